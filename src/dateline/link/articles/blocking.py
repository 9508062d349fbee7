"""Which articles are worth comparing: those that share a key."""

import msgspec

from dateline.link.articles.profiles import Profile
from dateline.link.articles.rarity import Rarity, rarity


class Keying(msgspec.Struct, frozen=True):
    """How rare what makes a key must be (see `Rarity.of`), and how much of an article is looked at.

    `rare`: a word that is a key of its own. `full`: a name of two words. `pair`: two words
    together, of the `pairs` most telling ones. `telling`: words that stand out are looked for
    among so many. `lead`: a word in a name at the start, of up to `leads`.
    """

    rare: float = 6.5
    full: float = 12.0
    pair: float = 8.0
    pairs: int = 14
    telling: int = 30
    lead: float = 3.0
    leads: int = 12


KEYING = Keying()
_LEAST = 2.5
_DAYS = 7


def blocking_keys(profile: Profile, table: Rarity | None = None) -> tuple[str, ...]:
    """Return the keys of an article, sorted; two that share none are not worth comparing.

    A rare word, a rare name of two words, and two of the most telling words together are keys
    for ever; a word in a name at the start of the article only for a week or two.
    """
    table = table or rarity()
    keys = {name for name, rare in profile.full_names.items() if rare >= KEYING.full}
    telling = sorted(
        (word for word in profile.words if table.of(word) >= _LEAST),
        key=lambda word: (-profile.words[word], word),
    )
    keys.update(word for word in telling[: KEYING.telling] if table.of(word) >= KEYING.rare)
    top = sorted(telling[: KEYING.pairs])
    for number, one in enumerate(top):
        for other in top[number + 1 :]:
            if table.of(one) + table.of(other) >= KEYING.pair:
                keys.add(f"{one}|{other}")
    if profile.day is not None:
        leading = [name for name in profile.lead_names if profile.names[name] >= KEYING.lead]
        week = profile.day // _DAYS
        for name in sorted(leading, key=lambda n: (-profile.names[n], n))[: KEYING.leads]:
            keys.update((f"{name}@{week}", f"{name}@{week + 1}"))
    return tuple(sorted(keys))
