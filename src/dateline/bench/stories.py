"""Task `stories`: reports of the same days, linked into incidents, graded and set against gold.

A gold mention is found in our records by its place: it belongs to the event whose trigger shares
most characters with it, else to the one of whose tolls' words it shares most, else to the one in
whose sentence it stands, the nearest trigger first. A mention that no event of ours covers is a
cluster of its own, which counts against us, unless its passage goes on with a deed told before
(`dateline.link.deeds.passages`), as it does for a reader. Grade, origins and tolls of a gold
incident are those of the incident of ours that holds most of its mentions; of equal ones that with
more of them in events of its own, not only in passages that go on with it.

A contradiction of ours is matched with one of gold's, each used once, when the kind is the same
and both sides share a character with gold's words or an equivalent: left with left, or for kinds
other than denial also the other way round. Ours count as wrong only where each side touches a
mention or a side of gold's: of what gold does not mark nothing is known.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.bench.clustering import bcubed, f1
from dateline.bench.coding import coded
from dateline.bench.results import Result, files_in, finished
from dateline.bench.storyfiles import GoldIncident, Story, Words, place_of, read_stories
from dateline.codebook.schemes import DEEDS
from dateline.document import Document, Quote, Range
from dateline.link.deeds.features import Weights
from dateline.link.deeds.passages import passages
from dateline.link.grouping import link_codings
from dateline.link.incidents import build_incident
from dateline.link.texts.copies import is_copy
from dateline.link.texts.descents import Descent
from dateline.pipeline import PLAIN, Settings
from dateline.records import Coding, Contradiction, Event, Incident

Coded = Mapping[str, tuple[Document, Coding]]


class Linked(msgspec.Struct, frozen=True):
    """What we make of a story: the incidents, and the pairs of reports that are copies."""

    incidents: tuple[Incident, ...]
    copies: frozenset[tuple[str, str]]


class Tally(msgspec.Struct):
    """Counts over all stories, and a line for each miss."""

    gold: dict[str, str] = msgspec.field(default_factory=dict)
    found: dict[str, str] = msgspec.field(default_factory=dict)
    counts: Counter[str] = msgspec.field(default_factory=Counter)
    misses: list[str] = msgspec.field(default_factory=list)

    def f1(self, name: str) -> float:
        """Return the F1 of what was counted as `name.hit`, `name.gold` and `name.given`."""
        hit, gold, given = (self.counts[f"{name}.{k}"] for k in ("hit", "gold", "given"))
        return f1(hit / given if given else 0.0, hit / gold if gold else 0.0)

    def share(self, name: str) -> float:
        """Return the share of gold that was hit."""
        return self.counts[f"{name}.hit"] / max(1, self.counts[f"{name}.gold"])


def score_stories(
    data: Path,
    *,
    limit: int | None = None,
    settings: Settings = PLAIN,
    gold_incidents: bool = False,
) -> tuple[Result, tuple[str, ...]]:
    """Return the figures and a line for each miss; `gold_incidents` clusters as gold does."""
    began = time.monotonic()
    stories = read_stories(data, limit=limit)
    tally = Tally()
    for story in stories:
        codings = code_story(story, settings)
        linked = _link_gold(story, codings) if gold_incidents else link_ours(codings)
        score_story(tally, story, codings, linked)
    return result_of(tally, data, len(stories), began), tuple(tally.misses)


def result_of(tally: Tally, data: Path, number: int, began: float) -> Result:
    """Return the figures of a folder of stories; `began` is a time of the monotonic clock."""
    return finished("stories", number, figures(tally), files_in(data, "*.json"), began=began)


def code_story(story: Story, settings: Settings = PLAIN) -> Coded:
    """Return document and coding of each report, by the report's id."""
    return {ident: (d, coded(d, settings)) for ident, d in story.documents().items()}


def figures(tally: Tally) -> dict[str, float]:
    """Return the metrics by their names."""
    return {
        "bcubed_f1": round(bcubed(tally.gold, tally.found)[2], 4),
        "contradiction_f1": round(tally.f1("contradiction"), 4),
        "grade_accuracy": round(tally.share("grade"), 4),
        "copies_f1": round(tally.f1("copies"), 4),
        "origins_accuracy": round(tally.share("origins"), 4),
        "killed_low": round(tally.share("low"), 4),
        "killed_best": round(tally.share("best"), 4),
        "killed_high": round(tally.share("high"), 4),
    }


