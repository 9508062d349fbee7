"""Asking the index for actors: who does what to whom, and when."""

import itertools

import msgspec

from dateline.desk.index.filters import Filter, where
from dateline.desk.index.opening import Index

_PAIRS = (
    "FROM parties a JOIN parties r ON r.incident = a.incident AND r.role = 'recipient' "
    "JOIN incidents i ON i.n = a.incident WHERE a.role = 'actor' AND a.key != r.key"
)


class ActorRow(msgspec.Struct, frozen=True):
    """An actor with how many incidents it acts in, and how many befall it."""

    key: str
    name: str
    country: str | None
    sector: str | None
    named: bool
    acts: int
    suffers: int


class Edge(msgspec.Struct, frozen=True):
    """What one actor does to another: incidents, their dead, and the most frequent type."""

    source: str
    target: str
    count: int
    killed: int
    type: str


class Network(msgspec.Struct, frozen=True):
    """The actors with the most incidents and what they do to each other."""

    actors: tuple[ActorRow, ...]
    edges: tuple[Edge, ...]


class Month(msgspec.Struct, frozen=True):
    """An actor's month: the incidents it acts in and those that befall it."""

    month: str
    acts: int
    suffers: int


def names(index: Index, *keys: str) -> dict[str, str]:
    """Return the names of actors and sources by key; an unknown key is its own name."""
    found = {k: k.removeprefix("outlet:") for k in keys if k}
    for key in found:
        name = index.value("SELECT name FROM actors WHERE key = ?", (key,))
        found[key] = name or found[key]
    return found


def actors(
    index: Index, wanted: Filter, words: str = "", most: int = 200, start: int = 0
) -> tuple[ActorRow, ...]:
    """Return the actors of the incidents that a filter leaves, the busiest first."""
    test, values = where(wanted)
    within = "" if test == "1" else f"AND p.incident IN (SELECT n FROM incidents WHERE {test})"
    return index.structs(
        ActorRow,
        "SELECT a.*, sum(p.role = 'actor') AS acts, sum(p.role = 'recipient') AS suffers "
        "FROM parties p JOIN actors a USING (key) "
        f"WHERE a.name LIKE :words {within} GROUP BY a.key "
        "ORDER BY count(*) DESC, a.key LIMIT :most OFFSET :start",
        {**values, "words": f"%{words}%", "most": most, "start": start},
    )


def actor(index: Index, key: str) -> ActorRow | None:
    """Return one actor."""
    found = index.structs(
        ActorRow,
        "SELECT a.*, coalesce(sum(p.role = 'actor'), 0) AS acts, "
        "coalesce(sum(p.role = 'recipient'), 0) AS suffers "
        "FROM actors a LEFT JOIN parties p USING (key) WHERE a.key = ? GROUP BY a.key",
        (key,),
    )
    return found[0] if found else None


def network(index: Index, wanted: Filter, most: int = 30) -> Network:
    """Return the busiest actors and what they do to each other.

    Only those that are somebody, or of some country: "rebels" of no country are many, and an arrow
    from them would join wars that have nothing to do with each other.
    """
    somebody = (a for a in actors(index, wanted, most=10 * most) if a.named or a.country)
    busiest = tuple(itertools.islice(somebody, most))
    if not busiest:
        return Network((), ())
    test, values = where(wanted)
    keys = {f"k{i}": a.key for i, a in enumerate(busiest)}
    chosen = ", ".join(f":{k}" for k in keys)
    rows = index.ask(
        f"SELECT a.key, r.key, i.type, count(*), coalesce(sum(i.killed), 0) {_PAIRS} "
        f"AND a.key IN ({chosen}) AND r.key IN ({chosen}) "
        f"AND {test} GROUP BY a.key, r.key, i.type "
        "ORDER BY a.key, r.key, count(*) DESC, i.type",
        {**values, **keys},
    )
    return Network(busiest, _edges(rows))


def partners(index: Index, key: str, *, acting: bool, most: int = 25) -> tuple[Edge, ...]:
    """Return whom an actor acts on, or who acts on it, the most frequent first."""
    mine = "a.key" if acting else "r.key"
    rows = index.ask(
        f"SELECT a.key, r.key, i.type, count(*), coalesce(sum(i.killed), 0) {_PAIRS} "
        f"AND {mine} = ? GROUP BY a.key, r.key, i.type "
        "ORDER BY a.key, r.key, count(*) DESC, i.type",
        (key,),
    )
    return tuple(sorted(_edges(rows), key=lambda e: (-e.count, e.source, e.target)))[:most]


def months(index: Index, key: str) -> tuple[Month, ...]:
    """Return an actor's months, oldest first."""
    return index.structs(
        Month,
        "SELECT substr(day, 1, 7) AS month, sum(role = 'actor') AS acts, "
        "sum(role = 'recipient') AS suffers FROM parties JOIN incidents ON n = incident "
        "WHERE key = ? AND day IS NOT NULL GROUP BY 1 ORDER BY 1",
        (key,),
    )


def _edges(rows: list[tuple[str, str, str, int, int]]) -> tuple[Edge, ...]:
    """Return one edge a pair; the rows of a pair stand together, its most frequent type first."""
    found: dict[tuple[str, str], Edge] = {}
    for source, target, type_, number, killed in rows:
        known = found.get((source, target))
        if known is None:
            found[source, target] = Edge(source, target, number, killed, type_)
        else:
            found[source, target] = Edge(
                source, target, known.count + number, known.killed + killed, known.type
            )
    return tuple(found.values())
