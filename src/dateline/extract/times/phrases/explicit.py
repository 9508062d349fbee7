"""Dates by their numbers and names: "2 December 2024", "early October", "the 1990s", ranges."""

import functools
import re
from datetime import timedelta

import msgspec

from dateline.extract.times.days import Stretch, day, days, join, make_date, month, third
from dateline.extract.times.lexicon import (
    YEAR,
    day_number,
    fragments,
    full_year,
    month_number,
    words,
)
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
_FORWARD = 7
"""Months that a story may leap ahead; a month further ahead is one of the months before."""
_SOON = 60
"""Days ahead within which a date without year and past tense may be the coming one."""
_JUST = 60
"""Days behind within which a day that names a deed is of this year, whatever the tense."""


def nearest_year(scene: Scene, number: int, at: int = 1) -> int | None:
    """Return the year that a month, or a day of it, belongs to when none is given."""
    if scene.era is not None and scene.old:
        return _story_year(scene.era, number)
    if scene.published is None:
        return scene.era.first.year if scene.era is not None else None
    today = scene.published
    this = make_date(today.year, number, at)
    if this is None:
        return today.year - 1
    where = scene.direction()
    behind = (today - this).days
    if where == "future" and 0 < behind < _JUST and scene.premodifies():
        return today.year  # "gathered to mourn the dead of the June 12 attack"
    if where == "future":
        return (
            today.year if this >= today or (at == 1 and number == today.month) else today.year + 1
        )
    past = today.year if this <= today else today.year - 1
    ahead = this if this > today else make_date(today.year + 1, number, at)
    if where != "past" and ahead is not None and (ahead - today).days < _SOON:
        behind_by = (today - (make_date(past, number, at) or today)).days
        return ahead.year if behind_by > 3 * _SOON else past
    return past


def _story_year(era: Stretch, number: int) -> int:
    """Return the year of a month in a story that goes on from `era`: seldom far back."""
    told = era.last
    if era.precision == "year":
        return told.year
    ahead = (number - told.month) % 12
    if ahead <= _FORWARD:
        return told.year + (told.month + ahead > 12)
    return told.year - (told.month + ahead - 12 < 1)


def _listed(match: Match, left: Stretch, right: Stretch) -> bool:
    """Tell whether "and" only lists two dates: no "between", and days apart."""
    text = match.group().lower()
    gap = (right.first - left.last).days
    return gap > 1 and not text.startswith("between") and re.search(r"\sand\s", text) is not None


def _dated(match: Match, scene: Scene, name: str = "") -> Stretch | None:
    """Return the day or month of a match, whose groups may have a suffix."""
    groups = match.groupdict()
    text = groups.get("month" + name) or groups.get("month")
    said = groups.get("year" + name) or groups.get("year")
    at = groups.get("day" + name)
    if text is None:
        return None
    which = month_number(text)
    count = day_number(at) if at else 1
    number = full_year(said, scene.published) if said else nearest_year(scene, which, count)
    if number is None:
        return None
    if not at:
        return month(number, which)
    found = make_date(number, which, count)
    return day(found) if found else None


def undated(match: Match, scene: Scene, stretch: Stretch, rule: str) -> Reading:
    """Return a reading that rests on publication where the match has no year."""
    used = not match.groupdict().get("year")
    anchor = scene.published if used else None
    return Reading(stretch, rule, anchor=anchor, published=used and not scene.old)


def read_date(match: Match, scene: Scene) -> Reading | None:
    """Read one day or month."""
    found = _dated(match, scene)
    if found is None:
        return None
    part = match.groupdict().get("part")
    if part and found.precision == "day":
        found = Stretch(found.first, found.last, "part")
    rule = "time.month" if found.precision == "month" else "time.date"
    return undated(match, scene, found, rule)


def read_month(match: Match, scene: Scene) -> Reading | None:
    """Read a month alone: "in May", "last April", "this June", "next month" is elsewhere."""
    which = month_number(match["month"])
    word = (match.groupdict().get("which") or "").lower()
    if not word and not match.groupdict().get("edge") and not _is_month(match, scene):
        return None
    found = _dated(match, scene)
    shared = _shared_year().match(match.string, match.end())
    if shared is not None and not word and not match.groupdict().get("year"):
        found = month(int(shared["year"]), which)
        reading = undated(match, scene, found, "time.month")
        return msgspec.structs.replace(reading, anchor=None, published=False)
    if found is None or (word and scene.published is None):
        return None
    if word and scene.published is not None:
        today = scene.published
        if word in ("last", "this past", "past", "the previous"):
            number = today.year if which < today.month else today.year - 1
        elif word in ("next", "coming"):
            number = today.year if which > today.month else today.year + 1
        else:
            number = today.year
        found = month(number, which)
    edge = match.groupdict().get("edge")
    if edge:
        found = third(found, edge_name(edge))
    return undated(match, scene, found, "time.month")


