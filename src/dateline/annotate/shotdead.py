"""Whom "shot dead" is said of: whoever stands behind it, else its subject."""

import itertools
from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_OBJECTS = frozenset({"dobj", "npadvmod", "dep", "attr", "oprd", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_NO_VICTIM = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT"})
_TIMES = frozenset({"week", "month", "year", "night", "day", "morning", "evening", "afternoon"})
_DOING = frozenset({"who", "that", "which", "he", "she", "they", "it", "we", "i"})
_FAR = 8
"""Tokens behind or before the words within which victim and subject stand."""


def with_shot_dead(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with an object of "shot dead", or with a passive where it has none.

    "A soldier shot dead a boy" and "Two soldiers shot dead in Helmand": the parser takes the boy
    for a circumstance, or the second for what soldiers did.
    """
    mended = list(tokens)
    for verb, dead in itertools.pairwise(tokens):
        if verb.low != "shot" or dead.low != "dead" or verb.sentence != dead.sentence:
            continue
        hit = _hit(tokens, verb, dead)
        if hit is not None:
            mended[hit.i] = msgspec.structs.replace(hit, dep="dobj", head=verb.i)
            mended[dead.i] = msgspec.structs.replace(dead, dep="oprd", head=verb.i)
            continue
        own = [t for t in tokens[max(0, verb.i - _FAR) : verb.i] if t.head == verb.i]
        bare = not any(t.dep in ("aux", "auxpass", "dobj", "conj") for t in own)
        doing = [t for t in own if t.dep == "nsubj" and t.low not in _DOING]
        if bare and doing and verb.dep != "relcl":
            mended[doing[0].i] = msgspec.structs.replace(doing[0], dep="nsubjpass")
            mended[verb.i] = msgspec.structs.replace(verb, tag="VBN")
    return mended


def _hit(tokens: Sequence[Token], verb: Token, dead: Token) -> Token | None:
    """Return who stands behind "dead" as whom the verb is done to."""
    for token in tokens[dead.i + 1 : dead.i + 1 + _FAR]:
        if token.sentence != verb.sentence or token.pos in ("VERB", "AUX", "PUNCT"):
            break
        if token.pos not in _NOMINAL or token.name in _NO_VICTIM or token.base in _TIMES:
            continue
        of_day = token.dep == "appos" and tokens[token.head].name == "DATE"
        if of_day or (token.head == verb.i and token.dep in _OBJECTS):
            return token  # "shot dead on Sunday two nuns"
    return None
