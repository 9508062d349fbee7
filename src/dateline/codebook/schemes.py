"""PLOVER's types with their modes and quad classes, as the codebook's tables hold them."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from dateline.codebook.lists import read_list
from dateline.records import EventType

TABLES = Path(__file__).parent / "crosswalks"


def _modes() -> Mapping[str, tuple[str, ...]]:
    modes: dict[str, tuple[str, ...]] = dict.fromkeys(get_args(EventType), ())
    for row in read_list(TABLES / "plover_scores.csv"):
        if row["mode"]:
            modes[row["type"]] += (row["mode"],)
    return modes


PLOVER_MODES: Mapping[str, tuple[str, ...]] = _modes()
"""The modes of each PLOVER type, in the order of the codebook's table."""

VERBAL: frozenset[str] = frozenset(
    row["key"]
    for row in read_list(TABLES / "quad.csv")
    if row["key"].isalpha() and row["quad"] in ("1", "3")
)
"""PLOVER types of verbal cooperation and conflict: what is said, where the others are done."""

ORGANS: frozenset[str] = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
"""Sectors of the organs of a state."""

ARMED_SECTORS: frozenset[str] = frozenset({"COP", "MIL", "PRM", "REB"})
"""Sectors of forces whose own deeds firing and shelling are: police, army, militia, rebels."""

DEEDS: frozenset[str] = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""Types of what is done, which a report goes on telling; words and visits it does not."""

FLIGHTLESS: frozenset[str] = frozenset({"REB", "UAF", "CRM", "PRM", "CVL"})
"""Sectors of those who have no warplanes; drones and rockets they may have."""
