"""Sentence against sentence: the passages of an incident that cannot both be right."""

import itertools
import re
from collections.abc import Sequence

from dateline.codebook.schemes import DEEDS
from dateline.link.accounts import find_accounts
from dateline.link.culprits import blaming, rival
from dateline.link.denials import find_denials, foremost, side, unopposed
from dateline.link.elsewhere import find_corrections
from dateline.link.hearing.denying import affirms
from dateline.link.hearing.parties import known_in
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import deed_kinds, victim_sides
from dateline.link.tolling import Figure, excludes, figures
from dateline.records import Contradiction, Side, TollKind

_CLASHING: tuple[TollKind, ...] = ("killed", "crowd")
_TROOPS = re.compile(
    r"\b(?:soldiers?|troops|servicem[ae]n|police\w*|officers?|guards?|conscripts?)\b", re.IGNORECASE
)
_BLAMED = DEEDS | {"SANCTION", "ACCUSE"}
"""Types of what somebody can be blamed for."""
_HEALTH = re.compile(r"\b(?:health|medical|hospitals?)\b", re.IGNORECASE)
_DEED = re.compile(r"(?:the|an?|this|that|(?:full |sole )?responsibility for)\b", re.IGNORECASE)
_OWN_FAULT = re.compile(r"\b(?:their|its|his|the enemy['’]s) own\b(?! side)", re.IGNORECASE)


def find_contradictions(case: Case) -> tuple[Contradiction, ...]:
    """Return the contradictions of an incident, each pair of claims once, in order of kind."""
    found = [*find_denials(case), *find_tolls(case), *find_culprits(case)]
    corrected = find_corrections(case)
    if not any(c.kind == "place" for c in corrected):  # another strike is no account of this one
        found += find_accounts(case, found) or _counted_apart(found)
    found += corrected
    return tuple(found)


def _counted_apart(others: Sequence[Contradiction]) -> list[Contradiction]:
    """Return the account that two numbers give: fighters whom a side counts, and others' dead."""
    if any(c.kind == "culprit" for c in others):
        return []
    return [
        Contradiction("account", c.left, c.right, "the accounts differ")
        for c in others
        if c.kind == "toll"
        and _names_fighters(c.left.quote.text) is not _names_fighters(c.right.quote.text)
    ]


def find_tolls(case: Case) -> list[Contradiction]:
    """Return the numbers that exclude each other, one contradiction a kind of harm.

    A number that grew is an update, whoever gives it, unless a side of the fight says it of its
    enemy or against the others. A number that fell, or two at one time, exclude each other.
    """
    found = []
    accused = frozenset(d for s in unopposed(case.statements) if not s.aside for d in s.doers)
    for kind in _CLASHING:
        listed = figures(case, kind)
        pairs = [
            (early, late) for n, early in enumerate(listed) for late in listed[n + 1 :]
            if _clash(early, late, accused)
        ]  # fmt: skip
        if pairs:
            early, late = min(pairs, key=_opposed)
            why = f"{early.step.size} and {late.step.size} {kind} exclude each other"
            found.append(Contradiction("toll", _figure_side(early), _figure_side(late), why))
    return found


def _opposed(pair: tuple[Figure, Figure]) -> tuple[bool, bool]:
    """Order pairs of numbers: of two sides, or of a side and another, before all others."""
    party = [f.voice is not None and f.voice.kind == "party" for f in pair]
    return not any(party), pair[0].voice is None or pair[1].voice is None


def _clash(early: Figure, late: Figure, accused: frozenset[str]) -> bool:
    if not _apart(early, late) or not excludes(early.step, late.step):
        return False
    if early.recalled or late.recalled or _own_man(early, late):
        return False
    if late.step.size < early.step.size or late.step.document == early.step.document:
        return True
    if any(f.voice is not None and f.voice.sort == "armed" for f in (early, late)):
        return True
    if _of_fighters(early) is not _of_fighters(late):
        return True
    spoken = [f for f in (early, late) if f.voice is not None and f.voice.kind == "party"]
    sides = [f for f in spoken if f.voice is not None and not _HEALTH.search(f.voice.name)]
    return len(sides) == 2 or any(f.doer or (f.voice and f.voice.key in accused) for f in sides)


