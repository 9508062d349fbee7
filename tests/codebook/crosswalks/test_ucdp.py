"""PLOVER to UCDP: who killed whom."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.codebook.crosswalks import ucdp
from dateline.records import Event

Build = Callable[..., Event]
Parties = tuple[tuple[str, str | None], ...]

ARMY, REBELS, GUNMEN = ("A/MLI", "MIL"), ("A", "REB"), ("A", "UAF")
CARTEL, GANG = ("A@cartel", "CRM"), ("A", "CRM")


@pytest.mark.parametrize(
    ("actors", "recipients", "more", "violence"),
    [
        ((ARMY,), (("B", "REB"),), {}, 1),
        ((REBELS,), (("B", "MIL"),), {}, 1),
        ((REBELS,), (("B", "COP"),), {"mode": "explosives"}, 1),
        ((ARMY, ("B", "REB")), (), {}, 1),
        ((ARMY,), (("B/DZA", "MIL"),), {}, 1),
        ((("A/RUS", "GOV"),), (("B/UKR", "GOV"),), {"mode": "aerial"}, 1),
        ((REBELS,), (("B", "GOV"),), {"mode": "firearms"}, 3),
        ((REBELS,), (("B", "REB"),), {}, 2),
        ((("A", "IMG"),), (("B", "PRM"),), {}, 2),
        ((CARTEL,), (("B@other", "CRM"),), {}, 2),
        ((CARTEL,), (("B", "CVL"),), {}, 3),
        ((REBELS,), (("B", "CVL"),), {}, 3),
        ((ARMY,), (("B", "REF"),), {"mode": "aerial"}, 3),
        ((REBELS,), (("B", "NGO"),), {}, 3),
        ((REBELS,), (("B", "MIL"), ("C", "CVL")), {}, 1),
        ((GANG,), (("B", "CVL"),), {}, None),
        ((GUNMEN,), (("B", "CVL"),), {}, None),
        ((), (("B", "MIL"),), {}, None),
        ((REBELS,), (), {}, None),
        ((REBELS,), (("B", "UNO"),), {}, None),
        ((("A", "CVL"),), (("B", "CVL"),), {}, None),
        ((ARMY, ("B/MLI", "COP")), (), {}, None),
    ],
)
def test_killings(
    event: Build, actors: Parties, recipients: Parties, more: dict[str, Any], violence: int | None
) -> None:
    found = ucdp(
        event("ASSAULT", text="A B C", actors=actors, recipients=recipients, killed=4, **more)
    )
    assert found == violence


@pytest.mark.parametrize(
    "more",
    [{}, {"injured": 5}, {"killed": 4, "realis": "denied"}, {"killed": 4, "realis": "future"}],
)
def test_without_a_death_there_is_no_event(event: Build, more: dict[str, Any]) -> None:
    parties = {"actors": (("A", "MIL"),), "recipients": (("B", "REB"),)}
    assert ucdp(event("ASSAULT", text="A B", **parties, **more)) is None


@pytest.mark.parametrize("kind", ["PROTEST", "COERCE", "ACCUSE", "MOBILIZE"])
def test_only_assaults_are_armed_force(event: Build, kind: str) -> None:
    parties = {"actors": (("A", "MIL"),), "recipients": (("B", "REB"),)}
    assert ucdp(event(kind, text="A B", killed=4, **parties)) is None
