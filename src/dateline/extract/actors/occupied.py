"""Whose soldiers and settlers are in a territory that another state's army holds."""

from collections.abc import Collection

_HELD = {"PSE": "ISR", "ESH": "MAR"}
"""Territories with the state that holds them (UN Security Council resolution 242, General Assembly
resolution 34/37); they have police and armed groups of their own, and no soldiers to speak of."""
_SETTLING = frozenset({"settler", "colonist"})


def home_of(country: str | None, sector: str | None, lemmas: Collection[str]) -> str | None:
    """Return whose people are who are told of in a country, and of whom nothing else is said."""
    if country is not None and (sector == "MIL" or not _SETTLING.isdisjoint(lemmas)):
        return _HELD.get(country, country)
    return country
