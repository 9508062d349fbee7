"""What linking keeps of a document and of an incident, on its way to the tables."""

from collections.abc import Sequence
from typing import Any

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """A telling as kept: its id, its events, what is compared of it (bytes), its keys."""

    id: str
    events: tuple[str, ...]
    body: bytes
    keys: frozenset[int]


class Told(msgspec.Struct, frozen=True):
    """What is kept of a document: what it tells, its text as it is compared, that text's keys."""

    document: str
    tellings: Sequence[Kept]
    text: bytes
    keys: frozenset[int]


class IncidentRows(msgspec.Struct, frozen=True):
    """Incidents as rows of their table, of `incident_events`, `incident_actors` and `heard`."""

    incidents: list[dict[str, Any]]
    events: list[dict[str, Any]]
    actors: list[dict[str, Any]]
    heard: list[tuple[str, str, bytes]]
