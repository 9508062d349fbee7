"""What the deed was: attack or accident, on civilians or on fighters, held or taken."""

import re
from collections.abc import Sequence

from dateline.link.culprits import blames, doers
from dateline.link.denials import find_denials, side, unopposed
from dateline.link.parties import ARMED, known_in
from dateline.link.telling import Case, Statement
from dateline.link.wordings import deed_kinds, victim_sides
from dateline.records import Contradiction, ContradictionKind

_ATTACK = frozenset({"bomb", "planted", "aerial", "missile", "shelling", "thrown"})
_HELD = re.compile(
    r"\b(?:repel\w*|repuls\w*|beat(?:en)? back|push(?:ed)? back|fought off|foil\w*|thwart\w*|"
    r"did not fall|base held|held (?:the|its|their)|still in (?:our|its|their) hands)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:overr[au]n\w*|storm\w*|captur\w*|seiz\w*|took (?:it|the|control)|taken|fell to|"
    r"masters|liberat\w*|entered|walked about)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:claim|say|said|deny)\w*\b", re.IGNORECASE)
_TARGET = re.compile(r"\btarget(?:s|ed|ing)?\b|\bon board\b|\bthose killed\b|\bthose who died\b", re.I)


def find_accounts(case: Case, others: Sequence[Contradiction]) -> list[Contradiction]:
    """Return the accounts of the deed that exclude each other, at most one.

    An accident against an attack; an attack beaten back against a place taken; or the doer says
    that it hit fighters where others tell of civilians. Where the culprit is disputed the
    accounts differ anyway and are not told again.
    """
    if any(c.kind == "culprit" for c in others):
        return []
    told = unopposed(case.statements)
    pair = _accident(told) or _taken(case) or _battle(told) or _targets(case, told)
    if pair is None:
        return []
    left, right = pair
    blamed = right.key is not None and right.key in doers(case, left)
    kind: ContradictionKind = "culprit" if blamed and "accident" in right.kinds else "account"
    return [Contradiction(kind, side(left), side(right), "the accounts differ")]


def _accident(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return an attack and the accident that another voice says it was."""
    accidents = [s for s in told if "accident" in s.kinds and not s.kinds & _ATTACK and s.direct and not s.aside]
    for right in accidents:
        left = [s for s in told if s.kinds & _ATTACK and s.key != right.key and not s.aside]
        if left:
            return min(left, key=_first), right
    return None


def _battle(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a killing of the defenceless, and the fight that a side says it was."""
    for right in told:
        party = right.speaker is not None and right.speaker.kind == "party"
        if right.aside or not party or "battle" not in right.kinds:
            continue
        left = [
            s for s in told
            if s.key != right.key and not s.aside and "massacre" in s.kinds
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _taken(case: Case) -> tuple[Statement, Statement] | None:
    """Return that a place was held, and that it was taken."""
    held = [s for s in case.statements if _HELD.search(s.quote.text) and not s.aside]
    for left in held:
        for right in case.statements:
            if right.key != left.key and not right.aside and _TAKEN.search(right.quote.text):
                if not _HELD.search(right.quote.text):
                    return left, right
    return None


def _targets(case: Case, told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a strike on civilians as others tell it, and what its doer says that it hit."""
    doing = {d for s in told if not s.aside for d in doers(case, s)}
    doing |= {s.key or "" for s in told if s.key and any(blames(case, o, s.key) for o in told)}
    for right in told:
        doer = right.key in doing
        aimed = _TARGET.search(right.quote.text)
        text = right.quote.text
        if right.aside or not (doer or aimed) or not _hit_fighters(text):
            continue
        if "civil" in victim_sides(text):
            continue
        left = [
            s for s in told
            if s.key != right.key and not s.aside and s.kinds
            and "civil" in victim_sides(s.quote.text) and not _hit_fighters(s.quote.text)
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _hit_fighters(text: str) -> bool:
    """Tell whether a text names fighters, or their places, after a word of the deed."""
    words = text.split()
    for n in range(len(words)):
        here = " ".join(words[n : n + 3])
        entry = known_in(here)
        if "armed" in victim_sides(here) or (entry is not None and entry.sector in ARMED):
            head = " ".join(words[:n])
            tail = " ".join(words[n : n + 8])
            if _CLAIM.search(" ".join(words[n : n + 4])):
                continue
            if deed_kinds(head) or _TARGET.search(head) or re.search(r"\b(?:killed|destroyed|neutralised|died)\b", tail):
                return True
    return False


def _first(statement: Statement) -> tuple[bool, bool, str, str]:
    return (
        not statement.events,
        statement.role == "title",
        statement.at,
        statement.quote.text,
    )


__all__ = ["find_accounts", "find_denials"]
