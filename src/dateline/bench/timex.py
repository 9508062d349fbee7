"""Our readings of times as TIMEX values, and when values of TIMEX2 and TIMEX3 say the same."""

import re
from datetime import date

import msgspec

from dateline.extract.times import TimeMention
from dateline.records import When, WhenPrecision

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_COUNTED = {"days": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}
_OPENER = re.compile(r"(?:since|until|till|untill|by|through|up to|in|within|on)\s+", re.I)
_RANGE = re.compile(
    r"(?:(?:between|from)\s)?(.+?)(?:\s?[-–—/]\s?|\s(?:to|through|until|till|and)\s)(.+)", re.I
)
_TURNS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y"}
_GRAINS: dict[str, WhenPrecision] = {
    "time.month": "month", "time.year-part": "year", "time.season": "season",
    "time.decade": "decade",
}  # fmt: skip
_CLOCK = re.compile(r"(?<=\d)T(\d\d)(?::?(\d\d))?(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")


class Timex(msgspec.Struct, frozen=True):
    """Code points `start` to `end` (exclusive) and their value; None: the reading lacks one."""

    start: int
    end: int
    value: str | None


def timexes(mention: TimeMention) -> tuple[Timex, ...]:
    """Return the expressions that a reading is in TIMEX terms: both ends of a range, else one.

    Both standards leave the preposition out and tag each end of "from May to June".
    """
    quote, when = mention.finding.quotes[0], mention.finding.value
    start, end = quote.span.start, quote.span.end
    if mention.finding.rule == "time.range" and mention.kind == "point":
        ends = _RANGE.fullmatch(quote.text)
        if ends is not None:
            first, last = _days(when)
            return (
                Timex(start + ends.start(1), start + ends.end(1), unit(first, when.precision)),
                Timex(start + ends.start(2), start + ends.end(2), unit(last, when.precision)),
            )
    opener = _OPENER.match(quote.text)
    return (Timex(start + (opener.end() if opener else 0), end, _value_of(mention)),)


def _value_of(mention: TimeMention) -> str | None:
    """Return the TIMEX value of a reading, None where it is not one expression with a value."""
    when, rule = mention.finding.value, mention.finding.rule
    first, last = _days(when)
    if rule == "time.present":
        return "PRESENT_REF"
    if rule == "time.recent":
        return "PAST_REF" if when.earliest[:10] < (when.anchor or "") else "FUTURE_REF"
    if mention.kind in ("duration", "set") or rule == "time.span":
        return length(first, last, when.precision)
    grain = _GRAINS.get(rule, when.precision)
    if mention.kind == "since":
        return unit(first, grain)
    if mention.kind == "until":
        return _point(when, rule) or unit(last, grain)
    return _point(when, rule) or _loose(when, rule)


def _days(when: When) -> tuple[date, date]:
    return date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])


def unit(at: date, precision: WhenPrecision) -> str:
    """Return the calendar unit of a grain that holds a day.

    >>> unit(date(2003, 3, 20), "week"), unit(date(1999, 1, 9), "decade")
    ('2003-W12', '199')
    >>> unit(date(1915, 1, 5), "season")
    '1914-WI'
    """
    if precision == "week":
        return f"{at.isocalendar().year:04}-W{at.isocalendar().week:02}"
    if precision == "season":
        start = at.month // 3 * 3 or 12
        return f"{at.year - (at.month < 3):04}-{_SEASONS[start]}"
    cut = {"month": 7, "year": 4, "decade": 3}.get(precision, 10)
    return at.isoformat()[:cut]


def length(first: date, last: date, precision: WhenPrecision) -> str | None:
    """Return how long a stretch is, in units of its grain; None where they do not fill it.

    >>> length(date(2024, 5, 1), date(2024, 5, 15), "week")
    'P2W'
    """
    days, months = (last - first).days, (last.year - first.year) * 12 + last.month - first.month
    size, whole = {
        "days": (1, days), "week": (7, days), "month": (1, months), "year": (12, months),
        "decade": (120, months),
    }.get(precision, (1, 0))  # fmt: skip
    count, rest = divmod(whole, size)
    return f"P{count}{_COUNTED[precision]}" if count and not rest else None


def _point(when: When, rule: str) -> str | None:
    """Return the value of a point in time; an "early" or "late" is told apart by no value."""
    first, last = _days(when)
    if when.precision == "hour":
        return when.earliest if when.earliest == when.latest else None
    if rule == "time.overnight":
        return f"{first}TNI"
    if first == last:
        return unit(first, "day" if when.precision in ("part", "day", "days") else when.precision)
    if when.precision == "season" and rule != "time.season":
        return _part_of_year(first, last)
    if when.precision == "days" and rule != "time.month":
        return _run_of_days(first, last, rule)
    return _same(first, last, _GRAINS.get(rule, when.precision))


def _same(first: date, last: date, precision: WhenPrecision) -> str | None:
    """Return the one unit that holds both days, None where there is none."""
    found = unit(first, precision)
    return found if found == unit(last, precision) else None


def _part_of_year(first: date, last: date) -> str | None:
    """Return a season, quarter or half, or the year whose third a stretch is."""
    start, months = first.month, (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 3 and start in _SEASONS:
        return unit(first, "season")
    if months in (3, 6) and (start - 1) % months == 0:
        return f"{first.year:04}-{'Q' if months == 3 else 'H'}{(start - 1) // months + 1}"
    return _same(first, last, "year") if months == 4 else None


def _run_of_days(first: date, last: date, rule: str) -> str | None:
    """Return the month whose third a run is, a weekend, or the week whose third it is."""
    if rule not in ("time.unit", "time.story-unit"):
        return None
    if (last - first).days == 1 and first.weekday() == 5:
        return unit(first, "week") + "-WE"
    if first.day in (1, 11, 21) and (last - first).days >= 7:
        return _same(first, last, "month")
    return _same(first, last, "week")


def _loose(when: When, rule: str) -> str | None:
    """Return past or future for an uncounted distance: "years ago", "days later"."""
    if rule not in ("time.ago", "time.story-unit") or when.anchor is None:
        return None
    if when.latest[:10] < when.anchor:
        return "PAST_REF"
    return "FUTURE_REF" if when.earliest[:10] > when.anchor else None


def same_value(left: str, right: str, *, recurs: bool = False) -> bool:
    """Tell whether two values say the same; `recurs` where they are of a set.

    TIMEX3 may write a decade as 199X, a decade's length in years, and autumn as AU; only TIMEX2
    has zones; of a set one gives the form of its turns, the other the length between them.

    >>> same_value("199", "199X"), same_value("P1DE", "P10Y"), same_value("1990", "199")
    (True, True, False)
    >>> same_value("XXXX-WXX", "P1W", recurs=True), same_value("XXXX-WXX", "P1W")
    (True, False)
    """
    return _plain(left, recurs) == _plain(right, recurs)


def _plain(value: str, recurs: bool) -> str:
    form = value.strip().upper()
    if recurs:
        form = _TURNS.get(form, form)
    form = re.sub(r"-AU$", "-FA", form)
    form = re.sub(r"^(\d{3})X$|^(\d\d)XX$", r"\1\2", form)
    form = re.sub(r"^P(\d+)DE$", lambda m: f"P{m[1]}0Y", form)
    form = re.sub(r"^P(\d+)CE$", lambda m: f"P{m[1]}00Y", form)
    return _CLOCK.sub(lambda m: f"T{m[1]}:{m[2] or '00'}", form)
