"""Ranks what a name can mean: a weighted sum of what speaks for each place."""

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.extract.places.features import FEATURES

WEIGHTS = Path(__file__).parent / "ranking.json"
Numbers = Sequence[float]


class Ranker:
    """Weights by name of feature; a score is a log-odds, comparable within one name only."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {name: float(weights.get(name, 0.0)) for name in FEATURES}
        self._row = tuple(self.weights[name] for name in FEATURES)

    def score(self, numbers: Numbers) -> float:
        """Return the score of a place, from what speaks for it."""
        return round(sum(w * n for w, n in zip(self._row, numbers, strict=True) if n), 4)

    def reasons(self, numbers: Numbers) -> dict[str, float]:
        """Return what each feature adds to a score, the weightiest first."""
        parts = {
            name: round(w * n, 2)
            for name, w, n in zip(FEATURES, self._row, numbers, strict=True)
            if w * n
        }
        return dict(sorted(parts.items(), key=lambda p: (-abs(p[1]), p[0])))


@functools.cache
def load_ranker() -> Ranker:
    """Return the ranker that ships with Dateline."""
    return Ranker(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])
