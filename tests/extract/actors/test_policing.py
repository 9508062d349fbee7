"""Whose police and deputies are told of, and which presidents and fronts."""

import pytest

import dateline
from dateline.records import Actor


def doers(text: str, published: str | None = None) -> list[Actor]:
    return [a.value for e in dateline.code(text, published=published).events for a in e.actors]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Metropolitan Police in Nairobi detained two men. Kenya's president praised it.", "KEN"),
        ("Metropolitan Police in Bangkok arrested a monk. Thailand's courts freed him.", "THA"),
        ("Metropolitan Police arrested two men in London on Monday.", "GBR"),
    ],
)
def test_every_metropolis_has_its_police(text: str, country: str) -> None:
    assert doers(text)[0].country == country


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The sheriff said a deputy shot a man in Ohio.", "COP"),
        ("A deputy of the ruling party condemned the premier in Lima.", "LEG"),
        ("National Police members seized two students in San Salvador.", "COP"),
        ("Army members fired on a crowd in Lima.", "MIL"),
    ],
)
def test_deputies_and_members_are_of_their_body(text: str, sector: str) -> None:
    assert sector in {a.sector for a in doers(text)}


def test_people_are_not_of_a_people_told_of_later() -> None:
    text = 'In Marseille, 1,600 people marched for "the rights of the Palestinian people".'
    assert {a.country for a in doers(text)} == {"FRA"}


def test_a_front_was_at_war_and_a_president_in_office() -> None:
    front = doers("The FMLN attacked an army base in San Salvador.", "1989-11-13")
    assert [(a.country, a.sector) for a in front] == [("SLV", "REB")]
    (bush,) = doers("President George Bush condemned the raid in Lima.", "1990-02-15")
    assert (bush.id, bush.country) == ("george-h-w-bush", "USA")
    (later,) = doers("President George Bush condemned the raid in Lima.", "2003-02-15")
    assert later.id == "george-w-bush"


def test_a_prefix_stays_with_its_noun() -> None:
    events = dateline.code("A former co-worker has been charged in the killings.").events
    assert "A former co-worker" in {r.value.text for e in events for r in e.recipients}
