"""The article scorer, on a small gold of our own and against the coding guide's own script."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.bench.articles import ROWS, Scorer
from dateline.errors import BenchError

SHARED = Path(__file__).parents[3] / "shared"
SCRIPT = SHARED / "bench" / "score_articles.py"
OUTSIDE = pytest.mark.skipif(
    not SCRIPT.exists(),
    reason="the coding guide's scorer and gold articles are not beside the project (../shared)",
)
Event = dict[str, Any]
TEXT = """Troops shelled a market in Kasanga on Monday, residents said. The army denied it.

The president met envoys in Mbala on Tuesday. Traders may strike next week."""


def event(kind: str, evidence: str, **slots: Any) -> Event:
    empty: Event = {
        "type": kind, "mode": None, "realis": "actual", "background": False, "trigger": None,
        "evidence": [evidence], "actors": [], "recipients": [], "place": None, "date": None,
        "killed": None, "injured": None, "claims": [], "verification": None,
    }  # fmt: skip
    return {**empty, **slots}


def party(text: str, country: str | None = None, sector: str | None = None) -> Event:
    return {"text": text, "name": None, "country": country, "sector": sector}


def gold() -> Event:
    shelling = event(
        "ASSAULT", "Troops shelled a market in Kasanga on Monday", mode="heavy-weapons",
        actors=[party("Troops", "TZA", "MIL")], recipients=[party("a market", "TZA", "CVL")],
        place={"text": "Kasanga", "name": "Kasanga", "country": "TZA"},
        date={"from": "2025-03-03", "to": "2025-03-03"}, killed={"least": 7, "most": None},
        claims=[{"source": "residents", "stance": "assert", "form": "indirect"},
                {"source": "The army", "stance": "deny", "form": "indirect"}],
        verification="disputed",
    )  # fmt: skip
    meeting = event("CONSULT", "The president met envoys in Mbala", actors=[party("The president")])
    meeting["or"] = event("COOPERATE", "met envoys in Mbala", actors=[party("envoys")])
    strike = event("PROTEST", "Traders may strike next week", optional=True)
    return {"id": "own", "events": [shelling, meeting, strike]}


def plain(coded: Event) -> Event:
    """Return a gold event as a prediction that agrees with it wholly."""
    found = copy.deepcopy(coded)
    at = TEXT.find(found["evidence"][0])
    found["evidence"] = [{"start": at, "end": 0, "text": found["evidence"][0]}]
    return {key: value for key, value in found.items() if key not in ("or", "optional")}


def score(predicted: list[Event]) -> dict[str, float]:
    scorer = Scorer()
    scorer.article(gold(), TEXT, predicted)
    return scorer.metrics()


def test_a_perfect_coding_scores_one() -> None:
    metrics = score([plain(e) for e in gold()["events"]])
    unasked = {"injured"}
    assert {row for row in ROWS if metrics[f"{row}_f1"] != 1.0} == unasked


def test_nothing_found_scores_nothing() -> None:
    assert set(score([]).values()) == {0.0}


def test_an_optional_event_is_neither_rewarded_nor_punished() -> None:
    shelling, meeting, strike = gold()["events"]
    without, with_it = ([plain(shelling), plain(meeting)], [plain(e) for e in gold()["events"]])
    assert score(without)["event_p"] == score(with_it)["event_p"] == 1.0
    assert score([plain(strike)])["event_p"] == 0.0


def test_the_second_coders_reading_counts() -> None:
    second = plain(gold()["events"][1]["or"])
    assert score([second])["event_p"] == 1.0
    assert score([second])["actor_f1"] == 1.0


def test_a_wrong_type_is_found_only_by_quad_and_any() -> None:
    wrong = {**plain(gold()["events"][0]), "type": "COERCE"}
    metrics = score([wrong])
    assert (metrics["event_f1"], metrics["conflict_event_f1"]) == (0.0, 0.0)
    assert metrics["event_quad_r"] == metrics["event_any_r"] == 0.5


def test_the_same_event_twice_counts_once() -> None:
    shelling = plain(gold()["events"][0])
    metrics = score([shelling, copy.deepcopy(shelling)])
    assert (metrics["event_p"], metrics["event_r"]) == (0.5, 0.5)


def test_a_wrong_slot_costs_that_slot_alone() -> None:
    shelling = plain(gold()["events"][0])
    shelling["date"] = {"from": "2025-03-04", "to": "2025-03-04"}
    metrics = score([shelling])
    assert (metrics["date_f1"], metrics["place_f1"], metrics["killed_f1"]) == (0.0, 1.0, 1.0)


def test_words_that_are_not_in_the_article_are_an_error() -> None:
    stray = {**plain(gold()["events"][0]), "evidence": [{"start": 0, "text": "Rockets fell"}]}
    with pytest.raises(BenchError, match="own: the words of a predicted ASSAULT"):
        score([stray])


def perturbed(golds: list[Event], seed: int) -> Iterator[Event]:
    """Return the gold events as predictions with slots lost, swapped and added."""
    dice = random.Random(seed)
    events = [(g["id"], e) for g in golds for e in g["events"]]
    for doc, coded in events:
        found = copy.deepcopy(coded)
        other = dice.choice(events)[1]
        if dice.random() < 0.3 and found.get("or"):
            found = found["or"]
        for slot in ("mode", "place", "date", "killed", "injured", "actors", "recipients",
                     "claims", "verification", "realis", "type"):  # fmt: skip
            if dice.random() < 0.2:
                found[slot] = copy.deepcopy(other[slot])
        found["evidence"] = [{"start": dice.randrange(3000), "text": t} for t in found["evidence"]]
        found = {k: v for k, v in found.items() if k not in ("or", "optional")}
        for _ in range(dice.choice((0, 1, 1, 1, 2))):
            yield {**found, "doc": doc}


@OUTSIDE
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_we_agree_with_the_coding_guides_scorer(tmp_path: Path, seed: int) -> None:
    folder = SHARED / "data" / "articles"
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]
    predicted = list(perturbed(golds, seed))
    path = tmp_path / "predicted.jsonl"
    path.write_text("".join(json.dumps(e) + "\n" for e in predicted), encoding="utf-8")
    scorer = Scorer()
    for one in golds:
        text = (folder / f"{one['id']}.txt").read_text(encoding="utf-8")
        scorer.article(one, text, [e for e in predicted if e["doc"] == one["id"]])
    told = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), str(path), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = {
        f"{row}_{name}": value
        for row, scores in json.loads(told.stdout).items()
        for name, value in scores.items()
        if name in ("p", "r", "f1")
    }
    assert scorer.metrics() == theirs
