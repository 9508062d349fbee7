"""Builds the gazetteer's SQLite file; the same inputs give the same bytes."""

import os
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.codebook.places import inputs
from dateline.codebook.places.compiling import Compiled, Draft, compile_drafts
from dateline.codebook.places.drafts import draft_places

FILE = "gazetteer.sqlite"
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
  admin2 TEXT, lat REAL, lon REAL, population INTEGER NOT NULL, radius_km REAL,
  capital INTEGER NOT NULL, curated INTEGER NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, strength INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeleton (
  country TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (country, key, place)) WITHOUT ROWID;
"""


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
    compiled = compile_drafts(drafts)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    _write(partial, drafts, compiled)
    partial.replace(path)  # a reader never sees half a gazetteer
    return compiled


def _rows(drafts: Iterable[Draft]) -> Iterable[tuple[object, ...]]:
    for number, d in enumerate(drafts, start=1):
        lat = None if d.lat is None else round(d.lat, 5)
        lon = None if d.lon is None else round(d.lon, 5)
        radius = None if d.radius_km is None else round(d.radius_km, 1)
        yield (
            number, d.name, d.kind, d.country or None, d.admin1 or None, d.admin2 or None,
            lat, lon, d.population, radius, int(d.capital), int(d.curated),
        )  # fmt: skip


def _write(path: Path, drafts: list[Draft], compiled: Compiled) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(drafts)
        )
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", compiled.names)
        connection.executemany("INSERT INTO skeleton VALUES (?, ?, ?)", compiled.skeletons)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
