"""Object lists whose last noun the parser hangs on the verb: "killed a nurse and two guards"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_CLAUSE = frozenset({
    "nsubj", "nsubjpass", "csubj", "dobj", "aux", "auxpass", "ccomp", "xcomp", "advcl", "prt",
})  # fmt: skip
"""What a noun has below it that is a verb of its own, wrongly tagged: "and aids the sick"."""


def with_object_lists(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a noun that is coordinated with a verb hung on the verb's object."""
    mended = list(tokens)
    acting = {t.head for t in tokens if t.dep in _CLAUSE}
    objects: dict[int, int] = {}
    for token in tokens:
        if token.dep == "dobj" and token.head < token.i:
            objects[token.head] = token.i
        listed = token.dep == "conj" and token.head < token.i and token.tag.startswith("NN")
        if not listed or tokens[token.head].pos != "VERB" or token.i in acting:
            continue
        if token.head in objects:
            mended[token.i] = msgspec.structs.replace(token, head=objects[token.head])
    return mended
