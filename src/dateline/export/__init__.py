"""Records to files: one module a format."""

from collections.abc import Callable, Iterable, Iterator

from dateline.document import Document
from dateline.export.cases import write_cases
from dateline.export.geojson import write_geojson
from dateline.export.incidents import write_incidents
from dateline.export.jsonl import write_plain, write_records
from dateline.export.tables import (
    arrow_events,
    write_claims,
    write_codes,
    write_csv,
    write_documents,
    write_labels,
    write_parquet,
    write_tolls,
)  # fmt: skip
from dateline.records import Coding

Codings = Iterable[tuple[Document, Coding]]

TEXT_FORMATS: dict[str, Callable[[Codings], Iterator[str]]] = {
    "plain": write_plain,
    "records": write_records,
    "csv": write_csv,
    "geojson": write_geojson,
    "claims": write_claims,
    "labels": write_labels,
    "tolls": write_tolls,
    "codes": write_codes,
    "documents": write_documents,
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
