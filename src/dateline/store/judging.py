"""The judgements of people: append-only, in a hash chain of their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from dateline.document import content_id
from dateline.records import Judgement, JudgementKind
from dateline.store import tables
from dateline.store.chaining import GENESIS, inserted, link_hash
from dateline.store.records import Store

KIND = "judgement"


def new_judgement(kind: JudgementKind, by: str, why: str, **what: Any) -> Judgement:
    """Return a judgement made now; `what` are its other fields."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = Judgement(id="", kind=kind, by=by, at=at, why=why, **what)
    ident = content_id("j", msgspec.json.encode(made).decode())
    return msgspec.structs.replace(made, id=ident)


def add_judgement(store: Store, judgement: Judgement) -> None:
    """Append a judgement to the chain; one whose id is there already adds nothing."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # nobody else may append after our reading
        _append(connection, judgement)


def add_unless_judged(store: Store, judgement: Judgement, seen: int) -> tuple[Judgement, ...]:
    """Append a judgement, unless others judged the same since the judgement numbered `seen`.

    Return theirs, oldest first: if there are any, nothing was added.
    """
    with store.engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        later = _judged_after(connection, seen)
        theirs = tuple(j for j in later if _of_one_thing(j, judgement) and j.id != judgement.id)
        if not theirs:
            _append(connection, judgement)
    return theirs


def _of_one_thing(one: Judgement, other: Judgement) -> bool:
    """Tell whether two judgements can't be made unaware of each other.

    Those of incidents and those of records leave each other alone; a withdrawal may be of both.
    """
    kinds = {one.kind, other.kind}
    if "withdraw" not in kinds and len({kind in _OF_INCIDENTS for kind in kinds}) > 1:
        return False
    return bool({*one.events, *one.others} & {*other.events, *other.others})


_OF_INCIDENTS = frozenset({"same", "different", "grade"})


def _append(connection: Connection, judgement: Judgement) -> None:
    table = tables.judgements
    body = msgspec.json.encode(judgement)
    if connection.execute(select(table.c.seq).where(table.c.id == judgement.id)).first():
        return
    newest = select(table.c.hash).order_by(table.c.seq.desc()).limit(1)
    previous = connection.execute(newest).scalar() or GENESIS
    hashed = link_hash(previous, KIND, judgement.id, body)
    inserted(connection, table, id=judgement.id, body=body, previous=previous, hash=hashed)


def newest_judgement(store: Store) -> int:
    """Return the number of the newest judgement; 0 where there is none."""
    with store.engine.connect() as connection:
        return connection.execute(select(func.max(tables.judgements.c.seq))).scalar() or 0


def judgements_after(store: Store, number: int) -> list[Judgement]:
    """Return the judgements made after that number, oldest first."""
    with store.engine.connect() as connection:
        return _judged_after(connection, number)


def _judged_after(connection: Connection, number: int) -> list[Judgement]:
    t = tables.judgements
    query = select(t.c.body).where(t.c.seq > number).order_by(t.c.seq)
    rows = connection.execute(query)
    return [msgspec.json.decode(row.body, type=Judgement) for row in rows]


def document_of(store: Store, event: str) -> str | None:
    """Return the document of an event that was read there or that a person added to it."""
    found = store.document_of(event)
    if found is None:
        added = (j for j in judgements(store) if j.kind == "add" and event in j.events)
        found = next((j.quotes[0].document for j in added), None)
    return found


def judged_documents(store: Store, judgement: Judgement) -> set[str]:
    """Return the documents whose records a judgement is of."""
    found = {q.document for q in judgement.quotes[:1] if judgement.kind == "add"}
    documents = (document_of(store, event) for event in (*judgement.events, *judgement.others))
    return found | {document for document in documents if document is not None}


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
