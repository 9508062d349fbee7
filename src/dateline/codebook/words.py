"""Word lists of the codebook: CSV files with a header, read once in a process."""

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import CodebookError

WORDS = Path(__file__).parent / "en" / "words"


@functools.cache
def word_list(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `en/words/<name>.csv`, in the file's order."""
    path = WORDS / f"{name}.csv"
    if not path.exists():
        raise CodebookError(f"{path}: no such word list; reinstall Dateline")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(f"{path}: line {number}: wrong number of columns; quote commas")
    return rows


@functools.cache
def word_table(name: str, value: str, key: str = "form") -> Mapping[str, str]:
    """Return one column of a word list by another; the first row of a key wins."""
    table: dict[str, str] = {}
    for row in word_list(name):
        table.setdefault(row[key], row[value])
    return table
