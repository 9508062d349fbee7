"""Task `attribution`: the words of source, cue and content, and who a short source is."""

import itertools
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.annotate import Layers, annotate
from dateline.bench.lines import read_lines
from dateline.bench.locate import WORD_OR_MARK, words_at
from dateline.bench.results import Result, f1, finished
from dateline.document import Range, Span, plain
from dateline.errors import BenchError
from dateline.extract.actors import ActorReader
from dateline.extract.claims import Attribution, find_attributions
from dateline.model.marked import Marked, read_marked
from dateline.pipeline import PLAIN, Settings

PARTS = ("source", "cue", "content")
Words = tuple[int, int, str]
Word = TypeVar("Word")


class Gold(msgspec.Struct, frozen=True):
    """Who says what: spans of code points with their words; `speaker` is who a source is."""

    source: tuple[Words, ...] = ()
    cue: tuple[Words, ...] = ()
    content: tuple[Words, ...] = ()
    speaker: str | None = None


class Record(msgspec.Struct, frozen=True):
    """A text with its attributions, its day (YYYY-MM-DD), and its part of the set."""

    text: str
    attributions: tuple[Gold, ...]
    date: str | None = None
    split: str | None = None


def score_attribution(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN, split: str | None = None
) -> Result:
    """Return F1 of words and of exact spans of each part, and how often a short source is right.

    A word counts once for each part, in however many attributions it stands; a discontinuous
    part counts as one span for each of its pieces. `split` leaves the other parts of a set out.
    """
    began = time.monotonic()
    tokens, exact = ({part: [0, 0, 0] for part in PARTS} for _ in range(2))
    n, asked, known = 0, 0, 0
    for record in itertools.islice(read_records(data, split), limit):
        n += 1
        layers = annotate(plain(record.text, published=record.date), model=settings.model)
        found = find_attributions(layers, views=not layers.attributed)
        given = spans_of(layers, found)
        for part in PARTS:
            wanted = {(a, b) for gold in record.attributions for a, b, _ in getattr(gold, part)}
            _count(exact[part], wanted, set(given[part]))
            _count(
                tokens[part],
                *(words_at(record.text, of, WORD_OR_MARK) for of in (wanted, given[part])),
            )
        speaking = [g for g in record.attributions if g.speaker is not None and g.source]
        asked += len(speaking)
        actors = ActorReader(layers, record.date)
        known += sum(_is_known(layers, actors, found, gold) for gold in speaking)
    if not n:
        raise BenchError(f"{data}: no record of part {split!r}; leave --part out, or name another")
    metrics = {
        f"{part}_{name}_f1": f1(*counts[part])
        for name, counts in (("token", tokens), ("exact", exact))
        for part in PARTS
    }
    if asked:
        metrics["speaker_accuracy"] = round(known / asked, 3)
    return finished("attribution", n, metrics, [data], began=began)


def read_records(data: Path, split: str | None) -> Iterable[Record]:
    """Return the records of a JSON lines file, or the passages of a marked file."""
    if data.suffix not in (".mark", ".txt"):
        records = read_lines(data, Record)
        return (r for r in records if split is None or r.split == split)
    return map(_record, read_marked(data))


def _record(marked: Marked) -> Record:
    def spans(of: Iterable[Span]) -> tuple[Words, ...]:
        return tuple((s.start, s.end, marked.text[s.start : s.end]) for s in of)

    golds = (Gold(spans(s.source), spans(s.cue), spans(s.content), s.speaker) for s in marked.said)
    return Record(marked.text, tuple(golds))


def spans_of(layers: Layers, found: Iterable[Attribution]) -> dict[str, list[Range]]:
    """Return the spans of each part of what was read, as ranges of code points.

    Where the model reads, they are its own: it draws the bounds; the rules only say who and how.
    """
    spans: dict[str, dict[Range, None]] = {part: {} for part in PARTS}
    for read in layers.attributed:
        for part in PARTS:
            spans[part].update(dict.fromkeys(getattr(read, part)))
    for said in () if layers.attributed else found:
        for first, last in said.source_spans:
            span = layers.span(first, last)
            spans["source"][span.start, span.end] = None
        if said.cue is not None:
            span = layers.span(*said.cue)
            spans["cue"][span.start, span.end] = None
        spans["content"].update(dict.fromkeys(said.content))
    return {part: sorted(of) for part, of in spans.items()}


def _count(row: list[int], wanted: set[Word], given: set[Word]) -> None:
    for at, number in enumerate((len(wanted & given), len(wanted), len(given))):
        row[at] += number


def _is_known(
    layers: Layers, actors: ActorReader, found: Iterable[Attribution], gold: Gold
) -> bool:
    """Tell whether a short source that was found is resolved to whom it stands for."""
    heads = [
        head for said in found
        for head, span in zip(said.sources, said.source_spans, strict=True)
        if any(
            a < layers.span(*span).end and layers.span(*span).start < b for a, b, _ in gold.source
        )
    ]  # fmt: skip
    text, speaker = layers.document.text, gold.speaker or ""
    places = [(m.start(), m.end()) for m in re.finditer(re.escape(speaker), text)]
    for head in heads[:1]:
        actor = actors.read(head)
        behind = [layers.tokens[i].start for i in layers.refers.get(head, ())]
        behind += [q.span.start for q in actor.quotes] if actor is not None else []
        if any(a <= at < b for at in behind for a, b in places):
            return True
    return False
