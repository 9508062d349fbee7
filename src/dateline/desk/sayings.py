"""What a source said: its claims over all documents, and what others said against them."""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.document import Document
from dateline.records import Actor, Claim, Coding, Event, Finding


class Saying(msgspec.Struct, frozen=True):
    """A claim of a source, the events it is about, and the claims of others against it."""

    document: Document
    claim: Claim
    events: tuple[Event, ...]
    against: tuple[Claim, ...]


def sayings(
    codings: Iterable[tuple[Document, Coding]], by: str, meant: Actor | None = None
) -> Iterator[Saying]:
    """Return what a source said, in the order of the documents and of their text.

    `by` are words of its name or of how it is written; `meant` is the actor that these words
    name, if they name one: then every spelling of it counts.
    """
    for document, coding in codings:
        events = {e.id: e for e in coding.events}
        for claim in sorted(coding.claims, key=lambda c: c.content.span.start):
            if not any(_is_meant(s, by, meant) for s in claim.source):
                continue
            about = tuple(events[i] for i in (*claim.events, *claim.denies) if i in events)
            rivals = tuple(r for r in coding.claims if _against(claim, r) and r is not claim)
            yield Saying(document, claim, about, rivals)


def _is_meant(speaker: Finding[Actor], by: str, meant: Actor | None) -> bool:
    """Tell whether a speaker is the one asked for, by name, by id, or by country and sector."""
    actor = speaker.value
    if meant is not None and meant.id is not None and actor.id == meant.id:
        return True
    same = meant is not None and (actor.country, actor.sector) == (meant.country, meant.sector)
    if same and actor.country and actor.sector:
        return True
    words = by.lower()
    return any(words in name.lower() for name in (actor.name, actor.text) if name)


def _against(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim denies what another says of an event, or says what it denies."""
    if not other.source:
        return False
    return bool(
        set(claim.events) & set(other.denies)
        or set(claim.denies) & set(other.events)
        or (other.stance.value == "doubt" and set(claim.events) & set(other.events))
        or (
            other.against is not None
            and any(q.span.contains(other.against.span) for q in (claim.content, *claim.rest))
        )
    )
