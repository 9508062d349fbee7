"""Charges whose deed the parser takes for a quality: "accused the group of burning homes"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.annotate.mentions import QUANTITIES

_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})


def with_charges(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with what somebody is accused of as a deed, not a part of who he is."""
    mended = list(tokens)
    for prep in tokens[:-1]:
        if prep.low != "of" or prep.dep != "prep":
            continue
        above, deed = tokens[prep.head], tokens[prep.i + 1]
        verb = tokens[above.head] if above.dep == "dobj" else above
        counted = above.base in QUANTITIES and any(
            t.head == above.i and t.low == "the" for t in tokens[max(0, above.i - 3) : above.i]
        )  # "the group of murder", but "the head of our region"
        if verb.base not in _CHARGING or not (deed.tag == "VBG" or counted):
            continue
        mended[prep.i] = msgspec.structs.replace(prep, head=verb.i)
        harmed = tokens[deed.head]
        if deed.dep == "amod" and harmed.head == prep.i:
            mended[deed.i] = msgspec.structs.replace(deed, dep="pcomp", head=prep.i)
            mended[harmed.i] = msgspec.structs.replace(harmed, dep="dobj", head=deed.i)
    return mended
