"""Towns with namesakes abroad: whose forces speak, what lies near, where the report is from."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.places import find_places
from dateline.ingest import read_text


def place_of(text: str, name: str) -> tuple[str | None, str]:
    found = next(
        m for m in find_places(annotate(plain(text))) if m.finding.value.text.endswith(name)
    )
    return found.finding.value.country, found.finding.value.precision


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Two soldiers died in an ambush in San Jose, the Philippine army said.",
            "San Jose",
            "PHL",
        ),
        ("A priest was shot dead in San Miguel, Guatemalan police said.", "San Miguel", None),
        ("A bus was burned in Valencia, Venezuelan prosecutors said.", "Valencia", "VEN"),
        ("Two men were shot dead in San Jose, police in California said.", "San Jose", "USA"),
        ("A Mexican police chief was murdered in San Diego, the FBI said.", "San Diego", "USA"),
        ("Turkish soldiers killed three militants near Bamarni.", "Bamarni", "IRQ"),
    ],
)
def test_a_force_tells_of_its_own_land(text: str, name: str, country: str | None) -> None:
    assert place_of(text, name)[0] == country


def test_a_village_is_near_what_it_is_said_to_be_near() -> None:
    text = "Raiders burned huts in Tirana village, near Zalingei in Central Darfur, residents said."
    assert place_of(text, "Tirana village") == ("SDN", "near")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A leader was shot dead in a camp in Cox's Bazar.", "Cox's Bazar"),
        ("A blast in Mazar-i-Sharif killed thirty people.", "Mazar-i-Sharif"),
        ("Fighters took Sar-e-Pol on Monday.", "Sar-e-Pol"),
        ("A missile hit a block of flats in Kryvyi Rih.", "Kryvyi Rih"),
        ("Four men were hurt in a brawl in St. John's.", "St. John's"),
    ],
)
def test_joined_names_are_one(text: str, name: str) -> None:
    assert name in [m.finding.value.text for m in find_places(annotate(plain(text)))]


def test_a_people_with_an_article_is_no_village_of_that_name() -> None:
    layers = annotate(plain("Gunmen burned huts in a Fulani village in central Mali."))
    assert "Fulani" not in [m.finding.value.name for m in find_places(layers)]


def deed(text: str) -> tuple[str, str] | None:
    place = extract(annotate(read_text(text))).events[0].place
    return (place.value.name, place.value.precision) if place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("HAZARD, KY (AP) — A man was shot dead by deputies.", ("Hazard", "near")),
        ("MACON, Ga. — Two gunmen shot a clerk dead.", ("Macon", "near")),
        ("PARIS (AP) — A man was shot dead by police.", ("France", "country")),
        ("MACON, Ga. — A man was shot dead in Tulsa, Oklahoma.", ("Tulsa", "town")),
    ],
)
def test_a_small_town_reports_its_own(text: str, place: tuple[str, str]) -> None:
    assert deed(text) == place
