"""A coding on the terminal: the article, and under it a row an event."""

from collections.abc import Sequence
from typing import get_args

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.saying import count
from dateline.cli.wording import (
    actor_words,
    chain_words,
    mark_words,
    place_words,
    stamp_words,
    when_words,
)
from dateline.codebook.counts import without_counts
from dateline.document import Document
from dateline.export.plain import summed
from dateline.export.wording import range_words
from dateline.records import Actor, Claim, Coding, Event, Finding, TollKind

_COLOURS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
_QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
}  # fmt: skip
_STANCES = {
    "deny": "denied by", "accuse": "accused by", "doubt": "doubted by", "confirm": "confirmed by",
    "concede": "conceded by", "decline": "no comment by",
}  # fmt: skip
_KINDS: tuple[TollKind, ...] = get_args(TollKind)
ID_SHOWN = 10
"""Characters of an id on the screen: `dateline why` takes the beginning of one."""


def print_coding(console: Console, document: Document, coding: Coding) -> None:
    """Print an article's title, and a table of its events in the order of the text."""
    title = document.title or document.name or document.text[:70]
    events = count(len(coding.likely), "event")
    meta = (document.publisher, stamp_words(document.published), document.name, events)
    console.print()
    console.print(Text(title, style="bold"))
    console.print(Text(" · ".join(x for x in meta if x), style="dim"))
    if coding.likely:
        console.print(Padding(_table(coding), (1, 0, 0, 0)))


def bare_table(*, expand: bool = False) -> Table:
    """Return a table as all commands print it: dim heads over columns, without lines."""
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=expand)


def _table(coding: Coding) -> Table:
    claims = {claim.id: claim for claim in coding.claims}
    table = bare_table(expand=True)
    table.add_column("event", width=15)
    table.add_column("  who → to whom", ratio=10)
    table.add_column("where, when", ratio=7)
    table.add_column("toll", width=12)
    table.add_column("who says so", ratio=7)
    for number, event in enumerate(coding.likely):
        if number:
            table.add_row()
        table.add_row(
            _what(event), _parties(event), _where_when(event), _toll(event),
            _says(event, [claims[c] for c in event.claims if c in claims]),
        )  # fmt: skip
    return table


def _what(event: Event) -> Text:
    text = Text(event.type.value, style=f"bold {_COLOURS[_QUADS.get(event.type.value, 4)]}")
    if event.mode:
        text.append(f"\n{event.mode.value}", style="not bold")
    for note in mark_words(event.realis.value, background=event.background.value):
        text.append(f"\n{note}", style="not bold italic default")
    text.append(f"\n{event.id[:ID_SHOWN]}", style="not bold dim default")
    return text


def _parties(event: Event) -> Table:
    """Return the actors, the recipients after an arrow, and the words that name the deed."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    for name in _names(event.actors) or ["—"]:
        grid.add_row("", Text(name))
    for number, name in enumerate(_names(event.recipients)):
        grid.add_row(Text("" if number else "→", style="dim"), Text(name))
    grid.add_row("", Text(f"“{event.trigger.value}”", style="dim"))
    return grid


def _names(findings: Sequence[Finding[Actor]]) -> list[str]:
    """Return the parties by name, each once; mere counts stand in the column of tolls."""
    return list(dict.fromkeys(actor_words(f.value) for f in without_counts(findings)))


def _where_when(event: Event) -> Text:
    lines = []
    if event.place is not None:
        lines.append(place_words(event.place.value))
    if event.when is not None:
        lines.append(when_words(event.when.value))
    return Text("\n".join(lines))


def _toll(event: Event) -> Text:
    lines = []
    for kind in _KINDS:
        toll = summed(event.tolls, kind)
        if toll is None:
            continue
        name = "crowd of" if kind == "crowd" else kind
        counted = range_words(toll["least"] or 0, toll["most"])
        lines.append(f"{name} {counted}" if kind == "crowd" else f"{counted} {name}")
    text = Text("\n".join(lines), style="bold")
    for part in (t.value for t in event.tolls if t.value.part_of_total):
        counted = f"{range_words(part.least, part.most)} {part.group or part.kind}"
        text.append(f"\nincl. {counted}", style="not bold")
    return text


def _says(event: Event, claims: Sequence[Claim]) -> Text:
    text = Text()
    said = dict.fromkeys((c.stance.value, chain_words(c.source)) for c in claims)
    for number, (stance, chain) in enumerate(said):
        text.append("; " if number else "")
        if stance in _STANCES:
            text.append(f"{_STANCES[stance]} ", style="yellow")
        text.append(chain, style="dim" if chain == "narration" else "")
    if event.verification is not None:
        text.append("\n" if said else "")
        text.append(event.verification.value, style="bold yellow")
    return text
