"""What two tellings of one deed have in common."""

import msgspec
import pytest

from dateline.link.deeds.across import across
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import Telling, tellings
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


@pytest.fixture
def pair(reports: Reports) -> tuple[Telling, Telling]:
    """Return what two reports of one day tell of a raid, the second beside another deed."""
    reports.report("one", "Jets bombed the village of Hla Taw.", "2024-05-01")
    reports.event("one", "bombed", day="2024-05-01", country="MMR")
    reports.report("two", "Gunmen shot a mayor. Then a raid on Hla Taw began.", "2024-05-01")
    reports.event("two", "shot", day="2024-04-20", country="MMR")
    reports.event("two", "raid", day="2024-05-01", country="MMR")
    told = [tellings(document, coding) for document, coding in reports.codings.values()]
    assert [len(each) for each in told] == [1, 2]
    return told[0][0], told[1][1]


def _features(left: Telling, right: Telling) -> dict[str, float]:
    found = across(side_of(left), side_of(right))
    assert found == across(side_of(right), side_of(left))
    return found


def test_what_a_report_tells_first_is_marked(pair: tuple[Telling, Telling]) -> None:
    one, other = pair
    assert (one.first, other.first) == (True, False)
    assert "one told first" in _features(one, other)
    assert "both told first" in _features(one, msgspec.structs.replace(other, first=True))


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("aerial", "aerial", "same mode"),
        ("aerial", "drone", "like mode"),
        ("explosives", "suicide-attack", "like mode"),
        ("aerial", "firearms", "other mode"),
        ("suicide-attack", "drone", "other mode"),
    ],
)
def test_modes_that_stand_for_each_other_are_alike(
    pair: tuple[Telling, Telling], left: str, right: str, name: str
) -> None:
    one, other = (
        msgspec.structs.replace(t, modes=(m,)) for t, m in zip(pair, (left, right), strict=True)
    )
    found = _features(one, other)
    assert {n for n in found if n.endswith(" mode")} == {name}


def test_two_sides_that_accuse_each_other_are_of_the_same_countries(
    pair: tuple[Telling, Telling],
) -> None:
    one = msgspec.structs.replace(pair[0], parties=("AZE MIL",), sufferers=("ARM MIL",))
    other = msgspec.structs.replace(pair[1], parties=("ARM MIL",), sufferers=("AZE MIL",))
    found = _features(one, other)
    assert {"same two countries", "other kind of target"} <= found.keys()
    third = msgspec.structs.replace(other, parties=("GEO MIL",), sufferers=("MED",))
    assert "no country shared" in _features(one, third)
    assert "a country shared" in _features(
        one, msgspec.structs.replace(third, sufferers=("ARM CVL",))
    )


def test_a_rare_name_and_a_day_lead_to_a_deed_whose_place_was_read_elsewhere(
    pair: tuple[Telling, Telling],
) -> None:
    one, other = (msgspec.structs.replace(t, names=("hla",), capitals=()) for t in pair)
    moved = msgspec.structs.replace(
        other, places=tuple(msgspec.structs.replace(p, country="LVA") for p in other.places)
    )
    assert keys(one) & keys(moved)
    assert not keys(one) & keys(msgspec.structs.replace(moved, names=()))
    assert not keys(one) & keys(msgspec.structs.replace(moved, names=("said",)))
    day = moved.days[0][0] + 5
    assert not keys(one) & keys(msgspec.structs.replace(moved, days=((day, day, 2),)))
