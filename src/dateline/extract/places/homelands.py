"""Tells whose own forces a text tells of: "Honduran police said", "the Philippine army"."""

from dateline.annotate import Layers
from dateline.codebook.places import nations
from dateline.codebook.places.folding import fold
from dateline.codebook.words import word_table
from dateline.extract.places.bodies import NO_BODIES, country_of

_FORCES = frozenset({"MIL", "COP", "LEG", "JUD"})
_BETWEEN = 2
"""Words between a people and its force, and one ("Pakistani security officials")."""


def lands_of_forces(layers: Layers) -> frozenset[str]:
    """Return the countries whose police, army or rebels by name the text tells of."""
    sectors, found = word_table("roles", "sector"), set[str]()
    for token in layers.tokens:
        code = nations().demonym(fold(token.text)) if token.text[0].isupper() else ""
        head = layers.tokens[token.head]
        beside = 0 < head.i - token.i <= _BETWEEN and token.dep in ("amod", "compound", "nmod")
        if code and beside and sectors.get(head.base) in _FORCES:
            found.add(code)
    known = (k for k in layers.known if k.form not in NO_BODIES)
    return frozenset(found | {land for k in known if (land := country_of(layers, k))})
