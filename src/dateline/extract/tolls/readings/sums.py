"""Coordinated victims that are told as one: "him and two aides", "a farmer and his two sons"."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.mentions import BREAKDOWN, MORE, TollMention
from dateline.records.summing import ADDEND, NAMED, SINGLE

_PRONOUNS = frozenset({"him", "her", "he", "she", "himself", "herself", "them"})
_WHERE = frozenset({"in", "at", "near"})
_OWN = frozenset({"his", "her", "their", "its"})
_KIN = frozenset({
    "parent", "mother", "father", "husband", "wife", "couple", "son", "daughter", "brother",
    "sister", "grandmother", "grandfather", "grandparent", "grandchild", "grandson",
    "granddaughter", "uncle", "aunt", "nephew", "niece", "cousin", "sibling", "stepson",
    "stepdaughter",
})  # fmt: skip
"""Words for kin: a list of them is one family's ("both parents and all four children")."""
_LINKS = frozenset({",", "and", "along", "with", "together", "plus"})
_CHILDREN = frozenset({"child", "baby", "infant", "newborn", "toddler", "twin", "girl", "boy"})
_APART = 4
"""Tokens that may stand between two members of a list besides what hangs on them."""


class _Group(NamedTuple):
    """Indices of mentions of one list of victims, in text order."""

    members: tuple[int, ...]


def summed(layers: Layers, found: Sequence[TollMention]) -> tuple[TollMention, ...]:
    """Return the tolls with each tied list of victims as one; `part_of` keeps its meaning."""
    found = _parted(layers, found)
    every = _groups(layers, found)
    groups = [g for g in every if _tied(layers, [found[n] for n in g.members])]
    added = {
        n for g in every if g not in groups and not _rival(layers, [found[n] for n in g.members])
        for n in g.members
    }  # fmt: skip
    into = {n: g.members[0] for g in groups for n in g.members}
    kept = [n for n in range(len(found)) if into.get(n, n) == n]
    place = {old: new for new, old in enumerate(kept)}
    result = []
    for n in kept:
        group = next((g for g in groups if g.members[0] == n), None)
        one = found[n] if group is None else _one(layers, [found[m] for m in group.members])
        one = _as_addend(one) if n in added else one
        if one.part_of is not None:
            one = msgspec.structs.replace(one, part_of=place[into.get(one.part_of, one.part_of)])
        result.append(one)
    return tuple(result)


def _parted(layers: Layers, found: Sequence[TollMention]) -> list[TollMention]:
    """Return the tolls, those that a number before them is the sum of as its parts.

    "Killed six people, two in Bama and four in Gwoza" counts six.
    """
    result = list(found)
    groups = (g.members for g in _groups(layers, found))
    for whole, *parts in (members for members in groups if len(members) > 2):
        if any(layers.tokens[found[n].head].pos != "NUM" for n in parts):
            continue  # "two guards, a nurse and a clerk"
        values = [found[n].finding.value for n in parts]
        told = found[whole].finding.value
        exact = all(v.most == v.least for v in (told, *values))
        if not exact or told.least != sum(v.least for v in values):
            continue
        for n in parts:
            part = msgspec.structs.replace(found[n].finding.value, part_of_total=True)
            finding = msgspec.structs.replace(
                found[n].finding, value=part, rule=found[n].finding.rule + BREAKDOWN
            )
            result[n] = msgspec.structs.replace(found[n], finding=finding, part_of=whole)
    return result


def _groups(layers: Layers, found: Sequence[TollMention]) -> list[_Group]:
    """Return the lists of victims: mentions of one word of harm that are coordinated."""
    lists: dict[tuple[int, str, int, bool], list[int]] = {}
    last: dict[tuple[int, str, bool], tuple[int, int]] = {}
    for n in sorted(range(len(found)), key=lambda n: found[n].first):
        mention, value = found[n], found[n].finding.value
        if BREAKDOWN in mention.finding.rule or MORE in mention.finding.rule:
            continue
        own = (mention.harm, value.kind, value.part_of_total)
        end, top = last.get(own, (-1, -1))
        if end < 0 or not _joined(layers, end, mention.first):
            top = _top(layers, mention.head)
        last[own] = (mention.last, top)
        lists.setdefault((mention.harm, value.kind, top, value.part_of_total), []).append(n)
    return [
        _Group(tuple(sorted(members, key=lambda n: found[n].first)))
        for members in lists.values()
        if len(members) > 1
    ]


