"""Events built by hand from a sentence, its type and its parties."""

from collections.abc import Callable

import pytest

from dateline.document import Quote, Span
from dateline.records import Actor, Event, EventType, Finding, Place, Realis, Toll

Party = tuple[str, str | None]
Build = Callable[..., Event]


def build(
    kind: EventType,
    mode: str | None = None,
    *,
    text: str = "It happened.",
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    killed: int = 0,
    injured: int = 0,
    realis: Realis = "actual",
    contexts: tuple[str, ...] = (),
    country: str | None = None,
) -> Event:
    """Return an event; a party is its words in the sentence and its sector."""
    whole = Quote("d", Span(0, len(text)), text)
    tolls = [Toll("killed", killed, killed)] if killed else []
    tolls += [Toll("injured", injured, injured)] if injured else []
    place = Place(text="here", name="here", country=country)
    return Event(
        id="e-1", document="d",
        type=Finding(kind, (whole,), "hand"),
        mode=Finding(mode, (whole,), "hand") if mode else None,
        contexts=tuple(Finding(c, (whole,), "hand") for c in contexts),
        trigger=Finding(text, (whole,), "hand"), evidence=(whole,),
        actors=tuple(party(text, *a) for a in actors),
        recipients=tuple(party(text, *r) for r in recipients),
        place=Finding(place, (whole,), "hand") if country else None,
        when=None, tolls=tuple(Finding(t, (whole,), "hand") for t in tolls),
        realis=Finding(realis, (whole,), "hand"),
        background=Finding(False, (whole,), "hand"),
        claims=(), verification=None, score=1.0,
    )  # fmt: skip


def party(text: str, words: str, sector: str | None) -> Finding[Actor]:
    """Return a party; "words@id" names it, "words/CTY" gives its country."""
    words, _, name = words.partition("@")
    words, _, country = words.partition("/")
    start = text.index(words)
    quote = Quote("d", Span(start, start + len(words)), words)
    return Finding(
        Actor(words, id=name or None, sector=sector, country=country or None), (quote,), "hand"
    )


@pytest.fixture
def event() -> Build:
    """Return the function that builds events."""
    return build
