"""The grade of an incident, the strongest first."""

import msgspec
import pytest

from dateline.records import Actor, Grade, Judgement
from tests.link.made import ARMY, Reports

WITNESS = Actor("a neighbour")
DOCTOR = Actor("a doctor", None, None, None, "MED")
ARMY_NAMED = Actor("the Syrian army", "Syrian Army", "SYR-military", "SYR", "MIL")


def shelling(reports: Reports) -> Reports:
    reports.report("one", "A shell killed two men in Ariha, a neighbour said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men in Ariha", WITNESS, kind="witness")
    return reports


def second(reports: Reports, text: str, content: str, by: Actor, trigger: str = "shell") -> Grade:
    reports.report("two", text, "2024-05-02", "Second Paper")
    reports.event("two", trigger)
    reports.claim("two", content, by)
    return reports.incident().grade


def test_one_voice_is_a_single_source(reports: Reports) -> None:
    incident = shelling(reports).incident()
    assert incident.grade == "single-source"
    assert incident.reasons == ("Only a neighbour tells of it.",)


def test_an_outlet_that_checked_nothing_checked_this_deed(reports: Reports) -> None:
    text = (
        "A shell killed two men in Ariha, a neighbour said.\n\nA bomb went off in Homs. "
        "{} could be independently verified."
    )
    for name, whole in (("one", "Neither claim"), ("two", "Not even the blast in Homs")):
        reports.mine.clear()
        reports.report(name, text.format(whole), "2024-05-01")
        reports.event(name, "killed")
        reports.event(name, "went off", ours=False)
        reports.claim(name, "A shell killed two men in Ariha", WITNESS, kind="witness")
        assert reports.incident().grade == ("unverified" if name == "one" else "single-source")


def test_an_outlet_that_could_not_check_says_so(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men in Ariha, a neighbour said. "
        "The report could not be independently verified.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men in Ariha", WITNESS, kind="witness")
    assert reports.incident().grade == "unverified"


def test_two_voices_corroborate_each_other(reports: Reports) -> None:
    text = "Two men were killed by a shell, a doctor said."
    assert second(shelling(reports), text, text[:35], DOCTOR) == "corroborated"


def test_a_denial_makes_it_contested(rivals: Reports) -> None:
    incident = rivals.incident()
    assert incident.grade == "contested"
    assert all("“" in reason for reason in incident.reasons)


def test_an_admission_of_the_doer_outweighs_denials(rivals: Reports) -> None:
    rivals.report(
        "later",
        "The Syrian army admitted that its warplanes had bombed the market by mistake.",
        "2019-11-20",
    )
    rivals.event("later", "bombed")
    rivals.claim(
        "later", "that its warplanes had bombed the market by mistake", ARMY, stance="concede",
        kind="party", cue="admitted",
    )  # fmt: skip
    assert rivals.incident().grade == "confirmed"


def test_a_boast_is_no_admission(reports: Reports) -> None:
    group = Actor("The Houthis", "Houthis", "houthis", "YEM", "REB")
    reports.report("one", "The Houthis said that they had attacked a ship.", "2024-05-01")
    reports.event("one", "attacked")
    reports.claim("one", "that they had attacked a ship", group, kind="party", cue="said")
    assert reports.incident().grade == "single-source"


def test_a_body_that_verified_it_confirms(reports: Reports) -> None:
    monitors = Actor("U.N. monitors", "United Nations", "united-nations", None, "UNO")
    text = "U.N. monitors said that they had verified that the shell killed two men."
    content = "that they had verified that the shell killed two men"
    assert second(shelling(reports), text, content, monitors) == "confirmed"


def test_a_report_that_is_taken_back_is_retracted(reports: Reports) -> None:
    text = "There was no shell, the principal said. Our report was wrong, and we withdraw it."
    assert (
        second(shelling(reports), text, "There was no shell", Actor("the principal")) == "retracted"
    )


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Correction\n\nWe wrote that a shell fell. The army had said it of a drill.", "retracted"),
        ("Correction\n\nA shell fell; our number of the dead was two too high.", "single-source"),
    ],
)
def test_a_correction_takes_back_unless_it_is_of_a_detail(
    reports: Reports, text: str, grade: str
) -> None:
    shelling(reports)
    reports.report("two", text, "2024-05-02")
    document = reports.documents["two"]
    reports.documents["two"] = msgspec.structs.replace(document, title="Correction")
    reports.event("two", "shell fell")
    assert reports.incident().grade == grade


def test_a_body_that_found_remnants_confirms_it(reports: Reports) -> None:
    body = Actor("Human Rights Watch", "Human Rights Watch", "human-rights-watch", None, "NGO")
    text = "Human Rights Watch said that they had found remnants of a shell."
    grade = second(shelling(reports), text, "that they had found remnants of a shell", body)
    assert grade == "confirmed"


