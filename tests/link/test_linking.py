"""Linking a real store: any order gives the same incidents, and people outrank the machine."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from dateline.document import Document
from dateline.link import link_codings, link_store, relink
from dateline.link.changes import incident_changes
from dateline.link.hearing.reading import Reader
from dateline.records import Coding, Incident, Judgement, Place, Toll, TollKind, Values
from dateline.store import (
    Filter,
    Maker,
    Store,
    add_judgement,
    all_incidents,
    find_incidents,
    incident,
    judgements,
    reviewed_codings,
    tables,
    weightiest,
)
from dateline.store.finding import changed_incidents, newest_change
from dateline.store.linking import Links
from tests.link.made import ARMY, Reports

MAKER = Maker("0.1.0", "a", "m")
RAID = (
    "Warplanes bombed a vegetable market in Ariha on Monday and killed nine traders, rescuers said."
)
ARIHA = Place("Ariha", "Ariha", country="SYR", admin1="Idlib", lat=35.81, lon=36.61)
KAFR_NABL = Place("Kafr Nabl", "Kafr Nabl", country="SYR", admin1="Idlib", lat=35.61, lon=36.56)
Coded = tuple[Document, Coding]


def dead(words: str, number: int) -> list[tuple[str, TollKind, int, int | None]]:
    """Return a toll as the builder takes it."""
    return [(words, "killed", number, number)]


def archive() -> list[Coded]:
    """Return reports of a raid (one of them a copy), of a second one, and of one long before."""
    reports = Reports()
    reports.report("first", RAID, "2019-11-11T18:00+02:00", "Orontes")
    reports.event("first", "bombed", day="2019-11-11", place=ARIHA, tolls=dead("nine traders", 9))
    reports.report("copy", f"{RAID}\n\nShops in Amman stayed open.", "2019-11-11T20:00+02:00")
    reports.event("copy", "bombed", day="2019-11-11", place=ARIHA, tolls=dead("nine traders", 9))
    reports.report(
        "own",
        "The vegetable market of Ariha was bombed by jets; nine traders died, doctors say.",
        "2019-11-12", "Amman Post",
    )  # fmt: skip
    reports.event("own", "bombed", day="2019-11-11", place=ARIHA, tolls=dead("nine traders", 9))
    reports.report(
        "next",
        "A road south of Ariha was shelled on Saturday and two brothers in a van were killed.",
        "2019-11-17", "Orontes",
    )  # fmt: skip
    reports.event("next", "shelled", day="2019-11-16", place=ARIHA, tolls=dead("two brothers", 2))
    reports.report(
        "recap",
        "The Syrian army struck a school in Kafr Nabl and killed six pupils, a monitor wrote.",
        "2019-12-20", "Record",
    )  # fmt: skip
    reports.event(
        "recap", "struck", by=ARMY, day="2019-11-04", place=KAFR_NABL, tolls=dead("six pupils", 6)
    )
    return list(reports.codings.values())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds the archive, linked."""
    made = Store(tmp_path / "a.db")
    keep(made, archive())
    link_store(made)
    yield made
    made.close()


def keep(store: Store, codings: Sequence[Coded], maker: Maker = MAKER) -> None:
    """Save codings in a run of their own."""
    run = store.start_run(maker)
    for document, coding in codings:
        assert store.save(document, coding, run=run, maker=maker)


def told(store: Store) -> list[bytes]:
    """Return all incidents as bytes, to compare two stores."""
    return sorted(msgspec.json.encode(i) for i in all_incidents(store))


def holding(store: Store, words: str) -> Incident:
    """Return the incident that the report with some words tells of."""
    rows, _ = find_incidents(store, Filter(words=words))
    return incident(store, rows[0].id)


def judged(kind: str, events: Sequence[str], **more: object) -> Judgement:
    """Return a judgement by an editor."""
    ident = f"j-{kind}-{events[0]}-{more.get('withdraws', '')}"
    row = {
        "id": ident,
        "kind": kind,
        "by": "editor",
        "at": "2024-01-02T03:04:05+00:00",
        "why": "seen",
    }
    return msgspec.convert({**row, "events": tuple(events), **more}, Judgement)


