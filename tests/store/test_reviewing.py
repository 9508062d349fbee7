"""People's judgements applied to codings: the last word wins, the machine's record stays."""

from pathlib import Path

import msgspec
import pytest

from dateline.document import Document, Quote, Span
from dateline.records import Coding, Event, Judgement, Place, Toll, Values
from dateline.store import (
    Maker,
    Reviews,
    Store,
    add_judgement,
    find_record,
    new_judgement,
    reviewed,
    verify,
)
from dateline.store.judging import add_unless_judged, newest_judgement
from dateline.store.reviewing import in_force

Coded = tuple[Document, Coding]
EVENT = "e-0123456789abcdef"
NINE = Values(tolls=(Toll("killed", 9, 9, exact=True),))


def judged(kind: str, by: str = "Ada", **more: object) -> Judgement:
    """Return a judgement of the one event."""
    return new_judgement(kind, by, "a reason", **{"events": (EVENT,), **more})  # type: ignore[arg-type]


def only(coding: Coding) -> Event:
    (event,) = coding.events
    return event


def test_a_correction_has_the_persons_rule_and_words(coded: Coded) -> None:
    document, coding = coded
    words = document.quote(document.text.index("residents"), document.text.index("residents") + 9)
    correction = judged("correct", slot="tolls", values=NINE, quotes=(words,))
    (toll,) = only(reviewed(coding, [correction])).tolls
    assert (toll.value.least, toll.rule, toll.quotes) == (9, "person:Ada", (words,))


def test_what_stays_keeps_its_finding_and_without_words_the_old_ones_serve(coded: Coded) -> None:
    held = only(coded[1]).tolls
    values = Values(tolls=(Toll("killed", 9, 9), held[1].value))
    first, second = only(reviewed(coded[1], [judged("correct", slot="tolls", values=values)])).tolls
    assert second == held[1]
    assert first.quotes == tuple(dict.fromkeys(q for f in held for q in f.quotes))


def test_an_empty_value_clears_a_slot_but_never_the_type(coded: Coded) -> None:
    none = [judged("correct", slot=s, values=Values()) for s in ("place", "actors", "type")]
    event = only(reviewed(coded[1], none))
    assert (event.place, event.actors) == (None, ())
    assert event.type == only(coded[1]).type


def test_the_last_word_wins_for_each_slot(coded: Coded) -> None:
    ten = Values(tolls=(Toll("killed", 10, 10),))
    there = Values(place=Place("Goma", "Goma"))
    decided = [
        judged("correct", slot="tolls", values=NINE),
        judged("correct", "Bo", slot="place", values=there),
        judged("correct", "Bo", slot="tolls", values=ten),
        judged("accept"),
    ]
    event = only(reviewed(coded[1], decided))
    assert event.tolls[0].value.least == 10
    assert event.place is not None
    assert (event.place.value.name, event.place.rule) == ("Goma", "person:Bo")


def test_of_a_rejected_event_nothing_speaks_any_more(coded: Coded) -> None:
    left = reviewed(coded[1], [judged("reject")])
    assert left.events == ()
    assert all(c.events == c.denies == () for c in left.claims)
    (event,) = reviewed(coded[1], [judged("reject"), judged("accept", "Bo")]).events
    assert event == msgspec.structs.replace(coded[1].events[0], score=1.0)
    assert len(reviewed(coded[1], [judged("reject")], rejected=True).events) == 1


def test_an_added_event_stands_where_the_text_tells_of_it(coded: Coded) -> None:
    document, coding = coded
    at = document.text.index("killing")
    trigger = document.quote(at, at + 7)
    adding = judged("add", events=("e-added",), quotes=(trigger,), values=Values(type="ASSAULT"))
    later = document.quote(document.text.index("denied"), document.text.index("denied") + 6)
    also = judged("add", events=("e-denial",), quotes=(later,), values=Values(type="REJECT"))
    found = reviewed(coding, [also, adding])
    assert [e.id for e in found.events] == [EVENT, "e-added", "e-denial"]
    assert found.events[1].score == 1.0
    elsewhere = judged("add", events=("e-x",), quotes=(Quote("d-x", Span(0, 1), "a"),))
    assert reviewed(coding, [elsewhere]) == coding


def test_withdrawn_judgements_are_not_in_force() -> None:
    first = judged("reject")
    back = judged("withdraw", withdraws=first.id)
    again = judged("withdraw", withdraws=back.id)
    assert in_force([first, back]) == []
    assert in_force([first, back, again]) == [first]


@pytest.fixture
def store(tmp_path: Path, coded: Coded) -> Store:
    """Return a store with the article."""
    store = Store(tmp_path / "a.db")
    maker = Maker("0", "codebook", "model")
    store.save(*coded, run=store.start_run(maker), maker=maker)
    return store


def test_a_judgement_that_did_not_know_of_another_is_not_kept(store: Store) -> None:
    seen = newest_judgement(store)
    assert add_unless_judged(store, judged("accept"), seen) == ()
    late = judged("reject", "Bo")
    (theirs,) = add_unless_judged(store, late, seen)
    assert (theirs.by, theirs.kind) == ("Ada", "accept")
    assert newest_judgement(store) == 1
    assert add_unless_judged(store, late, newest_judgement(store)) == ()
    assert add_unless_judged(store, judged("grade", grade="confirmed"), 0) == ()
    store.close()


def test_verify_checks_the_words_of_judgements(store: Store, coded: Coded) -> None:
    document = coded[0]
    good = judged("correct", slot="tolls", values=NINE, quotes=(document.quote(0, 8),))
    add_judgement(store, good)
    assert verify(store).faults == ()
    wrong = Quote(document.id, Span(0, 8), "Weather!")
    add_judgement(store, judged("correct", slot="tolls", values=NINE, quotes=(wrong,)))
    (fault,) = verify(store).faults
    assert "judgement 2" in fault
    store.close()


def test_a_record_is_found_as_people_have_it(store: Store, coded: Coded) -> None:
    add_judgement(store, judged("correct", slot="tolls", values=NINE))
    add_judgement(store, judged("reject", "Bo"))
    _, record, _ = find_record(store, EVENT[:6])
    assert isinstance(record, Event)
    assert record.tolls[0].rule == "person:Ada"
    assert store.coding(coded[0].id) == coded[1]
    assert Reviews.of_store(store).applied(coded[1]).events == ()
    assert find_record(store, "c-1")[1].id == "c-1"  # type: ignore[union-attr]
    store.close()
