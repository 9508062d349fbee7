"""The attribution task: words and exact spans of each part, and who a short source is."""

import json
from pathlib import Path

import pytest

from dateline.bench.attribution import score_attribution
from dateline.errors import BenchError
from dateline.pipeline import Settings

RULES = Settings(model=False)
TEXT = "The Interior Ministry was quiet. It said troops had left the town."


def marked(text: str, words: str) -> list[object]:
    start = text.index(words)
    return [start, start + len(words), words]


def test_spans_and_speaker_are_scored(tmp_path: Path) -> None:
    gold = {
        "text": TEXT, "date": "2024-03-01",
        "attributions": [
            {"source": [marked(TEXT, "It")], "cue": [marked(TEXT, "said")],
             "content": [marked(TEXT, "troops had left the town")],
             "speaker": "The Interior Ministry"}
        ],
    }  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n")
    result = score_attribution(path, settings=RULES)
    assert result.n == 1
    assert set(result.metrics.values()) == {1.0}
    assert "speaker_accuracy" in result.metrics


def test_marked_passages_can_be_scored_too(tmp_path: Path) -> None:
    path = tmp_path / "own.mark"
    path.write_text(
        "# wire | plain\n{1s The mayor} {1c said} {1t the bridge was safe}. It rained.\n"
    )
    metrics = score_attribution(path, settings=RULES).metrics
    assert metrics["source_exact_f1"] == metrics["content_token_f1"] == 1.0
    assert "speaker_accuracy" not in metrics


def test_what_is_missed_and_what_is_too_much_lowers_the_score(tmp_path: Path) -> None:
    path = tmp_path / "own.mark"
    path.write_text("# wire | none\nThe mayor said the bridge was safe.\n")
    assert set(score_attribution(path, settings=RULES).metrics.values()) == {0.0}


def test_only_one_part_of_a_set(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines: list[dict[str, object]] = [
        {"text": TEXT, "attributions": [], "split": part} for part in ("train", "dev", "dev")
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert score_attribution(path, settings=RULES, split="dev").n == 2
    assert score_attribution(path, settings=RULES).n == 3


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no such file"):
        score_attribution(tmp_path / "none.jsonl")
