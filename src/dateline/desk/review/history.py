"""What people decided, in words for a page."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.desk.library import Library
from dateline.desk.phrasing import place_words, shown, toll_words, type_words, when_words
from dateline.records import Incident, Judgement, Values
from dateline.store.reviewing import taken_back


class Said(msgspec.Struct, frozen=True):
    """A judgement as a reader sees it; one that is `withdrawn` holds no longer.

    `events` are all that it touches.
    """

    id: str
    kind: str
    by: str
    at: str
    what: str
    why: str
    withdrawn: bool
    events: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """An event of an incident, to tell it from the others: its article, its deed, the sentence."""

    event: str
    document: str
    deed: str
    words: str


def told(library: Library, incident: Incident) -> tuple[Told, ...]:
    """Return the events of an incident as its reports tell them, in their order there."""
    documents = dict.fromkeys(r.document for r in incident.reports)
    events = {e.id: e for d in documents for e in library.coding(d, rejected=True).events}
    return tuple(
        Told(e.id, e.document, e.trigger.quotes[0].text, " … ".join(q.text for q in e.evidence))
        for e in (events[i] for i in incident.events if i in events)
    )


def history(judged: Sequence[Judgement], events: Iterable[str]) -> tuple[Said, ...]:
    """Return the judgements that touch any of some events, oldest first, the withdrawn too."""
    wanted = set(events)
    gone = taken_back(judged)
    known = {j.id: j for j in judged}
    return tuple(
        said(j, known, withdrawn=j.id in gone) for j in judged if wanted & {*j.events, *j.others}
    )


def said(
    judgement: Judgement, known: Mapping[str, Judgement], *, withdrawn: bool = False
) -> Said:  # fmt: skip
    """Return one judgement in words; `known` are all by their ids."""
    return Said(
        judgement.id, judgement.kind, judgement.by, judgement.at, _what(judgement, known),
        judgement.why, withdrawn, (*judgement.events, *judgement.others),
    )  # fmt: skip


def _what(judgement: Judgement, known: Mapping[str, Judgement]) -> str:
    number = len(judgement.events)
    match judgement.kind:
        case "same":
            return f"merged {number} events into one incident"
        case "different":
            return f"split {number} of {number + len(judgement.others)} events off"
        case "grade":
            return f"graded {judgement.grade}"
        case "withdraw":
            before = known.get(judgement.withdraws or "")
            return f"took back: {_what(before, known) if before else 'a decision'}"
        case "correct":
            slot = judgement.slot or "slot"
            return f"{slot}: {value_words(judgement.values or Values(), slot)}"
        case "add":
            return f"added “{judgement.quotes[0].text}”"
    return f"{judgement.kind}ed"


def value_words(values: Values, slot: str) -> str:
    """Return what a person says of one slot.

    >>> value_words(Values(type="ASSAULT"), "type"), value_words(Values(), "place")
    ('Assault', 'nothing told')
    """
    match slot:
        case "type":
            found = [type_words(values.type)] if values.type else []
        case "place":
            found = [place_words(values.place)] if values.place else []
        case "when":
            found = [when_words(values.when)] if values.when else []
        case "tolls":
            found = [toll_words(t) for t in values.tolls]
        case "actors" | "recipients":
            found = [shown(a) for a in getattr(values, slot)]
        case _:
            found = [str(v) for v in (getattr(values, slot, None),) if v]
    return ", ".join(found) or "nothing told"
