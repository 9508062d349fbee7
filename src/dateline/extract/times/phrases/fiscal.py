"""Years of accounts, quarters and halves: "fiscal year 2024", "Q3 2020", "the first half"."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import Stretch, month
from dateline.extract.times.lexicon import full_year, number, ordinal_number, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.countries import country_of
from dateline.extract.times.scenes import Scene
from dateline.records import WhenPrecision

Match = re.Match[str]
_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1}


def _terms(scene: Scene) -> tuple[int, bool] | None:
    """Return the first month of a country's year of accounts, and if it is named by its end."""
    known = words("fiscal")
    code = country_of(scene, {form.upper() for form in known})
    if code is None:
        return None
    start, named = known[code.lower()].split()
    return int(start), named == "end"


def read_fiscal(match: Match, scene: Scene) -> Reading | None:
    """Read "US fiscal year 2024", "the financial year 2023-24", "FY22", "this fiscal year"."""
    terms = _terms(scene)
    if terms is None:
        return None
    start, ends = terms
    groups = match.groupdict()
    said = groups.get("year")
    if said:
        first = full_year(said, scene.published) - (ends and not groups.get("year2") and start > 1)
    elif scene.published is not None:
        today = scene.published
        which = (groups.get("which") or "this").lower().split()[-1]
        first = today.year - (today.month < start) + _STEPS.get(which, 0)
    else:
        return None
    begins = month(first, start).first
    over = month(first + 1, start).first - timedelta(days=1)
    stretch = Stretch(begins, over, "year")
    return Reading(stretch, "time.fiscal", anchor=None if said else scene.published,
                   published=not said, whole=stretch)  # fmt: skip


def read_half(match: Match, scene: Scene) -> Reading | None:
    """Read "Q3 2020", "H1", "the second quarter of the year", "third-quarter 2021"."""
    groups = match.groupdict()
    said = groups.get("year")
    if not said and scene.published is None:
        return None
    if groups.get("num"):
        return _months_of_year(match, scene)
    size = 6 if match["size"].lower()[0] == "h" else 3
    nth = match["nth"].lower()
    which = 12 // size if nth in ("last", "final") else int(nth) if nth.isdigit() else 0
    which = which or ordinal_number(nth)
    if not 0 < which * size <= 12:
        return None
    base = full_year(said, scene.published) if said else _year(scene, which * size)
    found = Stretch(month(base, (which - 1) * size + 1).first, month(base, which * size).last,
                    "season")  # fmt: skip
    return Reading(found, "time.year-part", anchor=None if said else scene.published,
                   published=not said)  # fmt: skip


def _months_of_year(match: Match, scene: Scene) -> Reading | None:
    """Read "the first six months of the year", "the last three months of the year"."""
    count, today = number(match["num"]), scene.published
    if today is None or not 0 < count < 12:
        return None
    last = match["nth"].lower() in ("last", "final")
    base = _year(scene, 12 if last else count)
    start = 13 - count if last else 1
    grain: WhenPrecision = "season" if count in (3, 6) else "month"
    found = Stretch(month(base, start).first, month(base, start + count - 1).last, grain)
    return Reading(found, "time.year-part", anchor=today, published=True)


def _year(scene: Scene, last: int) -> int:
    """Return the year of a quarter without one: this, unless it is still to come."""
    today = scene.published or date.min
    begun = month(today.year, last - 2).first <= today
    return today.year if begun or scene.direction() == "future" else today.year - 1
