"""Spellings of one name meet after folding."""

import pytest

from dateline.codebook.places.folding import fold, skeleton, without_articles


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ma‘arrat an-Nu‘mān", "Maarrat an Numan"),
        ("KHAN YOUNIS", "Khan Younis"),
        ("Cité Soleil", "Cite Soleil"),
        ("W.Va.", "WVa"),
        ("St. Louis", "Saint Louis"),
        ("Deir ez–Zor", "Deir ez-Zor"),
    ],
)
def test_folds_to_one_key(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize("name", ["al-Bab", "El Bab", "Bab", "the Bab"])
def test_articles_are_dropped(name: str) -> None:
    assert without_articles(fold(name)) == "bab"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Tall Abyad", "Tell Abiad"), ("Khan Shaykhun", "Khan Sheikhoun"), ("Qamishli", "Kamishly")],
)
def test_transliterations_share_their_consonants(left: str, right: str) -> None:
    assert skeleton(fold(left)) == skeleton(fold(right)) != ""


def test_two_consonants_are_too_few() -> None:
    assert skeleton("hama") == ""
