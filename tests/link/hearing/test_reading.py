"""Which passages belong to an incident, and in whose voice they are told."""

from dateline.link.hearing.statements import Statement
from dateline.link.sentences import sentences
from dateline.records import Actor
from tests.link.made import ARMY, Reports


def said(reports: Reports, words: str) -> Statement:
    return next(s for s in reports.case().statements if words in s.quote.text)


def test_sentences_end_at_blocks_and_not_at_titles(reports: Reports) -> None:
    reports.report("one", "Dr. Said wept. Two died.\n\nA third followed", "2024-05-01")
    found = [s.quote.text for s in sentences(reports.documents["one"])]
    assert found == ["Dr. Said wept.", "Two died.", "A third followed"]


def test_a_sentence_goes_with_the_deed_before_it_and_not_with_another(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men in Ariha. They were brothers.\n\n"
        "In Idlib a mine killed a girl. She was six.",
        "2024-05-01",
    )
    reports.event("one", "shell")
    reports.event("one", "mine", ours=False)
    told = [s.quote.text for s in reports.case().statements]
    assert told == ["A shell killed two men in Ariha.", "They were brothers."]


def test_a_sentence_with_another_date_is_about_another_deed(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men in Ariha.\n\nOn 2 February troops wounded a farmer there.",
        "2024-05-01",
    )
    reports.event("one", "shell", day="2024-04-30")
    assert [s.quote.text for s in reports.case().statements] == ["A shell killed two men in Ariha."]


