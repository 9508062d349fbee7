"""Asking the index who says what: sources, their claims, and the labels that they use."""

from typing import Any

import msgspec

from dateline.desk.index.opening import Index

PAGE = 60
_USES = 12
"""Uses of a label that are listed."""


class SourceRow(msgspec.Struct, frozen=True):
    """A source: its claims, the articles they stand in, how often others contradict it."""

    key: str
    name: str
    kind: str | None
    claims: int
    documents: int
    contradicted: int
    contradicts: int


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim, with the incidents that it is about and whether another speaks against it."""

    id: str
    document: str
    title: str | None
    key: str
    name: str
    chain: str
    kind: str | None
    outlet: str | None
    stance: str
    form: str
    content: str
    published: str | None
    contradicted: bool
    incidents: tuple[str, ...]


class OutletRow(msgspec.Struct, frozen=True):
    """An outlet: its articles, and the incidents that it tells of."""

    name: str
    documents: int
    incidents: int


class Claims(msgspec.Struct, frozen=True):
    """Some of the claims that were asked for; `next` is where the next page begins."""

    total: int
    claims: tuple[ClaimRow, ...]
    next: int | None


class Use(msgspec.Struct, frozen=True):
    """Where a label stands: the article, and the record in it."""

    document: str
    id: str
    title: str | None
    publisher: str | None
    published: str | None


class LabelRow(msgspec.Struct, frozen=True):
    """A judging word: who uses it, of whom, how often, and how often in scare quotes.

    `uses` are the first places where it stands, in the order in which they were read.
    """

    words: str
    user_key: str
    user: str
    names_key: str | None
    names: str | None
    count: int
    scare: int
    document: str
    documents: int
    uses: tuple[Use, ...]


_SOURCES = (
    "SELECT key, "
    "CASE key WHEN 'narration' THEN 'The outlets themselves' ELSE min(name) END AS name, "
    "min(kind) AS kind, count(*) AS claims, count(DISTINCT document) AS documents, "
    "sum(against) AS contradicted, sum(stance IN ('deny', 'doubt')) AS contradicts FROM claims"
)
_CLAIMS = (
    "SELECT c.n, c.id, c.document, d.title, c.key, c.name, c.chain, c.kind, c.outlet, c.stance, "
    "c.form, c.content, c.published, c.against AS contradicted "
    "FROM claims c LEFT JOIN documents d ON d.id = c.document"
)


def sources(
    index: Index, words: str = "", most: int = 200, start: int = 0
) -> tuple[SourceRow, ...]:
    """Return the sources with the most claims; what outlets narrate themselves is one of them."""
    query = (
        f"{_SOURCES} WHERE claims.name LIKE ? GROUP BY key ORDER BY claims DESC, key "
        "LIMIT ? OFFSET ?"
    )
    return index.structs(SourceRow, query, (f"%{words}%", most, start))


def source(index: Index, key: str) -> SourceRow | None:
    """Return one source."""
    found = index.structs(SourceRow, f"{_SOURCES} WHERE key = ? GROUP BY key", (key,))
    return found[0] if found else None


def outlets(
    index: Index, words: str = "", most: int = 200, start: int = 0
) -> tuple[OutletRow, ...]:
    """Return the outlets with the most articles."""
    return index.structs(
        OutletRow,
        "SELECT publisher AS name, count(*) AS documents, (SELECT count(*) FROM tellings "
        "WHERE key = 'outlet:' || publisher) AS incidents FROM documents "
        "WHERE publisher LIKE ? GROUP BY publisher ORDER BY documents DESC, name "
        "LIMIT ? OFFSET ?",
        (f"%{words}%", most, start),
    )


def claims(
    index: Index, key: str, start: int = 0, *, contradicted: bool = False, size: int = PAGE
) -> Claims:
    """Return what a source claimed, newest first; `contradicted` leaves what others deny."""
    test = "key = ? AND against" if contradicted else "key = ?"
    total = index.value(f"SELECT count(*) FROM claims WHERE {test}", (key,))
    query = f"{_CLAIMS} WHERE {test} ORDER BY c.published DESC, c.n LIMIT ? OFFSET ?"
    found = _claims(index, query, (key, size, start))
    return Claims(total, found, start + size if start + size < total else None)


def against(index: Index, key: str, most: int = 100) -> tuple[tuple[ClaimRow, ClaimRow], ...]:
    """Return each contradicted claim of a source with a claim of another against it."""
    rows = index.ask(
        "SELECT mine.id, other.n FROM claims mine JOIN claim_events a ON a.claim = mine.n "
        "AND NOT a.denies JOIN claim_events b ON b.event = a.event JOIN claims other ON "
        "other.n = b.claim AND (b.denies OR other.stance = 'doubt') "
        "WHERE mine.key = ? AND mine.against AND other.key != mine.key "
        "GROUP BY mine.id, other.n ORDER BY mine.published DESC, mine.n, other.n LIMIT ?",
        (key, most),
    )
    own = {c.id: c for c in claims(index, key, contradicted=True, size=most).claims}
    return tuple(
        (own[ident], _claims(index, f"{_CLAIMS} WHERE c.n = ?", (other,))[0])
        for ident, other in rows
        if ident in own
    )


def labels(index: Index, words: str = "", most: int = 300, start: int = 0) -> tuple[LabelRow, ...]:
    """Return who calls whom what, the most used first."""
    rows = index.ask(
        "SELECT min(words) AS words, user_key, min(user_name) AS user, names_key, "
        "min(names_name) AS names, count(*) AS count, sum(scare) AS scare, "
        "min(document) AS document, count(DISTINCT document) AS documents, "
        "group_concat(n) AS numbers FROM labels "
        "WHERE words LIKE :w OR user_name LIKE :w OR names_name LIKE :w "
        "GROUP BY lower(words), user_key, names_key "
        "ORDER BY count(*) DESC, lower(words), user_key, names_key LIMIT :most OFFSET :start",
        {"w": f"%{words}%", "most": most, "start": start},
    )
    return tuple(_label(index, dict(row)) for row in rows)


def _label(index: Index, row: dict[str, Any]) -> LabelRow:
    """Return a label with its first uses."""
    numbers = sorted(map(int, row.pop("numbers").split(",")))[:_USES]
    uses = index.structs(
        Use,
        "SELECT l.document, l.id, d.title, d.publisher, d.published FROM labels l "
        "LEFT JOIN documents d ON d.id = l.document "
        f"WHERE l.n IN ({', '.join('?' * len(numbers))}) "
        "ORDER BY l.n",
        numbers,
    )
    return msgspec.convert({**row, "uses": uses}, LabelRow, strict=False)


def _claims(index: Index, query: str, values: tuple[object, ...]) -> tuple[ClaimRow, ...]:
    """Return the claims of a query with their incidents, five at most."""
    found = []
    for row in index.ask(query, values):
        plain = dict(row)
        incidents = index.ask(
            "SELECT DISTINCT i.id FROM claim_events JOIN incident_events USING (event) "
            "JOIN incidents i ON i.n = incident WHERE claim = ? ORDER BY i.id LIMIT 5",
            (plain.pop("n"),),
        )
        plain["incidents"] = [r[0] for r in incidents]
        found.append(msgspec.convert(plain, ClaimRow, strict=False))
    return tuple(found)
