"""What linking keeps: tellings, keys, links, copies and incidents; derived, made anew at will."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    text,
)

from dateline.records import Copy
from dateline.store import tables

_WEIGH = (Path(__file__).parent / "weigh.sql").read_text(encoding="utf-8")
_SOME = 500
"""Values in one query: SQLite takes 32,766 parameters, but long lists don't make it faster."""
DERIVED: tuple[Table, ...] = (
    tables.linked, tables.tellings, tables.telling_events, tables.telling_keys,
    tables.text_keys, tables.links,
    tables.copies, tables.incidents, tables.incident_events, tables.incident_actors,
)  # fmt: skip


class Kept(msgspec.Struct, frozen=True):
    """A telling as kept: its id, its events, what is compared of it (bytes), its keys."""

    id: str
    events: tuple[str, ...]
    body: bytes
    keys: frozenset[int]


class IncidentRows(msgspec.Struct, frozen=True):
    """Incidents as rows of their table, of `incident_events` and of `incident_actors`."""

    incidents: list[dict[str, Any]]
    events: list[dict[str, Any]]
    actors: list[dict[str, Any]]


class Links:
    """The derived tables of a store, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def clear(self) -> None:
        """Forget all that was derived; the log remembers that the incidents were dropped."""
        t = tables.incidents
        self._log(row.id for row in self.connection.execute(select(t.c.id)))
        for table in reversed(DERIVED):
            self.connection.execute(delete(table))

    def pending(self) -> list[tuple[str, int]]:
        """Return documents whose newest coding is not linked, with that coding's number.

        Each linking takes in all there is, so these are the codings after the newest linked one.
        """
        c = tables.codings.c
        linked = self.connection.execute(select(func.max(tables.linked.c.coding))).scalar() or 0
        query = (
            select(c.document, func.max(c.id).label("coding"))
            .where(c.id > linked)
            .group_by(c.document)
            .order_by(c.document)
        )
        return [(row.document, row.coding) for row in self.connection.execute(query)]

    def add(self, document: str, coding: int, kept: Sequence[Kept], text: Iterable[int]) -> None:
        """Keep the tellings of a document and the keys of its text."""
        self._insert(tables.linked, [{"document": document, "coding": coding}])
        rows = [{"id": k.id, "document": document, "body": k.body} for k in kept]
        self._insert(tables.tellings, rows)
        events = [
            {"event": e, "telling": k.id, "document": document} for k in kept for e in k.events
        ]
        self._insert(tables.telling_events, events)
        keys = [{"key": key, "telling": k.id} for k in kept for key in sorted(k.keys)]
        self._insert(tables.telling_keys, keys)
        shared = [{"key": key, "document": document} for key in sorted(set(text))]
        self._insert(tables.text_keys, shared)

    def tellings_of(self, document: str) -> set[str]:
        """Return the ids of the tellings kept of a document."""
        t = tables.tellings
        rows = self.connection.execute(select(t.c.id).where(t.c.document == document))
        return {row.id for row in rows}

    def drop(self, document: str, gone: Iterable[str]) -> None:
        """Forget a document with its tellings `gone`, their links and its copies."""
        keys, links, copies = tables.telling_keys, tables.links, tables.copies
        for some in _chunks(sorted(gone)):
            self.connection.execute(delete(keys).where(keys.c.telling.in_(some)))
            self.connection.execute(
                delete(links).where(or_(links.c.left.in_(some), links.c.right.in_(some)))
            )
        self.connection.execute(
            delete(copies).where(or_(copies.c.left == document, copies.c.right == document))
        )
        for table in (tables.tellings, tables.telling_events, tables.text_keys, tables.linked):
            self.connection.execute(delete(table).where(table.c.document == document))

    def tellings_with(self, events: Iterable[str]) -> dict[str, str]:
        """Return the telling that holds each of some events; events that are gone are left out."""
        t = tables.telling_events
        rows = self._rows(select(t.c.event, t.c.telling), t.c.event, events)
        return {row.event: row.telling for row in rows}

    def events_of(self, tellings: Iterable[str]) -> set[str]:
        """Return the events of some tellings."""
        t = tables.telling_events
        return {row.event for row in self._rows(select(t.c.event), t.c.telling, tellings)}

    def linked(self, documents: Iterable[str]) -> list[tuple[str, int]]:
        """Return those of some documents that are linked, with the number of the linked coding."""
        done = tables.linked
        rows = self._rows(select(done.c.document, done.c.coding), done.c.document, documents)
        return sorted((row.document, row.coding) for row in rows)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """Return all tellings of the documents of which one is found by any of the keys."""
        t, k = tables.tellings, tables.telling_keys
        query = select(t.c.document).join(k, k.c.telling == t.c.id).distinct()
        documents = {row.document for row in self._rows(query, k.c.key, keys)}
        return {row.id for row in self._rows(select(t.c.id), t.c.document, documents)}

    def bodies(self, ids: Iterable[str]) -> Iterator[bytes]:
        """Return tellings as kept."""
        t = tables.tellings
        yield from (row.body for row in self._rows(select(t.c.body), t.c.id, ids))

    def all_bodies(self) -> Iterator[bytes]:
        """Return every telling as kept, in order of id."""
        t = tables.tellings
        for row in self.connection.execute(select(t.c.body).order_by(t.c.id)):
            yield row.body

    def texts_sharing(self, keys: Iterable[int]) -> set[str]:
        """Return the documents whose text is found by any of the keys."""
        k = tables.text_keys
        return {row.document for row in self._rows(select(k.c.document), k.c.key, keys)}

    def all_text_keys(self) -> Iterator[tuple[int, str]]:
        """Return every key of a text with its document, in order of key."""
        k = tables.text_keys
        query = select(k.c.key, k.c.document).order_by(k.c.key, k.c.document)
        for row in self.connection.execute(query):
            yield row.key, row.document

    def link(self, found: Iterable[tuple[str, str, float]]) -> None:
        """Keep pairs that may be one deed, left before right, with their score."""
        pairs = list(found)
        rows = [{"left": a, "right": b, "score": score} for a, b, score in pairs]
        self._insert(tables.links, rows)
        unsure = {side for a, b, score in pairs if score < 1 for side in (a, b)}
        self._weigh(self.events_of(unsure))

    def neighbours(self, ids: Iterable[str]) -> set[str]:
        """Return the tellings that a link leads to from any of `ids`, and `ids`."""
        t, found = tables.links, set(ids)
        there = {row.right for row in self._rows(select(t.c.right), t.c.left, found)}
        return found | there | {row.left for row in self._rows(select(t.c.left), t.c.right, found)}

    def edges(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return the links that begin at any of `ids`, left before right."""
        t = tables.links
        rows = self._rows(select(t.c.left, t.c.right), t.c.left, ids)
        return [(row.left, row.right) for row in rows]

    def keep_copies(self, found: Iterable[Copy]) -> None:
        """Keep pairs of documents that share text."""
        rows = [{"left": c.left, "right": c.right, "body": msgspec.json.encode(c)} for c in found]
        self._insert(tables.copies, rows)

    def copies_of(self, documents: Iterable[str]) -> tuple[Copy, ...]:
        """Return the copies of which either side is one of `documents`, in order."""
        t, wanted = tables.copies, set(documents)
        found: dict[tuple[str, str], Copy] = {}
        for side in (t.c.left, t.c.right):
            for row in self._rows(select(t.c.body), side, wanted):
                copy = msgspec.json.decode(row.body, type=Copy)
                found[copy.left, copy.right] = copy
        return tuple(found[key] for key in sorted(found))

    def incidents_of(self, events: Iterable[str]) -> set[str]:
        """Return the ids of the incidents that hold any of the events."""
        t = tables.incident_events
        return {row.incident for row in self._rows(select(t.c.incident), t.c.event, events)}

    def drop_incidents(self, ids: Iterable[str]) -> None:
        """Forget incidents."""
        ids = sorted(set(ids))
        self._log(ids)
        for some in _chunks(ids):
            self.connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))
            for table in (tables.incident_events, tables.incident_actors):
                self.connection.execute(delete(table).where(table.c.incident.in_(some)))

    def put(self, rows: IncidentRows) -> None:
        """Keep incidents."""
        self._insert(tables.incidents, rows.incidents)
        self._log(row["id"] for row in rows.incidents)
        self._insert(tables.incident_events, rows.events)
        self._weigh(row["event"] for row in rows.events)
        self._insert(tables.incident_actors, rows.actors)

    def _weigh(self, events: Iterable[str]) -> None:
        """Weigh the events of incidents in the queue."""
        listed = msgspec.json.encode(sorted(events)).decode()
        self.connection.execute(text(_WEIGH), {"events": listed})

    def _log(self, incidents: Iterable[str]) -> None:
        self._insert(tables.incident_log, [{"incident": ident} for ident in incidents])

    def _rows(
        self, query: Select[Any], column: Column[Any], values: Iterable[Any]
    ) -> Iterator[Row[Any]]:
        """Return the rows of a query whose column has one of some values."""
        for some in _chunks(sorted(set(values))):
            yield from self.connection.execute(query.where(column.in_(some)))

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), list(rows))


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _SOME):
        yield values[start : start + _SOME]
