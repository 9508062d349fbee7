"""Who is said to have done it: which sides cannot be the same, and which passage blames whom."""

from collections.abc import Sequence

from dateline.link.hearing.statements import Case, Statement


def rival(one: str, other: str) -> bool:
    """Tell whether two sides cannot be the same.

    Fighters unnamed may be of any group, a state unnamed any state.
    """
    if one == other:
        return False
    for known, unknown in ((one, other), (other, one)):
        if unknown == "armed:":
            return known.startswith("state:")
        if unknown == "state:":
            return not known.startswith("state:")
    return True


def apart(one: Statement, other: Statement) -> bool:
    """Tell whether two passages are of two voices: a mayor and a ministry may differ, too."""
    if one.key != other.key:
        return True
    if one.speaker is None or other.speaker is None:
        return False
    return one.speaker.sort == "state" and one.speaker.local is not other.speaker.local


def blaming(case: Case, told: Sequence[Statement], side: str) -> list[Statement]:
    """Return the passages of others that say that a side did it, and no rival of that side.

    Warplanes, or gunmen, that the words give to no side are those of the side that others name,
    if any do; else they may be anybody's of that sort.
    """
    if ":" in side and not side.startswith("state:"):
        return []  # a person or a body
    party = any(s.key == side and s.speaker and s.speaker.kind == "party" for s in case.statements)
    unnamed = "state:" if side.startswith("state:") else "armed:"
    known = case.named(unnamed, side)
    wild = frozenset({unnamed}) if party and (not known or side in known) else None
    return [
        s for s in told
        if s.key != side
        and (s.doers == wild or (side in s.doers and not any(rival(side, d) for d in s.doers)))
    ]  # fmt: skip
