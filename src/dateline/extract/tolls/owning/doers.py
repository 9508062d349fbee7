"""Which types of event leave which kinds of toll."""

import functools

from dateline.records import EventType, TollKind

_DOERS: dict[TollKind, tuple[EventType, ...]] = {
    "killed": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "missing": ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"),
    "captured": ("COERCE", "ASSAULT", "PROTEST", "SANCTION", "MOBILIZE"),
    "displaced": ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST"),
    "damaged": ("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"),
    "crowd": ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "SANCTION"),
}
"""Which types of event leave a toll of a kind, the likeliest first."""


@functools.cache
def left_by(kind: EventType) -> tuple[TollKind, ...]:
    """Return the kinds of toll that an event of a type leaves by the words for it.

    >>> left_by("MOBILIZE")
    ()
    """
    return tuple(toll for toll, types in _DOERS.items() if kind in types[:3])
