"""Who gives a number, by the words right beside it, where a sentence has several."""

import pytest

from dateline.bench.tolltext import told_in
from dateline.pipeline import code


def _givers(text: str) -> dict[int, set[str]]:
    """Return who gives each toll of a text, by its least number."""
    coding = code(text, published="2025-03-04")
    return {t.toll.least: {c.source[0].value.text for c in t.claims} for t in told_in(coding)}


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        (
            "The march drew 12,000 people according to police and 40,000 according to the unions.",
            {12000: "police", 40000: "the unions"},
        ),
        (
            "Organisers claimed 40,000 at the rally, against a police estimate of 12,000.",
            {40000: "Organisers", 12000: "police"},
        ),
        (
            "Turnout at the rally was put at 40,000 by the organisers and 12,000 by police.",
            {40000: "the organisers", 12000: "police"},
        ),
        ("In the square stood 20,000 for the vigil, as the police saw it.", {20000: "the police"}),
        ("At the vigil a priest guessed at 9,000.", {9000: "a priest"}),
        ("For the march the prefect's latest bulletin had 3,000.", {3000: "the prefect"}),
    ],
)
def test_the_nearest_gives_a_number(text: str, givers: dict[int, str]) -> None:
    told = _givers(text)
    assert set(givers) <= set(told), told
    assert all(any(who in name for name in told[n]) for n, who in givers.items()), told


def test_by_whom_they_were_driven_out_gives_no_number() -> None:
    told = _givers("Some 4,000 people were driven out of Morga by the army.")
    assert told == {4000: set()}


def test_a_document_that_tells_all_takes_no_number_from_who_admits_it() -> None:
    coding = code("The rebels admitted holding the minister's son, according to a letter.")
    assert [c.content.text for c in coding.claims if c.stance.value == "concede"] == [
        "holding the minister's son"
    ]
