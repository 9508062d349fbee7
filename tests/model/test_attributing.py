"""Tags to attributions: the likeliest row, and which source and content belong to which cue."""

from typing import Any

import numpy
import pytest

from dateline.model.attributing import Attributed, attributed, best_tags, rejoined, runs_of
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


def window(text: str = " ".join(WORDS)) -> tuple[Pieces, str]:
    """Return a text as pieces; a `#` parts the pieces of a word and stands in no text."""
    offsets, at = [(0, 0)], 0
    for word in text.split():
        for piece in word.split("#"):
            offsets.append((at, at + len(piece)))
            at += len(piece)
        at += 1
    text = text.replace("#", "")
    offsets.append((0, 0))
    letters = tuple(text[a:b].isalnum() for a, b in offsets)
    return Pieces((0,) * len(offsets), tuple(offsets), letters), text


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


def read(
    text: str, links: list[int], *, chance: float = 0.99, **tags: list[int]
) -> list[list[str]]:
    """Return the words of source, cue and content of each; `chance` is that of a cue."""
    pieces, text = window(text)
    rows = {part: tags.get(part, [0] * len(links)) for part in PARTS}
    parts = numpy.concatenate([sure([0, *rows[p], 0]) for p in PARTS], 1)
    parts[[0, *rows["cue"], 0].index(1), 3:6] = numpy.log([1 - chance, chance - 0.005, 0.005])
    linked = sure([0, *links, 0], len(LINK_TAGS))
    found = attributed(pieces, text, (1,), parts, lambda _: linked)
    return [[" | ".join(text[a:b] for a, b in getattr(one, p)) for p in PARTS] for one in found]


def test_no_part_ends_within_a_word() -> None:
    found = read("Asad#ov den#ied it", [1, 2, 0, 0, 3],
                 source=[1, 0, 0, 0, 0], cue=[0, 0, 1, 0, 0], content=[0, 0, 0, 2, 1])  # fmt: skip
    assert found == [["Asadov", "denied", "it"]]


@pytest.mark.parametrize(
    ("text", "content"),
    [("He saw them flee#, then fall", "them flee, then fall"),
     ("He saw them flee#; then fall", "them flee | then fall")],
)  # fmt: skip
def test_a_content_goes_on_over_a_comma_alone(text: str, content: str) -> None:
    tags = [0, 0, 1, 2, 0, 1, 2]
    links = [1, 0, 3, 4, 0, 3, 4]
    found = read(text, links, source=[1, 0, 0, 0, 0, 0, 0], cue=[0, 1, 0, 0, 0, 0, 0], content=tags)
    assert found == [["He", "saw", content]]


@pytest.mark.parametrize(
    ("chance", "links", "cue"),
    [(0.45, [1, 0, 3, 4], "said"), (0.39, [1, 0, 3, 4], ""), (0.8, [0, 0, 0, 0], ""),
     (0.9, [0, 0, 0, 0], "said")],
)  # fmt: skip
def test_a_doubtful_cue_needs_its_source_and_content(
    chance: float, links: list[int], cue: str
) -> None:
    tags = {"source": [1, 0, 0, 0], "cue": [0, 1, 0, 0], "content": [0, 0, 1, 2]}
    found = read("Rebels said troops fled", links, chance=chance, **tags)
    assert "".join(said for _, said, _ in found) == cue


def said(text: str, *contents: str, cue: bool = True) -> Attributed:
    ranges = tuple((text.index(c), text.index(c) + len(c)) for c in contents)
    return Attributed((), ((0, 2),) if cue else (), ranges)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("He said: “They fled. It is over.”", ["“They fled. It is over.”"]),
        ('He said: "They fled. It is over."', ['"They fled. It is over."']),
        ("He said: “They fled.” It is over.”", ["“They fled.”", "It is over.”"]),
        ("He said: “They fled.\n\n“It is over.”", ["“They fled.", "“It is over.”"]),
        ("He said: “They fled. So It is over.”", ["“They fled.", "It is over.”"]),
    ],
)
def test_a_quotation_goes_on_over_the_end_of_a_sentence(text: str, contents: list[str]) -> None:
    close = "".join(c for c in '”"' if text.endswith(c))
    first = next(p for p in ("“They fled.”", "“They fled.", '"They fled.') if p in text)
    second = ("“" if "\n“" in text else "") + "It is over." + close
    found = rejoined(text, [said(text, first), said(text, second, cue=False)])
    assert [text[a:b] for one in found for a, b in one.content] == contents


def test_pieces_of_a_quotation_that_no_cue_has_are_one() -> None:
    text = "“They fled. It is over. We won.”"
    alone = [said(text, c, cue=False) for c in ("“They fled.", "It is over.", "We won.”")]
    (one,) = rejoined(text, alone)
    assert [text[a:b] for a, b in one.content] == [text]


def test_two_speakers_in_turn_stay_two() -> None:
    text = "He was glad they fled. He was sad they died."
    both = [said(text, "they fled"), said(text, "they died")]
    assert rejoined(text, both) == both


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (["We saw them flee and then"], "“We saw them flee and then the shop burned down,”"),
        (["We saw", "flee and then the shop"], "“We saw them flee and then the shop burned down,”"),
        (["the shop"], "the shop"),  # not half of it
    ],
)
def test_a_quotation_of_which_half_is_told_is_told_whole(contents: list[str], told: str) -> None:
    text = "“We saw them flee and then the shop burned down,” she said. “It is lost.”"
    quotations = [(1, text.index("”")), (text.index("It"), text.rindex("”"))]
    found = rejoined(text, [said(text, *contents)], quotations)
    assert [text[a:b] for one in found for a, b in one.content] == [told]


def test_words_before_a_quotation_stay_with_it() -> None:
    text = 'The mayor said that they "had been warned three times".'
    start, end = text.index("had"), text.rindex('"')
    (one,) = rejoined(text, [said(text, 'that they "had been warned')], [(start, end)])
    assert [text[a:b] for a, b in one.content] == ['that they "had been warned three times"']
