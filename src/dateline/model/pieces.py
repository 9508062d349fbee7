"""Text to word pieces: the ids the encoder reads, and where each piece stands."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 160
"""Word pieces of a sentence that are read; what comes after is left to the codebook."""


class Pieces(msgspec.Struct, frozen=True):
    """Word pieces of a text, `[CLS]` and `[SEP]` included; those stand nowhere: (0, 0)."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    letters: tuple[bool, ...]
    """Whether a piece is part of a word, not a mark of punctuation."""

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and (exclusive) last piece that overlap a range of code points."""
        inside = [i for i, (a, b) in enumerate(self.offsets) if a < end and start < b]
        return (inside[0], inside[-1] + 1) if inside else None


def load_tokenizer(vocabulary: Path) -> "Tokenizer":
    """Return the lower-casing word-piece tokenizer of a BERT vocabulary file."""
    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(vocabulary.as_posix(), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def split(tokenizer: "Tokenizer", text: str) -> Pieces:
    """Return the pieces of a text."""
    encoded = tokenizer.encode(text)
    letters = tuple(any(c.isalnum() for c in token) for token in encoded.tokens)
    return Pieces(tuple(encoded.ids), tuple(encoded.offsets), letters)
