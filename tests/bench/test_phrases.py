"""The phrases task: words placed, intervals to the day or the hour, misses by kind."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.bench.phrases import score_phrases
from dateline.errors import BenchError

GOLD: dict[str, Any] = {
    "id": "p-1",
    "text": "Shells hit the mill on Monday. The bridge fell at 7 p.m. on Sunday.",
    "published": "2024-12-03T10:10+08:00",
    "times": [
        {"text": "Monday", "from": "2024-12-02", "to": "2024-12-02", "granularity": "day"},
        {"text": "7 p.m. on Sunday", "from": "2024-12-01T19:00", "to": "2024-12-01T19:00",
         "granularity": "hour"},
    ],
}  # fmt: skip


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(GOLD | r) + "\n" for r in records))
    return path


def timed(words: str, first: str, last: str, **more: Any) -> dict[str, Any]:
    return {"text": words, "from": first, "to": last, "granularity": "day", **more}


def test_what_is_right_counts(tmp_path: Path) -> None:
    result, missed = score_phrases(write(tmp_path / "a.jsonl", {}))
    assert (result.task, result.n) == ("phrases", 1)
    assert result.metrics == {"interval_accuracy": 1.0, "found": 1.0}
    assert missed == ()


@pytest.mark.parametrize(
    ("first", "last", "share"),
    [("2024-12-02", "2024-12-02", 1.0), ("2024-12-02", "2024-12-03", 0.0),
     ("2024-12-01", "2024-12-02", 0.0), ("2024-12-02T09:00", "2024-12-02T09:00", 0.0)],
)  # fmt: skip
def test_both_ends_must_be_right(tmp_path: Path, first: str, last: str, share: float) -> None:
    path = write(tmp_path / "a.jsonl", {"times": [timed("Monday", first, last)]})
    metrics = score_phrases(path)[0].metrics
    assert metrics == {"interval_accuracy": share, "found": 1.0}


def test_an_hour_counts_to_the_hour_and_a_day_to_the_day(tmp_path: Path) -> None:
    hours = timed("7 p.m. on Sunday", "2024-12-01T18:59", "2024-12-01T18:59")
    minutes = timed("7 p.m. on Sunday", "2024-12-01T19:30", "2024-12-01T19:30")
    day = timed("7 p.m. on Sunday", "2024-12-01", "2024-12-01")
    for gold, share in ((hours, 0.0), (minutes, 1.0), (day, 1.0)):
        path = write(tmp_path / "a.jsonl", {"times": [gold]})
        assert score_phrases(path)[0].metrics["interval_accuracy"] == share


def test_another_reading_that_is_as_good(tmp_path: Path) -> None:
    alt = [["2024-11-30", "2024-12-01"], ["2024-12-02", "2024-12-02"]]
    gold = timed("Monday", "2024-12-09", "2024-12-09", alt=alt)
    path = write(tmp_path / "a.jsonl", {"times": [gold]})
    assert score_phrases(path)[0].metrics["interval_accuracy"] == 1.0


def test_a_wrong_reading_is_a_line_with_its_kind(tmp_path: Path) -> None:
    one = {"id": "p-2", "kind": "weekday", "times": [timed("Monday", "2024-12-09", "2024-12-09")]}
    two = {"id": "p-3", "times": [timed("mill", "2024-12-02", "2024-12-02", kind="building")]}
    result, missed = score_phrases(write(tmp_path / "a.jsonl", one, two))
    assert result.metrics == {"interval_accuracy": 0.0, "found": 0.5}
    assert missed == (
        "p-3 building: 'mill' not found, is 2024-12-02..2024-12-02",
        "p-2 weekday: 'Monday' read 'Monday' as 2024-12-02..2024-12-02, is 2024-12-09..2024-12-09",
    )


def test_words_that_are_not_in_the_text_are_a_miss(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"times": [timed("Friday", "2024-11-29", "2024-11-29")]})
    result, missed = score_phrases(path)
    assert result.metrics == {"interval_accuracy": 0.0, "found": 0.0}
    assert "words not in the text" in missed[0]


def test_repeated_words_are_taken_in_order_and_a_place_wins(tmp_path: Path) -> None:
    text = "On Friday it rained. They will meet again on Friday."
    past, coming = ("2024-11-29",) * 2, ("2024-12-06",) * 2
    at = text.rindex("Friday")
    placed = timed("Friday", *coming, start=at, end=at + len("Friday"))
    for times in ([timed("Friday", *past), timed("Friday", *coming)], [placed]):
        path = write(tmp_path / "a.jsonl", {"text": text, "times": times})
        assert score_phrases(path)[0].metrics["interval_accuracy"] == 1.0


def test_ambiguous_texts_are_passed_over_and_a_limit_holds(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": "p-0-ambiguous"}, {}, {"id": "p-2"})
    assert score_phrases(path)[0].n == 2
    assert score_phrases(path, limit=2)[0].n == 1


def test_a_file_that_is_not_there_or_has_another_shape(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no such file"):
        score_phrases(tmp_path / "none.jsonl")
    path = write(tmp_path / "a.jsonl", {"times": [{"text": "Monday", "from": "2024-12-02"}]})
    with pytest.raises(BenchError, match=r"a\.jsonl:1: .*`to`"):
        score_phrases(path)