@pytest.mark.parametrize("taken_back", [0, 1, 2])
def test_a_person_outranks_the_rule_until_the_judgement_is_withdrawn(
    rivals: Reports, taken_back: int
) -> None:
    ruling = Judgement(
        "j1",
        "grade",
        "Ana",
        "2024-06-01",
        "the army's log",
        (rivals.mine[0].id,),
        grade="confirmed",
    )
    back = Judgement("j2", "withdraw", "Ana", "2024-06-02", "wrong log", withdraws="j1")
    again = Judgement("j3", "withdraw", "Ana", "2024-06-03", "the log is right", withdraws="j2")
    incident = rivals.incident((ruling, back, again)[: taken_back + 1])
    assert incident.grade == ("contested" if taken_back == 1 else "confirmed")
    assert incident.graded_by == (None if taken_back == 1 else "Ana")


@pytest.mark.parametrize(
    ("by", "content", "grade"),
    [
        ("a surgeon", "Nine people were killed by the shell", "corroborated"),
        ("The Syrian army", "Nine people were killed by the shell", "contested"),
    ],
)
def test_two_numbers_contest_it_where_a_side_gives_one(
    reports: Reports, by: str, content: str, grade: Grade
) -> None:
    reports.report(
        "one", "A shell of the Syrian army killed twelve people, a neighbour said.", "2024-05-01"
    )
    reports.event("one", "killed", by=ARMY_NAMED, tolls=[("twelve people", "killed", 12, 12)])
    reports.claim("one", "A shell of the Syrian army killed twelve people", WITNESS)
    reports.report("two", f"{by} said: {content}.", "2024-05-02", "Second Paper")
    reports.event("two", "killed", tolls=[("Nine people", "killed", 9, 9)])
    actor = ARMY if by == ARMY.text else Actor(by, None, None, None, "MED")
    reports.claim("two", content, actor)
    assert reports.incident().grade == grade


def test_whoever_concedes_it_admits_it(reports: Reports) -> None:
    reports.report("one", "A shell killed two men in Ariha, an officer said.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men in Ariha", Actor("an officer"), stance="concede")
    assert reports.incident().grade == "confirmed"


def test_a_hospital_that_admits_the_wounded_admits_nothing(reports: Reports) -> None:
    reports.report("one", "A shell hit Ariha; the hospital admitted sixteen wounded.", "2024-05-01")
    reports.event("one", "hit")
    hospital = Actor("the hospital", None, None, None, "MED")
    reports.claim("one", "sixteen wounded", hospital, stance="concede", kind="medic")
    assert reports.incident().grade != "confirmed"


@pytest.mark.parametrize(("body", "grade"), [("A judicial commission", "confirmed"),
                                             ("A passer-by", "single-source")])  # fmt: skip
def test_an_inquiry_that_found_it_confirms_it(reports: Reports, body: str, grade: str) -> None:
    reports.report("one", f"{body} has found that soldiers killed two men.", "2024-05-01")
    reports.event("one", "killed")
    reports.claim("one", "that soldiers killed two men", Actor(body), cue="has found")
    assert reports.incident().grade == grade


def test_who_owns_the_deed_and_then_its_error_admits_it(reports: Reports) -> None:
    group = Actor("The Houthis", "Houthis", "houthis", "YEM", "REB")
    text = "The Houthis said that a shell of our fighters fell on a hall. “We regret this error.”"
    reports.report("one", text, "2024-05-01")
    reports.event("one", "fell")
    reports.claim("one", "that a shell of our fighters fell on a hall", group, kind="party")
    assert reports.incident().grade == "confirmed"


def test_an_eyewitness_who_is_ashamed_admits_nothing(reports: Reports) -> None:
    text = "“The shell hit those before me, and I ran,” admitted a woman."
    content = "“The shell hit those before me, and I ran,”"
    reports = shelling(reports)
    reports.report("two", text, "2024-05-02")
    reports.event("two", "hit")
    reports.claim("two", content, Actor("a woman"), stance="concede", cue="admitted")
    assert reports.incident().grade != "confirmed"


def test_to_withdraw_troops_takes_no_report_back(reports: Reports) -> None:
    text = "The shell fell after the army withdrew its troops from Ariha."
    reports.report("one", text, "2024-05-01")
    reports.event("one", "fell")
    assert reports.incident().grade == "single-source"


def test_the_doer_that_confirms_the_deed_admits_it(reports: Reports) -> None:
    reports.report("one", "A Syrian army jet struck a house in Ariha, elders said.", "2024-05-01")
    reports.event("one", "struck")
    reports.claim("one", "A Syrian army jet struck a house in Ariha", Actor("elders"))
    reports.report("two", "The Syrian army confirmed that it had struck Ariha.", "2024-05-02")
    reports.event("two", "struck")
    army = Actor("The Syrian army", None, None, "SYR", "MIL")
    told = "that it had struck Ariha"
    reports.claim("two", told, army, stance="confirm", kind="party", cue="confirmed")
    assert reports.incident().grade == "confirmed"
