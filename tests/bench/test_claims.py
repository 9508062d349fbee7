"""The claims task: denials bound, verification, chains in order, labels; and its own data."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.bench.claims import Passage, Words, score_claims
from dateline.bench.label_choice_fit import fit_label_choice
from dateline.bench.lines import read_lines
from dateline.errors import BenchError
from dateline.pipeline import Settings

RULES = Settings(model=False)
DATA = Path(__file__).parents[2] / "corpus" / "claims"
GOLD: dict[str, Any] = {
    "id": "t-1",
    "text": "Soldiers burned nine homes, residents said. The army denied it. Nobody could verify "
    "the reports independently. The ministry called the rebels \"terrorists\".",
    "published": "2024-05-01",
    "publisher": "Wire",
    "claims": [
        {"content": "burned nine homes", "speakers": ["residents"], "stance": "accuse",
         "form": "indirect"}
    ],
    "denials": [{"by": "The army", "denied": "burned"}],
    "verification": [{"event": "burned", "status": "disputed", "cue": "denied it"}],
    "labels": [
        {"label": "terrorists", "user": "The ministry", "names": "the rebels", "scare": True}
    ],
}  # fmt: skip


def write(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(GOLD | changes) + "\n")
    return path


def test_what_is_right_counts(tmp_path: Path) -> None:
    result, missed = score_claims(write(tmp_path / "a.jsonl"), settings=RULES)
    assert result.metrics["denial_f1"] == 1.0
    assert result.metrics["verification_accuracy"] == 1.0
    assert result.metrics["label_accuracy"] == 1.0
    assert not missed


def test_the_wrong_denier_is_a_miss_and_named(tmp_path: Path) -> None:
    wrong = [{"by": "residents", "denied": "burned"}]
    result, missed = score_claims(write(tmp_path / "a.jsonl", denials=wrong), settings=RULES)
    assert result.metrics["denial_f1"] == 0.0
    assert any(line.startswith("denial t-1: 'residents'") for line in missed)


def test_ambiguous_passages_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    path.write_text(path.read_text() + json.dumps(GOLD | {"id": "t-2-ambiguous"}) + "\n")
    assert score_claims(path, settings=RULES)[0].n == 1


def test_a_chain_must_have_its_links_in_order(tmp_path: Path) -> None:
    text = "State television, citing the governor, said the bridge had fallen."
    told = {"content": "the bridge had fallen", "stance": "assert", "form": "indirect"}
    for speakers, right in (
        (["the governor", "State television"], 1.0), (["State television", "the governor"], 0.0),
    ):  # fmt: skip
        path = write(
            tmp_path / "a.jsonl", text=text, claims=[told | {"speakers": speakers}], denials=[],
            verification=[], labels=[],
        )  # fmt: skip
        assert score_claims(path, settings=RULES)[0].metrics["chain_accuracy"] == right


@pytest.mark.parametrize("name", ["seen", "unseen", "more", "taught", "aside"])
def test_the_written_passages_are_whole(name: str) -> None:
    passages = list(read_lines(DATA / f"{name}.jsonl", Passage))
    assert len(passages) >= 200
    assert len({p.id for p in passages}) == len(passages)
    for passage in passages:
        for one in (*passage.claims, *passage.denials, *passage.verification, *passage.labels):
            for words, place in _words(one):
                assert words in passage.text, (passage.id, words)
                assert place is None or passage.text[slice(*place)] == words, (passage.id, words)


def _words(one: Words) -> list[tuple[str, tuple[int, int] | None]]:
    """Return the words that a gold record copies, the first with its place where it has one."""
    fields = msgspec.structs.asdict(one)
    copied = [fields[k] for k in ("content", "denied", "event", "label") if fields.get(k)]
    copied += [*fields.get("speakers", ()), *fields.get("denied_also", ())]
    place = None if one.start is None or one.end is None else (one.start, one.end)
    return [(words, place if n == 0 else None) for n, words in enumerate(copied)]


def test_the_choice_of_whom_a_label_names_is_fitted(tmp_path: Path) -> None:
    data, target = tmp_path / "a.jsonl", tmp_path / "weights.json"
    rows = [
        {"id": f"t-{n}", "labels": GOLD["labels"], "text": f"Rebels shot {n} guards. The police "
         "fled. The ministry said \"terrorists\" had shot them."}
        for n in range(2, 9)
    ]  # fmt: skip
    for row in rows:
        row["labels"] = [
            {"label": "terrorists", "user": "The ministry", "names": "Rebels", "scare": True}
        ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = fit_label_choice([data], target)
    assert result.metrics == {"named_held_out": 1.0}
    weights = json.loads(target.read_bytes())
    assert weights["clues"]["people as armed"] > 0
    assert len(weights["words"]) == 384


def test_fitting_on_passages_without_labels_is_an_error(tmp_path: Path) -> None:
    data = write(tmp_path / "a.jsonl", labels=[])
    with pytest.raises(BenchError, match="no passage with labels"):
        fit_label_choice([data], tmp_path / "weights.json")
