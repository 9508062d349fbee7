"""One sentence a person can read, made of the records alone."""

import functools
from collections.abc import Mapping, Sequence

from dateline.codebook.words import word_list, word_table
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

_DISPUTES = {
    "denial": "denied", "toll": "rival tolls", "culprit": "rival culprits",
    "date": "rival dates", "place": "rival places", "account": "rival accounts",
}  # fmt: skip
_TO_WHOM: Mapping[EventType, str] = {
    "AGREE": "with", "CONSULT": "with", "COOPERATE": "with", "SUPPORT": "for", "AID": "for",
    "REQUEST": "to", "CONCEDE": "to", "RETREAT": "towards", "REJECT": "towards",
}  # fmt: skip
"""What stands before the recipient in a summary; "against" for the other types."""
_PREPOSITIONS = frozenset({
    "of", "near", "to", "from", "outside", "around", "off", "along", "between", "toward",
    "towards", "inside", "across", "over", "on", "at", "beyond", "beside", "opposite", "in",
    "within", "into", "through", "throughout", "above", "behind", "by",
})  # fmt: skip
_OFF = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
    "outside", "from", "away", "off", "inland", "north-east", "north-west", "south-east",
    "south-west", "beyond", "inside",
})  # fmt: skip
"""Words that say in which way a distance is told."""
_HARM = {"killed": "killed", "injured": "injured", "crowd": "present"}


def title_of(
    kind: EventType,
    mode: str | None,
    actors: Sequence[Reading[Actor]],
    places: Sequence[Reading[Place]],
    times: Sequence[Reading[When]],
) -> str:
    """Return what was done, by whom, where and when, as a short line.

    The noun is that of the mode, or of the type where it has none (`words/deed_nouns.csv`).
    """
    text = _nouns().get((kind, mode or "")) or _nouns()[kind, ""]
    if actors:
        text += f" by {_name(actors[0].value)}"
    if places:
        text += f" {_where(places[0].value)}"
    return text + (f", {_day(times[0].value)}" if times else "")


@functools.cache
def _nouns() -> Mapping[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["noun"] for row in word_list("deed_nouns")}


def _where(place: Place) -> str:
    if place.precision == "near" and not place.relation:
        return f"near {place.name}"
    relation = _inside(place.relation or "")
    if relation == "between" and " and " not in place.name:
        relation = "near"  # the other place is not in the record
    if not relation or place.name.lower().startswith(relation.lower()):
        return f"in {place.name}"
    first, last = relation.split()[0], relation.split()[-1]
    if relation == "the way to":
        lead = "on "
    elif first in ("a", "an", "the") or last not in _PREPOSITIONS:
        lead = "in "  # "the countryside east of", "eastern"
    elif first[0].isdigit() and _OFF.isdisjoint(relation.split()):
        lead = "within "  # "7.5 kilometers of"
    else:
        lead = ""
    return f"{lead}{relation} {place.name}"


def summary_of(
    title: str,
    kind: EventType,
    recipients: Sequence[Reading[Actor]],
    tolls: Sequence[TollRange],
    grade: Grade,
    origins: int,
    contradictions: Sequence[Contradiction],
) -> str:
    """Return the incident in one sentence: the deed, its tolls, and how well it is known."""
    text = title
    if recipients and not _is_counted(recipients[0].value, tolls):
        text += f", {_TO_WHOM.get(kind, 'against')} {_name(recipients[0].value)}"
    counted = [_toll(t) for t in tolls if t.kind in ("killed", "injured", "crowd")]
    if counted:
        text += ": " + ", ".join(counted)
    voices = "one origin" if origins == 1 else f"{origins} origins"
    text += f"; {grade}" + ("" if grade == "single-source" else f", {voices}")
    if contradictions:
        text += f" ({', '.join(dict.fromkeys(_DISPUTES[c.kind] for c in contradictions))})"
    return text + "."


def _is_counted(recipient: Actor, tolls: Sequence[TollRange]) -> bool:
    """Tell whether a recipient is but the people of a toll: "people", "fourteen people"."""
    if recipient.id or not tolls:
        return False
    first = recipient.text.lower().partition(" ")[0]
    return first == "people" or first.isdigit() or first in word_table("numbers", "kind")


def _toll(toll: TollRange) -> str:
    word = _HARM[toll.kind]
    if toll.low == toll.high:
        return f"{_number(toll.best, toll.open)} {word}"
    high = max(toll.steps, key=lambda s: s.top)
    low = min(toll.steps, key=lambda s: s.size)
    ends = ((toll.low, low.most is None, low), (toll.high, toll.high_open, high))
    claimed = ", ".join(f"{_number(n, o)} by {_inside(s.by or 'a report')}" for n, o, s in ends)
    return f"{_number(toll.best, toll.open)} {word} ({claimed})"


def _number(number: int, is_open: bool) -> str:
    return f"at least {number:,}" if is_open else f"{number:,}"


def _name(actor: Actor) -> str:
    return _inside(actor.name or actor.text)


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: "the army", not "The army"."""
    first, space, rest = name.partition(" ")
    return f"{first.lower() if first in ('A', 'An', 'The') else first}{space}{rest}"


def _day(when: When) -> str:
    first, last = when.earliest[:10], when.latest[:10]
    return first if first == last else f"{first} to {last}"
