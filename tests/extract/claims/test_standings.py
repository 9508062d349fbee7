"""What a written report leaves open, what reporters and records show, which negatives answer."""

from collections.abc import Callable

import pytest

from dateline import code
from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.checks import weightiest
from dateline.extract.claims import find_verification

Read = Callable[[str], Layers]


def standing(text: str, deed: str) -> str | None:
    """Return what the checks of a text, read by the rules alone, say of a deed."""
    start = text.index(deed)
    found = (
        c.status for c in extract(annotate(plain(text))).checks
        if c.scope.span.start <= start < c.scope.span.end
    )  # fmt: skip
    return weightiest(found)


OPEN = [
    # a negated, delayed or refused check
    ("Nurses said troops shelled the ward. The report could not be borne out.", "shelled"),
    ("Nurses said troops shelled the ward. Nothing of this has been verified.", "shelled"),
    ("Nurses said troops shelled the ward. This we have been unable to corroborate.", "shelled"),
    ("Troops shelled the ward, if the cable from the port has it right.", "shelled"),
    ("Militants claimed to have executed all forty. There has been no proof of that.", "executed"),
    ("A monk said boys were taken. His account still lacks independent confirmation.", "taken"),
    ("Herders said gunmen burned the market. There was no way to check either list.", "burned"),
    # what the subject of the check tells of or points back to
    ("Soldiers shot dead eight people, witnesses said. Roads are closed and the number of dead "
     "could not be confirmed.", "dead"),
    ("Both sides traded reports of looting. Most of those reports could not be verified.",
     "looting"),
    # nothing to show for it, one voice, talk
    ("The front said it had shot down a drone. No wreck of it has been shown.", "shot down"),
    ("The front said it had shot down a drone. Neither side has offered proof.", "shot down"),
    ("Word that a mayor was stabbed comes only from a single text.", "stabbed"),
    ("A cook said guards fired on the queue. The ministry knew nothing of any such thing.",
     "fired"),
    # who did it, whether it was done
    ("A priest was shot on Sunday. Who shot him has not been established.", "shot"),
    ("Whether any hostages were killed is not known.", "killed"),
    # hedges
    ("Apparent incursions by armed groups worried the town.", "incursions"),
    ("Raiders presumably burned the mill.", "burned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deed"), OPEN, ids=lambda t: t[:60])
def test_what_could_not_be_checked_stands_open(text: str, deed: str) -> None:
    assert standing(text, deed) == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "The company neither confirmed nor denied the merger.",
        "The drug shows no sign of causing harm.",
        "She appeared to show little patience with the clerk.",
        "The investigators do not believe it was random.",
        "Her 17-year-old son found the door open.",
    ],
)
def test_like_words_say_nothing_of_a_deed(text: str, layers: Read) -> None:
    assert find_verification(layers(text)) == ()


BORNE_OUT = [
    ("The army said it had burned the depot. A reporter saw the burned depot.", "burned"),
    ("Rebels said soldiers looted the clinic. Television pictures showed soldiers looting it.",
     "looted"),
    ("Police fired on the crowd, as local television showed.", "fired"),
    ("Missiles struck the plant, rebels said. Satellite images show one burned tank.", "struck"),
    ("Balloons hit a school in the South. The North owned up cheerfully.", "hit"),
    ("Ten policemen were shot. The force has not disputed it.", "shot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deed"), BORNE_OUT, ids=lambda t: t[:60])
def test_outsiders_records_and_owners_bear_a_deed_out(text: str, deed: str) -> None:
    assert standing(text, deed) == "confirmed"


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The army said it had burned the depot. Its video shows the burned depot.", "burned"),
        ("The army said it had burned the depot. No reporter saw the depot.", "burned"),
        ("The army said it had burned the depot. A reporter will see the depot.", "burned"),
    ],
)
def test_a_side_s_own_film_and_what_nobody_saw_bear_nothing_out(text: str, deed: str) -> None:
    assert standing(text, deed) is None


CONTESTED = [
    ("The raid was claimed by the front, but two ministers have blamed Averia.", "raid"),
    ("The front claimed responsibility for the blast, while Borland accused Averia.", "blast"),
    ("Villagers said chlorine was dropped on them. Inspectors found no trace of chlorine.",
     "dropped"),
    ("Two clerks were killed by mines, the union said, and it blamed the front. The front denied "
     "that its men had been there.", "killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deed"), CONTESTED, ids=lambda t: t[:60])
def test_a_deed_claimed_and_denied_is_disputed(text: str, deed: str) -> None:
    assert standing(text, deed) == "disputed"


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The raid was claimed by the front, and two ministers have blamed it.", "raid"),
        ("Rebels took the hill. Rain fell for a week. Roads were cut. The mayor said that he was "
         "not ready to retire.", "took"),
        ("Rebels took the hill. The mayor said the pool could not open before June.", "took"),
        ("Guards shot a boy, his aunt said. The ministry said it was not aware of it.", "shot"),
    ],
)  # fmt: skip
def test_a_negative_that_answers_nothing_disputes_nothing(text: str, deed: str) -> None:
    assert standing(text, deed) != "disputed"


def test_a_deed_told_plainly_is_no_hearsay_for_being_told_again() -> None:
    text = (
        "Thousands protested in the capital on Friday; the march has reportedly grown into more "
        "general protests."
    )
    assert {e.verification for e in code(text).events} == {None}


def test_hearsay_holds_for_its_own_verb(layers: Read) -> None:
    text = "Rebels were captured by alleged gang members, who burned a mill."
    (mark,) = find_verification(layers(text))
    assert "burned" not in text[slice(*mark.scope)]


def test_a_noun_before_its_verb_makes_a_mark(layers: Read) -> None:
    (mark,) = find_verification(layers("No evidence that the mill was burned has been produced."))
    assert mark.first < mark.last
