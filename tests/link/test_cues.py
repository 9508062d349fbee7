"""What stands round a trigger says how its deed goes with those told before it."""

import pytest

from dateline.document import Span, plain
from dateline.link.deeds.cues import Cues, cues


def read(text: str, word: str) -> Cues:
    """Return the cues of a word in a text of one sentence."""
    at = text.index(word)
    return cues(plain(text), Span(0, len(text)), Span(at, at + len(word)))


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("A second strike hit the depot.", "strike", "apart"),
        ("Elsewhere gunmen attacked a post.", "attacked", "added"),
        ("The mayor said that strike was a mistake.", "strike", "taken_up"),
        ("He fled to Idlib after a deadly bombing in May.", "bombing", "beside"),
        ("The army denied the strike.", "strike", "handled"),
    ],
)
def test_what_each_cue_is_read_from(text: str, word: str, cue: str) -> None:
    assert getattr(read(text, word), cue)


def test_a_plain_report_has_none() -> None:
    assert read("Gunmen attacked a post near Ariha.", "attacked") == Cues(*[False] * 5)


def test_a_clause_that_ended_does_not_count() -> None:
    text = "After the rain had stopped over the hills, gunmen attacked a post."
    assert not read(text, "attacked").beside
