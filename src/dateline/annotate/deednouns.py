"""Nouns of deeds that the parser takes for clauses: "in police firing", "after fighting killed"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.codebook.words import word_table

_DEEDS = frozenset({"firing", "shelling", "shooting", "bombing", "bombardment"})
_PAST = frozenset({"VBD", "VBN"})
_BESIDE = frozenset({"nsubj", "nsubjpass", "expl", "mark"})
_OBJECTS = frozenset({"dobj", "dative", "xcomp", "ccomp", "prt"})


def with_deed_nouns(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with "died in police firing" parsed as a death in the firing of police.

    The parser hangs "firing" on "police" as a clause. What is fired or at whom in its object makes
    it one: "by police firing rubber bullets" stays.
    """
    mended = _with_deeds_that_kill(tokens)
    for token in tokens:
        doers = mended[token.i - 1] if token.i else None
        if doers is None or not _is_deed_of(mended, token, doers):
            continue
        for below in mended[max(0, token.i - 5) : token.i - 1]:
            if below.head == doers.i and below.i != doers.i:
                mended[below.i] = msgspec.structs.replace(below, head=token.i)
        mended[token.i] = _as_noun(token, dep=doers.dep, head=doers.head)
        mended[doers.i] = msgspec.structs.replace(doers, dep="compound", head=token.i)
    return mended


def _with_deeds_that_kill(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with the deed as subject in "after fighting between clans killed thirty".

    The parser takes "after fighting" for a time, and the verb for one that goes on with another
    or tells of the noun before it.
    """
    mended = list(tokens)
    beside = {t.head for t in tokens if t.dep in _BESIDE}
    acting = {t.head for t in tokens if t.dep in _OBJECTS}
    for deed in tokens:
        prep = tokens[deed.head]
        if deed.dep != "pcomp" or deed.tag != "VBG" or prep.dep != "prep" or deed.i in acting:
            continue
        verb = _told_of(tokens, prep, deed)
        if verb is None or verb.i in beside or (verb.dep == "acl" and verb.i not in acting):
            continue
        above = prep.head if prep.head != verb.i else verb.head
        mended[deed.i] = _as_noun(deed, dep="nsubj", head=verb.i)
        mended[prep.i] = msgspec.structs.replace(prep, dep="mark", head=verb.i)
        mended[verb.i] = msgspec.structs.replace(verb, dep="advcl", head=above, tag="VBD")
    return mended


def _told_of(tokens: Sequence[Token], prep: Token, deed: Token) -> Token | None:
    """Return the verb that follows a deed behind a preposition, with no pause between them."""
    for token in tokens[deed.i + 1 :]:
        if token.dep in ("punct", "cc") or token.sentence != deed.sentence:
            return None
        if token.pos == "VERB" and token.tag in _PAST:
            own = token.dep == "advcl" and token.i == prep.head
            joined = token.dep == "conj" and token.head == prep.head
            hung = token.dep == "acl" and deed.i < token.head
            return token if own or joined or hung else None
    return None


def _as_noun(token: Token, *, dep: str, head: int) -> Token:
    """Return a participle as the noun of its deed."""
    return msgspec.structs.replace(
        token, pos="NOUN", tag="NN", lemma=token.low, base=token.low, dep=dep, head=head
    )


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
