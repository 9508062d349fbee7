"""What the model has of the words for people, beside those of a judging phrase."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.annotate import Layers
from dateline.annotate.wordnumbers import numbers_of

if TYPE_CHECKING:
    from dateline.model.directions import Array

_USUAL = 0.35
"""The mean of the cosines of judging words and the people around them, in `corpus/claims`."""


class Likeness:
    """Compares the words of one document by the model's numbers, each read once."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.numbers: dict[int, Array | None] = {}

    def between(self, head: int, others: Sequence[int]) -> float:
        """Return how much nearer a word comes to the nearest of others than usual, by the cosine.

        Each is read in its own sentence, so words of one part in like deeds are near. Nought
        without the model.
        """
        import numpy

        one = self._numbers(head)
        rest = [n for i in others if (n := self._numbers(i)) is not None]
        if one is None or not rest:
            return 0.0
        norm = numpy.linalg.norm
        near = max(float(one @ n / (norm(one) * norm(n))) for n in rest)
        return round(near - _USUAL, 4)

    def mean(self, heads: Sequence[int]) -> "Array | None":
        """Return the mean of what the model has of some words."""
        import numpy

        found = [n for i in heads if (n := self._numbers(i)) is not None]
        mean: Array | None = numpy.mean(found, axis=0) if found else None
        return mean

    def _numbers(self, i: int) -> "Array | None":
        """Return what the model has of a token."""
        if i not in self.numbers:
            self.numbers[i] = numbers_of(self.layers, i)
        return self.numbers[i]
