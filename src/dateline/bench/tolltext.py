"""Task `tolltext`: which tolls a passage tells, and whose event and whose count each one is."""

import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.locate import overlap
from dateline.bench.results import Result, f1, finished, share
from dateline.document import Quote, Range, Span, plain
from dateline.errors import BenchError
from dateline.extract.tolls import find_tolls
from dateline.extract.tolls.giving.givers import REFUSING
from dateline.pipeline import PLAIN, Settings
from dateline.records import Claim, Coding, Event, Toll, TollKind


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A gold toll; `start`, `end` (code points) say where `words` stand, if not at first.

    `event`, `event_also` are words that are as good; `by` is None where the outlet tells it.
    """

    words: str
    kind: TollKind
    least: int
    most: int | None
    event: str | None = None
    event_also: tuple[str, ...] = ()
    by: str | None = None
    group: str | None = None
    part_of: int | None = None
    start: int | None = None
    end: int | None = None


class Passage(msgspec.Struct, frozen=True):
    """A passage with its tolls; an id in `-ambiguous` is passed over; other keys likewise."""

    id: str
    text: str
    tolls: tuple[Counted, ...]
    published: str | None = None
    type: str = ""


class Told(msgspec.Struct, frozen=True):
    """A toll of the records: its value, its words, the events that have it, who gives it."""

    toll: Toll
    words: Span
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def said(self) -> str:
        """The toll in short, for a report of misses."""
        return f"{self.toll.kind} {self.toll.least}..{self.toll.most}"


class Tally(msgspec.Struct):
    """Counts over all passages; `read` are those that the finder of tolls reads at all."""

    wanted: int = 0
    given: int = 0
    matched: int = 0
    owned: int = 0
    event: int = 0
    claimant: int = 0
    read_given: int = 0
    read: int = 0
    missed: list[str] = msgspec.field(default_factory=list)


def score_tolltext(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each toll that is missed, made up or given to another.

    What counts is what the product records: the tolls of the coding's events, each stretch of
    words once a kind and range, however many events have it. A toll that is read but finds no
    event is in no record, so that no analyst ever sees it: it counts as missed, also where gold
    knows no event. `read_f1` tells what `toll_f1` would be with those (the bare finder of tolls),
    so that a fault of reading can be told from one of ownership.

    `toll_f1`: a gold toll is matched by one of ours when kind, least and most agree, each used
    once; those that share words go first. `owner_accuracy`: of the matched, those whose event and
    claimant agree. An event is right when a trigger of one of the toll's events shares a
    character with gold's words, or gold has none. A claimant is the innermost speaker of the
    narrowest claim that covers the toll's words (denials and doubts give none but 0); it is right
    when its words, or its name, are gold's, and where gold is narration when there is none.
    """
    began = time.monotonic()
    tally, n = Tally(), 0
    for gold in read_lines(data, Passage, limit=limit):
        if gold.id.endswith("-ambiguous"):
            continue
        n += 1
        document = plain(gold.text, published=gold.published)
        _passage(tally, gold, told_in(coded(document, settings)))
        read = dict.fromkeys(
            t.finding for t in find_tolls(annotate(document, model=settings.model))
        )
        bare = [Told(finding.value, finding.quotes[0].span) for finding in read]
        tally.read_given += len(bare)
        tally.read += len(matches(gold, bare))
    metrics = {
        "toll_f1": f1(tally.matched, tally.wanted, tally.given),
        "owner_accuracy": share(tally.owned, tally.matched),
        "toll_p": share(tally.matched, tally.given),
        "toll_r": share(tally.matched, tally.wanted),
        "event_accuracy": share(tally.event, tally.matched),
        "claimant_accuracy": share(tally.claimant, tally.matched),
        "read_f1": f1(tally.read, tally.wanted, tally.read_given),
    }
    result = finished("tolltext", n, metrics, [data], began=began)
    return result, tuple(tally.missed)


def told_in(coding: Coding) -> list[Told]:
    """Return the tolls of a coding's events in text order, one for each words, kind and range."""
    found: dict[tuple[Range, str, int, int | None], Told] = {}
    for event in coding.events:
        for finding in event.tolls:
            toll, words = finding.value, finding.quotes[0].span
            key = ((words.start, words.end), toll.kind, toll.least, toll.most)
            known = found.get(key)
            events = (*known.events, event) if known else (event,)
            givers = _givers(coding.claims, words, nobody=toll.most == 0)
            found[key] = Told(toll, words, events, givers)
    return [found[key] for key in sorted(found, key=lambda k: (k[0], k[1], k[2]))]


