"""Sentence against sentence."""

import pytest

from dateline.link.contradictions import find_contradictions
from dateline.records import Actor, Contradiction
from tests.link.made import ARMY, Reports


def found(reports: Reports) -> dict[str, Contradiction]:
    listed = find_contradictions(reports.case())
    assert len({c.kind for c in listed}) == len(listed)
    return {c.kind: c for c in listed}


def test_a_denial_stands_against_the_passage_that_names_the_denier(rivals: Reports) -> None:
    denial = found(rivals)["denial"]
    assert denial.left.quote.text.startswith("Syrian warplanes bombed a market")
    assert denial.left.by == "rescue workers"
    assert denial.right.quote.text == "denied that it had bombed the market in Ariha"
    assert denial.right.by == "Syrian Army"


def test_the_blamed_side_that_names_another_disputes_the_culprit(rivals: Reports) -> None:
    culprit = found(rivals)["culprit"]
    assert "warplanes" in culprit.left.quote.text
    assert "Jabhat al-Nusra" in culprit.right.quote.text


def test_numbers_that_exclude_each_other_are_told_once(rivals: Reports) -> None:
    toll = found(rivals)["toll"]
    assert (toll.left.quote.text, toll.right.quote.text) == ("at least nine people", "four people")


def test_a_toll_that_rises_is_no_contradiction(reports: Reports) -> None:
    for name, n, who in (("one", 6, "a doctor"), ("two", 9, "the mayor")):
        reports.report(name, f"A shell killed {n} people in Ariha, {who} said.", f"2024-05-0{n}")
        reports.event(name, "killed", tolls=[(f"{n} people", "killed", n, n)])
        reports.claim(name, f"A shell killed {n} people in Ariha", Actor(who))
    assert found(reports) == {}


def test_a_toll_that_falls_is_one(reports: Reports) -> None:
    for name, n, who in (("one", 9, "a neighbour"), ("two", 6, "a doctor")):
        reports.report(
            name, f"A shell killed {n} people in Ariha, {who} said.", f"2024-05-{10 - n:02}"
        )
        reports.event(name, "killed", tolls=[(f"{n} people", "killed", n, n)])
        reports.claim(name, f"A shell killed {n} people in Ariha", Actor(who))
    assert found(reports)["toll"].right.quote.text == "6 people"


def test_an_accident_stands_against_an_attack(reports: Reports) -> None:
    reports.report("one", "A bomb exploded in a college in Ariha, a guard said.", "2024-05-01")
    reports.event("one", "exploded")
    reports.claim("one", "A bomb exploded in a college in Ariha", Actor("a guard"))
    reports.report("two", "A gas cylinder burst in the college, the principal said.", "2024-05-02")
    reports.event("two", "burst")
    reports.claim("two", "A gas cylinder burst in the college", Actor("the principal"))
    account = found(reports)["account"]
    assert account.left.by == "a guard"
    assert account.right.by == "the principal"


def test_the_doer_that_hit_fighters_contradicts_those_who_saw_civilians(reports: Reports) -> None:
    force = Actor("The Nigerian Air Force", "Nigerian Air Force", "NGA-military", "NGA", "MIL")
    reports.report("one", "A Nigerian jet bombed mourners, a nurse said.", "2024-05-01")
    reports.event("one", "bombed", country="NGA")
    reports.claim("one", "A Nigerian jet bombed mourners", Actor("a nurse"), kind="medic")
    reports.report(
        "two", "The Nigerian Air Force said that it struck a convoy of terrorists.", "2024-05-02"
    )
    reports.event("two", "struck", country="NGA")
    reports.claim("two", "that it struck a convoy of terrorists", force, kind="party")
    account = found(reports)["account"]
    assert account.right.quote.text == "that it struck a convoy of terrorists"


def test_whoever_had_no_arms_contradicts_the_doer_and_denies_nothing(reports: Reports) -> None:
    reports.report("one", "The Syrian army said that it shot gunmen in a car.", "2024-05-01")
    reports.event("one", "shot")
    reports.claim("one", "that it shot gunmen in a car", ARMY, kind="party", cue="said")
    reports.report("two", "No shot had come from the car they hit, a baker said.", "2024-05-02")
    reports.event("two", "hit")
    reports.claim("two", "No shot had come from the car they hit", Actor("a baker"), stance="deny")
    listed = found(reports)
    assert set(listed) == {"account"}
    assert listed["account"].right.by == "a baker"


