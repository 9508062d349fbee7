"""Codings on the terminal: a heading an article, a row an event."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.document import Document
from dateline.export.plain import summed
from dateline.export.rows import speakers
from dateline.records import Actor, Claim, Coding, Event, Finding, When

_COLOURS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
_QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
}  # fmt: skip
_STANCES = {"deny": "denied by", "accuse": "accused by", "doubt": "doubted by"}


def print_codings(codings: Iterable[tuple[Document, Coding]]) -> None:
    """Print each article with a table of its events."""
    console = Console(highlight=False)
    for document, coding in codings:
        title = document.title or document.name or document.text[:70]
        meta = " · ".join(x for x in (document.publisher, document.published) if x)
        console.print()
        console.print(Text(title, style="bold"), Text(meta or "no date", style="dim"))
        if not coding.events:
            console.print("  no events", style="dim")
            continue
        console.print(_table(coding))


def _table(coding: Coding) -> Table:
    claims = {claim.id: claim for claim in coding.claims}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, ratio in (("event", 3), ("who → to whom", 6), ("where, when", 4), ("toll", 2),
                        ("who says so", 5)):  # fmt: skip
        table.add_column(name, ratio=ratio, overflow="fold")
    table.expand = True
    for event in coding.events:
        table.add_row(
            _what(event), _parties(event), _where_when(event), _toll(event),
            _says(event, [claims[c] for c in event.claims]),
        )  # fmt: skip
    return table


def _what(event: Event) -> Text:
    kind = event.type.value + (f"/{event.mode.value}" if event.mode else "")
    text = Text(kind, style=_COLOURS[_QUADS.get(event.type.value, 4)])
    notes = [] if event.realis.value == "actual" else [event.realis.value]
    notes += ["background"] if event.background.value else []
    if notes:
        text.append("\n" + ", ".join(notes), style="italic")
    text.append(f"\n{event.id}", style="dim")
    return text


def _named(findings: Sequence[Finding[Actor]]) -> str:
    names = [_name(f.value) for f in findings]
    return ", ".join(names) if names else "—"


def _name(actor: Actor) -> str:
    code = "/".join(x for x in (actor.country, actor.sector) if x)
    label = f' called "{actor.label}"' if actor.label else ""
    return (actor.name or actor.text) + (f" [{code}]" if code else "") + label


def _parties(event: Event) -> Text:
    text = Text(_named(event.actors))
    if event.recipients:
        text.append("\n→ ", style="dim")
        text.append(_named(event.recipients))
    text.append(f"\n“{event.trigger.value}”", style="dim")
    return text


def _where_when(event: Event) -> Text:
    place = event.place.value if event.place else None
    lines = []
    if place is not None:
        where = f"{place.relation} {place.name}" if place.relation else place.name
        fine = "" if place.precision in ("site", "town") else f" ({place.precision})"
        lines.append(where + (f", {place.country}" if place.country else "") + fine)
    if event.when is not None:
        lines.append(_when(event.when.value))
    return Text("\n".join(lines) or "—")


def _when(when: When) -> str:
    if when.earliest == when.latest:
        return when.earliest
    return f"{when.earliest} to {when.latest}"


def _toll(event: Event) -> Text:
    lines = []
    for kind in ("killed", "injured"):
        toll = summed(event.tolls, kind)
        if toll is not None:
            lines.append(f"{_range(toll['least'], toll['most'])} {kind}")
    return Text("\n".join(lines) or "—")


def _range(least: int | None, most: int | None) -> str:
    if least == most:
        return str(least)
    return f"{least} or more" if most is None else f"{least} to {most}"


def _says(event: Event, claims: Sequence[Claim]) -> Text:
    text = Text()
    for number, claim in enumerate(claims):
        stance = _STANCES.get(claim.stance.value, "")
        text.append("\n" if number else "")
        text.append(f"{stance} " if stance else "", style="yellow")
        text.append(speakers(claim))
    if event.verification is not None:
        text.append("\n" if claims else "")
        text.append(event.verification.value, style="bold yellow")
    return text
