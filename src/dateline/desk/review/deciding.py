"""From what a page or program sends to a judgement; what can't be one is refused with a reason."""

from collections.abc import Collection
from typing import Annotated, Any

import msgspec
from litestar.exceptions import ClientException

from dateline.codebook.places import Gazetteer
from dateline.desk.library import Library
from dateline.desk.passages import sentence
from dateline.desk.review.agreement import reserved
from dateline.desk.review.checking import faults
from dateline.desk.review.naming import known
from dateline.desk.rights import ASKER, refusal
from dateline.document import Document, Quote, content_id
from dateline.records import (
    Actor,
    Coding,
    Event,
    Grade,
    Judgement,
    JudgementKind,
    Place,
    Slot,
    Values,
)
from dateline.store import judgements, new_judgement
from dateline.store.judging import document_of
from dateline.store.reviewing import NEVER_EMPTY, RECORD_KINDS, in_force

_TEXT = Annotated[str, msgspec.Meta(max_length=2000)]
_IDS = Annotated[tuple[str, ...], msgspec.Meta(max_length=2000)]
_UNREASONED = ("accept",)
"""Kinds that need no reason: the record says enough."""


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody decides; `seen` is the number of the newest judgement that he knew of.

    `events` are ids of events, or of incidents for all their events. `words` are the words of the
    article for a value or a missed event, `near` where about they stand. `by` is who decides, for
    a program: a page knows its reader. Of a user of the desk it is the user, whatever it says.
    """

    kind: JudgementKind
    seen: Annotated[int, msgspec.Meta(ge=0)]
    events: _IDS = ()
    why: _TEXT = ""
    others: _IDS = ()
    grade: Grade | None = None
    withdraws: str | None = None
    slot: Slot | None = None
    values: Values | None = None
    document: str | None = None
    words: _TEXT = ""
    near: Annotated[int, msgspec.Meta(ge=0)] = 0
    by: Annotated[str, msgspec.Meta(max_length=80)] = ""


def judgement_of(library: Library, wanted: Decision, by: str) -> Judgement:
    """Return the judgement that a decision asks for; raises `ClientException` where it can't be."""
    given = ASKER.get().name or wanted.by or by
    name, why = " ".join(given.split())[:80], " ".join(wanted.why.split())
    if not name:
        raise ClientException("say who you are first: a decision has a name")
    if not why and wanted.kind not in _UNREASONED:
        raise ClientException("give the reason: whoever reads the decision later will ask for it")
    if wrong := next(faults(wanted.values or Values()), None):
        raise ClientException(wrong)
    judgement = new_judgement(wanted.kind, name, why, **_MAKERS[wanted.kind](library, wanted))
    if wanted.kind in RECORD_KINDS and reserved(judgements(library.store)) & {*judgement.events}:
        raise refusal("admin", "deciding where two others differ")
    return judgement


_Made = dict[str, Any]


def _same(library: Library, wanted: Decision) -> _Made:
    incidents = {library.incident(i).id: library.incident(i) for i in wanted.events}
    if len(incidents) < 2:
        raise ClientException("choose another incident: a merge takes two")
    return {"events": tuple(e for i in incidents.values() for e in i.events)}


def _different(library: Library, wanted: Decision) -> _Made:
    mine = tuple(dict.fromkeys(wanted.events))
    held = [e for i in wanted.others or mine for e in library.incident(i).events]
    rest = tuple(e for e in dict.fromkeys(held) if e not in mine)
    if not mine or not rest:
        raise ClientException("tick some events and leave some: a split has two sides")
    return {"events": mine, "others": rest}


def _grade(library: Library, wanted: Decision) -> _Made:
    if wanted.grade is None:
        raise ClientException("choose a grade")
    return {"events": _whole(library, wanted), "grade": wanted.grade}


def _whole(library: Library, wanted: Decision) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(e for i in wanted.events for e in library.incident(i).events))
    if not found:
        raise ClientException("name the incident")
    return found


def _withdraw(library: Library, wanted: Decision) -> _Made:
    listed = judgements(library.store)
    found = next((j for j in listed if j.id == wanted.withdraws), None)
    if found is None:
        raise ClientException(f'no judgement "{wanted.withdraws}" to take back')
    if found.kind != "withdraw" and found not in in_force(listed):
        raise ClientException("that decision is taken back already")
    if not ASKER.get().changes(found.by):
        raise refusal("admin", "taking back what somebody else decided")
    return {"events": found.events, "others": found.others, "withdraws": found.id}


