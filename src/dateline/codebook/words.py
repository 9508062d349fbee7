"""Word lists of the codebook: CSV files with a header, read once in a process."""

import functools
from collections.abc import Mapping
from pathlib import Path

from dateline.codebook.lists import read_list

WORDS = Path(__file__).parent / "en" / "words"


@functools.cache
def word_list(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `en/words/<name>.csv`, in the file's order."""
    return read_list(WORDS / f"{name}.csv")


@functools.cache
def word_table(name: str, value: str, key: str = "form") -> Mapping[str, str]:
    """Return one column of a word list by another; the first row of a key wins."""
    table: dict[str, str] = {}
    for row in word_list(name):
        table.setdefault(row[key], row[value])
    return table
