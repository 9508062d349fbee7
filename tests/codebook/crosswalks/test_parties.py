"""Sectors to other schemes, tags, and the sides of an event."""

from collections.abc import Callable

import pytest

from dateline.codebook.crosswalks import sector_codes
from dateline.codebook.crosswalks.parties import sectors, sides, tags
from dateline.errors import CodebookError
from dateline.records import Actor, Event

Build = Callable[..., Event]

SECTORS = """
    COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE
    REL SOC IGO UNO EUR NGO ISM IMG MNC
"""


def test_every_sector_has_codes() -> None:
    assert set(sectors()) == set(SECTORS.split())
    for codes in sectors().values():
        assert codes.inter is None or 1 <= codes.inter <= 8
        assert codes.cameo == "" or len(codes.cameo) == 3


def test_nobody_is_both_armed_and_unarmed() -> None:
    assert not [c.sector for c in sectors().values() if {"armed", "unarmed"} <= c.tags]


def test_an_unknown_sector_says_what_to_use() -> None:
    with pytest.raises(CodebookError, match=r"sectors.csv: no sector 'XXX'; use one of GOV, "):
        sector_codes("XXX")


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        (Actor("it"), set()),
        (Actor("gunmen", sector="UAF"), {"armed", "nonstate"}),
        (Actor("the gang", sector="CRM", id="gang-x"), {"armed", "nonstate", "group"}),
        (Actor("a mob"), {"rioters", "unarmed"}),
        (Actor("Protesters, ", sector="EDU"), {"protesters", "unarmed"}),
        (Actor("police among protesters", sector="COP"), {"state", "forces", "armed"}),
    ],
)
def test_tags(actor: Actor, found: set[str]) -> None:
    assert tags(actor) == found


@pytest.mark.parametrize(
    ("actors", "recipients", "first", "second"),
    [
        ((("A", "MIL"), ("B", "REB")), (("C", "CVL"),), "AB", "C"),
        ((("A", "MIL"), ("B", "REB")), (), "A", "B"),
        ((("A", "MIL"), ("B", "COP"), ("C", "REB")), (), "AB", "C"),
        ((("A/MLI", "MIL"), ("B/DZA", "MIL")), (), "A", "B"),
        ((("A", "REB"), ("B", "REB")), (), "A", "B"),
        ((("A@x", "REB"), ("B@x", "REB")), (), "AB", ""),
        ((("A", "REB"),), (), "A", ""),
        ((), (("C", "CVL"),), "", "C"),
    ],
)
def test_sides(
    event: Build,
    actors: tuple[tuple[str, str], ...],
    recipients: tuple[tuple[str, str], ...],
    first: str,
    second: str,
) -> None:
    one, other = sides(event("ASSAULT", text="A B C", actors=actors, recipients=recipients))
    assert ("".join(a.text for a in one), "".join(a.text for a in other)) == (first, second)
