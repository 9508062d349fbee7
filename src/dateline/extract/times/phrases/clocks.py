"""Times of day: clocks, ranges of the clock, noon and midnight, dawn and dusk, date-time groups."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import Stretch, day, make_date
from dateline.extract.times.lexicon import full_year, month_number, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
DAY = timedelta(days=1)
_FALLS = {
    "dawn": 5, "daybreak": 5, "first light": 5, "sunrise": 6, "dusk": 18, "sunset": 18,
    "sundown": 18, "nightfall": 19, "dark": 19, "lunchtime": 12, "last light": 18,
}  # fmt: skip
"""The hours by which a part of the day that a text puts behind it has come."""
_MIDNIGHT = "24:00"
"""The clock at the end of a day; only here, a record has 00:00 of the next."""


def clock(text: str) -> str | None:
    """Return "19:45" for "7:45 p.m." and its like; midnight is 24:00, the end of its day.

    >>> clock("7:45 p.m."), clock("12 am"), clock("1430 GMT"), clock("25:10"), clock("17.15 hrs")
    ('19:45', '00:00', '14:30', None, '17:15')
    >>> clock("shortly before midnight"), clock("just after midnight"), clock("3 in the morning")
    ('23:00-23:59', '00:00', '03:00')
    """
    form = re.sub(r"\s+", " ", text.lower())
    named = re.search(r"(noon|midday|midnight)\b", form)
    if named is not None:
        if named[1] != "midnight":
            return "12:00"
        near = re.match(r"(?:shortly|just|soon|right|moments|minutes) (before|after)", form)
        return _MIDNIGHT if near is None else "23:00-23:59" if near[1] == "before" else "00:00"
    form = re.sub(r"^(\d{1,2})\.(?=\d)", r"\1:", form)
    spelt = re.match(r"([a-z]+)\b", form)
    if spelt is not None and spelt[1] in words("number"):
        form = words("number")[spelt[1]] + form[spelt.end() :]
    found = re.match(
        r"(\d{1,2})(?::?(\d\d))?(?::\d\d)?(?: o['’]clock)?\s?(?:in the |at )?"
        r"(a\.?m|p\.?m|morning|afternoon|evening|night)?",
        form,
    )
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        late = found[3][0] == "p" or found[3] in ("afternoon", "evening", "night")
        hour = hour % 12 + (12 if late and not (found[3] == "night" and hour < 5) else 0)
    if hour > 24 or minute > 59:
        return None
    return f"{hour % 24:02d}:{minute:02d}"


def at_clock(on: date, said: str, until: str = "") -> Stretch:
    """Return an hour, or hours, of a day; a range that ends on an earlier clock ends a day later.

    >>> at_clock(date(2024, 5, 1), "24:00").first == date(2024, 5, 2)
    True
    """
    first = on + DAY if said == _MIDNIGHT else on
    said = "00:00" if said == _MIDNIGHT else said
    if not until:
        return Stretch(first, first, "hour", said)
    last = on + DAY if until == _MIDNIGHT or until < said else on
    return Stretch(first, last, "hour", said, "00:00" if until == _MIDNIGHT else until)


def _standing(scene: Scene, hour: int) -> date | None:
    """Return the day that an hour without a day belongs to: the story's, else the last."""
    if scene.story is not None and not scene.stale():
        return scene.story.first
    today = scene.published
    if today is None or scene.moment is None:
        return today
    yet = hour > scene.moment.hour and scene.direction() != "future"
    return today - DAY if yet else today


def read_clock(match: Match, scene: Scene) -> Reading | None:
    """Read a time of day on the day that the story stands at; joining.py puts it to its date."""
    said = clock(match.group())
    if said is None:
        return None
    told = scene.story is not None and not scene.stale()
    base = _standing(scene, int(said[:2]) % 24)
    if base is None:
        return None
    if said == _MIDNIGHT and not told and scene.direction() != "future":
        base -= DAY
    first, _, last = said.partition("-")
    stretch = at_clock(base, first, last)
    return Reading(stretch, "time.clock", anchor=base, published=not told, clock=said)


def read_clock_range(match: Match, scene: Scene) -> Reading | None:
    """Read "between 6 and 8 p.m.", "from 2 a.m. to noon", "10:30-11:15"."""
    last = clock(match["c2"])
    first = clock(match["c1"])
    if first is None or last is None:
        return None
    first = "00:00" if first == _MIDNIGHT else first
    bare = not re.search(r"[apno]\.?m|:|o.clock|noon|mid|gmt|hrs|hours", match["c1"], re.I)
    if bare and last >= "12:00" and first < "12:00":
        later = f"{int(first[:2]) + 12:02d}{first[2:]}"
        first = later if later < last else first
    told = scene.story is not None and not scene.stale()
    base = _standing(scene, int(last[:2]))
    if base is None:
        return None
    return Reading(
        at_clock(base, first, last), "time.clock", anchor=base, published=not told,
        clock=f"{first}-{last}",
    )  # fmt: skip


def read_part(match: Match, scene: Scene) -> Reading | None:
    """Read "in the morning", "at dawn", "before sunrise" on the day that the story stands at."""
    part = re.sub(r"\s+", " ", match["part"].lower())
    told = scene.story is not None and not scene.stale()
    if not told and part not in _FALLS:
        return None
    base = _standing(scene, _FALLS.get(part, 0))
    if base is None:
        return None
    return Reading(day(base, "part"), "time.story-day", anchor=base, published=not told, clock=part)


def read_group(match: Match, scene: Scene) -> Reading | None:
    """Read a military date-time group: 031415ZDEC24 is 14:15 of 3 December 2024."""
    said = clock(match["clock"])
    number = full_year(match["year"], scene.published)
    at = make_date(number, month_number(match["month"]), int(match["day"]))
    if at is None or said is None:
        return None
    return Reading(at_clock(at, said), "time.date")
