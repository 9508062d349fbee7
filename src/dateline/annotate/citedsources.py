"""Sources that the parser takes for what is reported: "…, media reported, citing police"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_CITING = frozenset({"quote", "cite"})
_BEFORE_NOUN = frozenset({"amod", "compound"})


def with_cited_sources(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a participle of citing between comma and noun as a verb of its own."""
    mended = list(tokens)
    for citing in tokens:
        noun = tokens[citing.head]
        if (
            citing.tag != "VBG" or citing.base not in _CITING or citing.dep not in _BEFORE_NOUN
            or tokens[citing.i - 1].text != "," or noun.i < citing.i
        ):  # fmt: skip
            continue
        verb = tokens[noun.head]
        if verb.tag in ("VBD", "VBZ", "VBP") and noun.dep == "dobj" and verb.i < citing.i:
            mended[citing.i] = msgspec.structs.replace(citing, dep="advcl", head=verb.i)
            mended[noun.i] = msgspec.structs.replace(noun, dep="dobj", head=citing.i)
    return mended
