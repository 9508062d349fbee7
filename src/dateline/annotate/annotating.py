"""Joins the parse, the known names and the coreference of a document into its layers."""

import msgspec

from dateline.annotate.coreference import resolve_mentions
from dateline.annotate.layers import Layers
from dateline.annotate.parse import Parsed, parse
from dateline.codebook.directory import Directory, Known, load_directory
from dateline.document import Document
from dateline.model.reader import SentenceReading, load_reader


def annotate(
    document: Document, directory: Directory | None = None, *, model: bool = False
) -> Layers:
    """Return what the parser, the name lists and the coreference rules say of a document.

    With `model`, also what the encoder reads in it; `directory` is the shipped one if not given.
    """
    directory = directory or load_directory()
    parsed = parse(document)
    children: list[list[int]] = [[] for _ in parsed.tokens]
    for token in parsed.tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    layers = Layers(
        document=document,
        tokens=tuple(parsed.tokens),
        sentences=tuple(parsed.sentences),
        names=tuple(parsed.names),
        quotations=tuple(parsed.quotations),
        children=tuple(tuple(c) for c in children),
        refers={},
        directory=directory,
        known=_known(parsed, directory),
        readings=_readings(document, parsed) if model else (),
    )
    return msgspec.structs.replace(layers, refers=resolve_mentions(layers, directory))


def _known(parsed: Parsed, directory: Directory) -> tuple[Known, ...]:
    """Return the known names of each sentence, numbered through the document."""
    return tuple(
        msgspec.structs.replace(known, first=known.first + s.first, last=known.last + s.first)
        for s in parsed.sentences
        for known in directory.scan([t.text for t in parsed.tokens[s.first : s.last]])
    )


def _readings(document: Document, parsed: Parsed) -> tuple[SentenceReading, ...]:
    """Return what the model reads in each sentence."""
    return load_reader().read(
        [
            document.text[parsed.tokens[s.first].start : parsed.tokens[s.last - 1].end]
            for s in parsed.sentences
        ]
    )
