"""Who is held for the deed that a clause beside tells: "was arrested after he shot two men"."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject

CHARGING = frozenset({
    "charge", "accuse", "convict", "indict", "suspect", "try", "sentence", "sanction", "blacklist",
})  # fmt: skip
HOLDING = frozenset({
    "arrest", "detain", "jail", "imprison", "hold", "question", "want", "seek", "hang", "execute",
    "behead", "fine", "punish", "sack", "pardon", "amnesty",
})  # fmt: skip
_AFTER = frozenset({"after", "when", "because", "as", "since"})
_FOR = frozenset({"for", "after", "of", "with", "in"})
_CRIMINAL = frozenset({"for", "over", "of", "with"})
_TERMS = frozenset({"year", "month", "day", "life", "decade", "week", "hour"})
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


def found_guilty(layers: Layers, adjective: int) -> list[int]:
    """Return who is guilty of a deed: "found the mayor guilty of genocide"."""
    verb = layers.tokens[adjective].head
    own = [t.i for t in kids(layers, adjective, "nsubj")]  # as the parser has it
    return own or patient(layers, verb) or subject(layers, verb)


def crime(layers: Layers, trigger: int) -> Iterator[Token]:
    """Yield the words behind a verb of trying or punishing that tell for what it is done.

    What stands behind them is when and where that was: "jailed for the murder of a singer in 1973".
    """
    token = layers.tokens[trigger]
    at = [t.i for t in kids(layers, trigger, "ccomp", "oprd", "acomp") if t.low == "guilty"]
    if token.pos != "VERB" or not (at or token.base in CHARGING | HOLDING):
        return
    for prep in (p for i in at or [trigger] for p in kids(layers, i, "prep")):
        if prep.low not in _CRIMINAL or prep.i < trigger:
            continue
        for told in kids(layers, prep.i, "pobj", "pcomp"):
            if told.base not in _TERMS:
                yield told


def _caught(layers: Layers, i: int) -> list[int]:
    token = layers.tokens[i]
    if token.pos == "VERB" and token.base in CHARGING | HOLDING:
        return patient(layers, i)
    inside = any(layers.tokens[j].base in _CELLS for j in prep_objects(layers, i, "in"))
    return subject(layers, i) if token.base in _STAYS and inside else []
