"""Whether two readings of a party are of one."""

from dateline.records import Actor, Finding

_STOP = frozenset({"the", "a", "an", "of", "and", "in", "on", "at", "people"})


def same_actor(left: Finding[Actor], right: Finding[Actor]) -> bool:
    """Tell whether both are of one actor: by id, else by country and a word in common."""
    a, b = left.value, right.value
    if a.id and b.id:
        state = (
            a.country == b.country and a.country is not None and {a.id[:3], b.id[:3]} == {a.country}
        )
        return a.id == b.id or (state and not _is_office(a) and not _is_office(b))
    if a.country and b.country and a.country != b.country:
        return False
    words = [{w for t in (v.text, v.name or "") for w in t.lower().split()} - _STOP for v in (a, b)]
    return bool(words[0] & words[1])


def _is_office(actor: Actor) -> bool:
    """Tell whether an actor is a person or group rather than a state or an arm of it."""
    return actor.id is not None and actor.id[:3] != actor.country
