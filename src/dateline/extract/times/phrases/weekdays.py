"""Days named from where the writer stands: weekdays, today and yesterday, parts of the day."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import Stretch, back_to, day, days, on_to, week
from dateline.extract.times.lexicon import weekday_number, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
DAY = timedelta(days=1)


def weekday(number: int, scene: Scene, which: str = "", ahead: bool | None = None) -> date | None:
    """Return the day that a weekday's name means: publication's own, the latest, or the coming.

    "Following Monday's debate" is after it; only "the following Monday" is the next one.
    """
    today = scene.published
    if which in ("the following", "the next", "the previous", "the preceding", "the same"):
        base = scene.base()
        if base is None:
            return None
        if which in ("the following", "the next"):
            return on_to(number, base + DAY)
        return back_to(number, base - DAY if which != "the same" else base)
    if today is None:
        return None
    if which in ("last", "past", "this past", "previous"):
        return back_to(number, today - DAY)
    if which == "next":
        return on_to(number, today + DAY)
    if which in ("coming", "this coming", "the coming"):
        return on_to(number, today + DAY)
    if ahead is None:
        ahead = scene.direction() == "future"
    if which == "this" and scene.direction() in ("none", "present"):
        ahead = True
    return on_to(number, today + DAY) if ahead else back_to(number, today)


def read_weekday(match: Match, scene: Scene) -> Reading | None:
    """Read "on Monday", "late on Sunday", "last Tuesday night", "Friday last week"."""
    groups = match.groupdict()
    number = weekday_number(match["weekday"])
    which = re.sub(r"\s+", " ", (groups.get("which") or "").lower())
    before = re.search(r"(\S+)\s+$", match.string[: match.start("weekday")])
    if before is not None and before.group(1).lower() in words("event_name"):
        return None
    found = weekday(number, scene, which)
    if found is None:
        return None
    today = scene.published
    if groups.get("part") and not which and today is not None and today.weekday() == number:
        found = today  # "a vigil is planned for Tuesday evening", written on Tuesday
    if groups.get("week") and scene.published is not None:
        at = {"last": -7, "next": 7, "this": 0}.get(groups["week"].lower().split()[0], -7)
        found = week(scene.published + timedelta(days=at)).first + timedelta(days=number)
    part = bool(groups.get("pre") or groups.get("part"))
    relative = which.startswith("the ") and scene.story is not None
    return Reading(
        day(found, "part" if part else "day"), "time.weekday",
        anchor=scene.base() if relative else scene.published, published=not relative,
    )  # fmt: skip


def read_weekday_range(match: Match, scene: Scene) -> Reading | None:
    """Read "from Monday to Wednesday", "between Friday and Sunday", "Saturday through Monday"."""
    ahead = scene.direction() == "future"
    left, right = weekday_number(match["weekday"]), weekday_number(match["weekday2"])
    if ahead:
        first = weekday(left, scene, ahead=True)
        last = on_to(right, first) if first else None
    else:
        last = weekday(right, scene, ahead=False)
        first = back_to(left, last) if last else None
    if first is None or last is None:
        return None
    return Reading(days(first, last), "time.range", anchor=scene.published, published=True)


def read_overnight(match: Match, scene: Scene) -> Reading | None:
    """Read "overnight": the night before publication, or the night into or of a named day."""
    groups = match.groupdict()
    if scene.published is None:
        return None
    last = scene.published
    if scene.direction() == "future" and not groups.get("weekday"):
        last += DAY
    if groups.get("weekday"):
        named = weekday(weekday_number(match["weekday"]), scene)
        if named is None:
            return None
        into = bool(groups.get("into")) or named == scene.published
        last = named if into else named + DAY
        if groups.get("weekday2"):
            last = named + DAY
    return Reading(
        Stretch(last - DAY, last, "part"), "time.overnight", anchor=scene.published, published=True
    )


_OFFSETS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "this": 0,
    "the day before yesterday": -2, "the night before last": -2, "the day after tomorrow": 2,
}  # fmt: skip


def read_today(match: Match, scene: Scene) -> Reading | None:
    """Read "today", "yesterday morning", "tonight", "last night", "this evening"."""
    if scene.published is None:
        return None
    word = re.sub(r"\s+", " ", match["word"].lower())
    part = match.groupdict().get("part") or word == "tonight" or match.groupdict().get("pre")
    part = part or "night" in word
    found = scene.published + timedelta(days=_OFFSETS[word])
    return Reading(
        day(found, "part" if part else "day"), "time.today",
        anchor=scene.published, published=True,
    )  # fmt: skip


_STEPS = {
    "next": 1, "following": 1, "after": 1, "later": 1, "previous": -1, "preceding": -1,
    "before": -1, "earlier": -1, "same": 0, "that": 0,
}  # fmt: skip


def read_story_day(match: Match, scene: Scene) -> Reading | None:
    """Read "the next day", "a day earlier", "the night before", "that evening", "the same day"."""
    base = scene.base()
    if base is None:
        return None
    if scene.story is None and match["step"].lower() in ("same", "that"):
        return None
    step = _STEPS[match["step"].lower().split()[-1]]
    if step > 0 and scene.story is not None:
        base = scene.story.last
    part = match["part"].lower() not in ("day", "date")
    found = day(base + timedelta(days=step), "part" if part else "day")
    return Reading(found, "time.story-day", anchor=base, published=scene.story is None)


def read_hours(match: Match, scene: Scene) -> Reading | None:
    """Read "earlier in the day", "later that night", "the early hours"."""
    base = scene.base()
    if base is None:
        return None
    return Reading(day(base, "part"), "time.story-day", anchor=base, published=scene.story is None)
