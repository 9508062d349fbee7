"""The corpus task: what counts as found, and how calibration is measured."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from dateline.bench.corpus import calibration_error, reliability, score_corpus
from dateline.bench.standing_fit import fit_standing
from dateline.bench.weighing import fit_assembly, frame_odds
from dateline.extract.events.weighing.assembly import Weights
from dateline.extract.events.weighing.standing import Weights as Standing
from dateline.model.corpus import read_corpus
from dateline.pipeline import Settings

TEXT = """# wire | LBY | 2011
Rebels shelled the port of Misrata on Tuesday, killing six dockworkers, a medic said.
= shelled | ASSAULT | Rebels | the port of Misrata; six dockworkers | Misrata | actual | a medic

# wire | TGO | 2011
Ghana condemned Togo over the closed border.
= condemned | ACCUSE/disapprove | Ghana | Togo

# weather | TGO | 2011
Rain fell on the coast.
"""


def test_a_perfect_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    result = score_corpus(path, settings=Settings(model=False))
    assert (result.task, result.n) == ("corpus", 3)
    for row in ("event", "trigger", "actor", "recipient", "realis"):
        assert result.metrics[f"{row}_f1"] == 1, row


def test_another_type_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("ACCUSE/disapprove", "REJECT"))
    result = score_corpus(path, settings=Settings(model=False))
    assert result.metrics["event_f1"] == 0.5


def test_scores_that_are_probabilities() -> None:
    judged = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration_error(judged) == 0
    assert calibration_error([(0.95, False), (0.15, False)]) == pytest.approx(0.55)
    ((low, high, n, said, was),) = reliability(judged)
    assert (low, high, n, said, was) == (0.7, 0.8, 4, 0.75, 0.75)
    assert next(iter(reliability([(1.0, True)])))[2] == 1


def test_frames_that_were_right_have_better_odds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    right = frame_odds(read_corpus(path))
    path.write_text(TEXT.replace("ACCUSE/disapprove", "REJECT"))
    wrong = frame_odds(read_corpus(path))
    assert right["accuse.condemn"] > 0 > wrong["accuse.condemn"]
    assert right["assault_arms.shell-verb"] == wrong["assault_arms.shell-verb"]


def test_assembly_and_standing_are_fitted(tmp_path: Path) -> None:
    items = list(read_corpus(Path("corpus/assembly/A-s4.txt")))[:6]
    target, standing = tmp_path / "assembly.json", tmp_path / "standing.json"
    counts = fit_assembly(items, [], target)
    weights = msgspec.convert(json.loads(target.read_bytes()), Weights)
    assert weights.of["model, any type"] > 0
    assert weights.words == counts.table()
    fit_standing(items, counts, target, standing)
    assert msgspec.convert(json.loads(target.read_bytes()), Weights) == weights
    found = msgspec.json.decode(standing.read_bytes(), type=Standing)
    assert found.of["odds"] > 0
    assert 0.1 <= found.story <= 0.7


def test_a_set_is_left_out(tmp_path: Path) -> None:
    text = "Rebels shelled the port of Misrata."
    with gzip.open(tmp_path / "wire.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "text": text}) + "\n")
    mark = {
        "set": "wire", "id": "1", "sha256": sha256(text.encode()).hexdigest(),
        "paragraphs": [{"at": [0, len(text)], "events": [{"trigger": [7, 14], "type": "ASSAULT"}]}],
    }  # fmt: skip
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(mark) + "\n", encoding="utf-8")
    bare = Settings(model=False)
    assert score_corpus(marks, settings=bare, sets=tmp_path).n == 1
    assert score_corpus(marks, settings=bare, sets=tmp_path, leave=["wire"]).n == 0
