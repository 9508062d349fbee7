"""A report's dateline tells in which country a small town lies that shares a greater one's name."""

import pytest

from dateline.annotate import annotate
from dateline.extract.places import find_places
from dateline.ingest import read_text
from dateline.pipeline import code


def _country(text: str, name: str) -> str | None:
    mentions = find_places(annotate(read_text(text)))
    found = [m.finding.value for m in mentions if m.finding.value.text.endswith(name)]
    assert found, [m.finding.value for m in mentions]
    return found[-1].country


@pytest.mark.parametrize(
    ("dateline", "town", "country"),
    [
        ("MAPUTO", "Palma", "MOZ"), ("DAMASCUS", "Madaya", "SYR"), ("BAMAKO", "Moura", "MLI"),
        ("OUAGADOUGOU", "Solhan", "BFA"), ("RAMALLAH", "Bethlehem", "PSE"),
        ("HONIARA", "Gizo", "SLB"), ("LONDON", "Londonderry", "GBR"),
        ("DHAKA", "Ramu", "BGD"), ("PRISTINA", "Banjska", "XKX"),
        # a great town abroad is meant all the same
        ("WASHINGTON", "Nice", "FRA"), ("WASHINGTON", "Valencia", "ESP"),
        ("CANBERRA", "Wellington", "NZL"), ("BEIRUT", "Homs", "SYR"),
    ],
)  # fmt: skip
def test_a_town_of_the_country_that_a_report_is_from(
    dateline: str, town: str, country: str
) -> None:
    text = f"{dateline}, March 3, 2016 (Wire) - Gunmen killed five people in {town} on Monday."
    assert _country(text, town) == country


def test_a_town_of_a_country_that_is_told_of_is_not_of_the_dateline_s() -> None:
    text = (
        "MAPUTO, March 3, 2016 (Wire) - Spanish police said on Monday that two sailors were hurt "
        "in Palma, a port in Spain."
    )
    assert _country(text, "Palma") == "ESP"


@pytest.mark.parametrize(
    ("dateline", "town", "country"), [("BAGHDAD", "Falluja", "IRQ"), ("ANKARA", "Kilis", "TUR")]
)
def test_a_town_by_its_kind_whatever_the_parser_takes_it_for(
    dateline: str, town: str, country: str
) -> None:
    text = f"{dateline}, March 3, 2016 (Wire) - Gunmen attacked the town of {town} on Monday."
    assert _country(text, town) == country


@pytest.mark.parametrize(
    ("dateline", "country"),
    [
        ("BESLAN, Russia, Sept 4, 2004", "RUS"),
        ("TRIPOLI, Lebanon", "LBN"),
        ("TRIPOLI", "LBY"),
        ("SALEM, Oregon", "USA"),
    ],
)
def test_the_country_behind_a_dateline_s_town_says_which_it_is(dateline: str, country: str) -> None:
    event = code(f"{dateline} (Wire) - Gunmen killed nine people at a school on Friday.").likely[0]
    assert event.place is not None
    assert event.place.value.country == country
