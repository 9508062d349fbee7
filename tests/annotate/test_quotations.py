"""Which words stand in quotation marks, and which of them are only held at arm's length."""

import pytest

from dateline.annotate.quotations import SCARE_WORDS, find_quotations

Found = list[tuple[str, bool]]


def quoted(text: str, start: int = 0, end: int | None = None) -> Found:
    """Return the quoted words of a text, each with whether they are scare quotes."""
    found = find_quotations(text, start, len(text) if end is None else end)
    return [(text[q.start : q.end], q.scare) for q in found]


@pytest.mark.parametrize(
    ("text", "words", "scare"),
    [
        ('The "bandits" burned a mill.', "bandits", True),
        ("The “special patrol” burned a mill.", "special patrol", True),
        ("The ‘liberators’ burned a mill.", "liberators", True),
        ("The 'liberators' burned a mill.", "liberators", True),
        ('The miller said "nobody came".', "nobody came", False),
        ('He added: "Nobody came."', "Nobody came.", False),
        ('The visit, "a success", ended.', "a success", False),
        ('A "very long and loud" parade passed.', "very long and loud", False),
        ('They sang "Onward!" and left.', "Onward!", False),
    ],
)
def test_scare_quotes_are_short_and_not_spoken(text: str, words: str, scare: bool) -> None:
    assert quoted(text) == [(words, scare)]


def test_the_longest_scare_quote_has_three_words() -> None:
    words = ["so", "called", "peace", "plan"]
    short, long = " ".join(words[:SCARE_WORDS]), " ".join(words[: SCARE_WORDS + 1])
    assert quoted(f'The "{short}" failed.') == [(short, True)]
    assert quoted(f'The "{long}" failed.') == [(long, False)]


@pytest.mark.parametrize("mark", ['"', "“"])
def test_an_unclosed_quotation_ends_with_its_line(mark: str) -> None:
    text = f"The bishop said: {mark}We stay.\nA bell rang."
    assert quoted(text) == [("We stay.", False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("''We don't know,'' he said.", ["We don't know,"]),
        ("''It wasn't me,'' she said. ''They weren't there.''",
         ["It wasn't me,", "They weren't there."]),
        ("''We can't stay.\nA bell rang.", ["We can't stay."]),
    ],
)  # fmt: skip
def test_two_apostrophes_are_a_quotation_mark(text: str, words: list[str]) -> None:
    assert quoted(text) == [(w, False) for w in words]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The miners' wives and the mayor's men don't agree.") == []


@pytest.mark.parametrize("text", ['An "" empty one.', "No marks at all.", '" "', ""])
def test_nothing_quoted_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_only_marks_between_the_offsets_count() -> None:
    text = '"One" stood here.\n\nThe "other" there.'
    assert quoted(text, text.index("The")) == [("other", True)]


def test_quotations_come_in_text_order() -> None:
    text = 'The "guests" met the ‘hosts’, and “friends” came.'
    assert quoted(text) == [("guests", True), ("hosts", True), ("friends", True)]
