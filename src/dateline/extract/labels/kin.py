"""What sort of people a noun is for, and what sort a judging word is said of."""

import functools
from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.labels.judged import Judged, traits


def kin_of(layers: Layers, head: int) -> str:
    """Return the class of people that a noun is for ("fighter", "held"), empty if unknown."""
    lemma = layers.tokens[head].base
    if layers.tokens[head].pos == "PROPN":
        return ""  # "the Liberation Army" is not an army
    return word_table("label_kin", "kin").get(lemma.rpartition("-")[2], "")


def said_of(judged: Judged, lemma: str) -> str:
    """Return the class of people that a judging word is said of, empty if any."""
    for form in (judged.form, lemma):
        if form in _neutral():
            return _neutral()[form]
    return "foe"


@functools.cache
def _neutral() -> Mapping[str, str]:
    """Return for each label the class of the first neutral word that its note gives."""
    kin = word_table("label_kin", "kin")
    found = {}
    for form, note in word_table("labels", "note").items():
        words = note.partition("neutral:")[2].replace(",", " ").replace(";", " ").split()
        singles = (w for word in words for w in (word, word.removesuffix("s")))
        found[form] = next((kin[w] for w in singles if w in kin), "foe")
    return found


def tone_of(judged: Judged, lemma: str) -> str:
    """Return "praise" for words that one has for one's own side, else "blame"."""
    return "praise" if {judged.form, lemma} & (traits("own") | traits("praise")) else "blame"
