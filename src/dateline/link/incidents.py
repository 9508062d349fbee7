"""From a cluster of events to the incident that a person reads."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.codebook.counts import without_counts
from dateline.document import Document, Quote
from dateline.link.contradictions import find_contradictions
from dateline.link.denials import settled
from dateline.link.grading import grade as graded
from dateline.link.hearing.parties import head
from dateline.link.hearing.telling import Heard, tell
from dateline.link.origins import find_origins
from dateline.link.summary import summary_of, title_of
from dateline.link.texts.descents import Descent, descents_of
from dateline.link.tolling import toll_ranges
from dateline.records import (
    Actor,
    Coding,
    Copy,
    Event,
    Finding,
    Incident,
    Judgement,
    Place,
    Reading,
    Realis,
    Report,
    When,
    incident_id,
)
from dateline.store.reviewing import in_force

T = TypeVar("T", Actor, Place, When)
V = TypeVar("V")
_HAPPENED: tuple[Realis, ...] = ("actual", "ongoing", "denied", "future", "hypothetical")
"""An incident is as real as the most that any report says."""
_FINE = ("site", "near", "town", "hour", "part", "day", "days", "admin2", "week", "admin1")


def incident_of(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    copies: Iterable[Copy],
    judged: Iterable[Judgement] = (),
    heard: Heard | None = None,
) -> Incident:
    """Return the incident of some events; `codings` are by document, `judged` those in force.

    `heard` is what the documents were heard to say before (`dateline.link.hearing.telling`).
    """
    held = {event.id for event in events}
    descents = descents_of((document for document, _ in codings.values()), copies)
    mine = [j for j in judged if held.intersection((*j.events, *j.others))]
    return build_incident(events, codings, descents, mine, heard)


def build_incident(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    descents: Mapping[str, Descent],
    judgements: Sequence[Judgement] = (),
    heard: Heard | None = None,
) -> Incident:
    """Return the incident of some events over several documents; a pure function of them all.

    `codings` and `descents` are by document id and hold at least the documents of the events.
    Of the judgements, those of kind `grade` on one of the events overrule the rule, the latest
    first. An empty cluster is a ValueError.
    """
    if not events:
        raise ValueError("no events; an incident has at least one")
    ordered = sorted(events, key=lambda e: _place_in_time(e, codings))
    case = settled(tell(ordered, codings, descents, heard))
    origins = find_origins(case)
    contradictions = find_contradictions(case)
    grade, reasons = graded(case, origins, contradictions)
    ruling = _ruling(ordered, judgements)
    if ruling is not None and ruling.grade is not None:
        grade, reasons = ruling.grade, (f"{ruling.by}: {ruling.why}", *reasons)
    blank = _slots(ordered, codings, descents)
    tolls = toll_ranges(case)
    summary = summary_of(
        blank.title, blank.type, blank.recipients, tolls, grade, len(origins), contradictions
    )  # fmt: skip
    return msgspec.structs.replace(
        blank,
        summary=summary,
        tolls=tolls,
        origins=origins,
        corroboration=len(origins),
        contradictions=contradictions,
        grade=grade,
        reasons=reasons,
        graded_by=ruling.by if ruling else None,
        judgements=tuple(j.id for j in judgements),
    )


def _slots(
    ordered: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    descents: Mapping[str, Descent],
) -> Incident:
    """Return the incident with what its events alone give, not graded yet."""
    first = ordered[0]
    done = [e.type.value for e in ordered if e.realis.value != "denied"]
    kind = _commonest(done or [first.type.value])
    modes = [e.mode.value for e in ordered if e.mode and e.type.value == kind]
    mode = _commonest(modes) if modes else None
    actors = readings((e.id, a) for e in ordered for a in without_counts(e.actors))
    hit = readings(
        (e.id, r) for e in ordered for r in without_counts(e.recipients)
        if not r.value.text.startswith(("No ", "no "))  # "no student was kidnapped"
    )  # fmt: skip
    doers, hit = _rivals_out(actors, hit)
    places = readings((e.id, e.place) for e in ordered if e.place)
    times = readings((e.id, e.when) for e in ordered if e.when)
    published = sorted(d.published for d, _ in _documents(ordered, codings) if d.published)
    return Incident(
        id=incident_id(first.id),
        type=kind,
        mode=mode,
        title=title_of(kind, mode, doers, places, times),
        summary="",
        events=tuple(e.id for e in ordered),
        reports=tuple(_reports(ordered, codings, descents)),
        actors=actors,
        recipients=hit,
        places=places,
        times=times,
        tolls=(),
        origins=(),
        corroboration=0,
        contradictions=(),
        grade="single-source",
        reasons=(),
        realis=min((e.realis.value for e in ordered), key=_HAPPENED.index),
        background=all(e.background.value for e in ordered),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
    )


def readings(found: Iterable[tuple[str, Finding[T]]]) -> tuple[Reading[T], ...]:
    """Return the values of a slot, best first: told by most events, finest, then earliest told."""
    by_value: dict[str, list[tuple[str, Finding[T]]]] = defaultdict(list)
    for ident, finding in found:
        by_value[_same(finding.value)].append((ident, finding))
    listed = sorted(
        enumerate(by_value.values()), key=lambda p: (-len(p[1]), _fineness(p[1][0][1].value), p[0])
    )
    return tuple(
        Reading(
            group[0][1].value,
            tuple(dict.fromkeys(q for _, f in group for q in f.quotes)),
            tuple(dict.fromkeys(i for i, _ in group)),
        )
        for _, group in listed
    )


def _rivals_out(
    actors: tuple[Reading[Actor], ...], hit: tuple[Reading[Actor], ...]
) -> tuple[tuple[Reading[Actor], ...], tuple[Reading[Actor], ...]]:
    """Return doers and those who were hit, so that the foremost of both are not one.

    Nobody attacks himself: he is what more events say of him.
    """
    if not actors or not hit:
        return actors, hit
    doer, sufferer = actors[0], hit[0]
    if (doer.value.name or doer.value.text) != (sufferer.value.name or sufferer.value.text):
        return actors, hit
    if len(doer.events) > len(sufferer.events):
        return actors, (*hit[1:], sufferer) if len(hit) > 1 else hit
    return (*actors[1:], doer) if len(actors) > 1 else (), hit


def _same(value: Actor | Place | When) -> str:
    """Return what makes two values one reading: unnamed people or things go by their noun."""
    if isinstance(value, Actor):
        return value.id or value.name or f"{head(value.text)} {value.country or ''}"
    if isinstance(value, Place):
        return f"{value.name}/{value.country}"
    return f"{value.earliest}/{value.latest}"


def _fineness(value: Actor | Place | When) -> int:
    if isinstance(value, Actor):
        return 0 if value.id else 1
    return _FINE.index(value.precision) if value.precision in _FINE else len(_FINE)


def _commonest(values: Sequence[V]) -> V:
    counts = Counter(values)
    return max(values, key=lambda v: counts[v])


def _place_in_time(
    event: Event, codings: Mapping[str, tuple[Document, Coding]]
) -> tuple[str, str, Quote]:
    published = codings[event.document][0].published or ""
    return published, event.document, event.trigger.quotes[0]


def _documents(
    events: Sequence[Event], codings: Mapping[str, tuple[Document, Coding]]
) -> list[tuple[Document, Coding]]:
    return [codings[d] for d in dict.fromkeys(e.document for e in events)]


def _reports(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    descents: Mapping[str, Descent],
) -> Iterator[Report]:
    for document, _ in _documents(events, codings):
        mine = tuple(e.id for e in events if e.document == document.id)
        known = descents.get(document.id, Descent())
        yield Report(
            document.id, document.title, document.publisher, document.published, document.url, mine,
            known.copy_of, known.version_of, known.credit,
        )  # fmt: skip


def _ruling(events: Sequence[Event], judgements: Sequence[Judgement]) -> Judgement | None:
    """Return the latest judgement on the grade that is not withdrawn."""
    ids = {e.id for e in events}
    ours = [j for j in in_force(judgements) if j.kind == "grade" and ids & set(j.events)]
    return sorted(ours, key=lambda j: j.at)[-1] if ours else None
