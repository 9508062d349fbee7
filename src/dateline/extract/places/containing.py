"""Tells which place contains which, by how the text joins their names."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED
from dateline.codebook.words import word_table
from dateline.extract.places.mentions import Spot
from dateline.extract.places.vocabulary import values


def _owns(layers: Layers, left: Spot, right: Spot) -> bool:
    """Tell whether the text gives one place to another ("Istanbul's Fatih district")."""
    owner = layers.tokens[left.last - 1]
    return owner.dep == "poss" and right.start <= owner.head < right.end


def _is_of_somebody(layers: Layers, right: Spot) -> bool:
    """Tell whether a country behind a comma only says whose somebody is: "In Paris, the US envoy".

    "Manila, the Philippines" is not.
    """
    token = layers.tokens[right.last - 1]
    placed = any(k.form in PLACED and k.first <= token.i < k.last for k in layers.known)
    modifies = token.dep in ("compound", "amod", "nmod", "poss") and token.head >= right.end
    whose = layers.tokens[token.head]
    somebody = whose.name in ("PERSON", "ORG") or whose.base in word_table("roles", "kind")
    return placed and modifies and somebody


def link_containers(layers: Layers, spots: Sequence[Spot]) -> None:
    """Set on each spot which one contains it: "X, Y", "X in Y", "X, in the Y of Z"."""
    tokens = layers.tokens
    run: list[Spot] = []
    for i, (left, right) in enumerate(pairwise(spots)):
        same = tokens[left.first].sentence == tokens[right.first].sentence
        between = tuple(t.low for t in tokens[left.end : right.start])
        gap = tuple(w for w in between if w != "the") if same else ("",)
        if gap == (",",) and _is_of_somebody(layers, right):
            gap = (",", "")
        if gap in ((), (",",)) and right.kind in ("near", "direction"):
            left.beside = i + 1
        elif gap in ((",",), ("in",), (",", "in"), ("(",), ("of",)) or (
            len(gap) == 2 and gap[0] in values("unit") and gap[1] in ("of", "in")
        ):
            left.within = i + 1
        elif _owns(layers, left, right):
            right.within = i
        elif gap in ((), (",",)) and right.kind in ("near", "direction", "part"):
            left.beside = i + 1
        if gap == (",",):
            run.append(left)
            continue
        if gap in (("and",), (",", "and"), ("or",), (",", "or")) and run:
            for listed in run:  # "in Iraq, Iran and Syria": neighbours, not containers
                listed.within = None
        run = []
