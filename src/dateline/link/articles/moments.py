"""The days that a text tells of, read without a parse: dates, weekdays, yesterday."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.link.articles.wording import MONTHS, WEEKDAYS, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_AHEAD = 3
"""So many days after publication a date without a year is still of that year."""


def day_of(published: str | None) -> int | None:
    """Return the day of an ISO 8601 date or time as an ordinal; None where there is none.

    >>> day_of("2024-12-03T10:10+08:00") - day_of("2024-12-01")
    2
    """
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def days_of_year(said: Sequence[Word]) -> frozenset[tuple[int, int]]:
    """Return the dates that a text names, as (month, day)."""
    return frozenset((month, day) for _, month, day, _ in _dates(said))


def days_told(said: Sequence[Word], published: int | None) -> frozenset[int]:
    """Return the days that a text tells of as ordinals; none where its own day is unknown.

    A weekday is the last one up to publication; a date without a year the last one, too.
    """
    if published is None:
        return frozenset()
    found = set[int]()
    today = date.fromordinal(published)
    for word in said:
        if word.form in WEEKDAYS and word.written[0].isupper():
            found.add(published - (today.weekday() - WEEKDAYS[word.form]) % 7)
        elif word.form == "yesterday":
            found.add(published - 1)
    for _, month, day, year in _dates(said):
        found.update(_resolved(month, day, year, published))
    return frozenset(found)


def _dates(said: Sequence[Word]) -> list[tuple[int, int, int, int | None]]:
    """Return the dates written out: where, month, day and year ("Jan. 27, 2014"; "27 January")."""
    found = list[tuple[int, int, int, int | None]]()
    for place, word in enumerate(said):
        if word.form not in MONTHS or not word.written[0].isupper():
            continue
        after = said[place + 1].form if place + 1 < len(said) else ""
        before = said[place - 1].form if place else ""
        last = place + 2
        if _is_day(after):
            day = int(after)
        elif _is_day(before):
            day, last = int(before), place + 1
        else:
            continue
        year = said[last].form if last < len(said) else ""
        found.append((place, MONTHS[word.form], day, int(year) if _YEAR.fullmatch(year) else None))
    return found


def _is_day(word: str) -> bool:
    return word.isdigit() and 1 <= int(word) <= 31


def _resolved(month: int, day: int, year: int | None, published: int) -> list[int]:
    """Return a date as an ordinal: of its year, or the last one before it is published."""
    latest = date.fromordinal(published + _AHEAD).year
    for given in (year,) if year else (latest, latest - 1):
        try:
            ordinal = date(given, month, day).toordinal()
        except ValueError:
            continue
        if year or ordinal <= published + _AHEAD:
            return [ordinal]
    return []
