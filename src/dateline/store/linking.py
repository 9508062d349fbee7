"""What linking keeps: tellings, keys, links, copies and incidents; derived, made anew at will."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, select

from dateline.records import Copy
from dateline.store import tables
from dateline.store.kept import IncidentRows, Told
from dateline.store.reading import asking, dropping
from dateline.store.stakes import read_query

_WEIGH = read_query("weigh.sql").replace(":events", "?")
DERIVED: tuple[Table, ...] = (
    tables.linked, tables.tellings, tables.telling_events, tables.telling_keys,
    tables.text_keys, tables.texts, tables.heard, tables.links,
    tables.copies, tables.incidents, tables.incident_events, tables.incident_actors,
)  # fmt: skip
_PAGE = 10_000
"""Rows of a whole table that are read at once."""
_COPY = msgspec.json.Decoder(Copy)

_linked, _tellings, _events = tables.linked.c, tables.tellings.c, tables.telling_events.c
_keys, _text_keys, _texts = tables.telling_keys.c, tables.text_keys.c, tables.texts.c
_links, _heard = tables.links.c, tables.heard.c
_copies, _told = tables.copies.c, tables.incident_events.c
_codings = tables.codings.c

# from the newest coding on down, which is one of the first that are looked at
_NEWEST_LINKED = (
    select(_codings.id).join(tables.linked, _linked.document == _codings.document)
    .where(_linked.coding == _codings.id).order_by(_codings.id.desc()).limit(1)
)  # fmt: skip
_CODED_AFTER = (
    select(_codings.document, _codings.id)
    .where(_codings.id > bindparam("number"))
    .order_by(_codings.id)
)
_linked_of = asking(select(_linked.document, _linked.coding), _linked.document)
_tellings_of = asking(select(_tellings.id), _tellings.document)
_bodies_of = asking(select(_tellings.body), _tellings.document)
_bodies = asking(select(_tellings.body), _tellings.id)
_holding = asking(select(_events.event, _events.telling), _events.event)
_held = asking(select(_events.event), _events.telling)
_holders = asking(
    select(_keys.key, _keys.telling, _tellings.document).join(
        tables.tellings, _keys.telling == _tellings.id
    ),
    _keys.key,
)
_sharing = asking(select(_text_keys.document), _text_keys.key)
_texts_of = asking(select(_texts.document, _texts.body), _texts.document)
_heard_by = asking(select(_heard.event, _heard.body), _heard.event)
_links_from = asking(select(_links.left, _links.right, _links.score), _links.left)
_links_to = asking(select(_links.left, _links.right, _links.score), _links.right)
_copies_from = asking(select(_copies.left, _copies.right, _copies.body), _copies.left)
_copies_to = asking(select(_copies.left, _copies.right, _copies.body), _copies.right)
_incidents_of = asking(select(_told.incident), _told.event)
_events_in = asking(select(_told.incident, _told.event), _told.incident)

_DROP_TELLINGS = tuple(
    dropping(column.table, column) for column in (_keys.telling, _links.left, _links.right)
)
_DROP_DOCUMENTS = tuple(
    dropping(column.table, column)
    for column in (
        _copies.left, _copies.right,
        _tellings.document, _events.document, _text_keys.document, _texts.document,
        _heard.document, _linked.document,
    )
)  # fmt: skip
_DROP_INCIDENTS = tuple(
    dropping(column.table, column)
    for column in (tables.incidents.c.id, _told.incident, tables.incident_actors.c.incident)
)


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
        newest = self.connection.execute(_NEWEST_LINKED).scalar() or 0
        found = self.connection.execute(_CODED_AFTER, {"number": newest})
        return sorted({row.document: row.id for row in found}.items())

    def add(self, found: Iterable[Told], codings: Mapping[str, int]) -> None:
        """Keep what documents tell, and their texts; `codings` are the numbers of their codings."""
        rows: dict[Table, list[tuple[Any, ...]]] = defaultdict(list)
        for told in found:
            document = told.document
            rows[tables.linked].append((document, codings[document]))
            for kept in told.tellings:
                rows[tables.tellings].append((kept.id, document, kept.body))
                rows[tables.telling_events] += [(e, kept.id, document) for e in kept.events]
                rows[tables.telling_keys] += [(key, kept.id) for key in kept.keys]
            rows[tables.text_keys] += [(key, document) for key in told.keys]
            rows[tables.texts].append((document, told.text))
        for table, held in rows.items():
            self._insert(table, sorted(held))  # sorted: a page of an index is read once

    def tellings_of(self, documents: Iterable[str]) -> set[str]:
        """Return the ids of the tellings kept of some documents."""
        return {row.id for row in _tellings_of(self.connection, documents)}

    def drop(self, documents: Collection[str], gone: Collection[str]) -> None:
        """Forget documents with their tellings `gone`, their links and their copies."""
        for drop in _DROP_TELLINGS:
            drop(self.connection, gone)
        for drop in _DROP_DOCUMENTS:
            drop(self.connection, documents)

    def tellings_with(self, events: Iterable[str]) -> dict[str, str]:
        """Return the telling that holds each of some events; events that are gone are left out."""
        return {row.event: row.telling for row in _holding(self.connection, events)}

    def events_of(self, tellings: Iterable[str]) -> set[str]:
        """Return the events of some tellings."""
        return {row.event for row in _held(self.connection, tellings)}

    def linked(self, documents: Iterable[str]) -> list[tuple[str, int]]:
        """Return those of some documents that are linked, with the number of the linked coding."""
        rows = _linked_of(self.connection, documents)
        return sorted((row.document, row.coding) for row in rows)

    def holders(self, keys: Iterable[int]) -> list[tuple[int, str, str]]:
        """Return who has any of the keys: the key, a telling, its document."""
        return [(row.key, row.telling, row.document) for row in _holders(self.connection, keys)]

    def told_by(self, documents: Iterable[str]) -> Iterator[bytes]:
        """Return what documents tell, as kept."""
        yield from (row.body for row in _bodies_of(self.connection, documents))

    def bodies(self, ids: Iterable[str]) -> Iterator[bytes]:
        """Return tellings as kept."""
        yield from (row.body for row in _bodies(self.connection, ids))

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

    def texts_sharing(self, keys: Iterable[int]) -> dict[str, bytes | None]:
        """Return the texts that are found by any of the keys, as kept, by their document.

        None stands for one that was linked when no texts were kept.
        """
        found = dict.fromkeys(row.document for row in _sharing(self.connection, keys))
        return found | {row.document: row.body for row in _texts_of(self.connection, found)}

    def all_text_keys(self) -> Iterator[tuple[int, str]]:
        """Return every key of a text with its document, in order of key."""
        k = tables.text_keys
        query = select(k.c.key, k.c.document).order_by(k.c.key, k.c.document)
        for row in self.connection.execute(query):
            yield row.key, row.document

    def heard(self, events: Iterable[str]) -> dict[str, bytes]:
        """Return what documents were heard to say, as kept, by the first of their events in it."""
        return {row.event: row.body for row in _heard_by(self.connection, events)}

    def link(self, found: Iterable[tuple[str, str, float]]) -> None:
        """Keep pairs that may be one deed, left before right, with their score."""
        pairs = sorted(found)
        self._insert(tables.links, pairs)
        unsure = {side for left, right, score in pairs if score < 1 for side in (left, right)}
        self._weigh(self.events_of(unsure))

    def neighbours(self, ids: Collection[str]) -> set[str]:
        """Return the tellings that a link leads to from any of `ids`, and `ids`."""
        return set(ids).union(*self.links_at(ids))

    def links_at(self, ids: Collection[str]) -> dict[tuple[str, str], float]:
        """Return the links of which either side is one of `ids`, left before right, with scores."""
        return {
            (row.left, row.right): row.score
            for links in (_links_from, _links_to)
            for row in links(self.connection, ids)
        }

    def keep_copies(self, found: Iterable[Copy]) -> None:
        """Keep pairs of documents that share text."""
        rows = [(c.left, c.right, msgspec.json.encode(c)) for c in found]
        self._insert(tables.copies, sorted(rows))

    def copies_of(self, documents: Collection[str]) -> tuple[Copy, ...]:
        """Return the copies of which either side is one of `documents`, in order."""
        found = {
            (row.left, row.right): row.body
            for copies in (_copies_from, _copies_to)
            for row in copies(self.connection, documents)
        }
        return tuple(_COPY.decode(found[both]) for both in sorted(found))

    def copies_within(self, groups: Iterable[Sequence[str]]) -> list[Copy]:
        """Return the copies of which both sides are in one of some groups of documents."""
        partners: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            for document in group:
                partners[document].update(group)
        rows = _copies_from(self.connection, partners)
        return [_COPY.decode(row.body) for row in rows if row.right in partners[row.left]]

    def incidents_of(self, events: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return the incidents that hold any of the events, each with all its events."""
        ids = {row.incident for row in _incidents_of(self.connection, events)}
        found: dict[str, set[str]] = {ident: set() for ident in ids}
        for row in _events_in(self.connection, ids):
            found[row.incident].add(row.event)
        return {ident: frozenset(held) for ident, held in found.items()}

    def drop_incidents(self, ids: Iterable[str]) -> None:
        """Forget incidents."""
        ids = sorted(set(ids))
        self._log(ids)
        for drop in _DROP_INCIDENTS:
            drop(self.connection, ids)

    def put(self, rows: IncidentRows) -> None:
        """Keep incidents."""
        for table, held in (
            (tables.incidents, rows.incidents),
            (tables.incident_events, rows.events),
            (tables.incident_actors, rows.actors),
        ):
            names = [column.name for column in table.columns]
            self._insert(table, [tuple(map(row.get, names)) for row in held])
        self._insert(tables.heard, rows.heard, "OR REPLACE ")
        self._log(row["id"] for row in rows.incidents)
        self._weigh(row["event"] for row in rows.events)

    def _weigh(self, events: Iterable[str]) -> None:
        """Weigh the events of incidents in the queue."""
        listed = msgspec.json.encode(sorted(events)).decode()
        self.connection.exec_driver_sql(_WEIGH, (listed,))

    def _log(self, incidents: Iterable[str]) -> None:
        self._insert(tables.incident_log, [(None, ident) for ident in incidents])

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]], how: str = "") -> None:
        """Add rows, a value for each column; plain SQL, as there are a hundred a document."""
        if rows:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join("?" * len(table.columns))
            query = f"INSERT {how}INTO {table.name} ({names}) VALUES ({values})"
            self.connection.exec_driver_sql(query, list(rows))
