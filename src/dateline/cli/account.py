"""The account of a record on the terminal: each value, its words in context, its rule."""

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.wording import (
    actor_words,
    claim_words,
    place_words,
    stamp_words,
    toll_words,
    when_words,
)
from dateline.document import Document, Quote
from dateline.records import (
    Actor,
    Candidate,
    Check,
    Claim,
    Coding,
    Event,
    Finding,
    Issue,
    Label,
    Place,
    Toll,
    When,
)

Record = Event | Claim | Label | Check | Issue
_NAMES = {
    "actors": "actor", "recipients": "recipient", "tolls": "toll", "contexts": "context",
    "claims": "claim", "events": "claims event", "denies": "denies event", "source": "speaker",
}  # fmt: skip
_LEFT, _PLACE = 12, 6
"""Columns for the name of a value, and for the place of a quote in the text."""


class Entry(msgspec.Struct, frozen=True):
    """One value of a record as it is shown: its name, its text, the words and the rule."""

    name: str
    value: str
    quotes: tuple[Quote, ...] = ()
    rule: str = ""


def print_account(console: Console, document: Document, record: Record, coding: Coding) -> None:
    """Print a record: its article, then each value with its words and the rule that read it."""
    shown: set[Quote] = set()
    title = document.title or document.name or document.id
    kind = type(record).__name__
    console.print(Text(f"{kind} {getattr(record, 'id', '')}", style="bold"))
    console.print(Text(f"in “{title}”, {stamp_words(document.published)}", style="dim"))
    for entry in entries(record, coding):
        console.print()
        head = Text(entry.value, style="bold")
        head.append("  " if entry.value and entry.rule else "")
        head.append(entry.rule, style="not bold dim")
        row = _grid(_LEFT)
        row.add_row(Text(entry.name, style="cyan"), head)
        console.print(row)
        words = _grid(_LEFT, _PLACE)
        for quote in dict.fromkeys(entry.quotes):
            text = _context(console, document, quote, again=quote in shown)
            words.add_row("", Text(f"{quote.span.start:>6}", style="dim"), text)
            shown.add(quote)
        console.print(words)


def _grid(*widths: int) -> Table:
    """Return a table without lines: columns of these widths, and one that takes the rest."""
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    for width in widths:
        grid.add_column(width=width)
    grid.add_column(ratio=1)
    return grid


def entries(record: Record, coding: Coding) -> Iterator[Entry]:
    """Return each filled value of a record; the claims of an event stand in full.

    A false `background` or `scare` is left out: it says what the text does not.
    """
    claims = {claim.id: claim for claim in coding.claims}
    for field in record.__struct_fields__:
        if field in ("id", "document"):
            continue
        value = getattr(record, field)
        for item in value if isinstance(value, tuple) else (value,):
            plain = item.value if isinstance(item, Finding) else item
            if plain is None or plain is False:
                continue
            if field == "claims" and item in claims:
                yield from _claim(claims[item])
            else:
                yield _entry(_NAMES.get(field, field), item)


def _entry(name: str, item: Any) -> Entry:
    if isinstance(item, Finding):
        return Entry(name, value_words(item.value), item.quotes, item.rule)
    if isinstance(item, Quote):
        return Entry(name, "", (item,))
    return Entry(name, value_words(item))


def _claim(claim: Claim) -> Iterator[Entry]:
    """Return a claim as one entry with the words of its speakers, its cue and its content."""
    quotes: list[Quote] = []
    for speaker in claim.source:
        quotes += speaker.quotes
    quotes += claim.cue.quotes if claim.cue else ()
    rules = [claim.stance.rule, *(speaker.rule for speaker in claim.source)]
    yield Entry(
        "claim", claim_words(claim), (*quotes, claim.content), ", ".join(dict.fromkeys(rules))
    )


def value_words(value: Any) -> str:
    """Return a value of a finding as text, with everything that it holds."""
    if isinstance(value, Actor):
        called = ", in scare quotes" if value.scare else ""
        return actor_words(value) + called + (f"  id {value.id}" if value.id else "")
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, When):
        anchor = f", counted from {value.anchor}" if value.anchor else ""
        return f"{when_words(value)}  precision {value.precision}{anchor}"
    if isinstance(value, Toll):
        part = ", part of the total" if value.part_of_total else ""
        return toll_words(value) + part
    return "yes" if value is True else str(value)


def _place(place: Place) -> str:
    inside = ", ".join(x for x in (place.admin2, place.admin1) if x and x != place.name)
    pieces = [f"in {inside}"] if inside else []
    if place.pin is not None:
        pieces.append(f"{place.pin[0]:.3f}, {place.pin[1]:.3f}")
    pieces.append(f"precision {place.precision}")
    if place.radius_km:
        pieces.append(f"within {place.radius_km:g} km")
    if place.rejected:
        pieces.append("not " + ", ".join(_candidate(c) for c in place.rejected[:3]))
    return f"{place_words(place)}  {'; '.join(pieces)}"


def _candidate(candidate: Candidate) -> str:
    where = [candidate.country] if candidate.country else []
    if candidate.lat is not None and candidate.lon is not None:
        where.append(f"{candidate.lat:.1f} {candidate.lon:.1f}")
    return f"{candidate.name} ({', '.join(where)})"


def _context(console: Console, document: Document, quote: Quote, *, again: bool) -> Text:
    """Return the quoted words inside the words around them, as much as fits on a line.

    The words are reversed on a terminal and in brackets elsewhere; a second time they stand alone.
    """
    start, end = quote.span.start, quote.span.end
    words = document.text[start:end].replace("\n", " ")
    marked = Text(words if console.is_terminal else f"[{words}]", style="bold")
    if again:
        return marked
    marked.stylize("reverse")
    room = max(0, console.width - _LEFT - _PLACE - len(words) - 10)
    block = document.block_of(quote.span)
    low, high = (block.span.start, block.span.end) if block else (start, end)
    first = max(low, start - max(room // 2, room - (high - end)))
    last = min(high, end + room - (start - first))
    before = document.text[first:start].replace("\n", " ")
    after = document.text[end:last].replace("\n", " ")
    if first > low:
        before = "… " + before.partition(" ")[2]
    if last < high:
        after = after.rpartition(" ")[0] + " …"
    return Text.assemble((before, "dim"), marked, (after, "dim"))
