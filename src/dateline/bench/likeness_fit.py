"""Fits what likeness ships with, the rarity of words and the curves, and measures it held out."""

import json
import re
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline.bench.clustering import metrics, named
from dateline.bench.curves import Array, fit_curves
from dateline.bench.incidents import Told, read_articles
from dateline.bench.lines import read_lines
from dateline.bench.rarities import Tally, counted, write_rarity
from dateline.bench.results import Result, finished
from dateline.document import plain
from dateline.link.articles.blocking import blocking_keys
from dateline.link.articles.gathering import gather
from dateline.link.articles.likeness import Weights
from dateline.link.articles.profiles import Profile, profile, spoken
from dateline.link.articles.rarity import Rarity
from dateline.link.articles.sharing import compare
from dateline.link.clusters import Pair, pairs_of

FOLDS = 10
LIFT = 0.2
"""Added to the odds: on both sets BCubed F1 is best when clusters join a little sooner."""
FREE = frozenset({"dated", "shorter text"})
"""Features whose curve may rise and fall; no other may, so that reasons can be trusted."""
FALLING = frozenset({
    "days apart", "other streets", "other ages", "others named with age", "other tolls",
    "other days told", "other dates told",
})  # fmt: skip


class Text(msgspec.Struct, frozen=True):
    """A record that is only counted for the rarity of words; other keys are passed over."""

    text: str


class Articles(msgspec.Struct):
    """One set of articles with gold clusters, the fold of each, and a tally a fold."""

    told: dict[str, Told]
    folds: dict[str, int]
    tallies: list[Tally]


class Rows(msgspec.Struct):
    """The pairs of one set that share a key, with their features, and which are one incident."""

    profiles: dict[str, Profile]
    pairs: list[Pair]
    numbers: Array
    right: Array


def fit_likeness(data: Sequence[Path], texts: Sequence[Path], target: Path) -> Result:
    """Write `rarity.csv` and `likeness.json` to a folder; return the figures, cross-validated.

    Incidents (whole topics, where a set has them) fall into ten folds. A pair is scored by curves
    and rarities fitted without any pair that touches the fold of its first article.
    """
    began = time.monotonic()
    sets = {path.name.split(".")[0]: _read(path) for path in data}
    others = counted([record.text] for path in texts for record in read_lines(path, Text))
    table = _table(sets.values(), others)
    found = _fit([_rows(one, table) for one in sets.values()])
    files = sorted(path.name for path in (*data, *texts))
    made = f"dateline bench incidents --fit, on {', '.join(files)}"
    target.mkdir(parents=True, exist_ok=True)
    write_rarity(table, target / "rarity.csv")
    stored = json.dumps(msgspec.to_builtins(msgspec.structs.replace(found, fitted=made)), indent=1)
    stored = re.sub(r"\n {4,}|\n {3}(?=\])", " ", stored)  # a curve's numbers in one line
    (target / "likeness.json").write_text(stored + "\n", encoding="utf-8")
    figures = _held_out(sets, others)
    n = sum(len(one.told) for one in sets.values())
    return finished("incidents", n, figures, [*data, *texts], began=began)


def _read(path: Path) -> Articles:
    """Return the articles of a file with their folds."""
    told = read_articles(path)
    folds = {item: zlib.crc32(one.group.encode()) % FOLDS for item, one in told.items()}
    stories: list[dict[str, list[str]]] = [{} for _ in range(FOLDS)]
    for item, one in told.items():
        stories[folds[item]].setdefault(one.group, []).append(spoken(one.document))
    return Articles(told, folds, [counted(some.values()) for some in stories])


def _table(sets: Iterable[Articles], others: Tally, without: int | None = None) -> Rarity:
    """Return the rarity of words in all texts but those of one fold."""
    tally = others.copy()
    for one in sets:
        for fold, some in enumerate(one.tallies):
            if fold != without:
                tally.join(some)
    return tally.table()


def _rows(one: Articles, table: Rarity) -> Rows:
    """Return the pairs of a set that share a key, with their features."""
    profiles = {item: profile(told.document, table) for item, told in one.told.items()}
    pairs = pairs_of({item: blocking_keys(found, table) for item, found in profiles.items()})
    numbers = [list(compare(profiles[a], profiles[b]).values()) for a, b in pairs]
    right = [one.told[a].gold == one.told[b].gold for a, b in pairs]
    return Rows(profiles, pairs, np.array(numbers), np.array(right, dtype=bool))


def _fit(rows: Sequence[Rows], kept: Sequence[Array] | None = None) -> Weights:
    """Return the curves under which pairs are likeliest; `kept` says which pairs of each set.

    All sets weigh alike, the largest as many as its pairs.
    """
    nothing = profile(plain(""), Rarity(1, {}, frozenset()))
    names = list(compare(nothing, nothing))
    rising = {name: -1 if name in FALLING else 1 for name in names if name not in FREE}
    kept = kept or [np.ones(len(one.pairs), dtype=bool) for one in rows]
    numbers = np.vstack([one.numbers[some] for one, some in zip(rows, kept, strict=True)])
    right = np.concatenate([one.right[some] for one, some in zip(rows, kept, strict=True)])
    most = max(some.sum() for some in kept)
    worth = np.concatenate([np.full(some.sum(), most / max(1, some.sum())) for some in kept])
    found = fit_curves(names, numbers, right, worth, rising)
    return msgspec.structs.replace(found, start=round(found.start + LIFT, 3))


def _held_out(sets: Mapping[str, Articles], others: Tally) -> dict[str, float]:
    """Return the figures of each set, each pair scored by curves that it did not teach."""
    odds: dict[str, list[Scorer]] = {name: [] for name in sets}
    shared: dict[str, set[Pair]] = {name: set() for name in sets}
    for fold in range(FOLDS):
        table = _table(sets.values(), others, fold)
        rows = {name: _rows(one, table) for name, one in sets.items()}
        first = {name: [sets[name].folds[a] for a, _ in rows[name].pairs] for name in sets}
        touched = [
            np.array([fold in (one.folds[a], one.folds[b]) for a, b in rows[name].pairs])
            for name, one in sets.items()
        ]
        weights = _fit(list(rows.values()), [~some for some in touched])
        for name in sets:
            odds[name].append(Scorer(weights, rows[name].profiles))
            of_fold = zip(rows[name].pairs, first[name], strict=True)
            shared[name].update(both for both, its in of_fold if its == fold)
    figures: dict[str, float] = {}
    for name, one in sets.items():
        found = _gathered(one, sorted(shared[name]), odds[name])
        gold = {item: told.gold for item, told in one.told.items()}
        figures |= {f"{name}_{what}": value for what, value in metrics(gold, found).items()}
    return figures


class Scorer(msgspec.Struct):
    """What scores the pairs whose first article is of one fold."""

    weights: Weights
    profiles: dict[str, Profile]

    def score(self, one: str, other: str) -> float:
        """Return the log-odds of a pair."""
        return self.weights.log_odds(compare(self.profiles[one], self.profiles[other]))


def _gathered(one: Articles, pairs: Sequence[Pair], scorers: Sequence[Scorer]) -> dict[str, str]:
    """Return the cluster of each article."""
    return named(gather(sorted(one.told), pairs, lambda a, b: scorers[one.folds[a]].score(a, b)))
