"""Vehicles and warplanes that stand for whoever uses them: "a Thai F-16", "al-Qaida vehicles"."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.actors.names import Names


def is_owned(names: Names, head: int) -> bool:
    """Tell whether a vehicle may be its owner's: "al-Qaida vehicles", but no "fighter jets"."""
    tokens, lemma = names.layers.tokens, names.layers.tokens[head].base
    if names.kinds.get(lemma) != "vehicle":
        return False
    hyphen = head > 1 and tokens[head - 1].text == "-"
    before = head - 2 if hyphen else head - 1
    return before < 0 or f"{tokens[before].base} {lemma}" not in names.kinds


def warplane(layers: Layers, head: int) -> str | None:
    """Return the type of warplane that a people's name stands before: "a Thai F-16"."""
    after = layers.tokens[head + 1 : head + 2]
    kinds = load_codebook().classes["aircraft"]
    above = layers.tokens[head].head
    named = [t for t in after if t.i == above or t.head in (head, above)]
    typed = (t.text for t in named if t.low in kinds and any(map(str.isdigit, t.text)))
    return next(typed, None)
