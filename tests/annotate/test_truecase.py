"""Case restored to texts in capitals: lengths hold, names, acronyms, months and sentences."""

import pytest

from dateline.annotate.truecase import truecase


@pytest.mark.parametrize(
    "text",
    [
        "Troops left Kaduna at dawn.",
        "The UN said SO.",
        "",
        "12:30, 14/2 -- !",
        "الجيش",
    ],
)
def test_a_text_that_is_not_all_capitals_stays_as_it_is(text: str) -> None:
    assert truecase(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("THE ARMY SHELLED THE TOWN.  NOBODY FLED.", "The army shelled the town.  Nobody fled."),
        ("GUNMEN KILLED A JUDGE IN SAN SALVADOR.", "Gunmen killed a judge in San Salvador."),
        ("POLICE IN PERU AND NORTHERN MALI.", "Police in Peru and northern Mali."),
        ("ON 3 MARCH THEY MAY MARCH AGAIN.", "On 3 March they may march again."),
        ("IT FELL ON MONDAY, 4 JAN 90.", "It fell on Monday, 4 Jan 90."),
        ("PRESIDENT CARLOS MENDIETA AND THE PRESIDENT OF THE CLUB.",
         "President Carlos Mendieta and the president of the club."),
        ("THE UN AND THE U.S. EMBASSY WERE HIT.", "The UN and the U.S. embassy were hit."),
        ("HE TOLD US SO. I SAW IT AT 9 P.M. THERE.", "He told us so. I saw it at 9 p.m. there."),
        ("THEY DIDN'T FIRE. THE ARMY'S 2ND DIVISION DID.",
         "They didn't fire. The army's 2nd division did."),
        ("REBELS OF THE REVOLUTIONARY ARMED FORCES OF COLOMBIA [FARC] LEFT.",
         "Rebels of the Revolutionary Armed Forces of Colombia [FARC] left."),
        ("IT USED AR15 RIFLES AND 60MM SHELLS.", "It used AR15 rifles and 60mm shells."),
        ("GEN. PEREZ FLED.", "Gen. Perez fled."),
    ],
)  # fmt: skip
def test_names_are_told_from_words(text: str, wanted: str) -> None:
    assert truecase(text) == wanted


def test_a_new_acronym_is_known_by_its_initials() -> None:
    text = "THE NORTHERN VALLEY HERDERS UNION (NVHU) MET. THE NVHU VOTED."
    assert truecase(text).endswith("(NVHU) met. The NVHU voted.")


def test_the_report_begins_behind_the_dateline() -> None:
    text = "LIMA, 7 FEB 91 (EFE) -- [TEXT] A BOMB WENT OFF."
    assert truecase(text) == "Lima, 7 Feb 91 (EFE) -- [text] A bomb went off."


@pytest.mark.parametrize("text", ["İZMİR WAS HIT.\n\nSO WAS ÇANKIRI.", "STRASSE \U0001d400 ẞ"])
def test_offsets_hold_whatever_the_letters(text: str) -> None:
    cased = truecase(text)
    assert len(cased) == len(text)
    assert [c.isspace() for c in cased] == [c.isspace() for c in text]


def test_an_unknown_surname_is_known_again_without_its_first_name() -> None:
    cased = truecase("MARIA BLACKTHORNE LEFT. LATER BLACKTHORNE SPOKE.")
    assert cased == "Maria Blackthorne left. Later Blackthorne spoke."
