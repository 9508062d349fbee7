"""Two titles of one person: which nouns before a name are his, and which are somebody else."""

import pytest

from dateline.annotate import annotate
from dateline.ingest import read_text


@pytest.mark.parametrize(
    ("text", "title", "head"),
    [
        ("Lawyer and activist Nasrin Sotoudeh was jailed.", "Lawyer", "Sotoudeh"),
        ("Davao's former prosecutor and mayor Rodrigo Duterte warned criminals.", "prosecutor",
         "Duterte"),
        ("The president and Prime Minister Jan Mol met union leaders.", "president", "met"),
        ("A bodyguard and driver Jan Mol were wounded.", "bodyguard", "wounded"),
    ],
)  # fmt: skip
def test_whose_a_title_is(text: str, title: str, head: str) -> None:
    layers = annotate(read_text(text))
    at = next(t for t in layers.tokens if t.text == title)
    assert layers.tokens[at.head].text == head
