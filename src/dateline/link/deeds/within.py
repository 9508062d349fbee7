"""What speaks for two mentions in one document being one deed."""

from dateline.codebook.places import kilometres
from dateline.link.deeds.features import Features
from dateline.link.deeds.mentions import OWN, Mention
from dateline.link.deeds.rarity import rarity
from dateline.records.slots import PINNED

_OLD = 5
"""Days before publication from which on a deed is no news."""


def within(left: Mention, right: Mention) -> Features:
    """Return the features of two mentions of one document, by name; absent ones are 0."""
    first, second = sorted((left, right), key=lambda m: (m.at, m.id))
    found: Features = {"base": 1.0}

    def mark(name: str, value: float = 1.0) -> None:
        found[name] = value

    if first.sentence == second.sentence:
        mark("same sentence")
    elif first.title:
        mark("title and text")
        if second.order == 1:
            mark("title and lead")
    gap = second.order - first.order
    mark("sentences between", min(gap, 6) / 6)
    paragraphs = second.paragraph - first.paragraph
    if paragraphs < 2:
        mark("next paragraph" if paragraphs else "same paragraph")
    if first.first:
        mark("earlier is told first")
    if set(first.triggers) & set(second.triggers):
        mark("same trigger")
    if second.cues.beside:
        mark("later says when or where")
    if second.cues.handled:
        mark("later is blamed or looked into")
    for name, mention in (("earlier", first), ("later", second)):
        published, latest = mention.published, mention.latest
        if published is not None and latest is not None and published - latest > _OLD:
            mark(f"{name} is old")
    if second.cues.apart and not first.cues.apart:
        mark("told apart")
    if first.cues.apart and not second.cues.apart:
        mark("first told apart")
    if second.cues.added:
        mark("added")
    if first.voice != second.voice:
        mark("other voice")
    if second.voice and second.voice != "assert":
        mark("later is " + ("denied" if second.voice == "deny" else "not just said"))
    if first.voice and second.voice:
        mark("same speaker" if first.speaker == second.speaker else "other speaker")
    elif second.voice:
        mark("later is said")
    elif first.voice:
        mark("earlier is said")
    own = (second.where == OWN and bool(second.place)) + (
        second.when == OWN and second.earliest is not None
    )
    mark("slots of its own", (own + bool(second.victims) + bool(second.doers)) / 4)
    if not own and second.cues.taken_up:
        mark("taken up, nothing of its own")
    if second.cues.taken_up:
        mark("taken up")
    if first.type != second.type:
        mark("other type")
    elif first.type == "ASSAULT":
        mark("both assaults")
    if first.mode and second.mode:
        mark("same mode" if first.mode == second.mode else "other mode")
    if first.background != second.background:
        mark("one is background")
    if (first.realis in ("future", "hypothetical")) != (
        second.realis in ("future", "hypothetical")
    ):
        mark("one is not yet")
    _time(first, second, found)
    _place(first, second, found)
    if first.doers and second.doers:
        mark("same doer" if set(first.doers) & set(second.doers) else "other doer")
    elif first.parties and second.parties:
        same = set(first.parties) & set(second.parties)
        mark("same kind of doer" if same else "other kind of doer")
    if first.victims and second.victims:
        shared = set(first.victims) & set(second.victims)
        if shared:
            mark("same target", max(rarity(w) for w in shared))
        else:
            mark("other target")
    elif second.victims:
        mark("only later has a target")
    if first.killed and second.killed:
        mark(
            "same number killed"
            if set(first.killed) & set(second.killed)
            else "other number killed"
        )
    if first.injured and second.injured:
        same_number = set(first.injured) & set(second.injured)
        mark("same number injured" if same_number else "other number injured")
    if first.sentence != second.sentence:
        shared = set(first.words) & set(second.words)
        mark("rare words shared", min(3.0, sum(rarity(w) ** 2 for w in shared)))
    return found


def _time(first: Mention, second: Mention, found: Features) -> None:
    if first.earliest is None or second.earliest is None:
        found[
            "no day" if first.earliest is None and second.earliest is None else "one has no day"
        ] = 1.0
        return
    assert first.latest is not None
    assert second.latest is not None
    gap = max(first.earliest - second.latest, second.earliest - first.latest, 0)
    sure = first.when == second.when == OWN
    name = "same day" if gap == 0 else "a day apart" if gap == 1 else "days apart"
    found[name if sure else name + ", by the context"] = 1.0


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
        if None in (first.lat, first.lon, second.lat, second.lon):
            found["place unknown" + tail] = 1.0
            return
        far = kilometres(first.lat, first.lon, second.lat, second.lon)  # type: ignore[arg-type]
        near = "same place" if far < 2 else "places near" if far < 30 else "places apart"
        found[near + tail] = 1.0
        return
    found["coarse place"] = 1.0
    if "country" in (first.precision, second.precision):
        found["one is a country"] = 1.0
