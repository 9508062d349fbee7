"""The weights of assembly: what each reader's evidence is worth, fitted on a part of the corpus."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.coding import coded
from dateline.bench.corpus import Gold, Scorer, as_document
from dateline.bench.wordodds import WordCounts
from dateline.codebook.frames import load_codebook
from dateline.document import Span
from dateline.extract.events.assembly import (
    Weights,
    candidates,
    is_story,
    load_weights,
    probability,
)  # fmt: skip
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.evidence import Tables, by_model, gathered, word_of
from dateline.model.corpus import Item

Array = numpy.ndarray[Any, numpy.dtype[numpy.float64]]
_PRIOR = 4
"""How many readings the mean of a type counts for in a frame's reliability."""
_PARTS = 4
"""Parts of the texts that scores are fitted on."""
_SLACK = 0.004
"""F1 given up for lower bounds: later stages drop more, and bring nothing back."""


class Judged(msgspec.Struct, frozen=True):
    """A draft of one of the readers, what speaks for it, and whether it reads a gold event.

    `at` is its text and token (of the drafts of one trigger only the likeliest can be an event),
    `word` its key among the counted words.
    """

    evidence: dict[str, float]
    right: bool
    by_model: bool
    at: tuple[str, int]
    word: str


class Sample(msgspec.Struct):
    """The drafts of some texts, and how many events the texts tell of."""

    drafts: list[Judged] = msgspec.field(default_factory=list)
    wanted: int = 0


def frame_odds(items: Iterable[Item]) -> dict[str, float]:
    """Return the log-odds that what each frame reads is right, counted on some items.

    A frame seen seldom is drawn towards the mean of its type.
    """
    counts: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    types = {f.id: f.type for f in load_codebook().frames.values()}
    for item in items:
        document, golds = as_document(item)
        layers = annotate(document)
        drafts = find_drafts(layers, load_codebook())
        for draft, hit in zip(drafts, _right(layers, drafts, golds), strict=True):
            name = draft.matches[0].frame.id
            for tally in (counts.setdefault(name, [0, 0]), kinds.setdefault(types[name], [0, 0])):
                tally[0] += hit
                tally[1] += 1
    found = {}
    for name, (right, n) in sorted(counts.items()):
        of_kind = kinds[types[name]]
        mean = (of_kind[0] + 1) / (of_kind[1] + 2)
        chance = (right + _PRIOR * mean) / (n + _PRIOR)
        found[name] = round(math.log(chance / (1 - chance)), 3)
    return found


def fit_assembly(
    written: Iterable[Item], news: Iterable[Item], taught: Iterable[Item], target: Path
) -> WordCounts:
    """Fit the weights by which assembly joins the two readers, and write them as JSON.

    `written` (our corpus) and `news` are texts that the model was not taught; on those `taught` the
    frames' reliability is counted. The bounds are about those with the best F1: that of short
    texts on all, that of articles on news, or where there is none on what is written. Returned is
    how often words were right, for `fit_scores`.
    """
    frames, counts = frame_odds(taught), WordCounts()
    short, articles = Sample(), {True: Sample(), False: Sample()}
    for real, items in ((False, written), (True, news)):
        for item in items:
            _judge(item, frames, short, articles[real])
    drafts = [*short.drafts, *articles[False].drafts, *articles[True].drafts]
    for draft in drafts:
        counts.add(draft.at[0], draft.word, right=draft.right)
    for draft in drafts:
        draft.evidence["word"] = counts.odds(draft.word, draft.at[0])
    names = list(drafts[0].evidence)
    table = numpy.array([[d.evidence[n] for n in names] for d in drafts])
    answers = numpy.array([float(d.right) for d in drafts])
    weights = dict(zip(names, (float(round(w, 4)) for w in _logistic(table, answers)), strict=True))
    steps = [n / 100 for n in range(10, 71)]
    least, _ = _bounds(short, weights, [(n, n) for n in steps])
    story = _bounds(
        articles[bool(articles[True].drafts)], weights,
        [(c, m) for c in steps[::5] for m in steps[::5] if c <= m],
    )  # fmt: skip
    found = Weights(of=weights, least=least, frames=frames, words=counts.table(), story=story)
    _write(found, target)
    return counts


