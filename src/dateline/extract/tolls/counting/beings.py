"""Numbers beside persons that count no victims: an age, somebody's children."""

from dateline.annotate import Layers
from dateline.extract.numbers import Number
from dateline.extract.numerals import is_person

_PARENTS = frozenset({
    "father", "mother", "dad", "mom", "parent", "grandmother", "grandfather", "mum",
})  # fmt: skip
_OLDEST = 120
_ENDS = frozenset({"death", "loss", "injury"})
"""What befell those who stand after "of": "the death of two clerks" is of no two-year-old."""


def of_children(layers: Layers, number: Number) -> bool:
    """Tell whether a number is of children or years: "a father of five", "a boy of 9"."""
    words = [t.base for t in layers.tokens[max(0, number.first - 2) : number.first]]
    if len(words) != 2 or words[1] != "of" or words[0] in _ENDS:
        return False
    before = layers.tokens[number.first - 2]
    years = number.exact and number.least == number.most and number.least < _OLDEST
    return words[0] in _PARENTS or (years and before.tag == "NN" and is_person(before.lemma))


def is_age(layers: Layers, number: Number) -> bool:
    """Tell whether a number between commas is the age of the one before: "a child, 3, was"."""
    if _in_ages(layers, number):
        return True
    around = layers.tokens[max(0, number.first - 2) : number.last + 1]
    if len(around) != 4 or (around[1].text, around[3].text) != (",", ","):
        return False
    whose, years = around[0], around[2]
    return whose.tag in ("NN", "NNP") and years.text.isdigit() and number.exact


def _in_ages(layers: Layers, number: Number) -> bool:
    """Tell whether a number is of the years between commas: "two boys, 12 and 14, and"."""
    tokens = layers.tokens
    first, last = number.first, number.last
    while first > 0 and (
        tokens[first - 1].text in (",", "and") or tokens[first - 1].text.isdigit()
    ):
        first -= 1
    while last < len(tokens) and (tokens[last].text == "and" or tokens[last].text.isdigit()):
        last += 1
    years = [t.text for t in tokens[first:last] if t.text.isdigit()]
    if first == 0 or len(years) < 2 or tokens[first].text != "," or last >= len(tokens):
        return False
    young = all(int(year) < _OLDEST for year in years)
    whose = tokens[first - 1]
    return young and whose.pos == "NOUN" and is_person(whose.lemma) and tokens[last].text == ","
