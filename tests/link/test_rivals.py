"""Rival numbers, culprits, places and denials: what excludes what, and what does not."""

import msgspec
import pytest

from dateline.link.contradictions import find_contradictions
from dateline.records import Actor, Contradiction, EventType, SourceKind
from tests.link.made import ARMY, Reports

HAMAS = Actor("Hamas", "Hamas", "hamas", "PSE", "REB")
JIHAD = Actor("Islamic Jihad", "Islamic Jihad", "islamic-jihad", "PSE", "REB")


def found(reports: Reports) -> dict[str, Contradiction]:
    return {c.kind: c for c in find_contradictions(reports.case())}


def toll(
    reports: Reports, name: str, words: str, count: int, by: Actor, kind: SourceKind = "other"
) -> None:
    """Add a report in which somebody says that a strike killed so many."""
    text = f"A strike killed {words} in Ariha, {by.text} said."
    reports.report(name, text, f"2024-05-0{len(reports.documents) + 1}", f"Paper {name}")
    reports.event(name, "killed", tolls=[(words, "killed", count, count)])
    reports.claim(name, f"A strike killed {words} in Ariha", by, kind=kind, cue="said")


def test_an_armed_group_that_counts_more_brings_no_update(reports: Reports) -> None:
    toll(reports, "one", "nine people", 9, Actor("a doctor"), "medic")
    toll(reports, "two", "twenty people", 20, HAMAS, "party")
    assert found(reports)["toll"].right.by == "Hamas"


def test_fighters_whom_a_side_counts_are_a_rival_number_and_account(reports: Reports) -> None:
    toll(reports, "one", "nine people", 9, Actor("a neighbour"))
    toll(reports, "two", "thirty rebels", 30, Actor("the Syrian army", sector="MIL"), "party")
    both = found(reports)
    assert both["toll"].right.quote.text == "thirty rebels"
    assert both["account"].left.by == "a neighbour"


def test_a_health_ministry_counts_for_no_side(reports: Reports) -> None:
    reports.report("none", "Syrian planes bombed Ariha, a neighbour said.", "2024-04-30")
    reports.event("none", "bombed")
    reports.claim("none", "Syrian planes bombed Ariha", Actor("a neighbour"), cue="said")
    toll(reports, "one", "nine people", 9, Actor("the Syrian health ministry"), "government")
    toll(reports, "two", "eleven people", 11, Actor("a baker"))
    assert "toll" not in found(reports)


def test_numbers_of_a_side_are_told_before_those_of_others(reports: Reports) -> None:
    toll(reports, "one", "nine people", 9, Actor("a baker"))
    toll(reports, "two", "eight people", 8, Actor("a tailor"))
    toll(reports, "three", "four people", 4, ARMY, "party")
    assert found(reports)["toll"].right.by == "Syrian Army"


def burned_mill(reports: Reports, kind: EventType) -> None:
    """Add two reports that name rival doers of one event."""
    reports.report("one", "Rebels burned the mill in Ariha, a miller said.", "2024-05-01")
    reports.event("one", "burned", kind=kind)
    reports.claim("one", "Rebels burned the mill in Ariha", Actor("a miller"), cue="said")
    reports.report("two", "Hamas said that Islamic Jihad burned the mill.", "2024-05-02")
    reports.event("two", "burned", kind=kind, by=JIHAD)
    reports.claim("two", "that Islamic Jihad burned the mill", HAMAS, kind="party", cue="said")


def test_fighters_unnamed_are_the_side_that_names_another_group(reports: Reports) -> None:
    burned_mill(reports, "ASSAULT")
    culprit = found(reports)["culprit"]
    assert (culprit.left.by, culprit.right.by) == ("a miller", "Hamas")


def test_a_meeting_has_no_culprit(reports: Reports) -> None:
    burned_mill(reports, "CONSULT")
    assert "culprit" not in found(reports)


def test_neither_ours_nor_theirs_is_a_denial(reports: Reports) -> None:
    reports.report("one", "Syrian planes bombed a convoy, a driver said.", "2024-05-01")
    reports.event("one", "bombed")
    reports.claim("one", "Syrian planes bombed a convoy", Actor("a driver"), cue="said")
    words = "that neither Russian nor Syrian planes had bombed the convoy"
    reports.report("two", f"The Syrian army said {words}.", "2024-05-02")
    reports.event("two", "bombed")
    reports.claim("two", words, ARMY, kind="party", cue="said")
    assert found(reports)["denial"].left.by == "a driver"


@pytest.mark.parametrize(("who", "denied"), [("the governor", True), ("police", False)])
def test_officials_of_the_place_may_be_denied_by_their_state(
    reports: Reports, who: str, denied: bool
) -> None:
    reports.report("one", f"A raid killed eleven children in Ariha, {who} said.", "2024-05-01")
    reports.event("one", "raid")
    official = Actor(who, None, None, "SYR", "GOV")
    reports.claim("one", "A raid killed eleven children in Ariha", official, cue="said")
    text = "The Syrian army denied that a raid had killed children in Ariha."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "raid")
    reports.claim(
        "two", "that a raid had killed children in Ariha", ARMY, stance="deny", kind="party",
        cue="denied",
    )  # fmt: skip
    assert ("denial" in found(reports)) is denied


