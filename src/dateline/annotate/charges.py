"""What somebody is charged with or deprived of, which the parser takes for a part of who he is.

"Accused the group of burning homes", "stripped six exiles of their citizenship".
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.words import word_table

_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})
_DEPRIVING = frozenset({"strip", "deprive", "divest", "relieve"})
_WORDS = 6
"""How far behind "of" the noun of a deed stands at most."""


def with_charges(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with what somebody is accused of as a deed, not a part of who he is."""
    mended = list(tokens)
    for prep in tokens[:-1]:
        above, deed = tokens[prep.head], tokens[prep.i + 1]
        verb = tokens[above.head] if above.dep == "dobj" else above
        if prep.low != "of" or prep.dep != "prep" or verb.base not in _CHARGING | _DEPRIVING:
            continue
        if verb.base in _DEPRIVING:
            if above.dep == "dobj":
                mended[prep.i] = msgspec.structs.replace(prep, head=verb.i)
            continue
        if deed.tag != "VBG" and not _is_bare_deed(tokens, prep):
            continue
        mended[prep.i] = msgspec.structs.replace(prep, head=verb.i)
        harmed = tokens[deed.head]
        if deed.tag == "VBG" and deed.dep == "amod" and harmed.head == prep.i:
            mended[deed.i] = msgspec.structs.replace(deed, dep="pcomp", head=prep.i)
            mended[harmed.i] = msgspec.structs.replace(harmed, dep="dobj", head=deed.i)
    return mended


def _is_bare_deed(tokens: Sequence[Token], prep: Token) -> bool:
    """Tell whether "of" is followed by a thing alone: "of murder", not "of Iran", "of the gang"."""
    behind = tokens[prep.i + 1 : prep.i + _WORDS]
    noun = next((t for t in behind if t.head == prep.i and t.dep == "pobj"), None)
    if noun is None or noun.pos != "NOUN" or noun.base in word_table("roles", "sector"):
        return False
    return not any(t.pos in ("DET", "PRON", "PROPN") for t in tokens[prep.i + 1 : noun.i])
