"""The toll of an event: its statements brought together in one range."""

from collections.abc import Iterable

from dateline.records.findings import Finding
from dateline.records.slots import Toll, TollKind

ADDEND, NAMED, SINGLE, OVERTAKEN = "+addend", "+named", "+single", "+earlier"
RUNNING = "+running"
"""Ends of rule ids: what adds up, how one person was counted, what a later count replaced, and
totals of more than one event."""


def summarise(tolls: Iterable[Finding[Toll]], kind: TollKind) -> Toll | None:
    """Return the event's toll of a kind: addends summed, rival statements as one wider range.

    Persons named one by one add up. Single persons ("a soldier", "he") count only where no
    number is told: they are among those counted. Running totals ("since the war began") are left
    out.
    """
    mine = [t for t in tolls if t.value.kind == kind and not t.value.part_of_total]
    mine = [t for t in mine if RUNNING not in t.rule]
    mine = [t for t in mine if OVERTAKEN not in t.rule] or mine
    statements = _statements(mine)
    counted = [s for s in statements if not all(_is_one(t) for t in s)]
    if counted:
        return _rivals([_sum([t.value for t in s]) for s in counted])
    named = {_surname(t): t.value for t in mine if NAMED in t.rule}
    ones = [_sum(list(named.values()))] if named else []
    ones += [_sum([t.value for t in s]) for s in statements]
    return max(ones, key=lambda t: t.least, default=None)


def _statements(tolls: list[Finding[Toll]]) -> list[list[Finding[Toll]]]:
    """Group the addends of one harm word; every other toll is a statement of its own."""
    found: dict[tuple[str, int], list[Finding[Toll]]] = {}
    for toll in tolls:
        at = toll.quotes[-1].span.start if ADDEND in toll.rule else toll.quotes[0].span.start
        found.setdefault((ADDEND if ADDEND in toll.rule else "", at), []).append(toll)
    return list(found.values())


def _is_one(toll: Finding[Toll]) -> bool:
    return NAMED in toll.rule or SINGLE in toll.rule


def _surname(toll: Finding[Toll]) -> str:
    return toll.quotes[0].text.split()[-1]


def _sum(tolls: list[Toll]) -> Toll:
    if len(tolls) == 1:
        return tolls[0]
    most = [t.most for t in tolls if t.most is not None]
    groups = {t.group for t in tolls}
    return Toll(
        kind=tolls[0].kind,
        least=sum(t.least for t in tolls),
        most=sum(most) if len(most) == len(tolls) else None,
        exact=all(t.exact for t in tolls),
        group=groups.pop() if len(groups) == 1 else None,
    )


def _rivals(tolls: list[Toll]) -> Toll:
    """Widen the range by every statement; it stays open where the largest is open."""
    if len(tolls) == 1:
        return tolls[0]
    least = min(t.least for t in tolls)
    largest = max(tolls, key=lambda t: (t.least, t.most is None))
    most = [t.most for t in tolls if t.most is not None]
    top = None if largest.most is None or not most else max(most)
    groups = {t.group for t in tolls}
    return Toll(
        kind=tolls[0].kind,
        least=least,
        most=top,
        exact=all(t.exact for t in tolls) and least == top,
        group=groups.pop() if len(groups) == 1 else None,
    )
