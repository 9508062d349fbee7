"""Joins what stands together: a time of day to its date, both ends of a range."""

import re
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from dateline.extract.times.days import DAILY, Stretch, days, years_later
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.clocks import at_clock
from dateline.extract.times.scenes import Scene

_BETWEEN = re.compile(
    r"\s*[,(]?\s*(?:(?:on|at|about|around|early|late|local time|in the|of|shortly after|"
    r"just after|just before|shortly before|before|after|the|that|same)\s+){0,4}[,(]?\s*",
    re.I,
)
_BESIDE = re.compile(r"\s*[(/,]\s*")
_TO = re.compile(r"\s*,?\s(?:and|to|until|till|through|into)\s(?:the\s|about\s|around\s)?", re.I)
_AND = re.compile(r",?\s(?:and|or)\s(?:on\s)?")
_OWNED = ("'s", "\u2019s")
_FROM = re.compile(r"\b(?:between|from)\s(?:the\s|about\s|around\s)?$", re.I)
_LATE = re.compile(r"\b(?:afternoon|evening|night)$", re.I)
_BARE = re.compile(r"[apn]\.?m|morning|noon|night|hrs|hours|\b00|gmt|utc", re.I)
_OF = re.compile(r"\s(?:of\s|in\s)?(?:the\s)?", re.I)
_YEARLESS = ("time.date", "time.month", "time.range")
_ENDS = (*DAILY, "month", "year", "days", "season")


class Found(msgspec.Struct, frozen=True):
    """Where a text mentions a time, its reading, and the scene that it was read in."""

    start: int
    end: int
    reading: Reading
    scene: Scene


