"""Fits when two events of an article are one, on marked news and on stories of incidents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.corpus import Gold, as_document
from dateline.bench.results import write_weights
from dateline.bench.storyfiles import Story, place_of
from dateline.bench.weighing import logistic
from dateline.codebook.frames import load_codebook
from dateline.document import Document, Span
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.joining.gathering import Weights, load_weights
from dateline.extract.events.joining.likeness import Likeness, Numbers
from dateline.extract.extracting import cast_drafts
from dateline.model.corpus import Item

_BOUND = 4.0
"""Log-odds from which two events are one: what is wrongly joined can't be parted later on."""
_RARE = 8
"""Pairs that must show a number for it to get a weight."""


class Marked(msgspec.Struct, frozen=True):
    """A mention of gold: its words, which event it tells, and its type where gold gives one."""

    words: Span
    event: str
    type: str | None = None


class Both(msgspec.Struct, frozen=True):
    """Two events of ours: the numbers between them, and whether gold has them as one."""

    numbers: Numbers
    one: bool


def fit_gathering(items: Iterable[Item], stories: Iterable[Story], target: Path) -> None:
    """Fit the weights on marked texts and stories, and write them as JSON."""
    judged: list[Both] = []
    for item in items:
        document, golds = as_document(item)
        judged += judge(annotate(document, model=True), of_marks(golds), whole=False)
    for story in stories:
        for report, document in story.documents().items():
            judged += judge(
                annotate(document, model=True), of_story(story, report, document), whole=True
            )
    found = weights_of(judged)
    write_weights(target, found)
    load_weights.cache_clear()


def weights_of(judged: Sequence[Both]) -> Weights:
    """Return the weights by which numbers tell best whether two events are one."""
    shown = Counter(name for both in judged for name in both.numbers)
    names = sorted(name for name, often in shown.items() if often >= _RARE)
    table = numpy.array([[both.numbers.get(n, 0.0) for n in names] for both in judged])
    fitted = logistic(table, numpy.array([float(both.one) for both in judged]))
    return Weights({n: round(float(w), 3) for n, w in zip(names, fitted, strict=True)}, _BOUND)


def of_marks(golds: Sequence[Gold]) -> list[Marked]:
    """Return the marks of a text; those with one number tell one event."""
    return [
        Marked(g.trigger, f"{g.mention.event or f'alone {n}'}", g.mention.type)
        for n, g in enumerate(golds)
    ]


def of_story(story: Story, report: str, document: Document) -> list[Marked]:
    """Return the mentions of a story's incidents in one of its reports, which is given too."""
    return [
        Marked(Span(*place_of(document, words)), gold.id)
        for gold in story.incidents
        for words in gold.events
        if words.report == report
    ]


def judge(layers: Layers, marks: Sequence[Marked], *, whole: bool) -> Iterator[Both]:
    """Yield each two events of ours that are marked and that nothing bars from being one.

    Unless a text is marked as a `whole`, each paragraph has an event but once: two in one paragraph
    tell nothing.
    """
    article = Article(layers)
    likeness = Likeness(article, cast_drafts(article, find_drafts(layers, load_codebook())))
    gold = [_event_of(layers, draft, marks) for draft in likeness.drafts]
    for later, theirs in enumerate(gold):
        for earlier, ours in enumerate(gold[:later]):
            if ours is None or theirs is None or likeness.barred(earlier, later):
                continue
            numbers = likeness.numbers(earlier, later)
            if whole or "same paragraph" not in numbers:
                yield Both(numbers, ours == theirs)


def _event_of(layers: Layers, draft: Draft, marks: Sequence[Marked]) -> str | None:
    """Return the gold event that most triggers of a draft tell."""
    told: Counter[str] = Counter()
    for match in draft.matches:
        span = Span(layers.tokens[match.first].start, layers.tokens[match.last - 1].end)
        told.update(
            [m.event for m in marks if m.type in (None, draft.type) and m.words.overlaps(span)][:1]
        )
    return told.most_common(1)[0][0] if told else None
