"""Who first tells of a deed."""

import msgspec
import pytest

from dateline.link.origins import find_origins
from dateline.records import Actor
from tests.link.made import ARMY, Reports

DOCTOR = Actor("a doctor", None, None, None, "MED")
GOVERNOR = Actor("the governor", None, None, "SYR", "GOV")
MINISTRY = Actor("the interior ministry", None, None, "SYR", "GOV")


def names(reports: Reports) -> list[str]:
    return [o.name for o in find_origins(reports.case())]


def test_each_party_counts_once_and_a_hospital_stands_apart(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb killed five people in Ariha, the governor said.\n\n"
        "The bomb was home-made, the interior ministry said.\n\n"
        "Five people were killed, a doctor said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A bomb killed five people in Ariha", GOVERNOR, kind="government")
    reports.claim("one", "The bomb was home-made", MINISTRY, kind="government")
    reports.claim("one", "Five people were killed", DOCTOR, kind="medic")
    assert names(reports) == ["the governor", "a doctor"]


def test_a_channel_is_no_origin_but_the_outlet_is_where_it_names_nobody(reports: Reports) -> None:
    reports.report("one", "A bomb killed five people in Ariha, state media said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim(
        "one", "A bomb killed five people in Ariha", Actor("state media"), kind="government"
    )
    assert names(reports) == ["Gazette"]


def test_who_only_denies_is_no_origin_but_who_gives_an_account_is(rivals: Reports) -> None:
    origins = find_origins(rivals.case())
    assert [(o.kind, o.party) for o in origins] == [("independent", None), ("party", "SYR")]
    assert "exploded" in origins[1].quotes[0].text
    rivals.claims["denial"].pop()
    assert [o.kind for o in find_origins(rivals.case())] == ["independent"]


def test_a_copy_adds_no_origin(reports: Reports) -> None:
    for name in ("one", "two"):
        reports.report(
            name, f"A bomb killed five people in Ariha, witness {name} said.", "2024-05-01", name
        )
        reports.event(name, "killed")
        reports.claim(name, "A bomb killed five people in Ariha", Actor(f"witness {name}"))
    assert len(names(reports)) == 2
    reports.copy("two", "one")
    (origin,) = find_origins(reports.case())
    assert origin.repeated_by == (reports.documents["two"].id,)


