"""Parquet files to documents: a row each, with the columns that lines of JSONL have."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.articles import issue
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.lines import Line, read_line
from dateline.ingest.text import Meta
from dateline.records import Issue

MAGIC = b"PAR1"
_COLUMNS = Line.__struct_fields__
_ROWS = 64
"""Rows that are unpacked at a time."""
_LARGE, _RATIO = 100_000_000, 200
"""Bytes of a column from which on it may not be packed tighter than so: text packs to a fifth."""
_CURE = "write the file again"


def read_parquet(stream: BinaryIO, where: str, meta: Meta) -> Iterator[Document | Issue]:
    """Return the documents of a Parquet file, row group by row group, some rows at a time.

    A row group that can't be read is an `Issue`, and the others are read.
    """
    try:
        kinds = {field.name: field.type for field in pq.read_schema(stream)}
        if "text" not in kinds or not _is_text(kinds["text"]):
            raise InputError(
                f'{where}: no column "text" of strings; name the columns as the keys of JSONL'
            )
        found = pq.ParquetFile(
            stream, read_dictionary=["text"], buffer_size=1 << 20, pre_buffer=False,
            thrift_string_size_limit=50_000_000, thrift_container_size_limit=1_000_000,
        )  # fmt: skip
    except (pa.ArrowException, OSError, ValueError) as wrong:
        raise InputError(
            f"{where}: not Parquet that can be read: {_said(wrong)}; {_CURE}"
        ) from None
    with found:
        columns = [name for name in _COLUMNS if name in kinds]
        number = 0
        for group in range(found.num_row_groups):
            begun = number
            number += found.metadata.row_group(group).num_rows
            try:
                _check(found.metadata.row_group(group), f"{where} row group {group + 1}")
                yield from _rows(found, group, columns, begun, where, meta)
            except InputError as wrong:
                yield msgspec.structs.replace(issue(wrong), kind="damage")
            except (pa.ArrowException, OSError, ValueError, OverflowError) as wrong:
                what, cure = f"can't be read: {_said(wrong)}", f"{_CURE}; the others were read"
                yield Issue(f"{where} row group {group + 1}", what, cure, kind="damage")


def _check(group: Any, at: str) -> None:
    """Refuse a row group that would fill the memory when it is unpacked."""
    for column in map(group.column, range(group.num_columns)):
        size, packed = column.total_uncompressed_size, column.total_compressed_size
        if size > _LARGE and size > _RATIO * max(packed, 1):
            raise InputError(f"{at}: {size / 1e6:,.0f} MB packed into {packed:,} bytes; {_CURE}")


def _rows(
    found: Any, group: int, columns: list[str], begun: int, where: str, meta: Meta
) -> Iterator[Document | Issue]:
    number = begun
    for batch in found.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns):
        held = {n: _timed(c) for n, c in zip(batch.schema.names, batch.columns, strict=True)}
        for row in range(batch.num_rows):
            number += 1
            at = f"{where}:{number}"
            try:
                yield from read_line(_line(held, row, at), at, number, meta)
            except InputError as wrong:
                yield issue(wrong)


def _timed(column: Any) -> Any:
    """Return a column of times to the microsecond, which Python has; others as they are."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _line(held: dict[str, Any], row: int, at: str) -> Line:
    """Return a row as an article; raises `InputError` where it is none."""
    text = held["text"][row]
    if not text.is_valid:
        raise InputError(f"{at}: no text; leave the row out")
    if isinstance(text, pa.DictionaryScalar):
        text = text.value
    if (buffer := text.as_buffer()) is not None and buffer.size > MAX_BYTES:
        raise InputError(f"{at}: a text of over {MAX_BYTES // 10**6} MB; give one article a row")
    try:
        values = {name: _plain(name, column[row].as_py()) for name, column in held.items()}
        return msgspec.convert(values, Line)
    except (msgspec.ValidationError, ValueError, OverflowError) as wrong:
        raise InputError(f"{at}: not an article ({_said(wrong)}); mend the row") from None


def _plain(name: str, value: Any) -> Any:
    """Return a value as JSONL has it: a date or time as ISO 8601, an id as words.

    >>> _plain("published", datetime(2025, 3, 4)), _plain("id", 7)
    ('2025-03-04', '7')
    """
    if isinstance(value, datetime):
        bare = value.tzinfo is None and value.time() == time()
        return value.date().isoformat() if bare else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if name == "id" and isinstance(value, int) else value


def _is_text(kind: Any) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _said(wrong: Exception) -> str:
    """Return what went wrong, in a line."""
    return " ".join(str(wrong).split())[:160] or type(wrong).__name__
