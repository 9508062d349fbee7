"""CSV and Parquet: the rows of `export.rows` as files that pandas and DuckDB read."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.document import Document
from dateline.export.joined import (
    CODE_COLUMNS,
    DOCUMENT_COLUMNS,
    TOLL_COLUMNS,
    code_rows,
    document_rows,
    toll_rows,
)
from dateline.export.rows import COLUMNS, Cell, rows
from dateline.export.sayings import CLAIM_COLUMNS, LABEL_COLUMNS, claim_rows, label_rows
from dateline.records import Coding

if TYPE_CHECKING:
    import pyarrow as pa

_FORMULA = ("=", "+", "-", "@", "\t")


def write_csv(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of events, with a header."""
    return write_rows(COLUMNS, rows(codings))


def write_claims(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of claims, with a header."""
    return write_rows(CLAIM_COLUMNS, claim_rows(codings))


def write_labels(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of labels, with a header."""
    return write_rows(LABEL_COLUMNS, label_rows(codings))


def write_tolls(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of tolls, with a header."""
    return write_rows(TOLL_COLUMNS, toll_rows(codings))


def write_codes(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of events in other schemes' codes, with a header."""
    return write_rows(CODE_COLUMNS, code_rows(codings))


def write_documents(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the lines of a CSV file of the articles read, with a header."""
    return write_rows(DOCUMENT_COLUMNS, document_rows(codings))


def write_rows(columns: Iterable[str], table: Iterable[dict[str, Cell]]) -> Iterator[str]:
    """Return the lines of a CSV file with a header; a cell that a spreadsheet would run is quoted.

    Text that begins with "=" or the like gets a leading apostrophe: articles are hostile input.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(columns), lineterminator="\n")
    writer.writeheader()
    for row in table:
        writer.writerow({k: _safe(v) for k, v in row.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    if rest := buffer.getvalue():
        yield rest


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def arrow_events(codings: Iterable[tuple[Document, Coding]]) -> "pa.Table":
    """Return the events as an Arrow table with the columns of `COLUMNS`."""
    import pyarrow as pa

    table = list(rows(codings))
    made = {}
    for name, kind in COLUMNS.items():
        cells: list[Any] = [row[name] for row in table]
        if kind == "date32":
            cells = [date.fromisoformat(cell) if cell else None for cell in cells]
        made[name] = pa.array(cells, pa.type_for_alias(kind))
    return pa.table(made)


def write_parquet(codings: Iterable[tuple[Document, Coding]]) -> bytes:
    """Return a Parquet file of the events; the same events give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(arrow_events(codings), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())
