"""Who is said to have done it: the sides that a passage names as doers of the deed."""

from dateline.link.hearing.naming import doers_in
from dateline.link.hearing.parties import doer_key
from dateline.link.hearing.statements import Case, Statement


def doers(case: Case, statement: Statement) -> frozenset[str]:
    """Return the sides that a passage names as doers.

    "armed:" stands for fighters and "state:" for a state that the words do not name; warplanes
    are a state's. The text decides; the actors of the events of the passage are added where it
    names none.
    """
    told = doers_in(statement.quote.text, statement.stance == "accuse") - {statement.key or ""}
    if statement.stance != "accuse":
        told = doers_in(statement.quote.text, False)
    return told or frozenset(
        key
        for ident in statement.events
        for finding in case.event(ident).actors
        if statement.quote.span.overlaps(finding.quotes[0].span)
        and finding.quotes[0].document == statement.document
        if (key := doer_key(finding.value, case.home)) and not key.endswith(":")
    )


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


def blames(case: Case, statement: Statement, side: str) -> bool:
    """Tell whether a passage says that a side did it, and no rival of that side.

    Warplanes, or gunmen, that the words give to no side are those of the side that others name,
    if any do; else they may be anybody's of that sort.
    """
    named = doers(case, statement)
    if ":" in side and not side.startswith("state:"):
        return False  # a person or a body
    if side in named:
        return not any(rival(side, other) for other in named)
    for unnamed in ("state:", "armed:"):
        if named == frozenset({unnamed}) and side.startswith("state:") == (unnamed == "state:"):
            known = named_sides(case, unnamed)
            return not known or side in known
    return False


def named_sides(case: Case, unnamed: str) -> frozenset[str]:
    """Return the states ("state:") or the groups ("armed:") that passages name as doers."""
    found = {d for s in case.statements if s.stance != "deny" for d in doers(case, s)}
    states = unnamed == "state:"
    return frozenset(d for d in found if not d.endswith(":") and d.startswith("state:") == states)
