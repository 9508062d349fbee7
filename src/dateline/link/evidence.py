"""What speaks for and against two mentions being one deed: named features, each a reason."""

from dateline.codebook.places import kilometres
from dateline.link.mentions import OWN, Mention

_POINTS = frozenset({"site", "town", "near"})
_KIN = frozenset(
    {
        frozenset({"ASSAULT", "COERCE"}),
        frozenset({"ASSAULT", "MOBILIZE"}),
        frozenset({"ASSAULT", "PROTEST"}),
        frozenset({"COERCE", "PROTEST"}),
        frozenset({"COERCE", "MOBILIZE"}),
        frozenset({"RETREAT", "CONCEDE"}),
        frozenset({"AGREE", "CONSULT"}),
        frozenset({"CONSULT", "COOPERATE"}),
    }
)
Features = dict[str, float]


def kin(left: str, right: str) -> bool:
    """Tell whether events of two types can be one deed, told in other words."""
    return left == right or frozenset({left, right}) in _KIN


def evidence(left: Mention, right: Mention) -> Features:
    """Return the features of a pair, by name; absent ones are 0. It is symmetric."""
    found: Features = {"base": 1.0}
    same = left.document == right.document
    if same:
        found["same article"] = 1.0
        if left.sentence == right.sentence:
            found["same sentence"] = 1.0
        if left.apart != right.apart and not (left.title or right.title):
            found["told apart"] = 1.0
    if left.type != right.type:
        found["other type"] = 1.0
    if left.type == right.type == "ASSAULT":
        found["both assaults"] = 1.0
    if left.mode and right.mode:
        found["same mode" if left.mode == right.mode else "other mode"] = 1.0
    if left.background != right.background:
        found["one is background"] = 1.0
    _time(left, right, same, found)
    _place(left, right, found)
    _who(left, right, found)
    _tolls(left, right, found)
    _words(left, right, same, found)
    return found


def _time(left: Mention, right: Mention, same: bool, found: Features) -> None:
    sure = left.when == right.when == OWN
    mark = "" if sure else ", by the context"
    if left.first is not None and right.first is not None:
        assert left.last is not None
        assert right.last is not None
        gap = max(left.first - right.last, right.first - left.last, 0)
        exact = left.first == left.last == right.first == right.last
        if gap == 0:
            found["same day" + mark if exact else "days that overlap"] = 1.0
        elif gap == 1:
            found["a day apart" + mark] = 1.0
        elif gap <= 3:
            found["days apart" + mark] = 1.0
        else:
            found["long apart" + mark] = 1.0
        return
    dated = left if left.first is not None else right if right.first is not None else None
    other = right if dated is left else left
    if same:
        found["one without a day" if dated else "no day"] = 1.0
        return
    if left.published is None or right.published is None:
        found["unknown time"] = 1.0
        return
    if dated is None:
        gap = abs(left.published - right.published)
    else:
        assert dated.first is not None
        assert dated.last is not None
        assert other.published is not None
        gap = max(dated.first - other.published, other.published - dated.last, 0)
    near = "soon after" if gap <= 3 else "a week after" if gap <= 10 else "long after"
    found[near + ("" if dated else ", no day")] = 1.0


def _place(left: Mention, right: Mention, found: Features) -> None:
    if not left.place or not right.place:
        found["no place"] = 1.0
        return
    if left.country and right.country and left.country != right.country:
        found["other country"] = 1.0
        return
    sure = left.where == right.where == OWN
    mark = "" if sure else ", by the context"
    if left.place == right.place and left.precision in _POINTS and right.precision in _POINTS:
        found["same place" + mark] = 1.0
        return
    if left.precision in _POINTS and right.precision in _POINTS:
        if None in (left.lat, left.lon, right.lat, right.lon):
            found["place unknown"] = 1.0
            return
        far = kilometres(left.lat, left.lon, right.lat, right.lon)  # type: ignore[arg-type]
        if far <= 3:
            found["same place" + mark] = 1.0
        elif far <= 30:
            found["places near" + mark] = 1.0
        elif far <= 100:
            found["places apart" + mark] = 1.0
        else:
            found["places far apart" + mark] = 1.0
        return
    units = {left.admin1 or left.place, right.admin1 or right.place}
    if "country" in (left.precision, right.precision):
        found["in one country"] = 1.0
    elif len(units) == 1 or left.place == right.place:
        found["in one province"] = 1.0
    else:
        found["other province"] = 1.0


def _who(left: Mention, right: Mention, found: Features) -> None:
    if left.doers and right.doers:
        shared = set(left.doers) & set(right.doers)
        found["same doer" if shared else "other doer"] = 1.0
    elif left.parties and right.parties:
        shared = set(left.parties) & set(right.parties)
        found["same kind of doer" if shared else "other kind of doer"] = 1.0
    if left.victims and right.victims:
        shared = set(left.victims) & set(right.victims)
        found["same target" if shared else "other target"] = 1.0


def _tolls(left: Mention, right: Mention, found: Features) -> None:
    if left.killed and right.killed:
        equal = set(left.killed) & set(right.killed)
        if equal:
            found["same number killed"] = min(3.0, 0.5 + max(low for low, _ in equal) / 4)
        elif any(_near(a, b) for a in left.killed for b in right.killed):
            found["numbers killed near"] = 1.0
        else:
            found["other number killed"] = 1.0
    if left.injured and right.injured:
        equal = set(left.injured) & set(right.injured)
        found["same number injured" if equal else "other number injured"] = 1.0


def _near(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Tell whether one count may be a later state of the other."""
    low, high = sorted((left[0], right[0]))
    return high <= 2 * low + 2


def _words(left: Mention, right: Mention, same: bool, found: Features) -> None:
    ours, theirs = set(left.words), set(right.words)
    if not ours or not theirs:
        return
    shared = ours & theirs
    likeness = len(shared) / (len(ours) * len(theirs)) ** 0.5
    found["words shared, same article" if same else "words shared"] = 4 * likeness
    names = set(left.names) & theirs | set(right.names) & ours
    names -= set(left.place.split()) | set(right.place.split())
    found["names shared"] = min(3.0, float(len(names)))
