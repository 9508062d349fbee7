"""What people decide of incidents and of records: judgements, never changed once made."""

from typing import Literal

import msgspec

from dateline.document import Quote
from dateline.records.events import EventType, Realis
from dateline.records.incidents import Grade
from dateline.records.slots import Actor, Place, Toll, When

JudgementKind = Literal[
    "same", "different", "grade", "withdraw", "accept", "reject", "correct", "add"
]
Slot = Literal["type", "mode", "actors", "recipients", "place", "when", "tolls", "realis"]
"""The values of an event that a person can correct."""


class Values(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a person says that an event's slots hold; a slot left out holds nothing."""

    type: EventType | None = None
    mode: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    when: When | None = None
    tolls: tuple[Toll, ...] = ()
    realis: Realis | None = None


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person decided of events or of an incident's grade: who, when and why.

    Of incidents: `same`: all of `events` are one deed. `different`: none of `events` is one deed
    with any of `others`. `grade`: the incident that holds `events` is graded `grade`.

    Of records: `accept`: the events are right as they stand. `reject`: they are none. `correct`:
    their `slot` holds what `values` says of it. `add`: the machine missed an event; `events` is
    its id, `quotes` its trigger and the passage that tells of it. Other than there, `quotes` are
    the words for the new values.

    `withdraw`: the judgement `withdraws` holds no longer. A later judgement outranks an earlier
    one, and every judgement outranks the machine.
    """

    id: str
    kind: JudgementKind
    by: str
    at: str
    why: str
    events: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    grade: Grade | None = None
    withdraws: str | None = None
    slot: Slot | None = None
    values: Values | None = None
    quotes: tuple[Quote, ...] = ()
