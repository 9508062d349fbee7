"""The copies task: edits that copies are made with, samples, and what is counted."""

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.bench.copies import figures, misses, score_copies
from dateline.bench.copyset import CopySet, Sample, make_set, read_stories
from dateline.bench.edits import (
    DONOR_SHARE,
    EDITS,
    LOCAL_SHARE,
    Draft,
    Para,
    Work,
    cut,
    printed,
    read_desk,
    update,
)
from dateline.document import plain
from dateline.errors import BenchError
from dateline.records import Copy

CORPUS = Path(__file__).parents[2] / "corpus"
DESK = read_desk(CORPUS / "copies")
TEXTS = (
    'The army said on Monday that "two men" had died near the theatre in Kyiv. It denied more.',
    "Seven soldiers were wounded and three lorries were burned, and the road was closed.",
    "The neighbouring states have called for talks in the capital before the end of May.",
)
DRAFT = Draft(
    title="Two men die", paragraphs=tuple(Para(t, (n,)) for n, t in enumerate(TEXTS)),
    url="https://a.example/x", published="2024-05-06T10:00+00:00", publisher="One",
)  # fmt: skip
DONOR = (
    "Farmers met in the hall to speak of the price of maize, and did not agree on any.",
    "A bridge was opened.",
    "The harvest of the valley was the poorest of nine years, the chamber of farmers said.",
)


def work(seed: int = 1, strength: float = 1.0) -> Work:
    return Work(random.Random(seed), DESK, strength, DONOR)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_edit_changes_what_is_printed_and_can_be_repeated(name: str) -> None:
    made = {printed(EDITS[name](DRAFT, work()), DESK) for _ in range(3)}
    assert len(made) == 1
    changed = [printed(EDITS[name](DRAFT, work(seed)), DESK) for seed in range(8)]
    assert any(text != printed(DRAFT, DESK) for text in changed)


@pytest.mark.parametrize("seed", range(6))
def test_local_paragraphs_stay_the_smaller_part(seed: int) -> None:
    made = EDITS["local"](DRAFT, work(seed))
    own = sum(len(p.text.split()) for p in made.paragraphs if not p.of)
    assert own <= LOCAL_SHARE * DRAFT.words
    assert own <= DONOR_SHARE * sum(len(text.split()) for text in DONOR)
    assert [made.paragraphs[0].of] == [(0,)]


def test_joining_and_splitting_keep_where_each_paragraph_is_from() -> None:
    joined = EDITS["join"](DRAFT, work())
    assert sorted(n for p in joined.paragraphs for n in p.of) == [0, 1, 2]
    apart = EDITS["split"](DRAFT, work())
    assert {n for p in apart.paragraphs for n in p.of} == {0, 1, 2}


def test_a_cut_keeps_the_first_part() -> None:
    assert [p.of for p in cut(DRAFT, 0.34).paragraphs] == [(0,)]


def test_a_later_version_has_another_toll_and_two_new_paragraphs() -> None:
    later = update(DRAFT, work())
    assert '"five men" had died' in later.paragraphs[0].text
    assert sum(not p.of for p in later.paragraphs) == 2


def small(tmp_path: Path, **changes: Any) -> Path:
    texts = {"r1": TEXTS[0], "r2": TEXTS[0] + " (AP)", "r3": TEXTS[1]}
    reports = [
        {"id": n, "publisher": n, "published": "2024-05-06", "url": f"https://{n}.example/1",
         "text": text, "credit": None}
        for n, text in texts.items()
    ]  # fmt: skip
    story = {"id": "s1", "reports": reports, "copies": [["r1", "r2"]]} | changes
    (tmp_path / "s1.json").write_text(json.dumps(story))
    return tmp_path


def test_every_pair_of_a_story_is_a_sample(tmp_path: Path) -> None:
    result, missed = score_copies(small(tmp_path))
    assert (result.task, result.n, missed) == ("copies", 3, ())
    assert result.metrics["recall"] == result.metrics["f1"] == 1.0
    assert result.metrics["false_alarms"] == 0.0


def test_a_copy_that_gold_lacks_is_a_false_alarm_and_named(tmp_path: Path) -> None:
    result, missed = score_copies(small(tmp_path, copies=[["r2", "r3"]]))
    assert result.metrics["recall"] == 0.0
    assert result.metrics["false_alarms"] == 0.5
    assert sorted(line.split(" (")[0] for line in missed) == ["missed", "no copy"]


def test_a_story_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "s1.json").write_text("{}")
    with pytest.raises(BenchError, match=r"s1\.json"):
        read_stories(tmp_path)


def test_a_folder_without_a_desk_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"desk\.json"):
        read_desk(tmp_path)


def test_blocks_strays_and_kinds_are_counted() -> None:
    documents = {name: msgspec.structs.replace(plain(name), id=name) for name in "abcd"}
    samples = (Sample("b", "a", True, "edited", (0, 2), 3), Sample("a", "c", False, "local", (1,)))
    wanted = CopySet(documents, samples, {"a": "1", "b": "1", "c": "2", "d": "3"})
    judged = {
        ("a", "b"): Copy("a", "b", 0.9, paragraphs=((5, 2),)),
        ("a", "c"): Copy("a", "c", 0.2, paragraphs=((1, 0),)),
        ("c", "d"): Copy("c", "d", 0.9),
    }
    metrics = figures(wanted, judged, set(judged))
    assert metrics["recall"] == metrics["recall_3"] == metrics["candidates"] == 1.0
    assert metrics["false_alarms"] == metrics["false_local"] == 0.0
    assert metrics["paragraph_recall"] == 0.5
    assert metrics["share_recall"] == 1.0
    assert (metrics["strays"], metrics["stray_alarms"]) == (1, 1.0)
    assert list(misses(wanted, judged)) == []


def test_the_set_is_the_same_each_time_and_its_copies_are_found() -> None:
    first, again = make_set(CORPUS, copies=40), make_set(CORPUS, copies=40)
    assert first.samples == again.samples
    assert {s.kind for s in first.samples} >= {"edited", "one story", "communique", "background"}
    assert sum(s.kind == "communique" for s in first.samples) == 72
    assert all(first.documents[s.left] and first.documents[s.right] for s in first.samples)


def test_the_bars_hold_on_a_part_of_the_set() -> None:
    result, _ = score_copies(CORPUS, limit=300)
    assert result.metrics["recall"] >= 0.98
    assert result.metrics["false_alarms"] <= 0.005


def test_the_copies_of_the_incident_stories_are_found() -> None:
    result, missed = score_copies(CORPUS / "incidents" / "seen")
    assert result.metrics["f1"] >= 0.97, missed
