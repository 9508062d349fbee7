"""Stretches of days: how months, weeks, seasons and their parts lie on the calendar."""

import calendar
from datetime import date, timedelta

import msgspec

from dateline.records import WhenPrecision

DAILY = ("hour", "part", "day")
"""Precisions that tell one day."""
SEASON_MONTHS = {"03": 3, "06": 6, "09": 9, "12": 12}


class Stretch(msgspec.Struct, frozen=True):
    """Days `first` to `last`, inclusive; `clock` is an hour (HH:MM) of the first day.

    `until` is an hour of the last; empty, it is that of the first.
    """

    first: date
    last: date
    precision: WhenPrecision
    clock: str = ""
    until: str = ""


def day(at: date, precision: WhenPrecision = "day") -> Stretch:
    """Return the stretch of one day."""
    return Stretch(at, at, precision)


def days(first: date, last: date, precision: WhenPrecision = "days") -> Stretch:
    """Return the stretch from one day to another, in either order."""
    return Stretch(min(first, last), max(first, last), precision)


def make_date(year: int, month: int, number: int) -> date | None:
    """Return the date, or None where the calendar has no such day.

    >>> make_date(2023, 2, 29) is None
    True
    """
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def week(at: date) -> Stretch:
    """Return the calendar week, Monday to Sunday, that holds a day.

    >>> str(week(date(2024, 12, 3)).first)
    '2024-12-02'
    """
    monday = at - timedelta(days=at.weekday())
    return Stretch(monday, monday + timedelta(days=6), "week")


def weekend(at: date) -> Stretch:
    """Return the Saturday and Sunday of a day's week."""
    saturday = at + timedelta(days=5 - at.weekday())
    return Stretch(saturday, saturday + timedelta(days=1), "days")


def month(year: int, number: int) -> Stretch:
    """Return a month; numbers outside 1 to 12 run on into other years.

    >>> str(month(2024, 14).last)
    '2025-02-28'
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Stretch(date(year, number, 1), date(year, number, last), "month")


def year(number: int) -> Stretch:
    """Return a calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), "year")


def years_later(told: Stretch, years: int) -> Stretch:
    """Return a stretch the same days of another year; the end of February stays its end.

    >>> str(years_later(month(2024, 2), -1).last)
    '2023-02-28'
    """

    def moved(at: date) -> date:
        there = make_date(at.year + years, at.month, at.day)
        return there or month(at.year + years, at.month).last

    return msgspec.structs.replace(told, first=moved(told.first), last=moved(told.last))


def decade(number: int) -> Stretch:
    """Return the ten years that begin with `number`."""
    return Stretch(date(number, 1, 1), date(number + 9, 12, 31), "decade")


def season(number: int, code: str) -> Stretch:
    """Return three months from March, June, September or December of a year (northern seasons).

    >>> str(season(2018, "12").last)
    '2019-02-28'
    """
    start = SEASON_MONTHS[code]
    return Stretch(month(number, start).first, month(number, start + 2).last, "season")


def unit_of(at: date, unit: str) -> Stretch:
    """Return the calendar day, week, month, year or decade that holds a day."""
    if unit in ("week", "fortnight"):
        return week(at)
    if unit == "weekend":
        return weekend(at)
    if unit == "month":
        return month(at.year, at.month)
    if unit == "year":
        return year(at.year)
    if unit == "decade":
        return decade(at.year // 10 * 10)
    return day(at)


def shift(at: date, count: int, unit: str) -> date:
    """Return the day `count` units away, held inside its month.

    >>> str(shift(date(2024, 3, 31), -1, "month"))
    '2024-02-29'
    """
    steps = {"day": 1, "hour": 0, "week": 7, "weekend": 7, "fortnight": 14}
    if unit in steps:
        return at + timedelta(days=count * steps[unit])
    months = count * {"month": 1, "year": 12, "decade": 120}[unit] + at.month - 1
    number = min(max(at.year + months // 12, 1), 9999)
    last = calendar.monthrange(number, months % 12 + 1)[1]
    return date(number, months % 12 + 1, min(at.day, last))


def third(whole: Stretch, edge: str) -> Stretch:
    """Return the early, middle or late third: of a month days 1-10, 11-20, 21-end.

    Of a week Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday.

    >>> str(third(month(2024, 10), "mid").first)
    '2024-10-11'
    """
    if whole.precision == "month":
        first = {"early": 1, "mid": 11, "late": 21}[edge]
        start = whole.first.replace(day=first)
        end = whole.last if edge == "late" else start + timedelta(days=9)
        return Stretch(start, end, "days")
    if whole.precision == "year":
        start_month = {"early": 1, "mid": 5, "late": 9}[edge]
        number = whole.first.year
        return Stretch(
            month(number, start_month).first, month(number, start_month + 3).last, "season"
        )
    if whole.precision == "decade":
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[edge]
        number = whole.first.year
        return Stretch(date(number + low, 1, 1), date(number + high, 12, 31), "year")
    if whole.precision in ("day", "part"):
        return Stretch(whole.first, whole.last, "part")
    if whole.precision == "season":
        return month(whole.first.year, whole.first.month + ("early", "mid", "late").index(edge))
    if whole.precision == "week":
        low, high = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[edge]
        monday = whole.first
        return Stretch(monday + timedelta(days=low), monday + timedelta(days=high), "days")
    length = (whole.last - whole.first).days + 1
    low, high = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[edge]
    first_day = whole.first + timedelta(days=length * low // 3)
    return Stretch(first_day, whole.first + timedelta(days=length * high // 3 - 1), "days")


def join(left: Stretch, right: Stretch) -> Stretch:
    """Return the stretch from the beginning of one to the end of the other."""
    finest = left.precision if left.precision == right.precision else right.precision
    precision: WhenPrecision = "days" if finest in ("hour", "part", "day") else finest
    return Stretch(min(left.first, right.first), max(left.last, right.last), precision)


def back_to(weekday: int, at: date) -> date:
    """Return the latest such weekday that is not after a day.

    >>> str(back_to(2, date(2024, 12, 3)))
    '2024-11-27'
    """
    return at - timedelta(days=(at.weekday() - weekday) % 7)


def on_to(weekday: int, at: date) -> date:
    """Return the first such weekday that is not before a day.

    >>> str(on_to(4, date(2024, 12, 3)))
    '2024-12-06'
    """
    return at + timedelta(days=(weekday - at.weekday()) % 7)
