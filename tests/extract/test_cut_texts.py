"""Texts that break off anywhere, as feeds and captions do: each is coded, none ends in an error."""

from pathlib import Path

import pytest

import dateline

EXAMPLES = Path(__file__).parents[2] / "examples"
_EVERY = 23
"""A text is cut behind each word of this number, a prime, so that all sorts of words end one."""


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt"))[:8], ids=lambda p: p.stem)
def test_a_text_that_breaks_off_is_coded(path: Path) -> None:
    words = path.read_text(encoding="utf-8").partition("\n\n")[2].split(" ")
    for end in range(_EVERY, len(words), _EVERY):
        cut = " ".join(words[max(0, end - 60) : end])
        assert not dateline.code(cut, published="2025-03-04").issues, cut


@pytest.mark.parametrize(
    "text",
    [
        "Jets destroyed nine tanks near Brega overnight and the rebels, who had",
        "Ministers held talks in Ankara with Germany and Turkey",
    ],
)
def test_a_text_may_end_with_any_word(text: str) -> None:
    assert not dateline.code(text, published="2025-03-04").issues
