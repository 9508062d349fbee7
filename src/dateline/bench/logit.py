"""Fits the weights of a choice among candidates: a conditional logit, in fixed steps."""

import hashlib
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

_STEPS = 1000
_RATE = 0.05
_TIGHT = 0.0003
"""How strongly weights are drawn to nought, each by its square."""
FOLDS = 5
Array = npt.NDArray[np.float64]


class Case(msgspec.Struct):
    """One choice: a row of numbers for each candidate, which are right, what the choice weighs.

    `given` is what each candidate has by weights that are not fitted.
    """

    fold: int
    numbers: Array
    right: npt.NDArray[np.bool_]
    weight: float = 1.0
    given: Array | None = None

    def scores(self, weights: Array) -> Array:
        """Return what each candidate has by fitted weights and by the others."""
        found: Array = self.numbers @ weights
        return found if self.given is None else found + self.given


def case(passage: str, rows: Sequence[Sequence[float]], right: Sequence[bool]) -> Case:
    """Return a choice as numbers; all choices of a passage fall into one fold."""
    key = hashlib.sha256(passage.encode()).digest()
    fold = int.from_bytes(key[:4], "big") % FOLDS
    return Case(fold, np.array(rows, dtype=float), np.array(right))


def fit(cases: Sequence[Case], tight: float = _TIGHT) -> Array:
    """Return the weights under which the right candidates are likeliest (Adam).

    `tight` says how strongly each is drawn to nought.
    """
    sizes = [len(c.right) for c in cases]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    numbers = np.concatenate([c.numbers for c in cases])
    right = np.concatenate([c.right for c in cases])
    given = np.concatenate([np.zeros(len(c.right)) if c.given is None else c.given for c in cases])
    group = np.repeat(np.arange(len(cases)), sizes)
    worth = np.array([c.weight for c in cases])
    worth = (worth / worth.sum())[group]
    weights = np.zeros(numbers.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = numbers @ weights + given
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        of_all = scores / np.add.reduceat(scores, starts)[group]
        of_right = np.where(right, scores, 0.0)
        of_right /= np.maximum(np.add.reduceat(of_right, starts), 1e-300)[group]
        slope = numbers.T @ ((of_all - of_right) * worth) + tight * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = _RATE * min(1.0, 2.0 * (1 - step / (_STEPS + 1)))
        bent = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = weights - rate * (first / (1 - 0.9**step)) / bent
    return weights


def fit_in_turn(cases: Sequence[Case], clues: int, tight: float, rest: float) -> Array:
    """Return the weights of the first `clues` numbers, then of the others beside them.

    The clues come first and alone, so that they tell without the others too: where the model was
    left out. `tight` and `rest` say how strongly the one and the other are drawn to nought.
    """
    alone = [msgspec.structs.replace(c, numbers=c.numbers[:, :clues]) for c in cases]
    known = fit(alone, tight)
    others = [
        msgspec.structs.replace(c, numbers=c.numbers[:, clues:], given=a.scores(known))
        for c, a in zip(cases, alone, strict=True)
    ]
    return np.concatenate([known, fit(others, rest)])


def held_out_accuracy(cases: Sequence[Case], tight: float = _TIGHT) -> float:
    """Return how often the likeliest candidate is right, each fold by weights of the others."""
    return held_out(cases, lambda others: fit(others, tight))


def held_out(cases: Sequence[Case], fitted: Callable[[Sequence[Case]], Array]) -> float:
    """Return the same where `fitted` gives the weights that some choices teach."""
    right = 0
    for number in range(FOLDS):
        held, others = ([c for c in cases if (c.fold == number) is same] for same in (True, False))
        if held and others:
            weights = fitted(others)
            right += sum(bool(c.right[int(np.argmax(c.scores(weights)))]) for c in held)
    return round(right / max(1, len(cases)), 4)
