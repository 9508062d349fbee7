"""Word pieces keep their places, and pairs are marked."""

from dateline.model.pieces import (
    LONGEST,
    find_marks,
    join,
    load_tokenizer,
    mark_pair,
    pack,
    split,
)
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


def test_pieces_that_cover_a_range_overlap_it() -> None:
    pieces = split(TOKENIZER, "Rebels shelled Khan Shaykhun, déjà vu.")
    for start in range(40):
        for end in range(start, 40):
            inside = [i for i, (a, b) in enumerate(pieces.offsets) if a < end and start < b]
            found = pieces.covering(start, end)
            assert found == ((inside[0], inside[-1] + 1) if inside else None)


def test_long_texts_are_cut() -> None:
    assert len(split(TOKENIZER, "war " * 1000).ids) == LONGEST


def test_marks_are_pieces_of_their_own() -> None:
    ids = split(TOKENIZER, mark_pair("Iran met Iraq", (0, 4), (9, 13))).ids
    assert sum(i in (2, 3, 4, 5) for i in ids) == 4
    assert find_marks(TOKENIZER, ids) == ((1, 2), (5, 6))


def test_a_party_that_stands_nowhere_is_not_marked() -> None:
    assert mark_pair("Iran met Iraq", None, (9, 13)) == "Iran met [unused3] Iraq [unused4]"
    assert find_marks(TOKENIZER, (101, 4, 7, 102)) == ((0, 1), (1, 2))


def test_sentences_are_packed_and_joined_in_their_places() -> None:
    text = "Rebels fled. The army denied it. It rained."
    ranges = [(0, 12), (13, 32), (33, 43)]
    sentences = [split(TOKENIZER, text[a:b]) for a, b in ranges]
    assert pack(sentences) == [(0, 3)]
    assert pack(sentences, 8) == [(0, 1), (1, 2), (2, 3)]
    joined = join(sentences, [a for a, _ in ranges])
    assert [text[a:b] for a, b in joined.offsets if b][:3] == ["Rebels", "fled", "."]
    assert joined.ids[0] == sentences[0].ids[0]
    assert sum(i == joined.ids[0] for i in joined.ids) == 1
    where = joined.covering(17, 21)
    assert where is not None
    assert text[slice(*joined.offsets[where[0]])] == "army"


def test_a_long_sentence_is_read_alone() -> None:
    long, short = split(TOKENIZER, "war " * 200), split(TOKENIZER, "It rained.")
    assert pack([short, long, short]) == [(0, 1), (1, 2), (2, 3)]


def test_a_paragraph_that_does_not_fit_begins_the_next_pass() -> None:
    sentences = [split(TOKENIZER, "It rained.") for _ in range(5)]  # three pieces each
    assert pack(sentences, 11) == [(0, 3), (3, 5)]
    assert pack(sentences, 11, opens={2}) == [(0, 2), (2, 5)]
    assert pack(sentences, 11, opens={2, 3}) == [(0, 3), (3, 5)]


def test_a_paragraph_longer_than_a_pass_is_parted() -> None:
    sentences = [split(TOKENIZER, "It rained.") for _ in range(5)]
    assert pack(sentences, 8, opens={1}) == [(0, 1), (1, 3), (3, 5)]
