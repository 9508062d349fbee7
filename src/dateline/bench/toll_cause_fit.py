"""Fits the weights by which it is chosen which word tells what left a toll."""

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.lines import read_lines
from dateline.bench.locate import overlap
from dateline.bench.logit import Case, case, fit, held_out_accuracy
from dateline.bench.results import Result, finished, write_weights
from dateline.bench.tolltext import Counted, Passage, Told, matches, spots_of
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.article import Article
from dateline.extract.extracting import chooser_of
from dateline.extract.tolls.belonging import belongs
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.owning.choosing import FAR, Candidate, load_weights

_SELDOM, _SELDOM_WORD = 3, 8
"""A clue that speaks for fewer candidates than this in all has no weight; so a single word."""
_TIGHT = 0.003
"""How strongly weights are drawn to those that ship: .001 chose no better in held-out passages."""


class Choice(msgspec.Struct, frozen=True):
    """A choice of which the right answer is known: the passage, the candidates, which are right."""

    passage: str
    clues: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def fit_toll_causes(data: Sequence[Path], target: Path, only: Collection[str] = ()) -> Result:
    """Fit the weights on passages with tolls, and write them to `target` as JSON.

    They are drawn to those that ship: fitted from nought on short passages alone, they lost one
    in ten of the killed in the nine coded articles. With `only`, kinds of toll, they stay but for
    those of the clues that only such tolls have.
    `event_held_out`: how often the likeliest word is right, of the tolls whose right one is among
    the candidates, by weights of the other four fifths of the passages.
    """
    began = time.monotonic()
    told = [choice for file in data for choice in _choices(file)]
    if not told:
        raise BenchError(f"{data[0]}: no passage with a toll whose event is among the words")
    own = tuple(f"{kind} " for kind in only)
    told = [t for t in told if not own or any(n.startswith(own) for c in t.clues for n in c)]
    names = [n for n in _names(told) if not own or n.startswith(own)]
    kept = load_weights()
    cases = [_case(choice, names, kept) for choice in told]
    moved = dict(zip(names, map(float, fit(cases, _TIGHT)), strict=True))
    summed = {n: kept.get(n, 0.0) + moved.get(n, 0.0) for n in sorted({*kept, *moved})}
    weights = {n: round(w, 3) for n, w in summed.items() if abs(w) >= 0.02 and n != FAR}
    write_weights(target, weights)
    metrics = {"event_held_out": held_out_accuracy(cases, _TIGHT)}
    return finished("tolltext", len(told), metrics, data, began=began)


def _choices(data: Path) -> Iterator[Choice]:
    """Yield the choices of a file's tolls that are read and whose event is a candidate."""
    for gold in read_lines(data, Passage):
        if gold.id.endswith("-ambiguous"):
            continue
        layers = annotate(plain(gold.text, published=gold.published), model=True)
        article = Article(layers)
        chooser = chooser_of(article)
        read = [Told(m.finding.value, m.finding.quotes[0].span) for m in article.tolls]
        for n, m in matches(gold, read).items():
            if gold.tolls[n].event is None:
                continue
            mention = article.tolls[m]
            candidates = chooser.candidates(mention)
            told = gold.tolls[n]
            first = msgspec.structs.replace(told, event_also=())
            right = tuple(_is_right(layers, c, gold, first) for c in candidates)
            if not any(right) or _is_held(layers, mention, candidates):  # what is as good serves
                right = tuple(_is_right(layers, c, gold, told) for c in candidates)
            if any(right):
                clues = tuple(chooser.clues(mention, c) for c in candidates)
                yield Choice(gold.id, clues, right)


def _is_held(layers: Layers, mention: TollMention, candidates: Sequence[Candidate]) -> bool:
    """Tell whether the syntax gives a toll to a likely event, so that none need be chosen."""
    return any(
        c.likely and c.draft is not None and belongs(layers, mention, frozenset(c.draft.heads))
        for c in candidates
    )


def _is_right(layers: Layers, one: Candidate, gold: Passage, told: Counted) -> bool:
    """Tell whether a candidate, or a trigger of its event, is one of gold's words."""
    matched = one.draft.matches if one.draft is not None else ()
    spans = [layers.span(m.first, m.last) for m in matched] or [layers.span(one.at, one.at + 1)]
    return bool(overlap([(s.start, s.end) for s in spans], spots_of(gold, told)))


def _names(told: Sequence[Choice]) -> list[str]:
    """Return the clues that speak for enough candidates, sorted."""
    seen = Counter(name for t in told for clues in t.clues for name in clues)
    return sorted(
        name for name, times in seen.items()
        if name != FAR and times >= (_SELDOM_WORD if name.startswith("lemma ") else _SELDOM)
    )  # fmt: skip


def _case(told: Choice, names: Sequence[str], kept: Mapping[str, float]) -> Case:
    """Return a choice as numbers: a row for each candidate, and what it has by what ships."""
    rows = [[clues.get(n, 0.0) for n in names] for clues in told.clues]
    given = [sum(kept.get(n, 0.0) * x for n, x in clues.items()) for clues in told.clues]
    return msgspec.structs.replace(case(told.passage, rows, told.right), given=numpy.array(given))
