"""Who runs from the police or from what he did: a man who "fled the scene" lost no home."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.classes import role_of
from dateline.extract.events.grammar.slots import kids, subject

_LEFT = frozenset({
    "scene", "area", "spot", "police", "officer", "deputy", "custody", "prison", "jail", "justice",
    "prosecution", "arrest", "trial", "charge", "capture", "apartment", "store", "building",
    "parking", "lot", "block", "bar", "club", "vehicle", "car",
})  # fmt: skip
"""What somebody leaves who runs off."""
_MEANS = frozenset({
    "foot", "car", "vehicle", "motorcycle", "motorbike", "bicycle", "bike", "suv", "truck", "sedan",
    "taxi", "direction",
})  # fmt: skip
_BY = frozenset({"in", "on", "from", "by", "into"})
_DOERS = frozenset({"CRM", "UAF"})
_FEW = frozenset({
    "suspect", "shooter", "gunman", "attacker", "assailant", "robber", "thief", "burglar", "killer",
    "bomber", "inmate", "prisoner", "detainee", "convict", "fugitive", "driver", "perpetrator",
})  # fmt: skip
_ONE = frozenset({"a", "an", "one", "another"})


def runs_off(layers: Layers, i: int) -> bool:
    """Tell whether the verb at `i` tells of somebody's escape rather than of loss of a home."""
    if layers.tokens[i].base != "flee":
        return False
    left = kids(layers, i, "dobj")
    for prep in kids(layers, i, "prep"):
        if prep.low in _BY:
            left += [t for t in kids(layers, prep.i, "pobj") if t.base in _LEFT | _MEANS]
    if any(t.base in _LEFT | _MEANS for t in left):
        return True
    return any(_is_doer(layers, j) for j in subject(layers, i))


def _is_doer(layers: Layers, i: int) -> bool:
    """Tell whether who flees is called a culprit, or is one man who is seen to run."""
    token = layers.tokens[i]
    one = any(t.low in _ONE for t in kids(layers, i, "det", "nummod")) and token.tag == "NN"
    alone = one and token.base in ("man", "person", "individual", "boy", "teenager", "male")
    return token.base in _FEW or role_of(layers, i) in _DOERS or alone
