"""How rare a word is in news: a fixed table, so that likeness needs no archive to look at."""

import csv
import functools
import math
from importlib import resources

import msgspec

TOTAL = "*"
"""The row of the table that counts all texts."""


class Rarity(msgspec.Struct, frozen=True):
    """In how many of `total` texts a word stands, and in which it is mostly written small."""

    total: int
    texts: dict[str, int]
    small: frozenset[str]

    def of(self, word: str) -> float:
        """Return the logarithm of one in how many texts has the word; highest for unknown ones.

        >>> table = Rarity(100, {"the": 100, "arson": 5}, frozenset({"the", "arson"}))
        >>> [round(table.of(word), 1) for word in ("the", "arson", "brixham")]
        [0.0, 3.0, 4.2]
        """
        # an unknown word counts as one of 1.5 texts: rarer than any in the table (3 or more)
        return math.log(self.total / self.texts.get(word, 1.5))


@functools.cache
def rarity() -> Rarity:
    """Return the table that ships with Dateline."""
    data = (
        resources.files("dateline.link.articles").joinpath("rarity.csv").read_text(encoding="utf-8")
    )
    rows = list(csv.DictReader(data.splitlines()))
    texts = {row["word"]: int(row["texts"]) for row in rows}
    small = frozenset(row["word"] for row in rows if row["small"] == "1")
    return Rarity(texts.pop(TOTAL), texts, small)
