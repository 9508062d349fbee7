"""Tags to attributions: the likeliest row, and which source and content belong to which cue."""

from typing import Any

import numpy
import pytest

from dateline.model.attributing import attributed, best_tags, runs_of
from dateline.model.labels import LINK_TAGS, PART_TAGS, PARTS
from dateline.model.pieces import Pieces

WORDS = ["Rebels", "said", "troops", "fled", ";", "medics", "said", "many", "died"]


def sure(tags: list[int], width: int = 3) -> Any:
    """Return log-probabilities that leave little doubt of a row of tags."""
    rows = numpy.full((len(tags), width), -6.0, numpy.float32)
    for row, tag in zip(rows, tags, strict=True):
        row[tag] = -0.01
    return rows


@pytest.mark.parametrize(
    ("tags", "best"),
    [([0, 1, 2, 0], [0, 1, 2, 0]), ([0, 2, 2, 0], [0, 1, 2, 0]), ([2], [0])],
)
def test_no_row_begins_inside(tags: list[int], best: list[int]) -> None:
    assert best_tags(sure(tags)) == best


def test_an_empty_row_has_no_tags() -> None:
    assert best_tags(sure([])) == []
    assert runs_of([]) == []


def window() -> tuple[Pieces, str]:
    text = " ".join(WORDS)
    offsets, at = [(0, 0)], 0
    for word in WORDS:
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    offsets.append((0, 0))
    return Pieces((0,) * len(offsets), tuple(offsets), (True,) * len(offsets)), text


def test_each_cue_has_its_own_source_and_content() -> None:
    pieces, text = window()
    tags = {"source": [1, 0, 0, 0, 0, 1, 0, 0, 0], "cue": [0, 1, 0, 0, 0, 0, 1, 0, 0],
            "content": [0, 0, 1, 2, 0, 0, 0, 1, 2]}  # fmt: skip
    parts = numpy.concatenate([sure([0, *tags[p], 0]) for p in PARTS], 1)
    assert parts.shape[1] == len(PARTS) * len(PART_TAGS)

    def links(cue: list[int]) -> Any:
        first = cue[0] < 5
        row = [1, 0, 3, 4, 0, 0, 0, 0, 0] if first else [0, 0, 0, 0, 0, 1, 0, 3, 4]
        return sure([0, *row, 0], len(LINK_TAGS))

    found = attributed(pieces, text, (1,), parts, links)
    told = [[" ".join(text[a:b] for a, b in getattr(one, part)) for part in PARTS] for one in found]
    assert told == [["Rebels", "said", "troops fled"], ["medics", "said", "many died"]]


def test_content_without_a_cue_stands_alone() -> None:
    pieces, text = window()
    nothing = [0] * len(WORDS)
    tags = {"source": nothing, "cue": nothing, "content": [0, 0, 1, 1, 0, 0, 0, 0, 0]}
    parts = numpy.concatenate([sure([0, *tags[p], 0]) for p in PARTS], 1)
    (one,) = attributed(pieces, text, (1,), parts, lambda _: parts)
    assert (one.source, one.cue) == ((), ())
    assert [text[a:b] for a, b in one.content] == ["troops fled"]  # touching pieces are one
