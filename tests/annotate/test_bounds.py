"""Where the parts of an attribution begin and end: with a phrase."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.annotate.bounds import mended
from dateline.model.attributing import Attributed

Read = Callable[[str], Layers]
Marks = dict[str, list[str]]


def read(layers: Layers, *said: Marks) -> list[Marks]:
    """Return the words of attributions as they are mended."""
    text = layers.document.text

    def spans(words: list[str]) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words)

    parts = ("source", "cue", "content")
    given = [Attributed(*(spans(one.get(p, [])) for p in parts)) for one in said]
    found = mended(text, layers.tokens, given)
    return [{p: [text[a:b] for a, b in s] for p in parts if (s := getattr(o, p))} for o in found]


@pytest.mark.parametrize(
    ("text", "given", "source"),
    [
        ("In a message to Mr Band, she said so.", "Mr Band,", "Mr Band"),
        ("Ms Warren, a senator, said so.", "Ms Warren, a senator", "Ms Warren, a senator,"),
        ("Ms Warren, a senator, said so.", "Ms Warren, a senator,", "Ms Warren, a senator,"),
        ("So said Ms Warren, a senator.", "Ms Warren, a senator", "Ms Warren, a senator"),
    ],
)
def test_a_source_has_the_comma_that_closes(
    layers: Read, text: str, given: str, source: str
) -> None:
    assert read(layers(text), {"source": [given]}) == [{"source": [source]}]


@pytest.mark.parametrize(
    ("text", "given", "cue"),
    [
        ("The minister has also denied it.", "has also", "has also denied"),
        ("The minister was criticised by his party.", "was criticised by", "was criticised"),
        ("The minister refused to deny it.", "deny", "to deny"),
        ("The minister denied it.", "denied", "denied"),
        ("The minister has reportedly fled.", "reportedly", "reportedly"),
    ],
)
def test_a_cue_has_all_of_its_verb(layers: Read, text: str, given: str, cue: str) -> None:
    assert read(layers(text), {"cue": [given]}) == [{"cue": [cue]}]


@pytest.mark.parametrize(
    ("text", "given", "content"),
    [
        ("He wants to build the wall.", "to build the", "to build the wall"),
        ("He wants to build walls.", "to build", "to build walls"),
        ("He fears the loss of his only home.", "the loss of his", "the loss of his only home"),
        ("He said that it rained.", "that it rained", "that it rained"),
    ],
)
def test_a_content_ends_with_its_noun(layers: Read, text: str, given: str, content: str) -> None:
    assert read(layers(text), {"content": [given]}) == [{"content": [content]}]


def test_a_part_does_not_run_into_another(layers: Read) -> None:
    text = layers("He wants to build the wall.")
    both = [{"content": ["to build the"]}, {"source": ["wall"]}]
    assert read(text, *both) == both


def test_cues_that_end_in_one_word_are_one(layers: Read) -> None:
    text = layers("The minister also denied the charge.")
    found = read(
        text, {"source": ["The minister"], "cue": ["also"]},
        {"cue": ["denied"], "content": ["the charge"]},
    )  # fmt: skip
    whole = {"source": ["The minister"], "cue": ["also denied"], "content": ["the charge"]}
    assert found == [whole]


def test_who_speaks_belongs_to_the_verb(layers: Read) -> None:
    text = layers("To the church the guards are thugs, so says the mayor.")
    found = read(
        text, {"source": ["the church"], "cue": ["so"], "content": ["the guards are thugs"]},
        {"source": ["the mayor"], "cue": ["says"], "content": ["the guards are thugs"]},
    )  # fmt: skip
    assert [one["source"] for one in found if "so" in one["cue"][0]] == [["the mayor"]]
