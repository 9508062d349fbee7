"""Text in capitals is read with small letters, and quoted as it was written."""

from dateline.annotate import annotate
from dateline.annotate.casing import as_read, with_case
from dateline.document import Block, Document, Span, plain

SHOUTED = "THE ARMY SHELLED ALEPPO ON MONDAY, KILLING FOUR CIVILIANS."


def test_capitals_are_restored_letter_for_letter() -> None:
    cased = with_case(plain(SHOUTED))
    assert cased == "The army shelled Aleppo on Monday, killing four civilians."
    assert len(cased) == len(SHOUTED)


def test_other_texts_are_left_alone() -> None:
    for text in ("the army shelled aleppo on monday.", "The Army shelled it.", "UNRWA", ""):
        assert with_case(plain(text)) == text


def test_a_headline_in_capitals_is_restored_alone() -> None:
    body = "The UN condemned the ATTACK."
    text = f"{SHOUTED}\n\n{body}"
    blocks = (
        Block("title", Span(0, len(SHOUTED))),
        Block("lead", Span(len(SHOUTED) + 2, len(text))),
    )
    cased = with_case(Document("d-1", text, blocks))
    assert cased.startswith("The army shelled Aleppo")
    assert cased.endswith(body)


def test_the_reader_sees_names_and_quotes_the_document() -> None:
    layers = annotate(plain(SHOUTED))
    assert [t.text for t in layers.tokens if t.pos == "PROPN"] == ["Aleppo", "Monday"]
    at = next(t.i for t in layers.tokens if t.text == "Aleppo")
    assert layers.quote(at, at + 1).text == "ALEPPO"


def test_readers_of_names_see_guessed_capitals() -> None:
    text = "police said on friday that a mob had burned three shops in lucknow and in ahmedabad."
    layers = annotate(plain(text))
    words = {t.text for t in as_read(layers).tokens}
    assert {"Lucknow", "Ahmedabad", "mob"} <= words
    assert "lucknow" in {t.text for t in layers.tokens}


def test_layers_with_their_case_are_read_as_they_are() -> None:
    for text in ("The army left Aleppo.", "a mob burned shops.", ""):
        layers = annotate(plain(text))
        assert as_read(layers) is layers
