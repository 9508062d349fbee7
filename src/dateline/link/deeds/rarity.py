"""How rare a word is: what two texts share counts for more, the fewer texts have it."""

import functools
import math
from collections.abc import Mapping
from pathlib import Path

from dateline.codebook.lists import read_list

TABLE = Path(__file__).parent / "rarity.csv"
"""In how many of our own written texts each stem stands (`dateline.bench.rarity` makes it)."""


@functools.cache
def _counts() -> tuple[int, Mapping[str, int]]:
    rows = {row["word"]: int(row["texts"]) for row in read_list(TABLE)}
    return rows.pop(""), rows


@functools.lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """Return 0 for a word that every text has, up to 1 for one that none of ours has.

    >>> rarity("kill") < rarity("bakery") < rarity("zvornik") == 1.0
    True
    """
    number, texts = _counts()
    return 1 - math.log(texts.get(word, 1)) / math.log(number)
