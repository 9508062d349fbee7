"""Wordings of a kind, found fast and found slowly, are the same."""

import pytest

from dateline.codebook.words import word_list
from dateline.link.hearing.wordings import says, verdict

_TEXTS = (
    "The army DENIED that it had shelled the market.",
    "the ministry “denied” it",
    "“We have no evidence of that,” İbrahim said.",
    "The cathedral was not hit.",
    "Undenied, the report was withdrawn.",
    "It was verified by satellite; the toll could not be confirmed.",
    "",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_says_what_the_wordings_say(text: str) -> None:
    for kind in sorted({row["kind"] for row in word_list("verdicts")}):
        assert says(text, kind) == (verdict(kind).search(text) is not None), kind


def test_wordings_are_written_in_small_letters() -> None:
    for row in word_list("verdicts"):
        assert row["pattern"].replace("\\W", "") == row["pattern"].replace("\\W", "").lower()
