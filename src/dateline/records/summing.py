"""The toll of an event: its statements brought together in one range."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from dateline.records.findings import Finding
from dateline.records.persons import (
    Person,
    distinct,
    is_attacker,
    is_own,
    number_of,
    ordinal,
    person_of,
)
from dateline.records.slots import Toll, TollKind

ADDEND, NAMED, SINGLE, OVERTAKEN = "+addend", "+named", "+single", "+earlier"
RUNNING = "+running"
ALSO = "+also"
"""Ends of rule ids: what adds up, how one person was counted, what a later count replaced,
totals of more than one event, and who was "also" harmed, on top of those told before."""
SHOT = "-shot"
"""Pattern of rule ids: how many were hit by shots, of whom some may be dead."""
_PRONOUNS = frozenset({"he", "she", "him", "her", "i", "me", "who"})
"""Words for somebody told of elsewhere."""
_NEAR, _SOON, _LATER = 40, 120, 240
"""Characters between a number and those who come on top of it, at most: others, "also", and the
doer of a number whom he is told to have killed."""
_OTHERS = re.compile(r"\b(?:others?|another|more|additional|further|else)\b", re.I)

_OF_SO_MANY = re.compile(r"\bof (?:the|those|these) (\w+)\b", re.I)
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands)\b", re.I)


def summarise(tolls: Iterable[Finding[Toll]], kind: TollKind) -> Toll | None:
    """Return the event's toll of a kind: addends summed, rival statements as one wider range.

    Persons told one by one add up where age, sex, part or name keep them apart; they count only
    where no number is told, for else they are among those counted. "Two others" are added to
    persons told before. Of those hit by shots the dead may not be among the injured. Running
    totals ("since the war began") and "nobody else" are left out, and "dozens" where a number
    says how many. The range is as wide as the words leave it: persons may be told twice, a third
    victim makes three at the most, and the dead attacker may come on top of the dead. He does
    where he is told to kill others "and then himself".
    """
    listed = list(tolls)
    numbers = numbers_told(listed, kind)
    return _widened(_rivals(numbers), _mine(listed, kind)) if numbers else None


def best(tolls: Iterable[Finding[Toll]], kind: TollKind) -> int | None:
    """Return the one number of a toll: what is told most often, of two the higher."""
    numbers = numbers_told(list(tolls), kind)
    told = Counter(n.least for n in numbers)
    return max(told, key=lambda n: (told[n], n), default=None)


def numbers_told(tolls: list[Finding[Toll]], kind: TollKind) -> list[Toll]:
    """Return each number that is told for all the victims of a kind."""
    told = statements(_mine(tolls, kind))
    persons = [s for s in told if all(is_one(t) for t in s)]
    counted = [s for s in told if s not in persons]
    if not counted:
        return [people(persons)] if persons else []
    dead = best(tolls, "killed") if kind == "injured" else None
    taken = _taken_from(tolls) if kind == "injured" else {}
    counted = _without_vague(counted)
    plain = [s for s in counted if not _is_further(s)]
    if plain:
        counted = _on_top(counted)
        left_out = _without_doer(counted, persons)
        found = [_less_dead(s, dead or 0, taken) for s in counted]
        return [_one_more(t) if t.least in left_out else t for t in found]
    further = max((s[0] for s in counted), key=lambda t: t.value.least)
    before = [s for s in persons if s[0].quotes[0].span < further.quotes[0].span]
    whole = _sum([people(before), further.value]) if before else further.value
    later = any(dies_on_top(s[0]) for s in persons if s not in before)
    return [_one_more(whole) if later else whole]


def _without_doer(
    counted: list[list[Finding[Toll]]], persons: list[list[Finding[Toll]]]
) -> set[int]:
    """Return the numbers that leave out the doer: "killed four and then himself"."""
    own = [s[0].quotes[0].span for s in persons if dies_on_top(s[0])]
    found = set()
    for last in own:
        before = [s for s in counted if s[-1].quotes[0].span.end <= last.start]
        nearest = before[-1][-1] if before else None
        if nearest is None:
            continue
        reach = _LATER if "-object" in nearest.rule else _SOON
        if last.start - nearest.quotes[0].span.end <= reach:
            found.add(sum(t.value.least for t in before[-1]))
    return found


def dies_on_top(toll: Finding[Toll]) -> bool:
    """Tell whether a doer is told to have killed himself besides others."""
    words = toll.quotes[0].text
    return is_one(toll) and ALSO in toll.rule and is_own(words)


def _one_more(toll: Toll) -> Toll:
    """Return a toll with one victim more."""
    most = None if toll.most is None else toll.most + 1
    return msgspec.structs.replace(toll, least=toll.least + 1, most=most, group=None)


def _without_vague(counted: list[list[Finding[Toll]]]) -> list[list[Finding[Toll]]]:
    """Return the statements without "dozens" and the like, where a number tells how many dozens."""
    vague = [s for s in counted if s[0].value.most is None and _VAGUE.search(s[0].quotes[0].text)]
    most = max((t.value.least for s in counted if s not in vague for t in s), default=0)
    return [s for s in counted if s not in vague or s[0].value.least > most]


def _mine(tolls: Iterable[Finding[Toll]], kind: TollKind) -> list[Finding[Toll]]:
    """Return the tolls of a kind that speak of the event's victims now, in text order."""
    mine = [t for t in tolls if t.value.kind == kind]
    mine = [t for t in mine if RUNNING not in t.rule and not _is_rest(t)]
    mine = [t for t in mine if not t.value.part_of_total] or mine
    mine = [t for t in mine if OVERTAKEN not in t.rule] or mine
    return sorted(mine, key=lambda t: t.quotes[0].span)


