"""What somebody is accused of: a deed, whatever the parser makes of its words."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers


@pytest.mark.parametrize(
    ("text", "deed", "harmed"),
    [
        ("The army accused the group of burning homes.", "burning", "homes"),
        ("Kyiv accused Moscow of shelling civilians.", "shelling", "civilians"),
    ],
)
def test_a_deed_with_its_object(
    text: str, deed: str, harmed: str, layers: Callable[[str], Layers]
) -> None:
    tokens = {t.text: t for t in layers(text).tokens}
    assert tokens["of"].head == tokens["accused"].i
    assert (tokens[deed].dep, tokens[deed].head) == ("pcomp", tokens["of"].i)
    assert (tokens[harmed].dep, tokens[harmed].head) == ("dobj", tokens[deed].i)


def test_a_group_of_somebody_stays_one(layers: Callable[[str], Layers]) -> None:
    tokens = {t.text: t for t in layers("Police arrested a group of burning protesters.").tokens}
    assert tokens["of"].head == tokens["group"].i


def test_what_somebody_heads_is_no_charge(layers: Callable[[str], Layers]) -> None:
    tokens = {t.text: t for t in layers("The mayor accused the head of the region.").tokens}
    assert tokens["of"].head == tokens["head"].i


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Police suspect members of the Islamic State group in Lagos.", "members"),
        ("The court acquitted two leaders of the Democratic Party on Monday.", "leaders"),
        ("Prosecutors accused members of the Taliban of killing two teachers.", "members"),
        ("The army accused the president of Iran of lying.", "president"),
    ],
)
def test_whose_members_are_accused_is_no_charge(
    text: str, whole: str, layers: Callable[[str], Layers]
) -> None:
    tokens = layers(text).tokens
    first = next(t for t in tokens if t.text == "of")
    assert tokens[first.head].text == whole


@pytest.mark.parametrize("deed", ["murder", "war crimes", "armed robbery"])
def test_a_deed_in_a_noun_is_no_part_of_the_accused(
    deed: str, layers: Callable[[str], Layers]
) -> None:
    tokens = {t.text: t for t in layers(f"The court convicted the rebels of {deed}.").tokens}
    assert tokens["of"].head == tokens["convicted"].i
    assert tokens[deed.split()[-1]].head == tokens["of"].i
