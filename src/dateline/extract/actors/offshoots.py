"""Groups that are told by another to which they are near: "an al-Qaeda affiliate"."""

from dateline.annotate import Layers

_OFFSHOOTS = frozenset({
    "affiliate", "offshoot", "branch", "splinter", "ally", "rival", "enemy", "franchise", "proxy",
})  # fmt: skip
"""Nouns that a group's name stands before without being meant."""
_BROKEN_OFF = frozenset({"splinter", "breakaway", "dissident", "rival", "offshoot"})
"""What a group that has left another is called: "a Taliban splinter group"."""
_NEAR = frozenset({"link", "affiliate", "tie", "ally", "align"})
"""Verbs of what joins one group to another: "a group linked to al-Qaeda"."""
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})


def is_offshoot(layers: Layers, i: int) -> bool:
    """Tell whether a noun with a group's name before it means those near the group."""
    named = any(k.form == "group" and _below(layers, k.last - 1, i) for k in layers.known)
    return named and _is_word(layers, i)


def of_another(layers: Layers, i: int) -> bool:
    """Tell whether a group's name only says to whom others are near."""
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if token.dep in _BEFORE:
        return _is_word(layers, above.i) or of_another(layers, above.i)
    if token.dep != "pobj" or above.low not in ("to", "with", "of"):
        return False
    noun = layers.tokens[above.head]
    if above.low == "of":
        return _is_word(layers, noun.i)
    # "JNIM, a group linked to al-Qaeda": "militants linked to al-Qaeda" may well be its own
    return noun.base in _NEAR and layers.tokens[noun.head].dep == "appos"


def _below(layers: Layers, i: int, noun: int) -> bool:
    """Tell whether a word stands before a noun as part of its mention."""
    while layers.tokens[i].dep in _BEFORE:
        i = layers.tokens[i].head
        if i == noun:
            return True
    return False


def _is_word(layers: Layers, i: int) -> bool:
    if layers.tokens[i].base in _OFFSHOOTS:
        return True
    below = (layers.tokens[c] for c in layers.children[i])
    return any(t.base in _BROKEN_OFF and t.dep in ("compound", "amod") for t in below)
