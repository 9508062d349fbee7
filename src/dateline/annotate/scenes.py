"""Where a passage plays: the place that opens a sentence ("In Bangkok, crowds …")."""

from dateline.annotate.layers import Layers
from dateline.codebook.directory import PLACED, Known

_GOING = frozenset({
    "flee", "fly", "escape", "deport", "extradite", "exile", "evacuate", "drive", "airlift",
    "transfer", "expel", "banish", "whisk",
})  # fmt: skip
_TO = frozenset({"to", "into", "for"})
_EXILE = frozenset({"exile", "asylum", "refuge", "banishment"})


def scene_of(layers: Layers, i: int) -> Known | None:
    """Return the state or capital that opens a token's sentence, or one before in its paragraph."""
    block = layers.block_of(i)
    for number in range(layers.tokens[i].sentence, -1, -1):
        sentence = layers.sentences[number]
        if sentence.block != block:
            return None
        if layers.tokens[sentence.first].low != "in":
            continue
        held = (c for c in layers.children[sentence.first] if layers.tokens[c].dep == "pobj")
        at = next(held, None)
        found = (k for k in layers.known if at is not None and k.first <= at < k.last)
        known = next(found, None)
        if known is not None and known.form in PLACED and known.last <= i:
            return known
    return None


def destination_of(layers: Layers, i: int) -> int | None:
    """Return the verb of going that a name is only the end of: "fled to Peru", "exile in Peru"."""
    path = [i, *layers.ancestors(i)]
    prep = layers.tokens[path[1]] if len(path) > 1 else None
    if prep is None or layers.tokens[i].dep != "pobj":
        return None
    above = layers.tokens[prep.head]
    if prep.low == "in" and above.base in _EXILE:
        verbs = (layers.tokens[j] for j in path[2:] if layers.tokens[j].pos == "VERB")
        return next((v.i for v in verbs), None)
    gone = prep.low in _TO and above.pos == "VERB" and above.base in _GOING
    return above.i if gone else None


def is_elsewhere(layers: Layers, i: int, head: int | None = None) -> bool:
    """Tell whether a name is of no place of a party: where somebody goes, or what others tell.

    Without a party, whether it is of none that the main clause tells of.
    "Police fired on crowds angered by reports that a book was burned in Peru".
    """
    if destination_of(layers, i) is not None:
        return True
    head = layers.sentences[layers.tokens[i].sentence].root if head is None else head
    inside = (head, *layers.ancestors(head))
    for above in (i, *layers.ancestors(i)):
        token = layers.tokens[above]
        marks = (layers.tokens[c] for c in layers.children[above])
        told = any(t.dep == "mark" and t.low == "that" for t in marks)  # "reports that …"
        clause = token.dep in ("acl", "ccomp") and token.pos == "VERB" and told
        if clause and layers.tokens[token.head].pos == "NOUN" and above not in inside:
            return head != token.head
    return False
