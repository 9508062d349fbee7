"""The weights of assembly: what each reader's evidence is worth, fitted on a part of the corpus."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.corpus import Gold, as_document
from dateline.bench.wordodds import WordCounts
from dateline.codebook.frames import load_codebook
from dateline.document import Span
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.weighing.assembly import (
    Weights,
    candidates,
    load_weights,
)  # fmt: skip
from dateline.extract.events.weighing.evidence import Tables, gathered, word_of
from dateline.model.corpus import Item

Array = numpy.ndarray[Any, numpy.dtype[numpy.float64]]
_PRIOR = 4
"""How many readings the mean of a type counts for in a frame's reliability."""


class Judged(msgspec.Struct, frozen=True):
    """A draft of one of the readers, what speaks for it, and whether it reads a gold event.

    `text` is where it stands, `word` its key among the counted words.
    """

    evidence: dict[str, float]
    right: bool
    text: str
    word: str


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


def fit_assembly(items: Iterable[Item], taught: Iterable[Item], target: Path) -> WordCounts:
    """Fit the weights by which assembly joins the two readers, and write them as JSON.

    `items` are texts that the model was not taught; on those `taught` the frames' reliability is
    counted. Returned is how often words were right, for `fit_standing`.
    """
    frames, counts = frame_odds(taught), WordCounts()
    drafts = [draft for item in items for draft in _judged(item, frames)]
    for draft in drafts:
        counts.add(draft.text, draft.word, right=draft.right)
    for draft in drafts:
        draft.evidence["word"] = counts.odds(draft.word, draft.text)
    names = list(drafts[0].evidence)
    table = numpy.array([[d.evidence[n] for n in names] for d in drafts])
    answers = numpy.array([float(d.right) for d in drafts])
    weights = dict(zip(names, (float(round(w, 4)) for w in logistic(table, answers)), strict=True))
    found = Weights(of=weights, frames=frames, words=counts.table())
    write(found, target)
    return counts


def _judged(item: Item, frames: Mapping[str, float]) -> Iterator[Judged]:
    """Return the drafts of an item."""
    document, golds = as_document(item)
    layers = annotate(document, model=True)
    drafts = candidates(layers, find_drafts(layers, load_codebook()))
    found = gathered(layers, drafts, Tables(frames, {"": 0.0}))
    for draft, right, evidence in zip(drafts, _right(layers, drafts, golds), found, strict=True):
        yield Judged(evidence, right, item.where, word_of(layers, draft))


def write(weights: Weights, target: Path) -> None:
    """Write the weights to the file that assembly reads, and have it read anew."""
    found = msgspec.to_builtins(weights)
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()


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
            over = [n for n in mine if layers.tokens[drafts[n].head].sentence == sentence][:1]
        for n in over:
            found[n] = True
    return found


def logistic(table: Array, answers: Array) -> Array:
    """Return the weights of a logistic regression with a slight ridge, by Newton's method."""
    weights = numpy.zeros(table.shape[1])
    ridge = numpy.eye(table.shape[1]) * 1.0
    for _ in range(30):
        chances = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (answers - chances) - ridge @ weights
        bend = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        weights = weights + numpy.linalg.solve(bend, slope)
    return weights
