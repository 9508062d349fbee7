"""GeoJSON: events as features; a place no finer than a province gets no pin."""

import json
from collections.abc import Iterator
from typing import Any

from dateline.export.rows import COLUMNS, Cell, Codings, rows

_KEPT = tuple(name for name in COLUMNS if name not in ("lat", "lon"))
"""The properties are the columns of the other tables; where it was is the geometry."""


def write_geojson(codings: Codings) -> Iterator[str]:
    """Return the pieces of a FeatureCollection; `geometry` is null where no pin is honest."""
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows(codings)):
        yield (",\n" if number else "\n") + json.dumps(_feature(row), ensure_ascii=False)
    yield "\n]}\n"


def _feature(row: dict[str, Cell]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": point if row["lat"] is not None else None,
        "properties": {name: row[name] for name in _KEPT},
    }
