"""Peoples whose name the parser takes for a place's or a body's: "nine Tuaregs"."""

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
