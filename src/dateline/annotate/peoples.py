"""Names that the parser takes for something else: a people's for a place's, "WHO" for "who"."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.layers import Name, Token
from dateline.codebook.words import word_table

_PEOPLE = "NORP"


def with_peoples(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[list[Token], list[Name]]:
    """Return tokens and names with the plural of a people's name as one, whatever it looks like."""
    note = word_table("roles", "note")
    at = {
        t.i
        for t in tokens
        if t.pos == "PROPN" and t.low.endswith("s") and note.get(t.low) == "people"
    }
    if not at:
        return list(tokens), list(names)
    return (
        [msgspec.structs.replace(t, name=_PEOPLE) if t.i in at else t for t in tokens],
        [
            msgspec.structs.replace(n, label=_PEOPLE)
            if n.last - n.first == 1 and n.first in at
            else n
            for n in names
        ],
    )


def with_health_body(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with "WHO" as the name of the body, in a text that is not all capitals.

    Its lower-case form gets stops, which keep it apart from "who".
    """
    if not any(t.text == "WHO" for t in tokens) or all(not t.text.islower() for t in tokens):
        return list(tokens)
    return [
        msgspec.structs.replace(t, pos="PROPN", tag="NNP", lemma="WHO", low="w.h.o.", name="ORG")
        if t.text == "WHO" and not _is_shouted(tokens, t)
        else t
        for t in tokens
    ]


def _is_shouted(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether the words beside a word are in capitals as well, as in a headline."""
    beside = [t for t in tokens[max(0, token.i - 2) : token.i + 3] if t.i != token.i]
    words = [t.text for t in beside if t.sentence == token.sentence and len(t.text) > 1]
    words = [w for w in words if w.isalpha()]
    return bool(words) and all(w.isupper() for w in words)
