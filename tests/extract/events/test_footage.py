"""Shots of a camera hit nobody."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.events.unmeant.footage import is_footage


@pytest.mark.parametrize(
    ("word", "text", "footage"),
    [
        ("shot", "A cousin shot a video as he rolled down the avenue.", True),
        ("shot", "The footage was shot by a resident of Homs.", True),
        ("shots", "Police released still shots from a video of the parade.", True),
        ("shot", "A cousin shot a guard as he rolled down the avenue.", False),
        ("shots", "Police fired shots at the parade.", False),
    ],
)
def test_is_footage(word: str, text: str, footage: bool) -> None:
    layers = annotate(plain(text))
    head = next(t.i for t in layers.tokens if t.text == word)
    assert is_footage(layers, head) == footage


def test_police_who_show_pictures_of_a_shooting_shot_nobody() -> None:
    text = "Salem police released still shots from a video of a shooting that wounded nine people."
    events = extract(annotate(plain(text, published="2024-05-13"), model=True)).events
    shootings = [e for e in events if e.type.value == "ASSAULT"]
    assert shootings
    assert not any(e.actors for e in shootings)
