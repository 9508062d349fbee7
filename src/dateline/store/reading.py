"""Reading many documents and their codings at once: a query for hundreds of them, not for each."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Row,
    Select,
    Table,
    bindparam,
    column,
    delete,
    func,
    select,
)
from sqlalchemy.dialects import sqlite

from dateline.document import Document
from dateline.records import Check, Claim, Coding, Event, Issue, Label
from dateline.store import tables
from dateline.store.chaining import SEAL, Record

KINDS: dict[str, type[Event] | type[Claim] | type[Label] | type[Check] | type[Issue]] = {
    "event": Event, "claim": Claim, "label": Label, "check": Check, "issue": Issue,
}  # fmt: skip
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(record) for kind, record in KINDS.items()
}
_DOCUMENT = msgspec.json.Decoder(Document)
_GIVEN: Select[Any] = select(column("value")).select_from(func.json_each(bindparam("given")))
"""The values of a list that a query is given as JSON: read faster than a parameter for each."""
_SOME = 500
"""Values in one query: longer lists don't make SQLite faster."""
Asking = Callable[[Connection, Iterable[Any]], Iterator[Row[Any]]]
Dropping = Callable[[Connection, Iterable[Any]], None]


def asking(query: Select[Any], among: Column[Any]) -> Asking:
    """Return what gives the rows of a query whose column is one of some values.

    The query is put into SQL once: SQLAlchemy takes longer for that than SQLite for the answer.
    """
    sql = _sql(query.where(among.in_(_GIVEN)))

    def rows(connection: Connection, values: Iterable[Any]) -> Iterator[Row[Any]]:
        for some in _listed(values):
            yield from connection.exec_driver_sql(sql, some).all()

    return rows


def dropping(table: Table, among: Column[Any]) -> Dropping:
    """Return what deletes the rows of a table whose column is one of some values."""
    sql = _sql(delete(table).where(among.in_(_GIVEN)))

    def drop(connection: Connection, values: Iterable[Any]) -> None:
        for some in _listed(values):
            connection.exec_driver_sql(sql, some)

    return drop


def _sql(statement: Select[Any] | Delete) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))


def _listed(values: Iterable[Any]) -> Iterator[tuple[str]]:
    """Return values as the one parameter of a query, some hundreds at a time."""
    listed = sorted(set(values))
    for start in range(0, len(listed), _SOME):
        yield (msgspec.json.encode(listed[start : start + _SOME]).decode(),)


_d, _c, _r = tables.documents.c, tables.codings.c, tables.records.c
_documents = asking(select(_d.id, _d.body), _d.id)
_newest = asking(select(func.max(_c.id)).group_by(_c.document), _c.document)
_records = asking(
    # in the order of the index, so that nothing is sorted
    select(_r.coding, _r.document, _r.kind, _r.body).order_by(_r.coding, _r.kind, _r.seq),
    _r.coding,
)


def documents_in(connection: Connection, idents: Iterable[str]) -> dict[str, Document]:
    """Return documents by id; those that are not there are left out."""
    return {row.id: _DOCUMENT.decode(row.body) for row in _documents(connection, idents)}


def newest_codings(connection: Connection, documents: Iterable[str]) -> dict[str, Coding]:
    """Return the newest coding of each document that has one, by document."""
    numbers = (row[0] for row in _newest(connection, documents))
    return {coding.document: coding for coding in codings_in(connection, numbers).values()}


def codings_in(connection: Connection, numbers: Iterable[int]) -> dict[int, Coding]:
    """Return codings by number, with the records of each kind in the order they were kept in."""
    found: dict[int, Coding] = {}
    for number, kept in groupby(_records(connection, numbers), key=itemgetter(0)):
        held = list(kept)
        found[number] = coding_of(held[0].document, ((row.kind, row.body) for row in held))
    return found


def coding_of(document: str, rows: Iterable[tuple[str, bytes]]) -> Coding:
    """Return a coding from the kinds and bodies of its records; the seal is none."""
    found: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for kind, body in rows:
        if kind != SEAL:
            found[kind].append(_DECODERS[kind].decode(body))
    return Coding(document, **{f"{kind}s": tuple(rows) for kind, rows in found.items()})  # type: ignore[arg-type]
