"""A telling made ready to be compared with many others: its words as sets, with what they weigh."""

import functools
import math
from collections.abc import Iterable

import msgspec

from dateline.link.deeds.features import kinds_of_kin
from dateline.link.deeds.rarity import rarity
from dateline.link.deeds.tellings import Telling

_TARGET, _NAME = 0.4, 0.85
"""How rare a word must be to tell one target, one name from others."""


class Side(msgspec.Struct, frozen=True):
    """One side of a comparison; `kin` are the types that its deed may have in another's words.

    `targets` and `rare_names` are the victims and names that tell one from others; `weight` and
    `about` are what all words and all of the context weigh.
    """

    telling: Telling
    types: frozenset[str]
    kin: frozenset[str]
    modes: frozenset[str]
    doers: frozenset[str]
    parties: frozenset[str]
    sufferers: frozenset[str]
    victims: frozenset[str]
    targets: frozenset[str]
    words: frozenset[str]
    weight: float
    names: frozenset[str]
    rare_names: frozenset[str]
    context: frozenset[str]
    about: float
    capitals: frozenset[str]
    places: frozenset[str]


def side_of(telling: Telling) -> Side:
    """Return a telling made ready."""
    return Side(
        telling=telling,
        types=frozenset(telling.types),
        kin=frozenset().union(*map(kinds_of_kin, telling.types)),
        modes=frozenset(telling.modes),
        doers=frozenset(telling.doers),
        parties=frozenset(telling.parties),
        sufferers=frozenset(telling.sufferers),
        victims=frozenset(telling.victims),
        targets=frozenset(w for w in telling.victims if rarity(w) > _TARGET),
        words=frozenset(telling.words),
        weight=weight_of(telling.words),
        names=frozenset(telling.names),
        rare_names=frozenset(w for w in telling.names if rarity(w) > _NAME),
        context=frozenset(telling.context),
        about=weight_of(telling.context),
        capitals=frozenset(telling.capitals),
        places=frozenset(w for p in telling.places for w in p.place.split()),
    )


def weight_of(words: Iterable[str]) -> float:
    """Return what words that two texts share weigh: the same in any order of them."""
    return math.fsum(map(_weight, words))


@functools.lru_cache(maxsize=100_000)
def _weight(word: str) -> float:
    return rarity(word) ** 2
