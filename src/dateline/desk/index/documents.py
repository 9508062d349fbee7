"""Asking the index for articles."""

import msgspec

from dateline.desk.index.opening import Index

PAGE = 100
_ROWS = (
    "SELECT *, (SELECT count(*) FROM event_words w WHERE w.document = documents.id AND (w.likely "
    "OR EXISTS (SELECT 1 FROM incident_events e WHERE e.event = w.event))) AS events"
)
"""The columns of an article; less likely events count where an incident holds them."""


class DocumentRow(msgspec.Struct, frozen=True):
    """An article with how much was read from it; `snippet` shows the words searched for."""

    id: str
    name: str | None
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    events: int
    claims: int
    snippet: str = ""


class Documents(msgspec.Struct, frozen=True):
    """Some of the articles; `next` is where the next page begins."""

    total: int
    documents: tuple[DocumentRow, ...]
    next: int | None


def documents(index: Index, start: int = 0, publisher: str = "") -> Documents:
    """Return the articles, newest first, of one publisher if it is named."""
    test = "publisher = :publisher" if publisher else "1"
    values = {"publisher": publisher, "start": start, "size": PAGE}
    total = index.value(f"SELECT count(*) FROM documents WHERE {test}", values)
    rows = index.structs(
        DocumentRow,
        f"{_ROWS} FROM documents WHERE {test} ORDER BY published DESC, id "
        "LIMIT :size OFFSET :start",
        values,
    )
    more = start + PAGE if start + PAGE < total else None
    return Documents(total, rows, more)


def found(index: Index, hits: list[tuple[str, str, str]], total: int, start: int = 0) -> Documents:
    """Return the articles of a full-text search, best first, each with its snippet.

    `hits` are some of `total`, from `start`.
    """
    query = f"{_ROWS}, :snippet AS snippet FROM documents WHERE id = :id"
    rows = tuple(
        row
        for ident, _, snippet in hits
        for row in index.structs(DocumentRow, query, {"id": ident, "snippet": snippet})
    )
    more = start + PAGE if start + PAGE < total else None
    return Documents(total, rows, more)


def incidents_of(index: Index, document: str) -> dict[str, tuple[str, str]]:
    """Return id and grade of the incident of each event of an article."""
    rows = index.ask(
        "SELECT w.event, i.id, i.grade FROM event_words w JOIN incident_events e USING (event) "
        "JOIN incidents i ON i.n = e.incident WHERE w.document = ?",
        (document,),
    )
    return {r[0]: (r[1], r[2]) for r in rows}