def _widened(total: Toll, mine: list[Finding[Toll]]) -> Toll:
    """Return a toll whose range allows for what the words for single persons leave open."""
    ones = [t for t in mine if is_one(t)]
    words = [t.quotes[0].text for t in ones]
    counted = len(ones) < len(mine)
    least, most = total.least, total.most
    told = any(dies_on_top(t) for t in ones)
    if not counted and least > 1:
        named = distinct(person_of(t.quotes[0].text, named=True) for t in ones if NAMED in t.rule)
        listed = max(len(s) for s in statements(ones))
        least = max(least - 1, min(named, least), min(listed, least), 1 + told)
    if most is not None:
        most = max(most, *(ordinal(w) for w in words), 0)
        if counted and total.kind == "killed" and any(map(is_attacker, words)) and not told:
            most += 1
    if (least, most) == (total.least, total.most):
        return total
    return Toll(kind=total.kind, least=least, most=most, group=total.group)


def people(persons: list[list[Finding[Toll]]]) -> Toll:
    """Return how many persons are told one by one."""
    ones = [t for s in persons for t in s]
    named = [t for t in ones if t.quotes[0].text.lower() not in _PRONOUNS] or ones
    singles = [_person(t) for t in named]
    number = max(distinct(singles), *(sum(t.value.least for t in s) for s in persons))
    groups = {t.value.group for t in ones}
    group = groups.pop() if len(groups) == 1 else None
    return Toll(kind=ones[0].value.kind, least=number, most=number, exact=True, group=group)


def _person(toll: Finding[Toll]) -> Person:
    one = person_of(toll.quotes[0].text, named=NAMED in toll.rule)
    return msgspec.structs.replace(one, another=True) if dies_on_top(toll) else one


def _taken_from(tolls: Iterable[Finding[Toll]]) -> dict[int, int]:
    """Return how many of how many died: "one of the five people in hospital has died"."""
    found = {}
    for toll in (t for t in tolls if t.value.kind == "killed"):
        whole = _OF_SO_MANY.search(toll.quotes[0].text)
        number = number_of(whole[1]) if whole else None
        if number is not None and 0 < toll.value.least < number:
            found[number] = toll.value.least
    return found


def _less_dead(statement: list[Finding[Toll]], dead: int, taken: dict[int, int]) -> Toll:
    """Return the number of a statement; of those hit by shots the dead may be some."""
    total = _sum([t.value for t in statement])
    if total.least in taken and total.least == total.most:
        rest = total.least - taken[total.least]
        return Toll(kind=total.kind, least=rest, most=rest, exact=total.exact, group=total.group)
    shot = any(SHOT in t.rule for t in statement) and not _is_further(statement)
    if not shot or dead > total.least or not dead:
        return total
    return Toll(
        kind=total.kind, least=total.least - dead, most=total.most, group=total.group
    )  # fmt: skip


def _is_further(statement: list[Finding[Toll]]) -> bool:
    """Tell whether a statement counts those who come on top of others: "three others"."""
    others = len(statement) == 1 and _OTHERS.search(statement[0].quotes[0].text) is not None
    return others or _is_also(statement)


def _is_also(statement: list[Finding[Toll]]) -> bool:
    """Tell whether those of a statement were "also" harmed."""
    return all(ALSO in t.rule for t in statement)


def statements(tolls: list[Finding[Toll]]) -> list[list[Finding[Toll]]]:
    """Group the addends of one harm word; every other toll is a statement of its own."""
    found: dict[tuple[str, int], list[Finding[Toll]]] = {}
    for toll in tolls:
        at = toll.quotes[-1].span.start if ADDEND in toll.rule else toll.quotes[0].span.start
        found.setdefault((ADDEND if ADDEND in toll.rule else "", at), []).append(toll)
    return list(found.values())


def is_one(toll: Finding[Toll]) -> bool:
    """Tell whether a toll is of one person, who may be among those counted elsewhere."""
    return NAMED in toll.rule or SINGLE in toll.rule


def _on_top(counted: list[list[Finding[Toll]]]) -> list[list[Finding[Toll]]]:
    """Add "ten others" to the number told right before them ("70 bodies and … 10 other people")."""
    found: list[list[Finding[Toll]]] = []
    for statement in counted:
        gap = statement[0].quotes[0].span.start - found[-1][-1].quotes[0].span.end if found else -1
        reach = _SOON if _is_also(statement) else _NEAR
        if 0 <= gap <= reach and _is_further(statement):
            found[-1] = [*found[-1], *statement]
        else:
            found.append(statement)
    return found


def _is_rest(toll: Finding[Toll]) -> bool:
    """Tell whether nobody but those already told of is meant: "no one else was hurt"."""
    return toll.value.most == 0 and _OTHERS.search(toll.quotes[0].text) is not None


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
    """Widen the range by every statement; it stays open where the largest is open.

    That at least one was killed ("hundreds of dead and wounded") speaks against no number.
    """
    tolls = [t for t in tolls if t.least > 1 or t.most is not None] or tolls
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