def test_reports_of_one_raid_are_one_incident(store: Store) -> None:
    raid = holding(store, "vegetable market")
    assert len(raid.reports) == 3
    assert [bool(r.copy_of) for r in raid.reports].count(True) == 1
    assert [(t.low, t.best, t.high) for t in raid.tolls if t.kind == "killed"] == [(9, 9, 9)]
    assert len({i.id for i in all_incidents(store)}) == 3


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(5)), st.integers(1, 4))
def test_any_order_of_arrival_gives_the_same_bytes(order: list[int], at_once: int) -> None:
    codings = archive()
    with tempfile.TemporaryDirectory() as folder:
        one, other = Store(Path(folder) / "one.db"), Store(Path(folder) / "other.db")
        keep(one, codings)
        link_store(one)
        for start in range(0, len(order), at_once):
            keep(other, [codings[n] for n in order[start : start + at_once]])
            link_store(other)
        assert told(one) == told(other)
        link_store(other, anew=True)
        assert told(one) == told(other)
        one.close()
        other.close()


def test_in_memory_and_in_bulk_it_is_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    incidents, _ = link_codings(reversed(archive()))
    assert sorted(map(msgspec.json.encode, incidents)) == told(store)
    before = told(store)
    monkeypatch.setattr("dateline.link.taking.BULK", 1)
    link_store(store, anew=True)
    assert told(store) == before


def test_an_unlikely_event_joins_a_likely_one_and_makes_no_incident_alone(store: Store) -> None:
    codings = archive()
    for number, left in ((1, 3), (3, 2)):  # a copy's raid; the road that one report alone tells of
        document, coding = codings[number]
        doubted = tuple(msgspec.structs.replace(e, score=0.2) for e in coding.events)
        keep(store, [(document, msgspec.structs.replace(coding, events=doubted))],
             Maker(f"0.2.{number}", "a", "m"))  # fmt: skip
        link_store(store)
        assert len({i.id for i in all_incidents(store)}) == left
        incidents, _ = link_codings(reviewed_codings(store))
        assert sorted(map(msgspec.json.encode, incidents)) == told(store)
    assert len(holding(store, "vegetable market").reports) == 3


def test_a_newer_coding_takes_the_place_of_the_older(store: Store) -> None:
    document, coding = archive()[2]
    keep(store, [(document, Coding(coding.document))], Maker("0.2.0", "a", "m"))
    link_store(store)
    assert len(holding(store, "vegetable market").reports) == 2


def test_codings_made_anew_in_bulk_keep_what_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(store)
    monkeypatch.setattr("dateline.link.taking.BULK", 1)
    keep(store, archive()[1:2], Maker("0.2.0", "a", "m"))
    link_store(store)
    assert told(store) == before


def test_an_incident_of_which_nothing_new_is_told_is_not_made_again(store: Store) -> None:
    raid = holding(store, "vegetable market")
    split = judged("different", raid.events[:1], others=raid.events[1:])
    add_judgement(store, split)
    relink(store, split)
    seen = newest_change(store)
    reports = Reports()
    reports.report("late", f"A week on, again: {RAID}", "2019-11-18", "Herald")
    reports.event("late", "bombed", day="2019-11-11", place=ARIHA, tolls=dead("nine traders", 9))
    keep(store, list(reports.codings.values()))
    link_store(store)
    changed = [made for _, made in changed_incidents(store, seen) if made is not None]
    assert [len(made.reports) > 1 for made in changed] == [True]
    one_by_one = told(store)
    link_store(store, anew=True)
    assert told(store) == one_by_one


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "of an earlier version"])
def test_what_was_read_of_earlier_reports_is_kept_or_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    codings = archive()
    store = Store(tmp_path / "b.db")
    keep(store, [codings[0], codings[1]])
    link_store(store)
    if not kept:
        with store.engine.begin() as connection:
            connection.execute(delete(tables.texts))
            connection.execute(delete(tables.heard))
    read: list[str] = []

    class Counted(Reader):
        def __init__(self, document: Document, *more: Any) -> None:
            read.append(document.id)
            super().__init__(document, *more)

    monkeypatch.setattr("dateline.link.hearing.telling.Reader", Counted)
    keep(store, codings[2:3])
    link_store(store)
    assert set(read) == {d.id for d, _ in (codings[2:3] if kept else codings[:3])}
    incidents, copies = link_codings(codings[:3])
    assert told(store) == sorted(map(msgspec.json.encode, incidents))
    with store.engine.begin() as connection:
        documents = [d.id for d, _ in codings[:3]]
        assert Links(connection).copies_of(documents) == tuple(copies)
    store.close()


