"""Whether values that a person gives can be: a day, a code, a number that linking can work with."""

import re
from collections.abc import Iterator
from datetime import datetime

from dateline.codebook.schemes import PLOVER_MODES
from dateline.records import Actor, Place, Toll, Values, When

_MOST = 100_000_000
"""The largest toll that is taken: more people were never counted in one."""
_CODE = re.compile(r"[A-Z]{3}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")
_MODES = frozenset(mode for modes in PLOVER_MODES.values() for mode in modes)


def faults(values: Values) -> Iterator[str]:
    """Return what is wrong with values, each fault in a sentence with its cure.

    >>> list(faults(Values(mode="by-magic")))
    ['"by-magic" is no mode; choose one of the list']
    """
    if values.mode is not None and values.mode not in _MODES:
        yield f'"{values.mode}" is no mode; choose one of the list'
    for actor in (*values.actors, *values.recipients):
        yield from _actor(actor)
    if values.place is not None:
        yield from _place(values.place)
    if values.when is not None:
        yield from _when(values.when)
    for toll in values.tolls:
        yield from _toll(toll)


def _actor(actor: Actor) -> Iterator[str]:
    if not actor.text.strip():
        yield "an actor has a name or words; give them"
    for code in (actor.country, actor.sector):
        if code is not None and not _CODE.fullmatch(code):
            yield f'"{code}" is no code; give three capital letters, as in SYR or GOV'


def _place(place: Place) -> Iterator[str]:
    if not place.name.strip():
        yield "a place has a name; give it"
    if place.country is not None and not _CODE.fullmatch(place.country):
        yield f'"{place.country}" is no country; give three capital letters, as in SYR'
    if (place.lat is None) != (place.lon is None):
        yield "a point has a latitude and a longitude; give both or neither"
    if abs(place.lat or 0) > 90 or abs(place.lon or 0) > 180:
        yield "that point is not on Earth; give degrees"
    if not 0 <= (place.radius_km or 0) <= 5000:
        yield "a place reaches 0 to 5,000 km from its point"


def _when(when: When) -> Iterator[str]:
    for moment in (when.earliest, when.latest):
        try:
            real = _MOMENT.fullmatch(moment) and datetime.fromisoformat(moment)
        except ValueError:
            real = None
        if not real:
            yield f'"{moment}" is no day; give YYYY-MM-DD, or with THH:MM'


def _toll(toll: Toll) -> Iterator[str]:
    if max(toll.least, toll.most or 0) > _MOST:
        yield f"a toll is at most {_MOST:,}"