def _verdict(library: Library, wanted: Decision) -> _Made:
    for ident in wanted.events or ("",):
        the_event(library, ident)
    return {"events": wanted.events}


def _correct(library: Library, wanted: Decision) -> _Made:
    if wanted.slot is None or wanted.values is None or len(wanted.events) != 1:
        raise ClientException("a correction names one event, a slot and what it holds")
    if wanted.slot in NEVER_EMPTY and getattr(wanted.values, wanted.slot) is None:
        raise ClientException(f"an event has a {wanted.slot}; choose one")
    document, _, event = the_event(library, wanted.events[0])
    kept = {f.value for f in (*event.actors, *event.recipients)}
    filled = _looked_up(wanted.values, document, kept)
    held = getattr(filled, wanted.slot)
    values = msgspec.structs.replace(Values(), **{wanted.slot: held})
    near = wanted.near or event.trigger.quotes[0].span.start
    quotes = (_quote(document, wanted.words, near),) if wanted.words.strip() else ()
    return {"events": wanted.events, "slot": wanted.slot, "values": values, "quotes": quotes}


def _add(library: Library, wanted: Decision) -> _Made:
    if wanted.document is None or wanted.values is None or wanted.values.type is None:
        raise ClientException("a missed event has an article, words in it and a type")
    document = library.store.document(wanted.document)
    trigger = _quote(document, wanted.words, wanted.near)
    values = _looked_up(wanted.values, document)
    place = f"{trigger.span.start}-{trigger.span.end}"
    ident = content_id("e", "person", document.id, place, str(values.type))
    quotes = (trigger, sentence(document, trigger))
    return {"events": (ident,), "values": values, "quotes": quotes}


_MAKERS = {
    "same": _same, "different": _different, "grade": _grade, "withdraw": _withdraw,
    "accept": _verdict, "reject": _verdict, "correct": _correct, "add": _add,
}  # fmt: skip


def the_event(library: Library, ident: str) -> tuple[Document, Coding, Event]:
    """Return an event as people have it, the rejected too, with its article."""
    source = document_of(library.store, ident)
    if source is None:
        raise ClientException(f'no event "{ident}"; it may have been read anew since')
    coding = library.coding(source, rejected=True)
    found = next((e for e in coding.events if e.id == ident), None)
    if found is None:
        raise ClientException(f'no event "{ident}" in the newest reading of its article')
    return library.store.document(source), coding, found


def _quote(document: Document, words: str, near: int) -> Quote:
    """Return words of an article with their place, of several the nearest to `near`."""
    parts = words.split()
    if not parts:
        raise ClientException("give the words of the article that say so")
    wanted, starts = words.strip(), []
    at = document.text.find(wanted)
    while at >= 0:
        starts.append(at)
        at = document.text.find(wanted, at + 1)
    if not starts:
        raise ClientException(f"“{wanted[:80]}” does not stand in the article; copy its words")
    start = min(starts, key=lambda s: abs(s - near))
    return document.quote(start, start + len(wanted))


def _looked_up(values: Values, document: Document, kept: Collection[Actor] = ()) -> Values:
    """Return values with what gazetteer and knowledge base have under the names in them.

    Actors that are `kept` stay as they were read.
    """
    day = (document.published or "")[:10] or None

    def named(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(a if a in kept else known(a, day) for a in actors)

    return msgspec.structs.replace(
        values,
        actors=named(values.actors), recipients=named(values.recipients),
        place=values.place and _placed(values.place),
    )  # fmt: skip


def _placed(place: Place) -> Place:
    """Return a place with its point as the gazetteer has it, where the person gave none."""
    if place.lat is not None or place.precision == "country":
        return place
    found = [
        row for row in Gazetteer.open().candidates(place.name)
        if row.lat is not None and place.country in (None, row.country)
    ]  # fmt: skip
    if not found:
        return place
    wanted = "town" if place.precision == "near" else place.precision
    best = max(found, key=lambda r: (r.kind == wanted, r.likeness, r.population, -r.id))
    return msgspec.structs.replace(
        place, country=best.country, admin1=best.admin1, admin2=best.admin2,
        lat=best.lat, lon=best.lon, radius_km=best.radius_km,
    )  # fmt: skip
