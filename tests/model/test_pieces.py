"""Word pieces keep their places, and pairs are marked."""

from dateline.model.pieces import LONGEST, find_marks, load_tokenizer, mark_pair, split
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


def test_marks_are_pieces_of_their_own() -> None:
    ids = split(TOKENIZER, mark_pair("Iran met Iraq", (0, 4), (9, 13))).ids
    assert sum(i in (2, 3, 4, 5) for i in ids) == 4
    assert find_marks(TOKENIZER, ids) == ((1, 2), (5, 6))


def test_a_party_that_stands_nowhere_is_not_marked() -> None:
    assert mark_pair("Iran met Iraq", None, (9, 13)) == "Iran met [unused3] Iraq [unused4]"
    assert find_marks(TOKENIZER, (101, 4, 7, 102)) == ((0, 1), (1, 2))