def test_a_title_that_sums_up_a_denial_is_not_denied(reports: Reports) -> None:
    text = "Army denies raid that hit Ariha\n\nThe Syrian army denied that a raid had hit Ariha."
    reports.report("one", text, "2024-05-02")
    document = reports.documents["one"]
    title = msgspec.structs.replace(document.blocks[0], role="title")
    reports.documents["one"] = msgspec.structs.replace(
        document, blocks=(title, *document.blocks[1:])
    )
    reports.event("one", "raid that hit")
    reports.event("one", "raid had hit")
    reports.claim(
        "one", "that a raid had hit Ariha", ARMY, stance="deny", kind="party", cue="denied"
    )
    assert "denial" not in found(reports)


def test_a_denial_beside_the_deed_counts_for_the_thing_that_it_denies(reports: Reports) -> None:
    reports.report("one", "A firework burst in his hand, the prefect said.", "2024-05-01")
    reports.event("one", "burst")
    reports.claim("one", "A firework burst in his hand", Actor("the prefect"), kind="government")
    text = "A march began in Ariha, where a firework burst. “There was no firework,” a nurse said."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "burst")
    reports.event("two", "“There was no firework,”", ours=False)
    reports.claim(
        "two", "“There was no firework,”", Actor("a nurse"), stance="deny", kind="medic", cue="said"
    )
    assert found(reports)["denial"].left.by == "the prefect"


def test_two_groups_that_claim_one_deed_are_rivals(reports: Reports) -> None:
    reports.report("one", "Hamas said that Hamas fighters attacked a café.", "2024-05-01")
    reports.event("one", "attacked")
    reports.claim("one", "that Hamas fighters attacked a café", HAMAS, kind="party", cue="said")
    reports.report("two", "Islamic Jihad claimed the attack on the café.", "2024-05-02")
    reports.event("two", "attack")
    reports.claim("two", "the attack on the café", JIHAD, kind="party", cue="claimed")
    assert {found(reports)["culprit"].left.by, found(reports)["culprit"].right.by} == {
        "Hamas",
        "Islamic Jihad",
    }


def test_the_killers_were_soldiers_accuses_the_state(reports: Reports) -> None:
    reports.report(
        "one", "Men shot twelve farmers. The killers were soldiers, he said.", "2024-05-01"
    )
    reports.event("one", "shot")
    reports.claim("one", "The killers were soldiers", Actor("he"), cue="said")
    words = "that rebels disguised in stolen uniforms attacked the farmers"
    reports.report("two", f"The Syrian army said {words}.", "2024-05-02")
    reports.event("two", "attacked")
    reports.claim("two", words, ARMY, kind="party", cue="said")
    culprit = found(reports)["culprit"]
    assert culprit.left.quote.text == "The killers were soldiers"
    assert culprit.right.by == "Syrian Army"


def test_who_describes_a_target_names_no_culprit(reports: Reports) -> None:
    reports.report("one", "A Syrian bomb hit a house in Ariha, a baker said.", "2024-05-01")
    reports.event("one", "hit")
    reports.claim("one", "A Syrian bomb hit a house in Ariha", Actor("a baker"), cue="said")
    text = "The Syrian army described the target as a nest of Hamas fighters."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "target")
    reports.claim(
        "two", "the target as a nest of Hamas fighters", ARMY, stance="accuse", kind="party",
        cue="described",
    )  # fmt: skip
    assert "culprit" not in found(reports)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("that the ambush was not at Bagan but at Char Khel", "place"),
        ("that the ambush was not on Monday but on Sunday", "date"),
        ("that the ambush took place in another district", "place"),
        ("that the ambush was at Bagan", None),
    ],
)
def test_a_passage_puts_place_or_day_right(reports: Reports, words: str, kind: str | None) -> None:
    told = "An ambush killed nine at Bagan on Monday"
    reports.report("one", f"{told}, a clerk said.", "2024-05-01")
    reports.event("one", "ambush")
    reports.claim("one", told, Actor("a clerk"), cue="said")
    reports.report("two", f"An elder said {words}.", "2024-05-02")
    reports.event("two", "ambush")
    reports.claim("two", words, Actor("An elder"), cue="said")
    kinds = {c.kind: c.left.by for c in find_contradictions(reports.case())}
    assert kinds == ({kind: "a clerk"} if kind else {})


def test_an_outlet_that_takes_a_bomb_back_tells_of_an_accident(reports: Reports) -> None:
    reports.report("one", "A bomb exploded in the market, a stall owner said.", "2024-05-01")
    reports.event("one", "exploded")
    reports.claim("one", "A bomb exploded in the market", Actor("a stall owner"), cue="said")
    text = "Our report of a bomb was wrong, and we withdraw it. A lorry tyre burst in the market."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "burst")
    assert found(reports)["account"].right.quote.text == "A lorry tyre burst in the market."


def test_who_shoots_is_not_whom_it_hit(reports: Reports) -> None:
    told = "Soldiers killed two mourners"
    reports.report("one", f"{told}, his aunt said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", told, Actor("his aunt"), cue="said")
    words = "that its troops fired on rebels"
    reports.report("two", f"The Syrian army said {words}.", "2024-05-02")
    reports.event("two", "fired")
    reports.claim("two", words, ARMY, kind="party", cue="said")
    assert found(reports)["account"].left.by == "his aunt"
