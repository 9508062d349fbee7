"""Nouns of deeds that the parser takes for clauses about their doers: "in police firing"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.codebook.words import word_table

_DEEDS = frozenset({"firing", "shelling", "shooting", "bombing", "bombardment"})
_OBJECTS = frozenset({"dobj", "dative", "xcomp", "ccomp", "prt"})


def with_deed_nouns(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with "died in police firing" parsed as a death in the firing of police.

    The parser hangs "firing" on "police" as a clause. What is fired or at whom in its object makes
    it one: "by police firing rubber bullets" stays.
    """
    mended = list(tokens)
    for token in tokens:
        doers = mended[token.i - 1] if token.i else None
        if doers is None or not _is_deed_of(mended, token, doers):
            continue
        for below in mended[max(0, token.i - 5) : token.i - 1]:
            if below.head == doers.i and below.i != doers.i:
                mended[below.i] = msgspec.structs.replace(below, head=token.i)
        mended[token.i] = msgspec.structs.replace(
            token,
            pos="NOUN",
            tag="NN",
            lemma=token.low,
            base=token.low,
            dep=doers.dep,
            head=doers.head,
        )
        mended[doers.i] = msgspec.structs.replace(doers, dep="compound", head=token.i)
    return mended


def _is_deed_of(tokens: Sequence[Token], token: Token, doers: Token) -> bool:
    """Tell whether a participle is a deed, and the noun right before it whose deed it is."""
    if token.low not in _DEEDS or token.pos != "VERB":
        return False
    if token.dep != "acl" or token.head != doers.i or doers.dep != "pobj":
        return False
    if word_table("roles", "sector").get(doers.base) not in ARMED_SECTORS:
        return False
    behind = tokens[token.i + 1 : token.i + 12]
    return not any(t.head == token.i and t.dep in _OBJECTS for t in behind)
