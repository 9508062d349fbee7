"""Builds the gazetteer's SQLite file; the same inputs give the same bytes."""

import math
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import msgspec

from dateline.codebook.places import inputs
from dateline.codebook.places.compiling import SHORT, Compiled, Draft, compile_drafts
from dateline.codebook.places.drafts import draft_places
from dateline.codebook.places.folding import fold
from dateline.codebook.places.gazetteer import kilometres

FILE = "gazetteer.sqlite"
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
  admin2 TEXT, lat REAL, lon REAL, population INTEGER NOT NULL, radius_km REAL,
  capital INTEGER NOT NULL, curated INTEGER NOT NULL,
  south REAL, west REAL, north REAL, east REAL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, strength INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeleton (
  country TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (country, key, place)) WITHOUT ROWID;
"""
_ALIKE = f"""SELECT p.country, p.lat, p.lon FROM name n JOIN place p ON p.id = n.place
  WHERE n.key = ? AND n.strength <> {SHORT} AND p.kind IN (?, ?) AND p.lat BETWEEN ? AND ?"""
_TOWNS = """SELECT country, lat, lon, admin1 FROM place
  WHERE kind = 'town' AND country <> '' AND admin1 <> '' AND lat IS NOT NULL ORDER BY id"""
_SAME_PLACE_KM = 25.0
_SAME_UNIT_KM = 50.0
_CELLS = 720  # half-degree cells around the globe, 55.5 km wide at the equator

Grid = Mapping[tuple[str, int, int], list[tuple[float, float, str]]]
"""Latitude, longitude and first-level unit of towns by country and half-degree cell."""


class BuildReport(msgspec.Struct, frozen=True):
    """What a build of the gazetteer wrote: counts, bytes and seconds."""

    path: str
    places: int
    names: int
    skeletons: int
    bytes: int
    seconds: float


def build(target: Path) -> BuildReport:
    """Write the gazetteer into the folder `target` and return what it holds."""
    started = time.monotonic()
    drafts = draft_places(
        cities=inputs.read_cities(),
        subdivisions=inputs.read_subdivisions(),
        parents=inputs.read_parents(),
        countries=inputs.read_countries(),
        country_aliases=inputs.read_country_aliases(),
        extras=inputs.read_supplement(),
    )
    path = target / FILE
    compiled = write_drafts(path, drafts)
    return BuildReport(
        path=str(path),
        places=len(drafts),
        names=len(compiled.names),
        skeletons=len(compiled.skeletons),
        bytes=path.stat().st_size,
        seconds=round(time.monotonic() - started, 1),
    )


def write_drafts(path: Path, drafts: list[Draft]) -> Compiled:
    """Write places into a new gazetteer file and return their keys."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    compiled = _write(partial, drafts)
    partial.replace(path)  # a reader never sees half a gazetteer
    return compiled


def add_drafts(path: Path, drafts: Iterable[Draft]) -> tuple[int, int]:
    """Add to a gazetteer file the places that it lacks; return how many, and how many it had.

    Each has a point, and gets the first-level unit of the nearest town. Raises sqlite3.Error when
    the file can't be written; it is broken then.
    """
    added = known = 0
    with closing(sqlite3.connect(path)) as db:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
            db.execute(f"PRAGMA {pragma}")
        grid = _grid(db)
        (last,) = db.execute("SELECT max(id) FROM place").fetchone()
        for draft in drafts:
            if _known(db, draft):
                known += 1
                continue
            if draft.kind not in ("river", "sea"):  # they belong to many units
                draft.admin1 = _admin1(grid, draft)
            added += 1
            insert_drafts(db, [draft], first=last + added)
        db.commit()
        db.execute("VACUUM")
    return added, known


def insert_drafts(db: sqlite3.Connection, drafts: list[Draft], first: int = 1) -> Compiled:
    """Add places, numbered from `first`, with their keys and return the keys; nothing's committed.

    Raises sqlite3.Error when a number is taken or the file can't be written.
    """
    compiled = compile_drafts(drafts, first)
    db.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 16)})", _rows(drafts, first))
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", compiled.names)
    db.executemany("INSERT INTO skeleton VALUES (?, ?, ?)", compiled.skeletons)
    return compiled


def _rows(drafts: Iterable[Draft], first: int) -> Iterable[tuple[object, ...]]:
    for number, d in enumerate(drafts, start=first):
        lat = None if d.lat is None else round(d.lat, 5)
        lon = None if d.lon is None else round(d.lon, 5)
        radius = None if d.radius_km is None else round(d.radius_km, 1)
        yield (
            number, d.name, d.kind, d.country or None, d.admin1 or None, d.admin2 or None,
            lat, lon, d.population, radius, int(d.capital), int(d.curated),
            *(round(edge, 3) for edge in d.box or ()), *(None for _ in range(0 if d.box else 4)),
        )  # fmt: skip


def _write(path: Path, drafts: list[Draft]) -> Compiled:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        compiled = insert_drafts(connection, drafts)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    return compiled


def _known(db: sqlite3.Connection, draft: Draft) -> bool:
    """Tell whether such a place (if settled, of that country) of the same key lies close by."""
    lat, lon, high = draft.lat or 0.0, draft.lon or 0.0, _SAME_PLACE_KM / 111
    settled = draft.kind in ("town", "village")
    kinds = ("town", "village") if settled else (draft.kind, draft.kind)
    return any(
        (not settled or (country or "") == draft.country)
        and kilometres(lat, lon, other_lat, other_lon) <= _SAME_PLACE_KM
        for country, other_lat, other_lon in db.execute(
            _ALIKE, (fold(draft.name), *kinds, lat - high, lat + high)
        )
    )


def _grid(db: sqlite3.Connection) -> Grid:
    grid: dict[tuple[str, int, int], list[tuple[float, float, str]]] = {}
    for country, lat, lon, admin1 in db.execute(_TOWNS):
        grid.setdefault((country, *_cell(lat, lon)), []).append((lat, lon, admin1))
    return grid


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat * 2), math.floor(lon * 2) % _CELLS


def _admin1(grid: Grid, draft: Draft) -> str:
    """Return the first-level unit of the nearest town of the place's country, or ""."""
    lat, lon = draft.lat or 0.0, draft.lon or 0.0
    row, column = _cell(lat, lon)
    narrow = math.cos(math.radians(min(89.0, abs(lat) + 0.5)))  # cells narrow towards the poles
    reach = math.ceil(_SAME_UNIT_KM / 55.5 / narrow)
    columns = sorted(range(column - reach, column + reach + 1), key=lambda c: abs(c - column))
    cells = ((draft.country, r, c % _CELLS) for r in (row, row - 1, row + 1) for c in columns)
    best, nearest = _SAME_UNIT_KM, ""
    for town_lat, town_lon, unit in (town for cell in cells for town in grid.get(cell, ())):
        if abs(town_lat - lat) * 111 < best:  # spares most distances: the nearest cells come first
            km = kilometres(lat, lon, town_lat, town_lon)
            best, nearest = min((best, nearest), (km, unit))
    return nearest
