"""Whose voice a passage is: names, descriptions, publishers, those who say nothing."""

import pytest

from dateline.document import plain
from dateline.link.hearing.homes import home_of
from dateline.link.hearing.naming import doers_in
from dateline.link.hearing.parties import party_of
from dateline.link.hearing.publishers import own_voice
from dateline.link.hearing.statements import Statement
from dateline.records import Actor, Coding
from tests.link.made import Reports

GROUP = "bangsamoro-islamic-freedom-fighters"


def said(reports: Reports, words: str) -> Statement:
    return next(s for s in reports.case().statements if words in s.quote.text)


def test_who_declines_to_speak_tells_nothing_in_the_next_sentence(reports: Reports) -> None:
    text = "Shells hit a school in Ariha. Hezbollah did not comment. A caretaker was hurt."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "hit")
    hezbollah = Actor("Hezbollah", "Hezbollah", "hezbollah", "LBN", "REB")
    reports.claim("one", "did not comment", hezbollah, stance="decline", kind="party")
    assert said(reports, "caretaker").speaker is None


@pytest.mark.parametrize(
    ("publisher", "key"),
    [
        ("RSF media office", "rapid-support-forces"),
        ("Hamas media office", "hamas"),
        ("SDF press release", "syrian-democratic-forces"),
        ("Houthi Military Media", "houthis"),
    ],
)
def test_the_media_office_of_a_side_is_the_side(publisher: str, key: str) -> None:
    document = plain("Statement\n\nA drone was shot down.", publisher=publisher)
    assert own_voice(document, None).key == key


@pytest.mark.parametrize(
    "text",
    [
        "Abu Jihad, who described himself as a spokesman for the BIFF, said that nine died.",
        "Abu Jihad, who speaks for the BIFF, said that nine died.",
        "Abu Jihad, a commander of the BIFF, said that nine died.",
    ],
)
def test_a_name_is_of_the_side_that_the_text_gives_it(reports: Reports, text: str) -> None:
    reports.report("one", f"A lorry was attacked. {text} Residents said two died.", "2024-05-01")
    reports.event("one", "attacked")
    reports.claim("one", "that nine died", Actor("Abu Jihad"))
    reports.claim("one", "two died", Actor("Residents"), kind="witness")
    assert [said(reports, w).key for w in ("nine", "two")] == [GROUP, "voice:resident"]


def test_what_befell_somebody_makes_him_nobodys_voice(reports: Reports) -> None:
    text = "A lorry was attacked. Olena Koval, who fled the Russian army, said that nine died."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "attacked")
    reports.claim("one", "that nine died", Actor("Olena Koval"))
    assert said(reports, "nine").key == "voice:koval"


def test_a_named_person_is_none_of_those_quoted_after_him(reports: Reports) -> None:
    text = "Gunmen burned granaries, Amadou Cissé said.\n\nResidents counted ten graves."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "burned")
    reports.claim("one", "Gunmen burned granaries", Actor("Amadou Cissé"))
    reports.claim("one", "ten graves", Actor("Residents"), kind="witness")
    assert len({said(reports, w).key for w in ("granaries", "graves")}) == 2


def test_he_is_described_by_no_words_of_the_source_before_him(reports: Reports) -> None:
    text = "Gunmen burned granaries, a local official and a resident said. He counted ten graves."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "burned")
    reports.claim("one", "Gunmen burned granaries", Actor("a local official"), kind="government")
    reports.claim("one", "Gunmen burned granaries", Actor("a resident"), kind="witness")
    he = Actor("He", "a resident", None, None, "CVL")
    reports.claim("one", "ten graves", he, kind="civilian")
    assert said(reports, "graves").key == "voice:resident"


def test_the_one_side_of_a_text_is_called_as_it_speaks_first(reports: Reports) -> None:
    text = "A bomb went off\n\nPolice said three died. President Gustavo Petro blamed dissidents."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "bomb")
    reports.claim("one", "three died", Actor("Police", None, None, "COL", "COP"))
    petro = Actor("President Gustavo Petro", "Gustavo Petro", "gustavo-petro", "COL", "GOV")
    reports.claim("one", "dissidents", petro, stance="accuse", kind="government")
    title = said(reports, "went off")
    assert (title.key, title.speaker and title.speaker.name) == ("state:COL", "Police")


def test_a_capital_that_speaks_is_not_at_home(reports: Reports) -> None:
    text = "Shells hit a market, officials said. Moscow denied it."
    reports.report("one", text, "2024-05-01")
    reports.claim("one", "it", Actor("Moscow", "Russia", "RUS", "RUS", "GOV"), kind="government")
    reports.claim("one", "Shells hit a market", Actor("officials"), kind="government")
    document = reports.documents["one"]
    coding = Coding(document.id, (), tuple(reports.claims["one"]))
    assert home_of(document, coding) is None


def test_who_accuses_is_no_doer_of_the_deed(reports: Reports) -> None:
    text = "A bomb killed three. President Gustavo Petro blamed dissidents."
    reports.report("one", text, "2024-05-01")
    petro = Actor("President Gustavo Petro", "Gustavo Petro", "gustavo-petro", "COL", "GOV")
    reports.event("one", "killed")
    reports.event("one", "blamed", kind="ACCUSE", by=petro)
    assert "state:COL" not in said(reports, "blamed").doers


@pytest.mark.parametrize("verb", ["confirm", "deny", "condemned", "have blamed", "mourn"])
def test_who_speaks_of_an_attack_is_not_its_doer(reports: Reports, verb: str) -> None:
    text = f"Taliban {verb} suicide attack in Kabul."
    reports.report("one", text, "2024-05-01")
    taliban = Actor("Taliban", "Taliban", "taliban", "AFG", "REB")
    reports.event("one", "attack", by=taliban)
    assert said(reports, "attack").doers == frozenset()
    assert doers_in("Taliban claim suicide attack in Kabul.", False) == {"taliban"}


def test_a_bare_surname_is_the_one_person_named_so_in_another_report(reports: Reports) -> None:
    reports.report("one", "Drones hit a port, Governor Veniamin Brodsky said.", "2024-05-01")
    reports.event("one", "hit")
    governor = Actor("Governor Veniamin Brodsky", "Veniamin Brodsky", None, "RUS", "GOV")
    reports.claim("one", "Drones hit a port", governor, kind="government")
    reports.report("two", "A docker died after the raid, Brodsky said.", "2024-05-02")
    reports.event("two", "raid")
    reports.claim("two", "A docker died", Actor("Brodsky", "Brodsky"))
    assert said(reports, "docker").key == said(reports, "a port").key == "state:SYR"


def test_who_tells_another_deed_does_not_tell_the_next_one(reports: Reports) -> None:
    text = "France said that jets hit a restaurant in Homs. A bomb killed two in Ariha."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "hit", ours=False)
    reports.event("one", "bomb")
    france = Actor("France", "France", "FRA", "FRA", "GOV")
    reports.claim("one", "that jets hit a restaurant in Homs", france, kind="government")
    assert said(reports, "bomb").speaker is None


@pytest.mark.parametrize(
    "name",
    [
        "Kenya National Commission on Human Rights",
        "the rights commission",
        "the Malian human rights commission",
        "the state commission for human rights",
    ],
)
def test_a_human_rights_commission_is_no_organ_of_its_government(name: str) -> None:
    actor = Actor(name, None, None, "KEN", "GOV")
    assert party_of(actor, "government", "KEN", None).sort == "body"
