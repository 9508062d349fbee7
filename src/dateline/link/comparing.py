"""Which pairs of tellings are compared, and what the machine and people say of them."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.deeds.blocking import keys
from dateline.link.clusters import Pair, pair
from dateline.link.deeds.judging import score
from dateline.link.deeds.tellings import Telling
from dateline.records import Judgement


def pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Return the pairs that share a key or a document, each once, smaller id first."""
    listed = sorted(tellings, key=lambda t: t.id)
    by_key: dict[int | str, list[int]] = defaultdict(list)
    for number, telling in enumerate(listed):
        others: set[int] = set()
        shared: tuple[int | str, ...] = (*keys(telling), telling.document)
        for key in shared:
            others.update(by_key[key])
            by_key[key].append(number)
        for other in sorted(others):
            yield listed[other], telling


def scores(tellings: Iterable[Telling]) -> dict[Pair, float]:
    """Return the machine's score of each pair that is compared."""
    found: dict[Pair, float] = {}
    for left, right in pairs(tellings):
        total = score(left, right)
        if total is not None:
            found[left.id, right.id] = total
    return found


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody withdrew, oldest first.

    A withdrawal can be withdrawn too: what it took back is in force again.
    """
    gone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.kind == "withdraw" and judgement.withdraws and judgement.id not in gone:
            gone.add(judgement.withdraws)
    return [j for j in judgements if j.id not in gone and j.kind != "withdraw"]


def orders(judgements: Sequence[Judgement]) -> dict[Pair, float]:
    """Return what people ordered of pairs: +inf to join, -inf to keep apart; the last word wins."""
    found: dict[Pair, float] = {}
    for judgement in in_force(judgements):
        if judgement.kind == "same":
            found |= {pair(a, b): math.inf for a, b in itertools.combinations(judgement.events, 2)}
        elif judgement.kind == "different":
            apart = itertools.product(judgement.events, judgement.others)
            found |= {pair(a, b): -math.inf for a, b in apart if a != b}
    return found
