"""The words of a mention: the noun phrase around a head, and the words that modify it."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.actors import core, phrase


def read(text: str, word: str) -> tuple[Layers, int]:
    layers = annotate(plain(text))
    return layers, next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("Two old fishermen of the lower delta sang.", "fishermen",
         "Two old fishermen of the lower delta"),
        ("The fishermen who owned the boat sang.", "fishermen", "The fishermen"),
        ("The fishermen, tired men, sang.", "fishermen", "The fishermen"),
        ("Fishermen and farmers sang.", "Fishermen", "Fishermen"),
        ("The fishermen captured by pirates sang.", "fishermen", "The fishermen"),
        ("The guards at the gate sang.", "guards", "The guards"),
        ("Residents of camps that burned sang.", "Residents", "Residents of camps"),
        ("The court accused the fishermen of burning two boats.", "fishermen", "the fishermen"),
        ("Angola's navy sang.", "navy", "Angola's navy"),
        ("The court accused the ADF of murder.", "ADF", "the ADF"),
        ("On Sunday President Carlo Ossi Jr. met miners.", "Jr.", "President Carlo Ossi Jr."),
    ],
)  # fmt: skip
def test_a_mention_is_a_noun_phrase_without_clauses(text: str, head: str, words: str) -> None:
    layers, i = read(text, head)
    assert layers.quote(*phrase(layers, i)).text == words


def test_a_long_prepositional_phrase_is_left_out() -> None:
    text = "Residents of the nine small old wooden fishing huts by the northern bank sang."
    layers, i = read(text, "Residents")
    assert layers.quote(*phrase(layers, i)).text == "Residents"


def test_the_core_is_the_head_and_its_modifiers() -> None:
    layers, i = read("The Kenyan army chief of the north sang.", "chief")
    assert [layers.tokens[j].text for j in core(layers, i)] == ["Kenyan", "army", "chief"]
