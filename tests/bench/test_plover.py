"""The plover task: pairs are found, types merged, and readers can be left out."""

import json
from pathlib import Path

import pytest

from dateline.bench.lines import read_lines
from dateline.bench.plover import Record, locate, score_plover
from dateline.errors import BenchError
from dateline.model.labels import TYPES
from dateline.pipeline import Settings

RECORDS = [
    {"text": "Ghana condemned Togo on Monday.", "source": "Ghana", "target": "Togo",
     "plover": "ACCUSE"},
    {"text": "The army freed the teachers.", "source": "The army", "target": "the teachers",
     "plover": "YIELD"},
    {"text": "Rain fell on Togo and on Benin.", "source": "Togo", "target": "Benin",
     "plover": "AID"},
]  # fmt: skip


def data(folder: Path, records: list[dict[str, str]]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records))
    return path


def test_open_reads_the_event_of_the_pair(tmp_path: Path) -> None:
    result = score_plover(data(tmp_path, RECORDS), settings=Settings(model=False))
    assert (result.task, result.n) == ("plover", 3)
    assert result.metrics["open_accuracy"] == pytest.approx(2 / 3, abs=0.001)
    assert result.metrics["given_accuracy"] == pytest.approx(2 / 3, abs=0.001)


def test_given_asks_the_model(tmp_path: Path) -> None:
    result = score_plover(data(tmp_path, RECORDS[:2]), settings=Settings(codebook=False))
    assert result.metrics["given_accuracy"] == 1
    assert result.metrics["given_quad_macro_f1"] == 1


def test_a_set_without_yield_is_scored_by_the_types_of_two_point_nought(tmp_path: Path) -> None:
    freed = RECORDS[1] | {"plover": "RETREAT"}
    convicted = {"text": "A court in The Hague convicted a Serb general.",
                 "source": "A court in The Hague", "target": "a Serb general",
                 "plover": "SANCTION"}  # fmt: skip
    result = score_plover(data(tmp_path, [freed, convicted]), settings=Settings())
    assert (result.metrics["given_accuracy"], result.metrics["open_accuracy"]) == (1, 1)
    of_the_older = score_plover(data(tmp_path, [RECORDS[1], convicted]), settings=Settings())
    assert of_the_older.metrics["open_accuracy"] == 0.5  # a verdict is ACCUSE there


def test_marks_say_which_of_two_words_is_meant() -> None:
    record = Record(
        "Chad met Mali; Mali thanked Chad.", "Mali", "Chad", "SUPPORT",
        "Chad met Mali; <s>Mali</s> thanked <t>Chad</t>.",
    )  # fmt: skip
    pair = locate(record)
    assert (pair.source, pair.target) == ((15, 19), (28, 32))
    assert pair.text == record.text


def test_a_party_that_is_not_in_the_text() -> None:
    pair = locate(Record("Chad left.", "Chad", "Niger", "RETREAT"))
    assert (pair.source, pair.target) == ((0, 4), None)


def test_broken_data_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"text": "a"}\n')
    with pytest.raises(BenchError, match=r"pairs\.jsonl:1: .*source"):
        score_plover(path, settings=Settings())
    with pytest.raises(BenchError, match="no such file"):
        score_plover(tmp_path / "none.jsonl", settings=Settings())


def test_our_pairs_stand_where_they_say_and_those_kept_share_no_text() -> None:
    folder = Path(__file__).parents[2] / "corpus" / "pairs"
    parts = [list(read_lines(folder / f"{name}.jsonl", Record)) for name in ("fitted", "kept")]
    for record in (r for part in parts for r in part):
        found = locate(record)
        assert found.source is not None, record.text
        assert found.target is not None, record.text
        assert record.text[slice(*found.source)] == record.source
        assert record.text[slice(*found.target)] == record.target
        assert record.plover in TYPES
    fitted, kept = ({r.text for r in part} for part in parts)
    assert not fitted & kept
