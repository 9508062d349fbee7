"""PLOVER to UCDP: the type of violence."""

from dateline.codebook.crosswalks.deciding import decide
from dateline.codebook.crosswalks.tables import number
from dateline.records import Event


def ucdp(event: Event) -> int | None:
    """Return UCDP's type of violence; None where UCDP would have no event.

    1 is state-based, 2 non-state, 3 one-sided. All ask for a death and an organised side.
    """
    return number(decide(event, "plover_ucdp")["violence"])
