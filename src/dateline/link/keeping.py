"""Keeping incidents: a row to filter by, the record itself, and who and what it holds."""

from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.document import Document
from dateline.link.building import incident_of
from dateline.link.comparing import in_force
from dateline.link.deeds.tellings import Telling
from dateline.records import Actor, Coding, Event, Incident, Judgement, Reading, TollKind
from dateline.store import Store
from dateline.store.linking import Links

_BATCH = 1000
_READ = 5000
"""Codings held in memory at a time."""


class Keeper:
    """Builds incidents of clusters and writes them to the store, some hundreds at a time."""

    def __init__(self, store: Store, links: Links, judged: Sequence[Judgement]) -> None:
        self.store = store
        self.links = links
        self.judged = in_force(judged)
        self.kept = 0
        self._read: dict[str, tuple[Document, Coding]] = {}
        self._rows: list[dict[str, Any]] = []
        self._events: list[dict[str, Any]] = []
        self._actors: list[dict[str, Any]] = []

    def keep(self, cluster: Sequence[Telling]) -> None:
        """Build and keep the incident of a cluster."""
        codings = {ident: self._coding(ident) for ident in sorted({t.document for t in cluster})}
        wanted = {event for t in cluster for event in t.events}
        events = [e for _, coding in codings.values() for e in coding.events if e.id in wanted]
        copies = self.links.copies_of(codings) if len(codings) > 1 else ()
        incident = incident_of(events, codings, copies, self.judged)
        self._rows.append(row_of(incident, events))
        self._events += [
            {"event": e.id, "incident": incident.id, "document": e.document} for e in events
        ]
        self._actors += _actors(incident)
        self.kept += 1
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        self.links.put(self._rows, self._events, self._actors)
        self._rows, self._events, self._actors = [], [], []

    def _coding(self, ident: str) -> tuple[Document, Coding]:
        if ident not in self._read:
            if len(self._read) >= _READ:
                self._read.clear()
            self._read[ident] = (self.store.document(ident), self.store.coding(ident))
        return self._read[ident]


def row_of(incident: Incident, events: Sequence[Event]) -> dict[str, Any]:
    """Return an incident as a row of the table `incidents`."""
    place = incident.places[0].value if incident.places else None
    when = incident.times[0].value if incident.times else None
    first = events[0]
    return {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "grade": incident.grade,
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "place": place.name if place else None, "admin1": place.admin1 if place else None,
        "country": place.country if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "precision": place.precision if place else None,
        **_ends(incident, "killed"), **_ends(incident, "injured"),
        "events": len(incident.events),
        "reports": sum(r.copy_of is None for r in incident.reports),
        "corroboration": incident.corroboration,
        "contradictions": len(incident.contradictions),
        "realis": first.realis.value, "background": int(all(e.background.value for e in events)),
        "first_published": incident.first_published, "last_published": incident.last_published,
        "title": incident.title, "summary": incident.summary,
        "score": max(e.score for e in events), "body": msgspec.json.encode(incident),
    }  # fmt: skip


def _ends(incident: Incident, kind: TollKind) -> dict[str, int | None]:
    toll = next((t for t in incident.tolls if t.kind == kind), None)
    return {f"{kind}_{end}": getattr(toll, end, None) for end in ("low", "best", "high")}


def _actors(incident: Incident) -> list[dict[str, Any]]:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    sides: tuple[tuple[str, tuple[Reading[Actor], ...]], ...] = (
        ("actor", incident.actors), ("recipient", incident.recipients),
    )  # fmt: skip
    for role, readings in sides:
        for actor in (reading.value for reading in readings):
            key = actor.id or actor.text
            rows[role, key] = {
                "incident": incident.id, "role": role, "actor": key,
                "name": actor.name or actor.text, "country": actor.country,
                "sector": actor.sector,
            }  # fmt: skip
    return list(rows.values())