def matches(gold: Passage, ours: Sequence[Told]) -> dict[int, int]:
    """Return which of our tolls matches which of gold's, by index, each used once."""
    fits = [
        (not overlap([span_of(gold, one)], [_range(told.words)]), n, m)
        for n, one in enumerate(gold.tolls)
        for m, told in enumerate(ours)
        if (one.kind, one.least, one.most) == (told.toll.kind, told.toll.least, told.toll.most)
    ]
    paired: dict[int, int] = {}
    for _, n, m in sorted(fits):
        if n not in paired and m not in paired.values():
            paired[n] = m
    return paired


def span_of(gold: Passage, one: Counted) -> Range:
    """Return where a gold toll's words stand (code points); that they don't is an error."""
    if one.start is not None and one.end is not None:
        return one.start, one.end
    spots = _all(gold.text, one.words)
    if not spots:
        raise BenchError(f"{gold.id}: {one.words!r} is not in the text; copy it to the letter")
    return spots[0]


def _passage(tally: Tally, gold: Passage, ours: list[Told]) -> None:
    paired = matches(gold, ours)
    tally.wanted += len(gold.tolls)
    tally.given += len(ours)
    tally.matched += len(paired)
    spare = [told for m, told in enumerate(ours) if m not in paired.values()]
    for n, one in enumerate(gold.tolls):
        if n in paired:
            _owner(tally, gold, one, ours[paired[n]])
            continue
        here = [t.said for t in spare if overlap([span_of(gold, one)], [_range(t.words)])]
        wanted = f"{one.words!r} {one.kind} {one.least}..{one.most}"
        tally.missed.append(f"toll {gold.id} {gold.type}: {wanted}, read as {here}")
    for told in spare:
        words = gold.text[told.words.start : told.words.end]
        tally.missed.append(f"extra {gold.id} {gold.type}: {words!r} {told.said}")


def _owner(tally: Tally, gold: Passage, one: Counted, told: Told) -> None:
    """Count whether a matched toll has the right event and the right claimant."""
    event, claimant = _right_event(gold, one, told), _right_claimant(gold, one, told)
    tally.event += event
    tally.claimant += claimant
    tally.owned += event and claimant
    if not event:
        triggers = [e.trigger.value for e in told.events]
        tally.missed.append(f"event {gold.id}: {one.words!r} of {one.event!r}, read {triggers}")
    if not claimant:
        givers = [c.source[0].value.text for c in told.claims]
        tally.missed.append(f"claimant {gold.id}: {one.words!r} by {one.by!r}, read {givers}")


def _right_event(gold: Passage, one: Counted, told: Told) -> bool:
    if one.event is None:
        return True
    spots = spots_of(gold, one)
    return any(overlap(_ranges(e.trigger.quotes), spots) for e in told.events)


def spots_of(gold: Passage, one: Counted) -> list[Range]:
    """Return where a gold toll's event is told: its word, and those that are as good."""
    words = (one.event, *one.event_also) if one.event is not None else ()
    return [s for word in words for s in _all(gold.text, word)]


def _right_claimant(gold: Passage, one: Counted, told: Told) -> bool:
    if one.by is None or one.by == "narration":
        return not told.claims
    spots = _all(gold.text, one.by)
    for speaker in (c.source[0] for c in told.claims):
        names = {_bare(name) for name in (speaker.value.name, speaker.value.text) if name}
        if overlap(_ranges(speaker.quotes), spots) or _bare(one.by) in names:
            return True
    return False


def _givers(claims: Iterable[Claim], words: Span, *, nobody: bool) -> tuple[Claim, ...]:
    """Return the narrowest claims that cover a toll's words; parallel speakers make several.

    Who rejects a number doesn't give it; that `nobody` was harmed is what a denial gives.
    """
    covering: list[tuple[int, Claim]] = []
    for claim in claims:
        if not claim.source or (claim.stance.value in REFUSING and not nobody):
            continue
        pieces = [q.span for q in (claim.content, *claim.rest)]
        if any(p.overlaps(words) for p in pieces):
            covering.append((sum(p.end - p.start for p in pieces), claim))
    narrowest = min((size for size, _ in covering), default=0)
    return tuple(claim for size, claim in covering if size == narrowest)


def _bare(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", name.lower())


def _all(text: str, words: str) -> list[Range]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [(m.start(), m.end()) for m in re.finditer(pattern, text)]


def _range(span: Span) -> Range:
    return span.start, span.end


def _ranges(quotes: Iterable[Quote]) -> list[Range]:
    return [_range(q.span) for q in quotes]
