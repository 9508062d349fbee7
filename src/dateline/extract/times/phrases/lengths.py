"""Lengths of time and what recurs: "the past three days", "for weeks", "recently", "daily"."""

import re

from dateline.extract.times.days import day, days, shift, unit_of
from dateline.extract.times.lexicon import number, unit_name
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.relative import (
    DAY,
    VAGUE,
    from_publication,
    from_story,
    loose,
    spread_of,
    told,
)
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
RECENT = {"hour": 1, "day": 6, "week": 4, "month": 4, "year": 4, "decade": 2}
"""How many units "recent" reaches back; two coders read "recent days" as six."""
RECENTLY = 30


def read_past_span(match: Match, scene: Scene) -> Reading | None:
    """Read "the past three days", "the last few years", "the next two weeks"."""
    unit = unit_name(match["unit"])
    which = match["which"].lower().split()[-1]
    said = match.groupdict().get("num")
    count = number(said) if said else 1
    ahead = which in ("next", "coming", "following", "ensuing")
    narrated = which in ("previous", "preceding", "following", "ensuing") or (
        which == "next" and scene.direction() == "past" and scene.story is not None
    )
    base = scene.base() if narrated else scene.published
    if base is None:
        return None
    if unit == "hour":
        unit, count = "day", max(1, round(count / 24)) if count >= 12 else 0
    far = shift(base, count if ahead else -count, unit)
    vague = said is not None and not re.match(r"[\d]|one|two|a\b", said.lower()) and loose(said)
    if vague and not ahead and unit in ("month", "year"):
        far = unit_of(far, unit).first
    if narrated and match["unit"].lower().startswith(("day", "night")):
        base += DAY if ahead else -DAY
    return from_story(scene, days(far, base, spread_of(unit)), "time.span", base)


def read_recent(match: Match, scene: Scene) -> Reading | None:
    """Read "in recent days", "over recent months", "the last days"."""
    unit = unit_name(match["unit"])
    today = scene.published
    if today is None:
        return None
    if match["which"].lower().endswith(("coming", "next")):
        return from_publication(
            scene, days(today, shift(today, RECENT[unit], unit), spread_of(unit)), "time.recent"
        )
    far = shift(today, -RECENT[unit], unit) if unit != "hour" else today - DAY
    return from_publication(scene, days(far, today, spread_of(unit)), "time.recent")


def read_recently(match: Match, scene: Scene) -> Reading | None:
    """Read "recently" and "lately" as the last thirty days."""
    today = scene.published
    if today is None:
        return None
    return from_publication(scene, days(today - RECENTLY * DAY, today), "time.recent")


def read_now(match: Match, scene: Scene) -> Reading | None:
    """Read "now", "currently", "these days" as the day of publication."""
    if scene.published is None:
        return None
    return from_publication(scene, day(scene.published), "time.present")


def read_in(match: Match, scene: Scene) -> Reading | None:
    """Read "in two weeks", "within 48 hours" in a clause that looks ahead."""
    today = scene.published
    word = match["word"].lower()
    if today is None or (word != "from" and scene.direction() != "future"):
        return None
    unit, count = unit_name(match["unit"]), number(match["num"])
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    far = shift(today, count, unit)
    if word == "within":
        return from_publication(scene, days(today, far, spread_of(unit)), "time.span")
    return from_publication(scene, unit_of(far, unit), "time.in")


def read_duration(match: Match, scene: Scene) -> Reading | None:
    """Read "for three weeks", "a two-day visit": so long, up to the anchor by default."""
    unit = unit_name(match["unit"])
    said = match.groupdict().get("num")
    base = told(scene, "day")
    if base is None:
        return None
    at = scene.published or base.first
    count = number(said) if said else VAGUE[unit][1]
    if count > 400:
        return None
    if unit == "hour":
        unit, count = "day", round(count / 24) if match["unit"].lower()[0] == "h" else 0
    elif scene.direction() == "future":
        count = -count
    found = days(shift(at, -count, unit), at, spread_of(unit))
    return Reading(
        found, "time.duration", kind="duration", anchor=at, published=at == scene.published
    )


def read_set(match: Match, scene: Scene) -> Reading | None:
    """Read "every day", "daily", "on Fridays": the last turn before publication."""
    today = scene.published
    if today is None:
        return None
    form = match.group().lower()
    unit = next((u for u in ("week", "month", "year") if u in form), "day")
    if "annual" in form:
        unit = "year"
    found = days(shift(today, -1, unit), today, spread_of(unit))
    return Reading(found, "time.set", kind="set", anchor=today, published=True)
