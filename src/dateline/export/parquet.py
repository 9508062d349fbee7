"""A folder of Parquet files: all tables that codings fill, written a stretch at a time."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from dateline.document import Document
from dateline.export.joined import (
    CODE_COLUMNS,
    DOCUMENT_COLUMNS,
    TOLL_COLUMNS,
    code_rows,
    document_rows,
    toll_rows,
)
from dateline.export.rows import COLUMNS, Codings, rows
from dateline.export.sayings import CLAIM_COLUMNS, LABEL_COLUMNS, claim_rows, label_rows
from dateline.export.tables import Rows, arrow
from dateline.records import Coding

TABLES: dict[str, tuple[dict[str, str], Rows]] = {
    "events": (COLUMNS, rows),
    "claims": (CLAIM_COLUMNS, claim_rows),
    "labels": (LABEL_COLUMNS, label_rows),
    "tolls": (TOLL_COLUMNS, toll_rows),
    "codes": (CODE_COLUMNS, code_rows),
    "documents": (DOCUMENT_COLUMNS, document_rows),
}
"""The tables by name: their columns with Arrow types, and what makes their rows of codings."""
_STRETCH = 500
"""Documents in one group of rows: so many codings are in memory at once."""


def write_tables(folder: Path, codings: Codings) -> Iterator[tuple[Document, Coding]]:
    """Write each table to a Parquet file of its name, and return each coding once it is written.

    The same codings in the same order give the same bytes.
    """
    import pyarrow.parquet as pq

    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                pq.ParquetWriter(
                    folder / f"{name}.parquet", arrow(columns, ()).schema, compression="zstd"
                )
            )
            for name, (columns, _) in TABLES.items()
        }
        for some in _stretches(codings):
            for name, (columns, made) in TABLES.items():
                writers[name].write_table(arrow(columns, made(some)))
            yield from some


def _stretches(codings: Codings) -> Iterator[list[tuple[Document, Coding]]]:
    given = iter(codings)
    while some := list(islice(given, _STRETCH)):
        yield some
