"""Which passages a contradiction is told between, where several would serve."""

from dateline.link.contradictions import find_contradictions
from dateline.records import Actor, Contradiction
from tests.link.made import ARMY, Reports


def found(reports: Reports) -> dict[str, Contradiction]:
    return {c.kind: c for c in find_contradictions(reports.case())}


def test_an_account_is_set_against_the_deed_in_a_lead_before_its_harm(reports: Reports) -> None:
    force = Actor("The Nigerian Air Force", "Nigerian Air Force", "NGA-military", "NGA", "MIL")
    reports.report(
        "one",
        "The families of the dead mourn, a nurse said.\n\nA jet bombed farmers, a nurse said.",
        "2024-05-01",
    )
    reports.event("one", "mourn", country="NGA")
    reports.event("one", "bombed", country="NGA")
    reports.claim("one", "The families of the dead mourn", Actor("a nurse"), kind="medic")
    reports.claim("one", "A jet bombed farmers", Actor("a nurse"), kind="medic")
    reports.report(
        "two", "The Nigerian Air Force said that it struck a convoy of terrorists.", "2024-05-02"
    )
    reports.event("two", "struck", country="NGA")
    reports.claim("two", "that it struck a convoy of terrorists", force, kind="party")
    assert found(reports)["account"].left.quote.text == "A jet bombed farmers"


def test_a_denial_is_set_against_the_lead_of_whoever_accuses(reports: Reports) -> None:
    for day, text in (
        (1, "A nurse spoke on Monday.\n\nThe Syrian army bombed Ariha, a nurse said."),
        (2, "The Syrian army bombed Ariha, an imam said."),
    ):
        words = "The Syrian army bombed Ariha"
        reports.report(f"r{day}", text, f"2024-05-0{day}")
        reports.event(f"r{day}", "bombed")
        who = Actor("a nurse" if day == 1 else "an imam")
        reports.claim(f"r{day}", words, who, cue="said")
    reports.report("r3", "The Syrian army denied that it had bombed Ariha.", "2024-05-03")
    reports.event("r3", "bombed")
    reports.claim("r3", "that it had bombed Ariha", ARMY, stance="deny", kind="party", cue="denied")
    assert found(reports)["denial"].left.by == "an imam"


def test_of_passages_that_accuse_the_one_with_the_words_of_the_denial_is_denied(
    reports: Reports,
) -> None:
    for day, (name, deed, who) in enumerate(
        (("one", "bombed Ariha", "a nurse"), ("two", "burned Ariha", "an imam")), 1
    ):
        reports.report(name, f"The Syrian army {deed} on Monday, {who} said.", f"2024-05-0{day}")
        reports.event(name, deed.split()[0])
        reports.claim(name, f"The Syrian army {deed} on Monday", Actor(who), cue="said")
    reports.report("three", "The Syrian army denied that it had burned Ariha.", "2024-05-03")
    reports.event("three", "burned")
    reports.claim(
        "three", "that it had burned Ariha", ARMY, stance="deny", kind="party", cue="denied"
    )
    assert found(reports)["denial"].left.by == "an imam"


def test_who_looks_into_allegations_of_civilian_deaths_says_that_it_hit_fighters(
    reports: Reports,
) -> None:
    reports.report("one", "A Syrian jet bombed mourners, a nurse said.", "2024-05-01")
    reports.event("one", "bombed")
    reports.claim("one", "A Syrian jet bombed mourners", Actor("a nurse"), kind="medic")
    words = "that it struck a convoy of terrorists and looked into allegations of civilian deaths"
    reports.report("two", f"The Syrian army said {words}.", "2024-05-02")
    reports.event("two", "struck")
    reports.claim("two", words, ARMY, kind="party")
    assert found(reports)["account"].right.by == "Syrian Army"
