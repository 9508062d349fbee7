"""Which tellings are compared at all: those that share a key, whenever they arrived.

A key joins what can be one deed: a family of types with a day and a country, with a place and some
weeks, or with a rare target and a day. Keys are numbers, so that an index over them stays
small. Two tellings of one document are always compared.
"""

import hashlib
import math
from collections.abc import Iterator
from itertools import combinations

from dateline.link.deeds.features import family
from dateline.link.deeds.rarity import rarity
from dateline.link.deeds.tellings import Telling, Where
from dateline.records.slots import PINNED

_LONG = 10
"""Days a time may span to be looked up day by day; longer ones are looked up by the fortnight."""
_LATE = 3
"""Days before publication in which a deed without a day may have been."""
_RECALLED = 30
"""Days before publication from which a deed without a day may be recalled at its place: who denies,
admits or has looked into it later often leaves the day out."""
_FORTNIGHT = 14
_NAMES, _RARE = 8, 0.7
"""Names of a telling that are looked up in pairs, and how rare they must be."""
_TARGETS, _TARGET = 5, 0.6
"""Words for whom a deed hit that are looked up, and how rare they must be. By folds BCubed is
.819 with them; by the fortnight of publication instead of the day .820, at a fifth more time."""


def keys(telling: Telling) -> frozenset[int]:
    """Return the keys of a telling: two are compared if they share one."""
    return frozenset(map(_number, texts(telling)))


def texts(telling: Telling) -> frozenset[str]:
    """Return what the keys of a telling stand for; where no index holds them they serve as well."""
    return frozenset(_texts(telling))


def _texts(telling: Telling) -> Iterator[str]:
    families = {family(kind) for kind in telling.types}
    countries = {place.country for place in telling.places} or {""}
    for first, last in _recalled(telling):
        for half in range(first // _FORTNIGHT, last // _FORTNIGHT + 1):
            for place in telling.places:
                yield from (f"{kind} {cell} {half}" for kind in families for cell in _cells(place))
    for first, last in _spans(telling):
        days = range(first, last + 2) if last - first <= _LONG else ()
        # a day more at the end: "Monday" is often Tuesday in another zone or another report
        halves = range(first // _FORTNIGHT, last // _FORTNIGHT + 2)
        for kind in families:
            yield from (f"{kind} {c} {day}" for c in countries for day in days)
            for place in telling.places:
                yield from (f"{kind} {cell} {half}" for cell in _cells(place) for half in halves)
        for target in _targets(telling):
            yield from (f"{kind} of {target} {day}" for kind in families for day in days)
    yield from _named(telling)


def _targets(telling: Telling) -> list[str]:
    """Return the rarest words for whom it hit: they find it where a place was misread."""
    rare = (word for word in telling.victims if rarity(word) >= _TARGET)
    return sorted(rare, key=lambda word: (-rarity(word), word))[:_TARGETS]


def _named(telling: Telling) -> Iterator[str]:
    """Return pairs of rare names that the telling has, with the fortnight of publication.

    One name alone ("Zelensky") would find half the archive; two make a story. They find what a
    wrong day or place would hide.
    """
    if telling.published is None:
        return
    own = [w for w in telling.names if rarity(w) >= _RARE]
    names = [*own, *(w for w in telling.capitals if rarity(w) >= _RARE and w not in own)]
    half = telling.published // _FORTNIGHT
    for one, other in combinations(sorted(names[:_NAMES]), 2):
        yield f"{one} {other} {half}"
        yield f"{one} {other} {half + 1}"


def _spans(telling: Telling) -> Iterator[tuple[int, int]]:
    for first, last, _ in telling.days:
        yield first, last
    if (day := _undated(telling)) is not None:
        yield day - _LATE, day


def _undated(telling: Telling) -> int | None:
    """Return the day of publication of a telling of the day's news that says no day itself."""
    return None if telling.days or telling.background else telling.published


def _recalled(telling: Telling) -> Iterator[tuple[int, int]]:
    """Yield the month in which what a document tells first, or is denied, may have been.

    Of every deed without a day this took more time and found no more.
    """
    day = _undated(telling) if telling.first or telling.denied else None
    if day is not None:
        yield day - _RECALLED, day


def _cells(place: Where) -> Iterator[str]:
    """Return the squares of half a degree round a point, or the name of what is no point."""
    if place.precision in PINNED and place.lat is not None and place.lon is not None:
        south, west = math.floor(place.lat * 2 - 0.5), math.floor(place.lon * 2 - 0.5)
        for row in (south, south + 1):
            for column in (west, west + 1):
                yield f"{row},{column}"
    elif place.place and place.precision != "country":
        yield f"{place.country} {place.place}"


def _number(text: str) -> int:
    """Return a signed 64-bit number that stands for a text, the same in every process."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
