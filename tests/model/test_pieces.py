"""Word pieces keep their places, and pairs are marked."""

from dateline.model.pieces import LONGEST, load_tokenizer, split
from dateline.model.reader import WEIGHTS

TOKENIZER = load_tokenizer(WEIGHTS / "vocab.txt")


def test_pieces_stand_where_their_letters_stand() -> None:
    text = "Rebels shelled Khan Shaykhun, déjà vu."
    pieces = split(TOKENIZER, text)
    assert pieces.offsets[0] == (0, 0)
    words = [text[a:b] for a, b in pieces.offsets if b]
    assert "".join(words) == text.replace(" ", "")
    assert pieces.covering(7, 14) is not None
    assert pieces.covering(0, 0) is None


def test_long_texts_are_cut() -> None:
    assert len(split(TOKENIZER, "war " * 1000).ids) == LONGEST
