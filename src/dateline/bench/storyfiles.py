"""The story files: a few reports of the same days, with what links them (docs/bench.md)."""

from pathlib import Path

import msgspec

from dateline.bench.results import files_in
from dateline.document import Document, Range
from dateline.errors import BenchError
from dateline.ingest.text import Meta, build_document
from dateline.records import ContradictionKind, Grade


class Words(msgspec.Struct, frozen=True):
    """Words of a report; `start`, `end` (code points) say where they stand, if not at first."""

    report: str
    words: str
    start: int | None = None
    end: int | None = None


class Told(msgspec.Struct, frozen=True):
    """A report of a story as its file gives it."""

    id: str
    publisher: str
    published: str
    text: str
    url: str | None = None
    credit: str | None = None


class Killed(msgspec.Struct, frozen=True):
    """The dead of an incident: lowest, best and highest figure."""

    low: int
    best: int
    high: int


class GoldIncident(msgspec.Struct, frozen=True):
    """One deed: the words of its mentions, and what its readers decided of it."""

    id: str
    events: tuple[Words, ...]
    killed: Killed | None
    origins: int
    grade: Grade


class Equivalents(msgspec.Struct, frozen=True):
    """Other mentions that are as good for a side of a contradiction."""

    left: tuple[Words, ...] = ()
    right: tuple[Words, ...] = ()


class GoldContradiction(msgspec.Struct, frozen=True):
    """Two passages that cannot both be right."""

    kind: ContradictionKind
    left: Words
    right: Words
    equivalents: Equivalents = Equivalents()

    @property
    def sides(self) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
        """All words that are good for the left side, and all for the right."""
        return (self.left, *self.equivalents.left), (self.right, *self.equivalents.right)


class Story(msgspec.Struct, frozen=True):
    """A story file; an id in `-ambiguous` is passed over."""

    id: str
    reports: tuple[Told, ...]
    incidents: tuple[GoldIncident, ...]
    contradictions: tuple[GoldContradiction, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()

    def documents(self) -> dict[str, Document]:
        """Return the documents of the reports, read as an article with its source's data is."""
        return {
            r.id: build_document(
                r.text, Meta(published=r.published, publisher=r.publisher, url=r.url, name=r.id)
            )
            for r in self.reports
        }


def read_stories(folder: Path, *, limit: int | None = None) -> tuple[Story, ...]:
    """Return the stories of a folder in order of name; an error names the file and the cure."""
    found = []
    for path in files_in(folder, "*.json"):
        try:
            story = msgspec.json.decode(path.read_bytes(), type=Story)
        except msgspec.DecodeError as wrong:
            raise BenchError(f"{path}: {wrong}; see docs/bench.md for the shape") from None
        if not story.id.endswith("-ambiguous"):
            found.append(story)
    return tuple(found[:limit])


def place_of(document: Document, words: Words) -> Range:
    """Return where gold words stand in a report; that they do not is an error."""
    if words.start is not None and words.end is not None:
        return words.start, words.end
    at = document.text.find(words.words)
    if at < 0:
        raise BenchError(
            f"{document.name}: {words.words!r} is not in the text; copy it to the letter"
        )
    return at, at + len(words.words)
