"""Groups that call themselves an army: "the Army of the Victorious Sect", of no state."""

from dateline.codebook.directory import PLACED
from dateline.extract.actors.names import Names
from dateline.extract.actors.phrases import phrase
from dateline.records import Actor

_STATES = frozenset({"state", "republic", "kingdom", "union", "federation", "people", "emirate"})
"""What an army is of that is a state's own."""


def own_army(names: Names, head: int, text: str) -> Actor | None:
    """Return the group whose name says what its army is of, if that is neither state nor land."""
    layers = names.layers
    if layers.tokens[head].low != "army" or not layers.tokens[head].text[0].isupper():
        return None
    preps = [c for c in layers.children[head] if layers.tokens[c].low == "of"]
    below = [o for c in preps for o in layers.children[c] if layers.tokens[o].dep == "pobj"]
    if not below or any(layers.tokens[o].pos != "PROPN" for o in below):
        return None
    inside = [i for o in below for i in layers.subtree(o)]
    placed = any((k := names.known_at.get(i)) and k.form in PLACED for i in inside)
    if placed or any(
        layers.tokens[o].base in _STATES or layers.tokens[o].name == "GPE" for o in below
    ):
        return None
    first, last = phrase(layers, head)
    first += layers.tokens[first].low == "the"
    return Actor(text, layers.quote(first, last).text, None, None, "REB")
