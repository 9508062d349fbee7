"""What people decided of records, applied to codings; what the machine read stays stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dateline.document import Document, Quote
from dateline.records import Coding, Event, Finding, Judgement, Values
from dateline.store.chaining import Record
from dateline.store.judging import judgements
from dateline.store.records import Store

RECORD_KINDS = frozenset({"accept", "reject", "correct", "add"})
"""Judgements of records; the others are of incidents, or take one back."""
_SEVERAL = frozenset({"actors", "recipients", "tolls"})
NEVER_EMPTY = frozenset({"type", "realis"})
"""Slots that every event fills."""


def in_force(judged: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody withdrew, oldest first."""
    gone = taken_back(judged)
    return [j for j in judged if j.id not in gone and j.kind != "withdraw"]


def taken_back(judged: Sequence[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that were withdrawn; `judged` are all, oldest first.

    A withdrawal can be withdrawn too: what it took back is in force again.
    """
    gone: set[str] = set()
    for judgement in reversed(judged):
        if judgement.kind == "withdraw" and judgement.withdraws and judgement.id not in gone:
            gone.add(judgement.withdraws)
    return frozenset(gone)


def _rule_of(by: str) -> str:
    """Return the rule of a value that a person gave.

    >>> _rule_of("Ada")
    'person:Ada'
    """
    return f"person:{by.replace('+', ' ')}"  # a plus begins what a rule's end says of tolls


def reviewed(coding: Coding, judged: Iterable[Judgement], *, rejected: bool = False) -> Coding:
    """Return a coding with the judgements of its records applied; a pure function of both.

    `judged` are in force, oldest first: of each slot, and of whether an event is one, the last
    word wins. A corrected value has the rule `person:NAME` and the words that the person gave,
    else those of the value before; what a person accepted or corrected is certain to be one. With
    `rejected` the events stay that people rejected.
    """
    mine = [j for j in judged if j.kind in RECORD_KINDS]
    if not mine:
        return coding
    events = {event.id: event for event in coding.events}
    gone: set[str] = set()
    for judgement in mine:
        if judgement.kind == "add" and judgement.quotes[0].document == coding.document:
            event = _added_event(judgement)
            events.setdefault(event.id, event)
        for ident in judgement.events:
            if ident not in events:
                continue
            if judgement.kind == "correct":
                events[ident] = _corrected(events[ident], judgement)
            gone.discard(ident)
            if judgement.kind in ("accept", "correct"):
                events[ident] = msgspec.structs.replace(events[ident], score=1.0)
            if judgement.kind == "reject":
                gone.add(ident)
    dropped = frozenset() if rejected else frozenset(gone)
    return _without(coding, _in_order(events.values(), len(coding.events)), dropped)


def _added_event(judgement: Judgement) -> Event:
    """Return the event that a judgement of kind `add` tells of."""
    trigger, values = judgement.quotes[0], judgement.values or Values()
    rule, quotes = _rule_of(judgement.by), (judgement.quotes[0],)

    def found(value: Any) -> Any:
        return None if value is None else Finding(value, quotes, rule)

    return Event(
        id=judgement.events[0], document=trigger.document, type=found(values.type or "ASSAULT"),
        mode=found(values.mode), contexts=(), trigger=found(trigger.text),
        evidence=judgement.quotes[1:] or quotes, actors=tuple(map(found, values.actors)),
        recipients=tuple(map(found, values.recipients)), place=found(values.place),
        when=found(values.when), tolls=tuple(map(found, values.tolls)),
        realis=found(values.realis or "actual"), background=found(False), claims=(),
        verification=None, score=1.0,
    )  # fmt: skip


def _corrected(event: Event, judgement: Judgement) -> Event:
    """Return an event with one slot as a person has it; values that stay keep their finding."""
    slot, rule = judgement.slot, _rule_of(judgement.by)
    if slot is None or judgement.values is None:
        return event
    held, new = getattr(event, slot), getattr(judgement.values, slot)
    before: tuple[Finding[Any], ...] = held if slot in _SEVERAL else (held,) if held else ()
    known = {f.value: f for f in before}
    words: tuple[Quote, ...] = judgement.quotes or tuple(
        dict.fromkeys(q for f in before for q in f.quotes)
    )

    def finding(value: Any) -> Finding[Any]:
        return known.get(value) or Finding(value, words or event.trigger.quotes, rule)

    if slot in _SEVERAL:
        return msgspec.structs.replace(event, **{slot: tuple(map(finding, new))})
    if new is None:
        return event if slot in NEVER_EMPTY else msgspec.structs.replace(event, **{slot: None})
    return msgspec.structs.replace(event, **{slot: finding(new)})


def _in_order(events: Iterable[Event], read: int) -> tuple[Event, ...]:
    """Return events with those that a person added where the text tells of them."""
    listed = list(events)
    found = listed[:read]
    for event in listed[read:]:
        at = event.trigger.quotes[0].span
        later = (i for i, e in enumerate(found) if e.trigger.quotes[0].span > at)
        found.insert(next(later, len(found)), event)
    return tuple(found)


def _without(coding: Coding, events: tuple[Event, ...], gone: frozenset[str]) -> Coding:
    """Return a coding with these events but those gone, of which nothing speaks any more."""
    if not gone:
        return msgspec.structs.replace(coding, events=events)

    def left(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if i not in gone)

    replaced = msgspec.structs.replace
    return replaced(
        coding,
        events=tuple(e for e in events if e.id not in gone),
        claims=tuple(replaced(c, events=left(c.events), denies=left(c.denies))
                     for c in coding.claims),
        checks=tuple(replaced(c, events=left(c.events)) for c in coding.checks),
    )  # fmt: skip


class Reviews:
    """People's judgements of records that are in force, found by the coding that they are of."""

    def __init__(self, judged: Sequence[Judgement]) -> None:
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._judged = [j for j in in_force(judged) if j.kind in RECORD_KINDS]
        for number, judgement in enumerate(self._judged):
            documents = (q.document for q in judgement.quotes[:1] if judgement.kind == "add")
            for key in (*judgement.events, *documents):
                self._numbers[key].add(number)

    @classmethod
    def of_store(cls, store: Store) -> "Reviews":
        """Return those of a store."""
        return cls(judgements(store))

    def of(self, *idents: str) -> list[Judgement]:
        """Return the judgements of some events, or that added one to a document, oldest first."""
        numbers = set[int]().union(*(self._numbers.get(i, ()) for i in idents))
        return [self._judged[n] for n in sorted(numbers)]

    def added(self) -> list[Judgement]:
        """Return the judgements that added events."""
        return [j for j in self._judged if j.kind == "add"]

    def applied(self, coding: Coding, *, rejected: bool = False) -> Coding:
        """Return a coding as people have it."""
        if not self._judged:
            return coding
        added = [e for j in self.of(coding.document) for e in j.events]
        mine = self.of(coding.document, *added, *(e.id for e in coding.events))
        return reviewed(coding, mine, rejected=rejected)


def reviewed_codings(store: Store) -> Iterator[tuple[Document, Coding]]:
    """Return each document with its newest coding as people have it, in order of name and id."""
    reviews = Reviews.of_store(store)
    for document, coding in store.codings():
        yield document, reviews.applied(coding)


def find_record(store: Store, ident: str) -> tuple[Document, Record, Coding]:
    """Return a record as people have it, with its document and that document's coding.

    `ident` is its id or the first few characters; an event that a person added is found too, and
    one that a person rejected.
    """
    reviews = Reviews.of_store(store)
    added = [j for j in reviews.added() if j.events[0].startswith(ident)]
    if added:
        document, record = store.document(added[-1].quotes[0].document), _added_event(added[-1])
    else:
        document, found = store.find(ident)
        if not isinstance(found, Event):
            return document, found, reviews.applied(store.coding(document.id))
        record = found
    coding = reviews.applied(store.coding(document.id), rejected=True)
    held = next((e for e in coding.events if e.id == record.id), record)
    return document, held, coding
