"""Words that somebody denies having said, and whose account an act in apposition takes up."""

import pytest

from dateline.pipeline import code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TEHRAN, July 11, 2005 (Wire) - Iran denied threatening Israel.", "THREATEN"),
        ("GOMA, Nov 20, 2012 (Wire) - M23 rebels captured the city of Goma; Kigali denied backing "
         "them.", "SUPPORT"),
        ("HAVANA, July 11, 1993 (Wire) - The opposition denied urging voters to boycott the poll.",
         "REQUEST"),
    ],
)  # fmt: skip
def test_words_that_are_denied_were_not_said(text: str, kind: str) -> None:
    event = next(e for e in code(text).likely if e.type.value == kind)
    assert event.realis.value == "denied"


def test_a_charge_is_no_part_of_who_makes_it() -> None:
    text = (
        "ADDIS ABABA, Aug 11, 2021 (Wire) - Eritrean soldiers raped hundreds of women, according "
        "to Amnesty International, a charge which Addis Ababa rejects."
    )
    sources = {(s.value.text, c.stance.value) for c in code(text).claims for s in c.source[:1]}
    assert ("Amnesty International", "accuse") in sources
    assert ("Addis Ababa", "deny") in sources


def test_a_request_that_is_turned_down_was_made() -> None:
    text = "LIMA, July 11, 2009 (Wire) - The court denied a request by the mayor to free his aide."
    event = next(e for e in code(text).events if e.type.value == "REQUEST")
    assert event.realis.value == "actual"
