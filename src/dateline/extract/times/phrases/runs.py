"""Days in a row: "for the third day running", "a fourth straight night", "two nights on end"."""

import re
from datetime import date, timedelta

from dateline.extract.times.days import back_to, days, shift, unit_of
from dateline.extract.times.lexicon import number, ordinal_number, unit_name, weekday_number, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.relative import spread_of
from dateline.extract.times.scenes import Scene

Match = re.Match[str]
_MOST = 60
"""The longest run that is told so; more is a count of something else."""


def read_run(match: Match, scene: Scene) -> Reading | None:
    """Read a run of days, nights or weeks, the last of them told or that of publication."""
    last = _last(scene)
    said = match.groupdict().get("nth")
    count = ordinal_number(said) if said else number(match["num"])
    if last is None or not 1 < count <= _MOST:
        return None
    form = match["unit"].lower().rstrip("s.")
    told = scene.here is not None
    if form in words("weekday"):
        day = back_to(weekday_number(form), last)
        found = days(day - timedelta(days=7 * (count - 1)), day)
        return Reading(found, "time.run", anchor=last, published=not told)
    unit = unit_name(form)
    if unit == "weekend":
        last = back_to(6, last)
    first = shift(last, 1 - count, unit)
    if unit != "day":
        first = unit_of(first, unit).first
    return Reading(days(first, last, spread_of(unit)), "time.run", anchor=last, published=not told)


def _last(scene: Scene) -> date | None:
    """Return the last day of a run: one told in the sentence before it, else publication."""
    return scene.here.last if scene.here is not None else scene.published
