"""What people changed in a coding: the values that stood there before, and rejected events."""

from typing import Any, get_args

import msgspec

from dateline.desk.accounts import value_text
from dateline.records import Coding, Event, Slot

_SHOWN = {"actors": "actor", "recipients": "recipient", "tolls": "toll"}


class Before(msgspec.Struct, frozen=True):
    """A slot that people corrected: the values that hold no longer; none where it was empty."""

    slot: str
    values: tuple[str, ...]


def corrections(machine: Coding, coding: Coding) -> dict[str, tuple[Before, ...]]:
    """Return what people corrected in each event, by its id."""
    read = {event.id: event for event in machine.events}
    found = {e.id: tuple(_changed(read[e.id], e)) for e in coding.events if e.id in read}
    return {event: slots for event, slots in found.items() if slots}


def _changed(machine: Event, event: Event) -> list[Before]:
    found = []
    for slot in get_args(Slot):
        before, after = _values(machine, slot), _values(event, slot)
        gone = tuple(value_text(v) for v in before if v not in after)
        if before != after:
            found.append(Before(_SHOWN.get(slot, slot), gone))
    return found


def _values(event: Event, slot: str) -> list[Any]:
    held = getattr(event, slot)
    findings = held if isinstance(held, tuple) else (held,) if held else ()
    return [finding.value for finding in findings]
