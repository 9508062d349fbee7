"""Asking the index for incidents: a page of the list, counts, the map."""

from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.desk.index.filters import ORDERS, Filter, where
from dateline.desk.index.opening import Index
from dateline.records.slots import PINNED

PAGE = 60
FACETS = ("grade", "type", "country")
_COLUMNS = (
    "id, type, mode, grade, title, summary, actors, recipients, earliest, latest, place, where_, "
    "country, admin1, lat, lon, precision, radius_km, killed_low, killed, killed_high, "
    "killed_open, killed_high_open, injured_low, injured, injured_high, injured_open, "
    "injured_high_open, reports, origins, contradictions, party, first_published, "
    "last_published"
)
_TELLING = (
    "(SELECT words FROM incident_events JOIN event_words USING (event) WHERE incident = n LIMIT 1)"
)


class Row(msgspec.Struct, frozen=True):
    """An incident as a list shows it; `lat` and `lon` are empty where no pin is honest.

    A number that is `open` is a lower bound: "hundreds", "at least nine". `party` is the one party
    to the fight whose word is all there is.
    """

    id: str
    type: str
    mode: str | None
    grade: str
    title: str
    summary: str
    actors: str
    recipients: str
    earliest: str | None
    latest: str | None
    place: str | None
    where: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None
    killed_low: int | None
    killed: int | None
    killed_high: int | None
    killed_open: bool | None
    killed_high_open: bool | None
    injured_low: int | None
    injured: int | None
    injured_high: int | None
    injured_open: bool | None
    injured_high_open: bool | None
    reports: int
    origins: int
    contradictions: int
    party: str | None
    first_published: str | None
    last_published: str | None
    words: str | None = None


class Page(msgspec.Struct, frozen=True):
    """Some of the incidents that a filter leaves; `next` is where the next page begins."""

    total: int
    incidents: tuple[Row, ...]
    next: int | None


class Choice(msgspec.Struct, frozen=True):
    """A value that a filter can take, and how many incidents it would leave."""

    value: str
    count: int


class Spot(msgspec.Struct, frozen=True):
    """A place with its incidents; `lat` and `lon` are the middle of an area where not `pinned`."""

    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    pinned: bool
    count: int
    killed: int
    open: int
    contested: int
    id: str


class Spread(msgspec.Struct, frozen=True):
    """Where incidents lie: at places, somewhere in countries, and how many nowhere known."""

    spots: tuple[Spot, ...]
    countries: tuple[Choice, ...]
    nowhere: int


def page(index: Index, wanted: Filter, start: int = 0, size: int = PAGE) -> Page:
    """Return a page of the incidents that a filter leaves, in its order."""
    test, values = where(wanted)
    total = count(index, wanted)
    rows = index.ask(
        f"SELECT {_COLUMNS}, {_TELLING} AS words FROM incidents WHERE {test} "
        f"ORDER BY {ORDERS[wanted.sort]} LIMIT :size OFFSET :start",
        {**values, "size": size, "start": start},
    )
    more = start + size if start + size < total else None
    return Page(total, tuple(_row(r) for r in rows), more)


def only(index: Index, ident: str) -> tuple[Row, ...]:
    """Return one incident, if the index has it."""
    query = f"SELECT {_COLUMNS}, {_TELLING} AS words FROM incidents WHERE id = ?"
    return tuple(map(_row, index.ask(query, (ident,))))


def holding(index: Index, events: Iterable[str]) -> dict[str, str]:
    """Return the titles of the incidents that hold any of some events, by id."""
    listed = msgspec.json.encode(list(events)).decode()
    query = (
        "SELECT DISTINCT i.id, i.title FROM incident_events e JOIN incidents i ON i.n = e.incident "
        "WHERE e.event IN (SELECT value FROM json_each(?)) ORDER BY i.id"
    )
    return {row["id"]: row["title"] for row in index.ask(query, (listed,))}


