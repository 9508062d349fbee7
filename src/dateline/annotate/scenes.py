"""Where a passage plays: the place that opens a sentence ("In Bangkok, crowds …")."""

from dateline.annotate.layers import Layers
from dateline.codebook.directory import PLACED, Known


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
