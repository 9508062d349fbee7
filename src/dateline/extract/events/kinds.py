"""Kinds of event types: which are done by saying, which happen at a place, which leave a toll."""

from dateline.records import EventType

VERBAL: frozenset[EventType] = frozenset(
    {"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONCEDE"}
)
"""Types done by words alone: without somebody who says them they are nothing."""

ASKING: frozenset[EventType] = VERBAL - {"ACCUSE"}
"""Types whose complement says what is asked or promised: no event of its own."""

BY_MODAL: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types done by the very modal: "must leave" is a demand made, not a possibility."""

SPOKEN: frozenset[EventType] = VERBAL - {"CONCEDE"} | {"CONSULT"}
"""Types done by saying: the time of saying is the time of the event."""

FORCE: frozenset[EventType] = frozenset({"ASSAULT", "MOBILIZE"})
"""Types in which a bare state ("Turkey") acts by its military (coding guide)."""

MATERIAL: frozenset[EventType] = frozenset(
    {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "SANCTION"}
)
"""Types that happen at a place; a verbal event has one only where the syntax says so."""

MEETING: frozenset[EventType] = frozenset({"CONSULT"})
"""Types done by saying that happen at a place all the same: visits and talks."""

DECREED: frozenset[EventType] = frozenset({"SANCTION"})
"""Types done from afar: the deeds told beside them say nothing of their place."""

HARMING: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
"""Types that leave a toll."""

HARMED: frozenset[EventType] = HARMING - {"MOBILIZE"}
"""Types that things can suffer as well as people; of 70 marked mobilizations towards somebody six
are towards a thing, and none towards the streets that are patrolled."""

PROMISED: dict[EventType, EventType] = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}
"""What an act still to come is by PLOVER's rules: the promise of it, made now."""
