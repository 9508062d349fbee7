"""Turns drafts of places into the keys that they are looked up by."""

import msgspec

from dateline.codebook.places.folding import fold, skeleton, without_articles

NAME, ALIAS, STRIPPED, ALIKE, SHORT = 0, 1, 2, 3, 4
"""How a key stands to a place: its own name, another name, a name without its article, the same
consonants alone (never stored as a name), an abbreviation."""

_LONGEST_ALIAS = 60
_SHORTEST_CODE = 4
_TRANSLITERATED = (
    "AFG ARE ARM AZE BGR BHR BLR DZA EGY ERI ETH GEO IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY MAR MMR "
    "MRT OMN PAK PSE QAT RUS SAU SDN SOM SYR TJK TKM TUN UKR UZB YEM TCD MLI NER"
)
TRANSLITERATED = frozenset(_TRANSLITERATED.split())
"""Where names reach the news transliterated, in as many spellings as there are desks."""


Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""


class Draft(msgspec.Struct):
    """A place on its way into the gazetteer."""

    name: str
    kind: str
    country: str
    aliases: set[str]
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    radius_km: float | None = None
    capital: bool = False
    curated: bool = False
    box: Box | None = None
    """Around its towns, for countries and units."""
    ours: tuple[str, ...] = ()
    """The names that our supplement gives: all of them as good as its own."""
    short: tuple[str, ...] = ()
    """Abbreviations ("Ky.", "OK"), which mean the place only beside a name within it."""


class Compiled(msgspec.Struct, frozen=True):
    """The sorted rows of the two key tables."""

    names: list[tuple[str, int, int]]
    skeletons: list[tuple[str, str, int]]


def usable(alias: str) -> bool:
    """Tell whether an alternate name can occur in English news.

    GeoNames also lists airport codes ("ALP") and machine romanisations ("a lei po").

    >>> [usable(a) for a in ("Halab", "حلب", "ALP", "a lei po", "al-Bab")]
    [True, False, False, False, True]
    """
    if len(alias) > _LONGEST_ALIAS or (len(alias) < _SHORTEST_CODE and alias.isupper()):
        return False
    if alias[:1].islower() and alias[:3] not in ("al-", "el-", "as-", "ash", "ad-", "an-", "ar-"):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2100 or 0x2B0 <= ord(c) < 0x300
               for c in alias)  # fmt: skip


def _keys(draft: Draft) -> dict[str, int]:
    own = fold(draft.name)
    keys = {own: NAME} if own else {}
    keys.update((fold(alias), NAME) for alias in draft.ours)
    keys.update((fold(alias), SHORT) for alias in draft.short)
    for alias in filter(usable, draft.aliases):
        key = fold(alias)
        if len(key) > 1 and not key.isdigit():
            keys.setdefault(key, ALIAS)
    for key in list(keys):
        bare = without_articles(key)
        if len(bare) > 2:
            keys.setdefault(bare, STRIPPED)
    return keys


def compile_drafts(drafts: list[Draft], first: int = 1) -> Compiled:
    """Return every key of every place, numbered from `first` in the drafts' order."""
    names: list[tuple[str, int, int]] = []
    skeletons: set[tuple[str, str, int]] = set()
    for number, draft in enumerate(drafts, start=first):
        keys = _keys(draft)
        names.extend((key, number, strength) for key, strength in keys.items())
        if draft.country in TRANSLITERATED:
            bones = (skeleton(k) for k, s in keys.items() if s == NAME)
            skeletons.update((draft.country, b, number) for b in bones if b)
    names.sort()
    return Compiled(names=names, skeletons=sorted(skeletons))
