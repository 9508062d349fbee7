"""To whom a deed is done: holders of ground, victims beside others, no parts and no things."""

from collections.abc import Callable

import pytest

from dateline.records import Event

Read = Callable[[str], tuple[Event, ...]]


def recipients(found: tuple[Event, ...], kind: str) -> list[str]:
    return [r.value.text for e in found if e.type.value == kind for r in e.recipients]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army captured a number of towns from the rebels on Friday.", ["the rebels"]),
        ("Israel captured the Golan Heights from Syria in 1967.", ["Syria"]),
        ("The army captured the strategic dam on Friday.", []),
        ("The army captured three rebel fighters on Friday.", ["three rebel fighters"]),
        ("The army attacked several villages under the control of the rebels.", ["the rebels"]),
        ("The army shelled the rebel-held town of Mortlu.", ["rebel"]),
        ("The army shelled the area on Friday.", []),
        ("The army shelled residential areas of Aleppo.", ["residential areas of Aleppo"]),
    ],
)
def test_who_held_the_ground(events: Read, text: str, wanted: list[str]) -> None:
    assert recipients(events(text), "ASSAULT") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bomb killed 51 people and wounded at least 56 others.",
         ["51 people", "at least 56 others"]),
        ("Nine civilians were killed and dozens more were wounded.",
         ["Nine civilians", "dozens"]),
        ("The judge was shot dead along with two of his guards.",
         ["The judge", "two of his guards"]),
        ("The minister was killed with a knife in March.", ["The minister"]),
        ("A judge was fatally shot on a street in Oran.", ["A judge"]),
        ("Gunmen fired on a bus on Sunday.", ["a bus"]),
    ],
)  # fmt: skip
def test_those_beside_the_victims(events: Read, text: str, wanted: list[str]) -> None:
    assert recipients(events(text), "ASSAULT") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bomber killed 12 people, including six officers, two clerks and a child.",
         ["12 people"]),
        ("Twelve people, mostly civilians, were killed by the army.", ["Twelve people"]),
        ("Two soldiers were killed when their truck was hit by rebels.", ["Two soldiers"]),
        ("Two soldiers and a driver were killed by rebels.", ["Two soldiers", "a driver"]),
        ("The blast killed one of the group's bodyguards.", ["one of the group's bodyguards"]),
    ],
)  # fmt: skip
def test_no_parts_and_no_things_of_others(events: Read, text: str, wanted: list[str]) -> None:
    assert recipients(events(text), "ASSAULT") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Insurgents shot down a military helicopter on Sunday.", ["a military helicopter"]),
        ("Warplanes and helicopters bombed the rebels.", ["the rebels"]),
        ("The attacker detonated his vehicle outside the barracks, killing a guard.", ["a guard"]),
        ("He rammed a truck into the crowd, killing two people.", ["the crowd", "two people"]),
        ("The army fired mortars at the rebels.", ["the rebels"]),
        ("Rebels destroyed a truck near Oran.", ["a truck"]),
    ],
)
def test_what_was_used_suffers_nothing(events: Read, text: str, wanted: list[str]) -> None:
    assert recipients(events(text), "ASSAULT") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Thousands rallied on Monday, condemning the prime minister.", ["the prime minister"]),
        ("Thousands demonstrated against the king's decree.", ["the king's"]),
        ("Thousands marched in Caracas to urge the president to resign.", ["the president"]),
        ("Thousands marched in Caracas on Monday.", []),
    ],
)  # fmt: skip
def test_against_whom_people_march(events: Read, text: str, wanted: list[str]) -> None:
    found = events(text)
    assert recipients(found, "PROTEST") == wanted
    assert [a.value.text for e in found for a in e.actors if e.type.value == "PROTEST"] == [
        "Thousands"
    ]


def test_streets_that_are_patrolled_suffer_nothing(events: Read) -> None:
    assert recipients(events("Soldiers patrolled the streets of Freetown."), "MOBILIZE") == []


def test_fighters_act_with_the_group_they_are_from(events: Read) -> None:
    (event,) = events("Fighters from the Badr Organization attacked a barracks in Kirkuk.")
    assert len(event.actors) == 2
    assert {a.value.name for a in event.actors} >= {"Badr Organization"}


def test_a_name_is_shown_by_its_own_words(events: Read) -> None:
    (event,) = events("A local reporter, Anthony Hale, was shot dead in Ramallah.")
    (victim,) = event.recipients
    assert victim.value.name == "Anthony Hale"
    assert [q.text for q in victim.quotes][:2] == ["A local reporter", "Anthony Hale"]


def test_who_is_to_go_is_whom_a_march_is_against(events: Read) -> None:
    found = events("Thousands rallied in Lima, demanding the resignation of Mayor Piet Smit.")
    assert recipients(found, "PROTEST") == ["Mayor Piet Smit"]
