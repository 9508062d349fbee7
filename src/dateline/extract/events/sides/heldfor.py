"""Who is held for the deed that a clause beside tells: "was arrested after he shot two men"."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject

CHARGING = frozenset({
    "charge", "accuse", "convict", "indict", "suspect", "try", "sentence", "sanction", "blacklist",
})  # fmt: skip
HOLDING = frozenset({"arrest", "detain", "jail", "imprison", "hold", "question", "want", "seek"})
_AFTER = frozenset({"after", "when", "because", "as", "since"})
_FOR = frozenset({"for", "after", "of", "with", "in"})
_STAYS = frozenset({"be", "remain", "stay"})
_CELLS = frozenset({"custody", "jail", "prison", "detention"})


def held_for(layers: Layers, i: int) -> list[int]:
    """Return who is caught, held or tried for what the verb at `i` says that he did.

    "A man is in custody after he stabbed his brother", "was convicted of shooting a guard"; not
    "was arrested after police shot at him".
    """
    token = layers.tokens[i]
    if token.pos != "VERB" or is_passive(layers, i):
        return []
    above = layers.tokens[token.head]
    if token.dep == "pcomp" and above.low in _FOR and not kids(layers, i, "nsubj"):
        return _caught(layers, above.head)
    marks = {t.low for t in kids(layers, i, "mark", "advmod")}
    if token.dep != "advcl" or not marks & _AFTER:
        return []
    own = subject(layers, i)
    whole = {k for s in own for k in (s, *layers.refers.get(s, ()))}
    caught = _caught(layers, above.i)
    same = {k for c in caught for k in (c, *layers.refers.get(c, ()))}
    return own if whole & same else []


def _caught(layers: Layers, i: int) -> list[int]:
    token = layers.tokens[i]
    if token.pos == "VERB" and token.base in CHARGING | HOLDING:
        return patient(layers, i)
    inside = any(layers.tokens[j].base in _CELLS for j in prep_objects(layers, i, "in"))
    return subject(layers, i) if token.base in _STAYS and inside else []
