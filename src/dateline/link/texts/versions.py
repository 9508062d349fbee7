"""What changed from one version of a document to the next, as their codings tell it.

Two versions have different ids and offsets, so events are matched by their type and their words.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.link.texts.shingles import words_of
from dateline.records import Actor, Coding, Event, Finding, Place, Toll, When

ChangeKind = Literal["added", "gone", "changed"]
SAME_WORDS = 0.5
"""Two events are one told twice if this share of the words that tell them is the same; events of
one type with one trigger need half as much, since a version may rewrite the sentence."""
_LONGEST = 60
"""Characters of the words that name an event in a line."""


class Change(msgspec.Struct, frozen=True):
    """One thing that differs: an event more or less, or a slot of an event told in both.

    `before` and `after` are event ids; `line` says it for a reader.
    """

    kind: ChangeKind
    line: str
    before: str | None = None
    after: str | None = None
    slot: str | None = None


def changes(before: Coding, after: Coding) -> tuple[Change, ...]:
    """Return what the later version's coding has more, less and otherwise, in order of the text."""
    pairs = _matched(before.events, after.events)
    kept = set(pairs.values())
    found: list[Change] = []
    for number, event in enumerate(after.events):
        if number not in kept:
            line = f"new: {event.type.value} {_named(event)}"
            found.append(Change("added", line, after=event.id))
    for number, event in enumerate(before.events):
        if number not in pairs:
            line = f"no longer told: {event.type.value} {_named(event)}"
            found.append(Change("gone", line, before=event.id))
        else:
            found += _changed(event, after.events[pairs[number]])
    return tuple(found)


def _matched(before: tuple[Event, ...], after: tuple[Event, ...]) -> dict[int, int]:
    """Return which event of `after` each of `before` is, by number; the likest pairs first."""
    scored = []
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            likeness = _likeness(_words(one), _words(other))
            typed = one.type.value == other.type.value
            triggered = _text(one.trigger).casefold() == _text(other.trigger).casefold()
            if (typed or triggered) and likeness >= SAME_WORDS / (1 + (typed and triggered)):
                scored.append((-likeness - typed - triggered, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _words(event: Event) -> frozenset[str]:
    quotes = event.evidence or event.trigger.quotes
    return frozenset(word for quote in quotes for word in quote.text.casefold().split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _changed(before: Event, after: Event) -> Iterator[Change]:
    """Return the slots of one event that the two versions fill otherwise."""
    old, new = _slots(before), _slots(after)
    for slot in sorted(old.keys() | new.keys()):
        left, right = old.get(slot, ""), new.get(slot, "")
        if left != right:
            line = f"{_named(after)}: {slot} {left or 'not told'} -> {right or 'not told'}"
            yield Change("changed", line, before.id, after.id, slot)


def _slots(event: Event) -> dict[str, str]:
    """Return the values of an event's slots as they are shown; empty ones are left out."""
    slots = {
        "type": event.type.value,
        "mode": event.mode.value if event.mode else "",
        "actors": _listed(event.actors),
        "recipients": _listed(event.recipients),
        "place": _place(event.place),
        "when": _when(event.when),
        "realis": event.realis.value,
        "verification": event.verification.value if event.verification else "",
    }
    tolls: dict[str, list[Toll]] = {}
    for finding in event.tolls:
        toll = finding.value
        tolls.setdefault(f"{toll.kind} {toll.group or ''}".strip(), []).append(toll)
    slots |= {name: ", ".join(sorted(set(map(_toll, held)))) for name, held in tolls.items()}
    return {slot: value for slot, value in slots.items() if value}


def _listed(actors: Iterable[Finding[Actor]]) -> str:
    return ", ".join(sorted({_actor(finding.value) for finding in actors}))


def _actor(actor: Actor) -> str:
    """Return an actor's name, else its words without numbers: those are the tolls' to tell."""
    words, _ = words_of(actor.text)
    bare = " ".join(word for word in words if not word.isdecimal())
    return actor.name or bare or actor.text


def _place(place: Finding[Place] | None) -> str:
    if place is None:
        return ""
    return " ".join(filter(None, (place.value.relation, place.value.name)))


def _when(when: Finding[When] | None) -> str:
    if when is None:
        return ""
    first, last = when.value.earliest, when.value.latest
    return first if first == last else f"{first} to {last}"


def _toll(toll: Toll) -> str:
    if toll.most is None:
        return f"at least {toll.least}"
    return str(toll.least) if toll.least == toll.most else f"{toll.least} to {toll.most}"


def _text(finding: Finding[str]) -> str:
    return " ".join(quote.text for quote in finding.quotes)


def _named(event: Event) -> str:
    """Return an event's trigger and the words that tell it, cut short."""
    words = " ".join(" ".join(quote.text for quote in event.evidence).split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3].rstrip()}..."
    return f'"{event.trigger.quotes[0].text}"' + (f' in "{shown}"' if shown else "")
