"""Words for what befalls people: deeds, weapons, accidents, disasters."""

import functools
from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.tolls.lexicon import deeds, harm_of


def befalls(layers: Layers, i: int) -> bool:
    """Tell whether a word names a deed or a mishap that can leave a toll."""
    token = layers.tokens[i]
    if token.dep in ("compound", "nmod", "amod"):
        return False
    part = "verb" if token.pos == "VERB" else "noun" if token.pos in ("NOUN", "PROPN") else ""
    if not part:
        return False
    listed = listed_causes().get(token.base)
    named = listed in (part, "both") or (listed == "who" and part == "noun")
    if not named and (part == "verb" or token.base not in deeds() or harm_of(layers, i)):
        return False
    after = layers.tokens[i + 1 : i + 4]  # "spear and bullet wounds" are none
    return not any(t.base in ("wound", "injury") for t in after)


@functools.cache
def listed_causes() -> Mapping[str, str]:
    """Return the part of speech in which each listed word names a cause, or "who" did it."""
    return dict(word_table("causes", "part"))
