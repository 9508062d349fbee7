"""Options that several commands share."""

from collections.abc import Callable, Iterable
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

own_actors: Callable[[Any], Any] = click.option(
    "--actors", "own", multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Your own actors: CSV in our columns, or a PETRARCH actor file; may be given again.",
)  # fmt: skip


published: Callable[[Any], Any] = click.option(
    "--published", metavar="DATE", help="Date of articles that state none (ISO 8601).",
)  # fmt: skip

allow_private: Callable[[Any], Any] = click.option(
    "--allow-private", is_flag=True,
    help="Fetch from private addresses too (10.0.0.0/8, localhost …).",
)  # fmt: skip

strict: Callable[[Any], Any] = click.option(
    "--strict", is_flag=True, help="Exit with status 3 if anything could not be read."
)

_DATABASE = b"SQLite format 3\0"
"""How each file of SQLite begins."""
GRADES = ("retracted", "confirmed", "contested", "corroborated", "unverified", "single-source")
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STANCES = (
    "assert", "deny", "accuse", "doubt", "confirm", "decline", "concede", "promise", "threaten",
)  # fmt: skip
ROLES = ("reader", "coder", "admin")
"""Grades, types, stances and roles as the records and the desk have them, here again so that
--help need not load those."""


def words(value: str) -> str:
    """Return some words; none at all, as of a variable that is not set, are wrong usage."""
    if not value.strip():
        raise click.BadParameter("there are no words in it; give some")
    return value


def iso_day(day: str | None, option: str) -> str | None:
    """Return a day given as an option in ISO 8601; a word that is no date is a usage error."""
    from dateline.ingest.headers import iso_or_none

    if day is None:
        return None
    iso = iso_or_none(day)
    if iso is None:
        raise click.BadParameter(
            f'"{day}" is no date; give YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM', param_hint=option
        )
    return iso


def may_take(target: Path, sources: Iterable[str] = ()) -> None:
    """Refuse a file to write to where a database stands, or one of the sources that are read."""
    if not target.is_file():
        return
    what = None
    with target.open("rb") as there:
        if there.read(len(_DATABASE)) == _DATABASE:
            what = "a database, and would be lost"
    if any(_is_of(target, Path(source)) for source in sources):
        what = "one of the sources, and would be lost"
    if what is not None:
        raise click.BadParameter(f"{target} is {what}; give another file", param_hint="--to")


def _is_of(target: Path, source: Path) -> bool:
    """Say whether a file that is there is this source, or one of its files that are read."""
    from dateline.ingest.sources import SUFFIXES

    if source.is_dir():
        inside = target.resolve().is_relative_to(source.resolve())
        return inside and target.name.casefold().endswith(SUFFIXES)
    return source.exists() and target.samefile(source)


publisher: Callable[[Any], Any] = click.option(
    "--publisher", type=words, help="The publisher of articles that state none."
)
