"""What annotation writes about a document: tokens, sentences, names, quotations, coreference."""

from bisect import bisect_right
from collections.abc import Mapping
from operator import attrgetter

import msgspec

from dateline.codebook.directory import Directory, Known
from dateline.document import Document, Quote, Role, Span
from dateline.model.attributing import Attributed
from dateline.model.reader import SentenceReading

_END = attrgetter("end")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token: its place in `Document.text`, and what the parser says of it.

    `head` and `i` index `Layers.tokens`; a sentence's root is its own head. `dep` and `tag` are
    spaCy's English labels (ClearNLP dependencies, Penn tags), `pos` universal parts of speech;
    `name` is the entity label, empty outside names. `low` and `base` are text and lemma in lower
    case, but of "no" in "no fewer than": the readers ask for them a hundred times a token.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    name: str
    low: str
    base: str


_NOTHING = Token(-1, 0, 0, "", "", "", "", "", -1, -1, "", "", "")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: tokens `first` to `last` (exclusive), in the block of that index."""

    first: int
    last: int
    block: int
    root: int


class Name(msgspec.Struct, frozen=True, gc=False):
    """A named entity: tokens `first` to `last` (exclusive), and spaCy's label (PERSON, GPE …)."""

    first: int
    last: int
    label: str


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """Words in quotation marks: `start`, `end` without the marks; `scare` for a judged word."""

    start: int
    end: int
    scare: bool


class Layers(msgspec.Struct, frozen=True):
    """Everything annotation knows of one document.

    `refers` maps the head token of a short mention ("he", "the group", "Putin") to the head
    tokens of the fullest mentions of the same actors in the article. `readings` holds what the
    model reads in each sentence, `attributed` who it sees to say what; both are empty where the
    model was left out.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    children: tuple[tuple[int, ...], ...]
    refers: Mapping[int, tuple[int, ...]]
    directory: Directory
    known: tuple[Known, ...] = ()
    readings: tuple[SentenceReading, ...] = ()
    attributed: tuple[Attributed, ...] = ()

    def quote(self, first: int, last: int) -> Quote:
        """Return the words of tokens `first` to `last` (exclusive)."""
        return self.document.quote(self.tokens[first].start, self.tokens[last - 1].end)

    def span(self, first: int, last: int) -> Span:
        """Return the place of tokens `first` to `last` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def after(self, i: int) -> Token:
        """Return the token behind token `i`; behind the last one an empty token stands."""
        return self.tokens[i + 1] if i + 1 < len(self.tokens) else _NOTHING

    def subtree(self, i: int) -> tuple[int, ...]:
        """Return the indices of token `i` and all below it in the parse, in text order."""
        found, queue = [i], [i]
        while queue:
            for child in self.children[queue.pop()]:
                found.append(child)
                queue.append(child)
        return tuple(sorted(found))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Return the indices above token `i`, nearest first, up to the sentence's root."""
        found: list[int] = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            found.append(i)
        return tuple(found)

    def parted(self, one: int, other: int) -> bool:
        """Tell whether a semicolon stands between two tokens: the parse joins what it parts."""
        first, last = sorted((one, other))
        return any(t.text == ";" for t in self.tokens[first:last])

    def within(self, start: int, end: int) -> range:
        """Return the tokens that lie wholly between two code points."""
        first = self.token_at(start)
        if first is None:
            return range(0)
        if self.tokens[first].start < start:
            first += 1
        last = self.token_at(end)
        return range(first, len(self.tokens) if last is None else last)

    def block_of(self, i: int) -> int:
        """Return the number of the block that token `i` stands in."""
        return self.sentences[self.tokens[i].sentence].block

    def role_of(self, i: int) -> Role:
        """Return the role of the block that token `i` stands in."""
        return self.document.blocks[self.block_of(i)].role

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that covers or follows the code point `offset`."""
        found = bisect_right(self.tokens, offset, key=_END)
        return found if found < len(self.tokens) else None