def link_ours(codings: Coded, worth: Weights | None = None) -> Linked:
    """Return incidents and copies as we link them, by the shipped weights or others."""
    names = {document.id: ident for ident, (document, _) in codings.items()}
    incidents, copies = link_codings(codings.values(), worth=worth)
    pairs = [sorted((names[c.left], names[c.right])) for c in copies if is_copy(c)]
    return Linked(tuple(incidents), frozenset((one, other) for one, other in pairs))


def _link_gold(story: Story, codings: Coded) -> Linked:
    """Return incidents made of our events by gold's clusters; events without a mention are out."""
    claimed: dict[str, tuple[int, str]] = {}
    events: dict[str, Event] = {}
    for gold in story.incidents:
        for words in gold.events:
            document, coding = codings[words.report]
            event, how = covering(coding, place_of(document, words))
            if event is not None and how < claimed.get(event.id, (len(_COVERS) + 1, ""))[0]:
                claimed[event.id], events[event.id] = (how, gold.id), event
    clusters: dict[str, list[Event]] = defaultdict(list)
    for ident, (_, name) in claimed.items():
        clusters[name].append(events[ident])
    by_document = {d.id: (d, c) for d, c in codings.values()}
    copied = {right: left for left, right in story.copies}
    descents = {
        document.id: Descent(codings[copied[ident]][0].id if ident in copied else None)
        for ident, (document, _) in codings.items()
    }
    incidents = tuple(
        build_incident(clusters[g.id], by_document, descents)
        for g in story.incidents
        if g.id in clusters
    )  # fmt: skip
    return Linked(incidents, frozenset((min(p), max(p)) for p in story.copies))


def event_of(coding: Coding, place: Range) -> Event | None:
    """Return the event of ours that a gold mention is about; None where none covers it."""
    return covering(coding, place)[0]


def covering(coding: Coding, place: Range) -> tuple[Event | None, int]:
    """Return the event that covers a mention, and how: 0 trigger, 1 tolls, 2 sentence."""
    for how, words in enumerate(_COVERS):
        sized = [(_shared(words(e), place), n, e) for n, e in enumerate(coding.events)]
        best = max(sized, key=lambda s: (s[0], -s[1]), default=None)
        if best is not None and best[0] > 0:
            return best[2], how
    near = [
        (abs(_start(e) - place[0]), n, e)
        for n, e in enumerate(coding.events)
        if e.type.value in DEEDS and _shared(e.evidence, place) == place[1] - place[0]
    ]
    return (min(near, key=lambda s: s[:2])[2] if near else None), len(_COVERS)


def _triggers(event: Event) -> Sequence[Quote]:
    return event.trigger.quotes


def _tolls(event: Event) -> Sequence[Quote]:
    return [q for t in event.tolls for q in t.quotes]


_COVERS: tuple[Callable[[Event], Sequence[Quote]], ...] = (_triggers, _tolls)


def _start(event: Event) -> int:
    return event.trigger.quotes[0].span.start


def _shared(quotes: Sequence[Quote], place: Range) -> int:
    return max((min(q.span.end, place[1]) - max(q.span.start, place[0]) for q in quotes), default=0)


def score_story(tally: Tally, story: Story, codings: Coded, linked: Linked) -> None:
    """Count one story."""
    _copies(tally, story, linked)
    holder = {e: n for n, incident in enumerate(linked.incidents) for e in incident.events}
    for gold in story.incidents:
        votes: Counter[int] = Counter()
        covered: Counter[int] = Counter()
        for number, words in enumerate(gold.events):
            document, coding = codings[words.report]
            event = event_of(coding, place_of(document, words))
            mention = f"{story.id}/{gold.id}/{number}"
            tally.gold[mention] = f"{story.id}/{gold.id}"
            held = holder.get(event.id) if event else None
            if held is None:
                held = _goes_on(document, coding, place_of(document, words), holder)
            else:
                covered[held] += 1
            tally.found[mention] = mention if held is None else f"{story.id}#{held}"
            if held is None:
                tally.misses.append(f"mention {mention}: {words.report} {words.words!r}")
            else:
                votes[held] += 1
        best = min(votes, key=lambda n: (-votes[n], -covered[n], n), default=None)
        ours = linked.incidents[best] if best is not None else None
        _incident(tally, f"{story.id}/{gold.id}", gold, ours)
    _contradictions(tally, story, codings, linked)


