"""Denials and disputed deeds in news that others own, by places noted in it."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from dateline.bench.noted import score_noted
from dateline.errors import BenchError
from dateline.model.held_back import is_held_back

_TEXT = (
    "Residents of Kamo said soldiers had shelled the market on Monday. "
    "The army denied shelling the market."
)
_NUMBERS = [f" It was reader {n} who wrote this down." for n in range(60)]


def _texts(*, held_back: bool) -> list[str]:
    """Return texts whose digests put them in the one part or the other."""
    texts = [_TEXT + number for number in _NUMBERS]
    return [t for t in texts if is_held_back(_sha(t)) == held_back]


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _at(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def _write(folder: Path, text: str, **notes: object) -> Path:
    """Write a set of one text and its notes; return the file of notes."""
    with gzip.open(folder / "paper.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "1", "text": text}) + "\n")
    noted = {"set": "paper", "id": "1", "sha256": _sha(text), "read": [0, len(_TEXT)], **notes}
    file = folder / "noted.jsonl"
    file.write_text(json.dumps(noted) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def text() -> str:
    return _texts(held_back=False)[0]


def test_a_noted_denial_and_dispute_are_right(tmp_path: Path, text: str) -> None:
    notes = {
        "denials": [{"by": _at(text, "The army"), "denied": _at(text, "had shelled")}],
        "standings": [{"status": "disputed", "deed": _at(text, "shelled"), "cue": [0, 3]}],
    }
    result, wrong = score_noted(_write(tmp_path, text, **notes), tmp_path)
    assert result.metrics["denial_f1"] == 1.0
    assert result.metrics["disputed_f1"] == 1.0
    assert result.metrics["bound_p"] == 1.0
    assert wrong == ()


def test_what_is_not_noted_is_wrong(tmp_path: Path, text: str) -> None:
    result, wrong = score_noted(_write(tmp_path, text), tmp_path)
    assert result.metrics["n_denial_given"] == 1
    assert result.metrics["denial_p"] == result.metrics["denier_p"] == 0.0
    assert result.metrics["disputed_p"] == 0.0
    assert [line.split(": ")[1] for line in wrong] == ["denied", "disputed"]


def test_what_was_not_read_counts_for_nothing(tmp_path: Path, text: str) -> None:
    file = _write(tmp_path, text, read=_at(text, "Residents of Kamo"))
    result, wrong = score_noted(file, tmp_path)
    assert result.metrics["n_denial_given"] == result.metrics["n_disputed_given"] == 0
    assert wrong == ()


def test_the_fifth_held_back_is_scored_alone(tmp_path: Path, text: str) -> None:
    file = _write(tmp_path, text)
    assert score_noted(file, tmp_path, held_back=True)[0].n == 0
    assert score_noted(file, tmp_path)[0].n == 1
    file = _write(tmp_path, _texts(held_back=True)[0])
    assert score_noted(file, tmp_path)[0].n == 0


def test_a_text_that_is_not_as_noted_is_an_error(tmp_path: Path, text: str) -> None:
    file = _write(tmp_path, text, sha256=_sha(_texts(held_back=False)[1]))
    with pytest.raises(BenchError, match="not there as it was noted"):
        score_noted(file, tmp_path)
    with pytest.raises(BenchError, match="no such file"):
        score_noted(_write(tmp_path, text, set="other"), tmp_path)
