"""GeoJSON: events as features; a place no finer than a province gets no pin."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.document import Document
from dateline.export.rows import Cell, rows
from dateline.records import Coding

_KEPT = (
    "id", "name", "type", "mode", "realis", "background", "actors", "recipients", "place",
    "place_country", "place_precision", "earliest", "latest", "date_precision", "killed_least",
    "killed_most", "injured_least", "injured_most", "sources", "verification", "score", "evidence",
    "url",
)  # fmt: skip


def write_geojson(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return the pieces of a FeatureCollection; `geometry` is null where no pin is honest."""
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows(codings)):
        yield (",\n" if number else "\n") + json.dumps(_feature(row), ensure_ascii=False)
    yield "\n]}\n"


def _feature(row: dict[str, Cell]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {
        "type": "Feature",
        "geometry": point if row["lat"] is not None else None,
        "properties": {name: row[name] for name in _KEPT},
    }
