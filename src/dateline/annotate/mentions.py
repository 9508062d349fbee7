"""Mentions that count before they name: "thousands of protesters" is about the protesters."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.annotate.layers import Layers

QUANTITIES = frozenset({
    "hundred", "thousand", "million", "dozen", "score", "ten", "number", "some", "many", "most",
    "majority", "handful", "group", "one", "several", "both", "few", "none", "all", "member",
    "crowd", "team", "posse", "contingent", "batch", "string", "series", "pair", "couple", "part",
    "rest", "more", "people", "total",
})  # fmt: skip


_WORTH = frozenset({"in", "of", "worth"})
_BEHIND = 3
"""Words at most from a sum to what it is worth: "$9 million in military aid"."""


def priced(layers: "Layers", i: int) -> int:
    """Return what a sum of money is of, or the token itself: "cut $300 million in aid"."""
    token = layers.tokens[i]
    if token.name != "MONEY" and token.base != "worth":
        return i
    after = [t for t in layers.tokens[i + 1 : i + 2] if t.low in _WORTH]
    for prep in after:
        behind = layers.tokens[prep.i + 1 : prep.i + 2 + _BEHIND]
        goods = next((t.i for t in behind if t.dep == "pobj" and t.pos == "NOUN"), None)
        if goods is not None and layers.tokens[goods].name not in ("MONEY", "DATE"):
            return goods
    return i


def counted(layers: "Layers", i: int) -> int:
    """Return the head of what a quantity counts, or the token itself where it counts nothing.

    "hundreds of rebel fighters" gives "fighters".
    """
    token = layers.tokens[i]
    if token.pos != "NUM" and token.base not in QUANTITIES:
        return i
    for child in layers.children[i]:
        prep = layers.tokens[child]
        if prep.dep == "prep" and prep.low == "of":
            for below in layers.children[child]:
                if layers.tokens[below].dep == "pobj":
                    return counted(layers, below)
    return i
