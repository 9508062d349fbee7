"""Holidays of the world: kept by a rule, by a table of days, or by each country on its own day."""

import functools
import re
from collections.abc import Mapping
from datetime import date, timedelta

from dateline.codebook.words import word_list
from dateline.errors import CodebookError
from dateline.extract.times.days import Stretch, days, make_date
from dateline.extract.times.lexicon import full_year
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.calendars import (
    easter,
    hebrew,
    islamic,
    nth_weekday,
    orthodox_easter,
)
from dateline.extract.times.phrases.countries import country_of
from dateline.extract.times.scenes import Scene

Row = Mapping[str, str]
_SOON = 21
"""Days ahead within which a holiday without past tense is the coming one."""
_THROUGH = re.compile(
    r"\b(?:at|during|through|throughout|over|amid|in|for)\s(?:the\s|all\sof\s)?(?:[a-z]+\s"
    r"(?:month|festival|holiday|days)\sof\s)?$",
    re.I,
)
_DATES = re.compile(r"^\d{4}-\d\d-\d\d$")


@functools.cache
def holidays() -> Mapping[str, Row]:
    """Return the rows of the holiday list by name, in lower case; a `same` row is its namesake."""
    rows = {row["form"]: row for row in word_list("holidays")}
    found: dict[str, Row] = {}
    for form, row in rows.items():
        if row["how"] == "same" and row["value"] not in rows:
            raise CodebookError(f"holidays.csv: {form!r} is the same as no row; name one")
        found[form.lower()] = rows[row["value"]] if row["how"] == "same" else row
    return found


@functools.cache
def holiday_pattern() -> str:
    """Return a pattern of all holidays, longest first."""
    forms = sorted(holidays(), key=lambda f: (-len(f), f))
    either = "|".join(re.escape(f).replace("'", "['’]").replace(r"\ ", " ") for f in forms)
    return rf"(?<![\w/])(?P<holiday>{either})(?![\w/])"


def holiday(name: str) -> Row | None:
    """Return the row of a holiday by its name in a text."""
    return holidays().get(re.sub(r"\s+", " ", name.lower().replace("’", "'")))


def _parts(value: str) -> list[int]:
    return [int(p) for p in value.split("-")]


def _by_country(row: Row, country: str | None) -> list[str]:
    """Return the values of a row that hold in a country: its own, else those for all."""
    tokens = [t.rpartition("=") for t in row["value"].split()]
    own = [value for code, _, value in tokens if country is not None and code == country]
    if row["how"] == "national":
        return own or [value for code, _, value in tokens if code == "default"]
    years = {value[:4] for value in own}
    return own + [
        v for code, _, v in tokens if not code and not (_DATES.match(v) and v[:4] in years)
    ]


def _kept(value: str, number: int) -> list[date]:
    """Return the day that MM-DD, or month, which one and weekday, tell in a year."""
    parts = _parts(value)
    if len(parts) == 3:
        return [nth_weekday(number, *parts)]
    fixed = make_date(number, *parts)
    return [fixed] if fixed else []


def days_in(row: Row, number: int, country: str | None = None) -> list[date]:
    """Return the first days of a holiday in a year; an Islamic one can fall in it twice."""
    how, values = row["how"], _by_country(row, country)
    if how == "once":
        return [date.fromisoformat(row["value"])]
    dated = [date.fromisoformat(v) for v in values if _DATES.match(v)]
    told = sorted(d for d in dated if d.year == number)
    if told or how == "table" or not values:
        return told
    value = next(v for v in values if not _DATES.match(v))
    if how in ("easter", "orthodox-easter"):
        sunday = easter(number) if how == "easter" else orthodox_easter(number)
        return [sunday + timedelta(days=int(value))]
    if how == "islamic":
        near = round((number - 622) * 33 / 32)
        found = (islamic(y, *_parts(value)) for y in range(near - 1, near + 4))
        return [d for d in found if d.year == number]
    if how == "hebrew":
        return [hebrew(number, *_parts(value))]
    return _kept(value, number)


def _where(scene: Scene, row: Row) -> str | None:
    """Return the country whose day a holiday is; for a national day only one that keeps it."""
    named = {code for code, _, _ in (t.rpartition("=") for t in row["value"].split())}
    codes = named - {"", "default"}
    if not codes:
        return None
    if row["how"] == "national" and "default" in named:  # all others keep it on one day
        return country_of(scene, None, zoned=codes)
    return country_of(scene, codes if row["how"] == "national" else None)


def read_holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a holiday: in the year given, or the one nearest by tense."""
    row = holiday(match["holiday"])
    if row is None or (row["how"] == "national" and match["holiday"].islower()):
        return None
    said = match.groupdict().get("year")
    country = _where(scene, row)
    if said:
        starts = days_in(row, full_year(said, scene.published), country)
    elif row["how"] == "once":
        starts = days_in(row, 0)
    elif scene.published is None:
        return None
    else:
        which = (match.groupdict().get("which") or "").lower()
        starts = _nearest(row, scene, which, country)
    if not starts:
        return None
    length = int(row["days"]) - 1
    whole = days(starts[0], starts[0] + timedelta(days=length), "days" if length else "day")
    found = whole
    if length > 20:
        found = Stretch(whole.first, whole.last, "month")
    elif length and not _THROUGH.search(match.string[: match.start()]):
        found = days(whole.first, whole.first, "day")
    used = not said and row["how"] != "once"
    anchor = scene.published if used else None
    return Reading(found, "time.holiday", anchor=anchor, published=used, whole=whole)


def _nearest(row: Row, scene: Scene, which: str, country: str | None) -> list[date]:
    today = scene.published
    if today is None:
        return []
    around = sorted({d for n in (-1, 0, 1) for d in days_in(row, today.year + n, country)})
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
