"""Two deeds in one sentence, each in a clause of its own: place, parties and toll stay apart."""

import functools

import pytest

import dateline
from dateline.records import Event


@functools.cache
def events(text: str) -> tuple[Event, ...]:
    """Return the events that both readers find in a text."""
    return dateline.code(text, published="2025-03-04").events


def told(text: str, trigger: str) -> Event:
    """Return the event that a word of the text triggers."""
    found = [e for e in events(text) if trigger in (q.text for q in e.trigger.quotes)]
    assert found, [e.trigger.value for e in events(text)]
    return found[0]


def names(event: Event, side: str) -> list[str]:
    return [finding.value.text for finding in getattr(event, side)]


def tolls(event: Event) -> list[str]:
    return [finding.value.kind for finding in event.tolls]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels shelled Aleppo while diplomats held talks in Geneva.", "shelled", "Aleppo"),
        ("Rebels shelled Aleppo while diplomats held talks in Geneva.", "held", "Geneva"),
        ("Drones struck a substation in Sumy, the governor said, as the president met European "
         "leaders in Paris.", "met", "Paris"),
        ("Police arrested 30 people in Minsk as thousands rallied in Vilnius.", "rallied",
         "Vilnius"),
        ("Two men were killed when soldiers opened fire in Jenin.", "killed", "Jenin"),
        ("Both sides said after talks in Beijing between Vikram Misri and Sun Weidong that flights "
         "would resume.", "talks", "Beijing"),
        ("ISLAMABAD - Pakistan's army said its forces killed 54 militants who tried to cross from "
         "Afghanistan.", "killed", "Pakistan"),
    ],
)  # fmt: skip
def test_a_deed_is_where_its_own_clause_says(text: str, trigger: str, place: str) -> None:
    found = told(text, trigger).place
    assert found is not None
    assert found.value.name == place


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        ("Rebels shelled Aleppo while diplomats held talks in Geneva.", "held", "actors",
         ["diplomats"]),
        ("Soldiers shot two men in Jenin hours after a bombing in Tel Aviv.", "bombing", "actors",
         []),
        ("Soldiers shot two men in Jenin hours after a bombing in Tel Aviv.", "bombing",
         "recipients", []),
        ("Shelling killed a woman in Kherson while rescuers cleared rubble in Odesa.", "Shelling",
         "actors", []),
        ("Dozens of people were killed when gunmen attacked a market in Zamfara.", "killed",
         "actors", ["gunmen"]),
    ],
)  # fmt: skip
def test_who_acts_in_the_clause_beside_has_no_part(
    text: str, trigger: str, side: str, who: list[str]
) -> None:
    assert names(told(text, trigger), side) == who


@pytest.mark.parametrize(
    ("text", "trigger", "kinds"),
    [
        ("Police arrested 30 people in Minsk as thousands rallied in Vilnius.", "arrested",
         ["captured"]),
        ("Police arrested 30 people in Minsk as thousands rallied in Vilnius.", "rallied",
         ["crowd"]),
        ("Soldiers shot two men in Jenin hours after a bombing in Tel Aviv.", "bombing", []),
        ("Troops killed four militants in Srinagar while protesters blocked roads in Jammu.",
         "blocked", []),
        ("Thousands marched in Novi Sad on Saturday, three months after a canopy collapsed and "
         "killed 15 people.", "marched", ["crowd"]),
        ("Four people were killed when troops opened fire in Srinagar.", "killed", ["killed"]),
    ],
)  # fmt: skip
def test_a_toll_is_of_the_deed_that_left_it(text: str, trigger: str, kinds: list[str]) -> None:
    assert tolls(told(text, trigger)) == kinds
