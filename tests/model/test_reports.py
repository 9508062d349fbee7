"""What a report leans to by the encoder alone."""

import math

import pytest

from dateline.codebook.crosswalks import acled_report
from dateline.model import reports

MARCH = "Thousands of teachers marched through Lima for better pay."


def test_leanings_are_log_probabilities_of_all_sub_events() -> None:
    found = reports.leanings(MARCH)
    assert len(found) == 25
    assert sum(math.exp(s) for s in found.values()) == pytest.approx(1, abs=0.01)
    assert max(found, key=lambda name: found[name]) == "Peaceful protest"


def test_words_outweigh_what_seems_a_little_likelier() -> None:
    text = "Rebels threw a hand grenade at a market stall in Goma."
    assert acled_report(text, (), {"Grenade": -1.5, "Attack": -0.3}) == "Grenade"
    assert acled_report(text, (), {"Grenade": -9.0, "Attack": -0.1}) == "Attack"
