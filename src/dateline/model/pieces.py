"""Text to word pieces: the ids the encoder reads, and where each piece stands."""

import bisect
import itertools
import operator
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 160
"""Word pieces of a sentence that are read; what comes after is left to the codebook."""
WINDOW = 128
"""Word pieces of a passage that is read at once; a longer sentence is read alone."""


SOURCE_OPENS, SOURCE_CLOSES, TARGET_OPENS, TARGET_CLOSES = (
    "[unused1]", "[unused2]", "[unused3]", "[unused4]",
)  # fmt: skip
"""Marks around source and target where the model is asked for the type of a given pair."""


class Pieces(msgspec.Struct, frozen=True):
    """Word pieces of a text, `[CLS]` and `[SEP]` included; those stand nowhere: (0, 0)."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    letters: tuple[bool, ...]
    """Whether a piece is part of a word, not a mark of punctuation."""

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and (exclusive) last piece that overlap a range of code points."""
        close = len(self.offsets) - 1  # pieces stand in text order between [CLS] and [SEP]
        first = bisect.bisect_right(self.offsets, start, 1, close, key=operator.itemgetter(1))
        last = bisect.bisect_left(self.offsets, end, first, close, key=operator.itemgetter(0))
        return (first, last) if first < last else None

    def words(self) -> list[tuple[int, int]]:
        """Return the pieces in words: those that stand together, marks of punctuation apart."""
        words: list[tuple[int, int]] = []
        for i in range(1, len(self.offsets) - 1):
            joined = words and self.offsets[i][0] == self.offsets[i - 1][1]
            if joined and self.letters[i] and self.letters[i - 1]:
                words[-1] = (words[-1][0], i + 1)
            else:
                words.append((i, i + 1))
        return words


def load_tokenizer(vocabulary: Path) -> "Tokenizer":
    """Return the lower-casing word-piece tokenizer of a BERT vocabulary file."""
    from tokenizers import BertWordPieceTokenizer

    tokenizer: Tokenizer = BertWordPieceTokenizer(vocabulary.as_posix(), lowercase=True)
    tokenizer.add_special_tokens([SOURCE_OPENS, SOURCE_CLOSES, TARGET_OPENS, TARGET_CLOSES])
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def split(tokenizer: "Tokenizer", text: str) -> Pieces:
    """Return the pieces of a text."""
    encoded = tokenizer.encode(text)
    letters = tuple(any(map(str.isalnum, token)) for token in encoded.tokens)
    return Pieces(tuple(encoded.ids), tuple(encoded.offsets), letters)


def pack(
    pieces: Sequence[Pieces], most: int = WINDOW, opens: Collection[int] = ()
) -> list[tuple[int, int]]:
    """Return runs of sentences (first, last exclusive) that are read together, in text order.

    `opens` are the sentences that open a paragraph: one that does not fit in what is left of a
    run begins the next, since who speaks, and of what, mostly stands in its own paragraph.
    """
    runs: list[tuple[int, int]] = []
    size = 0
    for n, (sentence, needed) in enumerate(zip(pieces, _needed(pieces, opens), strict=True)):
        own = len(sentence.ids) - 2
        if runs and size + needed <= most:
            runs[-1] = (runs[-1][0], n + 1)
            size += own
        else:
            runs.append((n, n + 1))
            size = own + 2
    return runs


def _needed(pieces: Sequence[Pieces], opens: Collection[int]) -> list[int]:
    """Return the room that each sentence asks for: its own, its paragraph's where it opens one."""
    needed: list[int] = []
    rest = 0
    for n in range(len(pieces) - 1, -1, -1):
        own = len(pieces[n].ids) - 2
        rest += own
        needed.append(rest if n in opens else own)
        if n in opens:
            rest = 0
    return needed[::-1]


def join(pieces: Sequence[Pieces], starts: Sequence[int]) -> Pieces:
    """Return sentences, each with its start in the text, as one row that stands in that text."""
    first, last = pieces[0], pieces[-1]
    return Pieces(
        (first.ids[0], *itertools.chain(*(p.ids[1:-1] for p in pieces)), last.ids[-1]),
        (
            (0, 0),
            *((a + at, b + at) for p, at in zip(pieces, starts, strict=True)
              for a, b in p.offsets[1:-1]),
            (0, 0),
        ),
        (False, *itertools.chain(*(p.letters[1:-1] for p in pieces)), False),
    )  # fmt: skip


def mark_pair(text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> str:
    """Return the text with marks around source and target (ranges of code points, None: nowhere).

    >>> mark_pair("Iran met Iraq", (0, 4), (9, 13))
    '[unused1] Iran [unused2] met [unused3] Iraq [unused4]'
    """
    marks = []
    if source is not None:
        marks += [(source[0], 1, SOURCE_OPENS), (source[1], 0, SOURCE_CLOSES)]
    if target is not None:
        marks += [(target[0], 1, TARGET_OPENS), (target[1], 0, TARGET_CLOSES)]
    for at, opening, mark in sorted(marks, reverse=True):
        text = text[:at] + (f"{mark} " if opening else f" {mark}") + text[at:]
    return text


def find_marks(tokenizer: "Tokenizer", ids: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where the marks that open source and target stand in a row of ids.

    A mark that is missing stands at the first piece, which speaks for the whole sentence.
    """
    opens = [tokenizer.token_to_id(mark) for mark in (SOURCE_OPENS, TARGET_OPENS)]
    places = [ids.index(mark) if mark in ids else 0 for mark in opens]
    return tuple((p, p + 1) for p in places)
