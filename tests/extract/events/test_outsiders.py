"""Who has no part in a deed: told of only beside it, driving into it, disowning it, before it."""

import functools

import pytest

import dateline
from dateline.records import Event


@functools.cache
def events(text: str) -> tuple[Event, ...]:
    """Return the events that both readers find in a text."""
    return dateline.code(text, published="2025-03-04").events


def _words(event: Event) -> str:
    return event.trigger.quotes[0].text


def parties(found: tuple[Event, ...], kind: str, trigger: str) -> tuple[list[str], list[str]]:
    events = [e for e in found if e.type.value == kind and trigger in _words(e)]
    assert events, [(e.type.value, _words(e)) for e in found]
    event = events[0]
    return [a.value.text for a in event.actors], [r.value.text for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "nobody"),
    [
        ("In Linz a Dane who had sworn loyalty to Islamic State killed two people with an axe "
         "last June.", "ASSAULT", "killed", "Islamic State"),
        ("Security forces shot dead three of the raiders; the fourth blew himself up and a fifth "
         "was caught.", "ASSAULT", "blew", "Security forces"),
        ("Secretary-General Mark Rutte warned that the alliance would not tolerate an attack on "
         "Estonia.", "THREATEN", "warned", "the alliance"),
        ("A 31-year-old Dane drove a van into a teachers' march in Aarhus on Thursday, injuring "
         "12 people, police said.", "PROTEST", "march", "A 31-year-old Dane"),
        ("The boy was brought to a hospital in Newark by his family with a gunshot wound.",
         "ASSAULT", "gunshot", "his family"),
        ("Gunmen opened fire after the explosion in Jalalabad on Monday, police said.",
         "ASSAULT", "explosion", "Gunmen"),
        ("Boko Haram killed nine pupils at a school in Damaturu in May, the governor said. "
         "Al Shabaab never claimed that bombing.", "ASSAULT", "bombing", "Al Shabaab"),
        ("Opposition leader Ana Prado accused President Rui Costa of using the bombing to round "
         "up his critics, which his office denied.", "ASSAULT", "bombing", "President Rui Costa"),
        ("The bombing follows the army's seizure of Mannar, the rebels' stronghold, in December.",
         "ASSAULT", "bombing", "the army's"),
        ("The senator, Bo Lund, tweeted on Sunday after an attack on a club in Lyon that the "
         "minister should go.", "ASSAULT", "attack", "Bo Lund"),
        ("Look at the words that Bo Lund put out after the Ohio shootings, an aide said. On Monday "
         "Lund called the assault that killed five guards a disgrace.", "ASSAULT", "shootings",
         "Lund"),
        ("The bishop deplored the killing of two nuns in Goma on Monday.", "ASSAULT", "killing",
         "The bishop"),
        ("Unlike Peru, Chile supports the dockers' union, its minister said.", "SUPPORT",
         "supports", "Peru"),
        ("His challenger Peter Wolf criticised the budget and demanded new elections.",
         "ACCUSE", "criticised", "His"),
    ],
)  # fmt: skip
def test_who_is_told_of_beside_a_deed(text: str, kind: str, trigger: str, nobody: str) -> None:
    actors, recipients = parties(events(text), kind, trigger)
    assert nobody not in actors + recipients


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "nobody"),
    [
        ("The minister condemned the attack and called on the United Nations to act.", "ACCUSE",
         "condemned", "the United Nations"),
        ("The minister condemned the attack and called on the United Nations to act.", "ASSAULT",
         "attack", "the United Nations"),
        ("The bishops condemned the killing and urged the government to protect civilians.",
         "ACCUSE", "condemned", "the government"),
        ("Kenya denounced the bombing and asked Somalia to hand over the suspects.", "ASSAULT",
         "bombing", "Somalia"),
    ],
)  # fmt: skip
def test_who_is_asked_next_is_not_condemned(
    text: str, kind: str, trigger: str, nobody: str
) -> None:
    actors, recipients = parties(events(text), kind, trigger)
    assert nobody not in actors + recipients


def test_both_whom_a_verb_is_about_are_condemned() -> None:
    found = events("The mayor condemned the police and the army.")
    assert parties(found, "ACCUSE", "condemned")[1] == ["the police", "the army"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A Syria airstrike killed nine fighters on Sunday.", "SYR"),
        ("Somalia attack kills 12 in Mogadishu.", "SOM"),
        ("A Mali ambush killed 14 soldiers on Friday.", "MLI"),
        ("The Ukraine attack killed nine villagers.", "UKR"),
    ],
)
def test_a_country_before_a_deed_is_where_it_was(text: str, country: str) -> None:
    event = next(e for e in events(text) if e.type.value == "ASSAULT")
    assert not event.actors
    assert event.place
    assert event.place.value.country == country


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Israel strikes kill nine in Gaza.", "Israel"),
        ("Russia missile attack kills six in Kharkiv.", "Russia"),
        ("Myanmar airstrike kills 100 in Sagaing.", "Myanmar"),
        ("The US strike killed six militants.", "US"),
        ("Israel airstrike kills nine Palestinians.", "Israel"),
    ],
)
def test_a_country_that_strikes_elsewhere_did_it(text: str, doer: str) -> None:
    event = next(e for e in events(text) if e.type.value == "ASSAULT")
    assert [a.value.text for a in event.actors] == [doer]


