"""Countries' and capitals' names that are somebody's surname."""

import pytest

import dateline


def countries(text: str) -> set[str | None]:
    """Return the countries of the doers in a text."""
    return {a.value.country for e in dateline.code(text).events for a in e.actors}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Police Chief Chuck Jordan said police had shot a man in Ohio. Jordan promised justice.",
         "JOR"),
        ("Sheriff Mike London said deputies shot a man in Ohio. London asked for calm.", "GBR"),
        ("Senator Anna Chad urged Congress to act. Chad condemned the raid in Texas.", "TCD"),
    ],
)  # fmt: skip
def test_who_bears_a_country_s_name_is_not_the_country(text: str, other: str) -> None:
    assert other not in countries(text)


def test_a_country_told_of_otherwise_stays() -> None:
    text = "Jordan condemned the raid. The Jordanian minister called Senator Chuck Jordan."
    assert "JOR" in countries(text)
