"""The lemmas that the parser's lemmatizer gets wrong."""

import pytest

from dateline.annotate.lemmas import mended

KNOWN = frozenset({
    "rap", "rape", "stag", "stage", "wag", "wage", "fin", "fine", "visit", "sing", "singe", "bus",
    "shell", "plan", "plane", "rout", "route", "offer", "march", "box", "hop", "hope",
})  # fmt: skip


@pytest.mark.parametrize(
    ("word", "tag", "given", "lemma"),
    [
        ("raped", "VBN", "rap", "rape"),
        ("staging", "VBG", "stag", "stage"),
        ("wages", "VBZ", "wag", "wage"),
        ("Fined", "VBD", "fin", "fine"),
        ("waterboarded", "VBD", "waterboarde", "waterboard"),
        ("rearresting", "VBG", "rearreste", "rearrest"),
        ("resupplied", "VBD", "resupplie", "resupply"),
        ("relaunches", "VBZ", "relaunche", "relaunch"),
        ("cordoned", "VBD", "cordone", "cordon"),
        ("unbanned", "VBD", "unbanne", "unban"),
        ("recrossed", "VBD", "recrosse", "recross"),
        ("attachés", "NNS", "attachés", "attaché"),
    ],
)
def test_a_form_leads_back_to_its_word(word: str, tag: str, given: str, lemma: str) -> None:
    assert mended(word, tag, given, KNOWN) == lemma


@pytest.mark.parametrize(
    ("word", "tag", "given"),
    [
        ("rapped", "VBD", "rap"),
        ("planned", "VBD", "plan"),
        ("singing", "VBG", "sing"),
        ("routed", "VBD", "rout"),
        ("offered", "VBD", "offer"),
        ("marches", "VBZ", "march"),
        ("boxes", "VBZ", "box"),
        ("demined", "VBD", "demine"),
        ("disaffiliated", "VBD", "disaffiliate"),
        ("upskilled", "VBD", "upskill"),
        ("stages", "NNS", "stage"),
        ("shot", "VBD", "shoot"),
    ],
)
def test_what_is_right_stays(word: str, tag: str, given: str) -> None:
    assert mended(word, tag, given, KNOWN) == given
