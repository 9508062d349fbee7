"""Whether people who are counted come together: at a march, a funeral, in a crowd."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.counting.counts import Count

_GATHERINGS = frozenset({
    "march", "rally", "protest", "demonstration", "vigil", "funeral", "sit-in", "procession",
    "mass", "concert",
})  # fmt: skip
CROWD, _COMPANY = 20, 5
"""From how many on people at a gathering are a crowd, and mourners or marchers are one."""
_ASSEMBLED = frozenset({
    "mourner", "marcher", "protester", "protestor", "demonstrator", "onlooker", "spectator",
    "rioter", "picketer", "pilgrim", "fan",
})  # fmt: skip
_DRAWS = frozenset({"draw", "attract", "pull", "gather", "mobilise", "mobilize", "number"})


def is_crowd(layers: Layers, count: Count) -> bool:
    """Tell whether a count is of people who come together: "200 protesters", "a crowd of 500"."""
    if count.least < _COMPANY:
        return False
    before = [t.base for t in layers.tokens[max(0, count.first - 3) : count.first + 4]]
    if "crowd" in before and "of" in before:
        return True
    return layers.tokens[count.noun].base in _ASSEMBLED


def at_gathering(layers: Layers, i: int) -> bool:
    """Tell whether somebody is counted at a march, a rally, a funeral."""
    after = layers.tokens[i + 1 : i + 5]
    if not after or after[0].low not in ("at", "in", "on"):
        return False
    return any(t.base in _GATHERINGS for t in after)


def draws(layers: Layers, verb: int) -> bool:
    """Tell whether a gathering draws people: "the rally drew 9,000"."""
    told = layers.tokens[verb].base in _DRAWS
    return told and any(t.base in _GATHERINGS for t in kids(layers, verb, "nsubj"))