def close(index: Index, ident: str, words: str = "", size: int = 8) -> tuple[Row, ...]:
    """Return incidents that could be the same as one, those nearest in time first.

    They hold all the words; without words, they lie in its country within two weeks of it.
    """
    mine = index.ask("SELECT day, country FROM incidents WHERE id = ?", (ident,))
    day, country = mine[0] if mine else (None, None)
    test, values = where(Filter(q=words))
    apart = "abs(julianday(day) - julianday(:day))"
    if not words:
        test = f"country IS :country AND {apart} <= 14"
    rows = index.ask(
        f"SELECT {_COLUMNS}, {_TELLING} AS words FROM incidents WHERE {test} AND id != :id "
        f"ORDER BY coalesce({apart}, 1e9), n LIMIT :size",
        {**values, "id": ident, "day": day, "country": country, "size": size},
    )
    return tuple(map(_row, rows))


def count(index: Index, wanted: Filter) -> int:
    """Return how many incidents a filter leaves."""
    test, values = where(wanted, scan=True)
    return int(index.value(f"SELECT count(*) FROM incidents WHERE {test}", values))


def events_of(index: Index, wanted: Filter) -> dict[str, set[str]]:
    """Return the events of the incidents that a filter leaves, by their articles."""
    test, values = where(wanted)
    found: dict[str, set[str]] = {}
    for document, event in index.ask(
        "SELECT w.document, e.event FROM incident_events e JOIN event_words w USING (event) "
        f"WHERE e.incident IN (SELECT n FROM incidents WHERE {test}) ORDER BY w.document",
        values,
    ):
        found.setdefault(document, set()).add(event)
    return found


def choices(index: Index, wanted: Filter, most: int = 40) -> dict[str, tuple[Choice, ...]]:
    """Return the values that grade, type and country could take beside the rest of the filter.

    One pass counts all three; only for those that are chosen there is one more each.
    """
    found = {
        name: _counted(index, wanted, (name,), but=name)[name]
        for name in FACETS
        if getattr(wanted, name)
    }
    rest = tuple(name for name in FACETS if name not in found)
    found |= _counted(index, wanted, rest) if rest else {}
    ranked = {n: sorted(found[n].items(), key=lambda c: (-c[1], c[0]))[:most] for n in FACETS}
    return {name: tuple(Choice(*c) for c in listed) for name, listed in ranked.items()}


def _counted(
    index: Index, wanted: Filter, names: tuple[str, ...], but: str = ""
) -> dict[str, dict[str, int]]:
    """Return how many incidents there are of each value of some columns."""
    test, values = where(wanted, but=but, scan=True)
    columns = ", ".join(names)
    rows = index.ask(
        f"SELECT {columns}, count(*) FROM incidents WHERE {test} GROUP BY {columns}", values
    )
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for row in rows:
        for name, value in zip(names, row, strict=False):
            if value is not None:
                found[name][value] = found[name].get(value, 0) + row[-1]
    return found


def spread(index: Index, wanted: Filter) -> Spread:
    """Return where the incidents lie that a filter leaves."""
    test, values = where(wanted, scan=True)
    rows = index.ask(
        "SELECT place, country, precision, lat, lon, max(radius_km), count(*), "
        "coalesce(sum(killed), 0), coalesce(sum(killed_open), 0), "
        "sum(grade = 'contested'), min(id) "
        "FROM incidents INDEXED BY incidents_places "  # it holds all that is asked, in this order
        f"WHERE {test} GROUP BY lat, lon, place, precision, country",
        values,
    )
    spots: list[Spot] = []
    countries: dict[str, int] = {}
    nowhere = 0
    for name, country, precision, lat, lon, radius, number, *rest in rows:
        if lat is not None and precision != "country":
            pinned = precision in PINNED
            spots.append(
                Spot(name, country, precision, lat, lon, radius, pinned, number, *rest)
            )  # fmt: skip
        elif country:
            countries[country] = countries.get(country, 0) + number
        else:
            nowhere += number
    found = sorted(countries.items(), key=lambda c: (-c[1], c[0]))
    return Spread(tuple(spots), tuple(Choice(*c) for c in found), nowhere)


def _row(row: Any) -> Row:
    values = dict(row)
    values["where"] = values.pop("where_")
    if values["precision"] not in PINNED:
        values["lat"] = values["lon"] = None
    return msgspec.convert(values, Row, strict=False)
