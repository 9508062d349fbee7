"""What "since", "until" or "by" before a time make of it: a stretch to publication, or from."""

import re
from datetime import timedelta

import msgspec

from dateline.extract.times.days import Stretch
from dateline.extract.times.mentions import Reading
from dateline.extract.times.scenes import Scene

_OPENS = re.compile(
    r"\b(since|until|till|untill|by|through|up to)\s+(?:the\s|about\s|around\s|at\sleast\s)?$", re.I
)


def turned(reading: Reading, before: str, scene: Scene) -> tuple[Reading, int]:
    """Return the reading turned by a word before it, and how much the phrase grows by it."""
    opens = _OPENS.search(before)
    if opens is None or reading.kind != "point" or scene.published is None:
        return reading, 0
    if opens.group(1).lower() == "through" and reading.whole is not None:
        return reading, 0
    since = opens.group(1).lower() == "since"
    made = _since(reading.stretch, scene) if since else _until(reading.stretch, scene)
    if made is None:
        return reading, 0
    done = msgspec.structs.replace(
        reading, stretch=made, kind="since" if since else "until", published=True,
        anchor=reading.anchor or scene.published,
    )  # fmt: skip
    return done, len(before) - opens.start()


def _grown(stretch: Stretch) -> Stretch:
    if stretch.precision in ("day", "part"):
        return msgspec.structs.replace(stretch, precision="days")
    return stretch


def _since(stretch: Stretch, scene: Scene) -> Stretch | None:
    today = scene.published
    if today is None or stretch.first > today:
        return None
    if stretch.clock:
        now = f"{scene.moment:%H:%M}" if scene.moment is not None else "23:59"
        if (stretch.first, stretch.clock) > (today, now):
            return None
        return Stretch(stretch.first, today, "hour", stretch.clock, now)
    return _grown(msgspec.structs.replace(stretch, last=max(today, stretch.first)))


def _until(stretch: Stretch, scene: Scene) -> Stretch | None:
    today = scene.published
    if today is None:
        return None
    if not stretch.clock:
        first = min(today, stretch.last) if stretch.last >= today else stretch.first
        return _grown(msgspec.structs.replace(stretch, first=first))
    at = (stretch.last, stretch.until or stretch.clock)
    now = (today, f"{scene.moment:%H:%M}" if scene.moment is not None else "00:00")
    if at < now and scene.direction() == "future" and stretch.first == today:
        at = (at[0] + timedelta(days=1), at[1])
    if at < now:
        return stretch
    return Stretch(now[0], at[0], "hour", now[1], at[1])
