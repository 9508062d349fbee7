"""Marks of others' news: joined to their texts by the texts' own words."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import get_args

import pytest

from dateline.document import Span
from dateline.errors import CorpusError
from dateline.model.news import (
    close_up,
    in_sentence,
    missing_sets,
    read_for_weights,
    read_marks,
    read_news,
    read_taught,
)  # fmt: skip
from dateline.records import Verification

MARKS = Path("corpus/news/marks.jsonl")
ASIDE = Path("corpus/news/aside.jsonl")
LATER = Path("corpus/news/later.jsonl")
WHOLE = Path("corpus/news/whole.jsonl")
NOTED = Path("corpus/news/noted.jsonl")
TEXT = "Weather: fair.\n\nRebels shelled the port of Misrata on Tuesday, a doctor said."


def _mark(text: str, **other: object) -> dict[str, object]:
    start = text.index("Rebels")
    shelled, doctor = text.index("shelled"), text.index("a doctor")
    event = {
        "trigger": [shelled, shelled + 7], "type": "ASSAULT", "mode": "heavy-weapons",
        "actors": [[start, start + 6]], "source": [doctor, doctor + 8],
    }  # fmt: skip
    return {
        "set": "wire", "id": "1", "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "paragraphs": [{"at": [0, 14]}, {"at": [start, len(text)], "events": [event]}], **other,
    }  # fmt: skip


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "wire.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "text": TEXT}) + "\n")
    return tmp_path


def _written(folder: Path, *marks: dict[str, object]) -> Path:
    file = folder / "marks.jsonl"
    file.write_text("".join(json.dumps(m) + "\n" for m in marks), encoding="utf-8")
    return file


def test_marks_find_their_words(sets: Path) -> None:
    [item] = read_news(_written(sets, _mark(TEXT, date="2011-06-01")), sets)
    assert item.date == "2011-06-01"
    quiet, told = item.paragraphs
    assert quiet.mentions == ()
    [mention] = told.mentions
    assert mention.source is not None
    words = [mention.trigger, mention.actors[0], mention.source]
    assert [told.text[w.start : w.end] for w in words] == ["shelled", "Rebels", "a doctor"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police came. Police shot him.", 13),
        ("Police came. Officers shot him.", 0),  # they stand there alone
        ("Police came and police shot him.", 0),
        ("Police policed. Policemen shot him.", 0),  # whole words
        ("Police came. Police fled as police shot him.", 13),
    ],
)
def test_a_party_is_meant_in_the_sentence_of_its_trigger(text: str, found: int) -> None:
    at = text.index("shot")
    assert in_sentence(text, Span(0, 6), Span(at, at + 4)) == Span(found, found + 6)


def test_a_document_with_other_words_is_named(sets: Path) -> None:
    other = _written(sets, _mark(TEXT + " More."))
    with pytest.raises(CorpusError, match="document 1 is not there, or not as it was marked"):
        list(read_news(other, sets))


def test_a_set_that_is_not_there_is_named_and_passed_over(sets: Path) -> None:
    marks = _written(sets, _mark(TEXT), _mark(TEXT, set="agency"))
    assert missing_sets(marks, sets) == ["agency"]
    assert len(list(read_news(marks, sets))) == 1


def test_a_broken_line_is_named(sets: Path) -> None:
    marks = sets / "marks.jsonl"
    marks.write_text('{"set": "wire"}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"marks\.jsonl:1: .*give one marked document"):
        read_marks(marks)


def test_what_is_set_aside_is_not_taught() -> None:
    taught = {m.sha256 for m in read_marks(MARKS)}
    aside = {m.sha256 for m in read_marks(ASIDE)}
    assert len(aside) == 17
    assert not taught & aside


def test_the_later_marks_are_of_other_texts() -> None:
    later = {m.sha256 for m in read_marks(LATER)}
    known = {m.sha256 for file in (MARKS, ASIDE) for m in read_marks(file)}
    assert len(later) == 2526
    assert not later & known


def test_the_whole_articles_are_other_texts() -> None:
    whole = read_marks(WHOLE)
    known = {m.sha256 for file in (MARKS, ASIDE, LATER) for m in read_marks(file)}
    assert len({m.sha256 for m in whole}) == len(whole) == 865
    assert not {m.sha256 for m in whole} & known


def test_half_of_the_whole_articles_is_kept_for_the_weights(tmp_path: Path) -> None:
    texts = [f"{n}. {TEXT}" for n in range(40)]
    with gzip.open(tmp_path / "wire.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts))
    marks = [_mark(t, id=str(n), paragraphs=[{"at": [0, 3]}]) for n, t in enumerate(texts)]
    parts = []
    for name in ("whole.jsonl", "marks.jsonl"):
        file_of = _written(tmp_path, *marks).rename(tmp_path / name)
        held = {i.story for i in read_news(file_of, tmp_path, held_back=True)}
        taught = {i.story for i in read_taught(file_of, tmp_path)}
        weights = {i.story for i in read_for_weights(file_of, tmp_path)}
        assert held | taught | weights == {str(n) for n in range(40)}
        assert not taught & (weights | held)
        parts.append((held, taught, weights))
    (held, taught, weights), (held_then, taught_then, weights_then) = parts
    assert held == held_then == weights_then
    assert taught < taught_then
    assert taught_then == taught | weights
    assert 8 < len(weights) < 24


def test_tokens_are_read_as_text(tmp_path: Path) -> None:
    assert (
        close_up("`` No , '' he said ( twice ) . It 's 5 % .") == '"No," he said (twice). It\'s 5%.'
    )
    tokens = [
        "http",
        ":",
        "/",
        "/",
        "a",
        ".",
        "b",
        "Rebels",
        "shelled",
        "Misrata",
        ".",
        "They",
        "did",
        "n't",
        "stop",
        ".",
    ]
    sentences = [0] * 7 + [1] * 4 + [2] * 5
    with gzip.open(tmp_path / "wire.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "tokens": tokens, "sent_of_token": sentences}) + "\n")
    text = "Rebels shelled Misrata.\nThey didn't stop."
    mark = {"set": "wire", "id": "1", "sha256": hashlib.sha256(text.encode()).hexdigest()}
    [item] = read_news(_written(tmp_path, {**mark, "paragraphs": [{"at": [0, 23]}]}), tmp_path)
    assert item.paragraphs[0].text == "Rebels shelled Misrata."


def test_the_notes_are_places_in_marked_texts() -> None:
    """A note is two numbers a span, within what was read; no word of a text stands in it."""
    marked = {m.sha256 for file in (MARKS, LATER) for m in read_marks(file)}
    notes = [json.loads(line) for line in NOTED.read_text().splitlines()]
    assert len(notes) == 601
    for note in notes:
        assert note["sha256"] in marked
        first, last = note["read"]
        for kind in ("standings", "denials", "labels"):
            for one in note.get(kind, ()):
                if kind == "standings":
                    assert one.pop("status") in get_args(Verification)
                spans = [s for s in one.values() if s is not None]
                assert all(first <= a < b <= last for a, b in spans), note["id"]


@pytest.mark.parametrize("file", [MARKS, LATER, WHOLE])
def test_our_marks_hold_places_alone(file: Path) -> None:
    """No word of the texts may stand in the marks: they belong to others."""
    marks = read_marks(file)
    assert len(marks) > 800
    held = sum(m.held_back for m in marks) / len(marks)
    assert 0.15 < held < 0.25
    for mark in marks:
        for paragraph in mark.paragraphs:
            first, last = paragraph.at
            for event in paragraph.events:
                spans = [event.trigger, *event.actors, *event.recipients]
                spans += [s for s in (event.place, event.source) if s is not None]
                assert all(first <= a < b <= last for a, b in spans), mark.id
