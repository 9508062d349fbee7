"""Tolls of an incident over time: who gave which number when, and low, best and high of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median_low

import msgspec

from dateline.document import Quote
from dateline.link.hearing.parties import Party, doer_key
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import verdict
from dateline.records import Event, Finding, Toll, TollKind, TollRange, TollStep, summarise
from dateline.records.summing import NAMED, SINGLE

KINDS: tuple[TollKind, ...] = (
    "killed", "injured", "missing", "captured", "displaced", "damaged", "crowd",
)  # fmt: skip
_INFERRED = "+nearest"
_PART = re.compile(
    r"^\W*of (?:the dead|the wounded|the injured|them|those|whom)\b|^[^.]{0,30}\bof the dead\b"
)


class Figure(msgspec.Struct, frozen=True):
    """A step with the voice behind it, and how much it is to be relied on (0 is most)."""

    step: TollStep
    voice: Party | None
    tier: int
    recalled: bool = False
    """Whether the passage recalls an earlier number ("had spoken of eleven")."""
    single: bool = False
    """Whether it is one person told of ("a neighbour"), not a count."""
    doer: bool = False
    """Whether the voice is of a side that is said to have done it."""

    @property
    def key(self) -> str:
        """The side that gives the number."""
        return self.voice.key if self.voice else f"narration:{self.step.document}"


def size(step: TollStep) -> int:
    """Return the number that a claim stands for: "up to 60" is 60, "at least nine" nine."""
    return step.most if step.most is not None and step.least <= 1 < step.most else step.least


def excludes(one: TollStep, other: TollStep) -> bool:
    """Tell whether two numbers cannot both be right; "at least nine" leaves fourteen open."""
    low, high = sorted((one, other), key=lambda s: (size(s), s.most or s.least))
    return low.most is not None and low.most < size(high)


def figures(case: Case, kind: TollKind) -> tuple[Figure, ...]:
    """Return every number of a kind with its voice, oldest first.

    Of the numbers that one voice gives in one document the largest is the total, the others are
    parts of it. Numbers that were only near the deed serve where no better ones are.
    """
    found: dict[tuple[str, str], Figure] = {}
    doing = frozenset(
        key for e in case.events for a in e.actors if (key := doer_key(a.value, case.home))
    )
    for event in case.events:
        if event.document not in {s.document for s in case.statements}:
            continue
        for sentence, tolls in _by_sentence(case, event, kind):
            total = summarise(tolls, kind)
            if total is None:
                continue
            quote = tolls[0].quotes[0]
            voice = _voice(case, sentence, quote)
            most = None if _counts_remains(voice, quote) else total.most
            step = TollStep(
                kind, total.least, most, case.codings[event.document][0].published,
                voice.name if voice else None, event.document, event.id, quote, total.group,
            )  # fmt: skip
            recalled = bool(sentence and verdict("recalled").search(sentence.sentence.text))
            if sentence and verdict("on top").search(sentence.sentence.text):
                continue
            doer = voice is not None and voice.key in doing
            single = size(step) == 1 and all(SINGLE in t.rule or NAMED in t.rule for t in tolls)
            figure = Figure(step, voice, _tier(case, voice, sentence), recalled, single, doer)
            slot = (event.document, figure.key)
            if slot not in found or _weight(found[slot].step) < _weight(step):
                found[slot] = figure
    if any(size(f.step) > 1 for f in found.values()):
        found = {slot: f for slot, f in found.items() if not f.single}
    told = {d for d, key in found if not key.startswith("narration:")}
    kept = [f for f in found.values() if f.voice is not None or f.step.document not in told]
    return tuple(sorted(kept, key=lambda f: (f.step.at or "", f.step.quote)))


def _counts_remains(voice: Party | None, quote: Quote) -> bool:
    """Tell whether an eyewitness counts bodies or graves: there may be more than he saw."""
    own = voice is None or voice.sort in ("person", "reporter")
    return own and bool(verdict("remains").search(quote.text))


def _weight(step: TollStep) -> tuple[int, bool]:
    """Order the numbers of one voice: the largest, of equals that of persons, not of bodies."""
    return step.least, not verdict("remains").search(step.quote.text)


def toll_ranges(case: Case) -> tuple[TollRange, ...]:
    """Return low, best and high of each kind of harm that has a number."""
    return tuple(
        ranged(kind, found) for kind in KINDS if (found := figures(case, kind))
    )  # fmt: skip


def ranged(kind: TollKind, found: Sequence[Figure]) -> TollRange:
    """Return the range of some numbers, after the rule of the UCDP's best, low and high.

    Low and high are the lowest and the highest claim. Best is the latest number of the most
    reliable voice that is no side of the fight, raised by whatever a like voice adds later; where
    only sides speak, the middle of their latest numbers, the lower one of two.
    """
    low = min(size(f.step) for f in found)
    high = max(f.step.most or f.step.least for f in found)
    tier = min(f.tier for f in found)
    if tier >= 3:
        latest = {f.key: size(f.step) for f in found}
        return TollRange(kind, low, median_low(latest.values()), high, tuple(f.step for f in found))
    best = [f for f in found if f.tier == tier][-1]
    for figure in found:
        later = (figure.step.at or "") > (best.step.at or "")
        free = figure.tier <= 2 or not figure.doer
        if free and later and size(figure.step) > size(best.step):
            best = figure
    return TollRange(kind, low, size(best.step), high, tuple(f.step for f in found))


def _by_sentence(
    case: Case, event: Event, kind: TollKind
) -> Iterable[tuple[Statement | None, list[Finding[Toll]]]]:
    mine = [
        t
        for t in event.tolls
        if t.value.kind == kind
        and not _PART.search(t.quotes[0].text)
        and (t.value.least or t.value.group is None)
    ]
    known = any(
        _INFERRED not in t.rule
        for e in case.events
        for t in e.tolls
        if e.document == event.document and t.value.kind == kind
    )
    firm = [
        t for t in mine
        if not known or _INFERRED not in t.rule or t.value.least == 0 or _heard(case, t)
    ]  # fmt: skip
    groups: dict[tuple[int, int], list[Finding[Toll]]] = defaultdict(list)
    spoken: dict[tuple[int, int], Statement | None] = {}
    for toll in firm:
        quote = toll.quotes[0]
        at = _statement(case, quote)
        span = at.sentence.span if at else quote.span
        groups[span.start, span.end].append(toll)
        spoken.setdefault((span.start, span.end), at)
    for place in sorted(groups):
        yield spoken[place], groups[place]


def _heard(case: Case, toll: Finding[Toll]) -> bool:
    """Tell whether a voice that tells of the dead gives the number."""
    at = _statement(case, toll.quotes[0])
    return at is not None and at.direct and "harm" in at.kinds


def _statement(case: Case, quote: Quote) -> Statement | None:
    """Return the narrowest passage with a voice that holds the words."""
    holding = [
        s for s in case.statements
        if s.document == quote.document and s.quote.span.overlaps(quote.span)
        and s.stance not in ("deny", "doubt", "decline")
    ]  # fmt: skip
    return min(holding, key=lambda s: (not s.direct, len(s.quote.text)), default=None)


def _voice(case: Case, statement: Statement | None, quote: Quote) -> Party | None:
    return statement.speaker if statement else None


def _tier(case: Case, voice: Party | None, statement: Statement | None) -> int:
    if statement and (
        "verified" in statement.sentence.text.lower() or statement.document in withdrawn(case)
    ):
        return 0
    if voice is None:
        return 2
    if voice.sort in ("hospital", "rescue"):
        return 1
    return 3 if voice.kind == "party" and voice.key in fighting(case) else 2


def withdrawn(case: Case) -> frozenset[str]:
    """Return the documents that take a report of the deed back: theirs is the last word."""
    return frozenset(
        s.document for s in case.statements
        if not s.aside and verdict("retracts").search(s.sentence.text)
    )  # fmt: skip


def fighting(case: Case) -> frozenset[str]:
    """Return the keys of the sides of the fight: who is said to have done it, and who was hit."""
    found = set()
    for event in case.events:
        for finding in (*event.actors, *event.recipients):
            key = doer_key(finding.value, case.home)
            if key:
                found.add(key)
    return frozenset(found)
