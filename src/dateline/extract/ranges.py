"""Things by the stretches of text that they hold for, so that a place in it asks few of them."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dateline.document import Range

_T = TypeVar("_T")
_PAGE = 256
"""Code points that are looked up together."""


class Ranges(Generic[_T]):
    """Things, each with the ranges of code points that it holds for, in the order given."""

    def __init__(self, things: Iterable[tuple[_T, Iterable[Range]]]) -> None:
        self._pages: dict[int, list[_T]] = {}
        for thing, ranges in things:
            pages = {n for s, e in ranges for n in range(s // _PAGE, max(s, e - 1) // _PAGE + 1)}
            for n in pages:
                self._pages.setdefault(n, []).append(thing)

    def around(self, at: int) -> list[_T]:
        """Return all that may hold for a code point, and few others, in the order given.

        >>> held = Ranges([("a", [(0, 9)]), ("b", [(900, 950), (2, 5)]), ("c", [(905, 910)])])
        >>> held.around(4), held.around(904), held.around(5000)
        (['a', 'b'], ['b', 'c'], [])
        """
        return self._pages.get(at // _PAGE, [])

    def between(self, start: int, end: int) -> Iterator[_T]:
        """Yield all that may hold for something between two code points, some of it again."""
        for n in range(start // _PAGE, max(start, end - 1) // _PAGE + 1):
            yield from self._pages.get(n, ())
