"""Lists of persons that the parser hangs wrong: "killed a nurse and two guards"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token
from dateline.codebook.words import word_table

_CLAUSE = frozenset({
    "nsubj", "nsubjpass", "csubj", "dobj", "aux", "auxpass", "ccomp", "xcomp", "advcl", "prt",
})  # fmt: skip
"""What a noun has below it that is a verb of its own, wrongly tagged: "and aids the sick"."""
_THEIRS = frozenset({"his", "her", "their"})
_MANY = frozenset({"family", "couple", "crew", "household"})
_PHRASE = 5
"""Words before a noun among which stands what hangs on it."""


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


def with_apposed_lists(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a list that the parser took to describe its first as what it is.

    "Killed a mayor, two of his aides and a guard" lists three parties, "killed a judge, Ana Ruiz,
    her driver and a guard" too; "an officer, a father of two" is one man.
    """
    mended = list(tokens)
    kinds = word_table("roles", "kind")
    for token in tokens:
        first = tokens[token.head]
        person = first.tag == "NN" and kinds.get(first.base) == "person"
        person = person and first.base not in _MANY
        if token.dep != "appos" or token.head > token.i or not (person or first.tag == "NNP"):
            continue
        listed = [t for t in tokens[token.i + 1 :] if t.dep == "conj" and t.head == token.i]
        if token.tag == "NNP" and person:
            for other in listed[:1] if _is_another(tokens, listed) else ():
                mended[other.i] = msgspec.structs.replace(other, head=first.i)
        elif listed and _is_another(tokens, [token]):
            mended[token.i] = msgspec.structs.replace(token, dep="conj")
    return mended


def _is_another(tokens: Sequence[Token], listed: Sequence[Token]) -> bool:
    """Tell whether a noun can't be of the one named before: somebody of his, or more than one."""
    if not listed:
        return False
    noun = listed[0]
    below = [t for t in tokens[max(0, noun.i - _PHRASE) : noun.i] if t.head == noun.i]
    several = noun.tag == "NNS" or (noun.tag == "CD" and noun.low != "one")
    counted = noun.tag == "CD" or any(t.dep == "nummod" for t in below)
    return (several and counted) or any(t.low in _THEIRS and t.dep == "poss" for t in below)
