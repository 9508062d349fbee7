"""Places that are told without their own name: capitals, parliaments, embassies."""

import functools

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.places import (
    country_of_article,
    find_capitals,
    find_places,
    happened_at,
    in_country,
)
from dateline.records import Place


@functools.cache
def nameless(text: str) -> tuple[Place, ...]:
    layers = annotate(plain(text))
    places = find_places(layers)
    about = country_of_article(layers, places)
    found = find_capitals(layers, places, lambda: about.value.country if about else None)
    return tuple(m.finding.value for m in found)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Bombs went off in the Peruvian capital on Monday.", "the Peruvian capital", "Lima"),
        ("Rebels left Goma. Two people died in the Congolese capital.",
         "the Congolese capital", "Kinshasa"),
        ("Shots were heard in Yemen's capital.", "Yemen's capital", "Sanaa"),
        ("Troops left Aleppo and Homs. A blast shook the capital.", "the capital", "Damascus"),
        ("Serbs marched in Nis. Police fired gas outside parliament.",
         "parliament", "parliament, Belgrade"),
        ("Crowds stormed the Georgian parliament.",
         "the Georgian parliament", "parliament, Tbilisi"),
        ("Haitian gunmen attacked the presidential palace.",
         "the presidential palace", "palace, Port-au-Prince"),
    ],
)  # fmt: skip
def test_places_of_a_state_without_a_name(text: str, words: str, name: str) -> None:
    assert [(p.text, p.name) for p in nameless(text)] == [(words, name)]


@pytest.mark.parametrize(
    "text",
    [
        "A blast hit the Afghan capital, Kabul.",
        "A blast hit the Afghan capital Kabul.",
        "Kenyan police fired in the provincial capital.",
        "Syrian rebels took Idlib's capital.",
        "The Peruvian firm raised capital in May.",
        "The Peruvian court abolished capital punishment.",
        "The Serbian parliament passed a law.",
        "The Serbian minister spoke in parliament.",
        "The Haitian king bought a palace.",
        "A blast shook the capital.",
    ],
)
def test_what_is_no_capital_or_has_a_name(text: str) -> None:
    assert nameless(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "country", "acting"),
    [
        ("Militants attacked the US Embassy in Baghdad.", "US Embassy", "IRQ", False),
        ("A bomb hit the United Arab Emirates embassy in Beirut.",
         "United Arab Emirates embassy", "LBN", False),
        ("Crowds burned the Israeli consulate in Istanbul.", "Israeli consulate", "TUR", False),
        ("A car burned at the French embassy.", "French embassy", None, False),
        ("The U.S. Embassy told citizens to leave.", "U.S. Embassy", None, True),
        ("Russian embassy staff in Kabul were safe.", "Russian embassy", None, True),
    ],
)  # fmt: skip
def test_an_embassy_is_a_site_abroad(
    text: str, words: str, country: str | None, acting: bool
) -> None:
    found = next(m for m in find_places(annotate(plain(text))) if words in m.finding.value.text)
    assert (found.finding.value.country, found.acting) == (country, acting)


def test_an_embassy_is_never_in_its_own_country() -> None:
    layers = annotate(plain("French police said that a car burned at the French embassy."))
    places = find_places(layers)
    about = country_of_article(layers, places)
    assert about is not None
    assert about.value.country == "FRA"
    assert in_country(places[0].finding, about) == places[0].finding


def test_what_hits_an_embassy_happens_there() -> None:
    layers = annotate(plain("The raid follows rocket attacks on the US Embassy in Iraq."))
    at = next(t.i for t in layers.tokens if t.text == "attacks")
    found = happened_at(layers, (at, at, at + 1), find_places(layers), spoken=False)
    assert found is not None
    assert (found.finding.value.text, found.finding.value.country) == ("US Embassy", "IRQ")
