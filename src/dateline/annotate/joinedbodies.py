"""Bodies that the parser takes for a part of who stands beside: "the army and UNITA rebels"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_BODIES = frozenset({
    "army", "government", "military", "police", "navy", "regime", "junta", "coalition", "militia",
})  # fmt: skip
_AGAINST = frozenset({
    "rebel", "opposition", "separatist", "militant", "insurgent", "islamist", "guerrilla", "ethnic",
})  # fmt: skip
"""What is of no state body: a name, or one of these."""
_BEFORE = frozenset({"poss", "det", "amod"})


def with_joined_bodies(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with a body as the first of two parties, not as what sort the second is."""
    mended = list(tokens)
    for body in tokens:
        noun = tokens[body.head]
        joined = body.dep in ("nmod", "compound") and body.base in _BODIES and noun.tag == "NNS"
        if not joined or noun.i < body.i:
            continue
        other = next((t for t in tokens[body.i + 1 : noun.i] if t.dep == "conj"), None)
        apart = other is not None and (other.pos == "PROPN" or other.base in _AGAINST)
        if other is None or not apart or other.head != body.i:
            continue
        mended[body.i] = msgspec.structs.replace(body, dep=noun.dep, head=noun.head)
        mended[noun.i] = msgspec.structs.replace(noun, dep="conj", head=body.i)
        mended[other.i] = msgspec.structs.replace(other, dep="compound", head=noun.i)
        for token in tokens[max(0, body.i - 4) : body.i]:
            if token.head == noun.i and token.dep in _BEFORE:
                mended[token.i] = msgspec.structs.replace(token, head=body.i)
    return mended
