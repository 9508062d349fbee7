"""What the words of an event or a report tell in ACLED's terms."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.codebook.crosswalks import acled, acled_report
from dateline.codebook.crosswalks.tables import table
from dateline.codebook.crosswalks.worded import word_rules
from dateline.codebook.crosswalks.wording import tagged, wording
from dateline.errors import CodebookError
from dateline.records import Event

Build = Callable[..., Event]

REPORTS = [
    ("Rebels threw a hand grenade at a market stall in Goma.", "Grenade"),
    ("Police fired stun grenades at a march of teachers in Lima.", "Protest with intervention"),
    ("A helicopter dropped chlorine on a suburb of Aleppo.", "Chemical weapon"),
    ("A man drove a truck full of explosives into the gate and blew it up.", "Suicide bomb"),
    ("The army recaptured the town of Sévaré from jihadists.", "Government regains territory"),
    ("Jihadists captured the town of Sévaré after a night of combat.",
     "Non-state actor overtakes territory"),
    ("Russian troops captured the Ukrainian village of Robotyne.",
     "Non-state actor overtakes territory"),
    ("Rebels entered the town of Bria without a fight.", "Non-violent transfer of territory"),
    ("The army set up a base near Tessalit.", "Headquarters or base established"),
    ("Sappers defused a bomb beside a school in Mosul.", "Disrupted weapons use"),
    ("Troops found a cache of rockets and rifles in a cave.", "Disrupted weapons use"),
    ("Gunmen abducted a priest near Jos.", "Abduction/forced disappearance"),
    ("Gunmen abducted a priest near Jos; he was found dead on Friday.", "Attack"),
    ("Villagers beat a man to death whom they accused of theft.", "Mob violence"),
    ("Protesters in Quito burned a bus and threw stones at police.", "Violent demonstration"),
    ("Police shot dead three protesters in Yangon.", "Excessive force against protesters"),
    ("Police watched as nurses rallied in Rabat; nobody was arrested.", "Peaceful protest"),
    ("Rebels and troops exchanged fire while helicopters bombed the hills.", "Armed clash"),
    ("Both sides exchanged forty prisoners at the border.", "Agreement"),
    ("Workers found a mass grave near Tarhuna.", "Other"),
    ("Two hundred fighters laid down their arms.", "Change to group/activity"),
    ("Militiamen burned an empty school; nobody was hurt.", "Looting/property destruction"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sub_event"), REPORTS, ids=[r[0] for r in REPORTS])
def test_words_of_a_report(text: str, sub_event: str) -> None:
    assert acled_report(text, ()) == sub_event


def test_a_report_without_telling_words_takes_its_main_event(event: Build) -> None:
    text = "Five were hit."
    first = event("ASSAULT", "aerial", text=text, recipients=(("Five", "CVL"),))
    assert acled_report(text, (first,)) == "Air/drone strike"
    assert acled_report(text, ()) is None


@pytest.mark.parametrize(
    ("text", "mode", "sub_event"),
    [
        ("Rebels threw a grenade.", "explosives", "Grenade"),
        ("Rebels planted a mine.", "explosives", "Remote explosive/landmine/IED"),
        ("Rebels took control of the town.", None, "Non-state actor overtakes territory"),
    ],
)
def test_words_beside_a_trigger(event: Build, text: str, mode: str | None, sub_event: str) -> None:
    found = acled(event("ASSAULT", mode, text=text, actors=(("Rebels", "REB"),)))
    assert found is not None
    assert found.sub_event_type == sub_event


def test_words_of_what_did_not_happen_tell_nothing(event: Build) -> None:
    text = "Rebels threw no grenade."
    denied = event("ASSAULT", "explosives", text=text, realis="denied")
    assert acled(denied) is None


def test_a_mode_that_the_words_contradict_stays(event: Build) -> None:
    text = "Jets bombed rebels who had thrown a grenade."
    found = acled(event("ASSAULT", "aerial", text=text, actors=(("Jets", "MIL"),)))
    assert found is not None
    assert found.sub_event_type == "Air/drone strike"


def test_forces_abroad_are_no_government(event: Build) -> None:
    text = "Troops took control of the town."
    abroad = event("ASSAULT", None, text=text, actors=(("Troops/RUS", "MIL"),), country="UKR")
    at_home = event("ASSAULT", None, text=text, actors=(("Troops/UKR", "MIL"),), country="UKR")
    found = [acled(e) for e in (abroad, at_home)]
    assert [f and f.sub_event_type for f in found] == [
        "Non-state actor overtakes territory",
        "Government regains territory",
    ]


def test_armed_people_are_tagged() -> None:
    line = tagged("Taliban forces and Afghan troops met near Kunduz.")
    assert " taliban/n forces/n and " in line
    assert " troops/s met near kunduz/l " in line


def test_every_word_rule_is_of_acled() -> None:
    known = {row["sub_event_type"] for row in table("acled_types")}
    assert len(known) == 25
    assert {rule.sub_event for rule in word_rules()} <= known
    for row in table("plover_acled"):
        if row["event_type"]:
            kind = next(
                k for k in table("acled_types") if k["sub_event_type"] == row["sub_event_type"]
            )
            assert {**kind, "source": ""}.items() <= {**row, "source": ""}.items()


def test_every_sign_is_asked_for() -> None:
    asked = {word for rule in word_rules() for word in rule.without.union(*rule.words)}
    assert set(wording()) - asked == {"nohurt", "calm"}  # these take their words from the others


def test_an_unknown_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "acled_wording.toml").write_text(
        '[armed]\ngroups = ""\nforces = ""\n[words]\n[signs]\nair = ["<jets> bombed"]\n'
    )
    with pytest.raises(CodebookError, match="sign air"):
        wording(tmp_path)
