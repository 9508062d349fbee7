"""The judgement of two mentions: one deed, two deeds or unsure, with the reasons.

The score is the sum of the weights of what speaks for and against (`dateline.link.evidence`), in
log-odds. The weights were fitted on our own stories by `dateline bench stories --fit`; the file
says how.
"""

import functools
from pathlib import Path

import msgspec

from dateline.link.evidence import evidence, kin
from dateline.link.mentions import Mention
from dateline.records import Answer, Link

WEIGHTS = Path(__file__).parent / "judging.json"
UNSURE = 1.0
"""Scores nearer to 0 than this are no answer."""
_REASONS = 5


class Weights(msgspec.Struct, frozen=True):
    """What each feature is worth, what a pair that was never compared counts, how it was fitted."""

    features: dict[str, float]
    absent: float
    fitted: str


@functools.cache
def weights() -> Weights:
    """Return the shipped weights."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)


def score(left: Mention, right: Mention) -> float | None:
    """Return the log-odds that two mentions are one deed; None where their types exclude it."""
    if not kin(left.type, right.type):
        return None
    worth = weights().features
    found = evidence(left, right)
    return round(sum(worth.get(name, 0.0) * value for name, value in found.items()), 4)


def judge(left: Mention, right: Mention) -> Link:
    """Return the judgement of a pair, with what weighed most, strongest first.

    Types that exclude each other are an answer of their own: two deeds.
    """
    first, second = sorted((left, right), key=lambda m: m.id)
    total = score(first, second)
    if total is None:
        reason = f"{first.type} and {second.type} are no one deed"
        return Link(first.id, second.id, "different", float("-inf"), (reason,))
    worth = weights().features
    parts = {n: worth.get(n, 0.0) * v for n, v in evidence(first, second).items() if n != "base"}
    said = sorted((n for n in parts if abs(parts[n]) >= 0.1), key=lambda n: (-abs(parts[n]), n))
    reasons = tuple(f"{n} ({parts[n]:+.1f})" for n in said[:_REASONS])
    return Link(first.id, second.id, answer(total), total, reasons)


def answer(total: float) -> Answer:
    """Return what a score says.

    >>> answer(2.5), answer(-0.3), answer(-4.0)
    ('same', 'unsure', 'different')
    """
    if abs(total) < UNSURE:
        return "unsure"
    return "same" if total > 0 else "different"
