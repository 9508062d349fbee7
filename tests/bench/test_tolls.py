"""The tolls task: an article's answer is that of its main incident, and how it is measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.bench.main_incident import MainToll, incidents, main_toll
from dateline.bench.tolls import contains_number, score_tolls
from dateline.document import Document
from dateline.errors import BenchError
from dateline.ingest import read_text
from dateline.pipeline import Settings, code_document
from dateline.records import Coding

RULES = Settings(model=False)
SHOOTING = (
    "A gunman killed two men and wounded three others at a bar in Dayton on Saturday night, police "
    "said. The gunman attacked the bar shortly before midnight. Police are looking for him."
)
OLDER = " In March 2011 a gunman killed nine people in Tulsa."
UNHARMED = "Attackers bombed an empty depot in Dayton on Saturday, police said. The depot burned."


def read(text: str) -> tuple[Document, Coding]:
    document = read_text(text, published="2019-08-05")
    return document, code_document(document, RULES)


def write(path: Path, **changes: Any) -> Path:
    article = {"id": "a-1", "text": SHOOTING, "dct": "2019-08-05", "title": "Bar attacked"}
    path.write_text(json.dumps(article | {"num_killed": 2, "num_injured": 3} | changes) + "\n")
    return path


def test_the_main_incident_gives_the_answer() -> None:
    assert main_toll(*read(SHOOTING), "killed") == MainToll(2, 2, 2)
    assert main_toll(*read(SHOOTING), "injured") == MainToll(3, 3, 3)


def test_an_older_incident_is_another_one() -> None:
    document, coding = read(SHOOTING + OLDER)
    assert len(incidents(coding)) == 2
    assert main_toll(document, coding, "killed") == MainToll(2, 2, 2)


def test_nobody_is_dead_only_where_no_word_says_so() -> None:
    assert main_toll(*read(UNHARMED), "killed") == MainToll(0, 0, 0)
    assert main_toll(*read(UNHARMED + " The blast was fatal."), "killed") == MainToll(0, 0, None)


@pytest.mark.parametrize(
    "words",
    [
        " All wounds were non-fatal.",
        " A cook was charged with attempted first-degree murder.",
        " Homicide detectives are looking for two men.",
        ' "I thought I was going to die," a guard said.',
    ],
)
def test_words_that_say_of_nobody_that_he_died(words: str) -> None:
    assert main_toll(*read(UNHARMED + words), "killed") == MainToll(0, 0, 0)


def test_the_dead_of_another_incident_are_not_this_ones() -> None:
    assert main_toll(*read(UNHARMED + OLDER), "killed") == MainToll(0, 0, 0)


def test_an_article_without_violence_has_no_answer() -> None:
    assert main_toll(*read("The ministers met in Oslo on Sunday."), "killed") is None


def test_rival_counts_make_a_range_and_the_commoner_is_the_number() -> None:
    text = (
        "A bomb killed four people in Dayton on Saturday, police said. The bomb killed six people, "
        "the mayor said. Doctors said that the bomb killed six people."
    )
    assert main_toll(*read(text), "killed") == MainToll(6, 4, 6)


def test_what_is_right_counts(tmp_path: Path) -> None:
    result, missed = score_tolls(write(tmp_path / "a.jsonl"), settings=RULES)
    assert (result.task, result.n, missed) == ("tolls", 1, ())
    for kind in ("killed", "injured"):
        names = (f"{kind}_exact", f"{kind}_exact_all", f"{kind}_in_range", f"{kind}_answered")
        assert [result.metrics[name] for name in names] == [1.0] * 4
        assert result.metrics[f"{kind}_mae"] == 0.0


def test_a_number_that_the_article_lacks_counts_only_among_all(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", num_killed=7)
    result, missed = score_tolls(path, settings=RULES)
    assert result.metrics["killed_exact_all"] == result.metrics["killed_in_range"] == 0.0
    assert result.metrics["killed_mae"] == 5.0
    assert missed == ("killed a-1: 7 (not in the text), read 2 of 1..2",)


def test_articles_without_numbers_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    path.write_text(path.read_text() + json.dumps({"text": "Rain.", "num_killed": None}) + "\n")
    assert score_tolls(path, settings=RULES)[0].n == 1


@pytest.mark.parametrize(
    ("text", "number", "there"),
    [("Three men died.", 3, True), ("At 3:15 it rained.", 3, False), ("Up 3.5 miles.", 3, False),
     ("Some 1,200 fled.", 1200, True), ("He is 13.", 3, False), ("Zero dead.", 0, True)],
)  # fmt: skip
def test_a_number_is_looked_for_as_a_word_of_its_own(text: str, number: int, there: bool) -> None:
    assert contains_number(text, number) is there


def test_data_without_numbers_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain fell."}\n')
    with pytest.raises(BenchError, match="no article with num_killed"):
        score_tolls(path, settings=RULES)


def test_a_number_in_words_is_an_error_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"a\.jsonl:1: .*num_killed"):
        score_tolls(write(tmp_path / "a.jsonl", num_killed="two"), settings=RULES)


def test_an_old_incident_that_most_sentences_tell_is_the_main_one() -> None:
    text = (
        "In March 2011 a gunman killed nine people in Tulsa. The gunman attacked a bar in Tulsa in "
        "March 2011. On Sunday attackers bombed an empty depot in Dayton."
    )
    assert main_toll(*read(text), "killed") == MainToll(9, 9, 9)


def test_nobody_is_injured_where_the_dead_are_counted_and_no_injured() -> None:
    document, coding = read("A gunman killed two men in Dayton on Saturday. One died in surgery.")
    assert main_toll(document, coding, "injured") == MainToll(0, 0, 0)
