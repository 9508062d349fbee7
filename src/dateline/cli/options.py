"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

database: Callable[[Any], Any] = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("dateline.db"),
    show_default=True,
    envvar="DATELINE_DB",
    help="The database (SQLite).",
)
