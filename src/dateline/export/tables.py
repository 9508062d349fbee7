"""CSV and Parquet: rows as files that pandas and DuckDB read."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.export.rows import COLUMNS, Cell, Codings, rows

if TYPE_CHECKING:
    import pyarrow as pa

Rows = Callable[[Codings], Iterable[dict[str, Cell]]]
_FORMULA = ("=", "+", "-", "@", "\t")


def tabled(columns: Iterable[str], made: Rows) -> Callable[[Codings], Iterator[str]]:
    """Return what writes a CSV file, with a header, of the rows that something makes of codings."""
    return lambda codings: write_rows(columns, made(codings))


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


def arrow_events(codings: Codings) -> "pa.Table":
    """Return the events as an Arrow table with the columns of `COLUMNS`."""
    return arrow(COLUMNS, rows(codings))


def arrow(columns: Mapping[str, str], table: Iterable[dict[str, Cell]]) -> "pa.Table":
    """Return rows as an Arrow table: its columns are of these types, even where all are empty."""
    import pyarrow as pa

    listed = list(table)
    made = {}
    for name, kind in columns.items():
        cells: list[Any] = [row[name] for row in listed]
        if kind == "date32":
            cells = [date.fromisoformat(cell) if cell else None for cell in cells]
        made[name] = pa.array(cells, pa.type_for_alias(kind))
    return pa.table(made)


def write_parquet(codings: Codings) -> bytes:
    """Return a Parquet file of the events; the same events give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(arrow_events(codings), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())