def _goes_on(
    document: Document, coding: Coding, place: Range, holder: Mapping[str, int]
) -> int | None:
    """Return the incident that the passage of a mention goes on with."""
    deeds = {
        _start(e): str(holder[e.id])
        for e in coding.events
        if e.id in holder and e.type.value in DEEDS
    }
    for span, told in passages(document, deeds):
        if told and span.start <= place[0] < span.end:
            return int(told[-1])
    return None


def _incident(tally: Tally, name: str, gold: GoldIncident, ours: Incident | None) -> None:
    """Compare grade, origins and the dead of one incident."""
    _value(tally, "grade", name, gold.grade, ours.grade if ours else None, ours)
    _value(tally, "origins", name, gold.origins, ours.corroboration if ours else None, ours)
    if gold.killed is not None:
        toll = next((t for t in ours.tolls if t.kind == "killed"), None) if ours else None
        for bound in ("low", "best", "high"):
            found = getattr(toll, bound) if toll else None
            _value(tally, bound, name, getattr(gold.killed, bound), found, None)


def _value(
    tally: Tally, what: str, name: str, gold: object, found: object, ours: Incident | None
) -> None:
    tally.counts[f"{what}.gold"] += 1
    if gold == found:
        tally.counts[f"{what}.hit"] += 1
        return
    why = ""
    if ours is not None:
        why = str([o.name for o in ours.origins]) if what == "origins" else str(ours.reasons)
    tally.misses.append(f"{what} {name}: {gold}, found {found} {why}")


def _copies(tally: Tally, story: Story, linked: Linked) -> None:
    gold = {(min(p), max(p)) for p in story.copies}
    tally.counts["copies.gold"] += len(gold)
    tally.counts["copies.given"] += len(linked.copies)
    tally.counts["copies.hit"] += len(gold & linked.copies)
    tally.misses += [f"copies {story.id}: {p} missed" for p in sorted(gold - linked.copies)]
    tally.misses += [f"copies {story.id}: {p} made up" for p in sorted(linked.copies - gold)]


def _contradictions(tally: Tally, story: Story, codings: Coded, linked: Linked) -> None:
    ours = [c for incident in linked.incidents for c in incident.contradictions]
    touches = _toucher(codings)
    marked = [w for g in story.incidents for w in g.events]
    marked += [w for g in story.contradictions for side in g.sides for w in side]
    free = list(ours)
    tally.counts["contradiction.gold"] += len(story.contradictions)
    for gold in story.contradictions:
        left, right = gold.sides
        match = next(
            (c for c in free if c.kind == gold.kind and _fits(c, left, right, touches)), None
        )
        if match is None:
            said = f"{gold.left.words!r} / {gold.right.words!r}"
            tally.misses.append(f"contradiction {story.id}: {gold.kind} {said}")
            continue
        free.remove(match)
        tally.counts["contradiction.hit"] += 1
        tally.counts["contradiction.given"] += 1
    for other in free:
        if touches(other.left.quote, marked) and touches(other.right.quote, marked):
            tally.counts["contradiction.given"] += 1
            said = f"{other.left.quote.text!r} / {other.right.quote.text!r}"
            tally.misses.append(f"extra {story.id}: {other.kind} {said}")


Touches = Callable[[Quote, Sequence[Words]], bool]


def _toucher(codings: Coded) -> Touches:
    def touches(quote: Quote, words: Sequence[Words]) -> bool:
        for one in words:
            document = codings[one.report][0]
            if document.id == quote.document and _shared([quote], place_of(document, one)) > 0:
                return True
        return False

    return touches


def _fits(
    ours: Contradiction, left: Sequence[Words], right: Sequence[Words], touches: Touches
) -> bool:
    first, second = ours.left.quote, ours.right.quote
    if touches(first, left) and touches(second, right):
        return True
    return ours.kind != "denial" and touches(first, right) and touches(second, left)
