"""Whole sentences that were once read wrongly: who did it, to whom, and whether it happened."""

from collections.abc import Callable

import pytest

from dateline.records import Event

Read = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The National Liberation Army attacked a base in Colombia.",
         "National Liberation Army of Colombia"),
        ("Gunmen were accused of abducting a priest.", "Gunmen"),
        ("The army blamed the attack on al-Shabab.", "al-Shabab"),
        ("A rebel attack on the convoy killed two drivers.", "rebel"),
    ],
)  # fmt: skip
def test_the_doer_of_an_assault(text: str, actor: str, events: Read) -> None:
    (assault,) = [e for e in events(text) if e.type.value == "ASSAULT"]
    assert [a.value.name or a.value.text for a in assault.actors] == [actor]


@pytest.mark.parametrize("text", ["Troops will not shell the clinic.", "Troops won't shell it."])
def test_what_will_not_happen_is_denied(text: str, events: Read) -> None:
    assert [e.realis.value for e in events(text)] == ["denied"]


def test_a_speaker_condemns_in_the_first_person(events: Read) -> None:
    (event,) = events('"We condemn the raid," Paulo Mendes told reporters.')
    assert [a.value.name for a in event.actors] == ["Paulo Mendes"]


def test_who_is_shot_at_is_a_recipient(events: Read) -> None:
    (event,) = events("Soldiers shot at a bus in Jos.")
    assert [r.value.text for r in event.recipients] == ["a bus in Jos"]


def test_a_weapon_that_killed_is_no_actor(events: Read) -> None:
    for event in events("A mortar shell hit a school. It killed two teachers."):
        assert event.actors == ()


def test_a_counterpart_is_the_person_named_after_it(events: Read) -> None:
    (event,) = events("He met his Ugandan counterpart, Yoweri Museveni, in Kampala.")
    assert "Yoweri Museveni" in [a.value.name for a in event.actors]


def doers(read: tuple[Event, ...], kind: str) -> list[str]:
    """Return the names of the actors of a type's events, or their words."""
    found = [a.value for e in read if e.type.value == kind for a in e.actors]
    return [a.name or a.text for a in found]


def test_who_calls_a_strike_something_did_not_do_it(events: Read) -> None:
    read = events("Missiles struck Bunia on Sunday. Ana Reyes called the strike a war crime.")
    assert "Ana Reyes" not in doers(read, "ASSAULT")


def test_bystanders_of_a_strike_did_not_do_it(events: Read) -> None:
    read = events("Shells hit Bunia as people were on their way to work, killing nine people.")
    assert doers(read, "ASSAULT") == []


def test_a_missile_acts_for_whoever_owns_it(events: Read) -> None:
    assert doers(events("Two Kenyan missiles struck a depot."), "ASSAULT") == ["Kenya"]


def test_the_speaker_of_a_passive_makes_the_call(events: Read) -> None:
    text = "Ana Reyes said that many miners had been killed and called for a ceasefire."
    assert doers(events(text), "REQUEST") == ["Ana Reyes"]


def test_a_clause_after_a_semicolon_does_not_deny_the_first(events: Read) -> None:
    read = events("Zambia accepted a proposal for a truce; Malawi has refused to agree to it.")
    assert "denied" not in [e.realis.value for e in read if e.type.value == "AGREE"]


def test_a_killing_that_names_its_victim_is_its_own_event(events: Read) -> None:
    read = events(
        "Troops shelled a school in Bunia on Sunday, killing nine people. Chad condemned the "
        "assassination of Pedro Salas, a miner, on February 26."
    )
    dates = [e.when.value.earliest for e in read if e.type.value == "ASSAULT" and e.when]
    assert dates == ["2025-03-02", "2025-02-26"]


def test_a_weekday_before_a_title_dates_the_meeting(events: Read) -> None:
    (event,) = events("On Sunday President Ana Reyes met the Zambian envoy in Lusaka.")
    assert event.when is not None
    assert event.when.value.earliest == "2025-03-02"


def test_the_name_of_an_army_holds_no_label(events: Read) -> None:
    (event,) = events("The National Liberation Army attacked a base in Colombia.")
    assert [a.value.label for a in event.actors] == [None]
