"""Writing and reading: documents and their codings, append-only, in a hash chain."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select, text
from sqlalchemy.exc import IntegrityError

from dateline.document import Document
from dateline.errors import StoreError
from dateline.records import Coding, Issue
from dateline.store import tables
from dateline.store.chaining import SEAL, Record, append_coding, insert_document, inserted
from dateline.store.opening import open_engine
from dateline.store.reading import KINDS, codings_in, documents_in, newest_codings

_BATCH = 200
"""Documents that are read in one query."""
_AGAIN = "+"
"""Parts the digest of a maker from which time it coded the document: the pair is unique."""


class Maker(msgspec.Struct, frozen=True):
    """What made a coding: the versions of the code, the codebook and the language model."""

    version: str
    codebook: str
    model: str

    @property
    def digest(self) -> str:
        """One short hash of the three."""
        whole = "\x1f".join((self.version, self.codebook, self.model))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


class _Made(msgspec.Struct, frozen=True):
    """A coding's number, and the name of what made it: the digest of a maker, and which time."""

    number: int
    name: str

    def by(self, maker: Maker) -> bool:
        """Tell whether these versions made it."""
        return self.name.partition(_AGAIN)[0] == maker.digest


class Store:
    """A Dateline database at a path."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self.engine = open_engine(path, create=create)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def start_run(self, maker: Maker) -> int:
        """Return the number of a new run by the given versions."""
        with self.engine.begin() as connection:
            return inserted(
                connection, tables.runs,
                started=datetime.now(UTC).isoformat(timespec="seconds"),
                version=maker.version, codebook=maker.codebook, model=maker.model,
            )  # fmt: skip

    def has(self, document: str, maker: Maker) -> bool:
        """Tell whether these versions were the last to code this document, and did not fail."""
        with self.engine.connect() as connection:
            made = _codings_of(connection, document)
            return bool(made) and made[-1].by(maker) and not _failed(connection, made[-1].number)

    def knows(self, coding: Coding, maker: Maker) -> bool:
        """Tell whether these versions have made a coding of its document, the last or an earlier.

        One that failed counts only where `coding` failed too.
        """
        with self.engine.connect() as connection:
            made = (c.number for c in _codings_of(connection, coding.document) if c.by(maker))
            return any(coding.failed or not _failed(connection, number) for number in made)

    def save(self, document: Document, coding: Coding, *, run: int, maker: Maker) -> bool:
        """Add a document and its coding in one transaction; False if they were there already.

        They are where `has` says so, and where the coding failed as the last one by these versions.
        """
        if self.has(document.id, maker):
            return False
        try:
            with self.engine.begin() as connection:
                made = _codings_of(connection, document.id)
                if coding.failed and made and made[-1].by(maker):
                    return False
                stored = insert_document(connection, document)
                before = sum(one.by(maker) for one in made)
                name = f"{maker.digest}{_AGAIN}{before}" if before else maker.digest
                number = inserted(
                    connection, tables.codings, document=document.id, maker=name, run=run
                )
                append_coding(connection, stored, coding, number)
        except IntegrityError:  # another process saved the same coding since we asked
            return False
        return True

    def documents(self) -> Iterator[Document]:
        """Return the documents, in order of name and id."""
        table = tables.documents
        query = select(table.c.body).order_by(func.coalesce(table.c.name, ""), table.c.id)
        with self.engine.connect() as connection:
            for (body,) in connection.execute(query):
                yield msgspec.json.decode(body, type=Document)

    def document(self, ident: str) -> Document:
        """Return one document by id."""
        query = select(tables.documents.c.body).where(tables.documents.c.id == ident)
        with self.engine.connect() as connection:
            body = connection.execute(query).scalar()
        if body is None:
            raise StoreError(f'{self.path}: no document "{ident}"; list them with dateline search')
        return msgspec.json.decode(body, type=Document)

    def coding(self, document: str) -> Coding:
        """Return the newest coding of a document."""
        with self.engine.connect() as connection:
            found = newest_codings(connection, [document])
        return found.get(document, Coding(document))

    def read_documents(self, idents: Collection[str]) -> dict[str, Document]:
        """Return documents by id, in few queries for all of them."""
        with self.engine.connect() as connection:
            found = documents_in(connection, idents)
        return {ident: found.get(ident) or self.document(ident) for ident in idents}

    def read(self, idents: Collection[str]) -> dict[str, tuple[Document, Coding]]:
        """Return documents with their newest codings, by id, in few queries for all of them."""
        documents = self.read_documents(idents)
        with self.engine.connect() as connection:
            codings = newest_codings(connection, documents)
        return {i: (document, codings.get(i, Coding(i))) for i, document in documents.items()}

    def codings(self) -> Iterator[tuple[Document, Coding]]:
        """Return each document with its newest coding, in order of name and id."""
        for document in self.documents():
            yield document, self.coding(document.id)

    def newest_coding(self) -> int:
        """Return the number of the newest coding; 0 where there is none."""
        with self.engine.connect() as connection:
            return connection.execute(select(func.max(tables.codings.c.id))).scalar() or 0

    def codings_after(self, number: int) -> Iterator[tuple[Document, Coding, tuple[str, ...]]]:
        """Return each document coded after a coding, its newest coding, and its events before.

        In order of the newest coding, so that a reader can stop and go on.
        """
        table = tables.codings
        newest = func.max(table.c.id)
        query = (
            select(table.c.document, newest, func.count())
            .group_by(table.c.document)
            .having(newest > number)
            .order_by(newest)
        )
        with self.engine.connect() as connection:
            listed = [(row[0], row[1], row[2]) for row in connection.execute(query)]
        for start in range(0, len(listed), _BATCH):
            yield from self._batch(listed[start : start + _BATCH])

    def _batch(
        self, listed: Sequence[tuple[str, int, int]]
    ) -> Iterator[tuple[Document, Coding, tuple[str, ...]]]:
        """Return documents with their codings, in two queries for all of them."""
        with self.engine.connect() as connection:
            texts = documents_in(connection, (row[0] for row in listed))
            found = codings_in(connection, (row[1] for row in listed))
        for ident, newest, number in listed:
            before = self._events_before(ident, newest) if number > 1 else ()
            yield texts[ident], found.get(newest, Coding(ident)), before

    def _events_before(self, document: str, newest: int) -> tuple[str, ...]:
        """Return the ids of the events of a document's earlier codings."""
        codings, records = tables.codings, tables.records
        earlier = select(codings.c.id).where(codings.c.document == document, codings.c.id < newest)
        query = select(records.c.id).where(records.c.coding.in_(earlier), records.c.kind == "event")
        with self.engine.connect() as connection:
            return tuple(connection.execute(query.distinct()).scalars())

    def document_of(self, ident: str) -> str | None:
        """Return the document of a record, by the record's whole id; None if there is none."""
        query = select(tables.records.c.document).where(tables.records.c.id == ident).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar()

    def find(self, ident: str) -> tuple[Document, Record]:
        """Return the newest record whose id begins with `ident`, with its document."""
        table = tables.records
        query = (
            select(table.c.kind, table.c.id, table.c.document, table.c.body)
            .where(table.c.id.startswith(ident, autoescape=True), table.c.kind != SEAL)
            .order_by(table.c.seq.desc())
        )
        with self.engine.connect() as connection:
            rows = list(connection.execute(query))
        if not rows:
            raise StoreError(f'{self.path}: no record "{ident}"; copy an id from "dateline code"')
        if len({row.id for row in rows}) > 1:
            several = ", ".join(sorted({row.id for row in rows})[:5])
            raise StoreError(f'{self.path}: "{ident}" may be {several}; give more of the id')
        return self.document(rows[0].document), msgspec.json.decode(
            rows[0].body, type=KINDS[rows[0].kind]
        )

    def count_found(self, words: str) -> int:
        """Return how many documents hold all the words."""
        if not words.split():
            return 0
        query = text("SELECT count(*) FROM documents_text WHERE documents_text MATCH :words")
        with self.engine.connect() as connection:
            return int(connection.execute(query, {"words": quoted(words)}).scalar() or 0)

    def search(self, words: str, *, limit: int = 20, start: int = 0) -> list[tuple[str, str, str]]:
        """Return id, title and a snippet of the documents that hold all the words, best first."""
        if not words.split():
            return []
        query = text(
            "SELECT d.id, coalesce(d.title, d.name, ''), "
            "snippet(documents_text, 1, '[', ']', ' … ', 16) "
            "FROM documents_text JOIN documents d ON d.rowid = documents_text.rowid "
            "WHERE documents_text MATCH :words ORDER BY rank, d.id LIMIT :limit OFFSET :start"
        )
        with self.engine.connect() as connection:
            values = {"words": quoted(words), "limit": limit, "start": start}
            rows = connection.execute(query, values)
            return [(row[0], row[1], row[2]) for row in rows]

    def document_bytes(self, ident: str) -> tuple[bytes, str] | None:
        """Return a document as stored and the text that is searched; None if it is not there."""
        table = tables.documents
        query = select(table.c.body, table.c.text).where(table.c.id == ident)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return (row.body, row.text) if row is not None else None

    def chain(self) -> Iterator[Row[Any]]:
        """Return every record as stored, oldest first: the columns of the table `records`."""
        with self.engine.connect() as connection:
            query = select(tables.records).order_by(tables.records.c.seq)
            rows: Iterator[Row[Any]] = iter(connection.execute(query))
            yield from rows

    def coding_numbers(self) -> set[int]:
        """Return the numbers of all codings."""
        with self.engine.connect() as connection:
            return set(connection.scalars(select(tables.codings.c.id)))


def _codings_of(connection: Connection, document: str) -> list[_Made]:
    """Return the codings of a document, oldest first."""
    t = tables.codings
    query = select(t.c.id, t.c.maker).where(t.c.document == document).order_by(t.c.id)
    return [_Made(row.id, row.maker) for row in connection.execute(query)]


def _failed(connection: Connection, number: int) -> bool:
    t = tables.records
    query = select(t.c.body).where(t.c.coding == number, t.c.kind == "issue")
    issues = (msgspec.json.decode(row.body, type=Issue) for row in connection.execute(query))
    return any(issue.kind == "failure" for issue in issues)


def quoted(words: str) -> str:
    """Return a full-text query for all the words, whatever signs they hold.

    >>> quoted('Ma"arat market')
    '"Ma""arat" "market"'
    """
    return " ".join('"' + w.replace('"', '""') + '"' for w in words.split())
