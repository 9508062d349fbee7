"""GeoJSON: a pin only where the text gives a place that fine."""

import json
from typing import Any, get_args

import msgspec
import pytest

from dateline.document import Document
from dateline.export import TEXT_FORMATS
from dateline.export.rows import COLUMNS
from dateline.records import Coding, PlacePrecision

Coded = tuple[Document, Coding]


def feature(document: Document, coding: Coding) -> dict[str, Any]:
    collection = json.loads("".join(TEXT_FORMATS["geojson"]([(document, coding)])))
    assert collection["type"] == "FeatureCollection"
    (found,) = collection["features"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("precision", get_args(PlacePrecision))
def test_only_fine_places_are_pinned(coded: Coded, precision: str) -> None:
    document, coding = coded
    event = coding.events[0]
    assert event.place is not None
    place = msgspec.structs.replace(event.place.value, precision=precision)
    placed = msgspec.structs.replace(event.place, value=place)
    moved = msgspec.structs.replace(coding, events=(msgspec.structs.replace(event, place=placed),))
    point = {"type": "Point", "coordinates": [31.14, -8.46]}
    found = feature(document, moved)
    assert found["geometry"] == (point if precision in ("site", "town", "near") else None)
    assert found["properties"]["place_precision"] == precision


def test_an_event_without_a_place_is_kept_without_a_pin(coded: Coded) -> None:
    document, coding = coded
    event = msgspec.structs.replace(coding.events[0], place=None)
    found = feature(document, msgspec.structs.replace(coding, events=(event,)))
    assert found["geometry"] is None
    assert found["properties"]["killed_least"] == 7


def test_a_feature_has_its_id_and_the_columns_of_a_row(coded: Coded) -> None:
    found = feature(*coded)
    assert found["id"] == found["properties"]["id"] == coded[1].events[0].id
    assert {*found["properties"], "lat", "lon"} == set(COLUMNS)


def test_no_events_make_an_empty_collection() -> None:
    empty = json.loads("".join(TEXT_FORMATS["geojson"]([])))
    assert empty == {"type": "FeatureCollection", "features": []}
