"""Numbers beside persons that count no victims: an age, somebody's children."""

from dateline.annotate import Layers
from dateline.extract.numbers import Number

_PARENTS = frozenset({
    "father", "mother", "dad", "mom", "parent", "grandmother", "grandfather", "mum",
})  # fmt: skip


def of_children(layers: Layers, number: Number) -> bool:
    """Tell whether a number counts somebody's children: "a father of five"."""
    words = [t.lemma.lower() for t in layers.tokens[max(0, number.first - 2) : number.first]]
    return len(words) == 2 and words[0] in _PARENTS and words[1] == "of"


def is_age(layers: Layers, number: Number) -> bool:
    """Tell whether a number between commas is the age of the one before: "a child, 3, was"."""
    around = layers.tokens[max(0, number.first - 2) : number.last + 1]
    if len(around) != 4 or (around[1].text, around[3].text) != (",", ","):
        return False
    whose, years = around[0], around[2]
    return whose.tag in ("NN", "NNP") and years.text.isdigit() and number.exact
