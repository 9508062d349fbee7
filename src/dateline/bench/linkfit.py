"""Fits what speaks for one deed: logistic weights within a document, a choice between two.

Between documents a telling chooses, in each other document, the tellings of its deed or none: one
document seldom tells a deed twice, so that what tells the right one from its neighbours counts
most. By pairs alone BCubed is .782 where it is .795 so (six folds, nothing else changed).

Learnt from story files (docs/bench.md): which gold deed an event of ours tells is known where a
gold mention shares characters with its trigger or with the words of its tolls.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.bench.logit import Case, fit
from dateline.bench.results import Result, write_weights
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
from dateline.bench.strangers import strangers
from dateline.link.deeds.across import across
from dateline.link.deeds.features import Features, Weights, kin
from dateline.link.deeds.mentions import mentions
from dateline.link.deeds.sides import Side, side_of
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.deeds.within import within
from dateline.pipeline import PLAIN, Settings

Array = npt.NDArray[np.float64]
ABSENT, APART = -0.3, -1.0
_TIGHT_WITHIN, _TIGHT_ACROSS = 1.0, 0.003
"""How strongly weights are drawn to nought, each by its square."""
_SURER = 1.5
"""The weights of a choice are multiplied by it: what is drawn to nought so strongly as to hold for
other stories is too timid to tie (`comparing.TIE`). BCubed by folds .818; with 1.3 .816; drawn a
quarter as much and not multiplied .810."""
_LEAN_WITHIN, _LEAN_ACROSS = -0.9, 0.7
"""Added to every score: a wrongly joined telling misleads all later comparisons, a wrongly split
one is often joined between documents; so one leans to splitting and the other to joining. Chosen
by folds: with .7 across BCubed is .810, of 317 grades 226 and of origins 184 are right, with 1.1
.810, 224 and 182, with .5 .805, 226 and 186; with -.6 within, before ties were weaker, it was .807
for .810, with 0 .805."""
_STRANGE = 0.2
"""What choices among strangers, of which none is right, weigh against those in a story. BCubed by
folds is .820 with them and .826 without, grades .699 and .687; of four stories each, moved to one
district and the same days, BCubed is .793 with them and .772 without."""
_CAUTION = {"long apart": -3.0, "places far apart": -1.5}
"""At most these weights: in a story nearly everything is one of few deeds, so that days read
wrongly weigh little; in an archive two deeds a week apart are two deeds. By folds BCubed is .819
with this and .818 without."""
_NEVER = {"months apart": -30.0}
"""What no story has two mentions of one deed for, within or between documents."""
_NOR_ACROSS = {"weeks and provinces apart": -30.0}
_FOLDS = 6
_SURE = 1
"""Covered by its trigger (0) or by its tolls (1)."""


class Row(msgspec.Struct, frozen=True):
    """A pair: its features, whether it is one deed, what it weighs."""

    features: Features
    same: bool
    weight: float


def _fit_links(stories: Sequence[tuple[Story, Coded]]) -> Weights:
    """Return the weights that the pairs of some stories fit best."""
    deeds = {story.id: _known_deeds(story, codings) for story, codings in stories}
    rows = [r for story, codings in stories for r in _within_rows(codings, deeds[story.id])]
    inner = _fitted(rows) | _NEVER
    half = Weights(inner, {}, ABSENT, APART, "")
    told = [
        [t for d, c in codings.values() for t in tellings(d, c, worth=half)]
        for _, codings in stories
    ]
    choices = [
        rows
        for (story, _), mine in zip(stories, told, strict=True)
        for rows in _choices(mine, deeds[story.id])
    ]
    others = [
        rows
        for mine, beside in zip(told, strangers(told), strict=True)
        for rows in _refusals(mine, beside)
    ]
    outer = _chosen([*choices, *_weighing(others, _STRANGE * _weight(choices))])
    outer |= {name: min(most, outer.get(name, 0.0)) for name, most in _CAUTION.items()}
    outer |= _NEVER | _NOR_ACROSS
    said = f"on {len(stories)} stories: {len(rows)} pairs within, {len(choices)} choices across"
    return Weights(inner, outer, ABSENT, APART, said)


def fit_and_score(
    data: Path,
    target: Path,
    *,
    also: Sequence[Path] = (),
    limit: int | None = None,
    settings: Settings = PLAIN,
) -> tuple[Result, tuple[str, ...]]:
    """Fit weights on folders of stories and write them; return the figures and the misses.

    The figures are by weights that never saw the stories that they are measured on.
    """
    began = time.monotonic()
    stories = [s for folder in (data, *also) for s in read_stories(folder, limit=limit)]
    coded = [(story, code_story(story, settings)) for story in stories]
    write_weights(target, _fit_links(coded))
    tally = Tally()
    for fold in range(min(_FOLDS, len(coded))):
        worth = _fit_links([pair for n, pair in enumerate(coded) if n % _FOLDS != fold])
        for story, codings in coded[fold::_FOLDS]:
            score_story(tally, story, codings, link_ours(codings, worth))
    return result_of(tally, data, len(stories), began), tuple(tally.misses)


def _known_deeds(story: Story, codings: Coded) -> dict[str, str]:
    """Return the gold deed of each event of ours that a mention surely covers, triggers first."""
    found: dict[str, tuple[int, int, str]] = {}
    number = 0
    for gold in story.incidents:
        for words in gold.events:
            number += 1
            document, coding = codings[words.report]
            event, how = covering(coding, place_of(document, words))
            if event is not None and how <= _SURE:
                found[event.id] = min(found.get(event.id, (9, 0, "")), (how, number, gold.id))
    return {event: gold for event, (_, _, gold) in found.items()}


def _within_rows(codings: Coded, deeds: Mapping[str, str]) -> Iterator[Row]:
    for document, coding in codings.values():
        known = [m for m in mentions(document, coding) if m.id in deeds]
        for left, right in combinations(known, 2):
            if kin(left.type, right.type):
                yield Row(within(left, right), deeds[left.id] == deeds[right.id], 1.0)


def _choices(told: Sequence[Telling], deeds: Mapping[str, str]) -> list[list[Row]]:
    """Return what each telling of one story chooses from in each other document.

    A story with many choices weighs by their square root.
    """
    of = {t.id: _commonest(deeds[e] for e in t.events if e in deeds) for t in told}
    sides = {t.id: side_of(t) for t in told if of[t.id]}
    by_document: dict[str, list[Side]] = defaultdict(list)
    for side in sides.values():
        by_document[side.telling.document].append(side)
    found = []
    for ident, side in sides.items():
        for document, others in by_document.items():
            open_to = [o for o in others if not side.kin.isdisjoint(o.types)]
            if open_to and document != side.telling.document:
                found.append([(across(side, o), of[ident] == of[o.telling.id]) for o in open_to])
    weight = len(found) ** -0.5 if found else 0.0
    return [[Row(features, same, weight) for features, same in rows] for rows in found]


def _refusals(told: Sequence[Telling], beside: Sequence[Telling]) -> list[list[Row]]:
    """Return what each telling is offered by strangers, document by document: none is its deed."""
    by_document: dict[str, list[Side]] = defaultdict(list)
    for telling in beside:
        by_document[telling.document].append(side_of(telling))
    found = []
    for side in map(side_of, told):
        for others in by_document.values():
            open_to = [o for o in others if not side.kin.isdisjoint(o.types)]
            if open_to:
                found.append([across(side, o) for o in open_to])
    weight = len(found) ** -0.5 if found else 0.0
    return [[Row(features, False, weight) for features in rows] for rows in found]


def _weighing(choices: Sequence[Sequence[Row]], whole: float) -> list[list[Row]]:
    """Return choices that weigh so much together."""
    part = whole / (_weight(choices) or 1.0)
    return [[Row(r.features, r.same, r.weight * part) for r in rows] for rows in choices]


def _weight(choices: Sequence[Sequence[Row]]) -> float:
    return math.fsum(rows[0].weight for rows in choices)


def _chosen(choices: Sequence[Sequence[Row]]) -> dict[str, float]:
    """Return the weights under which the right tellings are chosen most, surer, the base leant.

    To choose none is worth 0: it is right where the document does not tell the deed.
    """
    names = sorted({name for rows in choices for row in rows for name in row.features})
    place = {name: n for n, name in enumerate(names)}
    cases = []
    for rows in choices:
        numbers = np.zeros((len(rows) + 1, len(names)))
        for number, row in enumerate(rows):
            for name, value in row.features.items():
                numbers[number, place[name]] = value
        right = np.array([row.same for row in rows] + [not any(row.same for row in rows)])
        cases.append(Case(0, numbers, right, rows[0].weight))
    weights = _SURER * fit(cases, _TIGHT_ACROSS) if cases else np.zeros(0)
    return _leant(names, weights, _LEAN_ACROSS)


def _leant(names: Sequence[str], weights: Array, lean: float) -> dict[str, float]:
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return found | {"base": round(found.get("base", 0.0) + lean, 3)}


def _commonest(deeds: Iterable[str]) -> str | None:
    counts = Counter(deeds)
    return min(counts, key=lambda d: (-counts[d], d), default=None)


def _fitted(rows: Sequence[Row]) -> dict[str, float]:
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
        slope = numbers.T @ (worth * (chance - right)) + _TIGHT_WITHIN * weights
        bend = (numbers * (worth * chance * (1 - chance))[:, None]).T @ numbers
        weights = weights - np.linalg.solve(bend + _TIGHT_WITHIN * np.eye(len(names)), slope)
    return _leant(names, weights, _LEAN_WITHIN)