def test_a_side_that_says_so_denies_it(reports: Reports) -> None:
    reports.report("one", "Syrian troops shot a man in Ariha, a baker said.", "2024-05-01")
    reports.event("one", "shot")
    reports.claim("one", "Syrian troops shot a man in Ariha", Actor("a baker"))
    reports.report("two", "The Syrian army said that no shot was fired in Ariha.", "2024-05-02")
    reports.event("two", "fired")
    reports.claim("two", "that no shot was fired in Ariha", ARMY, stance="deny", kind="party")
    assert set(found(reports)) == {"denial"}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("An air strike hit a row of houses in Ariha", "account"),
        ("Syrian warplanes bombed a row of houses in Ariha", "culprit"),
        ("A lorry bomb destroyed a row of houses in Ariha", None),
        ("Something hit a row of houses in Ariha", None),
    ],
)
def test_a_bomb_on_the_spot_stands_against_a_strike_from_afar(
    reports: Reports, told: str, kind: str | None
) -> None:
    reports.report("one", f"{told}, a nurse said.", "2024-05-01")
    reports.event("one", told.split(" a row")[0].split()[-1])
    reports.claim("one", told, Actor("a nurse"), kind="medic")
    bomb = "a car bomb that militants of Jabhat al-Nusra had parked went off"
    reports.report("two", f"The Syrian army said that {bomb}.", "2024-05-02")
    reports.event("two", "went off")
    reports.claim("two", bomb, ARMY, kind="party", cue="said")
    assert set(found(reports)) == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("hit", "clashes"),
    [
        ("an arms dump", True),
        ("a drone hangar", True),
        ("a mortar position", True),
        ("a road", False),
    ],
)
def test_a_military_site_stands_against_a_civil_one(
    reports: Reports, hit: str, clashes: bool
) -> None:
    reports.report("one", "A Syrian jet bombed a lorry park, a nurse said.", "2024-05-01")
    reports.event("one", "bombed")
    reports.claim("one", "A Syrian jet bombed a lorry park", Actor("a nurse"), kind="medic")
    reports.report("two", f"The Syrian army said that it struck {hit}.", "2024-05-02")
    reports.event("two", "struck")
    reports.claim("two", f"that it struck {hit}", ARMY, kind="party", cue="said")
    assert ("account" in found(reports)) == clashes


