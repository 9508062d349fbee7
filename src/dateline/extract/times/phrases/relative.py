"""Times counted in units: "last week", "three days ago", "in recent months", "a year earlier"."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import (
    Stretch,
    day,
    days,
    join,
    shift,
    third,
    unit_of,
)  # fmt: skip
from dateline.extract.times.lexicon import number, unit_name
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.explicit import edge_name
from dateline.extract.times.scenes import Scene
from dateline.records import WhenPrecision

Match = re.Match[str]
DAY = timedelta(days=1)
VAGUE = {"hour": (0, 1), "day": (2, 6), "week": (2, 5), "month": (2, 8), "year": (2, 8),
         "decade": (2, 5), "fortnight": (1, 2), "weekend": (1, 3)}  # fmt: skip


_AWAY = {
    "last": -1, "next": 1, "this coming": 1, "the coming": 1, "before last": -2, "after next": 2,
}  # fmt: skip


def precision_of(unit: str) -> WhenPrecision:
    """Return the grain of a count of units."""
    grains: dict[str, WhenPrecision] = {
        "week": "week", "fortnight": "week", "month": "month", "year": "year",
        "decade": "decade", "weekend": "days",
    }  # fmt: skip
    return grains.get(unit, "day")


def spread_of(unit: str) -> WhenPrecision:
    """Return the grain of a stretch that is some units long."""
    grain = precision_of(unit)
    return "days" if grain == "day" else grain


def from_publication(scene: Scene, stretch: Stretch, rule: str) -> Reading:
    """Return a reading that was counted from publication."""
    return Reading(stretch, rule, anchor=scene.published, published=True)


def from_story(scene: Scene, stretch: Stretch, rule: str, anchor: date) -> Reading:
    """Return a reading that was counted from a day of the story."""
    return Reading(stretch, rule, anchor=anchor, published=anchor == scene.published)


def told(scene: Scene, unit: str) -> Stretch | None:
    """Return the point of the story that a count of such units starts from."""
    if unit in ("month", "year", "decade") and scene.era is not None:
        return scene.era
    if scene.story is not None:
        return scene.story
    return day(scene.published) if scene.published is not None else None


def loose(text: str) -> bool:
    """Tell whether an amount is vague."""
    return text.lower().split()[0] in ("few", "several", "some", "many")


def read_unit(match: Match, scene: Scene) -> Reading | None:
    """Read "last week", "this month", "next year", "earlier this week", "the end of the year"."""
    unit = unit_name(match["unit"])
    which = re.sub(r"\s+", " ", match["which"].lower())
    edge = (match.groupdict().get("edge") or "").lower().strip()
    today = scene.published
    if which == "the" and scene.old and scene.era is not None:
        told_at = scene.era.first
        found = third(unit_of(told_at, unit), edge_name(edge))
        return from_story(scene, found, "time.story-unit", told_at)
    if today is None:
        return None
    step = _AWAY.get(which, 0)
    if which in ("this past", "last") and unit == "weekend":
        found = _last_weekend(today)
    else:
        found = unit_of(shift(today, step, unit), unit)
    if edge in ("earlier", "later"):
        return from_publication(scene, _side(found, edge, today), "time.unit")
    if edge:
        return from_publication(scene, third(found, edge_name(edge)), "time.unit")
    if step == 0 and which != "this past" and unit != "day":
        found = _side(
            found, {"past": "earlier", "future": "later"}.get(scene.direction(), ""), today
        )
    return from_publication(scene, found, "time.unit")


def _last_weekend(today: date) -> Stretch:
    monday = unit_of(today, "week").first
    return days(monday - 2 * DAY, monday - DAY)


def _side(whole: Stretch, side: str, today: date) -> Stretch:
    """Return the part of a stretch up to publication, or from it; all where it lies elsewhere."""
    if not whole.first <= today <= whole.last:
        return whole
    if side == "earlier":
        return Stretch(whole.first, today, whole.precision)
    if side == "later":
        return Stretch(today, whole.last, whole.precision)
    return whole


def read_weekend(match: Match, scene: Scene) -> Reading | None:
    """Read "over the weekend", "at the weekend": the past one, or the coming one by tense."""
    today = scene.published
    if today is None:
        return None
    this = unit_of(today, "weekend")
    if scene.direction() == "future" or today >= this.first:
        return from_publication(scene, this, "time.unit")
    return from_publication(scene, _last_weekend(today), "time.unit")


def read_story_unit(match: Match, scene: Scene) -> Reading | None:
    """Read "the previous week", "the following year", "that month", "the same year"."""
    unit = unit_name(match["unit"])
    base = told(scene, unit)
    which = match["which"].lower().split()[-1]
    if base is None or (which in ("same", "that") and scene.era is None):
        return None
    step = {"previous": -1, "preceding": -1, "before": -1, "following": 1, "after": 1}.get(which, 0)
    found = unit_of(shift(base.first, step, unit), unit)
    if match.groupdict().get("edge"):
        found = third(found, edge_name(match["edge"]))
    return from_story(scene, found, "time.story-unit", base.first)


def _away(base: date, count: int, unit: str) -> Stretch:
    """Return the calendar unit that lies a count of units from a day."""
    return unit_of(shift(base, count, unit), unit)


def read_ago(match: Match, scene: Scene) -> Reading | None:
    """Read "three days ago", "two weeks ago", "years ago", "an hour ago"."""
    today = scene.published
    if today is None:
        return None
    unit, said = unit_name(match["unit"]), match.groupdict().get("num")
    if unit == "hour":
        return from_publication(scene, _hours_ago(match, scene, today), "time.ago")
    if not said:
        near, far = VAGUE[unit]
        found = days(shift(today, -far, unit), shift(today, -near, unit), spread_of(unit))
    elif loose(said.split()[-1]) or said.lower() == "a few":
        count = number(said)
        found = join(_away(today, -count - 1, unit), _away(today, -max(1, count - 1), unit))
    else:
        found = _away(today, -number(said), unit)
    return from_publication(scene, found, "time.ago")


def _hours_ago(match: Match, scene: Scene, today: date) -> Stretch:
    said = match.groupdict().get("num")
    if scene.moment is None or not said or match["unit"].lower()[0] != "h":
        far = today - DAY if said and number(said) > 12 else today
        return days(far, today, "part")
    at = scene.moment - timedelta(hours=number(said))
    return Stretch(at.date(), at.date(), "hour", f"{at:%H:%M}")


def read_earlier(match: Match, scene: Scene) -> Reading | None:
    """Read "two weeks earlier", "three years later", "days later", counted from the story."""
    unit, said = unit_name(match["unit"]), match.groupdict().get("num")
    base = told(scene, unit)
    sign = 1 if match["side"].lower().startswith(("later", "after", "on")) else -1
    if base is None or (sign > 0 and scene.era is None):
        return None
    start = base.last if sign > 0 and base.precision in ("part", "day", "days") else base.first
    if unit == "hour":
        return from_story(scene, day(start, "part"), "time.story-unit", start)
    if not said:
        near, far = VAGUE[unit]
        found = days(
            shift(start, sign * near, unit), shift(start, sign * far, unit), spread_of(unit)
        )
    else:
        found = _away(start, sign * number(said), unit)
    return from_story(scene, found, "time.story-unit", start)


def read_from_event(match: Match, scene: Scene) -> Reading | None:
    """Read "a week after the attack" as the time of the attack, counted back from the story."""
    unit = unit_name(match["unit"])
    base = scene.base()
    if base is None or unit == "hour":
        return None
    said = match.groupdict().get("num")
    sign = -1 if match["side"].lower() == "after" else 1
    count = number(said) if said else 1
    middle = shift(base, sign * count, unit)
    if unit == "day":
        found = day(middle)
    elif unit == "week":
        found = days(middle - 2 * DAY, middle + 2 * DAY)
    else:
        found = unit_of(middle, unit)
    return from_story(scene, found, "time.from-event", base)
