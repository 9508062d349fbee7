"""The sentences of a document's speaking blocks, found in its text alone."""

import functools
import re
from collections.abc import Iterator

import msgspec

from dateline.document import SPEAKING, Document, Quote, Role, Span

_END = re.compile(r"""[.!?]["”’')]*(?=\s+["“‘'(]?[A-ZÀ-ÖØ-Þ0-9])""")
_SHORT = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|Gen|Col|Lt|Maj|Capt|Sgt|No|[A-Z])\.$")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its words, the number of its block and the role of that block."""

    quote: Quote
    block: int
    role: Role

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.quote.span


@functools.lru_cache(maxsize=512)
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in text order; a block ends one whatever it ends on."""
    return tuple(
        Sentence(document.quote(start, end), number, block.role)
        for number, block in enumerate(document.blocks)
        if block.role in SPEAKING
        for start, end in _pieces(document.text, block.span)
    )


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for end in _END.finditer(text, span.start, span.end):
        if _SHORT.search(text[start : end.start() + 1]):
            continue
        yield start, end.end()
        start = end.end()
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield start, span.end
