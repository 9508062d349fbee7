"""Fits the weights by which it is chosen whom a judging word names."""

import functools
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import annotate
from dateline.bench.claims import Named, Passage, is_actor, place
from dateline.bench.lines import read_lines
from dateline.bench.logit import Array, Case, case, fit_in_turn, held_out
from dateline.bench.results import Result, finished
from dateline.codebook.directory import load_directory
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.article import Article
from dateline.extract.labels.chains import Chain
from dateline.extract.labels.clues import LIKE
from dateline.extract.labels.finding import Choice, find_choices
from dateline.extract.labels.fitting import Weights, load_weights
from dateline.extract.labels.likeness import Likeness

_SELDOM = 3
"""A clue that speaks for fewer candidates than this in all has no weight."""
_TIGHT = 0.02
"""How strongly weights are drawn to nought: .01 and .03 get as many held-out labels right."""
_TELLING = ("who speaks", "own side", "only heard", "audience", "harm", "shares", "charged",
            "answers", "same number", "other number", "same word", "country", "does what",
            "entangled", "contrasted")  # fmt: skip
"""Parts of the names of clues that tell much wherever they stand, though seldom seen."""
_LOOSE = 3.0
"""How much larger a telling clue counts, so that its weight is drawn to nought a ninth as much: of
569 held-out labels 355 are right, without it 345."""
_NEAR = 8.0
"""The same for how near the model's numbers of two words are, which differs by tenths."""
_OF_WORDS = 0.25
"""How strongly the weights of the model's numbers are drawn to nought, which say what the clues
leave open."""


class Told(msgspec.Struct, frozen=True):
    """A choice of which the right answer is known: the passage, the candidates, which are right."""

    passage: str
    clues: tuple[Mapping[str, float], ...]
    numbers: tuple[Array, ...]
    right: tuple[bool, ...]


def fit_label_choice(data: Sequence[Path], target: Path) -> Result:
    """Fit the weights on passages with labels, and write them to `target` as JSON.

    `named_held_out`: how often the likeliest is right among the labels whose right one is among the
    candidates, by weights of the other four fifths of the passages.
    """
    began = time.monotonic()
    told = [t for file in data for t in _told(file)]
    if not told:
        raise BenchError(f"{data[0]}: no passage with labels whose words are read; give some")
    names = _names(told)
    cases = [_case(t, names) for t in told]
    fitted = functools.partial(fit_in_turn, clues=len(names), tight=_TIGHT, rest=_OF_WORDS)
    known, words = numpy.split(fitted(cases), [len(names)])
    found = zip(names, known * _sizes(names), strict=True)
    weights = Weights(
        {n: round(float(w), 3) for n, w in found if abs(w) >= 0.005},
        tuple(round(float(w), 3) for w in words),
    )
    target.write_bytes(_written(weights))
    load_weights.cache_clear()
    metrics = {"named_held_out": held_out(cases, fitted)}
    return finished("claims", len(told), metrics, data, began=began)


def _written(weights: Weights) -> bytes:
    """Return weights as JSON, a clue a line and the words' in one."""
    clues = msgspec.json.format(msgspec.json.encode(weights.clues), indent=1)
    words = msgspec.json.encode(weights.words)
    return b'{"clues": ' + clues + b',\n"words": ' + words + b"}\n"


def _told(data: Path) -> Iterator[Told]:
    """Yield the choices of a file's labels whose right answer is among the candidates."""
    directory = load_directory(())
    for gold in read_lines(data, Passage):
        if not gold.labels or gold.id.endswith("-ambiguous"):
            continue
        document = plain(gold.text, published=gold.published, publisher=gold.publisher)
        layers = annotate(document, directory, model=True)
        choices = find_choices(Article(layers))
        for named in gold.labels:
            found = next((c for c in choices if _is_of(c, gold, named)), None)
            if found is None:
                continue
            right = tuple(
                any(is_actor(gold.text, m.finding, named.names) for m in chain.mentions)
                for chain, _ in found.candidates
            )
            if any(right):
                likeness = Likeness(layers)
                numbers = tuple(_numbers(likeness, chain) for chain, _ in found.candidates)
                yield Told(gold.id, tuple(clues for _, clues in found.candidates), numbers, right)


def _numbers(likeness: Likeness, chain: Chain) -> Array:
    """Return what the model has of the words for some people."""
    found = likeness.mean([m.head for m in chain.mentions])
    width = likeness.layers.readings[0].vectors.shape[1]
    return numpy.zeros(width) if found is None else found.astype(numpy.float64)


def _is_of(choice: Choice, gold: Passage, named: Named) -> bool:
    """Tell whether a choice is that of a gold label: their words touch."""
    span = choice.words.span
    return any(span.start < s.end and s.start < span.end
               for s in place(gold.text, named.label, named))  # fmt: skip


def _names(told: Sequence[Told]) -> list[str]:
    """Return the clues that speak for enough candidates, sorted."""
    seen = Counter(name for t in told for clues in t.clues for name in clues)
    return sorted(name for name, times in seen.items() if times >= _SELDOM)


def _sizes(names: Sequence[str]) -> Array:
    """Return how large each clue counts in the fit."""
    loose = [_LOOSE if any(t in n for t in _TELLING) else 1.0 for n in names]
    return numpy.array([_NEAR if n == LIKE else k for n, k in zip(names, loose, strict=True)])


def _case(told: Told, names: Sequence[str]) -> Case:
    """Return a choice as numbers: a row for each candidate, the clues first."""
    known: Array = numpy.array([[of.get(n, 0.0) for n in names] for of in told.clues])
    rows = numpy.hstack([known * _sizes(names), numpy.array(told.numbers)])
    return case(told.passage, rows.tolist(), told.right)
