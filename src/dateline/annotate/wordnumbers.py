"""What the model has of a word of a document."""

from typing import TYPE_CHECKING

from dateline.annotate.layers import Layers
from dateline.model.directions import numbers_at

if TYPE_CHECKING:
    from dateline.model.directions import Array


def numbers_of(layers: Layers, i: int) -> "Array | None":
    """Return what the model has of token `i`, read in its sentence; None without the model."""
    token = layers.tokens[i]
    if token.sentence >= len(layers.readings):
        return None
    first = layers.tokens[layers.sentences[token.sentence].first].start
    return numbers_at(layers.readings[token.sentence], token.start - first, token.end - first)
