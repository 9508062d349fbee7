"""What the deed was: attack or accident, on civilians or on fighters, held or taken."""

import re
from collections.abc import Sequence

from dateline.document import Quote
from dateline.link.culprits import apart, blaming, rival
from dateline.link.denials import side, unopposed
from dateline.link.hearing.denying import is_unarmed
from dateline.link.hearing.naming import is_doer
from dateline.link.hearing.parties import ARMED, affiliated, known_in
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import deed_kinds, says, victim_sides
from dateline.link.tolling import withdrawn
from dateline.records import Contradiction, ContradictionKind

_WEAPONS = frozenset({"bomb", "planted", "missile", "shelling", "thrown"})
_FROM_AFAR = frozenset({"aerial", "shelling", "missile"})
_ATTACK = _WEAPONS | {"aerial", "strike"}
_KILLED = re.compile(
    r"\b(?:killed|destroyed|neutralised|neutralized|died|eliminated|"
    r"(?:was|were|been) (?:\w+ly )?(?:hit|struck|targeted|bombed|shelled|raided|wiped out))\b"
)
_PEOPLE = re.compile(
    r"\b(?<!no )(?:civilians?|child(?:ren)?|wom[ae]n|famil(?:y|ies)|villagers?|residents?|farmers?|"
    r"worshippers?|labourers?|(?:aid )?workers?|passengers?|students?|pupils?|patients?)\b",
    re.IGNORECASE,
)
"""Who is hit beside fighters: then the doer does not say that it hit fighters alone."""
_ALLEGED = re.compile(
    r"\b(?:allegations?|reports?|claims?|accusations?|whether)\b.*", re.IGNORECASE
)
"""What others say that a doer looks into: "it was looking into allegations of civilian deaths"."""
_GAS = re.compile(
    r"\b(?:gas|cylinders?|boilers?|tyres?|tires?|transformers?|generators?|batter(?:y|ies)|fuel|"
    r"firework\w*|stoves?)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:claim|say|said|deny)\w*\b", re.IGNORECASE)


def find_accounts(case: Case, others: Sequence[Contradiction]) -> list[Contradiction]:
    """Return the accounts of the deed that exclude each other, at most one.

    An accident against an attack; an attack beaten back against a place taken; or the doer says
    that it hit fighters where others tell of civilians. Where the culprit is disputed the
    accounts differ anyway and are not told again.
    """
    if any(c.kind == "culprit" for c in others):
        return []
    told = unopposed(case.statements)
    pair = (
        _accident(told, withdrawn(case)) or _taken(case) or _battle(case.statements)
        or _targets(case, told) or _unarmed(case.statements, told) or _means(told)
    )  # fmt: skip
    if pair is None:
        return []
    left, right = pair
    named = _is_planted(right) and _are_rivals(left, right)
    kind: ContradictionKind = "culprit" if named else "account"
    return [Contradiction(kind, side(left), side(right), "the accounts differ")]


