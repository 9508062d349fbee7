"""Passages with attributions marked in them: what is read, and how each fault is named."""

from pathlib import Path

import pytest

from dateline.document import Span
from dateline.errors import CorpusError
from dateline.model.marked import parse_marked, read_marked, unmark

CORPUS = Path(__file__).parents[2] / "corpus"
ITEM = (
    "# wire | nested\n"
    "{1s The agency} {1c quoted} {2s a colonel} {1c as} {2c saying} {1t {2t the base fell}}."
    " ¶ Rain.\n"
)


def test_marks_nest_and_are_taken_out() -> None:
    ((item,), faults) = parse_marked(ITEM, name="x.mark")
    assert not faults
    assert item.text == "The agency quoted a colonel as saying the base fell.\n\nRain."
    first, second = item.said
    assert [item.text[s.start : s.end] for s in first.cue] == ["quoted", "as"]
    assert first.content == second.content
    assert item.manner == "wire"


def test_speakers_stand_on_a_third_line() -> None:
    text = (
        "# wire | short\n{1s The ministry} spoke. {2s It} {2c denied} {2t that}.\n"
        "= 2 The ministry\n"
    )
    ((item,), faults) = parse_marked(text, name="x.mark")
    assert not faults
    assert [s.speaker for s in item.said] == [None, "The ministry"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# a | b\nno end {1s The army", "stays open"),
        ("# a | b\nno start} here", "closes that none opened"),
        ("# a | b\n{1s  The army} {1c said} {1t it}", "spaces at its edge"),
        ("no heading\ntext", "an item is a heading"),
        ("# a | b\n{1s It} {1c said} {1t so}.\n= 1 Nobody here", "does not stand in the text"),
        ("# a | b\n{1c said} {1t so}.\n= 1 so", "has no source"),
    ],
)
def test_a_fault_names_place_and_cure(text: str, fault: str, tmp_path: Path) -> None:
    found, faults = parse_marked(text, name="x.mark")
    assert not found
    assert faults[0].startswith("x.mark:1: ")
    assert fault in faults[0]
    (tmp_path / "x.mark").write_text(text)
    with pytest.raises(CorpusError, match=r"x\.mark:1"):
        list(read_marked(tmp_path))


def test_a_line_without_marks_is_itself() -> None:
    assert unmark("Nothing is said.") == ("Nothing is said.", {})
    assert unmark("{1s It} rained")[1][1]["s"] == [Span(0, 2)]


def test_the_written_passages_can_be_read() -> None:
    said = [s for m in read_marked(CORPUS / "attribution") for s in m.said]
    assert len(said) > 3000
    assert sum(bool(s.source) for s in said) > 2500
    for name in ("seen", "unseen"):
        passages = read_marked(CORPUS / "speakers" / f"{name}.mark")
        known = [s for m in passages for s in m.said if s.speaker]
        assert len(known) > 150
