"""Whom a deed was done to, and whether it was done, where the grammar leaves no doubt."""

from collections.abc import Callable

import pytest

from dateline.records import LIKELY, Event

Read = Callable[[str], tuple[Event, ...]]


def told(events: Read, text: str, kind: str) -> Event:
    """Return the likely event of a type in a text that has but one of it."""
    found = [e for e in events(text) if e.type.value == kind and e.score >= LIKELY]
    assert len(found) == 1, text
    return found[0]


def sides(event: Event) -> tuple[list[str], list[str]]:
    """Return the words of an event's actors and recipients."""
    return [a.value.text for a in event.actors], [r.value.text for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Military convoy ambushed in Rutshuru", "Military convoy"),
        ("Two schoolgirls raped in Goma", "Two schoolgirls"),
        ("Three clerks flogged in Kandahar", "Three clerks"),
        ("Two clinics bombarded in Idlib", "Two clinics"),
    ],
)
def test_a_headline_may_leave_out_was(events: Read, text: str, victim: str) -> None:
    assert sides(told(events, text, "ASSAULT")) == ([], [victim])


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("GAO - A police post that rebels ambushed in Gao on Sunday was new.", "police post"),
        ("LIMA - A clinic bombed by rebels in Lima on Sunday belonged to a priest.", "clinic"),
        ("HAMA - The bakery which soldiers shelled in Hama on Sunday was empty.", "bakery"),
    ],
)
def test_a_clause_tells_what_its_noun_suffered(events: Read, text: str, victim: str) -> None:
    assert any(victim in r for r in sides(told(events, text, "ASSAULT"))[1])


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("GAO - Gunmen shot two nurses in Gao on Sunday and arrested a clerk.", "nurses"),
        ("LIMA - Rebels tortured a lawyer in Lima and detained a pharmacist.", "lawyer"),
        ("HAMA - Soldiers beheaded a deputy mayor on Sunday and arrested a cook.", "mayor"),
    ],
)
def test_each_of_two_verbs_has_its_object(events: Read, text: str, other: str) -> None:
    assert not any(other in r for r in sides(told(events, text, "COERCE"))[1])


def test_who_filmed_a_deed_did_not_do_it(events: Read) -> None:
    text = "The beating of a lawyer in Hama on Sunday was filmed by a neighbour."
    assert sides(told(events, text, "ASSAULT"))[0] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("GAO - Farmers may march against a fuel tax in Gao, a mayor said.", "PROTEST"),
        ("HAMA - The army might deploy two battalions to Hama this week.", "MOBILIZE"),
        ("LIMA - Police may impose a night curfew in Lima, residents said.", "COERCE"),
        ("CALI - Guerrillas could withdraw from Cali, a bishop said.", "RETREAT"),
    ],
)
def test_what_one_does_alone_may_be_to_come(events: Read, text: str, kind: str) -> None:
    assert told(events, text, kind).realis.value == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "GAO - The rebels did not behead five farmhands in Gao, residents said.",
        "GAO - There was no assassination of the governor by the rebels in Gao.",
        "HAMA - Soldiers never executed two elders in Hama, a bishop said.",
    ],
)
def test_a_deadly_deed_can_be_denied(events: Read, text: str) -> None:
    assert told(events, text, "ASSAULT").realis.value == "denied"


@pytest.mark.parametrize("day", ["on Saturday", "on March 2"])
def test_a_day_is_no_aim(events: Read, day: str) -> None:
    found = told(events, f"GOMA - Fighters shot three fishermen in Goma {day}.", "ASSAULT")
    assert found.mode is not None
    assert found.mode.value == "firearms"
