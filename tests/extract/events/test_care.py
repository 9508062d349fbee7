"""What befalls people on roads, in hospitals and when they call for help."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.unmeant.care import (
    is_ailing,
    is_brought_in,
    is_discharge,
    is_emergency,
    is_interview,
    is_of_mishap,
    is_record,
    is_run_over,
)


def at(text: str, word: str) -> tuple[Layers, int]:
    layers = annotate(plain(text), model=False)
    return layers, next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "road"),
    [
        ("A cyclist was struck by a grey Volvo. Police sought the hit-and-run driver.", "struck",
         True),
        ("A nun was mowed down at dusk. A drunken driver was held.", "mowed", True),
        ("Gunmen struck a checkpoint at dusk.", "struck", False),
        ("A guard was hit by a bullet. A drunken driver was held.", "hit", False),
    ],
)  # fmt: skip
def test_who_is_run_over_is_no_victim_of_an_attack(text: str, word: str, road: bool) -> None:
    assert is_run_over(*at(text, word)) is road


@pytest.mark.parametrize(
    ("text", "word", "out"),
    [
        ("Two climbers were released after a medical examination.", "released", True),
        ("She was discharged from hospital on Sunday.", "discharged", True),
        ("The ministry released the figures in May.", "released", True),
        ("A clerk was let go from his job last week.", "let", True),
        ("The rebels released two nurses on Sunday.", "released", False),
        ("The nurses were freed from captivity and taken to a hospital.", "freed", False),
    ],
)
def test_patients_and_papers_are_no_captives(text: str, word: str, out: bool) -> None:
    assert is_discharge(*at(text, word)) is out


@pytest.mark.parametrize(
    ("text", "word", "ill"),
    [
        ("Two officers complained of neck pain.", "complained", True),
        ("He was admitted complaining of feeling sick.", "complaining", True),
        ("The dockers complained of low pay.", "complained", False),
    ],
)
def test_who_complains_of_pain_blames_nobody(text: str, word: str, ill: bool) -> None:
    assert is_ailing(*at(text, word)) is ill


@pytest.mark.parametrize(
    ("text", "word", "help_called"),
    [
        ("Deputies responded to a call for assistance on Elm Road.", "call", True),
        ("Firefighters were called to the church.", "called", True),
        ("A neighbour called the police.", "called", True),
        ("The governor called for help from the army.", "called", False),
        ("The union called the police brutal.", "called", False),
        ("The king answered a call for reform.", "call", False),
    ],
)
def test_a_call_in_an_emergency_demands_nothing(text: str, word: str, help_called: bool) -> None:
    assert is_emergency(*at(text, word)) is help_called


@pytest.mark.parametrize(
    ("text", "word", "mishap"),
    [
        ("Police are investigating a crash near Lodz.", "investigating", True),
        ("The collision is under investigation.", "investigation", True),
        ("Police are investigating a killing near Lodz.", "investigating", False),
    ],
)
def test_an_inquiry_into_a_crash_accuses_nobody(text: str, word: str, mishap: bool) -> None:
    assert is_of_mishap(*at(text, word)) is mishap


def test_talk_with_the_press_is_no_meeting() -> None:
    assert is_interview(*at("The envoy spoke with reporters in Oslo.", "spoke"))
    assert not is_interview(*at("The envoy spoke with the premier in Oslo.", "spoke"))


def test_arrests_of_before_are_a_record() -> None:
    assert is_record(*at("He has six arrests dating back to 2015.", "arrests"))
    assert is_record(*at("The suspect is known for prior arrests in Lodz.", "arrests"))
    assert not is_record(*at("Police made six arrests in Lodz.", "arrests"))


@pytest.mark.parametrize(
    ("text", "word", "cared"),
    [
        ("The army took three wounded soldiers to a hospital in Goma.", "took", True),
        ("Neighbours carried the boy to a clinic.", "carried", True),
        ("Gunmen took three nurses to the hills.", "took", False),
        ("Gunmen took three nurses from a hospital.", "took", False),
    ],
)
def test_who_is_taken_to_a_doctor_is_not_abducted(text: str, word: str, cared: bool) -> None:
    assert is_brought_in(*at(text, word)) is cared
