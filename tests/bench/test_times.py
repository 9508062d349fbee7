"""The times task: extents and values in both standards, and our readings as TIMEX values."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate import annotate
from dateline.bench.times import score_times
from dateline.bench.timex import same_value, timexes
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.times import find_times

TEXT = "Rebels took the port on 4 March 2019. The siege lasted three weeks."
DATE = {"start": 24, "end": 36, "val": "2019-03-04"}
WEEKS = {"start": 55, "end": 66, "val": "P3W"}


def score(path: Path, *timex: dict[str, Any], **changes: Any) -> tuple[dict[str, float], list[str]]:
    record = {"id": "r", "text": TEXT, "dct": "2019-06-01T08:00:00", "timex": timex} | changes
    path.write_text(json.dumps(record) + "\n")
    result, missed = score_times(path)
    assert (result.task, result.n) == ("times", 1)
    return result.metrics, list(missed)


def read(text: str, published: str | None = "2024-12-03") -> list[tuple[str, str | None]]:
    """Return the words and values of the expressions in a text."""
    found = find_times(annotate(plain(text, published=published)))
    return [(text[t.start : t.end], t.value) for mention in found for t in timexes(mention)]


def test_timex2_that_is_right(tmp_path: Path) -> None:
    metrics, missed = score(tmp_path / "a.jsonl", DATE, WEEKS)
    assert set(metrics.values()) == {1.0}
    assert missed == []


def test_timex3_has_other_names(tmp_path: Path) -> None:
    date = {"start": 24, "end": 36, "value": "2019-03-04", "type": "DATE"}
    weeks = {"start": 55, "end": 66, "value": "P3W", "type": "DURATION"}
    metrics, _ = score(
        tmp_path / "a.jsonl", timexes=[date, weeks], timex=None, published="2019-06-01", dct=None
    )
    assert set(metrics.values()) == {1.0}


def test_an_extent_that_only_overlaps_is_relaxed(tmp_path: Path) -> None:
    metrics, missed = score(tmp_path / "a.jsonl", DATE | {"start": 21}, WEEKS)
    assert (metrics["extent_strict_f1"], metrics["extent_relaxed_f1"]) == (0.5, 1.0)
    assert metrics["value_f1"] == 1.0
    assert missed == ["r extent: 'on 4 March 2019' is 2019-03-04, '4 March 2019' read"]


def test_one_reading_matches_one_expression(tmp_path: Path) -> None:
    day = {"start": 24, "end": 25, "val": "2019-03-04"}
    metrics, missed = score(tmp_path / "a.jsonl", day, DATE, WEEKS)
    assert metrics["extent_relaxed_f1"] == metrics["extent_strict_f1"] == 0.8
    assert missed == ["r not found: '4' is 2019-03-04"]


def test_a_wrong_value_lowers_values_alone(tmp_path: Path) -> None:
    metrics, missed = score(tmp_path / "a.jsonl", DATE, WEEKS | {"val": "P3M"})
    assert metrics["extent_strict_f1"] == 1.0
    assert metrics["value_accuracy"] == metrics["value_f1"] == 0.5
    assert missed == ["r value: 'three weeks' is P3M, 'three weeks' read as P3W"]


def test_a_value_left_open_is_not_asked_for(tmp_path: Path) -> None:
    metrics, missed = score(tmp_path / "a.jsonl", DATE, {"start": 55, "end": 66})
    assert set(metrics.values()) == {1.0}
    assert missed == []


def test_a_tag_without_words_is_passed_over(tmp_path: Path) -> None:
    empty = {"start": 9, "end": 9, "value": "P1D", "type": "DURATION"}
    metrics, missed = score(tmp_path / "a.jsonl", DATE, empty, WEEKS)
    assert set(metrics.values()) == {1.0}
    assert missed == []


def test_what_recurs_has_two_forms(tmp_path: Path) -> None:
    text = "The port is shelled daily."
    for gold in ({"val": "XXXX-XX-XX", "set": "YES"}, {"value": "P1D", "type": "SET"}):
        daily = {"start": 20, "end": 25, **gold}
        assert score(tmp_path / "a.jsonl", daily, text=text)[0]["value_f1"] == 1.0


def test_what_gold_does_not_have_lowers_all_but_accuracy(tmp_path: Path) -> None:
    metrics, missed = score(tmp_path / "a.jsonl", DATE)
    assert metrics["value_accuracy"] == 1.0
    assert metrics["value_f1"] == metrics["extent_strict_f1"] == 0.667
    assert missed == ["r extra: 'three weeks' read as P3W"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Talks broke down on Monday.", "Monday", "2024-12-02"),
        ("The bridge fell on Monday at 7:45 p.m.", "Monday at 7:45 p.m.", "2024-12-02T19:45"),
        ("The mill burned overnight.", "overnight", "2024-12-02TNI"),
        ("The mill burned in early October 2018.", "early October 2018", "2018-10"),
        ("The mill burned in late 2018.", "late 2018", "2018"),
        ("They fought until the end of 2018.", "the end of 2018", "2018"),
        ("They have fought since early 2019.", "early 2019", "2019"),
        ("Trade grew in the second half of 2008.", "the second half of 2008", "2008-H2"),
        ("Floods came in the spring of 2016.", "the spring of 2016", "2016-SP"),
        ("Floods came in early summer 2016.", "early summer 2016", "2016-SU"),
        ("The mill burned last week.", "last week", "2024-W48"),
        ("The mill burned over the weekend.", "the weekend", "2024-W48-WE"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("It was built in the late 1990s.", "the late 1990s", "199"),
        ("They have held the port since Wednesday.", "Wednesday", "2024-11-27"),
        ("It rained for the past three days.", "the past three days", "P3D"),
        ("It took a two-year siege.", "a two-year", "P2Y"),
        ("The port is shelled daily.", "daily", "P1D"),
        ("The port is now empty.", "now", "PRESENT_REF"),
        ("The port was recently rebuilt.", "recently", "PAST_REF"),
        ("The port was rebuilt years ago.", "years ago", "PAST_REF"),
    ],
)
def test_our_readings_as_timex_values(text: str, words: str, value: str) -> None:
    found = [(said, v) for said, v in read(text) if said in words or words in said]
    assert [v for _, v in found] == [value]


def test_a_range_is_its_two_ends() -> None:
    assert read("It lasted from June to August 2018.") == [
        ("June", "2018-06"), ("August 2018", "2018-08"),
    ]  # fmt: skip
    assert read("Rain fell between 3 and 5 May 2018.") == [
        ("3", "2018-05-03"), ("5 May 2018", "2018-05-05"),
    ]  # fmt: skip


def test_values_that_the_two_standards_write_in_their_own_way() -> None:
    for left, right in (
        ("199", "199X"), ("2003-FA", "2003-AU"), ("P1DE", "P10Y"), ("18", "18XX"),
        ("2003-03-19T21:34-05", "2003-03-19T21:34:00"), ("2003-03-19T05", "2003-03-19T05:00"),
    ):  # fmt: skip
        assert same_value(left, right)
    for left, right in (("2003-03", "2003-03-XX"), ("P7D", "P1W"), ("2003-SP", "2003")):
        assert not same_value(left, right)


def test_a_file_that_is_not_there_or_has_another_shape(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with pytest.raises(BenchError, match="no such file"):
        score_times(path)
    with pytest.raises(BenchError, match="record r has no `timexes`"):
        score(path, timex=None)
    with pytest.raises(BenchError, match=r"a\.jsonl:1: 9 to 8 is no span"):
        score(path, {"start": 9, "end": 8, "val": "2019"})