def joined(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings of a sentence, those joined that make one time together."""
    dated = _with_years(found, text)
    ranged = _with_ranges(_with_twins(_with_clocks(dated, text), text), text)
    return _with_runs(ranged, text)


def _with_years(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings, a date without a year given that beside it: "October 7 last year"."""
    done: list[Found] = []
    for item in found:
        last = done[-1] if done else None
        if last is not None and _names_year(last, item, text):
            years = item.reading.stretch.first.year - last.reading.stretch.last.year
            stretch = years_later(last.reading.stretch, years)
            reading = msgspec.structs.replace(last.reading, stretch=stretch)
            done[-1] = Found(last.start, item.end, reading, last.scene)
        else:
            done.append(item)
    return done


def _names_year(left: Found, right: Found, text: str) -> bool:
    """Tell whether the right one is the year of the left: "last year" of a bare date."""
    unit = right.reading
    return (
        left.reading.published
        and left.reading.rule in _YEARLESS
        and unit.rule == "time.unit"
        and unit.stretch.precision == "year"
        and _OF.fullmatch(text, left.end, right.start) is not None
    )


def _with_clocks(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings, a time of day joined to the date that it stands next to."""
    done: list[Found] = []
    for item in found:
        last = done[-1] if done else None
        near = last is not None and _BETWEEN.fullmatch(text, last.end, item.start)
        if last is not None and near and _joins(last, item):
            done[-1] = _join(last, item, text)
        else:
            done.append(item)
    return done


def _joins(left: Found, right: Found) -> bool:
    if bool(left.reading.clock) == bool(right.reading.clock):
        return False
    other = right if left.reading.clock else left
    return other.reading.stretch.precision in ("day", "part") and other.reading.kind == "point"


def _join(left: Found, right: Found, text: str) -> Found:
    hour, other = (left, right) if left.reading.clock else (right, left)
    said, at = hour.reading.clock, other.reading.stretch.first
    if not said[0].isdigit():
        stretch = Stretch(at, at, "part")
    else:
        first, _, last = said.partition("-")
        late = _LATE.search(text[other.start : other.end]) is not None
        bare = _BARE.search(text[hour.start : hour.end]) is None
        if bare and late and first < "12":
            first = f"{int(first[:2]) + 12}{first[2:]}"
        stretch = at_clock(at, first, last)
    reading = msgspec.structs.replace(other.reading, stretch=stretch)
    return Found(left.start, right.end, reading, left.scene)


def _with_twins(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings, a clock given the day of that beside it: "7 a.m. (0400 GMT)"."""
    done = list(found)
    for n in range(len(done) - 1):
        left, right = done[n], done[n + 1]
        if not _BESIDE.fullmatch(text, left.end, right.start):
            continue
        if (
            left.reading.clock[:1].isdigit()
            and not right.reading.clock
            and right.reading.stretch.clock
        ):
            done[n] = _moved(left, right)
        elif (
            right.reading.clock[:1].isdigit()
            and not left.reading.clock
            and left.reading.stretch.clock
        ):
            done[n + 1] = _moved(right, left)
    return done


def _moved(item: Found, fellow: Found) -> Found:
    first, _, last = item.reading.clock.partition("-")
    stretch = at_clock(fellow.reading.stretch.first, first, last)
    reading = msgspec.structs.replace(fellow.reading, stretch=stretch)
    return Found(item.start, item.end, reading, item.scene)


def _with_ranges(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings, "from" one "to" the next joined: "from dusk on 3 May until noon"."""
    done: list[Found] = []
    for item in found:
        last = done[-1] if done else None
        if last is not None:
            opened = _FROM.search(text[max(0, last.start - 24) : last.start])
            between = _TO.fullmatch(text, last.end, item.start)
            if opened is not None and between is not None:
                range_ = _range(last, item, opened.end() - opened.start())
                if range_ is not None:
                    done[-1] = range_
                    continue
        done.append(item)
    return done


def _range(left: Found, right: Found, opens: int) -> Found | None:
    a, b = left.reading.stretch, right.reading.stretch
    if left.reading.kind != "point" or right.reading.kind != "point":
        return None
    if a.precision not in _ENDS or b.precision not in _ENDS:
        return None
    if right.reading.clock and not left.reading.clock:
        move = a.last - b.first
        if right.reading.clock[0].isdigit():
            move += timedelta(days=a.clock > b.clock)
        b = msgspec.structs.replace(b, first=b.first + move, last=b.last + move)
    if (
        left.reading.clock
        and right.reading.clock
        and a.first == b.first
        and _turns(left.reading, right.reading)
    ):
        a = msgspec.structs.replace(a, first=a.first - timedelta(days=1))
    if left.reading.clock and not right.reading.clock:
        a = msgspec.structs.replace(a, first=b.first, last=b.first)
    if a.first > b.last:
        return None
    clocked = bool(a.clock and b.clock)
    fine = a.precision in DAILY or b.precision in DAILY
    stretch = days(a.first, b.last, "days" if fine else b.precision)
    if clocked:
        stretch = Stretch(a.first, b.last, "hour", a.clock, b.until or b.clock)
    anchor = left.reading.anchor or right.reading.anchor
    used = left.reading.published or right.reading.published
    reading = Reading(stretch, "time.range", anchor=anchor, published=used)
    return Found(left.start - opens, right.end, reading, left.scene)


def _with_runs(found: Sequence[Found], text: str) -> list[Found]:
    """Return the findings, days of the week in a row joined: "on Sunday, Monday and Tuesday"."""
    done: list[Found] = []
    for n, item in enumerate(found):
        last = done[-1] if done else None
        between = text[last.end : item.start] if last is not None else ""
        closed = n + 1 == len(found) or _AND.match(text, item.end) is None
        next_one = last is not None and _follows(last, item)
        linked = _AND.fullmatch(between) or (between == ", " and not closed)
        if last is not None and next_one and linked and not text.startswith(_OWNED, item.end):
            done[-1] = _run(last, item)
        else:
            done.append(item)
    return done


def _follows(left: Found, right: Found) -> bool:
    """Tell whether a day of the week is the next one after another, or after a row of them."""
    a, b = left.reading, right.reading
    if b.rule != "time.weekday" or b.stretch.precision != "day" or b.kind != "point":
        return False
    row = a.rule == "time.weekday" and a.stretch.precision in ("day", "days") and a.kind == "point"
    return row and b.stretch.first - a.stretch.last == timedelta(days=1)


def _run(left: Found, right: Found) -> Found:
    a, b = left.reading, right.reading
    reading = msgspec.structs.replace(a, stretch=days(a.stretch.first, b.stretch.last, "days"))
    return Found(left.start, right.end, reading, left.scene)


def _turns(left: Reading, right: Reading) -> bool:
    """Tell whether a range of the parts of a day runs into the next: "from dusk to dawn"."""
    late = ("dusk", "sunset", "nightfall", "sundown", "dark", "evening", "night")
    return left.clock in late and right.clock not in late
