"""Which sentences of a document tell of which deed: those without an event go on with the last."""

from collections.abc import Mapping

from dateline.document import Document, Span
from dateline.link.sentences import sentences


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
    for sentence in sentences(document):
        span = sentence.span
        told = [deeds[at] for at in starts if span.start <= at < span.end]
        said = [spoken[at] for at in sorted(spoken) if span.start <= at < span.end]
        if told:
            last = told[-1]
        elif last is not None:
            told = [last]
        found.append((span, tuple(dict.fromkeys(told + said))))
    return found
