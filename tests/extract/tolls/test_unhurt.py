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
        ("She was stabbed twice and taken to Saint Anne's.", ["injured"]),
        ("A cyclist was taken from the road to Eastgate with a broken arm.", []),
        ("Nine herders were taken to a forest by gunmen.", ["captured"]),
        ("The army said 14 townships had been captured since October.", []),
        ("Serb rebels captured a third of the republic's territory.", []),
        ("The state will raise the retirement age for women to 65; police used tear gas.", []),
        ("Police raised the toll to 65 after the blast.", ["killed"]),
        ("In Serb-held Vogosca, an Italian officer was shot in the arm.", ["injured"]),
        ("Militants held Ana Ruiz for nine days.", ["captured"]),
        ("Kurdish fighters beat back an offensive near Kobani.", []),
        ("Guards beat a cane-cutter near Kobani.", ["injured"]),
        ("Fighters captured 12 hilltops and 30 recruits.", ["captured"]),
        ("A looter was caught on camera as he ran.", []),
        ("A looter was caught by two guards.", ["captured"]),
        ("Don't let my son die, she begged.", []),
        ("The driver knew he was going to die.", []),
        ("The cook and the two pupils were hanging out in a garage on Monday.", []),
        ("Half the town mourned the death of a baker.", ["killed"]),
        ("Shells fell on Morga. Some 23,000 people live in the port and on its hills.", []),
        ("Shells fell on Morga. Some 4,000 people live in tents outside it.", ["displaced"]),
        ("Rockets fell on Morga, and 60,000 residents live elsewhere.", ["displaced"]),
        ("Crowds marched in Morga, Radio 880's reporter said. Residents called 911.", []),
        ("Crowds marched in Morga. 13 Photos. Next: the vigil.", []),
        ("A shooting hurt two girls, both 14.", ["injured"]),
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
