"""Fitting when two events of an article are one."""

from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.bench.corpus import as_document
from dateline.bench.gathering_fit import (
    Both,
    Marked,
    fit_gathering,
    judge,
    of_marks,
    weights_of,
)
from dateline.bench.storyfiles import read_stories
from dateline.document import Span, plain
from dateline.extract.events.joining.gathering import Weights
from dateline.model.corpus import Item, Mention, Paragraph

STORIES = Path(__file__).parents[2] / "corpus" / "incidents" / "seen"
LEAD = "Gunmen killed nine nurses in Tete on Monday."
LATER = "Residents fled when gunmen attacked the clinic."
OTHER = "Police arrested four students in Lima."


def _item() -> Item:
    def told(word: str, text: str) -> Mention:
        at = text.index(word)
        return Mention(
            trigger=Span(at, at + len(word)), type="ASSAULT", mode=None, actors=(), recipients=(),
            place=None, realis="actual", source=None, event=1,
        )  # fmt: skip

    paragraphs = (
        Paragraph(LEAD, (told("killed", LEAD),)),
        Paragraph(LATER, (told("attacked", LATER),)),
    )
    return Item("here", "one", "wire", "MOZ", "2024-03-05", paragraphs)


def test_marks_with_one_number_are_one_event() -> None:
    document, golds = as_document(_item())
    found = list(judge(annotate(document, model=True), of_marks(golds), whole=False))
    assert [both.one for both in found] == [True]
    assert found[0].numbers["next paragraph"] == 1


def test_events_without_a_mark_tell_nothing() -> None:
    layers = annotate(plain(f"{LEAD}\n\n{OTHER}"), model=True)
    marks = [Marked(Span(7, 13), "a")]
    assert list(judge(layers, marks, whole=True)) == []


def test_weights_tell_apart_what_differs() -> None:
    judged = [Both({"": 1.0, "near": 1.0}, True)] * 20 + [Both({"": 1.0, "far": 1.0}, False)] * 20
    found = weights_of([*judged, Both({"": 1.0, "once": 1.0}, True)])
    assert found.odds({"": 1.0, "near": 1.0}) > 0 > found.odds({"": 1.0, "far": 1.0})
    assert "once" not in found.of


def test_weights_are_fitted_on_stories_and_marks_and_written(tmp_path: Path) -> None:
    target = tmp_path / "gathering.json"
    fit_gathering([_item()], read_stories(STORIES, limit=4)[3:], target)
    found = msgspec.json.decode(target.read_bytes(), type=Weights)
    assert found.bound > 1
    assert found.of[""] != 0
