"""Words of a country that are part of another place's name: "British Columbia"."""

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED, Known
from dateline.codebook.words import word_table

_PARTS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern", "upper", "lower", "greater", "republic", "kingdom", "state",
    "states", "islamic", "federal", "democratic", "province", "region", "governorate", "district",
    "oblast", "city", "area", "suburb", "airport", "international",
})  # fmt: skip
"""Words that with a country's name still name the country, or a part of it."""


def is_part_of_place(layers: Layers, known: Known) -> bool:
    """Tell whether a country's word is part of the name of another place.

    "British Columbia", "New Mexico", "the Indian Ocean", and "Niger state" in Nigeria; but "eastern
    Ukraine" and "the Paris region" are of their countries.
    """
    if known.form not in PLACED:
        return False
    word, last = layers.tokens[known.first], layers.tokens[known.last - 1]
    after = layers.tokens[known.last] if known.last < len(layers.tokens) else None
    if after is not None and after.low == "state" and last.head == after.i:
        return last.dep == "compound" and after.dep != "compound"
    name = next((n for n in layers.names if n.first <= word.i < n.last), None)
    if name is None or name.label not in ("GPE", "LOC"):
        return False
    others = layers.tokens[name.first : known.first] + layers.tokens[known.last : name.last]
    bodies = word_table("roles", "sector")  # "the United States Embassy"
    return any(t.pos == "PROPN" and t.low not in _PARTS and t.base not in bodies for t in others)
