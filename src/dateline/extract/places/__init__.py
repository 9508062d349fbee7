"""Places: the words that name one, what they name, and which is an event's own."""

from dateline.extract.places.choosing import article_place, choose_place
from dateline.extract.places.finding import find_places
from dateline.extract.places.mentions import PlaceMention

__all__ = ["PlaceMention", "article_place", "choose_place", "find_places"]
