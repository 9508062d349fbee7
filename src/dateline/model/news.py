"""Events marked in news that others own: marks by place, without the text, joined to the set.

A line of the marks (JSON) is one document of a set: its name in the set, the SHA-256 of its text,
the paragraphs that were read and the events in each, spans in code points of the document. The
sets lie in a folder beside, `SET.jsonl.gz`, a record a line with `id` and `text`, or with `tokens`
and the sentence of each (`sent_of_token`).
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from dateline.document import Range, Span
from dateline.errors import CorpusError
from dateline.model.corpus import Item, Mention, Paragraph
from dateline.model.held_back import is_for_weights, is_held_back
from dateline.records import EventType, Realis

_JOINED = (
    (re.compile(r" ([.,;:!?%)\]]|n't|'(?:s|re|ve|ll|d|m)\b)", re.IGNORECASE), r"\1"),
    (re.compile(r"([(\[$]) "), r"\1"),
    (re.compile(r"`` ?"), '"'),
    (re.compile(r" ?''"), '"'),
)
"""What tells tokens from text: marks that stand close to a word, and quotation marks of old."""

_SENTENCE_ENDS = re.compile(r"(?<![A-Z])[.!?][\"'”’)]*\s+(?![a-z])")

HALVED = frozenset({"whole.jsonl"})
"""Marks of which half is taught and half fits assembly."""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event of a paragraph: places of its words in the document; see `corpus.Mention`."""

    trigger: Range
    type: EventType
    mode: str | None = None
    actors: tuple[Range, ...] = ()
    recipients: tuple[Range, ...] = ()
    place: Range | None = None
    realis: Realis = "actual"
    source: Range | None = None
    event: int | None = None


class MarkedParagraph(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph that was read: where it stands, and its events (none: it tells of none)."""

    at: Range
    events: tuple[Mark, ...] = ()


class MarkedText(msgspec.Struct, frozen=True, omit_defaults=True):
    """The marks of one document of a set; `date` is empty where the set has none."""

    set: str
    id: str
    sha256: str
    paragraphs: tuple[MarkedParagraph, ...]
    date: str = ""

    @property
    def held_back(self) -> bool:
        """Whether nothing is learnt from it: a fifth of the documents, by their words alone."""
        return is_held_back(self.sha256)

    @property
    def for_weights(self) -> bool:
        """Whether only assembly's weights are fitted on it: half of what is not held back."""
        return not self.held_back and is_for_weights(self.sha256)


def read_news(marks: Path, sets: Path, *, held_back: bool | None = None) -> Iterator[Item]:
    """Return the marked documents whose sets lie in a folder; of one part, if that is asked.

    A document is known by its words, since names in a set may stand twice. A set that is not there
    gives nothing: `missing_sets` names it. `CorpusError` names a mark whose document the set lacks.
    """
    every = read_marks(marks)
    return _of(sets, [m for m in every if held_back is None or m.held_back == held_back])


def read_taught(marks: Path, sets: Path) -> Iterator[Item]:
    """Return what a model is taught of the marked documents, as `read_news` does.

    Of the files in `HALVED` half of what is not held back is kept for assembly's weights.
    """
    kept = marks.name in HALVED
    every = read_marks(marks)
    return _of(sets, [m for m in every if not m.held_back and not (kept and m.for_weights)])


def read_for_weights(marks: Path, sets: Path) -> Iterator[Item]:
    """Return the marked documents that assembly's weights are fitted on: no model learnt them."""
    if marks.name not in HALVED:
        return read_news(marks, sets, held_back=True)
    return _of(sets, [m for m in read_marks(marks) if m.for_weights])


def _of(sets: Path, wanted: Sequence[MarkedText]) -> Iterator[Item]:
    for name in sorted({m.set for m in wanted}):
        file = file_of(sets, name)
        if file.exists():
            yield from _joined([m for m in wanted if m.set == name], file)


def read_marks(marks: Path) -> list[MarkedText]:
    """Return the marks as they stand in a file; `CorpusError` names a line that is none."""
    found = []
    for number, line in enumerate(marks.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=MarkedText))
        except msgspec.DecodeError as wrong:
            raise CorpusError(f"{marks}:{number}: {wrong}; give one marked document") from wrong
    return found


