"""Harm that nobody meant: accidents, and what somebody does to himself alone."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import is_passive, kids, prep_objects

_BY_MISHAP = frozenset({"accidentally", "inadvertently", "unintentionally", "accidental",
                        "inadvertent", "unintentional", "self-inflicted"})  # fmt: skip
_FALLING = frozenset({
    "fall", "slip", "tumble", "plunge", "trip", "drown", "ski", "climb", "dive", "surf", "hike",
})  # fmt: skip
"""What somebody does of himself that may kill him: "was killed after falling from a roof"."""
_NATURE = frozenset({
    "fall", "avalanche", "landslide", "rockfall", "mudslide", "rockslide", "lightning",
    "earthquake", "quake", "tornado", "hurricane", "cyclone", "tsunami", "flood", "storm",
    "wave", "shark",
})  # fmt: skip
_ENDING = frozenset({"die"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself"})
_HURTING = frozenset({"shoot", "stab", "hang", "kill", "hurt", "injure", "wound", "cut", "poison"})
"""What somebody does to himself as suicide or mishap; who blows himself up is an attacker."""


def is_mishap(layers: Layers, head: int) -> bool:
    """Tell whether harm was done by accident, or by somebody to himself alone.

    What dies down is no one: "the riots had died down".
    """
    if layers.tokens[head].base in _ENDING and kids(layers, head, "prt"):
        return True
    if any(t.low in _BY_MISHAP for t in kids(layers, head, "advmod", "amod", "compound")):
        return True
    if layers.tokens[head].base in _HURTING:
        hurt = kids(layers, head, "dobj")
        if any(t.low in _SELVES and not kids(layers, t.i, "conj") for t in hurt):
            return True
    if _is_by_nature(layers, head):
        return True
    if kids(layers, head, "dobj"):
        return False  # "shot dead 14 people before killing himself"
    clauses = [t.i for t in kids(layers, head, "advcl")]
    clauses += [t.i for p in kids(layers, head, "prep") for t in kids(layers, p.i, "pcomp")]
    causes = [c for c in clauses if layers.tokens[c].tag == "VBG"]
    return any(is_mishap(layers, i) for i in (*causes, *prep_objects(layers, head, "of", "from")))


def _is_by_nature(layers: Layers, head: int) -> bool:
    """Tell whether who was killed fell, or was caught by the forces of nature.

    "Killed after falling from a cliff", "when they fell from scaffolding", "in an avalanche".
    """
    if layers.tokens[head].base not in _HURTING or not is_passive(layers, head):
        return False
    if any(layers.tokens[i].base in _NATURE for i in prep_objects(layers, head, "in", "by")):
        return True
    if prep_objects(layers, head, "by"):
        return False
    below = [t.i for p in kids(layers, head, "prep") for t in kids(layers, p.i, "pcomp")]
    below += [t.i for t in kids(layers, head, "advcl")]
    return any(
        layers.tokens[i].base in _FALLING and not kids(layers, i, "dobj", "auxpass") for i in below
    )
