"""Asking the index who says what: sources, their claims, and the labels that they use."""

import msgspec

from dateline.desk.index.opening import Index

PAGE = 60
_AGAINST = "stance IN ('deny', 'doubt')"


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


class Claims(msgspec.Struct, frozen=True):
    """Some of the claims that were asked for; `next` is where the next page begins."""

    total: int
    claims: tuple[ClaimRow, ...]
    next: int | None


class LabelRow(msgspec.Struct, frozen=True):
    """A judging word: who uses it, of whom, how often, and how often in scare quotes."""

    words: str
    user_key: str
    user: str
    names_key: str | None
    names: str | None
    count: int
    scare: int
    document: str
    documents: int


def sources(index: Index, words: str = "", most: int = 200) -> tuple[SourceRow, ...]:
    """Return the sources with the most claims; what outlets narrate themselves is one of them."""
    rows = index.ask(
        "SELECT key, CASE key WHEN 'narration' THEN 'The outlets themselves' ELSE min(name) END, "
        f"min(kind), count(*), count(DISTINCT document), sum(against), sum({_AGAINST}) "
        "FROM claims WHERE name LIKE ? GROUP BY key ORDER BY 4 DESC, 1 LIMIT ?",
        (f"%{words}%", most),
    )
    return tuple(SourceRow(*r) for r in rows)


def source(index: Index, key: str) -> SourceRow | None:
    """Return one source."""
    rows = index.ask(
        "SELECT key, CASE key WHEN 'narration' THEN 'The outlets themselves' ELSE min(name) END, "
        f"min(kind), count(*), count(DISTINCT document), sum(against), sum({_AGAINST}) "
        "FROM claims WHERE key = ? GROUP BY key",
        (key,),
    )
    return SourceRow(*rows[0]) if rows else None


def claims(
    index: Index, key: str, start: int = 0, *, contradicted: bool = False, size: int = PAGE
) -> Claims:
    """Return what a source claimed, newest first; `contradicted` leaves what others deny."""
    test = "key = ? AND against" if contradicted else "key = ?"
    total = index.value(f"SELECT count(*) FROM claims WHERE {test}", (key,))
    rows = index.ask(
        "SELECT c.n, c.id, c.document, d.title, key, c.name, chain, kind, outlet, stance, form, "
        "content, c.published, against FROM claims c LEFT JOIN documents d ON d.id = c.document "
        f"WHERE {test} ORDER BY c.published DESC, c.n LIMIT ? OFFSET ?",
        (key, size, start),
    )
    found = tuple(
        ClaimRow(*r[1:13], bool(r[13]), _incidents(index, r[0])) for r in rows
    )  # fmt: skip
    return Claims(total, found, start + size if start + size < total else None)


def against(index: Index, key: str, most: int = 100) -> tuple[tuple[ClaimRow, ClaimRow], ...]:
    """Return each contradicted claim of a source with a claim of another against it."""
    rows = index.ask(
        "SELECT mine.id, other.n FROM claims mine JOIN claim_events a ON a.claim = mine.n "
        "AND NOT a.denies JOIN claim_events b ON b.event = a.event JOIN claims other ON "
        "other.n = b.claim AND (b.denies OR other.stance = 'doubt') "
        "WHERE mine.key = ? AND mine.against AND other.n != mine.n "
        "GROUP BY mine.id, other.n ORDER BY mine.published DESC, mine.n, other.n LIMIT ?",
        (key, most),
    )
    own = {c.id: c for c in claims(index, key, contradicted=True, size=most).claims}
    return tuple((own[i], _claim(index, n)) for i, n in rows if i in own)


def labels(index: Index, words: str = "", most: int = 300) -> tuple[LabelRow, ...]:
    """Return who calls whom what, the most used first."""
    rows = index.ask(
        "SELECT lower(words), user_key, min(user_name), names_key, min(names_name), count(*), "
        "sum(scare), min(document), count(DISTINCT document) FROM labels WHERE words LIKE :w "
        "OR user_name LIKE :w OR names_name LIKE :w "
        "GROUP BY lower(words), user_key, names_key ORDER BY 6 DESC, 1, 2 LIMIT :most",
        {"w": f"%{words}%", "most": most},
    )
    return tuple(LabelRow(*r) for r in rows)


def _claim(index: Index, number: int) -> ClaimRow:
    row = index.ask(
        "SELECT c.id, c.document, d.title, key, c.name, chain, kind, outlet, stance, form, "
        "content, c.published, against FROM claims c LEFT JOIN documents d ON d.id = c.document "
        "WHERE c.n = ?",
        (number,),
    )[0]
    return ClaimRow(*row[:12], bool(row[12]), _incidents(index, number))


def _incidents(index: Index, claim: int) -> tuple[str, ...]:
    rows = index.ask(
        "SELECT DISTINCT i.id FROM claim_events JOIN incident_events USING (event) "
        "JOIN incidents i ON i.n = incident WHERE claim = ? ORDER BY i.id LIMIT 5",
        (claim,),
    )
    return tuple(r[0] for r in rows)