def missing_sets(marks: Path, sets: Path) -> list[str]:
    """Return the names of the sets that the marks need and the folder lacks."""
    return sorted({m.set for m in read_marks(marks) if not file_of(sets, m.set).exists()})


def file_of(sets: Path, name: str) -> Path:
    """Return where a set lies in the folder of the sets."""
    return sets / f"{name}.jsonl.gz"


def _joined(marks: Sequence[MarkedText], file: Path) -> Iterator[Item]:
    """Return the documents of one set in the order of their marks."""
    texts = texts_of(file)
    for mark in marks:
        text = texts.get(mark.sha256)
        if text is None:
            raise CorpusError(
                f"{file}: document {mark.id} is not there, or not as it was marked; "
                "take the set as it was, or mark the document anew"
            )
        paragraphs = tuple(_paragraph(p, text) for p in mark.paragraphs)
        yield Item(f"{file.name}:{mark.id}", mark.id, "wire", "", mark.date, paragraphs)


def texts_of(file: Path) -> dict[str, str]:
    """Return the texts of a set (JSON lines, gzip) by the SHA-256 of their words."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = (_text(json.loads(line)) for line in lines)
        return {hashlib.sha256(t.encode()).hexdigest(): t for t in texts}


def _text(record: dict[str, Any]) -> str:
    """Return a record's text; of tokens as they would be written, a line a sentence."""
    if "text" in record:
        return str(record["text"])
    return "\n".join(map(close_up, lines_of(record["tokens"], record["sent_of_token"])))


def lines_of(tokens: Sequence[str], sentences: Sequence[int]) -> list[str]:
    """Return tokens with blanks between them, a line a sentence, without a line of an address.

    An address at the top tells from where an article was collected, not what it says.
    """
    told = groupby(zip(sentences, tokens, strict=True), lambda one: one[0])
    lines = (" ".join(token for _, token in sentence) for _, sentence in told)
    return [line for line in lines if not line.lower().startswith(("http :", "https :"))]


def close_up(tokens: str) -> str:
    """Return tokens with blanks between them as they would be written.

    >>> close_up("`` No , '' he said ( twice ) .")
    '"No," he said (twice).'
    """
    for mark, written in _JOINED:
        tokens = mark.sub(written, tokens)
    return tokens


def _paragraph(marked: MarkedParagraph, text: str) -> Paragraph:
    start, end = marked.at
    words = text[start:end]
    return Paragraph(words, tuple(_mention(m, start, words) for m in marked.events))


def _mention(mark: Mark, start: int, words: str) -> Mention:
    def here(at: Range) -> Span:
        return Span(at[0] - start, at[1] - start)

    trigger = here(mark.trigger)
    return Mention(
        trigger=trigger,
        type=mark.type,
        mode=mark.mode,
        actors=tuple(in_sentence(words, here(a), trigger) for a in mark.actors),
        recipients=tuple(in_sentence(words, here(r), trigger) for r in mark.recipients),
        place=here(mark.place) if mark.place else None,
        realis=mark.realis,
        source=here(mark.source) if mark.source else None,
        event=mark.event,
    )


def in_sentence(text: str, party: Span, trigger: Span) -> Span:
    """Return where a party's words stand in the sentence of its trigger, if they stand there too.

    Who copies words to the letter gives the first place where a paragraph has them.

    >>> in_sentence("Police came. Police shot him.", Span(0, 6), Span(20, 24))
    Span(start=13, end=19)
    """
    if not _are_parted(text, party, trigger):
        return party
    same = re.finditer(rf"(?<!\w){re.escape(text[party.start : party.end])}(?!\w)", text)
    near = [s for m in same if not _are_parted(text, s := Span(*m.span()), trigger)]
    return min(near, key=lambda s: abs(s.start - trigger.start), default=party)


def _are_parted(text: str, one: Span, other: Span) -> bool:
    """Tell whether a sentence ends between two places."""
    first, last = sorted((one, other))
    return _SENTENCE_ENDS.search(text, first.end, last.start) is not None
