"""Which texts of a set no training sees: a fifth to measure on, a fifth for later weights."""

import hashlib

_FIFTH = 51
"""Of 256 values of the first byte of a digest."""


def is_held_back(text: str) -> bool:
    """Tell whether a text is in the fifth that nothing is learnt from, whatever its white space.

    >>> is_held_back("Rain  fell.") == is_held_back("Rain fell.")
    True
    """
    return _first_byte(text) < _FIFTH


def is_for_weights(text: str) -> bool:
    """Tell whether a text is in the next fifth: for weights of what reads after an encoder.

    >>> any(is_held_back(str(n)) and is_for_weights(str(n)) for n in range(99))
    False
    """
    return _FIFTH <= _first_byte(text) < 2 * _FIFTH


def _first_byte(text: str) -> int:
    return hashlib.sha256(" ".join(text.split()).encode()).digest()[0]
