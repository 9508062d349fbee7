"""Which pairs of tellings are compared, and what the machine and people say of them."""

import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.link.clusters import Pair, pair
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.features import Weights
from dateline.link.deeds.judging import score
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import Telling
from dateline.records import Judgement
from dateline.store.reviewing import in_force

TIE = 1.5
"""From this score on a pair may tie two tellings to one component; weaker pairs count inside it.
By six folds of 92 stories BCubed is .827 with .5, .824 with 1, .819 with 1.5, .812 with 2. But with
.5 a store of 15,000 events was not linked within 200 seconds, where 1.5 took 86 on the same busy
machine, and the bound and weights of before 69."""
TIE_FIRST = 0.5
"""The same for two deeds that their documents tell first: rival accounts of one deed are often the
first that each document tells, and score low because doer, target and number differ. By six folds
BCubed is .803 to .807 with it, contradictions .579 to .583, grades .710 to .716. In a store of
20,000 events there are 3 ties in 100 more, and clustering takes 5 in 100 longer."""
_CROWD, _RISE = 4, 2.5
"""Ties of a telling up to which that is enough, and how much the bound rises with the logarithm of
more: where more is alike, chance makes more ties. In a store of 20,000 events in 219 days and with
a bound of .5 a telling is in a component of 27 on the mean; with a rise of 1.5 of 64, and BCubed is
.826 with both; with one of 3.5 it is .822 and 18, with 5 .817 and 10."""


def may_tie(told: Mapping[str, Telling], compared: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return the pairs that may tie two tellings, with their scores."""
    return {
        both: log_odds
        for both, log_odds in compared.items()
        if log_odds > (TIE_FIRST if all(told[side].first for side in both) else TIE)
    }


def holding(ties: Mapping[Pair, float], among: Iterable[Pair] | None = None) -> dict[Pair, float]:
    """Return the ties that hold, of those that may.

    `ties` are all that any telling of a pair has; `among` are the pairs that are asked for, all by
    default.
    """
    number = Counter(itertools.chain.from_iterable(ties))
    return {
        both: ties[both]
        for both in (ties if among is None else among)
        if ties[both] > _bound(max(number[side] for side in both))
    }


def _bound(ties: int) -> float:
    """Return the score from which a tie holds of tellings with so many: a few of them all do."""
    return TIE + _RISE * math.log(ties / _CROWD) if ties > _CROWD else -math.inf


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
    `sharing` are the pairs that share a key or a document, where they are known already. With
    `new`, only pairs of which a side is one of these ids; `worth` are weights other than the
    shipped ones.
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

    for left, right in _sharing(list(listed.values())) if sharing is None else sharing:
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


def _sharing(listed: Sequence[Telling]) -> Iterator[Pair]:
    """Return the pairs that share a key or a document, each once."""
    by_key: dict[int | str, list[str]] = defaultdict(list)
    for telling in listed:
        others: set[str] = set()
        shared: tuple[int | str, ...] = (*keys(telling), telling.document)
        for key in shared:
            others.update(by_key[key])
            by_key[key].append(telling.id)
        for other in sorted(others):
            yield other, telling.id


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
