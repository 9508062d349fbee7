"""Finding incidents: by place, time, type, actor, grade, toll and words."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    text,
)

from dateline.codebook.schemes import VERBAL
from dateline.errors import StoreError
from dateline.records import Grade, Incident, incident_id
from dateline.store import tables
from dateline.store.records import Store, quoted

_TOGETHER = 10_000
"""Documents that are asked for in one query: SQLite takes 32,766 values in some builds."""


class Filter(msgspec.Struct, frozen=True):
    """What incidents are asked for; what is left out filters nothing.

    `place` is the name of a place, province or country, or a country's code; `since` and `until`
    are days (YYYY-MM-DD) that the incident's time must touch; `actor` is the id or words of a
    name, of either side; `killed` the least number killed, by the best count; `words` must all
    stand in one of its reports.
    """

    place: str | None = None
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    actor: str | None = None
    grades: tuple[Grade, ...] = ()
    killed: int | None = None
    words: str | None = None
    publisher: str | None = None


def find_incidents(store: Store, wanted: Filter, *, limit: int = 50) -> tuple[list[Row[Any]], int]:
    """Return rows of incidents, newest first, and how many there are in all."""
    t = tables.incidents
    chosen = _narrowed(select(t), wanted)
    query = chosen.order_by(*_newest_first()).limit(limit)
    with store.engine.connect() as connection:
        count = connection.execute(_narrowed(select(func.count(t.c.id)), wanted)).scalar()
        return list(connection.execute(query)), int(count or 0)


def _narrowed(query: Select[Any], wanted: Filter) -> Select[Any]:
    """Return a query over `incidents` that a filter narrows."""
    return query.where(*_conditions(wanted))


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    t = tables.incidents
    found: list[ColumnElement[bool]] = []
    if wanted.place:
        like = f"%{wanted.place}%"
        code = t.c.country == wanted.place.upper()
        found.append(or_(t.c.place.ilike(like), t.c.admin1.ilike(like), code))
    if wanted.since:
        found.append(func.coalesce(t.c.latest, t.c.last_published) >= wanted.since)
    if wanted.until:
        # a day's hours ("2024-12-03T10:00") sort after the day itself
        found.append(func.coalesce(t.c.earliest, t.c.first_published) < wanted.until + "U")
    if wanted.types:
        found.append(t.c.type.in_(wanted.types))
    if wanted.grades:
        found.append(t.c.grade.in_(wanted.grades))
    if wanted.killed is not None:
        found.append(t.c.killed_best >= wanted.killed)
    if wanted.actor:
        a = tables.incident_actors
        named = or_(a.c.actor == wanted.actor, a.c.name.ilike(f"%{wanted.actor}%"))
        found.append(t.c.id.in_(select(a.c.incident).where(named)))
    if wanted.words or wanted.publisher:
        found.append(t.c.id.in_(_told_in(wanted)))
    return found


def _told_in(wanted: Filter) -> Select[Any]:
    """Return the incidents that documents with some words, or of some publisher, tell of."""
    e, d = tables.incident_events, tables.documents
    query = select(e.c.incident)
    if wanted.publisher:
        mine = select(d.c.id).where(d.c.publisher.ilike(f"%{wanted.publisher}%"))
        query = query.where(e.c.document.in_(mine))
    if wanted.words:
        matching = text(
            "SELECT d.id FROM documents_text JOIN documents d ON d.rowid = documents_text.rowid "
            "WHERE documents_text MATCH :words"
        ).bindparams(words=quoted(wanted.words))
        query = query.where(e.c.document.in_(matching.columns(d.c.id)))
    return query


def all_incidents(store: Store) -> Iterator[Incident]:
    """Return every incident, newest first."""
    t = tables.incidents
    query = select(t.c.body).order_by(*_newest_first())
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            yield msgspec.json.decode(row.body, type=Incident)


def weightiest(store: Store, documents: Iterable[str], *, limit: int) -> list[Row[Any]]:
    """Return rows of the incidents of some documents: deeds before words, then by their weight.

    Most reports come first, of as many most killed, of as many the newest.
    """
    t, e = tables.incidents, tables.incident_events
    spoken = case((t.c.type.in_(sorted(VERBAL)), 1), else_=0)
    order = (
        spoken,
        t.c.reports.desc(),
        func.coalesce(t.c.killed_best, -1).desc(),
        *_newest_first(),
    )
    best: set[str] = set()
    listed = list(documents)
    with store.engine.connect() as connection:
        for start in range(0, len(listed), _TOGETHER):
            some = listed[start : start + _TOGETHER]
            mine = select(e.c.incident).where(e.c.document.in_(some))
            query = select(t.c.id).where(t.c.id.in_(mine)).order_by(*order).limit(limit)
            best.update(connection.execute(query).scalars())
        chosen = select(t).where(t.c.id.in_(best)).order_by(*order).limit(limit)
        return list(connection.execute(chosen))


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    t = tables.incidents
    return func.coalesce(t.c.latest, t.c.first_published, "").desc(), t.c.id.asc()


def newest_change(store: Store) -> int:
    """Return the number of the newest change of an incident; 0 where there is none."""
    with store.engine.connect() as connection:
        newest = connection.execute(select(func.max(tables.incident_log.c.seq))).scalar()
    return int(newest or 0)


def changed_incidents(store: Store, after: int) -> Iterator[tuple[str, Incident | None]]:
    """Return the incidents that changed after that number; None for those that are gone."""
    log, t = tables.incident_log, tables.incidents
    query = (
        select(log.c.incident, t.c.body)
        .outerjoin(t, t.c.id == log.c.incident)
        .where(log.c.seq > after)
        .group_by(log.c.incident)
        .order_by(func.max(log.c.seq))
    )
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            yield row.incident, msgspec.json.decode(row.body, type=Incident) if row.body else None


def incidents_published(store: Store, after: str, until: str) -> Iterator[Incident]:
    """Return incidents on which something published or updated between two days reports.

    Both days (YYYY-MM-DD) mean their end.
    """
    t, e, d = tables.incidents, tables.incident_events, tables.documents
    # a day's hours ("2024-12-03T10:00") sort after the day and before the day with a "U"
    told = select(e.c.incident).join(d, d.c.id == e.c.document)
    updated = func.json_extract(cast(d.c.body, String), "$.updated")
    told = told.where(or_(*(
        and_(stamp > after + "U", stamp < until + "U") for stamp in (d.c.published, updated)
    )))  # fmt: skip
    query = select(t.c.body).where(t.c.id.in_(told)).order_by(t.c.first_published, t.c.id)
    with store.engine.connect() as connection:
        bodies = [row.body for row in connection.execute(query)]
    for body in bodies:
        yield msgspec.json.decode(body, type=Incident)


def incident(store: Store, ident: str) -> Incident:
    """Return an incident by the beginning of its id, or by that of one of its events.

    The whole id of one that was merged into another leads to that one.
    """
    with store.engine.connect() as connection:
        found = _found(connection, ident)
    if not found:
        raise StoreError(
            f'{store.path}: no incident "{ident}"; copy an id from "dateline incidents", '
            'or run "dateline link" if the articles were coded by an earlier version'
        )
    if len(found) > 1:
        several = ", ".join(sorted(row.id for row in found)[:5])
        raise StoreError(f'{store.path}: "{ident}" may be {several}; give more of the id')
    return msgspec.json.decode(found[0].body, type=Incident)


def _found(connection: Connection, ident: str) -> list[Row[Any]]:
    t, e = tables.incidents, tables.incident_events
    for test in (t.c.id == ident, t.c.id.startswith(ident, autoescape=True)):
        # the index gives a whole id; for the beginning of one all ids are read
        query = select(t.c.id, t.c.body).where(test).limit(6)
        found: list[Row[Any]] = list(connection.execute(query))
        if found:
            return found
    through = select(e.c.incident).where(e.c.event.startswith(ident, autoescape=True))
    query = select(t.c.id, t.c.body).where(t.c.id.in_(through)).limit(6)
    if (first := _first_event(connection, ident)) is not None:
        query = select(t.c.id, t.c.body).join(e, e.c.incident == t.c.id).where(e.c.event == first)
    return list(connection.execute(query))


def _first_event(connection: Connection, ident: str) -> str | None:
    """Return the event that an incident began with which is in the log but is no more.

    Another took that event when they were merged; ids are hashes, so all events are tried.
    """
    log, e = tables.incident_log, tables.incident_events
    logged = select(log.c.seq).where(log.c.incident == ident).limit(1)
    if connection.execute(logged).first() is None:
        return None
    events = (row.event for row in connection.execute(select(e.c.event)))
    return next((event for event in events if incident_id(event) == ident), None)
