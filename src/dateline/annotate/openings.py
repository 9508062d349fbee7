"""Subjects that the parser joins to the last name before: "after talks with Iran, Iraq said"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BEFORE_NOUN = frozenset({"compound", "amod", "det", "poss", "nummod"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_OPENING = frozenset({"prep", "advcl"})


def with_opening_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a name between comma and verb as the verb's subject.

    It must be the only comma since the words that open the sentence, and the verb lack a subject.
    """
    mended = list(tokens)
    served = {t.head for t in tokens if t.dep in _SUBJECTS}
    for verb in tokens:
        if verb.dep != "ROOT" or verb.i in served:
            continue
        noun = verb.i - 1
        while noun >= 0 and tokens[noun].head == verb.i and tokens[noun].dep in _BEFORE_VERB:
            noun -= 1
        if _is_finite(tokens, verb) and noun >= 0 and _is_joined(tokens, noun, verb):
            passive = any(t.head == verb.i and t.dep == "auxpass" for t in tokens[noun : verb.i])
            dep = "nsubjpass" if passive else "nsubj"
            mended[noun] = msgspec.structs.replace(tokens[noun], head=verb.i, dep=dep)
    return mended


def _is_finite(tokens: Sequence[Token], verb: Token) -> bool:
    words = [verb, *(t for t in tokens[max(0, verb.i - 4) : verb.i] if t.head == verb.i)]
    return any(t.tag in _FINITE or t.tag == "MD" for t in words)


def _is_joined(tokens: Sequence[Token], noun: int, verb: Token) -> bool:
    """Tell whether a noun is hung on one of the words that open the sentence, behind a comma."""
    token, first = tokens[noun], noun
    if token.dep not in ("appos", "conj") or not token.tag.startswith("NN") or token.head > noun:
        return False
    while first and tokens[first - 1].dep in _BEFORE_NOUN and tokens[first - 1].head >= first:
        first -= 1
    start = noun
    while start and tokens[start - 1].sentence == token.sentence:
        start -= 1
    opening = tokens[start]
    if opening.dep not in _OPENING or opening.head != verb.i or token.head < start:
        return False
    between = tokens[start:first]
    commas = [t.i for t in between if t.text == ","]
    return commas == [first - 1] and not any(t.dep == "cc" for t in tokens[token.head : first])
