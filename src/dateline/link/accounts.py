"""What the deed was: attack or accident, on civilians or on fighters, held or taken."""

from collections.abc import Sequence

from dateline.link.culprits import doers
from dateline.link.denials import is_denial, side
from dateline.link.telling import Case, Statement
from dateline.link.wordings import victim_sides
from dateline.records import Contradiction


def find_accounts(case: Case, others: Sequence[Contradiction]) -> list[Contradiction]:
    """Return the accounts of the deed that exclude each other, at most one.

    An accident against an attack; or the doer says that it hit fighters where others tell of
    civilians. Where a culprit is disputed the accounts differ anyway and are not told again.
    """
    if any(c.kind == "culprit" for c in others):
        return []
    told = [s for s in case.statements if s.kinds and not is_denial(s)]
    pair = _accident(told) or _targets(case, told)
    if pair is None:
        return []
    left, right = pair
    return [Contradiction("account", side(left), side(right), "the accounts differ")]


def _accident(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return an attack and the accident that another voice says it was."""
    accidents = [s for s in told if "accident" in s.kinds and not s.kinds & _ATTACK and s.direct]
    for right in accidents:
        left = [s for s in told if s.kinds & _ATTACK and s.key != right.key]
        if left:
            return min(left, key=_first), right
    return None


_ATTACK = frozenset({"bomb", "planted", "aerial", "missile", "shelling", "thrown"})


def _targets(case: Case, told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a strike on civilians as others tell it, and what its doer says that it hit."""
    doing = {d for s in told for d in doers(case, s)}
    for right in told:
        if right.speaker is None or right.key not in doing:
            continue
        if "armed" not in victim_sides(right.quote.text):
            continue
        left = [
            s for s in told
            if s.key != right.key and "civil" in victim_sides(s.quote.text)
            and "armed" not in victim_sides(s.quote.text)
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _first(statement: Statement) -> tuple[bool, str, str]:
    return (not statement.events, statement.at, statement.quote.text)
