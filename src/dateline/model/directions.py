"""What some words are worth by the numbers that the model has of them, given weights."""

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    from dateline.model.reader import SentenceReading

    Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


def numbers_at(reading: "SentenceReading", start: int, end: int) -> "Array | None":
    """Return the mean of what the model has of some words of a sentence (code points)."""
    where = reading.pieces.covering(start, end)
    if where is None:
        return None
    found: Array = reading.vectors[slice(*where)].mean(0)
    return found


def along(numbers: "Array | None", direction: tuple[float, ...]) -> float:
    """Return what the numbers of some words are worth by weights, nought where there are none."""
    return 0.0 if numbers is None or not direction else float(numbers @ _array(direction))


@functools.lru_cache(maxsize=8)
def _array(direction: tuple[float, ...]) -> "Array":
    import numpy

    return numpy.array(direction, numpy.float32)
