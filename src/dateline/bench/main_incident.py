"""The answer of one article to "how many were killed, how many injured?": its main incident.

The rule, in order:

1. An incident is made of the article's assaults and other events with killed or injured that are
   told as having happened (not planned, threatened or denied), and whose days and places don't
   contradict one another: days at most one apart, places at most 50 km apart or in one country
   where either is no more than an area. What is not said contradicts nothing.
2. The main incident is the one that most sentences report, be it an old one that is in court
   again; of two with as many, one of the last 30 days before publication, then the first told.
3. Its toll of a kind is what its records sum up to (`dateline.records.summarise`). The one number
   of a range is the count that is told most often, of two the higher.
4. Where it has no toll of the kind: 0 if the article, but for the sentences of other incidents, has
   no word of that harm (dead, fatal, murder, not "non-fatal" or "attempted murder"; wounded,
   critical condition); else what the next incident has, from 0; else 0 and more: harm that nobody
   counts.
5. The range is wider by those in danger of life ("critical"), who may be dead or hurt when the
   article is read, and by incidents of the last 30 days told at half the main one's length.
6. What counts no injured and tells of a deed over a week old, or gives no day, leaves them open.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dateline.codebook.places import kilometres
from dateline.document import Document, Span
from dateline.records import Coding, Event, Finding, Place, Toll, TollKind, When, summarise
from dateline.records.slots import PINNED
from dateline.records.summing import best

NEAR_KM = 50.0
_HAPPENED = frozenset({"actual", "ongoing"})
_APART_DAYS = 1
_NEWS_DAYS = 7
"""How many days a deed is news. In older ones told without wounded two in five had several."""
_WORDS = {
    "killed": re.compile(
        r"\b(?:kill|dead\b|death|die[sd]?\b|dying|fatal|murder|homicid|manslaughter|slain|slay|"
        r"corpse|coroner|autopsy)",
        re.I,
    ),
    "injured": re.compile(
        r"\b(?:wounded|injur|hurt\b|(?:critical|serious|stable) condition|non-life|surviv|recover|"
        r"paraly|grazed|treated)",
        re.I,
    ),
}
_NO_HARM = re.compile(
    r"\bnon-? ?(?:fatal|lethal)\w*|"
    r"\battempt\w*,? (?:[\w-]+ ){0,3}?(?:to kill|murder|homicide|manslaughter)\w*|"
    r"\b(?:homicide|murder) (?:unit|detective|squad|bureau|division|investigator|section)s?|"
    r"\b(?:going to|gonna) (?:\w+ )?die\b|\bn[o']t let [\w ]{1,20} die\b",
    re.I,
)
"""Words of harm that say of nobody that he died."""


class MainToll(msgspec.Struct, frozen=True):
    """How many of one kind of harm: the one number to give, and the range it stands in."""

    best: int
    least: int
    most: int | None

    def holds(self, number: int) -> bool:
        """Tell whether a number lies in the range.

        >>> MainToll(4, 4, None).holds(6), MainToll(2, 2, 3).holds(4)
        (True, False)
        """
        return self.least <= number and (self.most is None or number <= self.most)


_NOBODY = MainToll(0, 0, 0)
_UNKNOWN = MainToll(0, 0, None)
"""Harm is told of, and nobody is counted."""
_GRAVE = re.compile(
    r"\b(?:critical(?:ly)?|grave(?:ly)?|life[- ]threatening|life support|"
    r"fighting for (?:his|her|their) li[fv]e)",
    re.I,
)
_SAFE = re.compile(r"\b(?:non-? ?|(?:not|n't)\s(?:[\w']+ ){0,4}?)life[- ]threatening", re.I)
"""Words of those who may yet die."""


def main_toll(document: Document, coding: Coding, kind: TollKind) -> MainToll | None:
    """Return the main incident's toll of a kind (killed, injured); None where none is told."""
    groups = incidents(coding)
    found = _of_main(document, groups, kind)
    if found is None:
        return _UNKNOWN if harm_told(document, groups, kind) else None
    return _as_unclear_as_told(document, groups, found, kind)


def _of_main(
    document: Document, groups: Sequence[Sequence[Event]], kind: TollKind
) -> MainToll | None:
    """Return the toll of the main incident; where it has none that of the next that has one."""
    if not groups:
        return None
    told = [t for group in groups if (t := _told(group, kind)) is not None]
    own = _told(groups[0], kind)
    if own is not None:
        return own
    if not harm_told(document, groups, kind):
        return _NOBODY
    if kind == "injured" and _told(groups[0], "killed") is not None:
        return _UNKNOWN
    return MainToll(told[0].best, 0, told[0].most) if told else None


