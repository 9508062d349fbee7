"""A number that the numbers behind it add up to, and an age before a dash."""

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Gunmen killed six people, two in Bama and four in Gwoza.", 6),
        ("Shelling killed nine villagers, five in Avka and four in Bilohiria.", 9),
        ("Raids killed ten miners, seven in Yumbi and three in Boma.", 10),
    ],
)
def test_parts_add_nothing_to_the_whole(text: str, whole: int) -> None:
    tolls = [t.value for e in dateline.code(text).events for t in e.tolls]
    assert max(t.least for t in tolls if t.kind == "killed") == whole
    assert all(t.part_of_total for t in tolls if t.least < whole)


@pytest.mark.parametrize(
    "text",
    [
        "Lund, 40 \u2014 a father and student who sang in church \u2014 was shot dead in Lodz.",
        "Lund, 40 \u2015 a father and student who sang in church \u2015 was shot dead in Lodz.",
        "Ruiz, 52 - a clerk who had two children - was shot dead in Lima.",
    ],
)
def test_an_age_before_a_dash_counts_nobody(text: str) -> None:
    tolls = [t.value for e in dateline.code(text).events for t in e.tolls]
    assert all(t.most == 1 for t in tolls if t.kind == "killed")
