"""The chain: how documents and codings are added, each entry hashed over the one before it."""

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Table, insert, select

from dateline.document import Document
from dateline.records import Check, Claim, Coding, Event, Issue, Label
from dateline.store import tables

Record = Event | Claim | Label | Check | Issue
GENESIS = "0" * 64
"""What stands before the first entry of the chain."""
SEAL = "document"
"""The kind of the entry that opens a coding in the chain: its `Seal`."""


class Seal(msgspec.Struct, frozen=True):
    """What the chain keeps of a coding: SHA-256 of its document as stored, number of its records.

    Databases of before the number was kept have none.
    """

    sha256: str
    records: int | None = None


def link_hash(previous: str, kind: str, ident: str, body: bytes) -> str:
    """Return the hash of a record in the chain, over the one before it and its own bytes."""
    head = "\x1f".join((previous, kind, ident)).encode()
    return hashlib.sha256(head + b"\x1f" + body).hexdigest()


def append_coding(connection: Connection, stored: bytes, coding: Coding, number: int) -> None:
    """Add the entries of a coding to the chain: its seal, then each record.

    `stored` is the document as the database has it: another file with the same words may have
    been coded now, whose name differs.
    """
    newest = select(tables.records.c.hash).order_by(tables.records.c.seq.desc()).limit(1)
    previous = connection.execute(newest).scalar() or GENESIS
    document = coding.document
    told = [(k, i, msgspec.json.encode(r), r) for k, i, r in _listed(coding)]
    sealed = msgspec.json.encode(Seal(digest_of(stored), len(told)))
    entries: list[tuple[str, str, bytes, Record | None]] = [(SEAL, document, sealed, None), *told]
    for kind, ident, body, record in entries:
        linked = link_hash(previous, kind, ident, body)
        seq = inserted(
            connection, tables.records, coding=number, document=document, kind=kind,
            id=ident, body=body, previous=previous, hash=linked,
        )  # fmt: skip
        previous = linked
        if isinstance(record, Event):
            connection.execute(insert(tables.events).values(**_row(record, seq, number)))


def digest_of(body: bytes) -> str:
    """Return the hash of a document's stored bytes, as hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def inserted(connection: Connection, table: Table, **values: object) -> int:
    """Return the key of a new row."""
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def insert_document(connection: Connection, document: Document) -> bytes:
    """Add a document, unless it is there; return it as it is stored."""
    table = tables.documents
    known = connection.execute(select(table.c.body).where(table.c.id == document.id)).scalar()
    if known is not None:
        return bytes(known)
    body = msgspec.json.encode(document)
    connection.execute(
        insert(table).values(
            id=document.id,
            name=document.name,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            text=document.text,
            body=body,
        )
    )
    return body


def _listed(coding: Coding) -> Iterator[tuple[str, str, Record]]:
    for event in coding.events:
        yield "event", event.id, event
    for claim in coding.claims:
        yield "claim", claim.id, claim
    for label in coding.labels:
        yield "label", label.id, label
    for check in coding.checks:
        yield "check", check.id, check
    for number, issue in enumerate(coding.issues):
        yield "issue", f"i-{coding.document.removeprefix('d-')}-{number}", issue


def _row(event: Event, seq: int, coding: int) -> dict[str, object]:
    place = event.place.value if event.place else None
    when = event.when.value if event.when else None
    killed = [
        t.value for t in event.tolls if t.value.kind == "killed" and not t.value.part_of_total
    ]
    most = [t.most for t in killed if t.most is not None]
    return {
        "seq": seq, "id": event.id, "document": event.document, "coding": coding,
        "type": event.type.value, "mode": event.mode.value if event.mode else None,
        "realis": event.realis.value, "background": int(event.background.value),
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "place": place.name if place else None, "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "killed_least": min((t.least for t in killed), default=None),
        "killed_most": max(most) if len(most) == len(killed) and killed else None,
        "verification": event.verification.value if event.verification else None,
        "score": event.score,
    }  # fmt: skip
