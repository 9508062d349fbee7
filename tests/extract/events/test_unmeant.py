"""Words that the model may take for an act and that are none."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.unmeant import is_no_act, is_worded


def at(text: str, word: str) -> tuple[Layers, int]:
    layers = annotate(plain(text))
    return layers, next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The ministry met the press and called its conduct restrained.", True),
        ("The ministry called the conduct of the crew reckless.", False),
        ("The ministry called the rebels' conduct reckless.", False),
    ],
)
def test_whoever_speaks_of_his_own_conduct_accuses_nobody(text: str, own: bool) -> None:
    assert is_no_act(*at(text, "called"), "ACCUSE") is own


def test_a_denial_is_no_refusal_but_where_it_stands_alone() -> None:
    alone = at("The ministry denied the charge.", "denied")
    told = at("Rebels shelled Norby. The army said so. The rebels denied it.", "denied")
    assert not is_no_act(*alone, "REJECT")
    assert is_no_act(*told, "REJECT")


@pytest.mark.parametrize(
    ("text", "mode", "worded"),
    [
        ("The crew was accused of using illegal force.", "unconventional", False),
        ("The army was accused of using chlorine.", "unconventional", True),
        ("The army was accused of using illegal force.", "beat", True),
    ],
)
def test_poison_needs_a_word_for_it(text: str, mode: str, worded: bool) -> None:
    assert is_worded(*at(text, "using"), mode) is worded
