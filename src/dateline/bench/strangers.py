"""Stories moved to the days and the district of another, so that fitting also sees strangers.

In a story nearly everything is one of few deeds, so weights that are fitted on stories alone join
what a busy district tells on one day. Here what other stories tell is set beside a story's own:
same days, same country, places within a hundred kilometres or so, other deeds. Fixed dice.
"""

import random
from collections.abc import Sequence

import msgspec

from dateline.link.deeds.tellings import Telling, Where

BESIDE, _STEP = 2, 7
"""How many stories are moved to each, and how far off in the list they stand."""
_HOME = 0.5
"""Share of provinces that become the province of the other story."""


def strangers(told: Sequence[Sequence[Telling]]) -> list[list[Telling]]:
    """Return, for what each story tells, what others would tell there."""
    dice = random.Random(5)
    number = len(told)
    found = []
    for place, home in enumerate(told):
        others = {(place + n * _STEP) % number for n in range(1, BESIDE + 1)} - {place}
        found.append([t for other in sorted(others) for t in moved(told[other], home, dice)])
    return found


def moved(
    told: Sequence[Telling], home: Sequence[Telling], dice: random.Random
) -> list[Telling]:  # fmt: skip
    """Return tellings on the days and round the middle place of others; none where no place is."""
    ours, theirs = _middle(home), _middle(told)
    pairs = [[t.published for t in side if t.published is not None] for side in (home, told)]
    if ours is None or theirs is None or not all(pairs):
        return []
    days = min(pairs[0]) - min(pairs[1])
    return [
        msgspec.structs.replace(
            t,
            published=None if t.published is None else t.published + days,
            days=tuple((first + days, last + days, trust) for first, last, trust in t.days),
            places=tuple(_placed(place, theirs, ours, dice) for place in t.places),
        )
        for t in told
    ]


def _middle(told: Sequence[Telling]) -> Where | None:
    """Return the middle one of the places that have a point."""
    points = sorted(
        ((p.lat, p.lon, p) for t in told for p in t.places if p.lat is not None), key=_point
    )
    return points[len(points) // 2][2] if points else None


def _point(placed: tuple[float | None, float | None, Where]) -> tuple[float, float, str]:
    lat, lon, place = placed
    return lat or 0.0, lon or 0.0, place.place


def _placed(place: Where, old: Where, new: Where, dice: random.Random) -> Where:
    country = place.precision == "country"
    return msgspec.structs.replace(
        place,
        place=new.country.lower() if country else place.place,
        lat=_shifted(place.lat, old.lat, new.lat),
        lon=_shifted(place.lon, old.lon, new.lon),
        country=new.country if place.country else "",
        admin1=new.admin1 if place.admin1 and dice.random() < _HOME else place.admin1,
    )


def _shifted(value: float | None, old: float | None, new: float | None) -> float | None:
    """Return a coordinate at most a degree beyond the new middle."""
    if value is None or old is None or new is None:
        return None
    return new + (value - old) % 1
