"""Tokens and sentences stand in the text of the document, whatever the parser was shown."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.annotate import Layers, annotate
from dateline.annotate.parse import _LONGEST
from dateline.document import Block, Document, Role, Span, plain

Read = Callable[[str], Layers]
MARKS = dict.fromkeys(map(ord, "[]\r\"“”'‘’"))
SAME = str.maketrans({"–": "-", "—": "-", "\n": " "})
ODD = [
    "Troops", "shelled", "Kasanga", "“rebels”", '"bandits"', "‘aides’", "[sic]", "(AP)", "\u00a0",
    "\n\n", "\r\n", "\t", "\u200b", "\u2028", "e\u0301t\u00e9", "Đắk", "مصر", "北京", "🚑", "—",
    "'s", "n't", "U.S.", "1,200", "\"", "“", "[", "]", "...", "\ufeff", "\u202e", "don’t", "x" * 60,
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(ODD), max_size=20).map(" ".join))


def in_blocks(*parts: tuple[Role, str]) -> Document:
    """Return a document of blocks with the roles given, a blank line between two."""
    blocks, text = [], ""
    for role, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(role, Span(len(text), len(text) + len(words))))
        text += words
    return Document(id="d-1", text=text, blocks=tuple(blocks))


def bare(words: str) -> str:
    """Return words without the marks that the parser may not have seen."""
    return words.translate(MARKS).translate(SAME)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
@example('"0\n0')
def test_every_token_stands_in_the_text(text: str) -> None:
    layers = annotate(plain(text))
    assert [t.i for t in layers.tokens] == list(range(len(layers.tokens)))
    for token in layers.tokens:
        assert bare(text[token.start : token.end]) == bare(token.text)
    for left, right in itertools.pairwise(layers.tokens):
        assert left.start < left.end <= right.start


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_sentences_share_out_the_tokens(text: str) -> None:
    layers = annotate(plain(text))
    covered = [i for s in layers.sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(layers.tokens)))
    for number, sentence in enumerate(layers.sentences):
        span = layers.document.blocks[sentence.block].span
        assert span.contains(layers.span(sentence.first, sentence.last))
        assert sentence.first <= sentence.root < sentence.last
        for token in layers.tokens[sentence.first : sentence.last]:
            assert token.sentence == number
            assert sentence.first <= token.head < sentence.last


@pytest.mark.parametrize(
    ("text", "word", "as_written"),
    [
        ('Troops shot four "looters" in Tete.', "Tete", "Tete"),
        ('Troops shot four "looters" in Tete.', "looters", "looters"),
        ("Troops shot four “looters” in Tete.", "looters", "looters"),
        ("He said they [the troops] left Tete.", "Tete", "Tete"),
        ("He said [t]roops left Tete.", "troops", "t]roops"),
        ("They didn’t leave Tete.", "n't", "n’t"),
        ("The army\nleft Tete.", "Tete", "Tete"),
    ],
)
def test_offsets_hold_after_marks_were_dropped(
    text: str, word: str, as_written: str, layers: Read
) -> None:
    read = layers(text)
    token = next(t for t in read.tokens if t.text == word)
    assert text[token.start : token.end] == as_written


def test_scare_quotes_do_not_break_the_noun_phrase(layers: Read) -> None:
    read = layers('Police arrested the "rebel" leader in Kisumu.')
    rebel = next(t for t in read.tokens if t.text == "rebel")
    assert read.tokens[rebel.head].text == "leader"


def test_speech_keeps_its_marks(layers: Read) -> None:
    read = layers('"We will not leave the valley," the farmer said.')
    assert [t.text for t in read.tokens].count('"') == 2


@pytest.mark.parametrize("role", ["title", "lead", "paragraph", "subhead", "caption"])
def test_blocks_that_report_are_read(role: Role) -> None:
    layers = annotate(in_blocks((role, "Troops left Tete.")))
    assert [t.text for t in layers.tokens] == ["Troops", "left", "Tete", "."]


@pytest.mark.parametrize(
    "role", ["header", "byline", "dateline", "credit", "related-link", "boilerplate"]
)
def test_blocks_that_report_nothing_are_not_tokenised(role: Role) -> None:
    document = in_blocks((role, 'By "Ana" Reyes'), ("paragraph", "Troops left Tete."))
    layers = annotate(document)
    assert layers.tokens[0].start == document.text.index("Troops")
    assert layers.sentences[0].block == 1
    assert layers.quotations == ()


def test_a_sentence_ends_with_its_block() -> None:
    document = in_blocks(("title", "Troops leave"), ("paragraph", "Tete after a month of rain"))
    assert [s.block for s in annotate(document).sentences] == [0, 1]


def test_text_outside_the_blocks_is_not_read() -> None:
    document = Document(id="d-1", text="Ads. Troops left.", blocks=(Block("lead", Span(5, 17)),))
    assert [t.text for t in annotate(document).tokens] == ["Troops", "left", "."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200b", "[]", "[ ]", '"'])
def test_a_text_without_words_is_read(text: str) -> None:
    assert all(t.text.strip() for t in annotate(plain(text)).tokens)


def test_a_long_block_is_cut_at_a_space() -> None:
    words = "Rain fell on the wide river delta. "
    text = (words * (_LONGEST // len(words) + 3)).strip()
    layers = annotate(plain(text))
    assert len(text) > _LONGEST
    assert "".join(t.text for t in layers.tokens) == text.replace(" ", "")
    assert all(text[t.start : t.end] == t.text for t in layers.tokens)
    assert {s.block for s in layers.sentences} == {0}


def test_a_long_block_without_spaces_is_cut_anyway() -> None:
    text = "q" * (_LONGEST + 10)
    assert "".join(t.text for t in annotate(plain(text)).tokens) == text


def test_the_same_document_gives_the_same_layers() -> None:
    text = 'Kenya said the "bandits" left. The group denied it.\n\nThey had burned a mill.'
    assert annotate(plain(text)) == annotate(plain(text))


def test_a_documents_layers_do_not_depend_on_what_was_read_before() -> None:
    document = plain("Gunmen burned a mill near Tete on Friday.")
    first = annotate(document)
    annotate(plain("Another paper wrote of rain.\n\n" * 5))
    assert annotate(document) == first


def test_known_names_are_numbered_through_the_document(layers: Read) -> None:
    read = layers("Rain fell.\n\nAngola thanked Boko Haram's captives.")
    found = [(read.quote(k.first, k.last).text, k.form) for k in read.known]
    assert found == [("Angola", "country"), ("Boko Haram", "group")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("A tower fired, Rushdi Serraj told reporters.", []),
        ("A tower fired, Prime Minister Serraj told reporters.", ["fayez-al-sarraj"]),
        ("A mine killed three, OIC Sarath Ekanayake said.", []),
        ("A mine killed three, OIC officials said.", ["organization-of-islamic-cooperation"]),
    ],
)
def test_a_known_name_within_anothers_is_not_known(text: str, known: list[str]) -> None:
    assert [k.ids[0] for k in annotate(plain(text)).known] == known


def test_the_number_of_a_footnote_joins_no_sentences() -> None:
    layers = annotate(plain("Ten men died.[3][4] A doctor left [the town] at noon.[2]"))
    assert [t.text for t in layers.tokens][:5] == ["Ten", "men", "died", ".", "A"]
    assert len(layers.sentences) == 2
    assert "3" not in {t.text for t in layers.tokens}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Soldiers arrested Jordan Pickett, a nurse, at a checkpoint.", []),
        ("The police accused Amal Hassan Babiker of theft.", []),
        ("Gunmen killed Kenya Brooks, a teacher.", []),
        ("A court freed Paris Lawson on Monday.", []),
        ("Soldiers arrested Lebanon Moyo.", []),
        ("Police in Jordan arrested a nurse.", ["JOR"]),
        ("Amal fighters shot a teacher in Beirut.", ["amal-movement", "LBN"]),
        ("Suga Yoshihide, Japan's prime minister, resigned.", ["yoshihide-suga", "JPN"]),
    ],
)
def test_a_persons_first_name_is_not_a_countrys_or_groups(text: str, known: list[str]) -> None:
    assert [k.ids[0] for k in annotate(plain(text)).known] == known


@pytest.mark.parametrize(
    "text",
    ["No fewer than nine died.", "Not less than 40 fled.", "He met no more than two men."],
)
def test_a_word_that_bounds_a_number_is_no_negation(text: str) -> None:
    assert not {"no", "not"} & {t.low for t in annotate(plain(text)).tokens}
    assert annotate(plain("It is not more than talk.")).tokens[2].low == "not"
