"""The task on which articles tell of one incident, and the fit of its weights."""

import json
from pathlib import Path

import numpy as np
import pytest

from dateline.bench.curves import fit_curves
from dateline.bench.incidents import read_articles, score_incidents
from dateline.bench.rarities import counted, write_rarity
from dateline.errors import BenchError

_FERRY = "The ferry Maid of Orrin sank off Skelling Point on Sunday, and twelve people are missing."
_DIVERS = (
    "Divers searched the wreck of the Maid of Orrin off Skelling Point for twelve missing people."
)
_MILL = "A fire gutted the old Harkaway mill in Dunbrick on Friday night, but nobody was injured."


def _write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def _dated(name: str, text: str, incident: str) -> dict[str, object]:
    return {"id": name, "text": text, "title": None, "dct": "2024-03-04", "incident": incident}


def test_articles_with_dates_are_clustered(tmp_path: Path) -> None:
    data = _write(
        tmp_path / "a.jsonl",
        _dated("1", _FERRY, "ferry"), _dated("2", _MILL, "mill"), _dated("3", _DIVERS, "ferry"),
    )  # fmt: skip
    result, misses = score_incidents(data)
    assert (result.task, result.n, misses) == ("incidents", 3, ())
    assert result.metrics["bcubed_f1"] == result.metrics["pairwise_f1"] == 1.0


def test_articles_of_tokens_are_clustered_by_subtopic(tmp_path: Path) -> None:
    def record(name: str, text: str, subtopic: str) -> dict[str, object]:
        tokens = f"http : / / orrin . example {text}".split()
        sentences = [0] * 7 + [1] * (len(tokens) - 7)
        return {"id": name, "tokens": tokens, "sent_of_token": sentences, "subtopic": subtopic}

    data = _write(tmp_path / "a.jsonl", record("1", _FERRY, "f"), record("2", _MILL, "m"))
    told = read_articles(data)
    assert [one.document.text for one in told.values()] == [_FERRY, _MILL], "addresses are left out"
    assert score_incidents(data)[0].metrics["bcubed_f1"] == 1.0


def test_a_gold_cluster_that_is_split_is_listed(tmp_path: Path) -> None:
    data = _write(tmp_path / "a.jsonl", _dated("1", _FERRY, "x"), _dated("2", _MILL, "x"))
    result, misses = score_incidents(data)
    assert misses == ("x: 2 articles in 2 clusters",)
    assert result.metrics["bcubed_r"] == 0.5


def test_one_article_may_be_listed_twice(tmp_path: Path) -> None:
    data = _write(tmp_path / "a.jsonl", _dated("1", _FERRY, "x"), _dated("1", _FERRY, "y"))
    result, misses = score_incidents(data)
    assert result.n == 2
    assert "joined with y" in misses[0]


def test_an_article_without_a_cluster_is_refused(tmp_path: Path) -> None:
    data = _write(tmp_path / "a.jsonl", {"id": "7", "text": _FERRY})
    with pytest.raises(BenchError, match="7: give a text with its incident"):
        score_incidents(data)


def test_the_texts_of_one_story_count_a_word_once(tmp_path: Path) -> None:
    table = counted([[_FERRY, _DIVERS], [_MILL], ["Orrin and the sea"], ["the Orrin"]]).table()
    assert table.total == 4
    assert table.texts == {"orrin": 3, "the": 4}
    assert table.small == {"the"}
    write_rarity(table, tmp_path / "rarity.csv")
    written = (tmp_path / "rarity.csv").read_text(encoding="utf-8")
    assert written == "word,texts,small\n*,4,0\norrin,3,0\nthe,4,1\n"


def test_curves_find_what_speaks_for_and_against_and_keep_their_direction() -> None:
    rng = np.random.default_rng(7)
    rows = rng.random((4000, 3))
    right = 6 * rows[:, 0] - 6 * rows[:, 1] + rng.logistic(size=4000) > 0
    worth = np.ones(4000)
    found = fit_curves(["for", "against", "wrong way"], rows, right, worth, {"wrong way": 1})
    assert found.curves["for"].worth[-1] == pytest.approx(5.5, abs=1.0)
    assert found.curves["against"].worth[-1] == pytest.approx(-5.5, abs=1.0)
    tilted = fit_curves(["for", "held"], rows[:, :2], right, worth, {"held": 1})
    assert all(rise >= 0 for rise in np.diff(tilted.curves["held"].worth))
