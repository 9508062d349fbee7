"""How rare a word is: what two texts share counts for more, the fewer texts have it."""

import functools
import json
import math


@functools.cache
def _counts():
    data = json.load(open("/tmp/me/df.json"))
    return data["n"], data["df"]


@functools.cache
def rarity(word: str) -> float:
    """Return 0 (in every text) to 1 (in none that we counted)."""
    n, df = _counts()
    return math.log(n / df.get(word, 1)) / math.log(n)
