"""`dateline incidents`: list incidents, or show one as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.saying import count

if TYPE_CHECKING:
    from dateline.records import EventType, Grade
    from dateline.store import Filter


@click.group(invoke_without_command=True)
@click.option("--place", metavar="NAME", type=options.words,
              help="A place, province or country; a code.")  # fmt: skip
@click.option("--since", metavar="DATE", help="Not before this day (YYYY-MM-DD).")
@click.option("--until", metavar="DATE", help="Not after this day.")
@click.option("--type", "types", multiple=True, help="Of this PLOVER type; may be repeated.",
              type=click.Choice(options.TYPES, case_sensitive=False))  # fmt: skip
@click.option("--actor", metavar="NAME", type=options.words,
              help="This actor, on either side: words or an id.")  # fmt: skip
@click.option("--grade", "grades", multiple=True, type=click.Choice(options.GRADES),
              help="Of this grade; may be repeated.")  # fmt: skip
@click.option("--killed", type=click.IntRange(0), metavar="N", help="With at least N killed.")
@click.option("--words", metavar="TEXT", type=options.words,
              help="Whose reports hold all these words.")  # fmt: skip
@click.option("--publisher", metavar="NAME", type=options.words,
              help="That this publisher reports.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most N.")
@options.database
@click.pass_context
def incidents(
    ctx: click.Context, place: str | None, since: str | None, until: str | None,
    types: "tuple[EventType, ...]", actor: str | None, grades: "tuple[Grade, ...]",
    killed: int | None, words: str | None, publisher: str | None, limit: int, db: Path,
) -> None:  # fmt: skip
    """List incidents, newest first: what many reports tell of one deed.

    A line each: day, place, type, who to whom, toll (best, and the range where counts differ),
    grade, and how many reports and independent origins stand behind it. "show ID" is the page of
    one. docs/incidents.md says what the grades mean.

    \b
    Example:
      dateline incidents --place Idlib --since 2024-11-27 --killed 5
      dateline incidents --grade contested --actor "Islamic State"
      dateline incidents show n-3f2a
    """
    if ctx.invoked_subcommand is not None:
        return
    from rich.console import Console

    from dateline.cli.incident_table import print_incidents
    from dateline.store import Filter, Store, find_incidents

    wanted = Filter(
        place=place, since=options.iso_day(since, "--since"), actor=actor, words=words,
        until=options.iso_day(until, "--until"), types=types, grades=grades, killed=killed,
        publisher=publisher,
    )  # fmt: skip
    store = Store(db, create=False)
    rows, number = find_incidents(store, wanted, limit=limit)
    print_incidents(Console(highlight=False), rows)
    store.close()
    click.echo(_counted(len(rows), number, wanted), err=True)


def _counted(shown: int, number: int, wanted: "Filter") -> str:
    from dateline.store import Filter

    if not number:
        if wanted != Filter():
            return "no incident fits; leave a filter out"
        return 'no incidents yet; code articles with "dateline code FILE", or run "dateline link"'
    more = f", the newest {shown:,} shown; --limit shows more" if shown < number else ""
    return f"{count(number, 'incident')}{more}"


@incidents.command()
@click.argument("ident", metavar="ID")
@options.database
def show(ident: str, db: Path) -> None:
    """Show an incident as a page.

    Its summary, grade with reasons, tolls, contradictions, origins and reports.

    ID is that of the incident or of one of its events, or its first few characters.

    \b
    Example:
      dateline incidents show n-3f2a
    """
    from rich.console import Console

    from dateline.cli.incident_page import print_incident
    from dateline.link.versions import changed_versions
    from dateline.store import Store, incident

    store = Store(db, create=False)
    found = incident(store, ident)
    documents = {r.document: store.document(r.document) for r in found.reports}
    changed = changed_versions(store, documents.values())
    store.close()
    print_incident(Console(highlight=False), found, documents, changed)


@incidents.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@options.database
def compare(one: str, other: str, db: Path) -> None:
    """Say why two incidents or events are one deed, or two.

    Each line has what the machine makes of a report of the one and a report of the other, and what
    weighed most, in log-odds: above 0 speaks for one deed.

    \b
    Example:
      dateline incidents compare n-3f2a n-77b0
    """
    from dateline.link import judged_pairs
    from dateline.store import Store, incident

    store = Store(db, create=False)
    sides = [
        [e for e in held.events if e.startswith(ident)] or held.events
        for ident, held in ((i, incident(store, i)) for i in (one, other))
    ]
    found = judged_pairs(store, *sides)
    store.close()
    for link in found:
        click.echo(f"{link.left}  {link.right}  {link.answer} ({link.score:+.1f})")
        click.echo(f"    {'; '.join(link.reasons)}")
    if not found:
        click.echo("one report tells both as one deed", err=True)
