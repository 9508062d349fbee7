"""Joins cities, provinces, countries and the supplement into one list of places."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from dateline.codebook.places.compiling import TRANSLITERATED, Box, Draft, usable
from dateline.codebook.places.folding import fold
from dateline.codebook.places.inputs import City, Extra, Subdivision

_UNIT_WORDS = (
    " governorate", " province", " oblast", " region", " county", " parish", " district", " raion",
    " prefecture", " department", " state", " municipality", " division", " borough", " city",
    " rayon", " wilaya", " voivodeship", " canton", " sheng", " shi", " zizhiqu",
)  # fmt: skip
_ENGLISH_UNITS = (
    "governorate",
    "province",
    "oblast",
    "region",
    "state",
    "department",
    "prefecture",
    "district",
)
_NOT = "-"
"""Before an alias of the supplement: a name that a package gives and news does not."""
_SAME_PLACE_KM = 25.0
_DEGREE_KM = 111.2


def draft_places(
    *,
    cities: Sequence[City],
    subdivisions: Sequence[Subdivision],
    parents: Mapping[int, tuple[int, ...]],
    countries: Mapping[str, Mapping[str, Any]],
    country_aliases: Mapping[str, tuple[str, ...]],
    extras: Sequence[Extra],
) -> list[Draft]:
    """Return all places, in a fixed order: countries, units, cities, then our own."""
    iso3 = {code: str(c["iso3"]) for code, c in countries.items()}
    where = _city_units(cities, subdivisions, parents)
    inside: dict[int, list[City]] = defaultdict(list)
    for city in cities:
        for part in where[city.geonameid]:
            inside[part].append(city)
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city.countrycode].append(city)
    names = {i: _unit_name(s, inside[i]) for i, s in enumerate(subdivisions)}
    drafts = [
        _country(country, country_aliases.get(code, ()), by_country[code])
        for code, country in sorted(countries.items())
    ]
    for number, unit in enumerate(subdivisions):
        code = iso3.get(unit.code[:2])
        if code and unit.level in (1, 2):
            drafts.append(_unit(unit, names[number], code, inside[number]))
            if unit.level == 2:
                drafts[-1].admin1 = _admin1_of(unit, inside[number], where, subdivisions, names)
    for city in cities:
        levels = {subdivisions[u].level: names[u] for u in where[city.geonameid]}
        country = iso3.get(city.countrycode, "")
        capital = countries.get(city.countrycode, {}).get("capital")
        drafts.append(_city(city, country, levels, city.name == capital))
    return _with_extras(drafts, extras)


def _city(city: City, country: str, levels: Mapping[int, str], capital: bool) -> Draft:
    return Draft(
        name=plain_name(city.name, country), kind="town", country=country,
        aliases=set(city.alternatenames), admin1=levels.get(1, ""), admin2=levels.get(2, ""),
        lat=city.latitude, lon=city.longitude, population=city.population, capital=capital,
    )  # fmt: skip


def _city_units(
    cities: Sequence[City],
    subdivisions: Sequence[Subdivision],
    parents: Mapping[int, tuple[int, ...]],
) -> dict[int, tuple[int, ...]]:
    by_code = {s.code: i for i, s in enumerate(subdivisions) if s.level == 1 and s.code}
    found = {}
    for city in cities:
        units = parents.get(city.geonameid, ())
        if not units:
            first = by_code.get(f"{city.countrycode}.{city.admin1code}")
            units = () if first is None else (first,)
        found[city.geonameid] = units
    return found


def _admin1_of(
    unit: Subdivision,
    inside: Sequence[City],
    where: Mapping[int, tuple[int, ...]],
    subdivisions: Sequence[Subdivision],
    names: Mapping[int, str],
) -> str:
    for city in inside:
        for other in where[city.geonameid]:
            if subdivisions[other].level == 1:
                return names[other]
    prefix = unit.code.rsplit(".", 1)[0]
    return next((names[i] for i, s in enumerate(subdivisions) if s.code == prefix), "")


def _bare(name: str) -> str:
    lowered = name.lower()
    for word in _UNIT_WORDS:
        if lowered.endswith(word) and len(name) > len(word) + 2:
            return name[: -len(word)]
    return name


def plain_name(name: str, country: str) -> str:
    """Return a transliterated name without the scholars' dots and bars ("Ḩamāh")."""
    if name.isascii() or country not in TRANSLITERATED:
        return name
    parts = unicodedata.normalize("NFKD", name.replace("‘", "").replace("’", ""))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _unit_name(unit: Subdivision, inside: Iterable[City]) -> str:
    """Return the name news would use: "Aleppo" for Ḩalab, "Donetsk" for Donetska oblast."""
    if unit.name.endswith((" Sheng", " Shi")):
        return _bare(unit.name)
    if unit.name.isascii() and "oblast" not in unit.name:
        return unit.name
    towns = {c.name: c.population for c in inside}
    shared = [a for a in unit.aliases if a in towns] + [
        _bare(a) for a in unit.aliases if _bare(a) in towns
    ]
    if shared:
        return max(shared, key=lambda a: (towns[a], a))
    for alias in unit.aliases:
        if alias.isascii() and alias.lower().endswith(_ENGLISH_UNITS):
            return _bare(alias)
    return plain_name(unit.name, "SYR")


