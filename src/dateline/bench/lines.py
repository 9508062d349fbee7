"""Reading a task's data: JSON objects, a line each, plain or gzipped."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import BenchError

Row = TypeVar("Row", bound=msgspec.Struct)


def read_lines(path: Path, kind: type[Row], *, limit: int | None = None) -> Iterator[Row]:
    """Return the records of a .jsonl or .jsonl.gz file; the error names the line and the cure."""
    if not path.is_file():
        raise BenchError(f"{path}: no such file; give a .jsonl or .jsonl.gz file with --data")
    data = path.read_bytes()
    if path.suffix == ".gz":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as wrong:
            raise BenchError(f"{path}: {wrong}; give a whole gzip file") from None
    given = 0
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip() or given == limit:
            continue
        try:
            yield msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError as wrong:
            raise BenchError(f"{path}:{number}: {wrong}; see docs/bench.md for the shape") from None
        given += 1
    if not given:
        raise BenchError(f"{path}: no record in it; give an object a line")
