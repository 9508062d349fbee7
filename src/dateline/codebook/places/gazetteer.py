"""Looks names up in the gazetteer."""

import functools
import math
import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from dateline.codebook.places.compiling import Box
from dateline.codebook.places.folding import fold, skeleton, without_articles
from dateline.codebook.places.nations import nations
from dateline.errors import GazetteerError

FILE = Path(__file__).parent / "gazetteer.sqlite"
_COLUMNS = (
    "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, "
    "p.radius_km, p.capital, p.curated, p.south, p.west, p.north, p.east"
)
_EARTH_KM = 6371.0
_LIKENESS = (1.0, 0.8, 0.6, 0.3, 0.5)
"""What a match is worth: own name, alias, without its article, consonants alone, abbreviation."""
SHORT = 0.5
"""The likeness of an abbreviation."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A place that a name can mean; `likeness` tells how near the name came to its own."""

    id: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    radius_km: float | None
    capital: bool
    curated: bool
    likeness: float
    box: Box | None = None

    def covers(self, lat: float | None, lon: float | None) -> bool:
        """Tell whether a point lies in the box around the place's towns; False without one."""
        if self.box is None or lat is None or lon is None:
            return False
        south, west, north, east = self.box
        return south <= lat <= north and west <= lon <= east


class Gazetteer:
    """A read-only gazetteer; open it with `Gazetteer.open()`."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise GazetteerError(f"{path}: no gazetteer here; run: dateline places build")
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._countries: dict[str, int] = {
            code: number
            for number, code in self._db.execute(
                "SELECT id, country FROM place WHERE kind = 'country'"
            )
        }
        self._named = functools.lru_cache(maxsize=20_000)(self._candidates)
        self._alike = functools.lru_cache(maxsize=5_000)(self._similar)

    @staticmethod
    @functools.cache
    def open(path: Path = FILE) -> "Gazetteer":
        """Return the gazetteer, opened once in a process."""
        return Gazetteer(path)

    def candidates(self, name: str) -> tuple[Row, ...]:
        """Return the places that a name can mean by its spelling, in a fixed order."""
        return self._named(name)

    def similar(self, name: str, country: str) -> tuple[Row, ...]:
        """Return the places of a country whose consonants are the name's: a weak match."""
        return self._alike(name, country)

    def country(self, code: str | None) -> Row | None:
        """Return the country of an ISO 3166-1 alpha-3 code."""
        number = self._countries.get(code or "")
        return self._rows("p.id = ?", (number,), 0)[0] if number is not None else None

    def towns(self) -> list[tuple[float, float, str | None, str | None]]:
        """Return latitude, longitude, country and first-level unit of every town with a point."""
        return self._db.execute(
            "SELECT lat, lon, country, admin1 FROM place WHERE kind = 'town' AND lat IS NOT NULL"
        ).fetchall()

    def largest(self, people: int, most: int) -> list[tuple[str, float, float, int, bool]]:
        """Return name, latitude, longitude, people and rank of the largest towns and capitals."""
        rows = self._db.execute(
            "SELECT name, lat, lon, population, capital FROM place WHERE kind = 'town' "
            "AND lat IS NOT NULL AND (population >= ? OR capital) "
            "ORDER BY capital DESC, population DESC, id LIMIT ?",
            (people, most),
        )
        return [(*row[:4], bool(row[4])) for row in rows]

    def _candidates(self, name: str) -> tuple[Row, ...]:
        key = fold(name)
        if not key:
            return ()
        found = self._by_key(key)
        code = nations().country(key)
        if code in self._countries and not any(
            r.kind in ("country", "admin1") and r.country == code and r.likeness > 0.7
            for r in found
        ):
            found = (*self._rows("p.id = ?", (self._countries[code],), 0), *found)
        bare = without_articles(key)
        if bare != key and not found:
            found = self._by_key(bare, at_least=2)
        return found

    def _similar(self, name: str, country: str) -> tuple[Row, ...]:
        bones = skeleton(fold(name))
        if not bones:
            return ()
        where = "p.id IN (SELECT place FROM skeleton WHERE country = ? AND key = ?)"
        return self._rows(where, (country, bones), 3)

    def _by_key(self, key: str, at_least: int = 0) -> tuple[Row, ...]:
        rows = self._db.execute(
            f"SELECT n.strength, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place "
            "WHERE n.key = ? ORDER BY n.place",
            (key,),
        )
        return tuple(_row(r[1:], max(r[0], at_least)) for r in rows)

    def _rows(self, where: str, values: tuple[object, ...], strength: int) -> tuple[Row, ...]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM place p WHERE {where} ORDER BY p.id", values
        )
        return tuple(_row(r, strength) for r in rows)


def _row(values: tuple[Any, ...], strength: int) -> Row:
    number, name, kind, country, admin1, admin2, lat, lon, *rest = values
    people, radius, capital, ours, south, west, north, east = rest
    return Row(
        number, name, kind, country, admin1, admin2, lat, lon, people, radius,
        bool(capital), bool(ours), _LIKENESS[strength],
        None if south is None else (south, west, north, east),
    )  # fmt: skip


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance between two points in degrees, along a great circle.

    >>> round(kilometres(33.51, 36.29, 36.2, 37.16))  # Damascus to Aleppo
    309
    """
    high = math.radians(other_lat - lat) / 2
    wide = math.radians(other_lon - lon) / 2
    across = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    chord = math.sin(high) ** 2 + across * math.sin(wide) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
