"""Peoples and faiths as parties: they are civilians, of the country that they are hit in."""

import pytest

from dateline.pipeline import code
from dateline.records import Actor


def parties(text: str, role: str = "recipients") -> list[Actor]:
    """Return the parties of a text's first event, as they are read."""
    event = code(text, published="2024-05-10").events[0]
    return [f.value for f in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Taliban fighters executed 13 Hazaras in Daykundi.", "13 Hazaras in Daykundi", "AFG"),
        ("Gunmen killed nine Tuaregs near Kidal on Monday.", "nine Tuaregs", "MLI"),
        ("Sunni insurgents killed 14 Shiites in Baquba.", "14 Shiites in Baquba", "IRQ"),
        ("A mob attacked Christians in Jaranwala.", "Christians", "PAK"),
        ("Soldiers burned Rohingya villages in Rakhine.", "Rohingya villages in Rakhine", "MMR"),
    ],
)
def test_a_people_is_hit_where_it_lives(text: str, words: str, country: str) -> None:
    (actor,) = parties(text)
    assert (actor.text, actor.country, actor.sector) == (words, country, "CVL")


def test_a_people_of_a_state_is_named() -> None:
    (actor,) = parties("Hutu extremists killed 800,000 Tutsis in Rwanda in 1994.")
    assert (actor.name, actor.country) == ("Rwandan Tutsis", "RWA")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Bosnian Serb forces shelled Sarajevo.", "Army of Republika Srpska", "BIH"),
        ("Bosnian Serbs shelled Sarajevo.", "Bosnian people", "BIH"),
        ("Kosovo Serbs blocked a bridge in Mitrovica.", "Kosovar people", "XKX"),
    ],
)
def test_a_people_abroad_is_not_of_the_state_that_it_is_named_after(
    text: str, name: str, country: str
) -> None:
    (actor,) = parties(text, "actors")
    assert (actor.name, actor.country) == (name, country)
