"""When a predicted slot agrees with gold: actors, places, dates, tolls, claims.

The definitions are those of the coding guide's scorer; `tests/bench` checks that both agree.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Slots = Mapping[str, Any]
_STOP = frozenset(
    "the a an of and in on at by to for from s his her its their al el".split()  # noqa: SIM905
)


def bare_words(text: str | None) -> frozenset[str]:
    """Return the content words of a name, without accents and case.

    >>> sorted(bare_words("The Côte d'Ivoire"))
    ['cote', 'd', 'ivoire']
    """
    ascii_only = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode()
    return frozenset(re.findall(r"[a-z0-9]+", ascii_only.lower())) - _STOP


def _named(slots: Slots) -> frozenset[str]:
    return bare_words(slots.get("text")) | bare_words(slots.get("name"))


def _country_differs(gold: Slots, found: Slots) -> bool:
    left, right = gold.get("country"), found.get("country")
    return bool(left and right and left != right)


def same_actor(gold: Slots, found: Slots) -> bool:
    """Tell whether two actors share a word of text or name, and no rival country."""
    return not _country_differs(gold, found) and bool(_named(gold) & _named(found))


def same_place(gold: Slots, found: Slots | None) -> bool:
    """Tell whether two places share a word of text or name, and no rival country."""
    return bool(found) and same_actor(gold, found or {})


def same_date(gold: Slots, found: Slots | None) -> bool:
    """Tell whether two ranges meet; a gold day asks for that very day."""
    if not found:
        return False
    if gold["from"] == gold["to"]:
        return bool(found["from"] == found["to"] == gold["from"])
    return bool(found["from"] <= gold["to"] and gold["from"] <= found["to"])


def same_toll(gold: Slots, found: Slots | None) -> bool:
    """Tell whether both bounds of two tolls are equal."""
    return bool(found) and all(gold.get(k) == (found or {}).get(k) for k in ("least", "most"))


def same_source(gold: Slots, found: Slots) -> bool:
    """Tell whether two claims' sources share a content word."""
    return bool(bare_words(gold["source"]) & bare_words(found["source"]))


def pairs(
    gold: Iterable[Slots], found: Sequence[Slots], same: Callable[[Slots, Slots], bool]
) -> list[tuple[Slots, Slots]]:
    """Return one-to-one pairs, each gold item with the first free one that agrees."""
    free, paired = list(found), []
    for item in gold:
        partner = next((n for n, f in enumerate(free) if same(item, f)), None)
        if partner is not None:
            paired.append((item, free.pop(partner)))
    return paired