def _accident(
    told: Sequence[Statement], mended: frozenset[str]
) -> tuple[Statement, Statement] | None:
    """Return an attack and the accident that another voice says it was.

    An aircraft may have both; a bomb or a shell makes no accident. In `mended` documents, which
    take a report back, the outlet itself may say it.
    """
    accidents = [
        s
        for s in told
        if "accident" in s.kinds
        and (not s.kinds & _WEAPONS or (s.kinds & _WEAPONS == {"planted"} and _is_gas(s)))
        and not s.aside
        and (s.direct or s.document in mended)
    ]
    for right in accidents:
        left = [
            s for s in told
            if s.kinds & _ATTACK and "accident" not in s.kinds and not s.aside
            and (apart(s, right) or (right.document in mended and s.document != right.document))
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _is_gas(statement: Statement) -> bool:
    """Tell whether what exploded was gas or the like, and no bomb."""
    text = statement.quote.text
    bomb = says(text, "planted") or "explosive" in text or "home-made" in text
    return _GAS.search(text) is not None and not bomb


def _battle(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a killing of the defenceless, and the fight that a side says it was."""
    for right in told:
        if right.aside or right.speaker is None or "battle" not in right.kinds:
            continue
        left = [
            s for s in told
            if apart(s, right) and not s.aside and "massacre" in s.kinds
            and "battle" not in s.kinds and (s.events or s.counts)
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _taken(case: Case) -> tuple[Statement, Statement] | None:
    """Return that a place was held, and that it was taken."""
    held = [s for s in case.statements if _holds(s) and not s.aside]
    taken = [
        s for s in case.statements
        if says(s.quote.text, "taken") and not _holds(s) and not s.aside
    ]  # fmt: skip
    return next(((a, b) for a in held for b in taken if a.key != b.key), None)


def _holds(statement: Statement) -> bool:
    return says(statement.quote.text, "held")


def _targets(case: Case, told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a strike on civilians as others tell it, and the fighters its doer says it hit."""
    doing = {d for s in told if not s.aside for d in s.doers}
    doing |= {k for k in {s.key for s in told} if k and blaming(case, told, k)}
    hits = [
        s for s in told
        if not s.aside and (s.key in doing or says(s.quote.text, "aimed"))
        and not _PEOPLE.search(_ALLEGED.sub("", s.quote.text))
        and _hit_fighters(s.quote.text, s.key)
    ]  # fmt: skip
    civil = [
        s for s in (told if hits else ())
        if not s.aside and s.kinds and (s.events or s.counts)
        and "civil" in victim_sides(s.quote.text) and not _hit_fighters(s.quote.text)
    ]  # fmt: skip
    for right in sorted(hits, key=lambda s: s.role == "title"):
        left = [s for s in civil if apart(s, right)]
        if left:
            return min(left, key=_first), right
    return None


def _means(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a strike from the air or afar, and the bomb on the spot that a side says it was."""
    for right in told:
        if right.aside or not right.events or not right.kinds.isdisjoint(_FROM_AFAR):
            continue
        if right.speaker is None or right.speaker.kind != "party" or not _is_planted(right):
            continue
        left = [
            s for s in told
            if apart(s, right) and not s.aside and s.events
            and not s.kinds.isdisjoint(_FROM_AFAR) and not _is_planted(s)
        ]  # fmt: skip
        if left:
            return min(left, key=lambda s: (not _are_rivals(s, right), *_first(s))), right
    return None


def _are_rivals(left: Statement, right: Statement) -> bool:
    """Tell whether two passages name doers that cannot be the same."""
    named = bool(left.doers and right.doers)
    return named and all(rival(a, b) for a in left.doers for b in right.doers)


def _is_planted(statement: Statement) -> bool:
    return says(statement.quote.text, "planted")


def _unarmed(
    every: Sequence[Statement], told: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Return a side's word that those hit were armed or fired, and another's that they were not."""
    for right in every:
        if right.aside or not is_unarmed(right):
            continue
        left = [
            s for s in told
            if apart(s, right) and not s.aside and s.speaker and s.speaker.kind == "party"
            and (_hit_fighters(s.quote.text) or says(s.quote.text, "arms"))
        ]  # fmt: skip
        if left:
            return min(left, key=_first), right
    return None


def _hit_fighters(text: str, own: str | None = None) -> bool:
    """Tell whether a text names fighters, or their places, where the victims stand.

    After a word of the deed, or before "were killed"; but not where they claim or deny, nor where
    they are the `own` side of who speaks.
    """
    words = text.split()
    for n in range(len(words)):
        here = " ".join(words[n : n + 3])
        entry = known_in(here)
        fighters = "armed" in victim_sides(here) or (
            entry is not None and (entry.sector in ARMED or entry.kind == "group")
        )
        if entry is not None and own == affiliated(entry.id):
            continue
        if not fighters or _CLAIM.search(" ".join(words[n : n + 4])):
            continue
        if "armed" not in victim_sides(" ".join(words[n + 1 : n + 3])) and entry is None:
            at = len(" ".join(words[:n])) + (n > 0)
            if is_doer(" ".join(words), at, at + len(words[n])):
                continue  # "soldiers killed two mourners"
        before, after = " ".join(words[:n]), " ".join(words[n : n + 8])
        if deed_kinds(before) or says(before, "aimed") or _KILLED.search(after):
            return True
    return False


def _first(statement: Statement) -> tuple[bool, bool, bool, bool, str, Quote]:
    """Order passages: with an event, at last in a title, not of harm alone, in a lead; earliest."""
    return (
        not statement.events,
        statement.role == "title",
        statement.kinds <= {"harm"},
        statement.role != "lead",
        statement.at,
        statement.quote,
    )
