"""What the words before a time make of it: its eve, its anniversary, its first days."""

import functools
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dateline.extract.times.days import DAILY, Stretch, day, month, shift
from dateline.extract.times.lexicon import build, number, ordinal_number, unit_name
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.clocks import at_clock
from dateline.extract.times.phrases.parts import part_of
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
DAY = timedelta(days=1)
_DAILY = (*DAILY, "days")
_SIZES = {"day": 0, "week": 1, "month": 2, "year": 3, "decade": 4}
_DEEP = 3
"""How many such words may stand before a time: "a day before the anniversary of ..."."""


def shifted(reading: Reading, before: str, scene: Scene, words: str) -> tuple[Reading, int]:
    """Return the reading that the words before a time make of it, and how far they reach back."""
    if reading.kind != "point" or reading.clock:
        return reading, 0
    grown, length = reading, 0
    for _ in range(_DEEP):
        step = _step(grown, before[: len(before) - length], scene, words)
        if step is None:
            break
        grown, more = step
        length += more
    return grown, length


def _step(reading: Reading, before: str, scene: Scene, words: str) -> tuple[Reading, int] | None:
    for pattern, read in _operators():
        match = pattern.search(before)
        if match is None:
            continue
        found = read(match, reading, scene, words)
        if found is not None:
            return found, len(before) - match.start()
    return None


