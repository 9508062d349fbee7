"""Reading many documents and their codings at once: a query for hundreds of them, not for each."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, column, func, select

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
GIVEN: Select[Any] = select(column("value")).select_from(func.json_each(bindparam("given")))
"""The values of a list that a query is given as JSON: read faster than a parameter for each."""
_SOME = 500
"""Values in one query: longer lists don't make SQLite faster."""


def documents_in(connection: Connection, idents: Iterable[str]) -> dict[str, Document]:
    """Return documents by id; those that are not there are left out."""
    table = tables.documents
    found = {}
    for some in chunks(sorted(set(idents))):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(GIVEN))
        for ident, body in connection.execute(query, given(some)).all():
            found[ident] = _DOCUMENT.decode(body)
    return found


def newest_codings(connection: Connection, documents: Iterable[str]) -> dict[str, Coding]:
    """Return the newest coding of each document that has one, by document."""
    table = tables.codings
    numbers: list[int] = []
    for some in chunks(sorted(set(documents))):
        query = select(func.max(table.c.id)).where(table.c.document.in_(GIVEN))
        numbers += connection.execute(query.group_by(table.c.document), given(some)).scalars()
    return {coding.document: coding for coding in codings_in(connection, numbers).values()}


def codings_in(connection: Connection, numbers: Iterable[int]) -> dict[int, Coding]:
    """Return codings by number, with the records of each kind in the order they were kept in."""
    table = tables.records
    columns = (table.c.coding, table.c.document, table.c.kind, table.c.body)
    found: dict[int, Coding] = {}
    for some in chunks(sorted(set(numbers))):
        query = select(*columns).where(table.c.coding.in_(GIVEN))
        # in the order of the index, so that nothing is sorted
        query = query.order_by(table.c.coding, table.c.kind, table.c.seq)
        rows = connection.execute(query, given(some)).all()
        for number, kept in groupby(rows, key=itemgetter(0)):
            held = list(kept)
            found[number] = _coding(held[0].document, ((row.kind, row.body) for row in held))
    return found


def _coding(document: str, rows: Iterable[tuple[str, bytes]]) -> Coding:
    """Return a coding from the kinds and bodies of its records; the seal is none."""
    found: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for kind, body in rows:
        if kind != SEAL:
            found[kind].append(_DECODERS[kind].decode(body))
    return Coding(document, **{f"{kind}s": tuple(rows) for kind, rows in found.items()})  # type: ignore[arg-type]


def given(values: Sequence[Any]) -> dict[str, str]:
    """Return the parameter of a query whose column has one of some values (`GIVEN`)."""
    return {"given": msgspec.json.encode(values).decode()}


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Return values some hundreds at a time, as many as one query takes."""
    for start in range(0, len(values), _SOME):
        yield values[start : start + _SOME]
