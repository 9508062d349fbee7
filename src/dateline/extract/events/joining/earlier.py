"""Which events told before a later mention may take up: all of an article, some of a long log."""

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_OPENING = 20
"""Events at the opening of a text that everything told later may take up."""
_LAST = 100
"""Events before a mention that it may take up. No article of the corpus tells so many of one type;
in a log of a thousand entries the last hundred are weeks of it."""


def in_reach(told: Sequence[_T]) -> Sequence[_T]:
    """Return what a later mention may take up, of all of its type told before it, in text order.

    >>> len(in_reach(range(90))), len(in_reach(range(9000)))
    (90, 120)
    """
    if len(told) <= _OPENING + _LAST:
        return told
    return [*told[:_OPENING], *told[-_LAST:]]
