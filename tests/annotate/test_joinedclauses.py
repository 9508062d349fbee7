"""Clauses that the parser joins by their nouns: who stands before a second verb does it."""

import pytest

from dateline.annotate import annotate
from dateline.ingest import read_text


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Congo Republic cut mobile internet services and police fired live rounds.", "fired",
         "police"),
        ("Troops arrested Prime Minister Jan Mol and General Piet Ruiz dissolved the council.",
         "dissolved", "Ruiz"),
        ("Soldiers shot a driver and a passenger and fled.", "fled", None),
    ],
)  # fmt: skip
def test_who_stands_before_a_second_verb(text: str, verb: str, subject: str | None) -> None:
    layers = annotate(read_text(text))
    at = next(t for t in layers.tokens if t.text == verb)
    own = [layers.tokens[c].text for c in layers.children[at.i] if layers.tokens[c].dep == "nsubj"]
    assert own == ([subject] if subject else [])
