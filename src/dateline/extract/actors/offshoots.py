"""Groups that are told by another to which they are near: "an al-Qaeda affiliate"."""

from dateline.annotate import Layers
from dateline.codebook.directory import Known

OFFSHOOTS = frozenset({
    "affiliate", "offshoot", "branch", "splinter", "ally", "rival", "enemy", "franchise", "proxy",
})  # fmt: skip
"""Nouns that a group's name stands beside without being meant."""
MERELY_NEAR = frozenset({"ally", "rival", "enemy"})
"""Those of them that may be no group of its kind."""
_PARTS = frozenset({"faction", "wing", "cell"})
"""What a group has within it: "a faction of the Pakistani Taliban"."""
_BROKEN_OFF = frozenset({"splinter", "breakaway", "dissident", "rival", "offshoot"})
"""What a group that has left another is called: "a Taliban splinter group"."""
_NEAR = frozenset({"link", "affiliate", "tie", "ally", "align"})
"""Verbs of what joins one group to another: "a group linked to al-Qaeda"."""
_AGAINST = frozenset({"anti", "counter"})
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})


def parent(layers: Layers, i: int) -> Known | None:
    """Return the group that a noun means an offshoot of: "an al-Qaeda affiliate"."""
    groups = [k for k in layers.known if k.form == "group"]
    if layers.tokens[i].base in _PARTS:
        return next((k for k in groups if _behind(layers, k.last - 1) == i), None)
    if not _means_offshoot(layers, i):
        return None
    near = (k for k in groups if _below(layers, k.last - 1, i) or _behind(layers, k.last - 1) == i)
    return next(near, None)


def of_another(layers: Layers, i: int) -> bool:
    """Tell whether a group's name only says to whom others are near."""
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if _fought(layers, i):
        return True
    if token.dep in _BEFORE:
        return _means_offshoot(layers, above.i) or of_another(layers, above.i)
    if (whole := _behind(layers, i)) is not None:
        return _means_offshoot(layers, whole)
    if token.dep != "pobj" or above.low not in ("to", "with"):
        return False
    noun = layers.tokens[above.head]
    # "JNIM, a group linked to al-Qaeda": "militants linked to al-Qaeda" may well be its own
    return noun.base in _NEAR and layers.tokens[noun.head].dep == "appos"


def _fought(layers: Layers, i: int) -> bool:
    """Tell whether a group's name says whom others are against: "anti-IS fighters"."""
    first = next((k.first for k in layers.known if k.last == i + 1), i)
    before = layers.tokens[max(0, first - 2) : first]
    words = [t.low for t in before if t.text != "-"]
    return bool(words) and words[-1] in _AGAINST


def _behind(layers: Layers, i: int) -> int | None:
    """Return the noun that a name stands behind with "of"."""
    token = layers.tokens[i]
    prep = layers.tokens[token.head]
    return prep.head if token.dep == "pobj" and prep.low == "of" else None


def _below(layers: Layers, i: int, noun: int) -> bool:
    """Tell whether a word stands before a noun as part of its mention."""
    while layers.tokens[i].dep in _BEFORE:
        i = layers.tokens[i].head
        if i == noun:
            return True
    return False


def _means_offshoot(layers: Layers, i: int) -> bool:
    """Tell whether a noun is for those near a group: "affiliate", "a splinter group"."""
    if layers.tokens[i].base in OFFSHOOTS:
        return True
    below = (layers.tokens[c] for c in layers.children[i])
    return any(t.base in _BROKEN_OFF and t.dep in ("compound", "amod") for t in below)
