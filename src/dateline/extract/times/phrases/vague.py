"""Times that tell only before, now or after: "former", "in the past", "at the time", "future"."""

import re
from datetime import date

from dateline.extract.times.days import Stretch, day
from dateline.extract.times.lexicon import ordinal_number, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

Match = re.Match[str]


def read_vague(match: Match, scene: Scene) -> Reading | None:
    """Read "former", "at that time", "the future": all that was, the story's day, all to come."""
    form = re.sub(r"\s+", " ", match["vague"].lower())
    where = words("vague")[form]
    base = scene.published or scene.base()
    if base is None:
        return None
    if where == "present":
        here = scene.base() or base
        return Reading(day(here), "time.present", kind="vague", anchor=here)
    stretch = Stretch(date.min, base, "decade") if where == "past" else Stretch(
        base, date.max, "decade"
    )  # fmt: skip
    used = base == scene.published
    return Reading(stretch, "time.recent", kind="vague", anchor=base, published=used)


def read_century(match: Match, scene: Scene) -> Reading | None:
    """Read "the 19th century", "the early twenty-first century" as a hundred years."""
    number = ordinal_number(match["nth"])
    if not 0 < number <= 21:
        return None
    start = 100 * (number - 1)
    first = date(max(1, start), 1, 1)
    return Reading(Stretch(first, date(start + 99, 12, 31), "decade"), "time.decade")
