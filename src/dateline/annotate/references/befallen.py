"""Whom a pronoun takes up that bears a deed: who bore one before, or was taken before."""

from dateline.annotate.layers import Layers
from dateline.annotate.references.cast import Mention
from dateline.annotate.references.describing import SUBJECTS

_CAPTIVE = 2.0
_SUFFERING = ("dobj", "nsubjpass")
_FREEING = frozenset({"free", "release", "rescue", "liberate", "ransom", "swap", "exchange"})
_HOLDING = frozenset({
    "take", "abduct", "kidnap", "seize", "capture", "hold", "detain", "arrest", "jail", "imprison",
})  # fmt: skip
_BORNE = 1.2
"""For who bore such a verb, against who did it, where the pronoun bears one in another sentence.

"Soldiers held two men. A witness saw them being beaten": the two men.
"""
_BEARING = frozenset({
    "arrest", "detain", "hold", "capture", "abduct", "kidnap", "seize", "jail", "imprison", "beat",
    "torture", "kill", "shoot", "wound", "injure", "attack", "ban", "sanction", "deport", "expel",
    "sentence", "convict", "charge", "interrogate", "release", "free", "rescue", "execute", "rape",
    "take", "blindfold", "handcuff", "round",
})  # fmt: skip
"""Verbs that one side does to another that does not do them back."""


def for_whom_it_befell(layers: Layers, here: Mention, mention: Mention) -> float:
    """Return what speaks for or against a mention by what befalls it and the pronoun."""
    score = _CAPTIVE * _is_freed(layers, here.head, mention.head)
    apart = here.sentence != mention.sentence or _parted(layers, here.head, mention.head)
    if apart and _side(layers, here.head) < 0:
        score += _BORNE * -_side(layers, mention.head)
    return score


def _is_freed(layers: Layers, i: int, mention: int) -> bool:
    """Tell whether who is freed is whom somebody took: "abducted boys. Police freed them"."""
    freed, held = (layers.tokens[layers.tokens[at].head].base for at in (i, mention))
    bear = all(layers.tokens[at].dep in _SUFFERING for at in (i, mention))
    return bear and freed in _FREEING and held in _HOLDING


def _parted(layers: Layers, i: int, mention: int) -> bool:
    """Tell whether a semicolon stands between two words of a sentence."""
    return any(t.text == ";" for t in layers.tokens[mention:i])


def _side(layers: Layers, i: int) -> int:
    """Return 1 for who does such a verb, -1 for who bears it ("saw them beaten"), else 0."""
    token = layers.tokens[i]
    verb = layers.tokens[token.head]
    if verb.base not in _BEARING:
        return 0
    passive = any(layers.tokens[c].dep == "auxpass" for c in layers.children[verb.i])
    if token.dep in ("dobj", "nsubjpass") or (token.dep in SUBJECTS and passive):
        return -1
    return int(token.dep == "nsubj")
