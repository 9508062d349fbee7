"""What some words are worth by the numbers that the model has of them, given weights."""

from collections.abc import Sequence
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


def along(reading: "SentenceReading", start: int, end: int, direction: Sequence[float]) -> float:
    """Return what the numbers of some words are worth by weights, nought where no piece stands."""
    import numpy

    found = numbers_at(reading, start, end)
    return (
        0.0
        if found is None or not len(direction)
        else float(found @ numpy.array(direction, numpy.float32))
    )
