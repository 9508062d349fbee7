"""What linking keeps: tellings, keys, links, copies and incidents; derived, made anew at will."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    Table,
    delete,
    or_,
    select,
    text,
)

from dateline.records import Copy
from dateline.store import tables
from dateline.store.kept import IncidentRows, Told
from dateline.store.reading import GIVEN, chunks, given
from dateline.store.stakes import read_query

_WEIGH = read_query("weigh.sql")
DERIVED: tuple[Table, ...] = (
    tables.linked, tables.tellings, tables.telling_events, tables.telling_keys,
    tables.text_keys, tables.links,
    tables.copies, tables.incidents, tables.incident_events, tables.incident_actors,
)  # fmt: skip


_PAGE = 10_000
"""Rows of a whole table that are read at once."""
_COPY = msgspec.json.Decoder(Copy)


class Links:
    """The derived tables of a store, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def expect_many(self) -> None:
        """Hold 64 MB of the file in memory, not 2: a page of a large index is written many times.

        800,000 keys of tellings are added in 5.7 s of processor time, not in 9.3.
        """
        self.connection.exec_driver_sql("PRAGMA cache_size = -65536")

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
        c, done = tables.codings.c, tables.linked.c
        # from the newest coding on down, which is one of the first that are looked at
        linked = select(c.id).join(tables.linked, done.document == c.document)
        last = linked.where(done.coding == c.id).order_by(c.id.desc()).limit(1)
        newest = self.connection.execute(last).scalar() or 0
        query = select(c.document, c.id).where(c.id > newest).order_by(c.id)
        found = {row.document: row.id for row in self.connection.execute(query)}
        return sorted(found.items())

    def add(self, found: Iterable[Told]) -> None:
        """Keep the tellings of documents and the keys of their texts."""
        rows: dict[Table, list[tuple[Any, ...]]] = defaultdict(list)
        for told in found:
            document = told.document
            rows[tables.linked].append((document, told.coding))
            for kept in told.tellings:
                rows[tables.tellings].append((kept.id, document, kept.body))
                rows[tables.telling_events] += [(e, kept.id, document) for e in kept.events]
                rows[tables.telling_keys] += [(key, kept.id) for key in kept.keys]
            rows[tables.text_keys] += [(key, document) for key in told.text]
        for table, held in rows.items():
            self._insert(table, sorted(held))  # sorted: a page of an index is read once

    def tellings_of(self, documents: Iterable[str]) -> set[str]:
        """Return the ids of the tellings kept of some documents."""
        t = tables.tellings
        return {row.id for row in self._rows(select(t.c.id), t.c.document, documents)}

    def drop(self, documents: Iterable[str], gone: Iterable[str]) -> None:
        """Forget documents with their tellings `gone`, their links and their copies."""
        keys, links, copies = tables.telling_keys, tables.links, tables.copies
        for some in chunks(sorted(gone)):
            self.connection.execute(delete(keys).where(keys.c.telling.in_(some)))
            self.connection.execute(
                delete(links).where(or_(links.c.left.in_(some), links.c.right.in_(some)))
            )
        for some in chunks(sorted(documents)):
            self.connection.execute(
                delete(copies).where(or_(copies.c.left.in_(some), copies.c.right.in_(some)))
            )
            for table in (tables.tellings, tables.telling_events, tables.text_keys, tables.linked):
                self.connection.execute(delete(table).where(table.c.document.in_(some)))

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

    def holders(self, keys: Iterable[int]) -> list[tuple[int, str, str]]:
        """Return who has any of the keys: the key, a telling, its document."""
        t, k = tables.tellings, tables.telling_keys
        query = select(k.c.key, k.c.telling, t.c.document).join(t, k.c.telling == t.c.id)
        return [(row.key, row.telling, row.document) for row in self._rows(query, k.c.key, keys)]

    def told_by(self, documents: Iterable[str]) -> Iterator[bytes]:
        """Return what documents tell, as kept."""
        t = tables.tellings
        yield from (row.body for row in self._rows(select(t.c.body), t.c.document, documents))

    def bodies(self, ids: Iterable[str]) -> Iterator[bytes]:
        """Return tellings as kept."""
        t = tables.tellings
        yield from (row.body for row in self._rows(select(t.c.body), t.c.id, ids))

    def all_bodies(self) -> Iterator[bytes]:
        """Return every telling as kept, in order of id."""
        t = tables.tellings
        for row in self.connection.execute(select(t.c.body).order_by(t.c.id)):
            yield row.body

    def all_keys(self) -> Iterator[tuple[str, list[int]]]:
        """Return every telling that has keys with them, in order of id."""
        k = tables.telling_keys
        found = self.connection.execute(select(k.c.telling, k.c.key).order_by(k.c.telling))
        rows = itertools.chain.from_iterable(found.partitions(_PAGE))
        for telling, held in itertools.groupby(rows, key=itemgetter(0)):
            yield telling, [row.key for row in held]

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
        pairs = sorted(found)
        self._insert(tables.links, pairs)
        unsure = {side for left, right, score in pairs if score < 1 for side in (left, right)}
        self._weigh(self.events_of(unsure))

    def neighbours(self, ids: Iterable[str]) -> set[str]:
        """Return the tellings that a link leads to from any of `ids`, and `ids`."""
        t, found = tables.links, set(ids)
        there = {row.right for row in self._rows(select(t.c.right), t.c.left, found)}
        return found | there | {row.left for row in self._rows(select(t.c.left), t.c.right, found)}

    def links_at(self, ids: Iterable[str]) -> dict[tuple[str, str], float]:
        """Return the links of which either side is one of `ids`, left before right, with scores."""
        t, wanted = tables.links, set(ids)
        return {
            (row.left, row.right): row.score
            for side in (t.c.left, t.c.right)
            for row in self._rows(select(t.c.left, t.c.right, t.c.score), side, wanted)
        }

    def keep_copies(self, found: Iterable[Copy]) -> None:
        """Keep pairs of documents that share text."""
        rows = [(c.left, c.right, msgspec.json.encode(c)) for c in found]
        self._insert(tables.copies, sorted(rows))

    def copies_of(self, documents: Iterable[str]) -> tuple[Copy, ...]:
        """Return the copies of which either side is one of `documents`, in order."""
        t, wanted = tables.copies, set(documents)
        found: dict[tuple[str, str], Copy] = {}
        for side in (t.c.left, t.c.right):
            for row in self._rows(select(t.c.body), side, wanted):
                copy = _COPY.decode(row.body)
                found[copy.left, copy.right] = copy
        return tuple(found[key] for key in sorted(found))

    def copies_within(self, groups: Iterable[Sequence[str]]) -> list[Copy]:
        """Return the copies of which both sides are in one of some groups of documents."""
        partners: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            for document in group:
                partners[document].update(group)
        t = tables.copies
        rows = self._rows(select(t.c.left, t.c.right, t.c.body), t.c.left, partners)
        return [_COPY.decode(row.body) for row in rows if row.right in partners[row.left]]

    def incidents_of(self, events: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return the incidents that hold any of the events, each with all its events."""
        t = tables.incident_events
        ids = {row.incident for row in self._rows(select(t.c.incident), t.c.event, events)}
        found: dict[str, set[str]] = {ident: set() for ident in ids}
        for row in self._rows(select(t.c.incident, t.c.event), t.c.incident, ids):
            found[row.incident].add(row.event)
        return {ident: frozenset(held) for ident, held in found.items()}

    def drop_incidents(self, ids: Iterable[str]) -> None:
        """Forget incidents."""
        ids = sorted(set(ids))
        self._log(ids)
        for some in chunks(ids):
            self.connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))
            for table in (tables.incident_events, tables.incident_actors):
                self.connection.execute(delete(table).where(table.c.incident.in_(some)))

    def put(self, rows: IncidentRows) -> None:
        """Keep incidents."""
        for table, held in (
            (tables.incidents, rows.incidents),
            (tables.incident_events, rows.events),
            (tables.incident_actors, rows.actors),
        ):
            names = [column.name for column in table.columns]
            self._insert(table, [tuple(map(row.get, names)) for row in held])
        self._log(row["id"] for row in rows.incidents)
        self._weigh(row["event"] for row in rows.events)

    def _weigh(self, events: Iterable[str]) -> None:
        """Weigh the events of incidents in the queue."""
        listed = msgspec.json.encode(sorted(events)).decode()
        self.connection.execute(text(_WEIGH), {"events": listed})

    def _log(self, incidents: Iterable[str]) -> None:
        self._insert(tables.incident_log, [(None, ident) for ident in incidents])

    def _rows(
        self, query: Select[Any], column: Column[Any], values: Iterable[Any]
    ) -> Iterator[Row[Any]]:
        """Return the rows of a query whose column has one of some values."""
        asked = query.where(column.in_(GIVEN))
        for some in chunks(sorted(set(values))):
            yield from self.connection.execute(asked, given(some)).all()

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add rows, a value for each column; plain SQL, as there are a hundred a document."""
        if rows:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join("?" * len(table.columns))
            query = f"INSERT INTO {table.name} ({names}) VALUES ({values})"
            self.connection.exec_driver_sql(query, list(rows))
