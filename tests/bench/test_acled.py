"""The acled task: the main event's sub-event type, and label names of other data."""

import json
from pathlib import Path

import pytest

from dateline.bench.acled import score_acled
from dateline.errors import BenchError
from dateline.pipeline import Settings

RULES = Settings(model=False)
REPORTS = [
    {"text": "Air force jets bombed a village near Kidal on 3 May.", "label": "air"},
    {"text": "Hundreds of teachers marched in Lomé against the law.", "label": "Peaceful protest"},
    {"text": "It rained all day in Kidal.", "label": "Armed clash"},
]


def data(folder: Path) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in REPORTS))
    return path


def test_labels_are_mapped_and_no_event_is_wrong(tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text('{"air": "Air/drone strike"}')
    result = score_acled(data(tmp_path), labels=names, settings=RULES)
    assert (result.task, result.n) == ("acled", 3)
    assert result.metrics["accuracy"] == pytest.approx(0.667)
    assert result.metrics["macro_f1"] == pytest.approx(0.667)


def test_without_a_map_names_must_agree(tmp_path: Path) -> None:
    result = score_acled(data(tmp_path), settings=RULES)
    assert result.metrics["accuracy"] == pytest.approx(0.333)


def test_a_broken_map_is_named(tmp_path: Path) -> None:
    names = tmp_path / "names.json"
    names.write_text("[]")
    with pytest.raises(BenchError, match=r"names\.json"):
        score_acled(data(tmp_path), labels=names, settings=RULES)
