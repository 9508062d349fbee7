"""Incidents over time: bars of days, months or years, and how many lie long before them."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dateline.desk.index.filters import Filter, where
from dateline.desk.index.opening import Index

_LENGTHS = {10: 92, 7: 130, 4: 10_000}
"""Characters of a day, month and year, each with the most bars that still can be told apart."""
_MOST_YEARS = 200
_REST = 0.01
"""The share of incidents that may lie before the first bar, where they would stretch the time."""
Day = tuple[str, int, int, int]
"""A day, and of its incidents: how many, their dead, how many give but a lower bound of them."""


class Bar(msgspec.Struct, frozen=True):
    """A stretch of time in the histogram: incidents and their dead, as best known.

    `open` incidents among them give but a lower bound of their dead.
    """

    start: str
    count: int
    killed: int
    open: int


class Histogram(msgspec.Struct, frozen=True):
    """Bars in order of time; `earlier` incidents lie before them, the newest on the day `until`."""

    bars: tuple[Bar, ...] = ()
    earlier: int = 0
    until: str = ""


def histogram(index: Index, wanted: Filter) -> Histogram:
    """Return incidents by day, month or year, whatever of these is the finest that fits.

    The filter's own time is passed over: the bars show what lies around it.
    """
    test, values = where(wanted, but="time", scan=True)
    rows = index.ask(
        "SELECT day, count(*), coalesce(sum(killed), 0), coalesce(sum(killed_open), 0) "
        f"FROM incidents WHERE {test} AND day IS NOT NULL GROUP BY day ORDER BY day",
        values,
    )
    days: list[Day] = [tuple(row) for row in rows]
    start = _first_shown(days)
    if any(asked and asked < days[start][0] for asked in (wanted.since, wanted.until) if start):
        start = 0
    before = days[:start]
    earlier = sum(number for _, number, *_ in before)
    return Histogram(_bars(days[start:]), earlier, before[-1][0] if before else "")


def _first_shown(days: Sequence[Day]) -> int:
    """Return the index of the first day to show: a few old ones must not press the rest together.

    All are shown unless without the oldest hundredth the time is less than half as long.
    """
    left = int(sum(number for _, number, *_ in days) * _REST)
    start = 0
    while start < len(days) and days[start][1] <= left:
        left -= days[start][1]
        start += 1
    whole, rest = (_length(part, 10) for part in (days, days[start:]))
    return start if 2 * rest < whole else 0


def _bars(days: Sequence[Day]) -> tuple[Bar, ...]:
    length = next(size for size, most in _LENGTHS.items() if _length(days, size) <= most)
    sums: dict[str, list[int]] = {}
    for day, *numbers in days:
        so_far = sums.setdefault(day[:length], [0, 0, 0])
        sums[day[:length]] = [a + b for a, b in zip(so_far, numbers, strict=True)]
    empty = dict.fromkeys(_starts(min(sums), max(sums)), (0, 0, 0)) if sums else {}
    return tuple(Bar(start, *numbers) for start, numbers in sorted({**empty, **sums}.items()))


def _starts(first: str, last: str) -> Iterator[str]:
    """Return the days, months or years from one to another: what is empty takes its room too.

    Of years so many as a screen can show: an incident of the Middle Ages leaves no gap.
    """
    if len(first) == 10:
        for day in range(*(date.fromisoformat(d).toordinal() for d in (first, last))):
            yield date.fromordinal(day).isoformat()
    elif len(first) == 7:
        for month in range(_months(first), _months(last) + 1):
            yield f"{month // 12:04}-{month % 12 + 1:02}"
    elif int(last) - int(first) <= _MOST_YEARS:
        for year in range(int(first), int(last)):
            yield f"{year:04}"


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _length(days: Sequence[Day], length: int) -> int:
    """Return how many bars of a length the days take."""
    if not days:
        return 0
    first, last = days[0][0], days[-1][0]
    years = int(last[:4]) - int(first[:4])
    months = years * 12 + int(last[5:7] or 1) - int(first[5:7] or 1)
    within = months * 30 + int(last[8:10] or 1) - int(first[8:10] or 1)
    return {4: years, 7: months, 10: within}[length] + 1
