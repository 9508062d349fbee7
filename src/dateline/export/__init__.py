"""Records to files: one module a format."""

from collections.abc import Callable, Iterator

from dateline.export.cases import write_cases
from dateline.export.geojson import write_geojson
from dateline.export.incidents import write_incidents
from dateline.export.joined import (
    CODE_COLUMNS,
    DOCUMENT_COLUMNS,
    TOLL_COLUMNS,
    code_rows,
    document_rows,
    toll_rows,
)
from dateline.export.jsonl import write_plain, write_records
from dateline.export.rows import COLUMNS, rows
from dateline.export.sayings import CLAIM_COLUMNS, LABEL_COLUMNS, claim_rows, label_rows
from dateline.export.tables import Codings, arrow_events, tabled, write_parquet

TEXT_FORMATS: dict[str, Callable[[Codings], Iterator[str]]] = {
    "plain": write_plain,
    "records": write_records,
    "csv": tabled(COLUMNS, rows),
    "geojson": write_geojson,
    "claims": tabled(CLAIM_COLUMNS, claim_rows),
    "labels": tabled(LABEL_COLUMNS, label_rows),
    "tolls": tabled(TOLL_COLUMNS, toll_rows),
    "codes": tabled(CODE_COLUMNS, code_rows),
    "documents": tabled(DOCUMENT_COLUMNS, document_rows),
}
"""The formats that are text, by name; `parquet` is not; incidents and judgements need the store."""

__all__ = [
    "TEXT_FORMATS",
    "Codings",
    "arrow_events",
    "write_cases",
    "write_incidents",
    "write_parquet",
]
