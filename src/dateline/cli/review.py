"""`dateline review`: what people decide of incidents, with who and why."""

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import options
from dateline.cli.saying import count

if TYPE_CHECKING:
    from dateline.records import Grade, Incident, Judgement, JudgementKind
    from dateline.store import Store


def _signed(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Give a judgement the options that all have: who, why, where it is kept."""
    for option in (
        options.database,
        click.option("--by", default=getpass.getuser, show_default="your login", metavar="NAME",
                     help="Who judges."),
        click.option("--why", required=True, metavar="TEXT", type=options.words,
                     help="The reason, in a sentence."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group()
def review() -> None:
    """Overrule the machine: same deed, different deeds, another grade.

    A judgement is a record of its own with who, when and why. It outranks the machine, survives
    "dateline link --anew", and is never deleted: "withdraw" takes it back. Ids are those of
    incidents or of events, or their first few characters.
    """


@review.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@_signed
def same(ids: tuple[str, ...], why: str, by: str, db: Path) -> None:
    """Merge: these incidents or events are one deed.

    \b
    Example:
      dateline review same n-3f2a n-77b0 --why "one raid, two names of the village"
    """
    if len(set(ids)) < 2:
        raise click.UsageError("give two ids or more: of incidents or events that are one deed")
    _decide(db, lambda store: _judgement("same", by, why, events=_events(store, ids)))


@review.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--from", "others", multiple=True, metavar="ID",
              help="What they are no part of; left out: the rest of their incident.")  # fmt: skip
@_signed
def different(ids: tuple[str, ...], others: tuple[str, ...], why: str, by: str, db: Path) -> None:
    """Split: these events are another deed than the rest of their incident.

    \b
    Example:
      dateline review different e-91ac e-0b5e --why "the second strike, an hour later"
      dateline review different e-91ac --from n-77b0 --why "another village"
    """

    def split(store: "Store") -> "Judgement":
        own = _events(store, ids, whole=False)
        rest = _events(store, others or own, whole=True)
        apart = tuple(event for event in rest if event not in own)
        if not apart:
            raise click.UsageError("nothing is left to keep them from; give events of one incident")
        return _judgement("different", by, why, events=own, others=apart)

    _decide(db, split)


@review.command()
@click.argument("ident", metavar="ID")
@click.argument("to", metavar="GRADE", type=click.Choice(options.GRADES))
@_signed
def grade(ident: str, to: "Grade", why: str, by: str, db: Path) -> None:
    """Grade an incident by hand.

    \b
    Example:
      dateline review grade n-3f2a confirmed --why "the ministry published the list of names"
    """
    _decide(
        db,
        lambda store: _judgement("grade", by, why, events=_events(store, (ident,)), grade=to),
    )


@review.command()
@click.argument("ident", metavar="JUDGEMENT")
@_signed
def withdraw(ident: str, why: str, by: str, db: Path) -> None:
    """Take a judgement back; it stays on record.

    \b
    Example:
      dateline review withdraw j-5d20 --why "the villages were two after all"
    """
    from dateline.store import judgements

    def back(store: "Store") -> "Judgement":
        found = [j for j in judgements(store) if j.id.startswith(ident)]
        if len(found) != 1:
            raise click.UsageError(f'{len(found)} judgements begin "{ident}"; see "review list"')
        return _judgement("withdraw", by, why, events=found[0].events, withdraws=found[0].id)

    _decide(db, back)


@review.command("list")
@options.database
def listed(db: Path) -> None:
    """List the judgements, newest first, the withdrawn ones too.

    \b
    Example:
      dateline review list
    """
    from dateline.store import Store, judgements
    from dateline.store.reviewing import taken_back

    store = Store(db, create=False)
    found = judgements(store)
    store.close()
    gone = taken_back(found)
    for judgement in reversed(found):
        what = judgement.grade or judgement.withdraws or judgement.slot
        what = what or count(len(judgement.events), "event")
        mark = " (withdrawn)" if judgement.id in gone else ""
        click.echo(f"{judgement.id}  {judgement.at}  {judgement.by}  {judgement.kind} {what}{mark}")
        click.echo(f"    {judgement.why}")
    if not found:
        click.echo('no judgements yet; "dateline review --help" says how to make one', err=True)


def _events(store: "Store", ids: Sequence[str], *, whole: bool = True) -> tuple[str, ...]:
    """Return the events that ids stand for; an incident's are all, an event's its own or all."""
    from dateline.store import incident

    found: dict[str, None] = {}
    for ident in ids:
        held = incident(store, ident)
        mine = [e for e in held.events if e.startswith(ident)]
        found |= dict.fromkeys(mine if mine and not whole else held.events)
    return tuple(found)


def _judgement(kind: "JudgementKind", by: str, why: str, **what: Any) -> "Judgement":
    from dateline.store import new_judgement

    return new_judgement(kind, by, why, **what)


def _decide(db: Path, make: "Callable[[Store], Judgement]") -> None:
    """Keep a judgement, link its neighbourhood again and say what became of it."""
    from dateline.link import relink
    from dateline.store import Store, add_judgement

    store = Store(db, create=False)
    judgement = make(store)
    add_judgement(store, judgement)
    outcome = relink(store, judgement)
    touched = {held.id: held for event in (*judgement.events, *judgement.others)
               if (held := _held(store, event)) is not None}  # fmt: skip
    store.close()
    click.echo(
        f"{judgement.id} kept; {count(outcome.tellings, 'telling')} looked at, "
        f"{count(outcome.incidents, 'incident')}"
    )
    for ident, held in touched.items():
        click.echo(f"now {ident}  {held.summary}")


def _held(store: "Store", event: str) -> "Incident | None":
    """Return the incident that holds an event; None where none does, as of one rejected."""
    from dateline.errors import StoreError
    from dateline.store import incident

    try:
        return incident(store, event)
    except StoreError:
        return None
