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
def word_set(name: str, **columns: str) -> frozenset[str]:
    """Return the forms of a word list; with `columns` only of the rows that have these values.

    >>> "satellite" in word_set("checking", kind="remote"), "satellite" in word_set("launchers")
    (True, False)
    """
    return frozenset(
        row["form"]
        for row in word_list(name)
        if all(row[column] == value for column, value in columns.items())
    )


@functools.cache
def word_table(name: str, value: str, key: str = "form") -> Mapping[str, str]:
    """Return one column of a word list by another; the first row of a key wins."""
    table: dict[str, str] = {}
    for row in word_list(name):
        table.setdefault(row[key], row[value])
    return table


@functools.cache
def word_groups(*names: str) -> Mapping[str, frozenset[str]]:
    """Return the groups (columns `lemma,group`) that each lemma is in, over several lists.

    >>> "strike" in word_groups("near")["airstrike"]
    True
    """
    found: dict[str, set[str]] = {}
    for row in (row for name in names for row in word_list(name)):
        found.setdefault(row["lemma"], set()).add(row["group"])
    return {lemma: frozenset(groups) for lemma, groups in found.items()}
