"""Mentions of people of several states, envoys, offices of bodies and counted forces."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.actors import ActorReader

Who = tuple[str | None, str | None]


def who(text: str, head: str) -> list[Who]:
    layers = annotate(plain(text))
    i = next(t.i for t in reversed(layers.tokens) if t.text == head)
    found = ActorReader(layers, "2025-03-04").read_all([i])
    return [(f.value.country, f.value.sector) for f in found]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Foreign ministers of Kenya, Uganda and Rwanda met.", "ministers",
         [("KEN", "GOV"), ("UGA", "GOV"), ("RWA", "GOV")]),
        ("The foreign minister of Kenya met us.", "minister", [("KEN", "GOV")]),
        ("Japan's UN ambassador spoke.", "ambassador", [("JPN", "GOV")]),
        ("The UN envoy spoke.", "envoy", [(None, "UNO")]),
        ("The president of the Security Council spoke.", "president", [(None, "UNO")]),
        ("The Secretary-General deplored it.", "General", [(None, "UNO")]),
        ("A Turkish F-16 then bombed a post.", "Turkish", [("TUR", "MIL")]),
        ("At least nine Pakistani and four Afghan soldiers died.", "Pakistani",
         [("PAK", "MIL")]),
        ("Rebels had taken 12 soldiers prisoner.", "12", [(None, "MIL")]),
        ("In Mali, hundreds of soldiers and Russian mercenaries marched.", "hundreds",
         [("MLI", "MIL"), ("RUS", "PRM")]),
        ("In Haiti it was raided by dozens of soldiers and Kenyan policemen.", "dozens",
         [("HTI", "MIL"), ("KEN", "COP")]),
        ("Thousands of women and children walked to Chad.", "Thousands", [(None, "CVL")]),
        ("Police from Japan and Turkey searched the house.", "Police",
         [("JPN", "COP"), ("TUR", "COP")]),
        ("Troops from Rwanda and Uganda met at a bridge.", "Troops",
         [("RWA", "MIL"), ("UGA", "MIL")]),
        ("The Army of the Victorious Sect shelled Baghdad.", "Army", [(None, "REB")]),
        ("The Army of the Republic of Bosnia advanced.", "Army", [("BIH", "MIL")]),
        ("The Salvation Army fed people in Mosul.", "Army", [(None, "NGO")]),
        ("An Israeli fighter jet flew over Beirut.", "jet", [("ISR", "MIL")]),
        ("The Syrian Arab Army's 102nd Brigade, alongside Liwaa al-Quds (a Palestinian militia), "
         "advanced.", "Brigade", [("SYR", "MIL")]),
        ("A U.S. F-16 fighter-bomber struck a depot.", "bomber", [("USA", "MIL")]),
        ("Jabhet Fateh al-Sham shelled Aleppo.", "Sham", [("SYR", "REB")]),
        ("Three Hamas vehicles were seen in Gaza.", "vehicles", [("PSE", "REB")]),
        ("Rebel Serbs held the hill.", "Serbs", [("SRB", "REB")]),
        ("In Iraq, people spoke of the government of President Vladimir Putin.", "government",
         [("RUS", "GOV")]),
    ],
)  # fmt: skip
def test_who_they_are(text: str, head: str, expected: list[Who]) -> None:
    assert who(text, head) == expected


def test_the_ambassador_of_a_state_is_not_its_ambassador_to_the_un() -> None:
    layers = annotate(plain("Ireland expelled the Israeli ambassador."))
    head = next(t.i for t in layers.tokens if t.text == "ambassador")
    found = ActorReader(layers, "2025-09-01").read(head)
    assert found is not None
    assert (found.value.id, found.value.country) == (None, "ISR")
