"""Deeds in situation reports, communiqués, court notices and rights reports: who does what."""

import pytest

from dateline.annotate import annotate
from dateline.extract.extracting import extract
from dateline.ingest import Meta, build_document
from dateline.records import Event


def _events(text: str) -> list[Event]:
    layers = annotate(build_document(text, Meta(published="2025-05-20")), model=True)
    return [e for e in extract(layers).events if e.score >= 0.2]


def _one(text: str, trigger: str) -> Event:
    return next(e for e in _events(text) if trigger in e.trigger.value)


@pytest.mark.parametrize(
    "text",
    [
        "International law prohibits attacks on civilians and the torture of prisoners.",
        "The Geneva Conventions forbid the killing of prisoners of war.",
        "The statute proscribes the torture of detainees.",
        "The constitution outlaws arbitrary arrests.",
    ],
)
def test_what_a_law_forbids_is_no_deed(text: str) -> None:
    assert not _events(text)


@pytest.mark.parametrize(
    ("text", "trigger", "not_by"),
    [
        ("Gangs rule the valley of Tecoa. The monitors registered 618 disappearances there.",
         "disappearances", "The monitors"),
        ("Relatives reported 27 threats to the police in Lima.", "threats", "Relatives"),
        ("The Observatory documented 14 killings in Hama.", "killings", "The Observatory"),
    ],
)  # fmt: skip
def test_who_counts_deeds_did_not_do_them(text: str, trigger: str, not_by: str) -> None:
    found = [e for e in _events(text) if trigger in e.trigger.value]
    assert not_by not in {a.value.text for e in found for a in e.actors}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Kenyan army lost nine soldiers near Kismayo.", "Kenya Defence Forces"),
        ("The Azerbaijani army lost up to 40 soldiers near Jermuk.", "Azerbaijani Armed Forces"),
    ],
)
def test_who_loses_men_is_who_was_hurt(text: str, who: str) -> None:
    found = _one(text, "lost")
    assert [a.value.name for a in found.recipients] == [who]
    assert not found.actors


def test_bombs_are_shot_down_by_no_firearms() -> None:
    text = "Air defence systems shot down six guided bombs and 30 unmanned aerial vehicles."
    found = _one(text, "shot down")
    assert found.mode is not None
    assert found.mode.value == "heavy-weapons"


@pytest.mark.parametrize(
    "text",
    [
        "Israel and Iran exchange strikes",
        "Ethiopian and Eritrean troops exchange artillery fire",
        "India and Pakistan trade missile strikes",
    ],
)
def test_strikes_are_no_goods_to_exchange(text: str) -> None:
    assert "COOPERATE" not in {e.type.value for e in _events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "An international arrest warrant was issued for Ngando in 2021.",
        "A judge in Lima signed a warrant for the arrest of the mayor.",
    ],
)
def test_a_warrant_is_no_arrest(text: str) -> None:
    assert "arrest" not in {
        e.mode.value for e in _events(text) if e.mode and e.type.value == "COERCE"
    }


def test_the_health_organisation_is_nobody_who() -> None:
    text = "Camps are full in Sudan. WHO delivered 12 tons of medical supplies to Kosti."
    assert [a.value.name for a in _one(text, "delivered").actors] == ["World Health Organization"]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Fighting and shelling go on. The UN called on the parties to let convoys pass.", "UNK"),
        ("After the election the president urged the parties in parliament to vote.", "PTY"),
    ],
)
def test_the_parties_to_a_fight_are_no_political_ones(text: str, sector: str) -> None:
    found = [r.value.sector for e in _events(text) for r in e.recipients if "part" in r.value.text]
    assert found == [sector] * len(found)
    assert found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A van was robbed in Patna, Bihar. A man was killed in a clash with STF.", None),
        ("In Brasilia, Brazil, judges met. STF jailed a former minister.", "BRA"),
    ],
)
def test_letters_mean_no_body_of_a_land_that_the_text_is_not_in(
    text: str, country: str | None
) -> None:
    found = {a.value.country for e in _events(text) for a in e.actors if "STF" in a.value.text}
    assert found == {country}


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Soldiers detained three brothers in Oaxaca. A witness saw them being beaten.", "beaten",
         "three brothers"),
        ("Police arrested two students in Minsk. They beat them in a van. They were sentenced to "
         "ten days.", "sentenced", "two students"),
        ("Britain sanctioned six officers. They are also banned from travelling to the UK.",
         "banned", "six officers"),
    ],
)  # fmt: skip
def test_who_bore_one_deed_bears_the_next(text: str, trigger: str, whom: str) -> None:
    found = _one(text, trigger).recipients
    assert any(whom.split()[-1] in (a.value.name or "") for a in found)


def test_who_is_fed_was_not_driven_out() -> None:
    text = "WFP distributed food to 48,000 people in Kosti. The RSF attacked the town on Friday."
    assert not [t for e in _events(text) for t in e.tolls]


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes hit Nasir on Monday. WHO treated 310 cholera patients; nine people died.",
        "Shells fell on Kosti. Cholera: 1,204 cases and 38 deaths.",
        "Gunmen attacked Bunia on Friday. In the camp 14 children died of measles.",
    ],
)
def test_the_sick_are_no_toll_of_an_attack(text: str) -> None:
    found = [e for e in _events(text) if e.type.value == "ASSAULT" and e.trigger.value != "died"]
    assert not [t for e in found if e.score > 0.25 for t in e.tolls]


def test_who_speaks_before_a_colon_did_not_do_it() -> None:
    text = "Live\n\n09:10 IDF: 12 rockets fired from Lebanon at Haifa.\n\n10:20 Two men hurt."
    assert not [a for e in _events(text) for a in e.actors if a.value.text == "IDF"]


def test_who_confirms_a_death_did_not_cause_it() -> None:
    text = "Hezbollah confirms death of leader Hassan Nasrallah in an air strike in Beirut."
    found = [e for e in _events(text) if "death" in e.trigger.value]
    assert not [a for e in found for a in e.actors if a.value.text == "Hezbollah"]


def test_the_crime_of_a_verdict_was_not_done_that_day() -> None:
    text = "On Monday a court in Ghent jailed Moussa Keita for torture and murder in Lofa."
    found = [e for e in _events(text) if e.type.value == "ASSAULT"]
    assert not [e for e in found if e.when is not None]
