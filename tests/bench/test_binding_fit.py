"""The weights of which deed a denial is of: fitted on passages."""

import json
from pathlib import Path

import pytest

from dateline.bench.binding_fit import fit_binding
from dateline.errors import BenchError

_TEXT = (
    "Residents of Kamo said soldiers shelled the market on Monday. Police arrested two men. "
    "The army denied shelling it."
)


def _passages(folder: Path, denials: list[dict[str, str]]) -> Path:
    file = folder / "passages.jsonl"
    lines = ({"id": f"p{n}", "text": _TEXT, "denials": denials} for n in range(6))
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def test_passages_fit_what_speaks_for_a_deed(tmp_path: Path) -> None:
    target = tmp_path / "binding.json"
    denied = [{"by": "The army", "denied": "shelled"}]
    result = fit_binding([_passages(tmp_path, denied)], target)
    weights = json.loads(target.read_bytes())
    assert weights["clues"]["told last"] > 0
    assert len(weights["words"]) > 100
    assert result.n == 6
    assert result.metrics["bound_held_out"] == 1.0


def test_passages_without_a_denial_fit_nothing(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no passage with a denial"):
        fit_binding([_passages(tmp_path, [])], tmp_path / "binding.json")
