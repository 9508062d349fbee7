"""A part of one country that has another country's name."""

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police in Savannah, Georgia, shot a man on Monday.", "USA"),
        ("ATLANTA - A court in Fulton County met. Georgia police shot a man on Monday.", "USA"),
        ("Georgia and Russia fought near Gori. Georgia's police shot a man in Tbilisi.", "GEO"),
    ],
)
def test_whose_police_they_are_is_told_by_which_georgia_it_is(text: str, country: str) -> None:
    shots = [e for e in dateline.code(text).likely if "shot" in e.trigger.value]
    assert {a.value.country for e in shots for a in e.actors} == {country}