def _judge(item: Item, frames: Mapping[str, float], short: Sample, articles: Sample) -> None:
    """Add the drafts of an item to the sample of its kind."""
    document, golds = as_document(item)
    layers = annotate(document, model=True)
    drafts = candidates(layers, find_drafts(layers, load_codebook()))
    sample = articles if is_story(layers) else short
    found = gathered(layers, drafts, Tables(frames, {"": 0.0}))
    sample.drafts += [
        Judged(evidence, right, by_model(d), (item.where, d.heads[0]), word_of(layers, d))
        for d, right, evidence in zip(drafts, _right(layers, drafts, golds), found, strict=True)
    ]
    sample.wanted += len(golds)


def _bounds(
    sample: Sample, weights: Mapping[str, float], options: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return the lowest bounds that give about the best F1: for a frame's drafts, and the model's.

    Of equally low ones those that are lower for frames.
    """
    best: dict[tuple[str, int], tuple[float, Judged]] = {}
    for draft in sample.drafts:
        chance = probability(draft.evidence, weights)
        if draft.at not in best or best[draft.at][0] < chance:
            best[draft.at] = (chance, draft)
    standing = list(best.values())

    def f1(bounds: tuple[float, float]) -> float:
        kept = [d.right for chance, d in standing if chance >= bounds[d.by_model]]
        return 2 * sum(kept) / max(1, len(kept) + sample.wanted)

    scores = {bounds: f1(bounds) for bounds in options}
    best_f1 = max(scores.values())
    return min(
        (b for b, score in scores.items() if score >= best_f1 - _SLACK), key=lambda b: (sum(b), b)
    )


def fit_scores(items: Sequence[Item], counts: WordCounts, target: Path) -> None:
    """Fit how an event's score follows from its draft's, with the weights in `target`.

    `target` must be the file that assembly reads: the items are coded with it, each part with the
    words of the others.
    """
    weights = msgspec.convert(json.loads(target.read_bytes()), Weights)
    scorer = Scorer()
    for part in range(_PARTS):
        mine = items[part::_PARTS]
        words = counts.table(without={item.where for item in mine})
        _write(msgspec.structs.replace(weights, words=words, score=(0.0, 1.0)), target)
        load_weights.cache_clear()
        for item in mine:
            document, golds = as_document(item)
            scorer.item(golds, coded(document).events)
    odds = [math.log(p / (1 - p)) for p, _ in scorer.judged if 0 < p < 1]
    answers = numpy.array([float(right) for p, right in scorer.judged if 0 < p < 1])
    shift, slope = _logistic(numpy.array([[1.0, o] for o in odds]), answers)
    fitted = (round(float(shift), 4), round(float(slope), 4))
    _write(msgspec.structs.replace(weights, score=fitted), target)
    load_weights.cache_clear()


def _write(weights: Weights, target: Path) -> None:
    found = msgspec.to_builtins(weights)
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _right(layers: Layers, drafts: Sequence[Draft], golds: Sequence[Gold]) -> list[bool]:
    """Tell of each draft whether it reads a gold mention: its trigger, or else its sentence."""
    places = [
        Span(layers.tokens[min(m.first for m in d.matches)].start,
             layers.tokens[max(m.last for m in d.matches) - 1].end) for d in drafts
    ]  # fmt: skip
    found = [False] * len(drafts)
    for gold in golds:
        mine = [n for n, d in enumerate(drafts) if d.type == gold.mention.type]
        over = [n for n in mine if places[n].overlaps(gold.trigger)]
        at = layers.token_at(gold.trigger.start)
        if not over and at is not None:
            sentence = layers.tokens[at].sentence
            over = [n for n in mine if layers.tokens[drafts[n].heads[0]].sentence == sentence][:1]
        for n in over:
            found[n] = True
    return found


def _logistic(table: Array, answers: Array) -> Array:
    """Return the weights of a logistic regression with a slight ridge, by Newton's method."""
    weights = numpy.zeros(table.shape[1])
    ridge = numpy.eye(table.shape[1]) * 1.0
    for _ in range(30):
        chances = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (answers - chances) - ridge @ weights
        bend = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        weights = weights + numpy.linalg.solve(bend, slope)
    return weights