def _eve(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return the day before: "the eve of Diwali", "on the eve of 7 October"."""
    if reading.stretch.precision not in _DAILY and reading.rule != "time.holiday":
        return None
    return _made(reading, day(reading.stretch.first - DAY), "time.shift")


def _count(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return "two days after", "the night before", "exactly 75 years after" a date.

    "For three days from last Sunday" is all that time.
    """
    unit, said = unit_name(match["unit"]), match.groupdict().get("num")
    stretch, back = reading.stretch, match["side"].lower() in ("before", "prior to", "ahead of")
    grain = stretch.precision
    if unit not in _SIZES or (said and number(said) > 400):
        return None
    daily = grain in _DAILY or reading.rule == "time.holiday"
    if not daily and _SIZES[unit] < _SIZES.get(grain, 9):
        return None
    count = (-1 if back else 1) * (number(said) if said else 1)
    if match["side"].lower() == "from" and match.string[: match.start()].lower().endswith("for "):
        last = shift(stretch.first, count, unit) - DAY
        return _made(reading, Stretch(stretch.first, last, "days"), "time.shift")
    start = stretch.first if back or not daily or grain == "days" else stretch.last
    at = shift(start, count, unit)
    if daily:
        part = match["unit"].lower().startswith(("night", "evening", "morning"))
        return _made(reading, day(at, "part" if part else "day"), "time.shift")
    far = shift(stretch.last, count, unit)
    return _made(reading, Stretch(at, far, grain), "time.shift")


def _ago(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return "three years ago today", "a year ago this week": the same of the earlier year."""
    unit, stretch = unit_name(match["unit"]), reading.stretch
    daily = reading.rule in ("time.today", "time.weekday")
    this = reading.rule == "time.unit" and words.lower().startswith("this ")
    grain = "day" if daily else stretch.precision
    if not (daily or this) or _SIZES.get(unit, 0) <= _SIZES.get(grain, 9):
        return None
    said = match.groupdict().get("num")
    if said and number(said) > 400:
        return None
    first = shift(stretch.first, -(number(said) if said else 1), unit)
    ends = {"week": first + 6 * DAY, "month": month(first.year, first.month).last}
    if daily or grain not in ends:
        return _made(reading, day(first), "time.ago") if daily else None
    return _made(reading, Stretch(first, ends[grain], grain), "time.ago")


def _anniversary(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return the anniversary of a day: by its number, else the one nearest to publication."""
    first = reading.stretch.first
    if reading.stretch.precision not in _DAILY:
        return None
    said = match.groupdict().get("nth") or match.groupdict().get("years")
    if said:
        return _made(reading, day(shift(first, ordinal_number(said), "year")), "time.anniversary")
    if scene.published is None:
        return None
    today = scene.published
    near = [shift(first, today.year - first.year + n, "year") for n in (-1, 0, 1)]
    found = min((d for d in near if d > first), key=lambda d: abs((d - today).days), default=None)
    return _made(reading, day(found), "time.anniversary") if found else None


def _nth(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return a part told by its number: "the first six months of 2021", "the last day of May"."""
    found = part_of(match, reading, words)
    if found is None:
        return None
    return _made(reading, found, "time.year-part" if found.precision == "season" else "time.shift")


def _hours(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return a part of a day: "the morning of 5 May", "noon on 5 May", "the small hours of"."""
    if reading.stretch.precision not in ("day", "part") or reading.stretch.clock:
        return None
    first = reading.stretch.first
    if match["part"].lower() in ("noon", "midday"):
        return _made(reading, at_clock(first, "12:00"), reading.rule)
    if match["part"].lower() == "midnight":
        return _made(reading, at_clock(first, "24:00"), reading.rule)
    return _made(reading, day(first, "part"), reading.rule)


def _edge(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return "early on 5 May", "late on Christmas Eve": a part of the day."""
    if reading.stretch.precision != "day":
        return None
    return _made(reading, day(reading.stretch.first, "part"), reading.rule)


def _named(match: Match, reading: Reading, scene: Scene, words: str) -> Reading | None:
    """Return the same with the words that name it: "the month of Ramadan", "the year 1950"."""
    month = match.group().lower().startswith("the year")
    return reading if month == (reading.rule == "time.year") else None


def _made(reading: Reading, stretch: Stretch, rule: str) -> Reading:
    anchor: date | None = reading.anchor or reading.stretch.first
    return msgspec.structs.replace(reading, stretch=stretch, rule=rule, anchor=anchor, whole=None)


Operator = Callable[[Match, Reading, Scene, str], Reading | None]


@functools.cache
def _operators() -> tuple[tuple[re.Pattern[str], Operator], ...]:
    """Return the patterns of the words before a time, each with what it makes of the time."""
    the = r"(?:the |its |their |this year's )?"
    return (
        (build(rf"\b{the}(?:very )?eve of {the}$"), _eve),
        (
            build(
                rf"(?:<ABOUT>(?P<num><NUM>) |\bthe (?:very )?)(?P<unit><UNIT>) "
                rf"(?P<side>after|before|following|prior to|ahead of|from) {the}$"
            ),
            _count,
        ),
        (build(r"<ABOUT>(?:(?P<num><NUM>) |\ban? )(?P<unit><UNIT>) ago (?:on )?$"), _ago),
        (
            build(
                rf"\b{the}(?:(?P<nth><NTH>|first|second) |(?P<years>\d\d?|<NUM>)[- ]year )?"
                rf"anniversary of {the}(?:[^,.;:()]{{1,60}} (?:of|on|in) {the})?$"
            ),
            _anniversary,
        ),
        (
            build(
                r"\b(?:the |its )?(?P<nth><NTH>|first|second|last|final|opening|closing|latter) "
                r"(?:(?P<num><NUM>) )?(?P<unit>days?|nights?|evenings?|mornings?|weeks?|weekends?|"
                rf"months?|quarters?|half) of {the}$"
            ),
            _nth,
        ),
        (
            build(
                r"\b(?:the )?(?:early |late |small |first )?(?:morning |night |evening )?"
                rf"(?P<part>hours|<PART>) (?:of|on) {the}$"
            ),
            _hours,
        ),
        (build(rf"\b(?:very )?(?:early|late|earlier|later)(?: on)? {the}$"), _edge),
        (build(r"\bthe (?:(?:[a-z]+ ){0,2}(?:month|feast|festival|holiday) of |year )$"), _named),
    )
