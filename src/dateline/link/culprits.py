"""Who is said to have done it: the sides that a passage names as doers of the deed."""

from dateline.link.hearing.naming import doers_in
from dateline.link.hearing.parties import doer_key
from dateline.link.hearing.telling import Case, Statement


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

    Warplanes that the words give to no state are those of the state that others name, if any do.
    """
    named = doers(case, statement)
    if side in named:
        return not any(rival(side, other) for other in named)
    if named != frozenset({"state:"}) or not side.startswith("state:"):
        return False
    states = named_states(case)
    return not states or side in states


def named_states(case: Case) -> frozenset[str]:
    """Return the states that passages of an incident name as doers."""
    found = {d for s in case.statements if s.stance != "deny" for d in doers(case, s)}
    return frozenset(d for d in found if d.startswith("state:") and d != "state:")
