"""Tells whether a country or first-level unit that was read is the one that the gold names."""

import functools
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.codebook.places import Gazetteer, nations
from dateline.codebook.places.folding import fold
from dateline.records import Place

_NEIGHBOURS = 5


def names_unit(place: Place, phrase: str, gold: dict[str, Any], point: tuple[float, float]) -> bool:
    """Tell whether a place is a country or first-level unit, and the one that is meant.

    Where the gold tells the kind of place (a GeoNames feature code), kind and name must agree.
    Elsewhere the gold point must lie in the unit, and its words must be a name of it.
    """
    level = _level(place)
    if level is None or place.country is None:
        return False
    code = str(gold.get("fcode") or "")
    if code.startswith("PCL"):
        named = nations().country(fold(str(gold.get("name"))))
        return level == "country" and place.country == named
    if code == "ADM1":
        land = nations().country(fold(str(gold.get("country"))))
        return (
            level == "admin1" and place.country == land and _carries(place, str(gold.get("name")))
        )
    return not code and _carries(place, phrase) and _holds(place, point)


def _level(place: Place) -> str | None:
    """Return what kind of unit a place is, or is given by ("the border with Turkey")."""
    if place.precision in ("country", "admin1"):
        return place.precision
    named = nations().country(fold(place.name)) if place.relation else ""
    return "country" if named and named == place.country else None


def _carries(place: Place, name: str) -> bool:
    """Tell whether the words are a name of the unit."""
    level = _level(place)
    return any(
        row.kind == level and row.country == place.country
        and (row.kind == "country" or row.name == place.name)
        for row in Gazetteer.open().candidates(name)
    )  # fmt: skip


def _holds(place: Place, point: tuple[float, float]) -> bool:
    """Tell whether a point lies in a unit: one of the nearest towns does."""
    points, countries, units = _towns()
    lat, lon = np.radians(point)
    away = (points[:, 0] - lat) ** 2 + (np.cos(lat) * (points[:, 1] - lon)) ** 2
    for i in np.argpartition(away, _NEIGHBOURS)[:_NEIGHBOURS]:
        if countries[i] == place.country and _level(place) == "country":
            return True
        if countries[i] == place.country and units[i] == place.name:
            return True
    return False


@functools.cache
def _towns() -> tuple[npt.NDArray[np.float64], list[str], list[str]]:
    """Return the points of all towns in radians, with their countries and first-level units."""
    rows = Gazetteer.open().towns()
    points = np.radians([(lat, lon) for lat, lon, _, _ in rows])
    return points, [c or "" for _, _, c, _ in rows], [u or "" for _, _, _, u in rows]
