"""What speaks for two documents telling of one deed: features of two tellings."""

import math

from dateline.codebook.places import kilometres
from dateline.link.deeds.features import Features
from dateline.link.deeds.mentions import OWN
from dateline.link.deeds.rarity import rarity
from dateline.link.deeds.tellings import Telling, Where
from dateline.records.slots import PINNED

_MANY, _FEW = 5, 2
"""Numbers from which on an equal count is no chance, and up to which it may well be."""
_TARGET, _NAME = 0.4, 0.85
"""How rare a word must be to tell one target, one name from others."""


def across(left: Telling, right: Telling) -> Features:
    """Return the features of two tellings, by name; absent ones are 0. It is symmetric."""
    found: Features = {"base": 1.0}
    if not set(left.types) & set(right.types):
        found["other type"] = 1.0
    if "ASSAULT" in left.types and "ASSAULT" in right.types:
        found["both assaults"] = 1.0
    if left.modes and right.modes:
        shared = set(left.modes) & set(right.modes)
        found["same mode" if shared else "other mode"] = 1.0
    if left.background != right.background:
        found["one is background"] = 1.0
    if left.title and right.title:
        found["both in the title"] = 1.0
    elif left.title or right.title:
        found["one in the title"] = 1.0
    _time(left, right, found)
    _place(left, right, found)
    _who(left, right, found)
    _tolls(left, right, found)
    _words(left, right, found)
    return found


def _time(left: Telling, right: Telling, found: Features) -> None:
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
        return
    if left.published is None or right.published is None:
        found["unknown time"] = 1.0
        return
    if not left.days and not right.days:
        gap = abs(left.published - right.published)
        tail = ", no day"
    else:
        dated, other = (left, right) if left.days else (right, left)
        assert other.published is not None
        gap = min(max(d[0] - other.published, other.published - d[1], 0) for d in dated.days)
        tail = ", one day"
    found[("soon" if gap <= 2 else "some days" if gap <= 10 else "long after") + tail] = 1.0


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
        if None in (left.lat, left.lon, right.lat, right.lon):
            return "place unknown"
        far = kilometres(left.lat, left.lon, right.lat, right.lon)  # type: ignore[arg-type]
        near = "same place" if far <= 3 else "places near" if far <= 30 else "places apart"
        return (near if far <= 100 else "places far apart") + tail
    if "country" in (left.precision, right.precision):
        return "in one country"
    same = (left.admin1 or left.place) == (right.admin1 or right.place)
    return "in one province" if same else "other province"


def _who(left: Telling, right: Telling, found: Features) -> None:
    if left.doers and right.doers:
        shared = set(left.doers) & set(right.doers)
        found["same doer" if shared else "other doer"] = 1.0
    elif left.parties and right.parties:
        shared = set(left.parties) & set(right.parties)
        found["same kind of doer" if shared else "other kind of doer"] = 1.0
    if not left.victims or not right.victims:
        return
    shared = set(left.victims) & set(right.victims)
    if shared:
        found["same target"] = min(2.0, sum(rarity(w) ** 2 for w in shared))
        return
    found["other target"] = 1.0
    ours, theirs = (_telling_words(t.victims, _TARGET) for t in (left, right))
    if ours and theirs:
        told = bool(ours & set(right.context)) + bool(theirs & set(left.context))
        found["target told by the other"] = float(told)


def _telling_words(words: tuple[str, ...], least: float) -> set[str]:
    return {word for word in words if rarity(word) > least}


def _tolls(left: Telling, right: Telling, found: Features) -> None:
    for kind in ("killed", "injured"):
        ours, theirs = ([low for low, _ in getattr(t, kind)] for t in (left, right))
        if not ours or not theirs:
            continue
        gap = min(abs(math.log1p(a) - math.log1p(b)) for a in ours for b in theirs)
        found[f"numbers {kind} apart"] = min(2.0, gap)
        if max(ours) >= _MANY <= max(theirs):
            found[f"both many {kind}"] = 1.0
        if gap == 0 and max(ours) <= _FEW:
            found[f"same few {kind}"] = 1.0
        equal = {a for a in ours if a > _FEW} & set(theirs)
        equal |= {a for a, _ in set(getattr(left, kind)) & set(getattr(right, kind))} - {0}
        if equal:
            found[f"same number {kind}"] = min(2.0, 0.4 + max(equal) / 8)
        else:
            high, low = max(ours), max(theirs)
            found[f"other number {kind}"] = abs(high - low) / max(high, low, 1)


def _words(left: Telling, right: Telling, found: Features) -> None:
    places = {w for t in (left, right) for p in t.places for w in p.place.split()}
    ours, theirs = set(left.words), set(right.words)
    shared = ours & theirs
    weight = sum(rarity(w) ** 2 for w in shared)
    whole = min(sum(rarity(w) ** 2 for w in ours), sum(rarity(w) ** 2 for w in theirs))
    found["words shared"] = weight / max(whole, 4.0) * 3
    about = set(left.context) & set(right.context)
    whole = min(
        sum(rarity(w) ** 2 for w in left.context), sum(rarity(w) ** 2 for w in right.context)
    )
    found["context shared"] = sum(rarity(w) ** 2 for w in about) / max(whole, 8.0) * 3
    named = (set(left.capitals) & set(right.capitals)) - places
    found["names shared in context"] = min(4.0, sum(rarity(w) ** 2 for w in named))
    names = (set(left.names) | set(right.names)) & shared - places
    found["names shared"] = min(3.0, sum(rarity(w) for w in names))
    ours, theirs = (_telling_words(t.names, _NAME) for t in (left, right))
    if ours and theirs:
        rare_names = len(ours & theirs)
        found["rare names shared" if rare_names else "rare names differ"] = min(
            2.0, rare_names or 1.0
        )
    rare = [w for w in shared - places - names if rarity(w) > 0.6]
    found["rare words shared"] = min(3.0, len(rare) / 2)
