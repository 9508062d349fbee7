"""Fits what speaks for one deed: logistic weights within a document and between two.

Learnt from story files (docs/bench.md): which gold deed an event of ours tells is known where a
gold mention shares characters with its trigger or with the words of its tolls.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.bench.results import Result
from dateline.bench.stories import (
    Coded,
    Tally,
    code_story,
    covering,
    link_ours,
    result_of,
    score_story,
)
from dateline.bench.storyfiles import Story, place_of, read_stories
from dateline.link.deeds.across import across
from dateline.link.deeds.features import Features, Weights, kin
from dateline.link.deeds.mentions import mentions
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.deeds.within import within
from dateline.pipeline import PLAIN, Settings

Array = npt.NDArray[np.float64]
ABSENT, APART = -0.3, -1.0
_TIGHT_WITHIN, _TIGHT_ACROSS = 1.0, 3.0
"""How strongly weights are drawn to nought, each by its square."""
_LEAN_WITHIN, _LEAN_ACROSS = -0.6, 1.0
"""Added to every score: a wrongly joined telling misleads all later comparisons, a wrongly split
one is often joined between documents; so one leans to splitting and the other to joining. Chosen
by folds (BCubed of s01 to s30 and of the rest .879 and .745; with -.25 within .852 and .733, with
-.9 .856 and .739, with 1.3 across .879 and .734)."""
_CAUTION = {"long apart": -3.0, "places far apart": -1.5}
"""At most these weights: in a story nearly everything is one of few deeds, so that days read
wrongly weigh little; in an archive two deeds a week apart are two deeds. Costs .005 of BCubed."""
_FOLDS = 6
_SURE = 1
"""Covered by its trigger (0) or by its tolls (1)."""


class Row(msgspec.Struct, frozen=True):
    """A pair: its features, whether it is one deed, what it weighs."""

    features: Features
    same: bool
    weight: float


def fit_links(stories: Sequence[tuple[Story, Coded]]) -> Weights:
    """Return the weights that the pairs of some stories fit best."""
    deeds = {story.id: known_deeds(story, codings) for story, codings in stories}
    rows = [r for story, codings in stories for r in _within_rows(codings, deeds[story.id])]
    inner = _fitted(rows, _TIGHT_WITHIN, _LEAN_WITHIN)
    half = Weights(inner, {}, ABSENT, APART, "")
    pairs: list[Row] = []
    for story, codings in stories:
        told = [t for d, c in codings.values() for t in tellings(d, c, worth=half)]
        pairs += _across_rows(told, deeds[story.id])
    outer = _fitted(pairs, _TIGHT_ACROSS, _LEAN_ACROSS)
    outer |= {name: min(most, outer.get(name, 0.0)) for name, most in _CAUTION.items()}
    said = f"on {len(stories)} stories: {len(rows)} pairs within, {len(pairs)} across documents"
    return Weights(inner, outer, ABSENT, APART, said)


def fit_and_score(
    data: Path, target: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Fit weights on a folder of stories and write them; return the figures and the misses.

    The figures are by weights that never saw the stories that they are measured on.
    """
    began = time.monotonic()
    stories = read_stories(data, limit=limit)
    coded = [(story, code_story(story, settings)) for story in stories]
    found = msgspec.json.encode(fit_links(coded))
    target.write_bytes(msgspec.json.format(found, indent=1) + b"\n")
    tally = Tally()
    for fold in range(min(_FOLDS, len(coded))):
        worth = fit_links([pair for n, pair in enumerate(coded) if n % _FOLDS != fold])
        for story, codings in coded[fold::_FOLDS]:
            score_story(tally, story, codings, link_ours(codings, worth))
    return result_of(tally, data, len(stories), began), tuple(tally.misses)


def known_deeds(story: Story, codings: Coded) -> dict[str, str]:
    """Return the gold deed of each event of ours that a mention surely covers, triggers first."""
    found: dict[str, tuple[int, int, str]] = {}
    number = 0
    for gold in story.incidents:
        for words in gold.events:
            number += 1
            document, coding = codings[words.report]
            event, how = covering(document, coding, place_of(document, words))
            if event is not None and how <= _SURE:
                found[event.id] = min(found.get(event.id, (9, 0, "")), (how, number, gold.id))
    return {event: gold for event, (_, _, gold) in found.items()}


def _within_rows(codings: Coded, deeds: Mapping[str, str]) -> Iterator[Row]:
    for document, coding in codings.values():
        known = [m for m in mentions(document, coding) if m.id in deeds]
        for left, right in combinations(known, 2):
            if kin(left.type, right.type):
                yield Row(within(left, right), deeds[left.id] == deeds[right.id], 1.0)


def _across_rows(told: Sequence[Telling], deeds: Mapping[str, str]) -> list[Row]:
    """Return the pairs of one story; a story with many pairs weighs by their square root."""
    of = {t.id: _commonest(deeds[e] for e in t.events if e in deeds) for t in told}
    sides = {t.id: side_of(t) for t in told}
    found = [
        (across(sides[left.id], sides[right.id]), of[left.id] == of[right.id])
        for left, right in combinations(told, 2)
        if of[left.id] and of[right.id] and left.document != right.document
        if not sides[left.id].kin.isdisjoint(sides[right.id].types)
    ]
    return [Row(features, same, len(found) ** -0.5) for features, same in found]


def _commonest(deeds: Iterable[str]) -> str | None:
    counts = Counter(deeds)
    return min(counts, key=lambda d: (-counts[d], d), default=None)


def _fitted(rows: Sequence[Row], tight: float, lean: float) -> dict[str, float]:
    """Return the logistic weights of features by name (Newton's method), and lean the base."""
    names = sorted({name for row in rows for name in row.features})
    place = {name: n for n, name in enumerate(names)}
    numbers = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.features.items():
            numbers[number, place[name]] = value
    right = np.array([float(row.same) for row in rows])
    worth = np.array([row.weight for row in rows])
    worth /= worth.mean()
    weights = np.zeros(len(names))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-numbers @ weights))
        slope = numbers.T @ (worth * (chance - right)) + tight * weights
        bend = (numbers * (worth * chance * (1 - chance))[:, None]).T @ numbers
        weights = weights - np.linalg.solve(bend + tight * np.eye(len(names)), slope)
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return found | {"base": round(found.get("base", 0.0) + lean, 3)}
