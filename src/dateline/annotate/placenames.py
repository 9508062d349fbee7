"""Known names that are part of a place's: "British Columbia", the town of "Dera Ismail Khan"."""

from collections.abc import Sequence

from dateline.annotate.layers import Name, Token
from dateline.codebook.directory import PLACED, Known, fold
from dateline.codebook.places import Gazetteer
from dateline.codebook.words import word_table

_PARTS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern", "upper", "lower", "greater", "republic", "kingdom", "state",
    "states", "islamic", "federal", "democratic", "province", "region", "governorate", "district",
    "oblast", "city", "area", "suburb", "airport", "international",
})  # fmt: skip
"""Words that with a country's name still name the country, or a part of it."""
_WATERS = frozenset({
    "ocean", "sea", "gulf", "bay", "strait", "straits", "lake", "river", "basin",
})  # fmt: skip
"""Words that make a country's name one of waters: "the South China Sea", "the Gulf of Guinea"."""
_SIDE = 1
"""Words before a country's name that may belong to that of waters: "South" China Sea."""


def is_part_of_place(known: Known, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Tell whether a country's word, or a person's name, is part of the name of another place.

    "British Columbia", "New Mexico", "the Indian Ocean", and "Niger state" in Nigeria; but "eastern
    Ukraine", "the Paris region" and "the Russian Sea Rescue Service" are of their countries.
    """
    if known.form == "person":
        return _is_of_town(known, tokens)
    if known.form not in PLACED:
        return False
    if _is_of_waters(known, tokens):
        return True
    word, last = tokens[known.first], tokens[known.last - 1]
    after = tokens[known.last] if known.last < len(tokens) else None
    if after is not None and after.low == "state" and last.head == after.i:
        return last.dep == "compound" and after.dep != "compound"
    name = next((n for n in names if n.first <= word.i < n.last), None)
    if name is None or name.label not in ("GPE", "LOC"):
        return False
    others = tokens[name.first : known.first], tokens[known.last : name.last]
    bodies = word_table("roles", "sector")  # "the United States Embassy"
    return any(
        t.pos == "PROPN" and t.low not in _PARTS and t.base not in bodies
        for side in others
        for t in side
    )


def _is_of_town(known: Known, tokens: Sequence[Token]) -> bool:
    """Tell whether a person's name is the end of a town's: "Dera Ismail Khan"."""
    before = tokens[known.first - 1] if known.first else None
    if before is None or before.pos != "PROPN" or before.sentence != tokens[known.first].sentence:
        return False
    if not before.text[:1].isupper() or before.base in word_table("roles", "sector"):
        return False
    name = " ".join(t.text for t in tokens[before.i : known.last])
    return any(row.likeness == 1.0 for row in Gazetteer.open().candidates(name))


def _is_of_waters(known: Known, tokens: Sequence[Token]) -> bool:
    """Tell whether a country's name is part of that of a sea, a lake or a river.

    Of waters that no list has, the name must end there: a body may have "sea" in its name.
    """
    first, last = known.first, known.last
    begins = first - 2 if first > 1 and tokens[first - 1].text == "of" else first - 1
    before, after = begins >= 0 and _is_water(tokens[begins]), _at(tokens, last)
    if before:
        span = begins, last
    elif after is not None and _is_water(after):
        span = first, last + 1
    else:
        return False
    listed = Gazetteer.open()
    for start in range(max(0, span[0] - _SIDE), span[0] + 1):
        rows = listed.candidates(" ".join(t.text for t in tokens[start : span[1]]))
        if any(r.likeness == 1.0 and r.kind in ("sea", "river", "region") for r in rows):
            return True
    more = _at(tokens, span[1])
    return more is None or more.pos != "PROPN" or not more.text[:1].isupper()


def _is_water(token: Token) -> bool:
    return token.text[:1].isupper() and fold(token.text) in _WATERS


def _at(tokens: Sequence[Token], i: int) -> Token | None:
    return tokens[i] if i < len(tokens) else None
