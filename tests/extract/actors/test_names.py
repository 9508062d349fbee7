"""Of which kind and country a mention is by the body, sea or province that it is named with."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.actors import ActorReader


def who(text: str, head: str) -> tuple[str | None, str | None]:
    """Return country and sector of the mention headed by the last token of that text."""
    layers = annotate(plain(text))
    found = ActorReader(layers, None).read([t.i for t in layers.tokens if t.text == head][-1])
    assert found is not None
    return found.value.country, found.value.sector


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("An association of journalists sued.", "association", "JRN"),
        ("The Senate's budget committee met.", "committee", "LEG"),
        ("The National Federation of Workers met.", "Federation", "LAB"),
        ("A committee of citizens met.", "committee", "SOC"),
        ("The president of the bus drivers' association spoke.", "president", "LAB"),
        ("The president of the republic spoke.", "president", "GOV"),
        ("Officials of the dockers' union spoke.", "Officials", "LAB"),
        ("The prosecutor's office spoke.", "office", "JUD"),
        ("The head of the White Helmets spoke.", "head", "NGO"),
        ("The head of Iraq's Popular Mobilisation Forces spoke.", "head", "PRM"),
        ("The head of the party, Ann Lee, spoke.", "Lee", "PTY"),
        ("Union president Jim Doe spoke.", "Doe", "LAB"),
        ("The union met. Its secretary, Jim Doe, spoke.", "Doe", "LAB"),
        ("The government met. Its leaders spoke.", "leaders", "GOV"),
    ],
)
def test_an_office_is_of_its_body_s_kind(text: str, head: str, sector: str) -> None:
    assert who(text, head)[1] == sector


@pytest.mark.parametrize(
    ("text", "head", "country"),
    [
        ("Police in Niger state met.", "Police", "NGA"),
        ("Police in Niger met.", "Police", "NER"),
        ("Officials of British Columbia met.", "Officials", "CAN"),
        ("Pirates of the Indian Ocean met.", "Pirates", None),
    ],
)
def test_a_province_or_a_sea_with_a_country_s_name_is_not_that_country(
    text: str, head: str, country: str | None
) -> None:
    assert who(text, head)[0] == country


@pytest.mark.parametrize("agency", ["Reuters", "AFP", "Al Jazeera"])
def test_who_reports_a_war_does_not_say_whose_army_fights_it(agency: str) -> None:
    text = f"Rebels took two towns on Monday, {agency} reported. The army fled."
    assert who(text, "army") == (None, "MIL")


def test_where_the_head_of_the_who_was_born_does_not_say_whose_army_it_is() -> None:
    chief = "The WHO's director-general, Tedros Adhanom Ghebreyesus,"
    text = f"{chief} spoke of a raid on the clinic in El Obeid. The army shot down a drone there."
    assert who(text, "army")[0] != "ETH"


@pytest.mark.parametrize(
    ("text", "head", "country"),
    [
        ("Gunmen killed a teacher from New Mexico.", "teacher", "USA"),
        ("Gunmen killed a teacher from British Columbia.", "teacher", "CAN"),
        ("Pirates fired at a tanker in the Indian Ocean.", "tanker", None),
        ("Bandits took a farmer from Niger state.", "farmer", None),
        ("Gunmen shot a farmer from eastern Ukraine.", "farmer", "UKR"),
        ("Soldiers shot a trader from the Democratic Republic of Congo.", "trader", "COD"),
    ],
)
def test_a_country_s_word_in_another_place_s_name_is_no_country(
    text: str, head: str, country: str | None
) -> None:
    assert who(text, head)[0] == country


def test_the_third_of_his_name_is_no_militia() -> None:
    layers = annotate(plain("Guards beat John Harlow III in Salem."))
    found = ActorReader(layers, None).read(next(t.i for t in layers.tokens if t.text == "III"))
    assert found is None or found.value.id is None
