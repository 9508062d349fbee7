"""Mentions of people of several states: "Syrian and Russian jets", "ministers of Peru and Oman"."""

from dateline.codebook.directory import PLACED
from dateline.extract.actors.names import Names

_OF_STATES = frozenset({"of", "from", "in"})


def shared(names: Names, head: int) -> dict[str, str]:
    """Return the countries of a noun's coordinated modifiers, or of its "of", with their words."""
    layers = names.layers
    if len(found := _of_several(names, head)) > 1:
        return found
    if layers.tokens[head].pos != "NOUN":
        return {}
    codes: dict[str, str] = {}
    for child in layers.children[head]:
        if layers.tokens[child].dep in ("amod", "compound", "nmod"):
            for i in (child, *_conjuncts(names, child)):
                for known in names.directory.scan([layers.tokens[i].text]):
                    if known.form in ("demonym", "country"):
                        codes.setdefault(known.ids[0], layers.tokens[i].text)
    return codes


def _of_several(names: Names, head: int) -> dict[str, str]:
    """Return the countries of people of several: "ministers of Peru, Chile and Bolivia"."""
    layers = names.layers
    token = layers.tokens[head]
    if token.tag not in ("NNS", "NNPS") or names.kinds.get(token.base) != "person":
        return {}
    preps = [c for c in layers.children[head] if layers.tokens[c].low in _OF_STATES]
    below = [o for c in preps for o in layers.children[c] if layers.tokens[o].dep == "pobj"]
    lands = [i for o in below for i in (o, *_conjuncts(names, o))]
    known = [k for i in lands if (k := names.known_at.get(i)) and k.form in PLACED]
    if len(known) < len(lands):
        return {}
    codes = (names.code(k, head) for k in known)
    return {code: names.directory.countries[code].adjective for code in codes}


def _conjuncts(names: Names, i: int) -> list[int]:
    tokens, children = names.layers.tokens, names.layers.children
    found = [c for c in children[i] if tokens[c].dep == "conj"]
    return found + [d for c in found for d in _conjuncts(names, c)]
