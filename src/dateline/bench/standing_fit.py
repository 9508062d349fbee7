"""Fits how likely a merged event is, on marked texts that no model was taught."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.corpus import Gold, as_document, grouped, one_to_one
from dateline.bench.results import write_weights
from dateline.bench.weighing import logistic, write
from dateline.bench.wordodds import WordCounts
from dateline.codebook.frames import load_codebook
from dateline.document import Span
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.weighing.assembly import Weights as Assembly
from dateline.extract.events.weighing.assembly import is_story, probability
from dateline.extract.events.weighing.standing import Weights, load_weights, told
from dateline.extract.extracting import merged_drafts
from dateline.model.corpus import Item

_PARTS = 4
"""Parts of the texts; each is read with the words of the others."""
_SLACK = 0.008
"""F1 given up for lower bounds: later stages drop more, and bring nothing back."""
_STEPS = tuple(n / 100 for n in range(15, 71))


class Judged(msgspec.Struct, frozen=True):
    """A merged draft: its numbers, whether it is an event of the marks, whether of a story."""

    numbers: dict[str, float]
    right: bool
    story: bool


def fit_standing(items: Sequence[Item], counts: WordCounts, assembly: Path, target: Path) -> None:
    """Fit the weights on texts, and write them as JSON; the bounds are those with the best F1.

    `assembly` must be the file that assembly reads: each part of the texts is read with the words
    (`counts`) of the others.
    """
    weights = msgspec.json.decode(assembly.read_bytes(), type=Assembly)
    judged: list[Judged] = []
    wanted = {True: 0, False: 0}
    for part in range(_PARTS):
        mine = items[part::_PARTS]
        words = counts.table(without={item.where for item in mine})
        write(msgspec.structs.replace(weights, words=words), assembly)
        for item in mine:
            found, events, of_story = judge(item)
            judged += found
            wanted[of_story] += events
    write(weights, assembly)
    names = sorted({name for one in judged for name in one.numbers})
    table = numpy.array([[one.numbers.get(n, 0.0) for n in names] for one in judged])
    fitted = logistic(table, numpy.array([float(one.right) for one in judged]))
    of = {name: round(float(w), 4) for name, w in zip(names, fitted, strict=True)}
    short, story = (
        _bound([j for j in judged if j.story is kind], of, wanted[kind]) for kind in (False, True)
    )
    found_weights = Weights(of=of, short=short, story=story)
    write_weights(target, found_weights)
    load_weights.cache_clear()


def judge(item: Item) -> tuple[list[Judged], int, bool]:
    """Return a text's merged drafts, how many events it tells of, and whether it is a story."""
    document, golds = as_document(item)
    layers = annotate(document, model=True)
    article = Article(layers)
    drafts = merged_drafts(article, find_drafts(layers, load_codebook()))
    right = set(paired(layers, drafts, golds).values())
    story = is_story(layers)
    found = [Judged(numbers, n in right, story) for n, numbers in enumerate(told(article, drafts))]
    return found, len(grouped(golds)), story


def paired(layers: Layers, drafts: Sequence[Draft], golds: Sequence[Gold]) -> dict[int, int]:
    """Return which event of the marks (`grouped`) each found draft is, triggers first."""
    options = sorted(
        (-near, -(d.probability or 0.0), g, n)
        for g, group in enumerate(grouped(golds))
        for n, d in enumerate(drafts)
        if (near := _closeness(layers, group, d))
    )
    return one_to_one((g, n) for *_, g, n in options)


def _closeness(layers: Layers, group: Sequence[Gold], draft: Draft) -> int:
    """Return 0 for another event, 1 for the same type in the same sentence, 2 for its trigger."""
    best = 0
    for gold in (g for g in group if g.mention.type == draft.type):
        for match in draft.matches:
            words = Span(layers.tokens[match.first].start, layers.tokens[match.last - 1].end)
            sentence = layers.sentences[layers.tokens[match.head].sentence]
            around = Span(layers.tokens[sentence.first].start, layers.tokens[sentence.last - 1].end)
            if words.overlaps(gold.trigger):
                return 2
            best = max(best, int(around.overlaps(gold.trigger)))
    return best


def _bound(judged: Sequence[Judged], of: dict[str, float], wanted: int) -> float:
    """Return the lowest probability from which on keeping events gives about the best F1."""
    chances = [(probability(j.numbers, of), j.right) for j in judged]

    def f1(least: float) -> float:
        kept = [right for p, right in chances if p >= least]
        return 2 * sum(kept) / max(1, len(kept) + wanted)

    scores = {least: f1(least) for least in _STEPS}
    return min(b for b, score in scores.items() if score >= max(scores.values()) - _SLACK)
