"""A place's name before a deed says where it was, or who did it."""

import pytest

import dateline


@pytest.mark.parametrize(
    "text",
    [
        "Kabul blast kills six",
        "The Kabul bombing killed 12 people on Monday.",
        "Quetta blast kills six",
        "Pakistan blast kills five",
        "Moscow attack kills 40",
    ],
)
def test_a_place_before_a_blast_is_where_it_was(text: str) -> None:
    (event,) = dateline.code(text, published="2024-12-03").events
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israel bombing of Aleppo kills 20", "ISR"),
        ("Kyiv drone attack on Moscow kills one", "UKR"),
        ("Israeli blast kills four in Tyre", "ISR"),
    ],
)
def test_a_state_before_its_deed_is_who_did_it(text: str, country: str) -> None:
    (event,) = dateline.code(text, published="2024-12-03").events
    assert [a.value.country for a in event.actors] == [country]
