"""Persons told by their age where the parser loses them: "15-year-old shot outside a club"."""

from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import bare_fate, group_of, is_aged
from dateline.extract.tolls.unmeant.unreal import is_unreal

_BETWEEN = frozenset({
    "is", "was", "left", "found", "fatally", "accidentally", "critically", "seriously", "badly",
    "being", "been", "gets", "recovering", "has", ",",
})  # fmt: skip
_SHOT = frozenset({"shot"})
_FATES = ("killed", "injured")
_PERSON = ("NN", "NNP")


def add_aged(found: Collector) -> None:
    """Add the persons of an age whom the word that follows tells as shot, hurt or dead."""
    tokens = found.layers.tokens
    for token in tokens:
        if not is_aged(found.layers, token.i, before_noun=True):
            continue
        noun = token.i
        while noun + 1 < len(tokens) and _goes_on(found, noun + 1):
            noun += 1
        k, fatal = noun + 1, False
        while k + 1 < len(tokens) and tokens[k].low in _BETWEEN:
            fatal = fatal or tokens[k].low == "fatally"
            k += 1
        if k >= len(tokens) or tokens[k].sentence != token.sentence or is_unreal(found.layers, k):
            continue
        if kids(found.layers, k, "dobj"):
            continue  # "a 10-year-old shot her sister"
        word = tokens[k].low
        after = " ".join(t.low for t in tokens[k + 1 : k + 3])
        fatal = fatal or after in ("and killed", "to death") or after.startswith("dead")
        kind = "injured" if word in _SHOT else bare_fate(word)
        if kind not in _FATES or _known(found, token.i, noun):
            continue
        name = "shot" if word in _SHOT and not fatal else "bare"
        one = Count(max(0, token.i - 4), noun + 1, noun, 1, 1, True, "", "single")
        found.put(k, "killed" if fatal else kind, name, one)


def _goes_on(found: Collector, i: int) -> bool:
    """Tell whether a noun for a person goes on with an age: "16-year-old girl"."""
    token = found.layers.tokens[i]
    return token.tag in _PERSON and group_of(found.layers, i) is not None


def _known(found: Collector, first: int, last: int) -> bool:
    """Tell whether a toll counts the person already."""
    return any(m.first <= last and first < m.last for m in found.found)
