"""Headlines whose verb the parser takes for a noun: "Car bomb rocks Mogadishu hotel".

It is asked once more with the verb in the past, which looks like no noun ("rocked").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.codebook.words import word_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_LONGEST = 18
"""Words of the longest headline."""


class Piece(NamedTuple):
    """A parsed piece of text: its characters stand at `at` in the document.

    `verb` is the character at which a word stands that was parsed as another, `word` what it is.
    """

    doc: "Doc"
    at: Sequence[int]
    verb: int = -1
    word: str = ""


def with_verb(nlp: "Language", piece: Piece, disable: Sequence[str]) -> Piece:
    """Return a piece parsed with a verb, if it is a headline in which the parser sees none."""
    doc, at = piece.doc, piece.at
    short = 2 < len(doc) <= _LONGEST
    if not short or any(t.tag_ in _FINITE for t in doc) or doc[-1].text in ".!?":
        return piece
    for token in doc[1:-1]:
        past = word_table("headline_verbs", "past").get(token.text)
        if past is None or token.tag_ != "NNS":
            continue
        first, last = token.idx, token.idx + len(token.text)
        again = nlp(doc.text[:first] + past + doc.text[last:], disable=list(disable))
        if _tells(again[token.i]):
            inside = [at[min(first + n, last - 1)] for n in range(len(past) - 1)]
            places = [*at[:first], *inside, at[last - 1], *at[last:]]
            return Piece(again, places, first, token.text)
    return piece


def _tells(token: "Token") -> bool:
    """Tell whether a word is now a verb with an object: "Police raids in Lagos" has none."""
    below = {child.dep_ for child in token.children}
    return token.tag_ == "VBD" and token.dep_ == "ROOT" and {"nsubj", "dobj"} <= below
