"""`dateline claims`: what a source said, and what others said against it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.saying import count

if TYPE_CHECKING:
    from dateline.desk.sayings import Saying

_SHOWN = 160
"""Characters of a claim that are shown."""


@click.command()
@click.option("--by", required=True, metavar="SOURCE", type=options.words,
              help="Who speaks: a name, or its words.")  # fmt: skip
@click.option("--stance", type=click.Choice(options.STANCES), help="Only claims of this stance.")
@options.database
@options.own_actors
def claims(by: str, stance: str | None, db: Path, own: tuple[Path, ...]) -> None:
    """List what a source said, and what others said against it.

    Each claim with its day, its words, the events that it is about and their parties. SOURCE is
    resolved like an actor of an article, so that "Syrian government" finds "Damascus" and "a
    government spokesman" too; words that name nobody known are looked for as written.

    \b
    Example:
      dateline claims --by "Syrian government"
      dateline claims --by "Human Rights Watch" --stance accuse
    """
    from dateline.codebook.directory import load_directory
    from dateline.desk.sayings import sayings
    from dateline.extract.actors.explaining import explain_actor
    from dateline.store import Store, reviewed_codings

    found = explain_actor(by, load_directory(own)).finding
    store = Store(db, create=False)
    told = 0
    for saying in sayings(reviewed_codings(store), by, found.value if found else None):
        if stance is None or saying.claim.stance.value == stance:
            told += 1
            click.echo("\n".join(_lines(saying)) + "\n")
    store.close()
    summary = f"{count(told, 'claim')} by {by}" if told else f"nothing said by {by} in {db}"
    click.echo(summary, err=True)


def _lines(saying: "Saying") -> list[str]:
    """Return a claim as lines: day, speakers and stance; its words; its events; who objects."""
    from dateline.cli.wording import actor_words, claim_words, shortened, stamp_words, when_words
    from dateline.export.sayings import content_words

    claim = saying.claim
    outlet = f", in {claim.outlet}" if claim.outlet else ""
    lines = [
        f"{stamp_words(saying.document.published)}  {claim_words(claim)}{outlet}  {claim.id}",
        f"    “{shortened(content_words(claim), _SHOWN)}”",
    ]
    for event in saying.events:
        told = "denies" if event.id in claim.denies else "about"
        parties = ", ".join(actor_words(a.value) for a in (*event.actors, *event.recipients))
        day = f", {when_words(event.when.value)}" if event.when else ""
        kind = f"{event.type.value} {event.trigger.value}"
        lines.append(f"    {told} {kind}: {parties or 'nobody named'}{day}  {event.id}")
    if claim.against is not None and not claim.denies:
        lines.append(f"    denies “{claim.against.text}”")
    for rival in saying.against:
        lines.append(
            f"    against: {claim_words(rival)} “{shortened(content_words(rival), _SHOWN)}”"
        )
    return lines
