"""Records to files: one module a format."""

from collections.abc import Callable, Iterator

from dateline.export.cases import write_cases
from dateline.export.geojson import write_geojson
from dateline.export.incidents import write_incidents
from dateline.export.jsonl import write_plain, write_records
from dateline.export.parquet import TABLES, write_tables
from dateline.export.rows import Codings
from dateline.export.tables import arrow_events, tabled, write_parquet

TEXT_FORMATS: dict[str, Callable[[Codings], Iterator[str]]] = {
    "plain": write_plain,
    "records": write_records,
    "csv": tabled(*TABLES["events"]),
    "geojson": write_geojson,
    **{name: tabled(*table) for name, table in TABLES.items() if name != "events"},
}
"""The formats that are text, by name; `parquet` is not; incidents and judgements need the store."""

__all__ = [
    "TABLES",
    "TEXT_FORMATS",
    "Codings",
    "arrow_events",
    "write_cases",
    "write_incidents",
    "write_parquet",
    "write_records",
    "write_tables",
]
