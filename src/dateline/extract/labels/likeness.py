"""What the model has of the words for people, beside those of a judging phrase."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.annotate import Layers
from dateline.model.directions import numbers_at

if TYPE_CHECKING:
    from dateline.model.directions import Array

_USUAL = 0.35
"""The mean of the cosines of judging words and the people around them, in `corpus/claims`."""


def likeness(layers: Layers, head: int, others: Sequence[int]) -> float:
    """Return how much nearer a word comes to the nearest of others than usual, by the cosine.

    Each is read in its own sentence, so words of one part in like deeds are near. Nought without
    the model.
    """
    import numpy

    one = _numbers(layers, head)
    rest = [n for i in others if (n := _numbers(layers, i)) is not None]
    if one is None or not rest:
        return 0.0
    norm = numpy.linalg.norm
    near = max(float(one @ n / (norm(one) * norm(n))) for n in rest)
    return round(near - _USUAL, 4)


def numbers_of_all(layers: Layers, heads: Sequence[int]) -> "Array | None":
    """Return the mean of what the model has of some words."""
    import numpy

    found = [n for i in heads if (n := _numbers(layers, i)) is not None]
    mean: Array | None = numpy.mean(found, axis=0) if found else None
    return mean


def _numbers(layers: Layers, i: int) -> "Array | None":
    """Return what the model has of a token."""
    token = layers.tokens[i]
    if token.sentence >= len(layers.readings):
        return None
    first = layers.tokens[layers.sentences[token.sentence].first].start
    return numbers_at(layers.readings[token.sentence], token.start - first, token.end - first)
