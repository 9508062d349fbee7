"""Holidays, by calendars that can be computed: Easter, Islamic, Hebrew, or a table."""

import functools
import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.codebook.words import word_list
from dateline.extract.times.days import Stretch, days, make_date
from dateline.extract.times.lexicon import full_year
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

_SOON = 21
"""Days ahead within which a holiday without past tense is the coming one."""


@functools.cache
def holidays() -> Mapping[str, Mapping[str, str]]:
    """Return the rows of the holiday list by name, in lower case."""
    return {row["form"].lower(): row for row in word_list("holidays")}


@functools.cache
def holiday_pattern() -> str:
    """Return a pattern of all holidays, longest first."""
    forms = sorted(holidays(), key=lambda f: (-len(f), f))
    either = "|".join(re.escape(f).replace("'", "['’]").replace(r"\ ", " ") for f in forms)
    return rf"(?<![\w/])(?P<holiday>{either})(?![\w/])"


def easter(number: int) -> date:
    """Return Western Easter (the anonymous Gregorian rule).

    >>> str(easter(2024))
    '2024-03-31'
    """
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, at = divmod(h + k - 7 * m + 114, 31)
    return date(number, month, at + 1)


def orthodox_easter(number: int) -> date:
    """Return Orthodox Easter in the Gregorian calendar (Meeus, 1900-2099).

    >>> str(orthodox_easter(2024))
    '2024-05-05'
    """
    d = (19 * (number % 19) + 15) % 30
    e = (2 * (number % 4) + 4 * (number % 7) - d + 34) % 7
    month, at = divmod(d + e + 114, 31)
    return date(number, month, at + 1) + timedelta(days=13)


def islamic(year: int, month: int, at: int) -> date:
    """Return a day of the tabular Islamic calendar.

    >>> str(islamic(1445, 9, 1))
    '2024-03-11'
    """
    count = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + at + 1948440 - 385
    return date.fromordinal(count - 1721425)


def _hebrew_new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri (after Dershowitz and Reingold)."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    at = 29 * months + parts // 25920
    if 3 * (at + 1) % 7 < 3:
        at += 1
    return at


def hebrew_new_year(year: int) -> date:
    """Return Rosh Hashanah of a Hebrew year.

    >>> str(hebrew_new_year(5785))
    '2024-10-03'
    """
    before, this, after = (_hebrew_new_year(year + n) for n in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + late - 1373427)


def hebrew(number: int, month: int, at: int) -> date:
    """Return the day, in a Gregorian year, of a Hebrew month counted from Nisan.

    >>> str(hebrew(2024, 1, 15)), str(hebrew(2024, 12, 14))
    ('2024-04-23', '2024-03-24')
    """
    autumn = hebrew_new_year(number + 3761)
    if month == 7:
        return autumn + timedelta(days=at - 1)
    passover = autumn - timedelta(days=163)
    if month == 9:
        length = (hebrew_new_year(number + 3762) - autumn).days
        heshvan = 30 if length % 10 == 5 else 29
        return autumn + timedelta(days=30 + heshvan + at - 1)
    if month == 12:
        return passover - timedelta(days=30)
    starts = {1: 0, 3: 59, 5: 118}
    return passover + timedelta(days=starts[month] - 15 + at)


def _days_in(row: Mapping[str, str], number: int) -> list[date]:
    """Return the first days of a holiday that fall in a year; an Islamic one can fall in two."""
    value, how = row["value"], row["how"]
    if how == "once":
        return [date.fromisoformat(value)]
    if how == "table":
        return [date.fromisoformat(d) for d in value.split() if d.startswith(str(number))]
    if how == "easter":
        return [easter(number) + timedelta(days=int(value))]
    if how == "orthodox-easter":
        return [orthodox_easter(number) + timedelta(days=int(value))]
    parts = [int(p) for p in value.split("-")]
    if how == "islamic":
        near = round((number - 622) * 33 / 32)
        found = (islamic(y, *parts) for y in range(near - 1, near + 4))
        return [d for d in found if d.year == number]
    if how == "hebrew":
        return [hebrew(number, *parts)]
    if how == "nth-weekday":
        month, nth, weekday = parts
        first = date(number, month, 1)
        at = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return [at if at.month == month else at - timedelta(days=7)]
    fixed = make_date(number, *parts)
    return [fixed] if fixed else []


def read_holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a holiday: in the year given, or the one nearest by tense."""
    row = holidays()[match["holiday"].lower().replace("’", "'")]
    said = match.groupdict().get("year")
    which = (match.groupdict().get("which") or "").lower()
    if said:
        number = full_year(said, scene.published)
        starts = _days_in(row, number)
    elif row["how"] == "once":
        starts = _days_in(row, 0)
    elif scene.published is None:
        return None
    else:
        starts = _nearest(row, scene, scene.published, which)
    if not starts:
        return None
    length = timedelta(days=int(row["days"]) - 1)
    found = days(starts[0], starts[0] + length, "days" if length else "day")
    if length.days > 20:
        found = Stretch(found.first, found.last, "month")
    used = not said and row["how"] != "once"
    return Reading(found, "time.holiday", anchor=scene.published if used else None, published=used)


def _nearest(row: Mapping[str, str], scene: Scene, today: date, which: str) -> list[date]:
    around = sorted({d for n in (-1, 0, 1) for d in _days_in(row, today.year + n)})
    before = [d for d in around if d <= today][-1:]
    after = [d for d in around if d > today][:1]
    if which == "last":
        return [d for d in around if d < today][-1:]
    if which == "next":
        return after
    where = scene.direction()
    if where == "future" and not (before and before[0] == today):
        return after
    soon = bool(after) and (after[0] - today).days <= _SOON
    if where != "past" and soon and not (before and (today - before[0]).days < _SOON):
        return after
    return before
