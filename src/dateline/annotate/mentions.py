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
