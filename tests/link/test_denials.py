"""What a denial stands against."""

import pytest

from dateline.link.contradictions import find_contradictions
from dateline.records import Actor, Contradiction, Stance
from tests.link.made import ARMY, Reports

IDF = Actor("The Israeli army", "Israel Defense Forces", "israel-defense-forces", "ISR", "MIL")


def denial_of(reports: Reports) -> Contradiction:
    (found,) = (c for c in find_contradictions(reports.case()) if c.kind == "denial")
    return found


@pytest.mark.parametrize(
    "denied",
    [
        "that he belonged to Hezbollah",
        "that he had links to Hezbollah",
        "that he was a member of Hezbollah",
        "that he had fought for Hezbollah",
    ],
)
def test_who_denies_a_membership_contradicts_who_told_of_it(reports: Reports, denied: str) -> None:
    reports.report("raid", "A drone struck a car and killed a man, a medic said.", "2026-02-17")
    reports.event("raid", "struck")
    reports.claim("raid", "A drone struck a car and killed a man", Actor("a medic"), kind="medic")
    told = "it killed a commander of Hezbollah"
    reports.report("army", f"The Israeli army said {told}.", "2026-02-18")
    reports.event("army", "killed")
    reports.claim("army", told, IDF, kind="party")
    reports.report("kin", f"His widow, after the strike, denied {denied}.", "2026-02-19")
    reports.event("kin", "strike")
    reports.claim("kin", denied, Actor("His widow"), stance="deny", cue="denied")
    assert denial_of(reports).left.quote.text == told


def test_a_denial_of_this_deed_goes_before_what_somebody_always_denies(reports: Reports) -> None:
    text = (
        "Syrian warplanes bombed a market in Ariha, a medic said. The Syrian army denies "
        "targeting civilians.\n\nThe army rejected the report that a market had been bombed."
    )
    reports.report("one", text, "2024-05-01")
    reports.event("one", "bombed a market")
    medic = Actor("a medic")
    reports.claim("one", "Syrian warplanes bombed a market in Ariha", medic, kind="medic")
    for cue, content, who in (
        ("denies", "targeting civilians", ARMY),
        ("rejected", "that a market had been bombed", Actor("The army", *_ids(ARMY))),
    ):
        reports.claim("one", content, who, stance="deny", kind="party", cue=cue)
    assert denial_of(reports).right.quote.text.startswith("rejected")


def _ids(actor: Actor) -> tuple[str | None, str | None, str | None, str | None]:
    return actor.name, actor.id, actor.country, actor.sector


def test_whom_a_denial_names_must_have_spoken_himself(reports: Reports) -> None:
    text = (
        "His family denied that Hezbollah knew him. Hezbollah wept. "
        "A second raid hit a bulldozer in Aitaroun."
    )
    reports.report("one", text, "2026-02-18")
    reports.event("one", "raid")
    hezbollah = Actor("Hezbollah", "Hezbollah", "hezbollah", "LBN", "REB")
    reports.claim("one", "wept", hezbollah, kind="party")
    family = Actor("His family")
    reports.claim("one", "that Hezbollah knew him", family, stance="deny", cue="denied")
    assert [c for c in find_contradictions(reports.case()) if c.kind == "denial"] == []


def _answered(reports: Reports, said: str, *, cue: str, stance: Stance) -> list[str]:
    """Return the kinds of contradiction where the accused army answers in some words."""
    told = "a drone of the Syrian army hit a market in Ariha"
    reports.report("medic", f"On Monday {told}, a medic said.", "2024-05-01")
    reports.event("medic", "hit a market")
    reports.claim("medic", told, Actor("a medic"), kind="medic")
    text = f"The Syrian army {cue} {said} after the strike."
    reports.report("army", text, "2024-05-02")
    reports.event("army", "strike")
    reports.claim("army", said, ARMY, stance=stance, kind="party", cue=cue)
    return [c.kind for c in find_contradictions(reports.case())]


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("disclaimed", "responsibility for the bloodshed"),
        ("shrugged off", "accounts of a raid"),
        ("contested", "the medic's account of a raid"),
        ("waved away", "stories of a raid"),
        ("said", "the story of the market was propaganda"),
        ("called", "the news of a raid fiction"),
    ],
)
def test_any_word_of_denial_that_introduces_a_claim_denies(
    reports: Reports, cue: str, said: str
) -> None:
    assert _answered(reports, said, cue=cue, stance="deny") == ["denial"]


@pytest.mark.parametrize(
    "said",
    [
        "that its drones were not in the area",
        "that none of its planes was over Ariha",
        "that it had not been operating there",
        "that the nearest of its units was a day's march away",
        "that the reports were aimed at tarnishing the image of the army",
        "that the medic was lying about the raid",
        "that foreign media spread false news of a raid",
    ],
)
def test_who_was_elsewhere_or_calls_the_news_a_smear_denies(reports: Reports, said: str) -> None:
    assert _answered(reports, said, cue="said", stance="assert") == ["denial"]


def test_who_is_held_responsible_is_named_by_the_word_of_blame(reports: Reports) -> None:
    told = "a drone of the Syrian army hit a market in Ariha"
    reports.report("medic", f"On Monday {told}, a medic said.", "2024-05-01")
    reports.event("medic", "hit a market")
    reports.claim("medic", told, Actor("a medic"), kind="medic")
    text = "The Syrian army held Hezbollah responsible for the deaths in the strike."
    reports.report("army", text, "2024-05-02")
    reports.event("army", "strike")
    cue = "held Hezbollah responsible"
    reports.claim("army", "for the deaths in the strike", ARMY, stance="accuse", cue=cue)
    assert [c.kind for c in find_contradictions(reports.case())] == ["culprit"]
