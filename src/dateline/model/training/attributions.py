"""Attributions to training examples: windows of text with tags for sources, cues and contents."""

import gzip
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.document import Span
from dateline.model.labels import LINK_TAGS, PARTS
from dateline.model.marked import Said, read_marked
from dateline.model.pieces import Pieces, join, pack, split
from dateline.model.training.examples import IGNORED, Cue, Example

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
Texts = Sequence[tuple[str, Sequence[Said]]]


def own_texts(folder: Path) -> list[tuple[str, Sequence[Said]]]:
    """Return the passages that we wrote, with their attributions."""
    return [(m.text, m.said) for m in read_marked(folder)]


def foreign_texts(file: Path, split_name: str) -> list[tuple[str, Sequence[Said]]]:
    """Return one part of a set of attributions as JSON lines (gzip), spans in code points."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [r for line in lines if (r := json.loads(line))["split"] == split_name]
    return [
        (
            r["text"],
            [
                Said(_marked(one["source"]), _marked(one["cue"]), _marked(one["content"]))
                for one in r["attributions"]
            ],
        )
        for r in records
    ]


def _marked(spans: Sequence[tuple[int, int, str]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end, _ in spans)


def attribution_examples(texts: Texts, tokenizer: "Tokenizer") -> Iterator[Example]:
    """Return an example for each window of each text."""
    for text, said in texts:
        cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
        ranges = [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]
        pieces = [split(tokenizer, text[a:b]) for a, b in ranges]
        for first, last in pack(pieces):
            window = join(pieces[first:last], [a for a, _ in ranges[first:last]])
            start, end = ranges[first][0], ranges[last - 1][1]
            inside = [s for s in said if any(_meets(x, start, end) for x in _spans(s))]
            yield _example(text[start:end], window, inside)


def _spans(one: Said) -> Iterator[Span]:
    yield from (*one.source, *one.cue, *one.content)


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _example(text: str, window: Pieces, said: Sequence[Said]) -> Example:
    size = len(window.ids)
    parts = [[0] * size for _ in PARTS]
    cues = []
    for one in said:
        links = [0] * size
        where = {part: _pieces(window, getattr(one, part)) for part in PARTS}
        for row, part in zip(parts, PARTS, strict=True):
            for first, last in where[part]:
                for i in range(first, last):
                    if part != "content" or not row[i]:  # a content within a content is part of it
                        row[i] = 1 if i == first else 2
                    if part != "cue":
                        links[i] = LINK_TAGS.index(f"{'B' if i == first else 'I'}-{part}")
        cue = tuple(i for a, b in where["cue"] for i in range(a, b))
        if cue:
            cues.append(Cue(cue, tuple(links)))
    for row in parts:
        row[0] = row[-1] = IGNORED
    return Example(
        text, window.ids, (IGNORED,) * size, parts=tuple(tuple(r) for r in parts), cues=tuple(cues)
    )


def _pieces(window: Pieces, spans: Sequence[Span]) -> list[tuple[int, int]]:
    found = (window.covering(s.start, s.end) for s in spans)
    return [f for f in found if f is not None]
