"""One sentence a person can read, made of the records alone."""

from collections.abc import Sequence

from dateline.link.tolling import size
from dateline.records import (
    Actor,
    Contradiction,
    EventType,
    Grade,
    Place,
    Reading,
    TollRange,
    When,
)

_HARM = {"killed": "killed", "injured": "hurt", "missing": "missing", "captured": "seized",
         "displaced": "displaced", "damaged": "damaged", "crowd": "present"}  # fmt: skip


def title_of(
    kind: EventType,
    mode: str | None,
    actors: Sequence[Reading[Actor]],
    places: Sequence[Reading[Place]],
    times: Sequence[Reading[When]],
) -> str:
    """Return what was done, by whom, where and when, as a short line."""
    parts = [(mode or kind).replace("-", " ").lower()]
    if actors:
        parts.append(f"by {_name(actors[0].value)}")
    if places:
        parts.append(f"at {places[0].value.name}")
    if times:
        parts.append(f"on {_day(times[0].value)}")
    line = " ".join(parts)
    return line[:1].upper() + line[1:]


def summary_of(
    title: str,
    recipients: Sequence[Reading[Actor]],
    tolls: Sequence[TollRange],
    grade: Grade,
    origins: int,
    contradictions: Sequence[Contradiction],
) -> str:
    """Return the incident in one sentence: the deed, its tolls, and how well it is known."""
    parts = [title]
    if recipients:
        parts.append(f"against {_name(recipients[0].value)}")
    text = " ".join(parts)
    counted = [_toll(t) for t in tolls if t.kind in ("killed", "injured", "crowd")]
    if counted:
        text += "; " + ", ".join(counted)
    voices = "one origin" if origins == 1 else f"{origins} origins"
    text += f"; {grade}, {voices}"
    if contradictions:
        kinds = ", ".join(dict.fromkeys(c.kind for c in contradictions))
        text += f", disputed: {kinds}"
    return text + "."


def _toll(toll: TollRange) -> str:
    word = _HARM[toll.kind]
    if toll.low == toll.high:
        return f"{toll.best} {word}"
    high = max(toll.steps, key=lambda s: s.most or s.least)
    low = min(toll.steps, key=size)
    claimed = " to ".join(f"{n} ({s.by or 'a report'})" for n, s in
                          ((toll.low, low), (toll.high, high)))  # fmt: skip
    return f"{toll.best} {word}, claims from {claimed}"


def _name(actor: Actor) -> str:
    return actor.name or actor.text


def _day(when: When) -> str:
    first, last = when.earliest[:10], when.latest[:10]
    return first if first == last else f"{first} to {last}"
