"""Times of reports on deeds long gone, of testimony and of people's births."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.extract.extracting import extract
from dateline.extract.times import choose_time, find_times
from dateline.ingest import read_text


def _told(text: str, word: str) -> str | None:
    layers: Layers = annotate(read_text(text))
    at = next(t.i for t in layers.tokens if t.text == word)
    found = choose_time(layers, at, find_times(layers))
    return found.value.earliest if found else None


REPORT = """Kenya: Police shot marchers in Kisumu
Published: 3 December 2024

Police officers in Kisumu shot dead four protesters on 25 June 2024, the Lake Rights Forum found \
in a report released today.

Between July and October, researchers interviewed 30 people.

A nurse said officers beat the wounded in a clinic. They arrested eleven students at noon."""


@pytest.mark.parametrize(
    ("word", "on"),
    [("shot", "2024-06-25"), ("beat", "2024-06-25"), ("arrested", "2024-06-25T12:00")],
)
def test_what_a_report_tells_is_of_the_day_of_its_deed(word: str, on: str) -> None:
    assert _told(REPORT, word) == on


def test_news_that_goes_back_stands_at_its_own_days() -> None:
    text = """Five die in blast
Published: 3 December 2024

Five people were killed by a bomb in a market in Kirkuk, officials said.

On 10 June 2014 the Islamic State attacked Mosul. Police closed the road."""
    coding = extract(annotate(read_text(text)))
    found = [e.when.value.earliest for e in coding.events if e.when and e.trigger.value == "closed"]
    assert found == ["2024-12-01"]


@pytest.mark.parametrize(
    ("text", "word", "on"),
    [
        ("Two men, one born in 1981, fled. In March gunmen burned a mill.", "burned", "2025-03-01"),
        ("Olga Titova (born on 12 May 1975 in Omsk) fled. Gunmen burned a mill.", "burned", None),
        ("The court jailed Ivan Orlov, born in Omsk in 1976.", "jailed", None),
        ("He was born in Omsk. In 2019 gunmen burned his mill.", "burned", "2019-01-01"),
    ],
)
def test_no_story_stands_at_a_birth(text: str, word: str, on: str | None) -> None:
    assert _told(f"20 May 2025\n\n{text}", word) == on


@pytest.mark.parametrize(
    "text",
    [
        "One testified that fighters had shot an imam.",
        "A driver told the court that fighters shot an imam.",
        "The tribunal heard that fighters had shot an imam.",
    ],
)
def test_what_a_court_is_told_was_not_done_that_day(text: str) -> None:
    assert _told(f"20 May 2025\n\nThe trial opened on Monday. {text}", "shot") is None


def test_the_hour_of_one_deed_is_not_that_of_the_next() -> None:
    text = """Shells fall on border village
Published: 12 July 2021

Troops shelled the village of Sotk at 1 a.m. on Monday. The council condemned it.

They handed over the remains of three soldiers."""
    assert _told(text, "shelled") == "2021-07-12T01:00"
    assert _told(text, "handed") == "2021-07-12"


def test_what_police_say_on_a_day_of_the_news_ends_what_happened_years_ago() -> None:
    text = """Flag burned
Published: 7 May 2025

In 2019 jets bombed Balakot. Police in Srinagar said on Tuesday they had found two men. In \
Karachi, lawyers burned a flag."""
    assert _told(text, "bombed") == "2019-01-01"
    assert _told(text, "burned") != "2019-01-01"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Troops bombed what they called a base in Aral on Monday.", "bombed"),
        ("Troops bombed what residents said was a clinic at dawn on Monday.", "bombed"),
    ],
)
def test_what_a_target_is_called_does_not_take_the_day_of_the_deed(text: str, word: str) -> None:
    assert _told(f"Bombs fall\nPublished: 7 May 2025\n\n{text}", word) == "2025-05-05"