def test_a_lead_says_what_its_source_is_and_the_text_who(reports: Reports) -> None:
    reports.report(
        "one",
        "Gunmen killed three farmers in Ariha, a missionary said.\n\n"
        "The gunmen attacked after dark, Father Paul Ruiz said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.event("one", "attacked")
    reports.claim("one", "Gunmen killed three farmers in Ariha", Actor("a missionary"))
    reports.claim("one", "The gunmen attacked after dark", Actor("Father Paul Ruiz", "Paul Ruiz"))
    assert names(reports) == ["Paul Ruiz"]


def test_a_hospital_tells_what_it_knows_in_whatever_words(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb killed five people in Ariha, the governor said.\n\n"
        "Two girls are in the operating theatre, a doctor said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A bomb killed five people in Ariha", GOVERNOR, kind="government")
    reports.claim("one", "Two girls are in the operating theatre", DOCTOR, kind="medic")
    assert names(reports) == ["the governor", "a doctor"]


def test_what_a_side_always_does_is_no_account(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed five people in Ariha, a doctor said.\n\n"
        "It strikes military targets only, the interior ministry said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed five people in Ariha", DOCTOR, kind="medic")
    reports.claim("one", "It strikes military targets only", MINISTRY, kind="government")
    assert names(reports) == ["a doctor"]


def test_somebody_who_counted_is_a_voice_without_a_word_of_speech(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed people in Ariha, the governor said. A merchant had counted 36 dead.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed people in Ariha", GOVERNOR, kind="government")
    assert names(reports) == ["the governor", "A merchant"]


@pytest.mark.parametrize(
    ("publisher", "title", "kind"),
    [
        ("Ministry of Defence, Damascus", "Refutation", "party"),
        ("Office of the Governor of Idlib", "To the press", "party"),
        ("Revolutionary Channel", "Statement of the Yemeni Armed Forces", "party"),
        ("Idlib Gazette", "Statement of the obvious", "independent"),
        ("Police Gazette and Ministry Watch", "Evening bulletin", "independent"),
    ],
)
def test_the_office_of_a_side_speaks_for_it(
    reports: Reports, publisher: str, title: str, kind: str
) -> None:
    reports.report("one", "A jet destroyed a store in Ariha.", "2024-05-01", publisher)
    document = reports.documents["one"]
    reports.documents["one"] = msgspec.structs.replace(document, title=title)
    reports.event("one", "destroyed")
    assert [o.kind for o in reports.incident().origins] == [kind]


def test_a_registrar_is_of_the_hospital_that_he_tells_of(reports: Reports) -> None:
    reports.report(
        "one",
        "Three soldiers died in Ariha, the governor said.\n\n"
        "Saint Anne Hospital received three bodies, according to its registrar.",
        "2024-05-01",
    )
    reports.event("one", "died")
    reports.claim("one", "Three soldiers died in Ariha", GOVERNOR, kind="government")
    reports.claim("one", "Saint Anne Hospital received three bodies", Actor("its registrar"))
    assert names(reports) == ["the governor", "the registrar of Saint Anne Hospital"]


def test_a_lead_source_is_no_new_person_of_the_text(reports: Reports) -> None:
    reports.report(
        "one",
        "Gunmen shot a boy in Ariha, his mother said.\n\n"
        "A driver told us that gunmen fired at him, too.",
        "2024-05-01",
    )
    reports.event("one", "shot a boy")
    reports.claim("one", "Gunmen shot a boy in Ariha", Actor("his mother"), kind="civilian")
    reports.claim("one", "that gunmen fired at him, too", Actor("A driver"), kind="witness")
    assert names(reports) == ["his mother", "A driver"]


def test_both_who_are_named_for_one_claim_are_voices(reports: Reports) -> None:
    reports.report("one", "A shell killed two men, the mayor and a nurse said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men", Actor("a nurse"), kind="medic")
    assert names(reports) == ["a nurse", "the mayor"]


def test_we_in_a_quotation_is_not_the_outlet(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men, the mayor said.\n\n"
        "“We had seen it fall and asked for help,” he said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men", Actor("the mayor"), kind="government")
    reports.claim("one", "it fall", Actor("We"), Actor("he"), cue="had seen")
    assert names(reports) == ["the mayor"]


def test_who_speaks_after_a_recalled_deed_goes_on_with_the_deed_told(reports: Reports) -> None:
    reports.report(
        "one",
        "A post came under fire in Idlib, a day after a shell killed two men in Ariha. "
        "Residents said that the officers fled.",
        "2024-05-02",
    )
    reports.event("one", "came under fire", ours=False)
    reports.event("one", "killed")
    reports.claim("one", "that the officers fled", Actor("Residents"), kind="witness")
    assert names(reports) == ["Gazette"]


def test_an_outlet_tells_what_its_reporter_saw(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men, the mayor said.\n\nOur reporter counted two bodies.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men", Actor("the mayor"), kind="government")
    assert names(reports) == ["the mayor", "Gazette"]


def test_a_text_on_our_troops_is_told_by_the_side_that_its_lead_names(reports: Reports) -> None:
    reports.report(
        "one", "Turkish forces destroyed a store in Ariha.\n\nOur troops are safe.", "2024-05-01"
    )
    reports.event("one", "destroyed")
    assert [(o.kind, o.party) for o in reports.incident().origins] == [("party", "TUR")]


def test_who_claims_responsibility_tells_of_the_deed(reports: Reports) -> None:
    reports.report(
        "one",
        "Militants threw a grenade at a post in Ariha, police said. "
        "Hezbollah claimed responsibility for the grenade.",
        "2024-05-01",
    )
    reports.event("one", "threw")
    police = Actor("police", None, None, "SYR", "COP")
    reports.claim("one", "Militants threw a grenade at a post in Ariha", police, cue="said")
    reports.claim("one", "the grenade.", Actor("Hezbollah"), kind="party", cue="claimed")
    assert [o.kind for o in find_origins(reports.case())] == ["party", "party"]


def test_an_outlet_that_another_report_quotes_passes_on(reports: Reports) -> None:
    told = "Gunmen killed three policemen in Ariha"
    reports.report("one", f"{told}, a captain of the police said.", "2024-05-01", "Kirkuk Sada")
    reports.event("one", "killed")
    reports.claim("one", told, Actor("a captain of the police"), kind="government", cue="said")
    text = f"{told}. The gunmen killed with rifles, Kirkuk Sada said."
    reports.report("two", text, "2024-05-02", "Zagros Wire")
    reports.event("two", "killed")
    reports.claim("two", "The gunmen killed with rifles", Actor("Kirkuk Sada", "Kirkuk Sada"))
    assert names(reports) == ["a captain of the police"]


def test_a_communique_is_no_voice(reports: Reports) -> None:
    text = "Rebels murdered seventeen people in Ariha, the communiqué said."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "murdered")
    reports.claim("one", "Rebels murdered seventeen people in Ariha", Actor("the communiqué"))
    assert names(reports) == ["Gazette"]


def test_our_army_in_the_words_of_a_press_office_is_the_army(reports: Reports) -> None:
    words = "“Our army bombed nobody. Their own shell fell on the street,”"
    text = f"The Syrian army spoke. {words} its press service noted."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "fell")
    reports.claim("one", "The Syrian army spoke", ARMY, kind="party")
    reports.claim(
        "one", words, Actor("Our army"), Actor("its press service"), kind="party", cue="noted"
    )
    assert "Gazette" not in names(reports)


def test_a_copy_tells_what_its_original_does_not(reports: Reports) -> None:
    told = "A bomb killed five people in Ariha, the governor said."
    reports.report("one", told, "2024-05-01")
    reports.report(
        "two", f"{told}\n\nA sweeper said that the bomb exploded under a cart.", "2024-05-02"
    )
    for name in ("one", "two"):
        reports.event(name, "killed")
        reports.claim(name, "A bomb killed five people in Ariha", GOVERNOR, kind="government")
    reports.event("two", "exploded")
    reports.claim("two", "that the bomb exploded under a cart", Actor("A sweeper"))
    reports.copy("two", "one")
    assert names(reports) == ["the governor", "A sweeper"]


def test_another_is_not_who_spoke_before(reports: Reports) -> None:
    reports.report(
        "one",
        "A wall killed men in Ariha.\n\nOne prisoner said that the wall had fallen. "
        "Another spoke of a wall that had killed ten.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.event("one", "had fallen")
    reports.event("one", "had killed")
    reports.claim("one", "that the wall had fallen", Actor("One prisoner"))
    reports.claim("one", "a wall that had killed ten", Actor("Another"))
    assert names(reports) == ["One prisoner", "One prisoner"]


def test_who_denies_and_says_what_happened_gives_an_account(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb killed four people in Ariha, a resident said.\n\n"
        "A tyre exploded and nobody was killed, the interior ministry said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A bomb killed four people in Ariha", Actor("a resident"))
    words = "A tyre exploded and nobody was killed"
    reports.claim("one", words, MINISTRY, kind="government", stance="deny")
    assert names(reports) == ["a resident", "the interior ministry"]


def test_who_only_recalls_the_deed_is_no_origin(reports: Reports) -> None:
    reports.report("one", "A bomb killed eleven people in Ariha, a doctor said.", "2024-05-01")
    reports.report(
        "two", "A policeman fell ill on the street where eleven people were killed two days ago, "
        "the governor said.", "2024-05-03",
    )  # fmt: skip
    reports.event("one", "killed")
    reports.event("two", "killed")
    reports.claim("one", "A bomb killed eleven people in Ariha", DOCTOR, kind="medic")
    words = "A policeman fell ill on the street where eleven people were killed two days ago"
    reports.claim("two", words, GOVERNOR, kind="government")
    assert names(reports) == ["a doctor"]


def test_an_organisation_speaks_for_the_witnesses_whom_it_asked(reports: Reports) -> None:
    reports.report(
        "one",
        "Soldiers killed nine men in Ariha.\n\nWe interviewed three people. They said that "
        "soldiers had killed nine men. A trader told us that the soldiers had killed nine.",
        "2024-05-01",
        "Plateau Collective",
    )
    reports.event("one", "killed")
    reports.claim("one", "that soldiers had killed nine men", Actor("They", "three people"))
    reports.claim("one", "that the soldiers had killed nine", Actor("A trader"))
    assert names(reports) == ["Plateau Collective"]


def test_where_one_side_is_heard_an_outlet_of_the_other_tells_it_too(reports: Reports) -> None:
    reports.report("one", "The Syrian army said that it struck a motorcycle.", "2024-05-01")
    reports.event("one", "struck")
    reports.claim("one", "that it struck a motorcycle", ARMY, kind="party", cue="said")
    reports.report("two", "A drone hit a motorcycle. Its rider died.", "2024-05-01", "Morning")
    reports.event("two", "hit")
    assert names(reports) == ["Syrian Army"]
    reports.report("three", "A drone hit it. Its rider was martyred.", "2024-05-01", "Bulletin")
    reports.event("three", "hit")
    assert names(reports) == ["Syrian Army", "Bulletin"]


@pytest.mark.parametrize("outlet", ["Syrian Arab News Agency", "The Syria Bulletin"])
def test_an_outlet_of_the_side_that_is_heard_is_not_of_the_other(
    outlet: str, reports: Reports
) -> None:
    reports.report("one", "The Syrian army said that it struck a motorcycle.", "2024-05-01")
    reports.event("one", "struck")
    reports.claim("one", "that it struck a motorcycle", ARMY, kind="party", cue="said")
    reports.report("two", "A drone hit the enemy. One man died.", "2024-05-01", outlet)
    reports.event("two", "hit")
    assert names(reports) == ["Syrian Army"]


def test_an_outlet_that_quotes_the_side_is_not_of_the_other(reports: Reports) -> None:
    text = "The Syrian army said that it struck a motorcycle. The enemy lost one."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "struck")
    reports.claim("one", "that it struck a motorcycle", ARMY, kind="party", cue="said")
    assert names(reports) == ["Syrian Army"]