def test_whom_a_threat_is_against_stays() -> None:
    found = events("The defence minister warned that Serbia would pay for any attack on Kosovo.")
    assert "Serbia" in parties(found, "THREATEN", "warned")[1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bandits killed a guard in Gummi on Tuesday and took 38 traders.", "38 traders"),
        ("The rebels took eleven nurses from a clinic in Beni on Sunday.", "eleven nurses"),
        ("In March 2018 Boko Haram took 110 girls from a school in Dapchi.", "110 girls"),
    ],
)
def test_armed_men_who_take_people_abduct_them(text: str, wanted: str) -> None:
    found = events(text)
    assert {e.type.value for e in found} == {"ASSAULT"}
    assert wanted in [r.value.text for e in found for r in e.recipients]


def test_a_request_for_comment_is_none() -> None:
    assert events("The ministry did not respond to requests for comment.") == ()


def test_a_weekday_is_no_particle() -> None:
    """ "Took" and "on Monday" are not "took on"."""
    found = events("The militia took nine teachers from a school in Uvira on Monday.")
    assert "ACCUSE" not in {e.type.value for e in found}


def test_two_who_are_named_were_murdered_apart() -> None:
    found = events(
        "In May 1991 a suicide bomber killed former prime minister Arun Rao at Salem; Lankan "
        "president Lalith Perera was assassinated in Kandy two years later."
    )
    names = [[r.value.name for r in e.recipients] for e in found if e.type.value == "ASSAULT"]
    assert names == [["Arun Rao"], ["Lalith Perera"]]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday soldiers killed at least 30 villagers in Merawi, a commission said. "
        "The two-year war in Tigray, which ended in 2022, is thought to have killed up to "
        "600,000 people.",
        "Police killed 45 villagers in Orahovac on Friday, monitors said. More than 1,500 "
        "people have been killed and 300,000 uprooted since the crackdown began last February.",
    ],
)
def test_a_raid_does_not_have_the_dead_of_its_war(text: str) -> None:
    first = next(e for e in events(text) if _words(e) == "killed")
    assert len(first.recipients) == 1
    assert len(first.tolls) == 1


def test_robbers_are_nobodys_rebels() -> None:
    found = events(
        "KADUNA, Nigeria - Bandits killed six people in Kankara on Saturday.\n\nBandits also "
        "raided Faskari. In 2014, Boko Haram seized 276 girls in Chibok."
    )
    assert all(a.value.name is None for e in found[:1] for a in e.actors)


def test_nor_are_they_in_the_words_of_an_official() -> None:
    found = events(
        "Bandits killed two people in a mosque in Kagara on Tuesday, Governor Umar Bago said. "
        "In April 2014, Boko Haram attacked a school in Chibok."
    )
    assert all(a.value.name is None for e in found[:1] for a in e.actors)


def test_what_follows_a_deed_is_another() -> None:
    found = events(
        "The attack follows the army's capture of Mannar, the rebels' stronghold, in December."
    )
    assert all("army" not in a.value.text for e in found if "attack" in _words(e) for a in e.actors)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police shot dead three suspected smugglers in Jacmel.", "three suspected smugglers"),
        ("On Friday the militia handed over nine policemen in Gao.", "nine policemen"),
        ("A man stabbed a woman of 41 to death in a park in Kassel.", "a woman of 41"),
    ],
)
def test_words_of_the_verb_are_no_part_of_a_mention(text: str, wanted: str) -> None:
    assert any(r.value.text.startswith(wanted) for e in events(text) for r in e.recipients)


def test_a_party_in_the_street_is_no_party_of_politics() -> None:
    found = events("Gunmen shot at a street party in Salvatierra on Friday, killing nine people.")
    assert "PTY" not in {r.value.sector for e in found for r in e.recipients}


@pytest.mark.parametrize(
    ("text", "answer", "deed"),
    [
        ("Turkey shelled Afrin in retaliation for a mortar attack by the YPG.",
         ["Turkey"], ["the YPG"]),
        ("Israel bombed Beirut in response to a rocket attack.", ["Israel"], []),
        ("Rebels killed nine villagers in revenge for a raid by the army.", ["Rebels"],
         ["the army"]),
    ],
)  # fmt: skip
def test_who_answers_a_deed_has_not_done_it(text: str, answer: list[str], deed: list[str]) -> None:
    first, second = events(text)
    assert [a.value.text for a in first.actors] == answer
    assert [a.value.text for a in second.actors] == deed


@pytest.mark.parametrize(
    "text",
    [
        "Pagers used by Hezbollah members exploded across Lebanon, killing nine people.",
        "A phone carried by a deputy blew up in Grozny, killing two people.",
        "A truck packed with explosives rammed a checkpoint in Baquba, killing nine soldiers.",
        "A small boat loaded with explosives hit a ferry off Aden, killing 17 sailors.",
    ],
)
def test_what_did_the_harm_and_who_had_it_are_no_doers(text: str) -> None:
    assert not any(e.actors for e in events(text))


def test_who_drives_a_laden_truck_does_it() -> None:
    text = "Insurgents rammed a truck packed with explosives into a checkpoint in Baquba."
    assert [a.value.text for e in events(text) for a in e.actors] == ["Insurgents"]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "doers"),
    [
        ("Aides to the minister expressed anger over Ruiz's continuing campaign and refusal to "
         "endorse her.", "REJECT", "refusal", ["Ruiz"]),
        ("The minister was angered by Oman's rejection of the plan.", "REJECT", "rejection",
         ["Oman"]),
        ("At least 9 people died and 13 more were wounded, including rebels and soldiers, in "
         "clashes in Goma.", "ASSAULT", "died", []),
    ],
)  # fmt: skip
def test_an_act_is_its_owner_s_and_the_hurt_did_nothing(
    text: str, kind: str, trigger: str, doers: list[str]
) -> None:
    actors, _ = parties(events(text), kind, trigger)
    assert len(actors) == len(doers)
    assert all(d in a for d, a in zip(doers, actors, strict=True))
