"""The incident as a person reads it, and that it is the same in any order."""

import random

import msgspec
import pytest

from dateline.link.incidents import build_incident
from dateline.link.summary import summary_of, title_of
from dateline.records import Actor, EventType, Finding, Place, Reading
from tests.link.made import ARMY, RULE, Reports


def test_one_sentence_tells_the_deed_the_tolls_and_how_well_it_is_known(rivals: Reports) -> None:
    summary = rivals.incident().summary
    assert summary == (
        "Attack in Ariha, 2019-11-11: at least 9 killed (4 by Syrian Army, at least 9 by rescue "
        "workers); contested, 2 origins (denied, rival tolls, rival culprits)."
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("CONSULT", "Talks by Iran, with Syria; single-source."),
        ("REQUEST", "Talks by Iran, to Syria; single-source."),
        ("ACCUSE", "Talks by Iran, against Syria; single-source."),
    ],
)
def test_the_type_says_how_somebody_takes_part(kind: EventType, expected: str) -> None:
    whom = [Reading(Actor("Syria"), (), ())]
    assert summary_of("Talks by Iran", kind, whom, (), "single-source", 1, ()) == expected


def test_the_order_of_events_changes_nothing(rivals: Reports) -> None:
    whole = msgspec.json.encode(rivals.incident())
    events = list(rivals.mine)
    for seed in range(4):
        random.Random(seed).shuffle(events)
        again = build_incident(events, rivals.codings, rivals.descents)
        assert msgspec.json.encode(again) == whole


def test_the_id_stays_when_a_later_report_joins(rivals: Reports) -> None:
    before = rivals.incident().id
    rivals.report("late", "Planes bombed Ariha last year.", "2020-11-12")
    rivals.event("late", "bombed")
    assert rivals.incident().id == before


def test_a_slot_keeps_the_values_that_dissent(rivals: Reports) -> None:
    rivals.report("late", "Planes bombed the market on Tuesday.", "2019-11-13")
    rivals.event("late", "bombed", day="2019-11-12")
    times = rivals.incident().times
    assert [(t.value.earliest, len(t.events)) for t in times] == [
        ("2019-11-11", 2),
        ("2019-11-12", 1),
    ]


def test_every_quote_stands_in_its_document(rivals: Reports) -> None:
    incident = rivals.incident()
    quotes = [q for o in incident.origins for q in o.quotes]
    quotes += [s.quote for c in incident.contradictions for s in (c.left, c.right)]
    quotes += [s.quote for t in incident.tolls for s in t.steps]
    assert len(quotes) >= 9
    assert all(rivals.codings[q.document][0].holds(q) for q in quotes)


def test_no_event_makes_no_incident(rivals: Reports) -> None:
    with pytest.raises(ValueError, match="no events"):
        build_incident([], rivals.codings, rivals.descents)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (None, "Attack near Aleppo"),
        ("north of", "Attack north of Aleppo"),
        ("about 45km south of", "Attack about 45km south of Aleppo"),
        ("7.5 kilometers of", "Attack within 7.5 kilometers of Aleppo"),
        ("eastern", "Attack in eastern Aleppo"),
        ("the way to", "Attack on the way to Aleppo"),
        ("the countryside east of", "Attack in the countryside east of Aleppo"),
        ("between", "Attack near Aleppo"),
    ],
)
def test_a_title_says_where_in_english(relation: str | None, expected: str) -> None:
    place = Place("x", "Aleppo", precision="near", relation=relation)
    where = Reading(place, (), ())
    assert title_of("ASSAULT", None, (), (where,), ()) == expected


def test_nobody_attacks_himself_and_no_student_is_nobody(reports: Reports) -> None:
    reports.report("one", "The Syrian army was ambushed; gunmen shot at troops.", "2024-05-01")
    event = reports.event("one", "ambushed", by=ARMY)
    bystander = Actor("No student")
    hit = tuple(Finding(a, event.actors[0].quotes, RULE) for a in (ARMY, bystander))
    reports.mine[0] = reports.events["one"][0] = msgspec.structs.replace(event, recipients=hit)
    incident = reports.incident()
    assert incident.title == "Attack in Ariha"
    assert [r.value.text for r in incident.recipients] == ["The Syrian army"]