def _told(group: Sequence[Event], kind: TollKind) -> MainToll | None:
    """Return the toll of one incident as its events record it."""
    tolls = each_once(t for event in group for t in event.tolls)
    total = summarise(tolls, kind)
    return None if total is None else MainToll(best(tolls, kind) or 0, total.least, total.most)


def _as_unclear_as_told(
    document: Document, groups: Sequence[Sequence[Event]], found: MainToll, kind: TollKind
) -> MainToll:
    """Return a toll whose range is as wide as the article leaves it.

    Who is in danger of life may be dead when it is read; and where other incidents are told at
    half the length of the main one, the article may be about those.
    """
    least, most = found.least, found.most
    hurt = _of_main(document, groups, "injured") if kind == "killed" else found
    grave = min(
        len(_GRAVE.findall(_SAFE.sub("", document.text))), hurt.best if hurt is not None else 1
    )
    if kind == "injured":
        least = max(0, least - grave)
    elif most is not None:
        most += grave
    rivals = [g for g in groups[1:] if 2 * weight(g) >= weight(groups[0]) and not _old(g)]
    for other in (t for g in rivals if (t := _told(g, kind)) is not None):
        least = min(least, other.least)
        most = None if most is None or other.most is None else max(most, other.most)
    return MainToll(found.best, least, most)


def incidents(coding: Coding) -> list[list[Event]]:
    """Return the violent events of an article by incident, the main incident first."""
    events = sorted((e for e in coding.events if _violent(e)), key=_start)
    groups: list[list[Event]] = []
    for event in events:
        fitting = [g for g in groups if all(_agree(event, other) for other in g)]
        if fitting:
            fitting[0].append(event)
        else:
            groups.append([event])
    return sorted(groups, key=lambda g: (-weight(g), _old(g), _start(g[0])))


def harm_told(document: Document, groups: Sequence[Sequence[Event]], kind: TollKind) -> bool:
    """Tell whether a word of harm stands in the text outside the sentences of other incidents."""
    text = _NO_HARM.sub(lambda m: " " * len(m[0]), document.text)
    own = {q.span for group in groups[:1] for event in group for q in event.evidence}
    others = {q.span for group in groups[1:] for e in group for q in e.evidence} - own
    return any(
        not any(sentence.contains(Span(m.start(), m.end())) for sentence in others)
        for m in _WORDS[kind].finditer(text)
    )


def leaves_out(document: Document, groups: Sequence[Sequence[Event]], kind: TollKind) -> bool:
    """Tell whether an article that counts nobody of a kind may have left them out.

    A report of the last days' deed tells who was hurt. What is written of a deed long past, or of
    one whose day it does not give (a charge, a trial, a vigil), mostly tells who died alone.
    """
    if not groups or any(t.value.kind == kind for g in groups for e in g for t in e.tolls):
        return False
    if document.published is None:
        return False
    day = date.fromisoformat(document.published[:10])
    told = [date.fromisoformat(e.when.value.latest[:10]) for e in groups[0] if e.when is not None]
    return not any((day - when).days <= _NEWS_DAYS for when in told)


def _violent(event: Event) -> bool:
    harms = any(t.value.kind in _WORDS for t in event.tolls)
    return event.realis.value in _HAPPENED and (event.type.value == "ASSAULT" or harms)


def _start(event: Event) -> int:
    return event.trigger.quotes[0].span.start


def weight(group: Sequence[Event]) -> int:
    """Return how many sentences report an incident."""
    return len({q.span for event in group for q in event.evidence})


def _old(group: Sequence[Event]) -> bool:
    """Tell whether an incident is over 30 days older than the article."""
    return all(e.background.value for e in group)


def _agree(left: Event, right: Event) -> bool:
    if left.when is not None and right.when is not None and _apart(left.when, right.when):
        return False
    if left.place is None or right.place is None:
        return True
    return _same_place(left.place.value, right.place.value)


def _apart(left: Finding[When], right: Finding[When]) -> bool:
    """Tell whether two times lie more than a day apart."""
    first, second = sorted((left.value, right.value), key=lambda w: w.earliest)
    gap = date.fromisoformat(second.earliest[:10]) - date.fromisoformat(first.latest[:10])
    return gap.days > _APART_DAYS


def _same_place(left: Place, right: Place) -> bool:
    if left.country and right.country and left.country != right.country:
        return False
    if left.precision not in PINNED or right.precision not in PINNED:
        return True
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return True
    return kilometres(left.lat, left.lon, right.lat, right.lon) <= NEAR_KM


def each_once(tolls: Iterable[Finding[Toll]]) -> list[Finding[Toll]]:
    """Return tolls with each stretch of words once a kind, however many events have it."""
    found = {(t.value.kind, t.quotes[0].span): t for t in tolls}
    return [found[key] for key in sorted(found, key=lambda k: (k[1], k[0]))]
