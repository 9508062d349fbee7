"""Harm that did not happen: denied, threatened, planned or only possible."""

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import kids

_UNREAL = frozenset({"could", "would", "may", "might", "can", "should", "will", "shall"})
_NOT = frozenset({"not", "n't", "never"})
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "ccomp", "dobj", "acl"})
_UP = frozenset({"conj", "xcomp", "pcomp", "prep", "acomp", "oprd"})
_INTENT = frozenset({
    "deny", "threaten", "vow", "plan", "want", "attempt", "try", "refuse", "intend", "aim",
    "seek", "promise", "reject", "conspire", "plot", "fear", "risk", "demand", "propose",
    "authorise", "authorize", "await",
})  # fmt: skip
_ORDERED = frozenset({"arrest", "detention", "evacuation", "expulsion", "deportation", "capture"})
_ORDERS = frozenset({
    "order", "request", "warrant", "call", "demand", "reward", "appeal", "ask", "information",
    "bid",
    "lead", "press",
})  # fmt: skip
_ABSENT = frozenset({"survive", "see", "find"})
"""Verbs that tell of harm by their negation: "did not survive", "have not been seen since"."""
_BIDS = frozenset({"tell", "order", "ask", "advise", "instruct", "warn", "urge", "call", "request"})


def is_unreal(layers: Layers, i: int) -> bool:
    """Tell whether the harm told by the word at `i` is denied, threatened or only possible."""
    for _ in range(3):
        verb = layers.tokens[i]
        words = {t.low for t in kids(layers, i, "aux")}
        negated = any(t.low in _NOT for t in kids(layers, i, "neg"))
        if words & _UNREAL and not (negated and verb.lemma in _ABSENT):
            return True
        if negated and verb.lemma not in _ABSENT:
            return True
        up = layers.tokens[verb.head]
        if layers.parted(i, up.i):
            return False  # "gunmen abducted fifty; police denied it"
        if verb.dep in _COMPLEMENTS and up.base in _INTENT:
            return not (up.base == "fear" and _is_past(layers, verb) and _is_felt(layers, up))
        if verb.dep == "xcomp" and up.low in ("going", "gon"):
            return True  # "knew that he was going to die"
        if up.base == "let" and any(t.low in _NOT for t in kids(layers, up.i, "neg")):
            return True  # "don't let him die"
        if verb.base in _ORDERED and _is_sought(layers, verb, up):
            return True  # "ordered the arrest of six", "a warrant for the arrest of six"
        if verb.dep == "xcomp" and up.base in _BIDS:  # "were told to take shelter"
            return True
        if verb.dep not in _UP or up.i == i:
            return False
        i = up.i
    return False


def _is_past(layers: Layers, verb: Token) -> bool:
    """Tell whether a feared verb is of what has been: "fear that sixty died", "feared killed"."""
    aux = kids(layers, verb.i, "aux", "auxpass")
    perfect = any(t.tag == "VBD" or t.base == "have" for t in aux)
    return perfect or verb.tag == "VBD" or (verb.tag == "VBN" and not aux)


def _is_felt(layers: Layers, fear: Token) -> bool:
    """Tell whether somebody has a fear: not "did not fear", "nobody fears", "no fear"."""
    words = {t.low for t in kids(layers, fear.i, "neg", "det", "nsubj")}
    return words.isdisjoint(_NOT | {"no", "nobody", "none"})


def _is_sought(layers: Layers, deed: Token, up: Token) -> bool:
    """Tell whether a deed is the object of an order, or what a warrant is for."""
    if deed.dep == "dobj":
        return up.base in _ORDERS
    wanted = deed.dep == "pobj" and up.low in ("for", "to")
    return wanted and layers.tokens[up.head].base in _ORDERS
