"""People's decisions as test cases: a passage, what the machine read, what the person decided."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dateline.document import Document
from dateline.export.plain import plain_event
from dateline.records import Coding, Event, Judgement
from dateline.store import Store
from dateline.store.judging import document_of, judgements
from dateline.store.reviewing import RECORD_KINDS, in_force, reviewed


def write_cases(store: Store) -> Iterator[str]:
    """Return a line a judgement, oldest first, the withdrawn ones too.

    `events` has, for each event judged, its passage, what the machine read there (`machine`, None
    if it read nothing) and what this person decided (`person`, None if it is no event).
    """
    listed = judgements(store)
    held = {j.id for j in in_force(listed)}
    for judgement in listed:
        case = {
            "judgement": msgspec.to_builtins(judgement),
            "in_force": judgement.id in held or judgement.kind == "withdraw",
            "events": [_event(store, listed, judgement, e) for e in judgement.events],
            "others": [_event(store, listed, judgement, e) for e in judgement.others],
        }
        yield json.dumps(case, ensure_ascii=False) + "\n"


def _event(
    store: Store, listed: Sequence[Judgement], judgement: Judgement, ident: str
) -> dict[str, Any]:
    """Return one event as the machine has it and as the person does."""
    source = document_of(store, ident)
    if source is None:  # it was of a document that is stored no longer
        return {"event": ident, "document": None}
    document, coding = store.document(source), store.coding(source)
    machine = _found(coding, ident)
    adding = [j for j in listed if j.kind == "add" and ident in j.events]
    told = [*adding, judgement] if judgement.kind in RECORD_KINDS else adding
    person = _found(reviewed(coding, told), ident)
    shown = person or machine
    quotes = sorted(shown.evidence, key=lambda q: q.span) if shown else []
    return {
        "event": ident,
        "document": document.name or document.id,
        "published": document.published,
        "start": quotes[0].span.start if quotes else None,
        "text": document.text[quotes[0].span.start : quotes[-1].span.end] if quotes else None,
        "machine": _plain(document, coding, machine),
        "person": _plain(document, coding, person),
    }


def _found(coding: Coding, ident: str) -> Event | None:
    return next((event for event in coding.events if event.id == ident), None)


def _plain(document: Document, coding: Coding, event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return plain_event(document, event, [c for c in coding.claims if c.id in event.claims])
