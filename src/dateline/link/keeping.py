"""Making incidents of clusters, as rows of the store; many of them on several processes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any
from zlib import compress, decompress

import msgspec

from dateline.link.clusters import Pair
from dateline.link.hearing.statements import Statement
from dateline.link.hearing.telling import Asked
from dateline.link.incidents import incident_of
from dateline.link.processes import run_jobs
from dateline.records import Actor, Copy, Event, Incident, Judgement, Reading
from dateline.store import Store
from dateline.store.kept import IncidentRows
from dateline.store.reviewing import Reviews, in_force

POOL = 4000
"""From so many incidents on, several processes make them: they take three seconds to start."""
_CHUNK = 500
_ENDS = ("low", "best", "high")


class Cluster(msgspec.Struct, frozen=True, order=True):
    """The events that are one deed, and the documents that tell of it, sorted."""

    documents: tuple[str, ...]
    events: frozenset[str]


def make_incidents(
    store: Store, clusters: Iterable[Cluster], copies: Iterable[Copy], heard: Mapping[str, bytes],
    judged: Sequence[Judgement], done: Callable[[int, int], None],
) -> Iterator[IncidentRows]:  # fmt: skip
    """Return the rows of the incidents of some clusters, some hundreds at a time.

    Clusters of one document stand together, so that each is read once. `heard` is what was kept of
    documents that were heard before, by their first event in a cluster.
    """
    listed = sorted(clusters, key=lambda c: (c.documents, sorted(c.events)))
    chunks = [listed[start : start + _CHUNK] for start in range(0, len(listed), _CHUNK)]
    by_pair = {(copy.left, copy.right): copy for copy in copies}
    jobs = [
        _Job(chunk, _shared(chunk, by_pair), _known(chunk, heard), in_force(judged))
        for chunk in chunks
    ]
    number = 0
    for rows in run_jobs(_made, store, jobs, several=len(listed) >= POOL):
        number += len(rows.incidents)
        done(number, len(listed))
        yield rows


def _shared(chunk: Sequence[Cluster], by_pair: Mapping[Pair, Copy]) -> tuple[Copy, ...]:
    """Return the copies that clusters have inside, in order."""
    inside = {both for cluster in chunk for both in combinations(cluster.documents, 2)}
    return tuple(by_pair[both] for both in sorted(inside & by_pair.keys()))


def _known(chunk: Sequence[Cluster], heard: Mapping[str, bytes]) -> list[bytes]:
    """Return what was kept of the documents of clusters."""
    return [heard[event] for cluster in chunk for event in cluster.events & heard.keys()]


class _Hearing(msgspec.Struct, frozen=True, array_like=True):
    """What a document was heard to say of some of its events, of a deed in a country."""

    document: str
    events: tuple[str, ...]
    home: str | None
    said: list[Statement]

    @property
    def asked(self) -> Asked:
        """What it was asked."""
        return self.document, self.events, self.home


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Hearing).decode
_QUICK = 1
"""Level of compression: passages stand in their statements several times."""


class _Job(msgspec.Struct, frozen=True):
    """What a process needs to make some incidents."""

    clusters: Sequence[Cluster]
    copies: tuple[Copy, ...]
    heard: Sequence[bytes]
    judged: Sequence[Judgement]


def _made(store: Store, job: _Job) -> IncidentRows:
    """Return the rows of some incidents; a pure function of the job and the stored codings."""
    reviews = Reviews(job.judged)
    wanted = {document for cluster in job.clusters for document in cluster.documents}
    read = {i: (d, reviews.applied(coding)) for i, (d, coding) in store.read(wanted).items()}
    by_pair = {(copy.left, copy.right): copy for copy in job.copies}
    heard = {hearing.asked: hearing.said for hearing in map(_decode, map(decompress, job.heard))}
    rows = IncidentRows([], [], [], [])
    for cluster in job.clusters:
        codings = {ident: read[ident] for ident in cluster.documents}
        held = [
            e for _, coding in codings.values() for e in coding.events if e.id in cluster.events
        ]
        mine = [by_pair[b] for b in combinations(cluster.documents, 2) if b in by_pair]
        before = set(heard)
        incident = incident_of(held, codings, mine, job.judged, heard)
        new = [_Hearing(*asked, said) for asked, said in heard.items() if asked not in before]
        rows.heard.extend((h.events[0], h.document, compress(_encode(h), _QUICK)) for h in new)
        rows.incidents.append(row_of(incident, held))
        rows.events.extend(
            {"event": e.id, "incident": incident.id, "document": e.document} for e in held
        )
        rows.actors.extend(_actors(incident))
    return rows


def row_of(incident: Incident, events: Sequence[Event]) -> dict[str, Any]:
    """Return an incident as a row of the table `incidents`."""
    place, when = incident.place, incident.when
    return {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "grade": incident.grade,
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "place": place.name if place else None, "admin1": place.admin1 if place else None,
        "country": place.country if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "precision": place.precision if place else None,
        **incident.toll_cells("killed", *_ENDS), **incident.toll_cells("injured", *_ENDS),
        "events": len(incident.events),
        "reports": incident.report_count,
        "corroboration": incident.corroboration,
        "contradictions": len(incident.contradictions),
        "realis": incident.realis, "background": int(incident.background),
        "first_published": incident.first_published, "last_published": incident.last_published,
        "title": incident.title, "summary": incident.summary,
        "score": max(e.score for e in events), "body": msgspec.json.encode(incident),
    }  # fmt: skip


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
