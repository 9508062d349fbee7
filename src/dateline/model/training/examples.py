"""Corpus items to training examples: word pieces with tags, roles and pairs."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.document import Span
from dateline.model.corpus import Item, Mention, Paragraph
from dateline.model.labels import MODES, REALIS, ROLE_TAGS, ROLES, TAGS, TYPES
from dateline.model.pieces import (
    Pieces,
    find_marks,
    mark_pair,
    split,
)  # fmt: skip

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_ENDS = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z0-9])")
IGNORED = -100
"""A label that the loss passes over."""


class Trigger(msgspec.Struct, frozen=True):
    """A gold trigger: its pieces, and the labels of its heads (indices into `labels`).

    `places` tags the words that say where it happened; empty where that isn't known.
    """

    first: int
    last: int
    mode: int
    realis: int
    roles: tuple[int, ...]
    places: tuple[int, ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """What passes from a source to a target: the pieces of their marks, and its type."""

    source: tuple[int, int]
    target: tuple[int, int]
    type: int


class Cue(msgspec.Struct, frozen=True):
    """A gold cue: its pieces, and the link tag of every piece of the text."""

    pieces: tuple[int, ...]
    links: tuple[int, ...]


class Example(msgspec.Struct, frozen=True):
    """A text to learn from: its pieces, a tag for each, its triggers.

    Or a sentence with a source and a target marked: then it has a `passage`, and no tags. Where
    attributions are known, `parts` has a row of tags for each part of them, and `cues` the cues.
    """

    text: str
    ids: tuple[int, ...]
    tags: tuple[int, ...]
    triggers: tuple[Trigger, ...] = ()
    passage: Passage | None = None
    parts: tuple[tuple[int, ...], ...] = ()
    cues: tuple[Cue, ...] = ()


def sentences(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Return a paragraph's sentences; a party or source that stands in another is left out."""
    cuts = [0, *(m.end() for m in _ENDS.finditer(paragraph.text)), len(paragraph.text)]
    for start, end in itertools.pairwise(cuts):
        if end <= start:
            continue
        mentions = tuple(
            _moved(m, start, end)
            for m in paragraph.mentions
            if start <= m.trigger.start and m.trigger.end <= end
        )
        yield Paragraph(paragraph.text[start:end], mentions)


def _moved(mention: Mention, start: int, end: int) -> Mention:
    def here(span: Span | None) -> Span | None:
        inside = span is not None and start <= span.start and span.end <= end
        return Span(span.start - start, span.end - start) if span is not None and inside else None

    trigger = here(mention.trigger)
    assert trigger is not None
    return msgspec.structs.replace(
        mention,
        trigger=trigger,
        actors=tuple(s for a in mention.actors if (s := here(a)) is not None),
        recipients=tuple(s for r in mention.recipients if (s := here(r)) is not None),
        place=here(mention.place),
        source=here(mention.source),
    )


def _tag(tags: list[int], pieces: Pieces, span: Span, names: Sequence[str], name: str) -> bool:
    found = pieces.covering(span.start, span.end)
    if found is None:
        return False
    for i in range(*found):
        tags[i] = names.index(f"{'B' if i == found[0] else 'I'}-{name}")
    return True


def _role_tags(mention: Mention, pieces: Pieces) -> tuple[int, ...]:
    tags = [0] * len(pieces.ids)
    filled = {
        "source": [mention.source], "place": [mention.place],
        "recipient": mention.recipients, "actor": mention.actors,
    }  # fmt: skip
    for role in reversed(ROLES):  # where two overlap, the actor stands
        for span in filled[role]:
            if span is not None:
                _tag(tags, pieces, span, ROLE_TAGS, role)
    return tuple(tags)


def corpus_examples(items: Iterable[Item], tokenizer: "Tokenizer") -> Iterator[Example]:
    """Return an example for each sentence of the corpus."""
    for item in items:
        for paragraph in item.paragraphs:
            for sentence in sentences(paragraph):
                yield _example(sentence, tokenizer)


def _example(sentence: Paragraph, tokenizer: "Tokenizer") -> Example:
    pieces = split(tokenizer, sentence.text)
    tags = [0] * len(pieces.ids)
    triggers = []
    for mention in sentence.mentions:
        where = pieces.covering(mention.trigger.start, mention.trigger.end)
        if where is None or not _tag(tags, pieces, mention.trigger, TAGS, mention.type):
            continue
        mode = MODES.index(f"{mention.type}/{mention.mode or ''}")
        roles = _role_tags(mention, pieces)
        triggers.append(Trigger(*where, mode, REALIS.index(mention.realis), roles))
    return Example(sentence.text, pieces.ids, tuple(tags), tuple(triggers))


def pairs(mention: Mention) -> Iterator[tuple[Span, Span]]:
    """Return who acts on whom: the first actor on the first two recipients; equals both ways."""
    if mention.recipients:
        yield from ((a, r) for a in mention.actors[:1] for r in mention.recipients[:2])
    else:
        equals = mention.actors[:2]
        yield from ((a, b) for a in equals for b in equals if a != b)


def pair_examples(items: Iterable[Item], tokenizer: "Tokenizer") -> Iterator[Example]:
    """Return an example for each pair of parties of the corpus."""
    for item in items:
        for paragraph in item.paragraphs:
            for sentence in sentences(paragraph):
                for mention in sentence.mentions:
                    kind = TYPES.index(mention.type)
                    for source, target in pairs(mention):
                        ends = (source.start, source.end), (target.start, target.end)
                        yield pair_example(sentence.text, *ends, kind, tokenizer)


def pair_example(
    text: str, source: tuple[int, int] | None, target: tuple[int, int] | None, kind: int,
    tokenizer: "Tokenizer",
) -> Example:  # fmt: skip
    """Return a sentence with a pair marked; `kind` is IGNORED where only a teacher knows it."""
    ids = split(tokenizer, mark_pair(text, source, target)).ids
    first, second = find_marks(tokenizer, ids)
    return Example(text, ids, (IGNORED,) * len(ids), passage=Passage(first, second, kind))


def bare_example(text: str, tokenizer: "Tokenizer") -> Example:
    """Return a sentence of which nothing is known: a teacher is to say."""
    ids = split(tokenizer, text).ids
    return Example(text, ids, (IGNORED,) * len(ids))
