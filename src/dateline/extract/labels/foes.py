"""Who fights those whom a judging phrase names: nobody fights himself."""

from collections.abc import Iterator

from dateline.annotate import Layers
from dateline.extract.labels.judged import Judged

_FIGHTS = frozenset({
    "fight", "battle", "war", "struggle", "campaign", "offensive", "operation", "combat",
    "confront", "defeat", "repel", "crackdown", "resist", "eradicate", "crush",
})  # fmt: skip
"""What is done against foes, as a verb or as a noun."""
_HELPS = frozenset({"help", "assist", "aid", "support", "back", "join", "enable", "urge"})
"""Verbs whose object then fights ("help the army fight them")."""
_LINKS = frozenset({"against", "with", "on"})


def foes_of(layers: Layers, judged: Judged) -> frozenset[int]:
    """Return the heads of those who are told to fight the people of a phrase, with their names.

    "Helped the government in its fight against the terrorists": its, and the government.
    """
    found: set[int] = set()
    for fight in _fights(layers, judged.head):
        children = layers.children[fight]
        found |= {c for c in children if layers.tokens[c].dep in ("poss", "nsubj")}
        below, above = fight, layers.tokens[fight].head
        while above != below and layers.tokens[above].sentence == layers.tokens[fight].sentence:
            if layers.tokens[above].base in _HELPS:
                found |= {c for c in layers.children[above] if layers.tokens[c].dep == "dobj"}
                break
            below, above = above, layers.tokens[above].head
    behind = {b for i in found for b in layers.refers.get(i, ())}
    return frozenset(i for i in found | behind if not judged.holds(i))


def _fights(layers: Layers, head: int) -> Iterator[int]:
    """Yield the word for a fight that people are the object of, if they are of one."""
    token = layers.tokens[head]
    above = layers.tokens[token.head]
    if token.dep == "dobj" and above.base in _FIGHTS:
        yield above.i
    if token.dep == "pobj" and above.low in _LINKS and layers.tokens[above.head].base in _FIGHTS:
        yield above.head
