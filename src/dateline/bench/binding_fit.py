"""Fits the weights by which it is chosen which deed a denial is of."""

import functools
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import annotate
from dateline.annotate.wordnumbers import numbers_of
from dateline.bench.claims import Passage, denied_at
from dateline.bench.denying import touch
from dateline.bench.lines import read_lines
from dateline.bench.logit import Array, Case, case, fit_in_turn, held_out
from dateline.bench.results import Result, finished
from dateline.codebook.directory import load_directory
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.article import Article
from dateline.extract.claims.denying.binding import candidates, search_of
from dateline.extract.claims.denying.deeds import deed_words
from dateline.extract.claims.denying.likeness import Search, Weights, clues, load_weights
from dateline.extract.extracting import attributed

_TIGHT = 0.008
"""How strongly the weights of clues are drawn to nought."""
_OF_WORDS = 0.23
"""The same for those of the model's numbers, which say what the clues leave open."""


class Told(msgspec.Struct, frozen=True):
    """A denial of which the deed is known: the passage, and for each deed what speaks for it."""

    passage: str
    clues: tuple[Mapping[str, float], ...]
    numbers: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


def fit_binding(data: Sequence[Path], target: Path) -> Result:
    """Fit the weights on passages with denials, and write them to `target` as JSON.

    `bound_held_out`: how often the likeliest is right among the denials whose deed is among the
    candidates, by weights of the other four fifths of the passages.
    """
    began = time.monotonic()
    told = [t for file in data for t in _told(file)]
    if not told:
        raise BenchError(f"{data[0]}: no passage with a denial whose deed is read; give some")
    names = sorted({name for t in told for clues in t.clues for name in clues})
    cases = [_case(t, names) for t in told]
    fitted = functools.partial(fit_in_turn, clues=len(names), tight=_TIGHT, rest=_OF_WORDS)
    known, words = numpy.split(fitted(cases), [len(names)])
    weights = Weights(
        {n: round(float(w), 3) for n, w in zip(names, known, strict=True)},
        tuple(round(float(w), 3) for w in words),
    )
    target.write_bytes(msgspec.json.encode(weights) + b"\n")
    load_weights.cache_clear()
    metrics = {"bound_held_out": held_out(cases, fitted)}
    return finished("claims", len(told), metrics, data, began=began)


def _told(data: Path) -> Iterator[Told]:
    """Yield the denials that are read in a file, whose deed is among the candidates."""
    directory = load_directory(())
    for gold in read_lines(data, Passage):
        if not gold.denials or gold.id.endswith("-ambiguous"):
            continue
        document = plain(gold.text, published=gold.published, publisher=gold.publisher)
        article = Article(annotate(document, directory, model=True))
        denied = [denied_at(gold.text, d) for d in gold.denials]
        for search in _searches(article):
            layers = search.layers
            by = tuple(layers.span(*words) for words in search.denial.source_spans)
            spots = tuple(s for who, words in denied if touch(by, who) for s in words)
            deeds = candidates(search)
            right = tuple(touch((layers.span(*deed_words(layers, d)),), spots) for d in deeds)
            if any(right):
                numbers = tuple(_numbers(search, d) for d in deeds)
                yield Told(gold.id, tuple(clues(search, d) for d in deeds), numbers, right)


def _searches(article: Article) -> Iterator[Search]:
    """Yield each denial that an article is read to hold, with what is told around it."""
    attributor, _, _ = attributed(article)
    for denial, flat, deeds in attributor.searched:
        yield search_of(article.layers, denial, article.attributions, deeds, flat=flat)


def _numbers(search: Search, deed: int) -> tuple[float, ...]:
    """Return what the model has of a deed's word."""
    found = numbers_of(search.layers, deed)
    width = search.layers.readings[0].vectors.shape[1]
    return tuple(found.tolist()) if found is not None else (0.0,) * width


def _case(told: Told, names: Sequence[str]) -> Case:
    """Return a choice as numbers: a row for each deed, the clues first."""
    known: Array = numpy.array([[of.get(n, 0.0) for n in names] for of in told.clues])
    rows = numpy.hstack([known, numpy.array(told.numbers)])
    return case(told.passage, rows.tolist(), told.right)
