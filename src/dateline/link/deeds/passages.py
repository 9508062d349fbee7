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


def passages(
    document: Document, deeds: Mapping[int, str], words: Mapping[int, str] | None = None
) -> list[tuple[Span, tuple[str, ...]]]:
    """Return each sentence with the ids of the deeds it tells of.

    `deeds` gives the deed of each event by where its trigger stands; `words` that of what is only
    said ("condemned"), which has its sentence but takes none of those that follow. A sentence
    with events tells of their deeds. One without goes on with the deed told last; what comes
    before any event is about the first.
    """
    starts, spoken = sorted(deeds), words or {}
    found: list[tuple[Span, tuple[str, ...]]] = []
    last = deeds[starts[0]] if starts else None
    for span, _ in sentences(document):
        told = [deeds[at] for at in starts if span.start <= at < span.end]
        said = [spoken[at] for at in sorted(spoken) if span.start <= at < span.end]
        if told:
            last = told[-1]
        elif last is not None:
            told = [last]
        found.append((span, tuple(dict.fromkeys(told + said))))
    return found