class Extent(msgspec.Struct, frozen=True):
    """The box around some towns (south, west, north, east), its middle, and half its diagonal."""

    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    box: Box | None = None


def _extent(cities: Sequence[City]) -> Extent:
    if not cities:
        return Extent()
    south, north = min(c.latitude for c in cities), max(c.latitude for c in cities)
    west, east = min(c.longitude for c in cities), max(c.longitude for c in cities)
    whole = east - west <= 180  # over the date line the box tells nothing
    if not whole:
        west = east = sum(c.longitude for c in cities) / len(cities)
    lat, lon = (south + north) / 2, (west + east) / 2
    high = (north - south) / 2 * _DEGREE_KM
    wide = (east - west) / 2 * _DEGREE_KM * math.cos(math.radians(lat))
    box = (south, west, north, east) if whole else None
    return Extent(lat, lon, max(5.0, math.hypot(high, wide)), box)


def _country(country: Mapping[str, Any], aliases: Iterable[str], cities: Sequence[City]) -> Draft:
    extent = _extent(cities)
    return Draft(
        name=str(country["name"]), kind="country", country=str(country["iso3"]),
        aliases=set(aliases), lat=extent.lat, lon=extent.lon, radius_km=extent.radius_km,
        box=extent.box,
        population=int(country.get("population") or 0),
    )  # fmt: skip


def _unit(unit: Subdivision, name: str, country: str, inside: Sequence[City]) -> Draft:
    extent = _extent(inside)
    spellings = {unit.name, *(a for a in unit.aliases if usable(a))}
    return Draft(
        name=name, kind=f"admin{unit.level}", country=country,
        aliases=spellings | {_bare(s) for s in spellings} | {_bare(name)},
        lat=extent.lat, lon=extent.lon, radius_km=extent.radius_km, box=extent.box,
        population=sum(c.population for c in inside),
    )  # fmt: skip


def _near(draft: Draft, extra: Extra) -> bool:
    if draft.lat is None or draft.lon is None or extra.lat is None or extra.lon is None:
        return extra.admin1 == "" or fold(draft.admin1) == fold(extra.admin1)
    high = (draft.lat - extra.lat) * _DEGREE_KM
    wide = (draft.lon - extra.lon) * _DEGREE_KM * math.cos(math.radians(extra.lat))
    return math.hypot(high, wide) < _SAME_PLACE_KM


_UNITS = ("country", "admin1", "admin2")
_SETTLED = ("town", "village")


def _with_extras(drafts: list[Draft], extras: Sequence[Extra]) -> list[Draft]:
    """Add our own rows; a row that a package already has lends it names and a better point."""
    index: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        for key in {fold(draft.name), *(fold(a) for a in draft.aliases if usable(a))}:
            index[draft.country, key].append(draft)
    renamed: dict[tuple[str, str], str] = {}
    for extra in extras:
        known = _known(index, extra)
        if known is None:
            draft = _drafted(extra)
            drafts.append(draft)
            for name in {fold(extra.name), *map(fold, extra.aliases)}:
                index[extra.country, name].append(draft)
            continue
        if extra.kind == "admin1":
            renamed[known.country, known.name] = extra.name
        _merge(known, extra)
    units = {
        (d.country, fold(a)): d.name
        for d in drafts
        if d.kind == "admin1"
        for a in (*d.aliases, *d.ours, d.name)
    }
    for draft in drafts:
        known_as = renamed.get((draft.country, draft.admin1))
        draft.admin1 = known_as or units.get((draft.country, fold(draft.admin1)), draft.admin1)
    return drafts


def _known(index: Mapping[tuple[str, str], list[Draft]], extra: Extra) -> Draft | None:
    """Return the package's own entry for a row of ours."""
    kinds = _SETTLED if extra.kind in _SETTLED else (extra.kind,)
    for name in (extra.name, *extra.aliases):
        same = [d for d in index.get((extra.country, fold(name)), ()) if d.kind in kinds]
        if extra.kind not in _UNITS:
            same = [d for d in same if _near(d, extra)]
        if same:
            return max(same, key=lambda d: (fold(d.name) == fold(name), d.population))
    return None


def _merge(known: Draft, extra: Extra) -> None:
    if extra.short:
        known.short = (*known.short, *extra.aliases)
        return
    known.aliases |= {extra.name, known.name}
    known.curated = True
    known.ours = (*known.ours, *(a for a in extra.aliases if not a.startswith(_NOT)))
    known.aliases -= {a.removeprefix(_NOT) for a in extra.aliases if a.startswith(_NOT)}
    known.name = extra.name
    if extra.kind in _UNITS or known.lat is None:
        known.lat = extra.lat if extra.lat is not None else known.lat
        known.lon = extra.lon if extra.lon is not None else known.lon


def _drafted(extra: Extra) -> Draft:
    return Draft(
        name=extra.name, kind=extra.kind, country=extra.country, aliases=set(), admin1=extra.admin1,
        lat=extra.lat, lon=extra.lon, radius_km=extra.radius_km, curated=True,
        ours=() if extra.short else extra.aliases, short=extra.aliases if extra.short else (),
    )  # fmt: skip
