"""Words that were right before: counted by text, so that no text speaks for itself."""

import pytest

from dateline.bench.wordodds import WordCounts


@pytest.fixture
def counts() -> WordCounts:
    found = WordCounts()
    for text in ("a", "b", "c"):
        found.add(text, "shell ASSAULT", right=True)
        found.add(text, "strike PROTEST", right=text == "a")
    found.add("c", "hit ASSAULT", right=False)
    return found


def test_a_word_that_was_right_has_better_odds(counts: WordCounts) -> None:
    table = counts.table()
    assert table["shell ASSAULT"] > table[""] > table["strike PROTEST"]


def test_a_word_seen_once_is_any_other_word(counts: WordCounts) -> None:
    assert "hit ASSAULT" not in counts.table()
    assert counts.odds("hit ASSAULT", "c") == counts.odds("never seen", "c") == counts.table()[""]


def test_a_text_does_not_speak_for_itself(counts: WordCounts) -> None:
    assert counts.odds("strike PROTEST", "a") < counts.odds("strike PROTEST", "b")
    without = counts.table(without=["a"])
    assert without["strike PROTEST"] == counts.odds("strike PROTEST", "a")
    assert "strike PROTEST" not in counts.table(without=["a", "b"])
