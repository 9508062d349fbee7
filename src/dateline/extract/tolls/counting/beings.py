"""Numbers beside persons that count no victims, and persons whom a number leaves out."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import kids
from dateline.extract.numbers import Number
from dateline.extract.numerals import is_person

_PARENTS = frozenset({
    "father", "mother", "dad", "mom", "parent", "grandmother", "grandfather", "mum",
})  # fmt: skip
_OLDEST = 120
_ENDS = frozenset({"death", "loss", "injury"})
"""What befell those who stand after "of": "the death of two clerks" is of no two-year-old."""


_SELF = frozenset({"himself", "herself", "themselves"})
_NEXT = frozenset({"then", "later", "afterwards", "afterward", "finally", "subsequently"})
_AFTER_AGE = frozenset({",", "-", "--", "\u2013", "\u2014"})


def dies_on_top(layers: Layers, verb: int, noun: int) -> bool:
    """Tell whether one who kills himself does so besides what he did to others.

    "Killed four before killing himself", "shot them and then himself": no number of those he
    killed has him in it.
    """
    if layers.tokens[noun].low not in _SELF:
        return False
    token = layers.tokens[verb]
    words = [*kids(layers, verb, "mark", "advmod"), *layers.tokens[max(0, noun - 2) : noun]]
    if any(t.low in _NEXT | {"before"} for t in words):
        return True
    above = layers.tokens[token.head]
    if token.dep in ("pcomp", "advcl") and "before" in (above.low, layers.tokens[verb - 1].low):
        return True
    if any(t.low == "after" for t in kids(layers, verb, "prep")) or any(
        "after" in (t.low for t in kids(layers, c.i, "mark")) for c in kids(layers, verb, "advcl")
    ):
        return True
    others = kids(layers, above.i, "dobj") if token.dep == "conj" else []
    return any(t.low not in _SELF for t in others)


def of_children(layers: Layers, number: Number) -> bool:
    """Tell whether a number is of children or years: "a father of five", "a boy of 9"."""
    words = [t.base for t in layers.tokens[max(0, number.first - 2) : number.first]]
    if len(words) != 2 or words[1] != "of" or words[0] in _ENDS:
        return False
    before = layers.tokens[number.first - 2]
    years = number.exact and number.least == number.most and number.least < _OLDEST
    return words[0] in _PARENTS or (years and before.tag == "NN" and is_person(before.lemma))


def is_age(layers: Layers, number: Number) -> bool:
    """Tell whether a number between commas is the age of the one before: "a child, 3, was".

    A dash may stand for the second: "Crutcher, 40 — a father — was".
    """
    if _in_ages(layers, number):
        return True
    around = layers.tokens[max(0, number.first - 2) : number.last + 1]
    if len(around) != 4 or around[1].text != "," or around[3].text not in _AFTER_AGE:
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