def test_the_source_is_the_voice_that_was_named_before(reports: Reports) -> None:
    reports.report(
        "one",
        "A shell killed two men, a hospital source said, as rebels fought on.\n\n"
        "The source said that a shell hit a bus.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "A shell killed two men", Actor("a hospital source"), kind="medic")
    reports.claim("one", "that a shell hit a bus", Actor("The source"), kind="anonymous")
    assert said(reports, "hit a bus").key == "hospital"


def test_who_is_quoted_at_the_end_speaks_not_who_did_the_deed(reports: Reports) -> None:
    units = Actor("units of the Armenian army", None, None, "ARM", "MIL")
    reports.report(
        "one",
        "On May 12 units of the Armenian army fired at villages, the ministry of Azerbaijan said.",
        "2023-05-12",
    )
    reports.event("one", "fired", country="AZE")
    reports.claim("one", "On May 12", units, kind="party", cue="said")
    assert said(reports, "On May 12").key == "state:AZE"


def test_a_text_in_which_others_speak_is_told_in_no_voice(reports: Reports) -> None:
    reports.report(
        "one",
        "The Syrian army said that it struck a bridge.\n\nTwo men were killed by a shell there.\n\n"
        "One was shot, a doctor said.",
        "2024-05-01",
    )
    reports.event("one", "struck")
    reports.event("one", "killed")
    reports.claim("one", "that it struck a bridge", ARMY, kind="party", cue="said")
    assert said(reports, "Two men").key is None


def test_a_text_in_which_one_side_speaks_is_told_in_its_voice(reports: Reports) -> None:
    reports.report(
        "one",
        "The Syrian army said that it struck a bridge.\n\nTwo men were killed by a shell there.",
        "2024-05-01",
    )
    reports.event("one", "struck")
    reports.event("one", "killed")
    reports.claim("one", "that it struck a bridge", ARMY, kind="party", cue="said")
    assert said(reports, "Two men").key == "state:SYR"


def test_a_deed_that_is_only_recalled_is_an_aside(reports: Reports) -> None:
    group = Actor("Hezbollah", "Hezbollah", "hezbollah", "LBN", "REB")
    reports.report(
        "one", "Hezbollah said that it fired rockets in reply to a strike on a car.", "2024-05-01"
    )
    reports.event("one", "strike", country="LBN")
    reports.event("one", "fired", ours=False)
    reports.claim("one", "that it fired rockets in reply to a strike on a car", group, kind="party")
    assert said(reports, "in reply").aside


def test_the_mission_is_the_body_that_the_text_names_and_no_hospital(reports: Reports) -> None:
    reports.report(
        "one",
        "Monitors of the OSCE saw a bus in which a shell killed two men, a hospital said.\n\n"
        "The mission said that the shell had come from the west.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "a shell killed two men", Actor("a hospital"), kind="medic", cue="said")
    reports.claim("one", "that the shell had come from the west", Actor("The mission"), cue="said")
    speaker = said(reports, "from the west").speaker
    assert speaker is not None
    assert speaker.sort == "body"


def test_a_bare_article_is_nobody(reports: Reports) -> None:
    reports.report("one", "A shell hit a bus. Denial of the claims about a bus.", "2024-05-01")
    reports.event("one", "shell")
    reports.claim("one", "a bus.", Actor("the"))
    assert all(s.speaker is None for s in reports.case().statements)


def test_a_deed_recalled_for_revenge_is_beside_the_one_told(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb hit Jalalabad. The group said it was revenge for Achin, where a drone killed two.",
        "2024-05-01",
    )
    reports.event("one", "bomb", ours=False)
    reports.event("one", "killed")
    reports.claim(
        "one", "it was revenge for Achin, where a drone killed two", Actor("The group"), cue="said"
    )
    assert said(reports, "revenge").aside


def test_a_deed_told_as_revenge_for_another_is_told(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb hit Jalalabad. The group said it was revenge for Achin, where a drone killed two.",
        "2024-05-01",
    )
    reports.event("one", "bomb")
    reports.event("one", "killed", ours=False)
    reports.claim(
        "one", "it was revenge for Achin, where a drone killed two", Actor("The group"), cue="said"
    )
    assert not said(reports, "revenge").aside


def test_the_kin_of_a_lead_are_not_those_whom_the_text_then_names(reports: Reports) -> None:
    reports.report(
        "one",
        "Soldiers shot a man in Ariha, his brother said.\n\nTwo men fell, residents said.",
        "2024-05-01",
    )
    reports.event("one", "shot")
    reports.claim("one", "Soldiers shot a man in Ariha", Actor("his brother"), cue="said")
    reports.claim("one", "Two men fell", Actor("residents"), cue="said")
    keys = [s.key for s in reports.case().statements]
    assert keys == ["voice:brother", "voice:resident"]


def test_elders_are_none_of_the_persons_whom_the_text_then_names(reports: Reports) -> None:
    reports.report(
        "one",
        "Soldiers shot a man in Ariha, elders said.\n\nTwo men fell, Haji Rauf said.",
        "2024-05-01",
    )
    reports.event("one", "shot")
    reports.claim("one", "Soldiers shot a man in Ariha", Actor("elders"), cue="said")
    reports.claim("one", "Two men fell", Actor("Haji Rauf", "Haji Rauf"), cue="said")
    assert len({s.key for s in reports.case().statements}) == 2


def test_the_spokesman_of_the_group_speaks_for_the_one_that_is_named(reports: Reports) -> None:
    reports.report(
        "one", "The M23 shot a man in Ariha. The group's spokesman said that he had fired.",
        "2024-05-01",
    )  # fmt: skip
    reports.event("one", "shot")
    spokesman = Actor("The group's spokesman")
    reports.claim("one", "that he had fired", spokesman, cue="said")
    assert "m23" in {s.key for s in reports.case().statements}


def test_unnamed_sources_in_a_text_of_one_side_are_that_sides(reports: Reports) -> None:
    reports.report(
        "one",
        "The Syrian army said that shells hit Ariha. Reliable sources said that twenty perished.",
        "2024-05-01",
    )
    reports.event("one", "hit")
    army = Actor("The Syrian army", None, None, "SYR", "MIL")
    reports.claim("one", "that shells hit Ariha", army, kind="party")
    reports.claim("one", "that twenty perished", Actor("Reliable sources"), kind="anonymous")
    assert {s.key for s in reports.case().statements} == {"state:SYR"}


def test_the_police_of_a_place_are_not_who_spoke_before(reports: Reports) -> None:
    reports.report(
        "one",
        "A nurse said that a man was shot in Ariha. Two fell, its police said.",
        "2024-05-01",
    )
    reports.event("one", "shot")
    reports.claim("one", "that a man was shot in Ariha", Actor("A nurse", None, None, None, "MED"))
    reports.claim("one", "Two fell", Actor("its police"), kind="government")
    assert {s.key for s in reports.case().statements} == {"hospital", "state:SYR"}


def test_what_goes_on_in_the_paper_of_a_side_is_its_own_account(reports: Reports) -> None:
    text = (
        "The General Staff denied that its units killed civilians. "
        "Rebels in stolen uniforms attacked Ariha.\n\nPeople may ring a number, a man said."
    )
    staff = Actor("The General Staff", None, None, "SYR", "MIL")
    for name, publisher in (("one", "Syrian Armed Forces Info"), ("two", "Gazette")):
        reports.report(name, text, "2024-05-01", publisher)
        reports.event(name, "attacked")
        reports.claim(
            name, "that its units killed civilians", staff, stance="deny", kind="government"
        )
        reports.claim(name, "People may ring a number", Actor("a man"), cue="said")
    told = [s for s in reports.case().statements if "stolen" in s.quote.text]
    assert {s.key for s in told} == {"state:SYR"}
    assert {s.document for s in told if s.direct} == {reports.documents["one"].id}


def test_it_is_the_body_whose_text_it_is(reports: Reports) -> None:
    reports.report(
        "one",
        "The Association mourns. It must say what happened. Helicopters shot eleven men.",
        "2024-05-01",
        "Association of Herders",
    )
    reports.event("one", "shot")
    it = Actor("It", "The Association")
    reports.claim("one", "what happened", it, cue="must say")
    speaker = said(reports, "Helicopters").speaker
    assert speaker is not None
    assert speaker.key == "outlet:association of herders"


def test_a_name_after_what_a_person_is_names_him(reports: Reports) -> None:
    reports.report(
        "one",
        "A bomb killed two, a witness, the greengrocer Abu Najjar, said.\n\n"
        "The street was full, Abu Najjar said.",
        "2024-05-01",
    )
    reports.event("one", "killed")
    reports.claim("one", "The street was full", Actor("Abu Najjar", "Abu Najjar"), cue="said")
    keys = {s.key for s in reports.case().statements if s.key}
    assert len(keys) == 1
