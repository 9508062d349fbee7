"""Sentences of our own, with the place of the event that a word in them triggers."""

import functools

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.places import PlaceMention, choose_place, find_places


@functools.cache
def read(text: str) -> tuple[Layers, tuple[PlaceMention, ...]]:
    layers = annotate(plain(text))
    return layers, find_places(layers)


def chosen(text: str, trigger: str, local_only: bool = False) -> str | None:
    layers, mentions = read(text)
    at = next(t.i for t in layers.tokens if t.text == trigger)
    finding = choose_place(layers, at, mentions, local_only)
    return finding.value.name if finding else None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Warplanes hit residential areas of Aleppo city.", "hit", "Aleppo"),
        ("Rebel shelling of Hama killed three people.", "killed", "Hama"),
        ("Rebel shelling of Hama killed three people.", "shelling", "Hama"),
        ("The army attacked Hama at dawn.", "attacked", "Hama"),
        ("They burned a camp in Idlib where seven were killed.", "killed", "Idlib"),
        ("A bomb exploded in Kabul, officials said in Geneva.", "exploded", "Kabul"),
        ("In Goma, gunmen killed a driver.", "killed", "Goma"),
        ("Fighters crossed into Syria on Monday.", "crossed", "Syria"),
        ("Police in Lima, in Peru, arrested two men.", "arrested", "Lima"),
        ("The militia launched an attack on Bunia on Friday.", "launched", "Bunia"),
    ],
)
def test_by_syntax(text: str, trigger: str, name: str) -> None:
    assert chosen(text, trigger) == name


def test_the_place_of_reporting_is_not_the_event_s() -> None:
    assert chosen("A spokesman told reporters in Geneva that hundreds fled.", "fled") is None


def test_a_state_that_acts_is_no_place() -> None:
    assert chosen("Iran condemned the killing.", "killing") is None


def test_verbal_events_look_no_further_than_syntax() -> None:
    text = "Smoke rose over Homs. The minister condemned the raid."
    assert chosen(text, "condemned", True) is None
    assert chosen(text, "condemned") == "Homs"


def test_the_paragraph_ends_the_search() -> None:
    assert chosen("Smoke rose over Homs.\n\nThree people were killed.", "killed") is None
