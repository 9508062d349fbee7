"""Versions: what the later coding has more, less and otherwise."""

import pytest

from dateline.document import Document, plain
from dateline.link.texts.versions import Change, changes
from dateline.records import Actor, Coding, Event, EventType, Finding, Place, Toll

STRUCK = "A missile struck a block of flats in Kramatorsk late on Wednesday, killing {} people."
ASKED = "The mayor asks people to bring socks and tea to School No. 9."
FOUND = "Three bodies were carried out of the middle stairway at noon."


def event(
    document: Document, words: str, trigger: str, kind: EventType, *, dead: int | None = None,
    place: str | None = None, actors: tuple[str, ...] = (),
) -> Event:  # fmt: skip
    start = document.text.index(words)
    at = start + words.index(trigger)
    quote = document.quote(at, at + len(trigger))
    tolls = () if dead is None else (Toll("killed", dead, dead, exact=True),)
    return Event(
        id=f"{document.id}-{trigger}",
        document=document.id,
        type=Finding(kind, (quote,), "r"),
        mode=None,
        contexts=(),
        trigger=Finding(trigger, (quote,), "r"),
        evidence=(document.quote(start, start + len(words)),),
        actors=tuple(Finding(Actor(text), (quote,), "r") for text in actors),
        recipients=(),
        place=None if place is None else Finding(Place(place, place), (quote,), "r"),
        when=None,
        tolls=tuple(Finding(toll, (quote,), "r") for toll in tolls),
        realis=Finding("actual", (quote,), "r"),
        background=Finding(False, (quote,), "r"),
        claims=(),
        verification=None,
        score=1.0,
    )


def strike(dead: int, place: str | None = None) -> tuple[Document, Event]:
    words = STRUCK.format(dead)
    document = plain(f"{words} {ASKED} {FOUND}")
    return document, event(document, words, "struck", "ASSAULT", dead=dead, place=place)


def told(before: tuple[Event, ...], after: tuple[Event, ...]) -> tuple[Change, ...]:
    return changes(Coding("d-1", before), Coding("d-2", after))


def test_the_same_coding_has_no_changes() -> None:
    _, one = strike(6)
    assert told((one,), (one,)) == ()


def test_a_toll_that_rose_is_a_change_of_one_event() -> None:
    (_, one), (_, other) = strike(6), strike(9)
    (change,) = told((one,), (other,))
    assert (change.kind, change.slot) == ("changed", "killed")
    assert (change.before, change.after) == (one.id, other.id)
    assert change.line == (
        '"struck" in "A missile struck a block of flats in Kramatorsk late on W...": killed 6 -> 9'
    )


def test_a_slot_that_is_filled_later_says_so() -> None:
    (_, one), (_, other) = strike(6), strike(6, place="Kramatorsk")
    assert [c.line.rpartition(": ")[2] for c in told((one,), (other,))] == [
        "place not told -> Kramatorsk"
    ]


def test_events_come_and_go() -> None:
    document, one = strike(6)
    asks = event(document, ASKED, "asks", "REQUEST")
    found = event(document, FOUND, "carried out", "AID")
    added, gone = told((one, asks), (one, found))
    assert (added.kind, added.after, added.before) == ("added", found.id, None)
    assert (gone.kind, gone.before, gone.after) == ("gone", asks.id, None)
    assert added.line.startswith('new: AID "carried out"')
    assert gone.line.startswith('no longer told: REQUEST "asks"')


def test_a_type_that_was_read_otherwise_is_a_change() -> None:
    document, one = strike(6)
    other = event(document, STRUCK.format(6), "struck", "COERCE", dead=6)
    assert [(c.slot, c.kind) for c in told((one,), (other,))] == [("type", "changed")]


@pytest.mark.parametrize(("before", "after"), [("Six people", "Nine people"), ("men", "Men")])
def test_a_number_in_an_actor_is_the_tolls_to_tell(before: str, after: str) -> None:
    document, _ = strike(6)
    words = STRUCK.format(6)
    one = event(document, words, "struck", "ASSAULT", actors=(before,))
    other = event(document, words, "struck", "ASSAULT", actors=(after,))
    assert told((one,), (other,)) == ()


def test_each_event_is_matched_once() -> None:
    document, one = strike(6)
    twin = event(document, STRUCK.format(6), "killing", "ASSAULT", dead=6)
    assert [c.kind for c in told((one, twin), (one,))] == ["gone"]
