"""Fits the weights by which it is told whether a denial is meant, on news and on passages."""

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import annotate
from dateline.bench.claims import Passage, denied_at
from dateline.bench.denying import Spans, touch
from dateline.bench.lines import read_lines
from dateline.bench.logit import FOLDS, Array, Case, fit
from dateline.bench.noted import noted_at, read_noted
from dateline.bench.results import Result, finished, write_weights
from dateline.codebook.directory import load_directory
from dateline.document import Document, Span, plain
from dateline.errors import BenchError
from dateline.extract.article import Article
from dateline.extract.claims.denying.deeds import deed_words
from dateline.extract.claims.denying.meaning import LEAST, Clues, Question, clues_of, kind_of
from dateline.extract.extracting import attributed

_OF_NEWS = 3.0
"""What a denial of news weighs beside one of a written passage: there are a tenth as many."""
_TIGHT = 0.01
"""How strongly weights are drawn to nought."""

Gold = Sequence[tuple[Spans, Spans]]
"""Where each denier stands, and the words denied (none: the text does not say)."""


class Told(msgspec.Struct, frozen=True):
    """A denial that was weighed: whose text, its clues, whether it is right, what it weighs."""

    text: str
    kind: str
    clues: Clues
    right: bool
    weight: float


def fit_denials(news: Path, sets: Path, passages: Sequence[Path], target: Path) -> Result:
    """Fit the weights on noted news and on passages, and write them to `target` as JSON.

    The figures are of held-out fifths of the texts: how many of the denials that are right are
    kept (`…_r`), and how many of those kept are right (`…_p`).
    """
    began = time.monotonic()
    told = [*_of_news(news, sets), *(t for file in passages for t in _of_passages(file))]
    weights: dict[str, dict[str, float]] = {}
    metrics: dict[str, float] = {}
    for kind in LEAST:
        mine = [t for t in told if t.kind == kind]
        if not mine:
            raise BenchError(
                f"{news}: no {kind} denial in it or the passages; give more with --also"
            )
        names = sorted({name for t in mine for name in t.clues})
        cases = [_case(t, names) for t in mine]
        weights[kind] = _named(names, fit(cases, _TIGHT))
        metrics |= _figures(kind, mine, _held_out(kind, cases))
    write_weights(target, weights)
    return finished("noted", len(told), metrics, [news, *passages], began=began)


def _of_news(news: Path, sets: Path) -> Iterator[Told]:
    for noted, text in read_noted(news, sets):
        gold = [(noted_at(d.by), noted_at(d.denied) if d.denied else ()) for d in noted.denials]
        yield from _told(plain(text), gold, Span(*noted.read), _OF_NEWS)


def _of_passages(file: Path) -> Iterator[Told]:
    for passage in read_lines(file, Passage):
        if not passage.id.endswith("-ambiguous"):
            document = plain(passage.text, published=passage.published, publisher=passage.publisher)
            gold = [denied_at(passage.text, d) for d in passage.denials]
            yield from _told(document, gold, Span(0, len(passage.text)), 1.0)


def _told(document: Document, gold: Gold, read: Span, weight: float) -> Iterator[Told]:
    """Yield what was asked of a text's denials, with the answers of the gold."""
    article = Article(annotate(document, load_directory(())))
    attributor, events, _ = attributed(article)
    triggers = [tuple(q.span for q in e.trigger.quotes) for e in events]
    for asked in attributor.asked:
        kind = kind_of(asked)
        if kind is None or not read.start <= article.layers.tokens[asked.at].start < read.end:
            continue
        by = [denied for who, denied in gold if touch(_speakers(asked), who)]
        words = _deed(asked, triggers)
        right = bool(by) if kind == "flat" else any(touch(words, denied) for denied in by)
        yield Told(document.id, kind, clues_of(asked), right, weight)


def _speakers(asked: Question) -> Spans:
    """Return where a denial's speakers stand, and the fullest mentions of them."""
    layers, denial = asked.layers, asked.denial
    heads = [t for s in denial.sources for t in layers.refers.get(s, ())]
    own = (layers.span(*words) for words in denial.source_spans)
    return (*own, *(layers.span(h, h + 1) for h in heads))


def _deed(asked: Question, triggers: Sequence[Spans]) -> Spans:
    """Return the words for the deed that a denial was bound to, with those of its event."""
    head = (asked.layers.span(asked.deed, asked.deed + 1),)
    words = asked.layers.span(*deed_words(asked.layers, asked.deed))
    return (words, *(s for spans in triggers if touch(head, spans) for s in spans))


def _case(told: Told, names: Sequence[str]) -> Case:
    """Return a denial as a choice between its clues and none of them."""
    clues = [told.clues.get(name, 0.0) for name in names]
    rows: Array = numpy.array([clues, [0.0] * len(names)])
    key = hashlib.sha256(told.text.encode()).digest()
    fold = int.from_bytes(key[:4], "big") % FOLDS
    return Case(fold, rows, numpy.array([told.right, not told.right]), told.weight)


def _figures(kind: str, told: Sequence[Told], kept: Sequence[bool]) -> dict[str, float]:
    """Return the share of the kept that are right, and of the right that are kept."""
    found = {}
    for where, of_news in (("news", True), ("passages", False)):
        counts = Counter(
            (t.right, k) for t, k in zip(told, kept, strict=True)
            if (t.weight == _OF_NEWS) is of_news
        )  # fmt: skip
        hits = counts[True, True]
        found[f"{kind}_{where}_p"] = round(hits / max(1, hits + counts[False, True]), 3)
        found[f"{kind}_{where}_r"] = round(hits / max(1, hits + counts[True, False]), 3)
    return found


def _held_out(kind: str, cases: Sequence[Case]) -> list[bool]:
    """Return which denials are kept by weights of the other folds."""
    kept = [False] * len(cases)
    for fold in range(FOLDS):
        others = [c for c in cases if c.fold != fold]
        if not others:
            continue
        weights = fit(others, _TIGHT)
        for n, case in enumerate(cases):
            if case.fold == fold:
                chance = 1 / (1 + float(numpy.exp(-(case.numbers[0] @ weights))))
                kept[n] = chance >= LEAST[kind]
    return kept


def _named(names: Sequence[str], weights: Array) -> dict[str, float]:
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}
