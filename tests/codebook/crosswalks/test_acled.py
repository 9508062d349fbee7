"""PLOVER to ACLED, by sentences."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.codebook.crosswalks import acled
from dateline.codebook.crosswalks.tables import table
from dateline.records import Event

Build = Callable[..., Event]
Parties = tuple[tuple[str, str | None], ...]

BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS, STRATEGIC = "Protests", "Riots", "Strategic developments"
SUB_EVENTS = {
    BATTLES: "Armed clash;Government regains territory;Non-state actor overtakes territory",
    REMOTE: "Chemical weapon;Air/drone strike;Suicide bomb;Shelling/artillery/missile attack;"
    "Remote explosive/landmine/IED;Grenade",
    PROTESTS: "Peaceful protest;Protest with intervention;Excessive force against protesters",
    RIOTS: "Violent demonstration;Mob violence",
    STRATEGIC: "Agreement;Arrests;Change to group/activity;Disrupted weapons use;"
    "Headquarters or base established;Looting/property destruction;"
    "Non-violent transfer of territory;Other",
    CIVILIANS: "Sexual violence;Attack;Abduction/forced disappearance",
}

SENTENCES: list[tuple[str, str, str | None, Parties, Parties, dict[str, Any], str | None]] = [
    ("Rebels attacked soldiers.", "ASSAULT", "firearms",
     (("Rebels", "REB"),), (("soldiers", "MIL"),), {}, "Armed clash"),
    ("Troops and rebels clashed.", "ASSAULT", None,
     (("Troops", "MIL"), ("rebels", "REB")), (), {}, "Armed clash"),
    ("Five soldiers were killed.", "ASSAULT", None,
     (), (("soldiers", "MIL"),), {"killed": 5}, "Armed clash"),
    ("Rebels attacked the government.", "ASSAULT", None,
     (("Rebels", "REB"),), (("government", "GOV"),), {}, "Armed clash"),
    ("Gunmen shot the mayor.", "ASSAULT", "firearms",
     (("Gunmen", "UAF"),), (("mayor", "GOV"),), {}, "Attack"),
    ("Gunmen shot farmers.", "ASSAULT", "firearms",
     (("Gunmen", "UAF"),), (("farmers", "CVL"),), {}, "Attack"),
    ("Gunmen opened fire in a market.", "ASSAULT", "firearms",
     (("Gunmen", "UAF"),), (), {}, "Attack"),
    ("Police and soldiers opened fire.", "ASSAULT", "firearms",
     (("Police", "COP"), ("soldiers", "MIL")), (), {}, "Attack"),
    ("Soldiers tortured fighters.", "ASSAULT", "torture",
     (("Soldiers", "MIL"),), (("fighters", "REB"),), {}, "Attack"),
    ("Rebels kidnapped pupils.", "ASSAULT", "abduct",
     (("Rebels", "REB"),), (("pupils", "CVL"),), {}, "Abduction/forced disappearance"),
    ("Troops captured rebels.", "ASSAULT", "abduct",
     (("Troops", "MIL"),), (("rebels", "REB"),), {}, "Arrests"),
    ("Rebels captured troops.", "ASSAULT", "abduct",
     (("Rebels", "REB"),), (("troops", "MIL"),), {}, "Other"),
    ("Militiamen raped women.", "ASSAULT", "sexual",
     (("Militiamen", "PRM"),), (("women", "CVL"),), {}, "Sexual violence"),
    ("Jets bombed rebels.", "ASSAULT", "aerial",
     (("Jets", "MIL"),), (("rebels", "REB"),), {}, "Air/drone strike"),
    ("A drone hit a house.", "ASSAULT", "drone", (), (("house", None),), {}, "Air/drone strike"),
    ("Troops shelled a town.", "ASSAULT", "heavy-weapons",
     (("Troops", "MIL"),), (), {}, "Shelling/artillery/missile attack"),
    ("A suicide bomber struck.", "ASSAULT", "suicide-attack",
     (("bomber", "REB"),), (), {}, "Suicide bomb"),
    ("A mine killed a farmer.", "ASSAULT", "explosives",
     (), (("farmer", "CVL"),), {"killed": 1}, "Remote explosive/landmine/IED"),
    ("Troops used chlorine.", "ASSAULT", "unconventional",
     (("Troops", "MIL"),), (), {}, "Chemical weapon"),
    ("Gunmen burned down a clinic.", "ASSAULT", "destroy",
     (("Gunmen", "UAF"),), (("clinic", None),), {}, "Looting/property destruction"),
    ("Settlers burned cars.", "ASSAULT", "destroy",
     (("Settlers", "CVL"),), (("cars", None),), {}, "Mob violence"),
    ("Villagers stabbed a man.", "ASSAULT", "primitive",
     (("Villagers", "CVL"),), (("man", "CVL"),), {}, "Mob violence"),
    ("Youths stoned police.", "ASSAULT", "primitive",
     (("Youths", "CVL"),), (("police", "COP"),), {}, "Violent demonstration"),
    ("Police shot dead two protesters.", "ASSAULT", "firearms",
     (("Police", "COP"),), (("protesters", "CVL"),), {"killed": 2},
     "Excessive force against protesters"),
    ("Police fired on demonstrators.", "ASSAULT", "firearms",
     (("Police", "COP"),), (("demonstrators", "CVL"),), {}, "Excessive force against protesters"),
    ("Police beat marchers.", "ASSAULT", "beat",
     (("Police", "COP"),), (("marchers", "CVL"),), {"injured": 3}, "Protest with intervention"),
    ("Police fired tear gas at students.", "ASSAULT", "crowd-control",
     (("Police", "COP"),), (("students", "EDU"),), {"injured": 3}, "Protest with intervention"),
    ("Tear gas killed a student.", "ASSAULT", "crowd-control",
     (), (("student", "EDU"),), {"killed": 1}, "Excessive force against protesters"),
    ("Police fired on rioters.", "ASSAULT", "firearms",
     (("Police", "COP"),), (("rioters", "CVL"),), {}, "Violent demonstration"),
    ("Farmers marched.", "PROTEST", "demo", (("Farmers", "AGR"),), (), {}, "Peaceful protest"),
    ("Miners went on strike.", "PROTEST", "strike",
     (("Miners", "LAB"),), (), {}, "Peaceful protest"),
    ("Voters boycotted the poll.", "PROTEST", "boycott", (("Voters", "CVL"),), (), {}, None),
    ("Crowds rioted.", "PROTEST", "riot", (("Crowds", "CVL"),), (), {}, "Violent demonstration"),
    ("Crowds attacked migrants.", "PROTEST", "riot",
     (("Crowds", "CVL"),), (("migrants", "REF"),), {}, "Mob violence"),
    ("Activists threw paint.", "PROTEST", "vandalize",
     (("Activists", "CVL"),), (), {}, "Violent demonstration"),
    ("Police arrested an editor.", "COERCE", "arrest",
     (("Police", "COP"),), (("editor", "JRN"),), {}, "Arrests"),
    ("Police arrested 40 protesters.", "COERCE", "arrest",
     (("Police", "COP"),), (("protesters", "CVL"),), {}, "Arrests"),
    ("Police arrested a driver.", "COERCE", "arrest",
     (("Police", "COP"),), (("driver", "CVL"),), {}, None),
    ("Troops seized arms from rebels.", "COERCE", "seize",
     (("Troops", "MIL"),), (("rebels", "REB"),), {}, "Disrupted weapons use"),
    ("Rebels seized lorries.", "COERCE", "seize",
     (("Rebels", "REB"),), (), {}, "Looting/property destruction"),
    ("Police searched a house.", "COERCE", "seize", (("Police", "COP"),), (), {}, None),
    ("Rebels took the town unopposed.", "COERCE", "seize",
     (("Rebels", "REB"),), (), {"contexts": ("territory",)}, "Non-violent transfer of territory"),
    ("The state imposed a curfew.", "COERCE", "curfew", (("state", "GOV"),), (), {}, None),
    ("Rebels left the town.", "RETREAT", "withdraw",
     (("Rebels", "REB"),), (), {}, "Non-violent transfer of territory"),
    ("The company left.", "RETREAT", "withdraw", (("company", "BUS"),), (), {}, None),
    ("Troops and rebels ceased fire.", "RETREAT", "ceasefire",
     (("Troops", "MIL"), ("rebels", "REB")), (), {}, "Agreement"),
    ("The UN announced a truce with rebels.", "RETREAT", "ceasefire",
     (("UN", "UNO"),), (("rebels", "REB"),), {}, "Agreement"),
    ("Fighters laid down arms.", "RETREAT", "disarm",
     (("Fighters", "REB"),), (), {}, "Change to group/activity"),
    ("The minister resigned.", "RETREAT", "resign", (("minister", "GOV"),), (), {}, None),
    ("The government met rebels.", "CONSULT", None,
     (("government", "GOV"),), (("rebels", "REB"),), {}, "Agreement"),
    ("The government and rebels met.", "CONSULT", None,
     (("government", "GOV"), ("rebels", "REB")), (), {}, "Agreement"),
    ("France and Chad met.", "CONSULT", None,
     (("France/FRA", "GOV"), ("Chad/TCD", "GOV")), (), {}, None),
    ("Troops moved to the border.", "MOBILIZE", "troops",
     (("Troops", "MIL"),), (), {}, "Change to group/activity"),
    ("The union rallied.", "MOBILIZE", None, (("union", "LAB"),), (), {}, None),
    ("France condemned it.", "ACCUSE", "disapprove", (("France", "GOV"),), (), {}, None),
    ("France sent wheat.", "AID", None, (("France", "GOV"),), (), {}, None),
    ("Troops will attack rebels.", "ASSAULT", None,
     (("Troops", "MIL"),), (("rebels", "REB"),), {"realis": "future"}, None),
    ("Troops did not shell the town.", "ASSAULT", "heavy-weapons",
     (("Troops", "MIL"),), (), {"realis": "denied"}, None),
    ("Troops are shelling the town.", "ASSAULT", "heavy-weapons",
     (("Troops", "MIL"),), (), {"realis": "ongoing"}, "Shelling/artillery/missile attack"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "mode", "actors", "recipients", "more", "sub_event"),
    SENTENCES,
    ids=[s[0] for s in SENTENCES],
)
def test_sentences(
    event: Build,
    text: str,
    kind: str,
    mode: str | None,
    actors: Parties,
    recipients: Parties,
    more: dict[str, Any],
    sub_event: str | None,
) -> None:
    found = acled(event(kind, mode, text=text, actors=actors, recipients=recipients, **more))
    assert (found.sub_event_type if found else None) == sub_event


def test_every_row_is_of_acled() -> None:
    for row in table("plover_acled"):
        if not row["event_type"]:
            assert row["sub_event_type"] == row["disorder_type"] == ""
            continue
        assert row["sub_event_type"] in SUB_EVENTS[row["event_type"]].split(";")
        assert row["disorder_type"] == disorder(row["event_type"], row["sub_event_type"])


def disorder(event_type: str, sub_event: str) -> str:
    if sub_event == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if event_type == PROTESTS or sub_event == "Violent demonstration":
        return "Demonstrations"
    return STRATEGIC if event_type == STRATEGIC else "Political violence"


@pytest.mark.parametrize(
    ("kind", "mode", "actors", "recipients", "codes"),
    [
        ("ASSAULT", "firearms", (("A", "MIL"),), (("B", "REB"),), (1, 2, 12)),
        ("ASSAULT", "firearms", (("B", "REB"),), (("A", "MIL"),), (2, 1, 12)),
        ("ASSAULT", "firearms", (("A/FRA", "MIL"),), (("B", "REB"),), (8, 2, 28)),
        ("ASSAULT", "firearms", (("A/MLI", "MIL"),), (("B", "REB"),), (1, 2, 12)),
        ("ASSAULT", "firearms", (("A", "PRM"),), (("B", "CVL"),), (3, 7, 37)),
        ("ASSAULT", "firearms", (("A", "UAF"),), (("B", "GOV"),), (3, 7, 37)),
        ("ASSAULT", "crowd-control", (("A", "COP"),), (("B", "CVL"),), (1, 6, 16)),
        ("ASSAULT", "primitive", (("A", "CVL"),), (("B", "COP"),), (5, 1, 15)),
        ("PROTEST", "demo", (("A", "CVL"),), (), (6, 0, 60)),
        ("PROTEST", "riot", (("A", "CVL"),), (("B", "REF"),), (5, 7, 57)),
        ("ASSAULT", "aerial", (), (("B", "CVL"),), (0, 7, 70)),
        ("ASSAULT", "aerial", (), (), (0, 0, None)),
        ("ASSAULT", "aerial", (("A", "MIL"),), (("B", None),), (1, None, None)),
    ],
)
def test_kinds_of_actor(
    event: Build,
    kind: str,
    mode: str,
    actors: Parties,
    recipients: Parties,
    codes: tuple[int | None, int | None, int | None],
) -> None:
    found = acled(
        event(kind, mode, text="A B", actors=actors, recipients=recipients, country="MLI")
    )
    assert found is not None
    assert (found.inter1, found.inter2, found.interaction) == codes
