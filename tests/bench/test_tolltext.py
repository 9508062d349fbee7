"""The tolltext task: tolls matched once, and the event and claimant of the matched."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.bench.lines import read_lines
from dateline.bench.tolltext import Counted, Passage, Told, matches, score_tolltext, span_of
from dateline.document import Span
from dateline.errors import BenchError
from dateline.pipeline import Settings
from dateline.records import Toll

RULES = Settings(model=False)
DATA = Path(__file__).parents[2] / "corpus" / "tolls"
TOLL: dict[str, Any] = {
    "words": "Six farmers", "kind": "killed", "least": 6, "most": 6, "group": "civilians",
    "event": "bombed", "by": "the mayor", "part_of": None, "event_also": ["killed"],
}  # fmt: skip
GOLD: dict[str, Any] = {
    "id": "t-1",
    "type": "exact",
    "text": "Six farmers were killed when jets bombed Tel Harran on Sunday, the mayor said.",
    "published": "2024-05-07",
    "tolls": [TOLL],
}


def write(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(GOLD | changes) + "\n")
    return path


def test_a_toll_with_its_event_and_claimant_is_right(tmp_path: Path) -> None:
    result, missed = score_tolltext(write(tmp_path / "a.jsonl"), settings=RULES)
    assert (result.task, result.n, missed) == ("tolltext", 1, ())
    assert result.metrics["toll_f1"] == result.metrics["owner_accuracy"] == 1.0


@pytest.mark.parametrize(
    ("change", "metric"),
    [({"least": 7, "most": 7}, "toll_f1"), ({"kind": "injured"}, "toll_f1"),
     ({"by": "jets"}, "owner_accuracy"), ({"by": None}, "claimant_accuracy"),
     ({"event": "said", "event_also": []}, "event_accuracy")],
)  # fmt: skip
def test_what_differs_is_a_miss_and_named(
    tmp_path: Path, change: dict[str, Any], metric: str
) -> None:
    path = write(tmp_path / "a.jsonl", tolls=[TOLL | change])
    result, missed = score_tolltext(path, settings=RULES)
    assert result.metrics[metric] == 0.0
    assert any("'Six farmers'" in line for line in missed)


def test_no_event_in_gold_and_no_speaker_are_right_where_none_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", text="Jets bombed Tel Harran on Sunday and killed six farmers.",
        tolls=[TOLL | {"words": "six farmers", "event": None, "by": None}],
    )  # fmt: skip
    assert score_tolltext(path, settings=RULES)[0].metrics["owner_accuracy"] == 1.0


def test_each_of_ours_is_used_once_and_shared_words_go_first() -> None:
    text = "Two died. Two more died."
    golds = tuple(
        Counted(words=words, kind="killed", least=2, most=2) for words in ("Two", "Two more")
    )
    gold = Passage("t-2", text, golds)
    toll = Toll(kind="killed", least=2, most=2)
    assert matches(gold, [Told(toll, Span(10, 18))]) == {1: 0}
    assert matches(gold, [Told(toll, Span(10, 18)), Told(toll, Span(0, 3))]) == {0: 1, 1: 0}


def test_a_given_place_wins_over_the_first(tmp_path: Path) -> None:
    gold = Passage("t-3", "One fell. One fell.", ())
    one = Counted(words="One", kind="killed", least=1, most=1, start=10, end=13)
    assert span_of(gold, one) == (10, 13)


def test_words_that_are_not_in_the_text_are_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", tolls=[TOLL | {"words": "Nine farmers"}])
    with pytest.raises(BenchError, match="'Nine farmers' is not in the text"):
        score_tolltext(path, settings=RULES)


def test_a_kind_that_is_none_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", tolls=[TOLL | {"kind": "tired"}])
    with pytest.raises(BenchError, match=r"a\.jsonl:1: .*kind"):
        score_tolltext(path, settings=RULES)


def test_ambiguous_passages_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    path.write_text(path.read_text() + json.dumps(GOLD | {"id": "t-4-ambiguous"}) + "\n")
    assert score_tolltext(path, settings=RULES)[0].n == 1


@pytest.mark.parametrize(("name", "many"), [("seen", 150), ("more", 200), ("fresh", 177)])
def test_the_written_passages_are_whole(name: str, many: int) -> None:
    passages = list(read_lines(DATA / f"{name}.jsonl", Passage))
    assert len({p.id for p in passages}) == len(passages) == many
    for passage in passages:
        for one in passage.tolls:
            start, end = span_of(passage, one)
            assert passage.text[start:end] == one.words
            assert one.by is None or one.by in passage.text
            assert one.part_of is None or one.part_of < len(passage.tolls)
