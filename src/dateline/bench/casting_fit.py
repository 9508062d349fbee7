"""Fits who of the contenders is actor and who recipient, on marks that no model was taught."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.annotate import Layers, annotate
from dateline.bench.corpus import Gold, as_document, grouped
from dateline.bench.results import write_weights
from dateline.bench.standing_fit import paired
from dateline.bench.weighing import logistic
from dateline.codebook.frames import load_codebook
from dateline.document import Span
from dateline.extract.article import Article
from dateline.extract.events.drafts import find_drafts
from dateline.extract.events.roles.casting import Weights, load_weights
from dateline.extract.events.roles.contenders import Numbers, contenders
from dateline.extract.extracting import standing_drafts
from dateline.model.corpus import Item


class Contender(msgspec.Struct, frozen=True):
    """A contender of an event that the marks have: its numbers, and what the marks call it."""

    numbers: Numbers
    actor: bool
    recipient: bool


def fit_casting(items: Iterable[Item], target: Path) -> None:
    """Fit the weights on texts, and write them as JSON."""
    judged: list[Contender] = []
    for item in items:
        document, golds = as_document(item)
        judged += judge(annotate(document, model=True), golds)
    found = weights_of(judged)
    write_weights(target, found)
    load_weights.cache_clear()


def weights_of(judged: Sequence[Contender]) -> Weights:
    """Return the weights by which numbers tell best who is actor, and who recipient."""
    names = sorted({name for one in judged for name in one.numbers})
    table = numpy.array([[one.numbers.get(n, 0.0) for n in names] for one in judged])

    def fitted(answers: list[bool]) -> dict[str, float]:
        weights = logistic(table, numpy.array(answers, dtype=float))
        return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}

    return Weights(fitted([j.actor for j in judged]), fitted([j.recipient for j in judged]))


def judge(layers: Layers, golds: Sequence[Gold]) -> Iterator[Contender]:
    """Yield the contenders of each found event that the marks have, in any of its mentions."""
    article = Article(layers)
    drafts = standing_drafts(article, find_drafts(layers, load_codebook()))
    groups = grouped(golds)
    for g, n in paired(layers, drafts, golds).items():
        actors = [s for gold in groups[g] for s in gold.actors]
        recipients = [s for gold in groups[g] for s in gold.recipients]
        for head, numbers in contenders(article, drafts[n]).items():
            yield Contender(
                numbers, _is_marked(layers, head, actors), _is_marked(layers, head, recipients)
            )


def _is_marked(layers: Layers, head: int, spans: Sequence[Span]) -> bool:
    """Tell whether a head, or who it stands for, is in the words that were marked."""
    mine = {head, *layers.refers.get(head, ())}
    for token in layers.tokens:
        if any(token.start < s.end and s.start < token.end for s in spans) and (
            token.i in mine or not mine.isdisjoint(layers.refers.get(token.i, ()))
        ):
            return True
    return False
