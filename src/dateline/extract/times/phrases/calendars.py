"""Calendars that can be computed: Easter of both churches, the Islamic and the Hebrew year."""

from datetime import date, timedelta


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
    starts = {1: 0, 2: 30, 3: 59, 4: 89, 5: 118, 6: 148}
    return passover + timedelta(days=starts[month] - 15 + at)


def nth_weekday(number: int, month: int, nth: int, weekday: int) -> date:
    """Return a weekday of a month; the fifth is the last where there are but four.

    >>> str(nth_weekday(2024, 5, 5, 0)), str(nth_weekday(2024, 11, 4, 3))
    ('2024-05-27', '2024-11-28')
    """
    first = date(number, month, 1)
    at = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return at if at.month == month else at - timedelta(days=7)
