"""Filling the index: rows of documents, claims and labels, then rows of incidents."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from dateline.desk.index.opening import Index
from dateline.desk.passages import claimed_words
from dateline.desk.phrasing import (
    actor_key,
    actor_name,
    country_words,
    place_words,
    shown,
    source_key,
    source_name,
)
from dateline.desk.source import Change, Source
from dateline.document import Document
from dateline.records import (
    LIKELY,
    Actor,
    Claim,
    Coding,
    Event,
    Incident,
    Label,
    Reading,
)
from dateline.store import Reviews, Store
from dateline.store.judging import judged_documents, judgements_after, newest_judgement

NARRATION = "narration"
_ENDS = ("low", "high", "open", "high_open")
_COLUMNS = (("claims", "document"), ("labels", "document"), ("event_words", "document"),
            ("documents", "id"))  # fmt: skip
"""The tables that hold rows of documents, with the column that says of which."""


def fill(index: Index, store: Store, source: Source) -> int:
    """Bring the index up to date with what was coded and linked; return how many changes."""
    coded, linked, name = store.newest_coding(), source.newest(), type(source).__name__
    judged = newest_judgement(store)
    other = index.text("source") not in ("", name)
    known = (index.state("coded"), index.state("linked"), index.state("judged"))
    if known == (coded, linked, judged) and not other:
        return 0
    reviews = Reviews.of_store(store)
    told = {d for j in judgements_after(store, known[2]) for d in judged_documents(store, j)}
    changed = 0
    with index.writing() as connection:
        if other:
            _empty(connection)
        for document, coding, _ in store.codings_after(index.state("coded")):
            _document(connection, document, reviews.applied(coding))
            told.discard(document.id)
        for ident in sorted(told):
            document, coding = store.document(ident), store.coding(ident)
            _document(connection, document, reviews.applied(coding))
        for change in source.changes(0 if other else index.state("linked")):
            _change(connection, change)
            changed += 1
        state = {"coded": str(coded), "linked": str(linked), "judged": str(judged),
                 "source": name}  # fmt: skip
        connection.executemany("REPLACE INTO state VALUES (?, ?)", list(state.items()))
    return changed


def _document(connection: sqlite3.Connection, document: Document, coding: Coding) -> None:
    _forget(connection, document.id)
    _insert(connection, "documents", [(
        document.id, document.name, document.title, document.publisher, document.published,
        document.url, len(coding.claims),
    )])  # fmt: skip
    evidence = [(e.id, document.id, _told(e), int(e.score >= LIKELY)) for e in coding.events]
    _insert(connection, "event_words", evidence)
    answered = _answered(coding)
    for claim in coding.claims:
        _claim(connection, document, claim, claim.id in answered)
    for label in coding.labels:
        _label(connection, document, label)


def _forget(connection: sqlite3.Connection, document: str) -> None:
    """Take out what an earlier coding of a document put in."""
    old = "SELECT n FROM claims WHERE document = ?"
    connection.execute(f"DELETE FROM claim_events WHERE claim IN ({old})", (document,))
    for table, column in _COLUMNS:
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))


def _told(event: Event) -> str:
    """Return the sentences that tell of a deed, in the order of the text."""
    return " … ".join(q.text for q in sorted(event.evidence, key=lambda q: q.span.start))


def _answered(coding: Coding) -> set[str]:
    """Return the claims that someone else in the article denies or doubts."""
    against: dict[str, set[str]] = {}
    for claim in coding.claims:
        doubted = claim.events if claim.stance.value == "doubt" else ()
        for event in (*claim.denies, *doubted):
            against.setdefault(event, set()).add(_speaker(claim)[0])
    return {
        c.id for c in coding.claims
        if c.source and not c.denies and c.stance.value != "doubt"
        and any(against.get(e, set()) - {_speaker(c)[0]} for e in c.events)
    }  # fmt: skip


def _speaker(claim: Claim) -> tuple[str, str]:
    """Return key and name of who makes a claim; an outlet that quotes nobody narrates."""
    if not claim.source:
        return NARRATION, claim.outlet or "the outlet itself"
    first = claim.source[0].value
    return source_key(first), source_name(first)


def _claim(
    connection: sqlite3.Connection, document: Document, claim: Claim, answered: bool
) -> None:
    key, name = _speaker(claim)
    chain = " < ".join(shown(s.value) for s in claim.source)
    row = connection.execute(
        "INSERT INTO claims (id, document, key, name, chain, kind, outlet, stance, form, content, "
        "published, against) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (claim.id, document.id, key, name, chain, claim.kinds[0] if claim.kinds else None,
         claim.outlet or document.publisher, claim.stance.value, claim.form.value,
         claimed_words(document, claim), document.published, int(answered)),
    ).lastrowid  # fmt: skip
    told = [(row, event, 0) for event in claim.events] + [(row, e, 1) for e in claim.denies]
    _insert(connection, "claim_events", list(dict.fromkeys(told)))


def _label(connection: sqlite3.Connection, document: Document, label: Label) -> None:
    user = label.user.value if label.user else None
    spoken = (source_key(user), source_name(user)) if user else None
    named = _known(connection, label.names.value) if label.names else None
    connection.execute(
        "INSERT INTO labels (id, document, words, user_key, user_name, names_key, names_name, "
        "scare, published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (label.id, document.id, label.words.text.strip("\"'“”‘’"),
         *(spoken or (NARRATION, document.publisher or NARRATION)), *(named or (None, None)),
         int(label.scare), document.published),
    )  # fmt: skip


def _known(connection: sqlite3.Connection, actor: Actor) -> tuple[str, str]:
    """Return key and name of an actor, and see that the index has it."""
    key, name = actor_key(actor), actor_name(actor)
    connection.execute(
        "INSERT INTO actors VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET named = 1, name = excluded.name WHERE excluded.named > named",
        (key, name, actor.country, actor.sector, int(actor.id is not None)),
    )
    return key, name


def _change(connection: sqlite3.Connection, change: Change) -> None:
    number = connection.execute("SELECT n FROM incidents WHERE id = ?", (change.id,)).fetchone()
    if number is not None:
        _withdraw(connection, number[0])
    if (incident := change.incident) is None:
        return
    row = _row(incident)
    marks = ", ".join("?" * len(row))
    n = connection.execute(
        f"INSERT INTO incidents ({', '.join(row)}) VALUES ({marks})", list(row.values())
    ).lastrowid
    _insert(connection, "incident_events", [(e, n) for e in incident.events])
    _insert(connection, "incident_reports", [(r.document, n, r.copy_of) for r in incident.reports])
    parties: dict[tuple[str, object, str], None] = {}
    for role, slot in (("actor", incident.actors), ("recipient", incident.recipients)):
        for reading in slot:
            parties[_known(connection, reading.value)[0], n, role] = None
    _insert(connection, "parties", list(parties))
    connection.execute(
        "INSERT INTO tellings SELECT DISTINCT c.key, ie.incident FROM incident_events ie "
        "JOIN claim_events ce ON ce.event = ie.event JOIN claims c ON c.n = ce.claim "
        "WHERE ie.incident = ?",
        (n,),
    )
    outlets = {r.publisher for r in incident.reports if r.publisher}
    _insert(connection, "tellings", [(f"outlet:{o}", n) for o in sorted(outlets)])
    told = connection.execute(
        "SELECT words FROM incident_events JOIN event_words USING (event) WHERE incident = ?", (n,)
    )
    listed = ([*_words(incident), *(w for (w,) in told)], _places(incident), _parties(incident))
    words = tuple(" ".join(dict.fromkeys(some)) for some in listed)
    _insert(connection, "incident_words (rowid, words, places, names)", [(n, *words)])


def _empty(connection: sqlite3.Connection) -> None:
    """Take out every incident: another source says now what one is."""
    for table in ("incident_events", "incident_reports", "parties", "tellings", "incidents"):
        connection.execute(f"DELETE FROM {table}")


def _withdraw(connection: sqlite3.Connection, number: int) -> None:
    for table in ("incident_events", "incident_reports", "parties", "tellings"):
        connection.execute(f"DELETE FROM {table} WHERE incident = ?", (number,))
    connection.execute("DELETE FROM incidents WHERE n = ?", (number,))


def _row(incident: Incident) -> dict[str, object]:
    place, when = incident.place, incident.when
    reported = (incident.first_published or "")[:10] or None
    sides = {origin.party for origin in incident.origins}
    return {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "grade": incident.grade,
        "title": incident.title, "summary": incident.summary,
        "actors": _names(incident.actors), "recipients": _names(incident.recipients),
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "day": when.latest[:10] if when else reported,
        "begins": when.earliest[:10] if when else reported,
        "place": place.name if place else None, "where_": place_words(place) if place else None,
        "country": place.country if place else None, "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "killed": getattr(incident.toll("killed"), "best", None),
        "injured": getattr(incident.toll("injured"), "best", None),
        **incident.toll_cells("killed", *_ENDS), **incident.toll_cells("injured", *_ENDS),
        "reports": incident.report_count,
        "origins": incident.corroboration, "contradictions": len(incident.contradictions),
        "party": sides.pop() if len(sides) == 1 else None,
        "first_published": incident.first_published, "last_published": incident.last_published,
    }  # fmt: skip


def _names(slot: Sequence[Reading[Actor]]) -> str:
    """Return the first two names, and how many more there are."""
    names = list(dict.fromkeys(shown(r.value) for r in slot))
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(names[:2]) + more


def _places(incident: Incident) -> Iterator[str]:
    """Return the names of all places that reports give, with their provinces and countries."""
    for place in (reading.value for reading in incident.places):
        country = country_words(place.country)
        yield from filter(None, (place.text, place.name, place.admin2, place.admin1, country))


def _parties(incident: Incident) -> Iterator[str]:
    """Return the names that the parties of an incident bear and are counted under."""
    for reading in (*incident.actors, *incident.recipients):
        yield from (shown(reading.value), actor_name(reading.value), reading.value.text)


def _words(incident: Incident) -> list[str]:
    """Return the words that an incident is found by, besides those that tell of it."""
    quotes = [
        q.text
        for slot in (incident.actors, incident.recipients, incident.places)
        for reading in slot
        for q in reading.quotes
    ]
    names = [shown(r.value) for slot in (incident.actors, incident.recipients) for r in slot]
    sides = [s.quote.text for c in incident.contradictions for s in (c.left, c.right)]
    titles = [r.title or "" for r in incident.reports]
    return [incident.title, incident.summary, *titles, *names, *quotes, *sides]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if not rows:
        return
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
