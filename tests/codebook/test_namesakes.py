"""A known name with a word before it that makes it another's."""

import pytest

from dateline.codebook.directory import load_directory
from dateline.codebook.namesakes import is_namesakes, is_waters


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("Rushdi Serraj", True),
        ("Mr Serraj", False),
        ("Inspector Biden", False),
        ("Bibi Netanyahu", False),
        ("Daniel Netanyahu", True),
        ("yesterday Serraj", False),
        ("National Security Council", True),
        ("The Security Council", False),
    ],
)
def test_a_given_name_or_a_state_makes_it_anothers(words: str, another: bool) -> None:
    directory, listed = load_directory(), words.split()
    known = directory.scan(listed)[0]
    assert is_namesakes(directory, known, listed[known.first - 1]) == another


@pytest.mark.parametrize(
    ("words", "waters"),
    [
        ("the South China Sea", True),
        ("the Gulf of Guinea", True),
        ("the Indian Ocean", True),
        ("Lake Chad", True),
        ("ships of China", False),
        ("Guinea", False),
    ],
)
def test_a_sea_is_no_country(words: str, waters: bool) -> None:
    listed = words.split()
    assert is_waters(load_directory().scan(listed)[0], listed) == waters
