"""The judgements of people: append-only, in a hash chain of their own."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Row, select

from dateline.records import Judgement
from dateline.store import tables
from dateline.store.chaining import GENESIS, inserted, link_hash
from dateline.store.records import Store

KIND = "judgement"


def add_judgement(store: Store, judgement: Judgement) -> None:
    """Append a judgement to the chain; one whose id is there already adds nothing."""
    table = tables.judgements
    body = msgspec.json.encode(judgement)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # nobody else may append after our reading
        if connection.execute(select(table.c.seq).where(table.c.id == judgement.id)).first():
            return
        newest = select(table.c.hash).order_by(table.c.seq.desc()).limit(1)
        previous = connection.execute(newest).scalar() or GENESIS
        hashed = link_hash(previous, KIND, judgement.id, body)
        inserted(connection, table, id=judgement.id, body=body, previous=previous, hash=hashed)


def judgements(store: Store) -> tuple[Judgement, ...]:
    """Return every judgement, oldest first, the withdrawn ones too."""
    return tuple(msgspec.json.decode(row.body, type=Judgement) for row in judgement_chain(store))


def judgement_chain(store: Store) -> Iterator[Row[Any]]:
    """Return every judgement as stored, oldest first: seq, id, body, hashes."""
    t = tables.judgements
    query = select(t.c.seq, t.c.id, t.c.body, t.c.previous, t.c.hash).order_by(t.c.seq)
    with store.engine.connect() as connection:
        rows: list[Row[Any]] = list(connection.execute(query))
    yield from rows
