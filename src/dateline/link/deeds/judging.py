"""The judgement of two tellings: one deed, two deeds or unsure, with the reasons."""

from dateline.link.deeds.across import across
from dateline.link.deeds.features import Weights, total, weights
from dateline.link.deeds.sides import Side, side_of
from dateline.link.deeds.tellings import Telling
from dateline.records import Answer, Link

UNSURE = 1.0
"""Scores nearer to 0 than this are no answer."""
_REASONS = 5


def score(left: Side, right: Side, worth: Weights | None = None) -> float | None:
    """Return the log-odds that two tellings are of one deed; None where their types exclude it.

    `worth` are weights other than the shipped ones.
    """
    worth = worth or weights()
    if left.telling.document == right.telling.document:
        return worth.apart
    if left.kin.isdisjoint(right.types):
        return None
    return total(across(left, right), worth.across)


def judge(left: Telling, right: Telling) -> Link:
    """Return the judgement of a pair, with what weighed most, strongest first."""
    first, second = sorted((left, right), key=lambda t: t.id)
    one, other = side_of(first), side_of(second)
    log_odds = score(one, other)
    if log_odds is None:
        reason = f"{first.types[0]} and {second.types[0]} are no one deed"
        return Link(first.id, second.id, "different", float("-inf"), (reason,))
    if first.document == second.document:
        return Link(first.id, second.id, answer(log_odds), log_odds, ("told apart in one text",))
    worth = weights().across
    parts = {n: worth.get(n, 0.0) * v for n, v in across(one, other).items() if n != "base"}
    said = sorted((n for n in parts if abs(parts[n]) >= 0.1), key=lambda n: (-abs(parts[n]), n))
    reasons = tuple(f"{n} ({parts[n]:+.1f})" for n in said[:_REASONS])
    return Link(first.id, second.id, answer(log_odds), log_odds, reasons)


def answer(log_odds: float) -> Answer:
    """Return what a score says.

    >>> answer(2.5), answer(-0.3), answer(-4.0)
    ('same', 'unsure', 'different')
    """
    if abs(log_odds) < UNSURE:
        return "unsure"
    return "same" if log_odds > 0 else "different"
