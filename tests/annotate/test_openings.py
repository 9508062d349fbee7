"""A name between comma and verb, which the parser may join to the last one before it."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain


def heads(text: str, name: str) -> tuple[str, str]:
    """Return the label of a name in the parse of a text, and the word that it hangs on."""
    tokens = annotate(plain(text)).tokens
    token = next(t for t in tokens if t.text == name)
    return token.dep, tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("After banning imports from Oman, Zambia held a vote.", "Zambia", "held"),
        ("After ruling out talks with Kenya, Peru called a session.", "Peru", "called"),
        ("After talks with Iran, Iraq reopened the border.", "Iraq", "reopened"),
    ],
)
def test_a_name_behind_the_only_comma_is_the_subject(text: str, name: str, verb: str) -> None:
    assert heads(text, name) == ("nsubj", verb)


def test_the_last_of_a_list_is_none() -> None:
    text = "After talks with Iran, Iraq and Oman, Kuwait reopened the border."
    assert heads(text, "Iraq")[0] == "conj"
