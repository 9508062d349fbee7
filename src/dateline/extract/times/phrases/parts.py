"""Parts of a stretch by their number: its first days, third week, last quarter, second half."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import Stretch, day, days, month, unit_of, weekend, year
from dateline.extract.times.lexicon import number, ordinal_number
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.holidays import holiday

DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_LAST = ("last", "final", "closing")


def whole_of(reading: Reading) -> Stretch:
    """Return all of what a reading names, though it may end at publication: "this year"."""
    stretch = reading.stretch
    if reading.whole is not None:
        return reading.whole
    if reading.rule == "time.unit" and stretch.precision in ("week", "month", "year"):
        return unit_of(stretch.first, stretch.precision)
    return stretch


def part_of(match: re.Match[str], reading: Reading, words: str) -> Stretch | None:
    """Return the part of a reading that the words before it ask for."""
    whole = whole_of(reading)
    unit = match["unit"].lower().rstrip("s")
    said = match["nth"].lower()
    last = said in _LAST
    nth = 1 if last or said == "opening" else 2 if said == "latter" else ordinal_number(said)
    count = number(match["num"]) if match.groupdict().get("num") else 1
    if unit in _MONTHS:
        return _months(whole, unit, nth, count, last=last)
    if unit == "weekend":
        return _weekend(whole, nth, last=last)
    row = holiday(words)
    if reading.rule == "time.holiday" and row is not None:
        early = unit in ("night", "evening") and row["how"] == "hebrew"
        whole = Stretch(whole.first - DAY * early, whole.last, "days")
    elif whole.precision in ("day", "part", "hour"):
        return None
    size = 7 if unit == "week" else 1
    if last:
        first, end = whole.last - DAY * (size * count - 1), whole.last
    else:
        first = whole.first + DAY * (size * (nth - 1))
        end = first + DAY * (size * count - 1)
    if first < whole.first or end > whole.last:
        return None
    if first == end:
        return day(first, "day" if unit == "day" else "part")
    return days(first, end)


def _months(whole: Stretch, unit: str, nth: int, count: int, *, last: bool) -> Stretch | None:
    if unit == "half" and whole.precision == "month":
        half = whole.first + timedelta(days=14)
        second = last or nth == 2
        return days(half + DAY, whole.last) if second else days(whole.first, half)
    if unit == "half" and whole.precision == "decade":
        start = whole.first.year + (5 if last or nth == 2 else 0)
        return Stretch(year(start).first, year(start + 4).last, "year")
    if whole.precision != "year":
        return None
    size = _MONTHS[unit] * count
    begin = 12 - size if last else _MONTHS[unit] * (nth - 1)
    if begin < 0 or begin + size > 12:
        return None
    start = whole.first.month + begin
    first, end = month(whole.first.year, start), month(whole.first.year, start + size - 1)
    return Stretch(first.first, end.last, "season" if size in (3, 6) else "month")


def _weekend(whole: Stretch, nth: int, *, last: bool) -> Stretch | None:
    if whole.precision not in ("month", "year", "days"):
        return None
    at: date = whole.last - DAY * ((whole.last.weekday() - 6) % 7) if last else whole.first
    return weekend(at + DAY * (0 if last else 7 * (nth - 1)))
