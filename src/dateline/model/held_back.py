"""Which texts of a set are held back from training: a fifth, by their words alone."""

import hashlib

_FIFTH = 51
"""Of 256 values of the first byte of a digest."""


def is_held_back(text: str) -> bool:
    """Tell whether a text is in the fifth that nothing is learnt from, whatever its white space.

    >>> is_held_back("Rain  fell.") == is_held_back("Rain fell.")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).digest()[0] < _FIFTH


def is_for_weights(text: str) -> bool:
    """Tell whether a text is in the half that only assembly's weights are fitted on, not taught.

    >>> is_for_weights("Rain  fell.") == is_for_weights("Rain fell.")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).digest()[1] % 2 == 1
