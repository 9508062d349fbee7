"""The crosswalk files: CSV with a header, read once in a process."""

import functools
from collections.abc import Mapping
from pathlib import Path

from dateline.codebook.lists import read_list
from dateline.errors import CodebookError

FOLDER = Path(__file__).parent

Row = Mapping[str, str]


@functools.cache
def table(name: str, folder: Path = FOLDER) -> tuple[Row, ...]:
    """Return the rows of `<name>.csv`, in the file's order."""
    path = folder / f"{name}.csv"
    rows = read_list(path)
    for line, row in enumerate(rows, start=2):
        if not row["source"]:
            raise CodebookError(f"{path}: line {line}: no source; say where the row is from")
    return rows


def number(cell: str) -> int | None:
    """Return a cell as a whole number; an empty cell is None.

    >>> number("3"), number("")
    (3, None)
    """
    return int(cell) if cell else None


def choices(cell: str) -> frozenset[str]:
    """Return the alternatives of a cell; an empty cell has none.

    >>> sorted(choices("aerial|drone")), choices("")
    (['aerial', 'drone'], frozenset())
    """
    return frozenset(cell.split("|")) if cell else frozenset()