def _apart(one: Figure, other: Figure) -> bool:
    """Tell whether two voices give the numbers; a state unnamed ("officials") may be any state."""
    if one.voice is None or other.voice is None:
        return one.key != other.key
    both = one.voice.sort == other.voice.sort == "state"
    return rival(one.key, other.key) if both else one.key != other.key


def _own_man(early: Figure, late: Figure) -> bool:
    """Tell whether one number is of one soldier or policeman, beside those of others."""
    low, high = sorted((early.step, late.step), key=lambda s: s.size)
    one = low.size == 1 and _TROOPS.search(low.quote.text) is not None
    return one and _TROOPS.search(high.quote.text) is None


def _of_fighters(figure: Figure) -> bool:
    """Tell whether a side counts fighters whom it fights: "twenty rebels", not "nine soldiers"."""
    side = figure.voice is not None and figure.voice.kind == "party"
    return side and _names_fighters(figure.step.quote.text)


def _names_fighters(text: str) -> bool:
    entry = known_in(text)
    foes = "armed" in victim_sides(text) or (entry is not None and entry.kind == "group")
    return foes and _TROOPS.search(text) is None


def _figure_side(figure: Figure) -> Side:
    step = figure.step
    return Side(step.event, step.quote, step.by)


def find_culprits(case: Case) -> list[Contradiction]:
    """Return who is blamed by one voice while the blamed names another, once a pair of sides.

    A meeting or a pledge has no culprit; what somebody is accused of has.
    """
    if not any(e.type.value in _BLAMED for e in case.events):
        return []
    asserted = [
        s for s in case.statements
        if affirms(s) and (s.tells or (s.doers and s.direct)) and not s.aside
    ]  # fmt: skip
    accusing = {
        key: blaming(case, asserted, key) for key in dict.fromkeys(s.key for s in asserted) if key
    }
    found = _claimants(asserted)
    seen: set[frozenset[str]] = set()
    for answer in asserted:
        blamed, speaker = answer.key, answer.speaker
        if blamed is None or speaker is None or not accusing[blamed]:
            continue
        named = sorted(d for d in answer.doers if rival(d, blamed) or d == "armed:")
        if not named and speaker.kind == "party" and _OWN_FAULT.search(answer.quote.text):
            named = ["own:"]
        if not named or blamed in answer.doers:
            continue
        pair = frozenset({blamed, named[0]})
        if pair in seen or any(blamed in p and p != pair for p in seen):
            continue
        seen.add(pair)
        left = min(accusing[blamed], key=foremost)
        why = f"{speaker.name}, whom others name, names another"
        found.append(Contradiction("culprit", side(left), side(answer), why))
    return found


def _claimants(asserted: Sequence[Statement]) -> list[Contradiction]:
    """Return two armed groups that both say that they did it."""
    claiming = [s for s in asserted if _claims(s)]
    for one, other in itertools.permutations(claiming, 2):
        if one.document != other.document and rival(one.key or "", other.key or ""):
            return [Contradiction("culprit", side(one), side(other), "two groups claim it")]
    return []


def _claims(statement: Statement) -> bool:
    """Tell whether an armed group says that it did the deed, as a deed of its own."""
    speaker = statement.speaker
    if speaker is None or speaker.sort != "armed" or not speaker.named or not statement.events:
        return False
    cue = statement.cue.text if statement.cue else ""
    text = statement.quote.text
    noun = _DEED.match(text) is not None and bool(deed_kinds(" ".join(text.split()[:4])))
    return statement.doers == {statement.key} or ("claim" in cue and noun)