@functools.cache
def _shared_year() -> re.Pattern[str]:
    """Return the pattern of what follows a month of several in one year: "April and June 1955"."""
    name = fragments()["MONTH"]
    link = r"(?:, (?:and )?| and | or )"
    return re.compile(rf"(?:{link}{name})+,? (?:of )?(?P<year>{YEAR})", re.I)


def _is_month(match: Match, scene: Scene) -> bool:
    """Tell whether a month's name that stands alone is a month: not "Theresa May", "Mr March"."""
    token = scene.layers.tokens[scene.token]
    if match.groupdict().get("year") or token.name == "DATE":
        return True
    before = re.search(r"(\S+)\s+$", match.string[: match.start()])
    word = before.group(1) if before is not None else ""
    if match["month"].lower() in ("may", "march"):
        return word.lower() in words("before_month")
    return token.name != "PERSON" and word.lower() not in words("event_name")


def edge_name(text: str) -> str:
    """Return early, mid or late for "the beginning of" and its like."""
    form = re.sub(r"\s+", " ", text.lower()).strip(" -")
    known = words("edge")
    return known.get(form) or known.get(form.removesuffix(" in"), "mid")


def read_day_range(match: Match, scene: Scene) -> Reading | None:
    """Read "between 3 and 5 May", "May 30 - June 2", "the night of 3-4 March"."""
    right = _dated(match, scene, "2")
    left = _dated(match, scene)
    if left is None or right is None:
        return None
    if match.groupdict().get("year2") and not match.groupdict().get("year"):
        back = make_date(right.first.year, left.first.month, left.first.day)
        left = day(back) if back else left
    if _listed(match, left, right):
        return None
    if left.first > right.last:
        back = make_date(left.first.year - 1, left.first.month, left.first.day)
        left = day(back) if back else left
    if not match.groupdict().get("year2") and left.last < right.first - timedelta(days=300):
        return None
    return undated(match, scene, join(left, right), "time.range")


def read_month_range(match: Match, scene: Scene) -> Reading | None:
    """Read "June to August 2018", "between March 2018 and June 2019"."""
    right = _dated(match, scene, "2")
    if right is None:
        return None
    which = month_number(match["month"])
    said = match.groupdict().get("year")
    number = int(said) if said else right.first.year - (which > right.first.month)
    left = month(number, which)
    if _listed(match, left, right) or left.first > right.first:
        return None
    return undated(match, scene, join(left, right), "time.range")


def read_numeric(match: Match, scene: Scene) -> Reading | None:
    """Read "2024-12-02", and "2/12/2024" where only one order makes a date or both agree."""
    if match.groupdict().get("iso"):
        found = make_date(int(match["iso"]), int(match["m"]), int(match["d"]))
        return Reading(day(found), "time.date") if found else None
    a, b, number = int(match["a"]), int(match["b"]), int(match["y"])
    both = [d for d in (make_date(number, b, a), make_date(number, a, b)) if d is not None]
    if "." in match.group() and both:
        return Reading(day(both[0]), "time.date")
    if scene.published is not None and len(both) == 2:
        both = [d for d in both if d <= scene.published] or both
    return Reading(days(both[0], both[-1], "day"), "time.date") if len(set(both)) == 1 else None


def read_ordinal_day(match: Match, scene: Scene) -> Reading | None:
    """Read "Monday the 15th": the latest such day, or the coming one by tense."""
    today = scene.published
    if scene.old and scene.era is not None:
        told = scene.era.first
        at = make_date(told.year, told.month, day_number(match["day"]))
        return Reading(day(at), "time.date", anchor=told) if at else None
    if today is None:
        return None
    ahead = scene.direction() == "future"
    for step in (0, 1, 2, 3, 4, 5) if ahead else (0, -1, -2, -3, -4, -5):
        here = month(today.year, today.month + step)
        found = make_date(here.first.year, here.first.month, day_number(match["day"]))
        if found is not None and (found >= today if ahead else found <= today):
            return Reading(day(found), "time.date", anchor=today, published=True)
    return None
