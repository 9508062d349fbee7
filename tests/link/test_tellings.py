"""What two tellings of one deed have in common."""

import msgspec
import pytest

from dateline.document import plain
from dateline.link.deeds.across import across
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import tellings
from dateline.pipeline import code_document
from dateline.records import Stance
from tests.link.made import ARMY, Reports


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [("assert", "deny", True), ("assert", "assert", False), ("deny", "deny", False)],
)
def test_a_told_and_a_denied_deed_are_marked_in_either_order(
    reports: Reports, first: Stance, second: Stance, marked: bool
) -> None:
    sides = []
    for name, stance in (("one", first), ("two", second)):
        text = f"The Syrian army spoke in report {name} of a bombed market in Ariha."
        reports.report(name, text, "2024-05-01")
        event = reports.event(name, "bombed")
        reports.claim(name, "a bombed market in Ariha", ARMY, stance=stance)
        said = reports.claims[name][0]
        reports.claims[name] = [msgspec.structs.replace(said, events=(event.id,))]
    for document, coding in reports.codings.values():
        sides += [side_of(telling) for telling in tellings(document, coding)]
    assert len(sides) == 2
    assert across(*sides) == across(*reversed(sides))
    assert ("one is denied" in across(*sides)) == marked


def test_what_only_its_toll_speaks_for_makes_no_incident() -> None:
    text = (
        "MANILA, 3 March 2024 - A strong earthquake killed at least 40 people in the southern "
        "Philippines on Sunday, officials said."
    )
    document = plain(text, published="2024-03-04")
    coding = code_document(document)
    (event,) = coding.events  # the toll stays, with a score that says how little speaks for it
    assert event.score < 0.1
    assert not list(tellings(document, coding))
