"""Fits the weights by which it is chosen whom a judging word names."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline import __version__
from dateline.annotate import annotate
from dateline.bench.claims import Named, Passage, is_actor, place
from dateline.bench.lines import read_lines
from dateline.bench.logit import Array, Case, case, fit, held_out_accuracy
from dateline.bench.results import Result, digest
from dateline.codebook.directory import load_directory
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.article import Article
from dateline.extract.labels.finding import Choice, find_choices

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


class Told(msgspec.Struct, frozen=True):
    """A choice of which the right answer is known: the passage, the candidates, which are right."""

    passage: str
    clues: tuple[Mapping[str, float], ...]
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
    found = zip(names, fit(cases, _TIGHT) * _sizes(names), strict=True)
    weights = {n: round(float(w), 3) for n, w in found if abs(w) >= 0.005}
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    metrics = {"named_held_out": held_out_accuracy(cases, _TIGHT)}
    seconds = round(time.monotonic() - began, 3)
    return Result("claims", len(told), metrics, digest(list(data)), __version__, seconds)


def _told(data: Path) -> Iterator[Told]:
    """Yield the choices of a file's labels whose right answer is among the candidates."""
    directory = load_directory(())
    for gold in read_lines(data, Passage):
        if not gold.labels or gold.id.endswith("-ambiguous"):
            continue
        document = plain(gold.text, published=gold.published, publisher=gold.publisher)
        choices = find_choices(Article(annotate(document, directory, model=True)))
        for named in gold.labels:
            found = next((c for c in choices if _is_of(c, gold, named)), None)
            if found is None:
                continue
            right = tuple(
                any(is_actor(gold.text, m.finding, named.names) for m in chain.mentions)
                for chain, _ in found.candidates
            )
            if any(right):
                yield Told(gold.id, tuple(clues for _, clues in found.candidates), right)


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
    return numpy.array([_LOOSE if any(t in n for t in _TELLING) else 1.0 for n in names])


def _case(told: Told, names: Sequence[str]) -> Case:
    """Return a choice as numbers: a row for each candidate."""
    sizes = _sizes(names)
    rows = [
        [clues.get(n, 0.0) * k for n, k in zip(names, sizes, strict=True)] for clues in told.clues
    ]
    return case(told.passage, rows, told.right)
