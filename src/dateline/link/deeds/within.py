"""What speaks for two mentions in one document being one deed."""

from dateline.codebook.places import kilometres
from dateline.link.deeds.features import Features
from dateline.link.deeds.mentions import OWN, SEASON, Mention
from dateline.link.deeds.rarity import rarity
from dateline.records.slots import PINNED

_OLD = 5
"""Days before publication from which on a deed is no news."""
_NOT_YET = frozenset({"future", "hypothetical"})


def within(left: Mention, right: Mention) -> Features:
    """Return the features of two mentions of one document, by name; absent ones are 0."""
    first, second = sorted((left, right), key=lambda m: (m.at, m.id))
    found: Features = {"base": 1.0}
    for side in (_order, _cues, _voices, _slots, _kind, _time, _place, _doers, _targets, _numbers):
        side(first, second, found)
    if first.sentence != second.sentence:
        shared = set(first.words) & set(second.words)
        found["rare words shared"] = min(3.0, sum(rarity(w) ** 2 for w in shared))
    return found


def _order(first: Mention, second: Mention, found: Features) -> None:
    """Add how far apart in the text the two stand."""
    if first.sentence == second.sentence:
        found["same sentence"] = 1.0
    elif first.title:
        found["title and text"] = 1.0
        if second.order == 1:
            found["title and lead"] = 1.0
    found["sentences between"] = min(second.order - first.order, 6) / 6
    paragraphs = second.paragraph - first.paragraph
    if paragraphs < 2:
        found["next paragraph" if paragraphs else "same paragraph"] = 1.0
    if first.first:
        found["earlier is told first"] = 1.0


def _cues(first: Mention, second: Mention, found: Features) -> None:
    """Add what the words round the triggers say: another deed, one long ago, the same again."""
    if set(first.triggers) & set(second.triggers):
        found["same trigger"] = 1.0
    if second.cues.beside:
        found["later says when or where"] = 1.0
    if second.cues.handled:
        found["later is blamed or looked into"] = 1.0
    for name, mention in (("earlier", first), ("later", second)):
        published, latest = mention.published, mention.latest
        if published is not None and latest is not None and published - latest > _OLD:
            found[f"{name} is old"] = 1.0
    if second.cues.apart and not first.cues.apart:
        found["told apart"] = 1.0
    if first.cues.apart and not second.cues.apart:
        found["first told apart"] = 1.0
    if second.cues.added:
        found["added"] = 1.0


def _voices(first: Mention, second: Mention, found: Features) -> None:
    if first.voice != second.voice:
        found["other voice"] = 1.0
    if second.voice and second.voice != "assert":
        denied = second.voice == "deny"
        found["later is denied" if denied else "later is not just said"] = 1.0
    if first.voice and second.voice:
        found["same speaker" if first.speaker == second.speaker else "other speaker"] = 1.0
    elif second.voice:
        found["later is said"] = 1.0
    elif first.voice:
        found["earlier is said"] = 1.0


def _slots(_: Mention, second: Mention, found: Features) -> None:
    """Add whether the later one tells a place, a time and parties of its own."""
    placed = second.where == OWN and bool(second.place)
    dated = second.when == OWN and second.earliest is not None
    own = placed + dated
    found["slots of its own"] = (own + bool(second.victims) + bool(second.doers)) / 4
    if second.cues.taken_up:
        if not own:
            found["taken up, nothing of its own"] = 1.0
        found["taken up"] = 1.0


def _kind(first: Mention, second: Mention, found: Features) -> None:
    if first.type != second.type:
        found["other type"] = 1.0
    elif first.type == "ASSAULT":
        found["both assaults"] = 1.0
    if first.mode and second.mode:
        found["same mode" if first.mode == second.mode else "other mode"] = 1.0
    if first.background != second.background:
        found["one is background"] = 1.0
    if (first.realis in _NOT_YET) != (second.realis in _NOT_YET):
        found["one is not yet"] = 1.0


def _time(first: Mention, second: Mention, found: Features) -> None:
    if first.earliest is None or second.earliest is None:
        neither = first.earliest is second.earliest is None
        found["no day" if neither else "one has no day"] = 1.0
        return
    assert first.latest is not None
    assert second.latest is not None
    gap = max(first.earliest - second.latest, second.earliest - first.latest, 0)
    sure = first.when == second.when == OWN
    name = "same day" if gap == 0 else "a day apart" if gap == 1 else "days apart"
    found[name if sure else name + ", by the context"] = 1.0
    if sure and gap > SEASON:
        found["months apart"] = 1.0


def _place(first: Mention, second: Mention, found: Features) -> None:
    if not first.place or not second.place:
        return
    sure = first.where == second.where == OWN
    if first.country and second.country and first.country != second.country:
        found["other country"] = 1.0
        return
    tail = "" if sure else ", by the context"
    if first.place == second.place:
        found["same place" + tail] = 1.0
        return
    if first.precision in PINNED and second.precision in PINNED:
        found[_apart(first, second) + tail] = 1.0
        return
    if sure and _in_two_provinces(first, second):
        found["places apart"] = 1.0
        return
    found["coarse place"] = 1.0
    if "country" in (first.precision, second.precision):
        found["one is a country"] = 1.0


def _in_two_provinces(first: Mention, second: Mention) -> bool:
    """Tell whether one is told of a province, the other of another or of a place there."""
    wide = {"country", "region"} & {first.precision, second.precision}
    told = bool(first.admin1 and second.admin1)
    return told and not wide and first.admin1 != second.admin1


def _apart(first: Mention, second: Mention) -> str:
    """Return how far apart two pins are, in words."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return "place unknown"
    far = kilometres(first.lat, first.lon, second.lat, second.lon)
    return "same place" if far < 2 else "places near" if far < 30 else "places apart"


def _doers(first: Mention, second: Mention, found: Features) -> None:
    if first.doers and second.doers:
        same = set(first.doers) & set(second.doers)
        found["same doer" if same else "other doer"] = 1.0
    elif first.parties and second.parties:
        same = set(first.parties) & set(second.parties)
        found["same kind of doer" if same else "other kind of doer"] = 1.0


def _targets(first: Mention, second: Mention, found: Features) -> None:
    if first.victims and second.victims:
        shared = set(first.victims) & set(second.victims)
        if shared:
            found["same target"] = max(rarity(w) for w in shared)
        else:
            found["other target"] = 1.0
    elif second.victims:
        found["only later has a target"] = 1.0


def _numbers(first: Mention, second: Mention, found: Features) -> None:
    for kind, ours, theirs in (
        ("killed", first.killed, second.killed), ("injured", first.injured, second.injured),
    ):  # fmt: skip
        if ours and theirs:
            same = set(ours) & set(theirs)
            found[f"{'same' if same else 'other'} number {kind}"] = 1.0
