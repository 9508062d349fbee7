"""What speaks for two documents telling of one deed: features of two tellings."""

import math
from collections.abc import Set

from dateline.codebook.places import kilometres
from dateline.link.deeds.features import Features
from dateline.link.deeds.mentions import OWN, SEASON
from dateline.link.deeds.rarity import rarity
from dateline.link.deeds.sides import Side, weight_of
from dateline.link.deeds.tellings import Telling, Where
from dateline.records.slots import PINNED

_MONTH = 30
"""Days from which on another province is another deed, though a day is only the story's."""
_ELSEWHERE = frozenset({"other province", "places far apart", "other country"})
_MANY, _FEW = 5, 2
"""Numbers from which on an equal count is no chance, and up to which it may well be."""

_ALIKE = (
    frozenset({"aerial", "drone", "heavy-weapons"}),
    frozenset({"explosives", "suicide-attack", "heavy-weapons"}),
    frozenset({"firearms", "targeted"}),
)
"""Modes that reports of one deed often give in each other's place."""


def across(one: Side, other: Side) -> Features:
    """Return the features of two tellings, by name; absent ones are 0. It is symmetric."""
    left, right = one.telling, other.telling
    found: Features = {"base": 1.0}
    if one.types.isdisjoint(other.types):
        found["other type"] = 1.0
    if "ASSAULT" in one.types and "ASSAULT" in other.types:
        found["both assaults"] = 1.0
    if one.modes and other.modes:
        found[_mode(one.modes, other.modes)] = 1.0
    if left.background != right.background:
        found["one is background"] = 1.0
    if left.denied != right.denied:
        found["one is denied"] = 1.0
    if left.title and right.title:
        found["both in the title"] = 1.0
    elif left.title or right.title:
        found["one in the title"] = 1.0
    if left.first or right.first:
        found["both told first" if left.first and right.first else "one told first"] = 1.0
    gap = _time(left, right, found)
    _place(left, right, found)
    if gap > _MONTH and _told_elsewhere(left, right, found):
        found["weeks and provinces apart"] = 1.0
    _who(one, other, found)
    for kind, ours, theirs in (
        ("killed", left.killed, right.killed), ("injured", left.injured, right.injured),
    ):  # fmt: skip
        if ours and theirs:
            _toll(kind, ours, theirs, found)
    _words(one, other, found)
    return found


def _mode(left: Set[str], right: Set[str]) -> str:
    if not left.isdisjoint(right):
        return "same mode"
    alike = any(left & modes and right & modes for modes in _ALIKE)
    return "like mode" if alike else "other mode"


def _time(left: Telling, right: Telling, found: Features) -> int:
    """Add what the days say; return how many lie between them, 0 where one has none."""
    if left.days and right.days:
        gap = min(max(a[0] - b[1], b[0] - a[1], 0) for a in left.days for b in right.days)
        exact = any(a[0] == a[1] == b[0] == b[1] for a in left.days for b in right.days)
        sure = left.days[0][2] == right.days[0][2] == OWN
        tail = "" if sure else ", by the context"
        if gap == 0:
            found["same day" + tail if exact else "days overlap"] = 1.0
        else:
            name = "a day" if gap == 1 else "some days" if gap <= 3 else "long"
            found[f"{name} apart{tail}"] = 1.0
            if sure and gap > SEASON:
                found["months apart"] = 1.0
        return gap
    if left.published is None or right.published is None:
        found["unknown time"] = 1.0
        return 0
    if not left.days and not right.days:
        gap = abs(left.published - right.published)
        tail = ", no day"
    else:
        dated, other = (left, right) if left.days else (right, left)
        assert other.published is not None
        gap = min(max(d[0] - other.published, other.published - d[1], 0) for d in dated.days)
        tail = ", one day"
    found[("soon" if gap <= 2 else "some days" if gap <= 10 else "long after") + tail] = 1.0
    return 0


def _told_elsewhere(left: Telling, right: Telling, found: Features) -> bool:
    """Tell whether both say themselves where they happened, and in other provinces."""
    own = all(w.trust == OWN for w in (*left.places, *right.places))
    return own and not _ELSEWHERE.isdisjoint(found)


