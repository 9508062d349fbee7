"""How far two people who judged the same records agree, and where they don't."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.desk.review.history import value_words
from dateline.desk.rights import ASKER
from dateline.records import Judgement
from dateline.store.reviewing import RECORD_KINDS, in_force


class Verdict(msgspec.Struct, frozen=True):
    """Where one person stands on one event: accept, reject or correct, with the corrections."""

    by: str
    kind: str
    at: str
    what: tuple[str, ...] = ()
    why: str = ""


class Pair(msgspec.Struct, frozen=True):
    """Two people, how many records both coded, how often alike, and Cohen's kappa.

    `kappa` is None where chance alone would make them agree: it has no value then.
    """

    one: str
    other: str
    records: int
    alike: float
    kappa: float | None


class Dispute(msgspec.Struct, frozen=True):
    """A record that its first two coders see otherwise; who came after them decided it."""

    event: str
    verdicts: tuple[Verdict, ...]
    settled: Verdict | None


class Agreement(msgspec.Struct, frozen=True):
    """How far people agree: each pair, then the disputes, the open ones first."""

    pairs: tuple[Pair, ...]
    disputes: tuple[Dispute, ...]


def agreement(judged: Sequence[Judgement]) -> Agreement:
    """Return how far the people agree whose judgements these are (all of them, oldest first).

    Who judges a record first and second are its coders; a third decides, and is no coder of it.
    """
    coded = {event: told for event, told in verdicts(judged).items() if len(told) > 1}
    both: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    disputes = []
    for event, told in coded.items():
        first, second = sorted(told[:2], key=lambda v: v.by)
        both[first.by, second.by].append((first.kind, second.kind))
        if (first.kind, first.what) != (second.kind, second.what):
            settled = max(told[2:], key=lambda v: v.at, default=None)
            disputes.append(Dispute(event, tuple(told), settled))
    pairs = tuple(
        Pair(one, other, len(kinds), sum(a == b for a, b in kinds) / len(kinds), kappa(kinds))
        for (one, other), kinds in sorted(both.items())
    )
    return Agreement(pairs, tuple(sorted(disputes, key=lambda d: (d.settled is not None, d.event))))


def reserved(judged: Sequence[Judgement]) -> set[str]:
    """Return the events that who asks may not judge: two others differ, an admin decides."""
    asker = ASKER.get()
    if asker.may("admin"):
        return set()
    disputes = agreement(judged).disputes
    return {d.event for d in disputes if not asker.changes(*(v.by for v in d.verdicts[:2]))}


def verdicts(judged: Sequence[Judgement]) -> dict[str, list[Verdict]]:
    """Return where each person stands on each event, in the order in which they first judged."""
    given: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for judgement in in_force(judged):
        if judgement.kind in RECORD_KINDS:
            for event in judgement.events:
                given[event][judgement.by].append(judgement)
    return {
        event: [_verdict(by, mine) for by, mine in people.items()]
        for event, people in given.items()
    }


def _verdict(by: str, mine: Sequence[Judgement]) -> Verdict:
    """Return where a person stands by his judgements of one event, oldest first."""
    last = mine[-1]
    if last.kind == "reject":
        return Verdict(by, "reject", last.at, why=last.why)
    slots = {j.slot: j for j in mine if j.kind == "correct" and j.slot and j.values}
    what = tuple(
        f"{slot}: {value_words(j.values, slot)}"
        for slot, j in sorted(slots.items())
        if slot and j.values
    )
    whys = dict.fromkeys(j.why for j in (*slots.values(), last) if j.why)
    return Verdict(by, "correct" if what else "accept", last.at, what, "; ".join(whys))


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of answers; None where chance alone explains them all.

    >>> kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")])
    0.5
    >>> kappa([("a", "a")]) is None
    True
    """
    listed = list(pairs)
    kinds = set(itertools.chain.from_iterable(listed))
    count = len(listed)
    if not count:
        return None
    seen = sum(a == b for a, b in listed) / count
    chance = sum(sum(a == k for a, _ in listed) * sum(b == k for _, b in listed) for k in kinds) / (
        count * count
    )
    return None if chance == 1 else (seen - chance) / (1 - chance)
