"""Weighs a reading of a name: what it's worth alone, and what the article adds."""

import math
from collections import defaultdict

from dateline.codebook.places import Row, kilometres
from dateline.codebook.places.folding import fold

SETTLED = frozenset({"town", "village"})
SITES = frozenset({"camp", "airport", "base", "crossing", "site"})
_PRIOR = {
    "country": 6.0, "admin1": 3.0, "admin2": 1.6, "region": 5.0, "sea": 5.0, "river": 3.5,
    "island": 3.5, "village": 2.2, "camp": 2.5, "airport": 2.5, "base": 2.5, "crossing": 2.5,
    "site": 2.5,
}  # fmt: skip
"""Before any evidence: a country's name is the country; a town weighs by its people."""
WISHED = 3.5
_CELL_DEGREES = 1.5


def prior(row: Row) -> float:
    """Return how likely a name means this place before the article is read."""
    if row.kind == "town":
        worth = 0.75 * math.log10(row.population + 30) + (1.0 if row.capital else 0.0)
        worth += 0.5 if row.curated else 0.0
    else:
        worth = _PRIOR[row.kind]
        if row.kind in ("admin1", "admin2"):
            worth += 0.25 * math.log10(row.population + 10)
    return worth - 4.0 * (1.0 - row.likeness)


def wished(row: Row, wish: str) -> float:
    """Return how well a place fits the word beside its name ("province", "city", "camp")."""
    if not wish:
        return 0.0
    groups = (SETTLED, SITES, {"admin1", "admin2"}, {"island", "region", "sea"})
    if row.kind == wish:
        return WISHED
    if any(row.kind in g and wish in g for g in groups):
        return WISHED * 0.6
    return 0.0 if wish in SITES else -WISHED * 0.5


def inside(row: Row, container: Row) -> bool:
    """Tell whether one place lies in another, by its names of units, else by the unit's box."""
    if container.kind == "country":
        return row.country == container.country and row.kind != "country"
    if container.kind in ("admin1", "admin2"):
        if row.country not in (container.country, None):
            return False
        unit = row.admin1 if container.kind == "admin1" else row.admin2
        if unit is None:
            return container.covers(row.lat, row.lon)
        return fold(unit) == fold(container.name)
    if container.kind in ("region", "island") and container.lat is not None:
        return distance_km(row, container) < (container.radius_km or 100.0)
    return False


def distance_km(left: Row, right: Row) -> float:
    """Return the distance between two places; far where one has no point."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return 20_000.0
    return kilometres(left.lat, left.lon, right.lat, right.lon)


def _cell(row: Row) -> tuple[int, int] | None:
    """Return the square of the map that a settled place or a district lies in."""
    if row.lat is None or row.lon is None or row.kind in ("country", "region", "sea", "admin1"):
        return None
    return round(row.lat / _CELL_DEGREES), round(row.lon / _CELL_DEGREES)


class Votes:
    """What the article as a whole says about countries and provinces."""

    def __init__(self) -> None:
        self.country: defaultdict[str, float] = defaultdict(float)
        self.unit: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.cell: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.named_units: set[tuple[str, str]] = set()
        self.named_countries: set[str] = set()
        self._totals: tuple[float, float, float] | None = None

    def add(self, row: Row, weight: float) -> None:
        """Count one reading of one name."""
        self._totals = None
        if row.country:
            self.country[row.country] += weight
            unit = row.name if row.kind == "admin1" else row.admin1
            if unit:
                self.unit[row.country, unit] += weight
        cell = _cell(row)
        if cell:
            self.cell[cell] += weight
        if weight >= 1.0 and row.country:  # what a name was taken for, not what it might be
            if row.kind == "country":
                self.named_countries.add(row.country)
            elif row.kind == "admin1":
                self.named_units.add((row.country, row.name))

    def less(self, row: Row) -> "Votes":
        """Return the votes for countries and units without a whole one of a row.

        What lies near and what is named stays: without its own square a town lost to its province.
        """
        left = Votes()
        left.country, left.unit, left.cell = self.country.copy(), self.unit.copy(), self.cell
        left.named_units, left.named_countries = self.named_units, self.named_countries
        if row.country:
            left.country[row.country] -= 1.0
            unit = row.name if row.kind == "admin1" else row.admin1
            if unit:
                left.unit[row.country, unit] -= 1.0
        return left

    def _sums(self) -> tuple[float, float, float]:
        """Return all votes for countries, units and squares, which many places are held against."""
        if self._totals is None:
            country, unit = sum(self.country.values()), sum(self.unit.values())
            self._totals = country, unit, sum(self.cell.values())
        return self._totals

    def shares(self, row: Row) -> tuple[float, float, float]:
        """Return a place's share of the votes: by its country, by its unit, by what lies near."""
        near = 0.0
        if cell := _cell(row):
            lat, lon = cell
            near = sum(self.cell[lat + i, lon + j] for i in (-1, 0, 1) for j in (-1, 0, 1))
            near /= self._sums()[2] + 1.0
        if not row.country:
            return 0.0, 0.0, near
        unit = row.name if row.kind == "admin1" else row.admin1
        of_unit = self.unit[row.country, unit] / (self._sums()[1] + 1.0) if unit else 0.0
        return self.country[row.country] / (self._sums()[0] + 1.0), of_unit, near
