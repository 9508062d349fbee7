"""Whether two readings of a party are of one."""

from dateline.records import Actor, Finding

_STOP = frozenset({"the", "a", "an", "of", "and", "in", "on", "at", "people"})


def same_actor(left: Finding[Actor], right: Finding[Actor]) -> bool:
    """Tell whether both are of one actor: by id, else by country and a word in common."""
    a, b = left.value, right.value
    if a.id and b.id:  # a state and its arms are one: "SYR", "SYR-military"
        return a.id == b.id or (
            a.country == b.country and a.country is not None and {a.id[:3], b.id[:3]} == {a.country}
        )
    if a.country and b.country and a.country != b.country:
        return False
    words = [{w for t in (v.text, v.name or "") for w in t.lower().split()} - _STOP for v in (a, b)]
    return bool(words[0] & words[1])
