"""Remarks, praise and aims are no accusations and no demands."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.events.unmeant.lookalikes import (
    is_banned,
    is_carrying_out,
    is_danger,
    is_pulled_out,
    is_unarmed_move,
)
from dateline.extract.events.unmeant.speech import is_mere_speech, is_own_aim, is_praise

Told = Callable[[Layers, int], bool]


@pytest.mark.parametrize(
    ("told", "word", "text", "other"),
    [
        (is_mere_speech, "comments", "The mayor's comments came after the vote.", True),
        (is_mere_speech, "remarks", "Her remarks in Lima pleased the crowd.", True),
        (is_mere_speech, "statement", "The ministry issued a statement on trade.", True),
        (is_mere_speech, "remarks", "His scathing remarks hurt the premier.", False),
        (is_mere_speech, "statement", "A statement against the raid was read.", False),
        (is_praise, "called", "Analysts called him a pragmatic leader.", True),
        (is_praise, "described", "The envoy described the talks as constructive.", True),
        (is_praise, "called", "The premier called the vote a milestone.", True),
        (is_praise, "called", "The senator called him a liar.", False),
        (is_praise, "called", "The senator called the deal not fair.", False),
        (is_praise, "called", "The envoy called the raid a crime.", False),
        (is_own_aim, "sought", "The president sought to ease worries.", True),
        (is_own_aim, "seeking", "Oman is seeking to end the dispute.", True),
        (is_own_aim, "sought", "The envoy sought the release of the monks.", False),
        (is_own_aim, "wants", "Chad wants the rebels to leave.", False),
        (is_danger, "threats", "The agency looks for threats from abroad.", True),
        (is_danger, "threats", "The state responds to threats in its own way.", True),
        (is_danger, "threats", "He made threats in court.", False),
        (is_danger, "threats", "The mayor had death threats.", False),
        (is_danger, "threats", "The rebels' threats alarmed villagers.", False),
        (is_pulled_out, "took", "He took the troops out of Iraq.", True),
        (is_pulled_out, "brought", "The king brought the soldiers home.", True),
        (is_pulled_out, "took", "The army took out four fighters.", False),
        (is_pulled_out, "took", "The rebels took twelve soldiers.", False),
        (is_banned, "rallies", "The governor banned rallies in Nairobi.", True),
        (is_banned, "marches", "The junta outlawed strikes and marches.", True),
        (is_banned, "protest", "A protest by nurses was forbidden by the court.", True),
        (is_banned, "rallies", "The party held rallies in Nairobi.", False),
        (is_banned, "rally", "Police broke up a rally in Nairobi.", False),
        (is_carrying_out, "executed", "Police executed searches of two homes.", True),
        (is_carrying_out, "executed", "The guards executed two prisoners.", False),
        (is_carrying_out, "executed", "Iran executed a spy on Monday.", False),
        (is_unarmed_move, "swarmed", "Workers swarmed over the site.", True),
        (is_unarmed_move, "moved", "Teachers moved into the hall.", True),
        (is_unarmed_move, "moved", "Soldiers moved into the hall.", False),
        (is_unarmed_move, "added", "Workers added 90 guards at the gate.", False),
    ],
)
def test_it_is_none(
    layers: Callable[[str], Layers], told: Told, word: str, text: str, other: bool
) -> None:
    read = layers(text)
    i = next(t.i for t in read.tokens if t.text == word)
    assert told(read, i) is other