def _place(left: Telling, right: Telling, found: Features) -> None:
    if not left.places or not right.places:
        found["no place"] = 1.0
        return
    found[min((_placed(a, b) for a in left.places for b in right.places), key=_ORDER.index)] = 1.0


_ORDER = (
    "same place", "same place, by the context", "in one province", "places near",
    "places near, by the context", "in one country", "place unknown", "places apart",
    "places apart, by the context", "other province", "places far apart",
    "places far apart, by the context", "other country", "other country, by the context",
)  # fmt: skip


def _placed(left: Where, right: Where) -> str:
    tail = "" if left.trust == right.trust == OWN else ", by the context"
    if left.country and right.country and left.country != right.country:
        return "other country" + tail
    points = left.precision in PINNED and right.precision in PINNED
    if left.place == right.place:
        coarse = "in one country" if left.precision == "country" else "in one province"
        return "same place" + tail if points else coarse
    if points:
        if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
            return "place unknown"
        far = kilometres(left.lat, left.lon, right.lat, right.lon)
        near = "same place" if far <= 3 else "places near" if far <= 30 else "places apart"
        return (near if far <= 100 else "places far apart") + tail
    if "country" in (left.precision, right.precision):
        return "in one country"
    same = (left.admin1 or left.place) == (right.admin1 or right.place)
    return "in one province" if same else "other province"


def _who(left: Side, right: Side, found: Features) -> None:
    if left.doers and right.doers:
        apart = left.doers.isdisjoint(right.doers)
        found["other doer" if apart else "same doer"] = 1.0
    elif left.parties and right.parties:
        apart = left.parties.isdisjoint(right.parties)
        found["other kind of doer" if apart else "same kind of doer"] = 1.0
    if left.sufferers and right.sufferers:
        apart = left.sufferers.isdisjoint(right.sufferers)
        found["other kind of target" if apart else "same kind of target"] = 1.0
    if not left.victims or not right.victims:
        return
    shared = left.victims & right.victims
    if shared:
        found["same target"] = min(2.0, weight_of(shared))
        return
    found["other target"] = 1.0
    if left.targets and right.targets:
        told = sum(not a.targets.isdisjoint(b.context) for a, b in ((left, right), (right, left)))
        found["target told by the other"] = float(told)


Numbers = tuple[tuple[int, int], ...]


def _toll(kind: str, left: Numbers, right: Numbers, found: Features) -> None:
    ours, theirs = ([low for low, _ in side] for side in (left, right))
    gap = min(abs(math.log1p(a) - math.log1p(b)) for a in ours for b in theirs)
    found[f"numbers {kind} apart"] = min(2.0, gap)
    if max(ours) >= _MANY <= max(theirs):
        found[f"both many {kind}"] = 1.0
    if gap == 0 and max(ours) <= _FEW:
        found[f"same few {kind}"] = 1.0
    equal = {a for a in ours if a > _FEW} & set(theirs)
    equal |= {a for a, _ in set(left) & set(right)} - {0}
    if equal:
        found[f"same number {kind}"] = min(2.0, 0.4 + max(equal) / 8)
    else:
        high, low = max(ours), max(theirs)
        found[f"other number {kind}"] = abs(high - low) / max(high, low, 1)


def _words(left: Side, right: Side, found: Features) -> None:
    places = left.places | right.places
    shared = left.words & right.words
    whole = min(left.weight, right.weight)
    found["words shared"] = weight_of(shared) / max(whole, 4.0) * 3
    about = left.context & right.context
    whole = min(left.about, right.about)
    found["context shared"] = weight_of(about) / max(whole, 8.0) * 3
    named = (left.capitals & right.capitals) - places
    found["names shared in context"] = min(4.0, weight_of(named))
    names = (left.names | right.names) & (shared - places)
    found["names shared"] = min(3.0, math.fsum(map(rarity, names)))
    if left.rare_names and right.rare_names:
        rare_names = len(left.rare_names & right.rare_names)
        found["rare names shared" if rare_names else "rare names differ"] = min(
            2.0, rare_names or 1.0
        )
    rare = sum(rarity(w) > 0.6 for w in shared - places - names)
    found["rare words shared"] = min(3.0, rare / 2)
