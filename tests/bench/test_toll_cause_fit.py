"""The fit of the causes of tolls: what it learns, and what it refuses."""

import json
from pathlib import Path

import pytest

from dateline.bench.toll_cause_fit import fit_toll_causes
from dateline.errors import BenchError
from dateline.extract.tolls.owning.choosing import FAR, load_weights


def _passages(path: Path, *rows: tuple[str, str, str], kind: str = "killed") -> Path:
    lines = [
        {
            "id": f"t{n}", "text": text, "published": "2025-03-04",
            "tolls": [{"words": words, "kind": kind, "least": 3, "most": 3, "event": event}],
        }
        for n, (text, words, event) in enumerate(rows)
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_the_fit_writes_a_weight_for_each_clue_that_helps(tmp_path: Path) -> None:
    towns = ("Oruro", "Puno", "Cusco", "Tacna", "Sucre", "Potosi")
    rows = [
        (
            f"A landslide hit {town}. The mayor met farmers. Three men died.",
            "Three men",
            "landslide",
        )
        for town in towns
    ]
    target = tmp_path / "causes.json"
    result = fit_toll_causes([_passages(tmp_path / "a.jsonl", *rows)], target)
    weights = json.loads(target.read_text(encoding="utf-8"))
    assert result.n == len(towns)
    assert weights["befalls"] > 0
    assert "paragraphs" not in weights


def test_the_clues_of_one_kind_are_fitted_upon_the_weights_that_ship(tmp_path: Path) -> None:
    towns = ("Oruro", "Puno", "Cusco", "Tacna", "Sucre", "Potosi")
    rows = [
        (f"Shells hit {town}. The mayor met farmers. Three families fled.", "Three families", "hit")
        for town in towns
    ]
    target = tmp_path / "causes.json"
    passages = _passages(tmp_path / "a.jsonl", *rows, kind="displaced")
    fit_toll_causes([passages], target, ["displaced"])
    weights, shipped = json.loads(target.read_text(encoding="utf-8")), dict(load_weights())
    own = {n for n in weights if n.startswith("displaced ")}
    assert own
    assert {n: w for n, w in weights.items() if n not in own} == {
        n: w for n, w in shipped.items() if not n.startswith("displaced ") and n != FAR
    }


def test_passages_without_a_toll_are_refused(tmp_path: Path) -> None:
    rows = [("The mayor met farmers.", "farmers", "met")]
    with pytest.raises(BenchError, match="no passage with a toll"):
        fit_toll_causes([_passages(tmp_path / "a.jsonl", *rows)], tmp_path / "w.json")