def test_people_split_merge_and_take_back(store: Store) -> None:
    first, second = holding(store, "vegetable market"), holding(store, "school")
    merge = judged("same", [*first.events, *second.events])
    add_judgement(store, merge)
    relink(store, merge)
    assert holding(store, "school").id == holding(store, "vegetable market").id
    assert holding(store, "school").judgements == (merge.id,)
    link_store(store, anew=True)
    assert len(holding(store, "school").reports) == 4
    back = judged("withdraw", merge.events, withdraws=merge.id)
    add_judgement(store, back)
    relink(store, back)
    assert holding(store, "school").id != holding(store, "vegetable market").id


def test_a_split_holds_against_the_machine(store: Store) -> None:
    raid = holding(store, "vegetable market")
    lone, rest = raid.events[:1], raid.events[1:]
    split = judged("different", lone, others=rest)
    add_judgement(store, split)
    relink(store, split)
    assert incident(store, lone[0]).events == lone
    assert set(incident(store, rest[0]).events) == set(rest)


def test_a_grade_by_hand_outranks_the_rule(store: Store) -> None:
    raid = holding(store, "vegetable market")
    ruling = judged("grade", raid.events, grade="confirmed")
    add_judgement(store, ruling)
    relink(store, ruling)
    again = holding(store, "vegetable market")
    assert (again.grade, again.graded_by) == ("confirmed", "editor")
    assert "seen" in again.reasons[0]


def test_judgements_of_records_count_in_linking_one_by_one_and_anew(store: Store) -> None:
    raid = holding(store, "rescuers")
    gone, kept = raid.events[0], raid.events[1:]
    reject = judged("reject", [gone])
    values = Values(tolls=(Toll("killed", 40, 40, exact=True),))
    fixes = [judged("correct", [event], slot="tolls", values=values) for event in kept]
    for judgement in (reject, *fixes):
        add_judgement(store, judgement)
        relink(store, judgement)
    after = holding(store, "doctors")
    assert set(after.events) == set(kept)
    assert [(t.low, t.best, t.high) for t in after.tolls if t.kind == "killed"] == [(40, 40, 40)]
    one_by_one = told(store)
    found, _ = link_codings(archive(), judgements(store))
    assert sorted(map(msgspec.json.encode, found)) == one_by_one
    link_store(store, anew=True)
    assert told(store) == one_by_one
    back = judged("withdraw", [gone], withdraws=reject.id)
    add_judgement(store, back)
    relink(store, back)
    assert gone in holding(store, "doctors").events


def test_filters(store: Store) -> None:
    def count(wanted: Filter) -> int:
        return find_incidents(store, wanted)[1]

    assert count(Filter()) == 3
    assert count(Filter(killed=6)) == 2
    assert count(Filter(since="2019-11-12")) == 1
    assert count(Filter(until="2019-11-04")) == 1
    assert count(Filter(place="syr")) == 3
    assert count(Filter(place="ariha")) == 2
    assert count(Filter(actor="army")) == count(Filter(actor=ARMY.id)) == 1
    assert count(Filter(types=("PROTEST",))) == 0
    assert count(Filter(words='market "ariha', publisher="amman")) == 1
    documents = [document.id for document, _ in archive()]
    assert [row.killed_best for row in weightiest(store, documents, limit=2)] == [9, 6]


def test_what_became_known_between_two_days(store: Store) -> None:
    changes = list(incident_changes(store, "2019-11-11", "2019-11-17"))
    lines = [line for change in changes for line in change.lines]
    assert any(line.startswith("new: ") for line in lines)
    assert any(line.startswith("report: Amman Post") for line in lines)
    assert list(incident_changes(store, "2019-11-17", "2019-11-18")) == []
