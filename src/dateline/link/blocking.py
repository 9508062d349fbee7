"""Which mentions are compared at all: those that share a key, whenever they arrived.

A key joins what can be one deed: a family of types, a day and a country; or a place, to some
weeks. Keys are numbers, so that an index over them stays small. Two mentions of one document
are always compared.
"""

import hashlib
import math
from collections.abc import Iterator

from dateline.link.mentions import Mention

_FAMILIES = {
    "ASSAULT": "deed", "COERCE": "deed", "MOBILIZE": "deed", "PROTEST": "deed",
    "RETREAT": "giving", "CONCEDE": "giving",
    "AGREE": "talk", "CONSULT": "talk", "COOPERATE": "talk",
}  # fmt: skip
"""Types that can be one deed (`dateline.link.evidence.kin`) share a family; others stand alone."""
_POINTS = frozenset({"site", "town", "near"})
_LONG = 10
"""Days a time may span to be looked up day by day; longer ones are looked up by the fortnight."""
_LATE = 3
"""Days before publication in which a deed without a day may have been."""
_FORTNIGHT = 14


def keys(mention: Mention) -> frozenset[int]:
    """Return the keys of a mention: two mentions are compared if they share one."""
    return frozenset(_number(text) for text in _texts(mention))


def _texts(mention: Mention) -> Iterator[str]:
    family = _FAMILIES.get(mention.type, mention.type)
    first, last = _span(mention)
    if first is None or last is None:
        return
    if last - first <= _LONG:
        # a day more at the end: "Monday" is often Tuesday in another zone or another report
        for day in range(first, last + 2):
            yield f"{family} {mention.country} {day}"
    for half in range(first // _FORTNIGHT, last // _FORTNIGHT + 2):
        yield from (f"{family} {place} {half}" for place in _cells(mention))


def _span(mention: Mention) -> tuple[int | None, int | None]:
    if mention.first is not None:
        return mention.first, mention.last
    if mention.published is None or mention.background:
        return None, None
    return mention.published - _LATE, mention.published


def _cells(mention: Mention) -> Iterator[str]:
    """Return the squares of half a degree round a point, or the name of what is no point."""
    if mention.precision in _POINTS and mention.lat is not None and mention.lon is not None:
        south, west = math.floor(mention.lat * 2 - 0.5), math.floor(mention.lon * 2 - 0.5)
        for row in (south, south + 1):
            for column in (west, west + 1):
                yield f"{row},{column}"
    elif mention.place and mention.precision not in ("country", ""):
        yield f"{mention.country} {mention.place}"


def _number(text: str) -> int:
    """Return a signed 64-bit number that stands for a text, the same in every process."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
