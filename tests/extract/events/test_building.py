"""From a draft to a record: modes, places, times, background, and what is no record at all."""

from collections.abc import Callable

import msgspec
import pytest

from dateline.annotate import Layers
from dateline.extract import extract
from dateline.pipeline import code
from dateline.records import Event
from dateline.store.verifying import quotes_in

Read = Callable[[str], tuple[Event, ...]]


@pytest.mark.parametrize(
    ("text", "mode", "rule"),
    [
        ("Gunmen killed Peter Lund in Beira.", "targeted", "mode.named-person"),
        ("Peter Lund was shot dead by gunmen in Beira.", "targeted", "mode.named-person"),
        ("A drone strike killed Peter Lund near Beira.", "targeted", "mode.named-person"),
        ("A sniper killed Ana Reyes in Homs.", "targeted", "mode.named-person"),
    ],
)
def test_a_named_victim_makes_a_strike_targeted(
    text: str, mode: str, rule: str, events: Read
) -> None:
    (event,) = events(text)
    assert event.mode is not None
    assert (event.mode.value, event.mode.rule) == (mode, rule)


def test_an_unnamed_victim_does_not(events: Read) -> None:
    (event,) = events("Gunmen killed a priest in Beira.")
    assert event.mode is None or event.mode.value != "targeted"


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Gunmen killed a priest in Beira on Sunday.", False),
        ("Gunmen killed a priest in Beira on 3 February 2025.", False),
        ("Gunmen killed a priest in Beira on 1 February 2025.", True),
        ("Gunmen killed a priest in Beira in 2004.", True),
        ("Gunmen killed a priest in Beira.", False),
    ],
)
def test_what_ended_over_thirty_days_ago_is_background(
    text: str, background: bool, events: Read
) -> None:
    (event,) = events(text)
    assert event.background.value is background


@pytest.mark.parametrize(
    "text",
    ["Clashes continued.", "Attacks spread.", "The violence grew.", "There may be an attack."],
)
def test_what_fills_no_slot_is_no_event(text: str, events: Read) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The road was shut for hours.\n\nAn investigation is under way.", {"ACCUSE"}),
        (
            "A nurse was shot dead in Leeds.\n\nAn investigation is under way.",
            {"ASSAULT", "ACCUSE"},
        ),
        ("The road was shut for hours.\n\nThe violence spread.", set()),
        ("The road was shut for hours.\n\nNo investigation is under way.", set()),
    ],
)
def test_a_likely_investigation_needs_nobody(text: str, types: set[str]) -> None:
    told = code(text, published="2025-03-04").events
    assert {e.type.value for e in told} == types


@pytest.mark.parametrize(
    ("text", "sector"),
    [("Peru attacked Chile.", "MIL"), ("Peru condemned Chile.", "GOV")],
)
def test_a_bare_state_acts_with_force_by_its_military(text: str, sector: str, events: Read) -> None:
    (event,) = events(text)
    assert {a.value.sector for a in (*event.actors, *event.recipients)} == {sector}


def test_place_and_time_are_the_events_own(events: Read) -> None:
    (event,) = events("Gunmen killed a priest in Beira on Sunday.")
    assert event.place is not None
    assert event.when is not None
    assert event.place.value.name == "Beira"
    assert (event.when.value.earliest, event.when.value.latest) == ("2025-03-02", "2025-03-02")


def test_nobody_is_both_actor_and_recipient(events: Read) -> None:
    (event,) = events("William Ruto met Yoweri Museveni in Kampala.")
    assert [a.value.name for a in event.actors] == ["William Ruto", "Yoweri Museveni"]
    assert event.recipients == ()


def test_several_triggers_make_an_event_surer(events: Read) -> None:
    (once,) = events("Gunmen attacked a convoy near Bor.")
    (twice,) = events("Gunmen attacked a convoy near Bor. The attack came at dawn.")
    assert 0 < once.score < twice.score <= 0.95


