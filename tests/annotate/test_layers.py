"""What one can ask of the layers: words, subtrees, ancestors, the token at an offset."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers, counted

Read = Callable[[str], Layers]
TEXT = "The guards of the old mill shot two thieves."


def at(layers: Layers, word: str) -> int:
    return next(t.i for t in layers.tokens if t.text == word)


def test_a_quote_holds_the_words_of_its_tokens(layers: Read) -> None:
    read = layers(TEXT)
    quote = read.quote(at(read, "old"), at(read, "shot"))
    assert quote.text == "old mill"
    assert read.document.holds(quote)
    assert read.span(at(read, "old"), at(read, "shot")) == quote.span


def test_a_subtree_is_in_text_order(layers: Read) -> None:
    read = layers(TEXT)
    words = [read.tokens[i].text for i in read.subtree(at(read, "guards"))]
    assert words == ["The", "guards", "of", "the", "old", "mill"]


def test_ancestors_come_nearest_first(layers: Read) -> None:
    read = layers(TEXT)
    assert [read.tokens[i].text for i in read.ancestors(at(read, "mill"))] == [
        "of", "guards", "shot",
    ]  # fmt: skip
    assert read.ancestors(at(read, "shot")) == ()


def test_children_and_heads_agree(layers: Read) -> None:
    read = layers(TEXT)
    for i, children in enumerate(read.children):
        assert all(read.tokens[c].head == i for c in children)


@pytest.mark.parametrize(("offset", "word"), [(0, "The"), (2, "The"), (3, "guards"), (43, ".")])
def test_the_token_at_an_offset_covers_or_follows_it(offset: int, word: str, layers: Read) -> None:
    read = layers(TEXT)
    i = read.token_at(offset)
    assert i is not None
    assert read.tokens[i].text == word


def test_no_token_follows_the_end(layers: Read) -> None:
    assert layers(TEXT).token_at(len(TEXT)) is None


@pytest.mark.parametrize(
    ("text", "word", "what"),
    [
        ("Dozens of farmers met.", "Dozens", "farmers"),
        ("A couple of dozen farmers met.", "farmers", "farmers"),
        ("A group of farmers met.", "group", "farmers"),
        ("Two of the farmers met.", "Two", "farmers"),
        ("The leader of the farmers met.", "leader", "leader"),
        ("The group met.", "group", "group"),
    ],
)
def test_what_a_quantity_counts(text: str, word: str, what: str, layers: Read) -> None:
    read = layers(text)
    assert read.tokens[counted(read, at(read, word))].text == what


def test_a_token_stands_in_a_block_that_plays_a_role(layers: Read) -> None:
    read = layers("Shells fell on Goma. Two people died.\n\nAid came.")
    token = next(t for t in read.tokens if t.text == "Aid")
    assert [read.block_of(i) for i in (0, token.i - 1, token.i)] == [0, 0, 1]
    assert read.role_of(token.i) == "paragraph"