def _joined(layers: Layers, end: int, first: int) -> bool:
    """Tell whether only a comma, "and" or "along with" stands between two members of a list."""
    between = layers.tokens[end:first]
    return 0 < len(between) < _APART and all(t.low in _LINKS for t in between)


def _top(layers: Layers, i: int) -> int:
    """Return the first noun of the list that the noun at `i` stands in."""
    for _ in range(8):
        token = layers.tokens[i]
        if token.dep not in ("conj", "appos") or layers.tokens[token.head].pos == "VERB":
            break
        i = token.head
    return i


def _tied(layers: Layers, members: Sequence[TollMention]) -> bool:
    """Tell whether kin, a pronoun or one common group makes a list one toll."""
    if _rival(layers, members):
        return False
    first = layers.tokens[members[0].head]
    if first.low in _PRONOUNS or any(_of_theirs(layers, m) for m in members):
        return True
    words = {layers.tokens[m.head].base for m in members}
    if words & _KIN and words <= _KIN | _CHILDREN:
        return True
    groups = {m.finding.value.group for m in members}
    return len(groups) == 1


def _rival(layers: Layers, members: Sequence[TollMention]) -> bool:
    """Tell whether a list is of numbers that do not add up: "12,000 (police) or 40,000"."""
    if _bare_after_comma(layers, members) or _in_places(layers, members):
        return True
    return any(layers.tokens[m.first - 1].low == "or" for m in members[1:])


def _as_addend(mention: TollMention) -> TollMention:
    """Return a toll as one that adds up with others: "nine miners and two guards died"."""
    rule = mention.finding.rule
    if ADDEND in rule:
        return mention
    finding = msgspec.structs.replace(mention.finding, rule=rule + ADDEND)
    return msgspec.structs.replace(mention, finding=finding, addend=True)


def _of_theirs(layers: Layers, mention: TollMention) -> bool:
    """Tell whether victims are somebody's ("his two sons"), not a side's "own soldiers"."""
    words = {t.low for t in layers.tokens[mention.first : mention.last]}
    theirs = any(t.low in _OWN for t in kids(layers, mention.head, "poss"))
    return theirs and "own" not in words


def _in_places(layers: Layers, members: Sequence[TollMention]) -> bool:
    """Tell whether each has a place of its own: "eleven in Honduras and four in Guatemala"."""
    after = [layers.tokens[m.last : m.last + 2] for m in members]
    return all(
        len(words) == 2 and words[0].low in _WHERE and words[1].pos == "PROPN" for words in after
    )


def _bare_after_comma(layers: Layers, members: Sequence[TollMention]) -> bool:
    """Tell whether a bare number stands behind a comma: no list ("says the sexton, eleven")."""
    last = members[-1]
    bare = layers.tokens[last.head].pos == "NUM" and last.last - last.first <= 2
    return bare and layers.tokens[last.first - 1].text == ","


def _one(layers: Layers, members: Sequence[TollMention]) -> TollMention:
    """Return the sum of a list of victims, over all its words."""
    first = members[0]
    values = [m.finding.value for m in members]
    most = [v.most for v in values if v.most is not None]
    groups = {v.group for v in values}
    toll = msgspec.structs.replace(
        values[0],
        least=sum(v.least for v in values),
        most=sum(most) if len(most) == len(values) else None,
        exact=all(v.exact for v in values),
        group=values[0].group if len(groups) == 1 else None,
    )
    last = max(m.last for m in members)
    rule = first.finding.rule
    for mark in (ADDEND, NAMED, SINGLE):
        rule = rule.replace(mark, "")
    quotes = (layers.quote(first.first, last), *first.finding.quotes[1:])
    finding = msgspec.structs.replace(first.finding, value=toll, quotes=quotes, rule=f"{rule}+sum")
    return msgspec.structs.replace(first, last=last, finding=finding, addend=False)