def test_ids_differ_by_event_and_hold_over_runs(layers: Callable[[str], Layers]) -> None:
    read = layers("Gunmen killed a priest in Beira. Police arrested nine students in Minsk.")
    first, again = extract(read), extract(read)
    assert first == again
    assert len({e.id for e in first.events}) == 2


def test_the_words_of_every_value_stand_in_the_document(layers: Callable[[str], Layers]) -> None:
    read = layers('Troops shot four "bandits" near Bor on Sunday, killing two. No one else fell.')
    for event in extract(read).events:
        decoded = msgspec.json.decode(msgspec.json.encode(event))
        assert all(read.document.holds(q) for q in quotes_in(decoded))


def test_a_shoal_with_a_person_s_name_is_a_place() -> None:
    text = "The coast guard rammed a supply boat at Second Thomas Shoal on Monday."
    (event,) = code(text, published="2024-06-18").events
    assert event.place is not None
    assert event.place.value.name == "Second Thomas Shoal"


def test_unnamed_residents_who_accuse_are_of_the_country_that_is_told_of() -> None:
    text = (
        "Soldiers shelled Homs and Hama in Syria on Monday. Aleppo was quiet.\n\n"
        "Protesters accused the government of murder."
    )
    found = [e for e in code(text, published="2012-03-06").events if e.type.value == "ACCUSE"]
    (actor,) = found[0].actors
    assert (actor.value.country, actor.value.name) == ("SYR", None)
    assert actor.rule.endswith("+place")
    assert any("Syria" in q.text or "Homs" in q.text for q in actor.quotes)


def test_a_junta_is_not_the_armed_group_of_the_article() -> None:
    text = (
        "Boko Haram fighters attacked a base near Diffa on Monday and killed a guard. Boko Haram "
        "fighters attacked Bosso.\n\nThe mission left Niger in 2020 at the junta's request."
    )
    actors = [a.value for e in code(text, published="2022-03-06").events for a in e.actors]
    assert any(a.sector != "GOV" and a.name for a in actors)
    (junta,) = [a for a in actors if "junta" in a.text]
    assert (junta.id, junta.sector, junta.label) == (None, "GOV", "junta")


def test_a_party_keeps_the_words_of_each_mention(events: Read) -> None:
    (event,) = events(
        "Gunmen killed Peter Lund in Beira on Monday. Lund was shot at home, police said."
    )
    (victim,) = event.recipients
    assert victim.value.name == "Peter Lund"
    assert {q.text for q in victim.quotes} == {"Peter Lund", "Lund"}


def test_a_state_and_its_army_do_a_deed_as_one(events: Read) -> None:
    (event,) = events("Turkey and the Turkish army shelled Afrin on Monday, killing six people.")
    (doer,) = event.actors
    assert doer.value.sector == "MIL"
    assert len(doer.quotes) == 2


def test_whom_a_headline_describes_is_named_in_the_text() -> None:
    text = "Peruvian Trade Minister Piet Smit resigned on Monday in Lima."
    (event,) = code(text, published="2025-03-04", title="Peruvian minister resigns").events
    assert [a.value.name for a in event.actors] == ["Piet Smit"]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The president of Chad accused Chad of weakness on Monday.", []),
        ("Sudan accused Chad of arming rebels on Monday.", ["Chad"]),
    ],
)
def test_a_government_does_not_accuse_its_own_state(
    text: str, accused: list[str], events: Read
) -> None:
    (accusation,) = [e for e in events(text) if e.type.value == "ACCUSE"]
    assert [r.value.name for r in accusation.recipients] == accused


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A car bomb exploded in Mogadishu on Monday.", "explosives"),
        ("A mortar round exploded in the market of Nyala, killing three.", "heavy-weapons"),
    ],
)
def test_what_explodes_makes_the_mode(text: str, mode: str, events: Read) -> None:
    (event,) = events(text)
    assert event.mode is not None
    assert event.mode.value == mode
