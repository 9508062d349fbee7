"""Task `towns`: whether named towns are found where they lie."""

import csv
import time
from pathlib import Path

from dateline.annotate import annotate
from dateline.bench.results import Result, finished
from dateline.codebook.places import Gazetteer, kilometres
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.places import find_places

NEAR_KM = 25.0
_COLUMNS = ("name", "country", "lat", "lon")


def score_towns(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return how many towns of a list are found within 25 km, and a line for each that is not.

    Each name is read in a sentence that gives its country as the only context.
    """
    began = time.monotonic()
    if not data.is_file():
        raise BenchError(f"{data}: no such file; give a CSV of name, country, lat, lon")
    with data.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[:limit]
    if not rows or any(c not in rows[0] for c in _COLUMNS):
        raise BenchError(f"{data}: columns {', '.join(_COLUMNS)} are needed")
    misses = [line for row in rows if (line := _miss(row)) is not None]
    metrics = {"found_25km": float(len(rows) - len(misses))}
    return finished("towns", len(rows), metrics, [data], began=began), tuple(misses)


def _miss(row: dict[str, str]) -> str | None:
    """Return what is wrong with a town; None where it is found."""
    country = Gazetteer.open().country(row["country"])
    where = f"{row['name']}, {country.name}" if country is not None else row["name"]
    text = f"Fighting was reported in {where}, on Monday."
    for mention in find_places(annotate(plain(text))):
        place = mention.finding.value
        if row["name"] not in place.text or place.lat is None or place.lon is None:
            continue
        apart = kilometres(place.lat, place.lon, float(row["lat"]), float(row["lon"]))
        if apart <= NEAR_KM:
            return None
        return f"{row['name']} ({row['country']}): {place.name}, {place.admin1}, {apart:.0f} km off"
    return f"{row['name']} ({row['country']}): not found"
