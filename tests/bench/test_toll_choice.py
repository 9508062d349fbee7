"""The choice of the main incident's number: what is weighed, and how its weights are fitted."""

import json
from pathlib import Path

import numpy
import pytest

from dateline.bench.main_incident import MainToll, incidents, leaves_out
from dateline.bench.toll_choice import (
    NAMES,
    Candidates,
    candidates,
    chosen_toll,
    load_weights,
    weighed,
)
from dateline.bench.toll_choice_fit import fit_choice
from dateline.document import Document
from dateline.errors import BenchError
from dateline.ingest import read_text
from dateline.pipeline import Settings, code_document
from dateline.records import Coding

SHOOTING = (
    "A gunman killed two men and wounded three others at a bar in Dayton on Saturday night, police "
    "said. The gunman attacked the bar shortly before midnight, and then killed himself."
)


def read(text: str) -> tuple[Document, Coding]:
    document = read_text(text, published="2019-08-05")
    return document, code_document(document, Settings(model=False))


def row(found: Candidates, number: int) -> dict[str, float]:
    return dict(zip(NAMES, found.rows[found.numbers.index(number)], strict=True))


def test_every_number_told_is_a_candidate_and_so_is_the_sum_with_the_attacker() -> None:
    found = candidates(*read(SHOOTING), "killed")
    assert {0, 1, 2, 3} <= set(found.numbers)
    assert row(found, 2)["told"] > 0
    assert row(found, 3)["with attacker"] == 1.0
    assert row(found, 0)["nobody, no word of harm"] == 0.0


def test_those_hit_less_the_dead_are_a_candidate() -> None:
    text = "Five people were shot at a bar in Dayton on Saturday. One died. The gunman fled."
    found = candidates(*read(text), "injured", 1)
    assert row(found, 4)["less dead"] == 1.0


def test_the_likeliest_number_is_the_answer_and_its_range_holds_the_likely_ones() -> None:
    rows = numpy.zeros((3, len(NAMES)))
    rows[:, NAMES.index("told")] = [0.0, 4.0, 4.5]
    weights = dict.fromkeys(NAMES, 0.0) | {"told": 1.0}
    assert weighed(Candidates((1, 2, 5), rows, None), weights) == MainToll(5, 2, 5)


def test_an_article_without_violence_has_no_answer() -> None:
    assert chosen_toll(*read("The ministers met in Oslo on Sunday."), "killed") is None


def test_the_shipped_weights_have_every_name() -> None:
    assert all(set(weights) == set(NAMES) for weights in load_weights().values())


def test_fitting_writes_weights_for_both_kinds(tmp_path: Path) -> None:
    data, target = tmp_path / "a.jsonl", tmp_path / "weights.json"
    article = {"text": SHOOTING, "dct": "2019-08-05", "num_killed": 2, "num_injured": 3}
    lines = [json.dumps(article | {"id": f"a{n}", "incident": f"i{n}"}) for n in range(6)]
    data.write_text("\n".join(lines) + "\n")
    result = fit_choice(data, target)
    assert result.metrics == {"killed_held_out": 1.0, "injured_held_out": 1.0}
    weights = json.loads(target.read_bytes())
    assert [set(weights[kind]) for kind in ("killed", "injured")] == [set(NAMES)] * 2


def test_fitting_on_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rain fell."}\n')
    with pytest.raises(BenchError, match="no article with num_killed"):
        fit_choice(tmp_path / "a.jsonl", tmp_path / "weights.json")


@pytest.mark.parametrize(
    ("text", "open_ended"),
    [
        ("A gunman killed two men at a bar in Dayton on Saturday night, police said.", False),
        ("A gunman killed two men at a bar in Dayton on 3 May 2019, the court heard.", True),
        ("A gunman killed two men and wounded four in Dayton on 3 May 2019, it heard.", False),
        ("The ministers met in Oslo on Sunday.", False),
    ],
)
def test_a_deed_long_past_leaves_open_how_many_were_hurt(text: str, open_ended: bool) -> None:
    document, coding = read(text)
    assert leaves_out(document, incidents(coding), "injured") is open_ended
    answer = chosen_toll(document, coding, "injured", 2)
    assert (answer is not None and answer.most is None) is open_ended
