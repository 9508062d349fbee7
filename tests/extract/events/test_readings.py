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
