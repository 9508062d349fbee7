"""Places: find and resolve them, and choose an event's own."""

from dateline.extract.places.capitals import find_capitals
from dateline.extract.places.finding import find_places, parts_named
from dateline.extract.places.happening import happened_at
from dateline.extract.places.mentions import PlaceMention, as_event_place
from dateline.extract.places.others import (
    country_of_article,
    in_country,
    is_crossed_into,
    place_at_home,
    place_of_entry,
    place_of_others,
    place_opening,
    town_of_dateline,
)
from dateline.extract.places.syntax import place_by_syntax

__all__ = [
    "PlaceMention",
    "as_event_place",
    "country_of_article",
    "find_capitals",
    "find_places",
    "happened_at",
    "in_country",
    "is_crossed_into",
    "parts_named",
    "place_at_home",
    "place_by_syntax",
    "place_of_entry",
    "place_of_others",
    "place_opening",
    "town_of_dateline",
]
