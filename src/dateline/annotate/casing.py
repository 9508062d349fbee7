"""The letters that the parser and the model should read where a text has lost its case."""

import msgspec

from dateline.annotate.layers import Layers
from dateline.annotate.truecase import truecase
from dateline.document import SPEAKING, Document

_FEWEST = 12
"""Letters that a block must have: a shorter one may be a name ("UNRWA")."""


def with_case(document: Document) -> str:
    """Return the document's text, with small letters where it is or has blocks in capitals.

    It has the length of `Document.text`, character for character, so that what is found in it
    stands at the same place there: quotes copy the document as it was written. A text that is
    all in capitals is restored as a whole, for then each name is learnt from all its mentions.
    A text in small letters is left alone: with capitals guessed, arrests in 60 local Indian
    reports fell from .72 to .64.
    """
    text = document.text
    if _is_capitals(text):
        return truecase(text)
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if block.role in SPEAKING and _is_capitals(text[start:end]):
            text = text[:start] + truecase(text[start:end]) + text[end:]
    return text


def as_read(layers: Layers) -> Layers:
    """Return the layers with the letters that the parser read: the same but where case was lost.

    Rules that tell names by their capitals ask these; quotes are taken from the layers as given.
    """
    text = with_case(layers.document)
    if text == layers.document.text:
        return layers
    return msgspec.structs.replace(
        layers,
        document=msgspec.structs.replace(layers.document, text=text),
        tokens=tuple(
            msgspec.structs.replace(t, text=text[t.start : t.end]) for t in layers.tokens
        ),
    )


def _is_capitals(text: str) -> bool:
    """Tell whether a text of some length has no small letter."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= _FEWEST and not any(c.islower() for c in letters)
