"""The crosswalk files: CSV with a header, read once in a process."""

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import CodebookError

FOLDER = Path(__file__).parent

Row = Mapping[str, str]


@functools.cache
def table(name: str, folder: Path = FOLDER) -> tuple[Row, ...]:
    """Return the rows of `<name>.csv`, in the file's order."""
    path = folder / f"{name}.csv"
    if not path.exists():
        raise CodebookError(f"{path}: no such crosswalk; reinstall Dateline")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(f"{path}: line {number}: wrong number of columns; quote commas")
        if not row["source"]:
            raise CodebookError(f"{path}: line {number}: no source; say where the row is from")
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