def test_no_fewer_than_denies_nothing(reports: Reports) -> None:
    elder = Actor("an elder")
    reports.report(
        "one",
        "Gunmen killed three men in Ariha, a nurse said.\n\n"
        "The gunmen killed no fewer than three men, an elder said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "Gunmen killed three men in Ariha", Actor("a nurse"), kind="medic")
    reports.claim("one", "The gunmen killed no fewer than three men", elder, stance="deny")
    assert found(reports) == {}


def test_a_denial_of_another_deed_is_not_ours(rivals: Reports) -> None:
    rivals.report(
        "other",
        "Planes bombed the market in Ariha.\n\nTurkish police denied that a ferry had sunk.",
        "2019-11-12",
    )
    rivals.event("other", "bombed")
    rivals.claim(
        "other", "that a ferry had sunk", Actor("Turkish police", None, None, "TUR", "COP"),
        stance="deny", kind="government", cue="denied",
    )  # fmt: skip
    denials = [c for c in find_contradictions(rivals.case()) if c.kind == "denial"]
    assert [c.right.by for c in denials] == ["Syrian Army"]


def test_a_denial_beside_another_deed_counts_where_it_names_whom_it_contradicts(
    reports: Reports,
) -> None:
    reports.report(
        "one", "Rockets killed two packers in Ariha, the Israeli army said.", "2024-05-01"
    )
    reports.event("one", "killed")
    reports.claim(
        "one", "Rockets killed two packers in Ariha",
        Actor("the Israeli army", None, None, "ISR", "MIL"), kind="party",
    )  # fmt: skip
    reports.report(
        "two",
        "Rockets flew at Ariha.\n\nThe Syrian army denied that a raid had hit Homs.\n\n"
        "It rejected Israel's word that rockets struck.",
        "2024-05-02",
    )
    reports.event("two", "flew")
    reports.event("two", "raid", ours=False)
    reports.event("two", "struck", ours=False)
    reports.claim(
        "two", "that a raid had hit Homs", ARMY, stance="deny", kind="party", cue="denied"
    )
    assert [c for c in find_contradictions(reports.case()) if c.kind == "denial"] == []
    reports.claim(
        "two", "that rockets struck", ARMY, stance="deny", kind="party",
        cue="rejected Israel's word",
    )  # fmt: skip
    denials = [c for c in find_contradictions(reports.case()) if c.kind == "denial"]
    assert [c.left.by for c in denials] == ["the Israeli army"]


def test_a_denial_is_of_what_names_the_same_doers(reports: Reports) -> None:
    reports.report("one", "Mujahideen shot down a helicopter near Ariha.", "2024-05-01")
    reports.event("one", "shot")
    reports.report(
        "two",
        "A helicopter fell near Ariha.\n\n"
        "Reports that gunmen fired at it are false, the Syrian army said.",
        "2024-05-02",
    )
    reports.event("two", "fell")
    reports.claim(
        "two", "Reports that gunmen fired at it are false", Actor("the Syrian army"), stance="deny",
        kind="party",
    )  # fmt: skip
    denials = [c for c in find_contradictions(reports.case()) if c.kind == "denial"]
    assert [c.left.quote.text for c in denials] == ["Mujahideen shot down a helicopter near Ariha."]


def test_a_figure_that_is_dismissed_is_denied(reports: Reports) -> None:
    reports.report("one", "Raiders killed 300 people in Ariha, a bishop said.", "2024-05-01")
    reports.event("one", "killed", tolls=[("300 people", "killed", 300, 300)])
    reports.claim("one", "Raiders killed 300 people in Ariha", Actor("a bishop"))
    reports.report("two", "The Syrian army dismissed the figure of 300 dead.", "2024-05-02")
    reports.event("two", "dead")
    reports.claim("two", "the figure of 300 dead", ARMY, stance="deny", cue="dismissed")
    assert found(reports)["denial"].left.by == "a bishop"


def test_no_civilian_was_hurt_denies_whoever_tells_of_one(reports: Reports) -> None:
    reports.report("one", "A strike killed a farmer and his mother, an elder said.", "2024-05-01")
    reports.event("one", "strike")
    reports.claim("one", "A strike killed a farmer and his mother", Actor("an elder"))
    reports.report("two", "The Syrian army said that no civilians were hit.", "2024-05-02")
    reports.event("two", "hit")
    reports.claim("two", "that no civilians were hit", ARMY, stance="deny", kind="party")
    assert found(reports)["denial"].left.by == "an elder"


def test_gunmen_accuse_no_hospital(reports: Reports) -> None:
    reports.report("one", "Gunmen killed nine people in Ariha, the mayor said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "Gunmen killed nine people in Ariha", Actor("the mayor"))
    reports.report("two", "Rebels killed nine people, a hospital said.", "2024-05-02")
    reports.event("two", "killed")
    reports.claim("two", "Rebels killed nine people", Actor("a hospital"), kind="medic")
    assert found(reports) == {}


def test_fifty_and_more_than_fifty_go_together(reports: Reports) -> None:
    counts = (("one", "more than fifty", 51, None), ("two", "fifty", 50, 50))
    for name, words, least, most in counts:
        reports.report(name, f"Shells killed {words} people, {name} priest said.", "2024-05-01")
        reports.event(name, "killed", tolls=[(f"{words} people", "killed", least, most)])
    assert found(reports) == {}


def test_a_denial_of_a_charge_stands_against_the_charge(reports: Reports) -> None:
    reports.report(
        "one",
        "Gunmen killed two men in Ariha, a doctor said.\n\n"
        "An elder accused herdsmen of killing them.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.event("one", "killing")
    reports.claim("one", "Gunmen killed two men in Ariha", Actor("a doctor"), cue="said")
    reports.claim(
        "one", "herdsmen of killing them.", Actor("An elder"), stance="accuse", cue="accused"
    )
    reports.report("two", "The union rejected that herdsmen had done the killings.", "2024-05-02")
    reports.event("two", "killings")
    reports.claim(
        "two", "that herdsmen had done the killings.", Actor("The union"), stance="deny",
        cue="rejected",
    )  # fmt: skip
    assert found(reports)["denial"].left.quote.text == "herdsmen of killing them."


def test_a_denial_of_this_is_of_what_was_said_before_it(reports: Reports) -> None:
    reports.report(
        "one",
        "Soldiers stormed a hill in Ariha, a farmer said. The army said that it had taken the "
        "heights. The rebels reject this.",
        "2024-05-01",
    )
    reports.event("one", "stormed")
    reports.event("one", "taken")
    reports.claim("one", "Soldiers stormed a hill in Ariha", Actor("a farmer"), cue="said")
    reports.claim(
        "one", "that it had taken the heights.", Actor("The army", None, None, "SYR", "MIL"),
        kind="party",
    )  # fmt: skip
    reports.claim(
        "one", "this", Actor("The rebels", None, None, None, "REB"), stance="deny", kind="party",
        cue="reject",
    )  # fmt: skip
    assert found(reports)["denial"].left.quote.text == "that it had taken the heights."


def test_what_somebody_had_believed_denies_nothing(reports: Reports) -> None:
    reports.report("one", "A missile hit a house and killed a child, a doctor said.", "2024-05-01")
    reports.event("one", "hit")
    reports.claim("one", "A missile hit a house and killed a child", Actor("a doctor"), cue="said")
    told = "that it had hit a house in which it believed no civilians lived."
    reports.report("two", f"The Syrian army acknowledged {told}", "2024-05-02")
    reports.event("two", "hit")
    reports.claim("two", told, ARMY, stance="concede", kind="party", cue="acknowledged")
    assert "denial" not in found(reports)


def test_a_side_that_denies_reports_about_itself_is_contradicted_by_those(reports: Reports) -> None:
    reports.report("one", "A convoy was bombed in Ariha, a driver said.", "2024-05-01")
    reports.event("one", "bombed")
    reports.claim("one", "A convoy was bombed in Ariha", Actor("a driver"), cue="said")
    reports.report("two", "Russian jets hit the convoy, an officer said.", "2024-05-01")
    reports.event("two", "hit")
    reports.claim("two", "Russian jets hit the convoy", Actor("an officer"))
    text = "The Syrian army denied media reports that the Syrian army had bombed a convoy."
    reports.report("three", text, "2024-05-02")
    reports.event("three", "bombed")
    denied = "that the Syrian army had bombed a convoy."
    reports.claim("three", denied, Actor("media"), kind="media", cue="reports")
    reports.claim("three", denied, ARMY, stance="deny", kind="party", cue="denied")
    assert found(reports)["denial"].left.quote.text == "A convoy was bombed in Ariha"


def test_an_outlet_denies_its_own_report(reports: Reports) -> None:
    reports.report("one", "The mayor of Ariha was shot in his car.", "2024-05-01")
    reports.event("one", "shot")
    text = "We take it back. Nobody attacked his car, the mayor of Ariha was not shot."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "shot")
    denied = "Nobody attacked his car"
    reports.claim("two", denied, Actor("We"), stance="deny")
    assert found(reports)["denial"].left.quote.text == "The mayor of Ariha was shot in his car."


def test_a_denial_of_what_is_told_is_one_of_the_deed(reports: Reports) -> None:
    reports.report("one", "Nine women were killed in Ariha, a farmer said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "Nine women were killed in Ariha", Actor("a farmer"))
    told = "it had nothing to do with what is told on the networks"
    text = f"Women were killed in Ariha. The Syrian army said that {told}."
    reports.report("two", text, "2024-05-02")
    reports.event("two", "killed")
    reports.claim("two", told, ARMY, kind="party")
    assert found(reports)["denial"].left.by == "a farmer"


def test_a_figure_just_given_is_called_wrong(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed nine in Ariha, a nurse said. The shell killed thirty, a guard said. "
        "The Syrian army called his figure wrong.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.event("one", "The shell killed")
    reports.claim("one", "A shell killed nine in Ariha", Actor("a nurse"))
    reports.claim("one", "The shell killed thirty", Actor("a guard"))
    army = Actor("The Syrian army", "Syrian Army", "SYR-military", "SYR", "MIL")
    reports.claim("one", "his figure", army, stance="deny", kind="party", cue="called")
    assert found(reports)["denial"].left.by == "a guard"


def test_who_saw_no_drone_denies_none(reports: Reports) -> None:
    reports.report("one", "A drone dropped a bomb on Ariha, police said.", "2024-05-01")
    reports.event("one", "dropped")
    reports.claim("one", "A drone dropped a bomb on Ariha", Actor("police"), kind="government")
    reports.report("two", "“I saw no drone,” said a driver who was near the bomb.", "2024-05-02")
    reports.event("two", "bomb")
    reports.claim("two", "“I saw no drone,”", Actor("a driver"), stance="deny")
    assert "denial" not in found(reports)


def test_a_quiet_procession_stands_against_self_defence(reports: Reports) -> None:
    told = "Troops fired in self-defence in Ariha"
    reports.report("one", f"{told}, the Syrian army said.", "2024-05-01")
    reports.event("one", "fired")
    reports.claim("one", told, Actor("the Syrian army", None, None, "SYR", "MIL"), kind="party")
    reports.report("two", "“The procession was quiet when they fired,” a man said.", "2024-05-02")
    reports.event("two", "fired")
    reports.claim("two", "“The procession was quiet when they fired,”", Actor("a man"))
    assert found(reports)["account"].right.by == "a man"
