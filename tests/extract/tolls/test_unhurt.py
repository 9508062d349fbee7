"""Numbers of people whom no deed of the news harmed."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.tolls import find_tolls
from dateline.pipeline import code


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Both sides agreed to return the bodies of 900 dead sailors.", []),
        ("Rescuers found the bodies of nine dead sailors.", ["killed"]),
        ("The bill passed by 51 to 44 as crowds rallied outside.", []),
        ("Lawmakers voted 84 to 30 to expel the envoy.", []),
        ("Senators voted 60-38 to kill the bill.", []),
        ("Jets killed 30 to 40 rebels.", ["killed"]),
        ("The army escorted 200 displaced families back home on Friday.", []),
        ("Buses brought 2,000 displaced people back to Mosul on Monday.", []),
        ("Shells drove 2,000 displaced people out of the camp on Monday.", ["displaced"]),
        ("Chad expelled the ambassador of Libya.", []),
        ("Chad expelled four ambassadors.", []),
        ("Half a million Somalis home from abroad since the war", []),
        ("Boats of the agency brought 410 of them home this month.", []),
        ("Fighting drove 410 of them from their homes.", ["displaced"]),
    ],
)
def test_who_is_harmed_by_nothing(text: str, kinds: list[str]) -> None:
    found = find_tolls(annotate(plain(text, published="2025-03-04")))
    assert [t.finding.value.kind for t in found] == kinds


@pytest.mark.parametrize(
    ("cause", "injured"), [("by falling crates", []), ("by falling debris", [(6, 6)])]
)
def test_who_is_hurt_by_what_falls_is_hurt_by_no_raid(
    cause: str, injured: list[tuple[int, int | None]]
) -> None:
    told = code(
        f"Jets bombed Kassala on Monday. Six people were hurt {cause}.", published="2025-03-04"
    )
    raids = [e for e in told.events if "bombed" in e.trigger.value]
    tolls = [t.value for e in raids for t in e.tolls]
    assert [(t.least, t.most) for t in tolls if t.kind == "injured"] == injured
