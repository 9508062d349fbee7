"""A known name with a word before it that makes it another's."""

import pytest

from dateline.codebook.directory import load_directory
from dateline.codebook.namesakes import is_namesakes


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("Rushdi Serraj", True),
        ("Mr Serraj", False),
        ("Inspector Biden", False),
        ("Bibi Netanyahu", False),
        ("Daniel Netanyahu", True),
        ("Paola Castillo", True),
        ("Pablo Castillo", True),
        ("Rosa Correa", True),
        ("Svetlana Lavrov", True),
        ("Serhiy Lavrov", False),
        ("yesterday Serraj", False),
        ("National Security Council", True),
        ("The Security Council", False),
        ("Latin American", True),
        ("Many Americans", False),
        ("Central America", True),
        ("West Indian", True),
        ("South Vietnamese", False),
    ],
)
def test_a_given_name_or_a_state_makes_it_anothers(words: str, another: bool) -> None:
    directory, listed = load_directory(), words.split()
    known = directory.scan(listed)[0]
    assert is_namesakes(directory, known, listed[known.first - 1]) == another
