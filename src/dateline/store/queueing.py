"""Which records to look at first: what is at stake times how much is in doubt."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import text

from dateline.store.records import Store
from dateline.store.stakes import read_query

_EVERY = """r.id IN (SELECT event FROM (
    SELECT w.event FROM incident_events w JOIN incidents j ON j.id = w.incident
    WHERE w.weight IS NOT NULL AND j.realis NOT IN ('future', 'hypothetical')
        AND w.event NOT IN (SELECT value FROM json_each(:but))
    ORDER BY w.weight DESC, w.event LIMIT :limit OFFSET :offset
))"""
"""The events of a page by their kept weights: an index gives them in order."""
_ONLY = "r.id IN (SELECT value FROM json_each(:only))"


class Waiting(msgspec.Struct, frozen=True):
    """An event to be judged, with what its incident puts at stake and how much is in doubt."""

    event: str
    document: str
    score: float
    incident: str | None
    title: str | None
    grade: str | None
    killed: int
    origins: int
    unsure: bool
    stakes: float
    doubt: float


def waiting(
    store: Store, only: Sequence[str] | None, but: Sequence[str], *, limit: int, offset: int = 0
) -> list[Waiting]:
    """Return the events of linked codings, those first where most is at stake and in doubt.

    `only` are the events asked for (None: all that stand in an incident), `but` those left out.
    """
    values: dict[str, Any] = {
        "only": _listed(only or ()), "but": _listed(but), "limit": limit, "offset": offset,
        "skip": 0 if only is None else offset,
    }  # fmt: skip
    query = read_query("queue.sql", chosen=_EVERY if only is None else _ONLY)
    with store.engine.connect() as connection:
        rows = connection.execute(text(query), values).mappings()
        return [msgspec.convert(dict(row), Waiting, strict=False) for row in rows]


def _listed(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
