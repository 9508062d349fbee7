"""Words before a number that bound it and deny nothing: "no fewer than nine"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Token

_BOUNDS = {"fewer": "least", "less": "least", "under": "least", "more": "most", "over": "most"}
_OPENING = frozenset({"a", "an", "half"})


def with_bound_words(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with the "no" of "no fewer than nine" as a word of quantity.

    Its `low` and `base` say what it bounds, so that no reader takes it for a negation.
    """
    mended = list(tokens)
    for no, bound, than, number in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if no.low not in ("no", "not") or bound.low not in _BOUNDS or than.low != "than":
            continue
        if no.low == "no" or number.tag == "CD" or number.low in _OPENING:
            word = _BOUNDS[bound.low]
            mended[no.i] = msgspec.structs.replace(no, dep="quantmod", low=word, base=word)
    return mended
