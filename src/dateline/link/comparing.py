"""Which pairs of tellings are compared, and what the machine and people say of them."""

import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.link.clusters import Pair, pair
from dateline.link.deeds.blocking import texts
from dateline.link.deeds.features import Weights
from dateline.link.deeds.judging import score
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import Telling
from dateline.records import Judgement
from dateline.store.reviewing import in_force

TIE = 0.5
"""From this score on a pair may tie two tellings to one component; weaker pairs count inside it."""
SURE = 1.5
"""From this score on a pair ties whatever else its tellings are tied to. One that is less sure ties
only a telling that has no surer tie, and by its best one: so it finds its deed, and no two
components grow together by it. By six folds of 92 stories, cut in three ways, BCubed is .805 with
sure ties alone, .810 with both, .813 if all ties from .5 on are as good; contradictions .587, .613,
.616. In a store of 12,000 events a telling is in a component of 11.1, 11.6 and 14.8 on the mean."""
_CROWD, _RISE = 4, 2.5
"""Sure ties of a telling up to which that is enough, and how much the bound rises with the
logarithm of more: where more is alike, chance makes more ties. In a store of 20,000 events in 219
days and with a bound of .5 a telling is in a component of 27 on the mean; with a rise of 1.5 of 64,
and BCubed is .826 with both; with one of 3.5 it is .822 and 18, with 5 .817 and 10."""


def holding(ties: Mapping[Pair, float], among: Iterable[Pair] | None = None) -> dict[Pair, float]:
    """Return the ties that hold, of those that may.

    `ties` are all that any telling of a pair has; `among` are the pairs that are asked for, all by
    default.
    """
    number = Counter(itertools.chain.from_iterable(p for p, s in ties.items() if s > SURE))
    best: dict[str, Pair] = {}
    for both, tie in ties.items():
        for side in both:
            if side not in best or (-tie, both) < (-ties[best[side]], best[side]):
                best[side] = both
    return {
        both: ties[both]
        for both in (ties if among is None else among)
        if ties[both] > _bound(max(number[side] for side in both))
        or (ties[both] <= SURE and both in (best[both[0]], best[both[1]]))
    }


def _bound(ties: int) -> float:
    return SURE + _RISE * math.log(max(1.0, ties / _CROWD))


def scores(
    tellings: Iterable[Telling],
    sharing: Iterable[Pair] | None = None,
    *,
    new: Set[str] | None = None,
    worth: Weights | None = None,
) -> dict[Pair, float]:
    """Return the machine's score of each pair that is compared.

    Compared are tellings of one document, tellings that share a key, and all that two documents
    tell where a key leads to one deed that both tell: who reports one deed recalls the others.
    `sharing` are the pairs that share a key, where they are known already. With `new`, only pairs
    of which a side is one of these ids; `worth` are weights other than the shipped ones.
    """
    listed = {t.id: t for t in sorted(tellings, key=lambda t: t.id)}
    ready = functools.cache(lambda ident: side_of(listed[ident]))
    found: dict[Pair, float] = {}

    def keep(left: str, right: str) -> None:
        both = pair(left, right)
        if both not in found and (new is None or left in new or right in new):
            log_odds = score(ready(both[0]), ready(both[1]), worth)
            if log_odds is not None:
                found[both] = log_odds

    if sharing is None:
        sharing = pairs_sharing((t.id, {*texts(t), t.document}) for t in listed.values())
    for left, right in sharing:
        keep(left, right)
    by_document: dict[str, list[str]] = defaultdict(list)
    for telling in listed.values():
        by_document[telling.document].append(telling.id)
    documents = {telling.id: telling.document for telling in listed.values()}
    for one, other in _together(found, documents):
        for left, right in itertools.product(by_document[one], by_document[other]):
            keep(left, right)
    return found


def _together(found: Mapping[Pair, float], documents: Mapping[str, str]) -> list[Pair]:
    """Return the pairs of documents that tell of one deed, by the scores so far."""
    both = {
        pair(documents[left], documents[right])
        for (left, right), log_odds in found.items()
        if log_odds > 0 and documents[left] != documents[right]
    }
    return sorted(both)


def pairs_sharing(keyed: Iterable[tuple[str, Iterable[int | str]]]) -> Iterator[Pair]:
    """Return the pairs of items that share a key, each once; `keyed` are in order of their ids."""
    by_key: dict[int | str, list[str]] = defaultdict(list)
    for item, keys in keyed:
        others: set[str] = set()
        for key in keys:
            others.update(by_key[key])
            by_key[key].append(item)
        for other in sorted(others):
            yield other, item


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
