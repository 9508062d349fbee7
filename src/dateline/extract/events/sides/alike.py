"""Whether two readings of a party are of one."""

from collections.abc import Sequence

from dateline.annotate import Layers
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


def are_rivals(ours: Sequence[Finding[Actor]], theirs: Sequence[Finding[Actor]]) -> bool:
    """Tell whether two sets of parties are named and have nobody in common."""
    if not all(any(a.value.id is not None for a in side) for side in (ours, theirs)):
        return False  # a description, or a state's body, may be anybody's
    return not any(same_actor(a, b) for a in ours for b in theirs)


def is_person_named(layers: Layers, finding: Finding[Actor]) -> bool:
    """Tell whether the words of a party name a person."""
    heard = (i for q in finding.quotes for i in layers.within(q.span.start, q.span.end))
    return any(layers.tokens[i].name == "PERSON" for i in heard)
