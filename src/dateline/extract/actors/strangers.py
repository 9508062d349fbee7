"""Abbreviations of bodies whose country is nowhere in a text: they are somebody else's there."""

from collections.abc import Set

import msgspec

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED, Known

_LETTERS = range(2, 5)
_SHORT_FORMS = ("institution", "party")
_KNOWN_ABROAD = frozenset({
    "USA", "GBR", "RUS", "CHN", "FRA", "ISR", "IRN", "DEU", "UKR", "TUR", "PAK", "SAU",
})  # fmt: skip
"""States whose bodies news of any country knows by their letters: the CIA, the FSB."""


def without_strangers(layers: Layers, lands: Set[str]) -> Layers:
    """Return layers without the abbreviations of bodies of other countries than a text's `lands`.

    "An encounter with STF" in Bihar is not with Brazil's Supreme Court. Lands are where the
    text's places lie, besides the states that it names.
    """
    named = {k.ids[0] for k in layers.known if k.form in PLACED} | lands
    if not named:
        return layers
    kept = tuple(k for k in layers.known if not _is_stranger(layers, k, named))
    return layers if len(kept) == len(layers.known) else msgspec.structs.replace(layers, known=kept)


def _is_stranger(layers: Layers, known: Known, lands: Set[str]) -> bool:
    word = layers.tokens[known.first].text
    if known.last - known.first > 1 or known.form not in _SHORT_FORMS:
        return False
    if not word.isupper() or len(word) not in _LETTERS:
        return False
    homes = {e.country for i in known.ids for e in layers.directory.entries.get(i, ())}
    return None not in homes and homes.isdisjoint(lands | _KNOWN_ABROAD)
