"""Fits a sum of curves to pairs that are of one kind or not: a logistic model, by Newton steps."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dateline.link.articles.likeness import Curve, Weights

Array = npt.NDArray[np.float64]
TIGHT = 4.0
"""How strongly the rise between two knots is drawn to nought, by its square."""
_STEPS = 25
_SHARES = (0.02, 0.2, 0.4, 0.6, 0.8, 0.93, 0.99)
"""Where knots are set: at these shares of the values above 0 that pairs of one incident have."""


def _knots(values: Array, right: npt.NDArray[np.bool_]) -> tuple[float, ...]:
    """Return the values at which a curve may bend; few values are all knots."""
    if len(few := np.unique(values)) <= 6:
        return tuple(round(float(v), 4) for v in few)
    above = values[right & (values > 0)]
    at = {round(float(v), 4) for v in np.quantile(above, _SHARES)} if len(above) else set()
    return tuple(sorted(at | {round(float(values.min()), 4)}))


def fit_curves(
    names: Sequence[str],
    rows: Array,
    right: npt.NDArray[np.bool_],
    worth: Array,
    rising: Mapping[str, int],
) -> Weights:
    """Return the weights under which pairs are likeliest; a row a pair, a column a feature.

    `worth` says how much each pair counts. `rising` gives the direction of a curve: 1 never falls,
    -1 never rises; others are free.
    """
    at = {name: _knots(rows[:, i], right) for i, name in enumerate(names)}
    at = {name: found for name, found in at.items() if len(found) > 1}
    ramps = np.hstack([_ramps(rows[:, i], at[n]) for i, n in enumerate(names) if n in at])
    signs = np.concatenate([np.full(len(at[n]) - 1, rising.get(n, 0)) for n in names if n in at])
    rises = _newton(ramps, right.astype(float), worth, signs)
    curves, start, place = {}, float(rises[-1]), 0
    for name, found in at.items():
        rise = rises[place : place + len(found) - 1]
        place += len(rise)
        levels = [0.0, *np.cumsum(rise).tolist()]
        curves[name] = Curve(found, tuple(round(level, 3) for level in levels))
    return Weights("", round(start, 3), curves)


def _ramps(values: Array, at: Sequence[float]) -> Array:
    """Return for each two knots how far a value has got from the one to the other, 0 to 1."""
    low, high = np.array(at[:-1]), np.array(at[1:])
    found: Array = np.clip((values[:, None] - low) / (high - low), 0.0, 1.0)
    return found


def _newton(ramps: Array, right: Array, worth: Array, signs: Array) -> Array:
    """Return the weights of the ramps and the start; one of the wrong sign is held at nought."""
    rows = np.hstack([ramps, np.ones((len(ramps), 1))])
    tight = np.full(rows.shape[1], TIGHT)
    tight[-1] = 1e-6
    signs = np.append(signs, 0)
    free = np.ones(rows.shape[1], bool)
    while True:
        weights = np.zeros(rows.shape[1])
        weights[free] = _settled(rows[:, free], right, worth, tight[free])
        wrong = weights * signs < 0
        if not wrong.any():
            return weights
        free &= ~wrong


def _settled(rows: Array, right: Array, worth: Array, tight: Array) -> Array:
    """Return the weights that lose least; a step that loses more is halved until it does not."""
    weights = np.zeros(rows.shape[1])
    before = _loss(rows, right, worth, tight, weights)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (worth * (chance - right)) + tight * weights
        bend = (rows * (worth * chance * (1 - chance))[:, None]).T @ rows + np.diag(tight)
        step = np.linalg.solve(bend, slope)
        after = _loss(rows, right, worth, tight, weights - step)
        while after > before and np.abs(step).max() > 1e-9:
            step /= 2
            after = _loss(rows, right, worth, tight, weights - step)
        weights, gained, before = weights - step, before - after, after
        if gained < 1e-7 * before:
            break
    return weights


def _loss(rows: Array, right: Array, worth: Array, tight: Array, weights: Array) -> float:
    """Return what is to be least: minus the log likelihood, and the tightness."""
    odds = rows @ weights
    likely = np.logaddexp(0.0, odds) - right * odds
    return float(np.sum(worth * likely) + 0.5 * np.sum(tight * weights**2))
