"""The police task: what makes a sentence one of arrest, force, killing or any action."""

import json
from pathlib import Path

import pytest

from dateline.bench.police import LABELS, score_police
from dateline.pipeline import Settings

SENTENCES = [
    ("police fired at the mob in bhuj, killing one man.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("about 35 persons were arrested on monday.", ["ARREST", "ANY_ACTION"]),
    ("two persons were killed in police firing near the bridge.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("tear gas was fired at students outside the college.", ["FORCE", "ANY_ACTION"]),
    ("the court banned plastic bags in the town.", []),
    ("four men will be arrested, the mayor said.", []),
    ("a mob had gathered near the temple, residents said.", []),
    ("shops near the police station stayed shut.", []),
    ("two clerks were stabbed to death in the lane and the police fired in the air.",
     ["FORCE", "ANY_ACTION"]),
    ("Ramesh Patel was hacked to death in the lane and the police fired in the air.",
     ["FORCE", "ANY_ACTION"]),
]  # fmt: skip
LATER = [
    ("police opened fire on a mob near the mill at 9 am.", ["FORCE", "ANY_ACTION"]),
    ("in the course, one man was killed in the firing.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("deaths due to police firing stood at 35 by night.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("nobody was injured in the firing.", ["FORCE", "ANY_ACTION"]),
    ("the recent carnage has emptied the town.", []),
]


@pytest.mark.parametrize("sentences", [SENTENCES, LATER])
def test_labels_of_lower_cased_sentences(
    sentences: list[tuple[str, list[str]]], tmp_path: Path
) -> None:
    path = tmp_path / "riots.jsonl"
    sents = [{"text": text, "labels": labels} for text, labels in sentences]
    path.write_text(json.dumps({"date": "2002-03-01", "sents": sents}) + "\n")
    result = score_police(path, settings=Settings(model=False))
    assert (result.task, result.n) == ("police", len(sentences))
    wanted = {label for _, labels in sentences for label in labels}
    assert result.metrics == {f"{label.lower()}_f1": float(label in wanted) for label in LABELS}
