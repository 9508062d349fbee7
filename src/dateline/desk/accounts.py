"""The account of a coding: each value of each record, with the places of its words."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

import msgspec

from dateline.desk import phrasing
from dateline.document import Document, Quote
from dateline.records import (
    LIKELY,
    Actor,
    Check,
    Claim,
    Coding,
    Event,
    Finding,
    Label,
    Place,
    Toll,
    When,
)

Record = Event | Claim | Label | Check
_NAMES = {
    "actors": "actor", "recipients": "recipient", "tolls": "toll", "contexts": "context",
    "source": "speaker", "rest": "content",
}  # fmt: skip
"""What a reader calls one value of a slot, where that is not the slot's own name."""
_CORE = ("trigger", "content", "words", "scope")
"""The slots whose words a record is about; a date or a place may stand far from them."""


_QUOTES = "\"'“”‘’"


class Value(msgspec.Struct, frozen=True):
    """One value: its slot, its words for a reader, the rule, and where its words stand."""

    slot: str
    text: str
    rule: str
    spans: tuple[tuple[int, int], ...]
    note: str = ""


class Account(msgspec.Struct, frozen=True):
    """A record as the article page shows it; `marks` tell what a reader must not overlook."""

    id: str
    kind: str
    title: str
    score: float | None
    marks: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def start(self) -> int:
        """Where the words stand that the record is about."""
        core = [v for v in self.values if v.slot in _CORE] or list(self.values)
        return min((s for v in core for s, _ in v.spans), default=0)


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text inside a block, with the numbers of the values that it belongs to."""

    text: str
    values: tuple[int, ...]


def accounts(coding: Coding, held: Collection[str] = ()) -> tuple[Account, ...]:
    """Return the accounts of all records of a coding, in the order of the text.

    Of the less likely events those `held`: an incident's, whose values it may have from them.
    """
    events = (e for e in coding.events if e.score >= LIKELY or e.id in held)
    records: list[Record] = [*events, *coding.claims, *coding.labels, *coding.checks]
    found = [
        Account(r.id, type(r).__name__.lower(), _title(r), getattr(r, "score", None),
                tuple(_marks(r)), tuple(_values(r)))
        for r in records
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda a: (a.start, a.kind, a.id)))


def pieces(document: Document, start: int, end: int, values: list[Value]) -> Iterator[Piece]:
    """Return a stretch of the text, cut wherever a value's words begin or end."""
    inside = [
        (max(s, start), min(e, end), number)
        for number, value in enumerate(values)
        for s, e in value.spans
        if s < end and start < e
    ]
    cuts = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    for first, last in pairwise(cuts):
        over = sorted({n for s, e, n in inside if s <= first and last <= e})
        yield Piece(document.text[first:last], tuple(over))


def _title(record: Record) -> str:
    if isinstance(record, Event):
        return f"{phrasing.deed_words(record)} “{_short(record.trigger.value, 40)}”"
    if isinstance(record, Claim):
        speaker = phrasing.shown(record.source[0].value) if record.source else "The outlet"
        return f"{speaker}: {record.stance.value} “{_short(record.content.text)}”"
    if isinstance(record, Label):
        return f"“{record.words.text.strip(_QUOTES)}”"
    return f"Check: {record.status.value} “{_short(record.scope.text)}”"


def _short(text: str, most: int = 60) -> str:
    """Return the beginning of a text, cut at a word."""
    line = " ".join(text.split()).strip(_QUOTES)
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


def _marks(record: Record) -> Iterator[str]:
    if isinstance(record, Event):
        if record.realis.value != "actual":
            yield record.realis.value
        if record.background.value:
            yield "background"
        if record.verification:
            yield record.verification.value
        if record.score < LIKELY:
            yield "less likely"
    if isinstance(record, Label) and record.scare:
        yield "in scare quotes"


def _values(record: Record) -> Iterator[Value]:
    """Return the filled values that the text has words for; what merely isn't so is left out."""
    for field in record.__struct_fields__:
        held = getattr(record, field)
        for item in held if isinstance(held, tuple) else (held,):
            slot = _NAMES.get(field, field)
            if isinstance(item, Finding) and item.value is not False:
                yield Value(slot, value_text(item.value), item.rule, _spans(item.quotes),
                            _note(item.value))  # fmt: skip
            elif isinstance(item, Quote):
                yield Value(slot, _short(item.text, 160), "", _spans((item,)))


def _spans(quotes: tuple[Quote, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((q.span.start, q.span.end) for q in quotes))


def value_text(value: Any) -> str:
    """Return a value of a finding as a reader sees it."""
    if isinstance(value, Actor):
        return phrasing.shown(value)
    if isinstance(value, Place):
        return phrasing.place_words(value)
    if isinstance(value, When):
        return phrasing.when_words(value)
    if isinstance(value, Toll):
        return phrasing.toll_words(value)
    return "yes" if value is True else str(value)


def _note(value: Any) -> str:
    """Return what else is known of a value, in a few words."""
    if isinstance(value, Actor):
        codes = "/".join(x for x in (value.country, value.sector) if x)
        label = f"called “{value.label}”" if value.label else ""
        return ", ".join(x for x in (codes, label) if x)
    if isinstance(value, Place):
        pin = "{:.3f}, {:.3f}".format(*value.pin) if value.pin else "no point"
        near = f", within {value.radius_km:g} km" if value.radius_km else ""
        other = ", ".join(f"{c.name} ({c.country})" for c in value.rejected[:3])
        return f"{value.precision}, {pin}{near}" + (f"; not {other}" if other else "")
    if isinstance(value, When):
        return value.precision + (f", counted from {value.anchor}" if value.anchor else "")
    if isinstance(value, Toll):
        return "part of the total" if value.part_of_total else ""
    return ""
