"""Reading a CSV list of the codebook: a header, then a row a line."""

import csv
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import CodebookError


def read_list(path: Path) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a CSV file in its order; the error names the line that is malformed."""
    if not path.exists():
        raise CodebookError(f"{path}: no such list; reinstall Dateline")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(f"{path}: line {number}: wrong number of columns; quote commas")
    return rows
