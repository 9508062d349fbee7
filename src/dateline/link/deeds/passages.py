"""Which sentences of a document tell of which deed: those without an event go on with the last."""

import re
from collections.abc import Iterator, Mapping

from dateline.document import Document, Span
from dateline.document.documents import SPEAKING

_STOP = re.compile(r"(?<![A-Z][a-z])(?<!\b[A-Z])[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9])")


def sentences(document: Document) -> Iterator[tuple[Span, int]]:
    """Return the sentences of what a document tells, each with the number of its block."""
    for number, block in enumerate(document.blocks):
        if block.role not in SPEAKING:
            continue
        start, end = block.span.start, block.span.end
        for stop in _STOP.finditer(document.text, start, end):
            yield Span(start, stop.end()), number
            start = stop.end()
        if start < end:
            yield Span(start, end), number


def passages(document: Document, groups: Mapping[int, str]) -> list[tuple[Span, tuple[str, ...]]]:
    """Return each sentence with the ids of the deeds it tells of.

    `groups` gives the deed of each event by where its trigger stands. A sentence with events
    tells of their deeds; one without goes on with the deed told last, in its paragraph or
    before; what comes before any event is about the first.
    """
    starts = sorted(groups)
    if not starts:
        return [(span, ()) for span, _ in sentences(document)]
    found: list[tuple[Span, tuple[str, ...]]] = []
    last = groups[starts[0]]
    for span, _ in sentences(document):
        told = [groups[at] for at in starts if span.start <= at < span.end]
        found.append((span, tuple(dict.fromkeys(told)) or (last,)))
        if told:
            last = told[-1]
    return found
