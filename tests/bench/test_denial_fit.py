"""The weights of whether a denial is meant: fitted on noted news and on passages."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from dateline.bench.denial_fit import fit_denials
from dateline.errors import BenchError
from dateline.model.held_back import is_held_back

_NEWS = "The firm said it has not met the union. It makes shoes in Oran, {n} of them a day."
_PASSAGE = (
    "Residents of Kamo said soldiers shelled the market on Monday. The army denied it. "
    "The general said his men had not fired on the market."
)


def _news(folder: Path) -> Path:
    """Write a set of one text that is not held back, and the notes that it denies nothing."""
    texts = (_NEWS.format(n=n) for n in range(100, 200))
    text, key = next(
        (t, k) for t in texts
        if not is_held_back(k := hashlib.sha256(t.encode()).hexdigest())
    )  # fmt: skip
    with gzip.open(folder / "paper.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "1", "text": text}) + "\n")
    file = folder / "noted.jsonl"
    noted = {"set": "paper", "id": "1", "sha256": key, "read": [0, len(text)]}
    file.write_text(json.dumps(noted) + "\n", encoding="utf-8")
    return file


def _passages(folder: Path) -> Path:
    denials = [
        {"by": "The army", "denied": "shelled"},
        {"by": "The general", "denied": "shelled", "denied_also": ["fired"]},
    ]
    file = folder / "passages.jsonl"
    file.write_text(json.dumps({"id": "p", "text": _PASSAGE, "denials": denials}) + "\n")
    return file


def test_news_and_passages_fit_the_weights_of_both_kinds(tmp_path: Path) -> None:
    target = tmp_path / "weights.json"
    result = fit_denials(_news(tmp_path), tmp_path, [_passages(tmp_path)], target)
    weights = json.loads(target.read_bytes())
    assert weights["flat"]["force near"] > 0
    assert weights["elsewhere"]["told last"] > 0
    assert result.n >= 3
    assert set(result.metrics) == {
        f"{kind}_{where}_{row}"
        for kind in ("flat", "elsewhere") for where in ("news", "passages") for row in "pr"
    }  # fmt: skip


def test_news_without_a_denial_fits_nothing(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="give more with --also"):
        fit_denials(_news(tmp_path), tmp_path, [], tmp_path / "weights.json")
