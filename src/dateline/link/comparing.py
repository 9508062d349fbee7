"""Which pairs of tellings are compared, and what the machine and people say of them."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.link.clusters import Pair, pair
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.features import Weights
from dateline.link.deeds.judging import score
from dateline.link.deeds.tellings import Telling
from dateline.records import Judgement
from dateline.store.reviewing import in_force

TIE = 1.5
"""From this score on a pair ties two tellings to one component; weaker pairs count inside it.
With 0, the components of 100,000 events grow into one, and each article costs the archive. On the
seen stories: BCubed .795 with 0, .794 with 1, .791 with 1.5, .770 with 2; grades .630, .634, .679,
.671."""


def scores(
    tellings: Iterable[Telling], new: Set[str] | None = None, *, worth: Weights | None = None
) -> dict[Pair, float]:
    """Return the machine's score of each pair that is compared.

    Compared are tellings of one document, tellings that share a key, and all that two documents
    tell where a key leads to one deed that both tell: who reports one deed recalls the others.
    With `new`, only pairs of which a side is one of these ids; `worth` are weights other than the
    shipped ones.
    """
    listed = sorted(tellings, key=lambda t: t.id)
    found: dict[Pair, float] = {}
    for left, right in _sharing(listed):
        if new is None or left.id in new or right.id in new:
            _score(left, right, found, worth)
    by_document: dict[str, list[Telling]] = defaultdict(list)
    for telling in listed:
        by_document[telling.document].append(telling)
    documents = {telling.id: telling.document for telling in listed}
    for one, other in _together(found, documents):
        for left, right in itertools.product(by_document[one], by_document[other]):
            if pair(left.id, right.id) not in found:
                _score(left, right, found, worth)
    return found


def _score(one: Telling, other: Telling, found: dict[Pair, float], worth: Weights | None) -> None:
    left, right = (one, other) if one.id < other.id else (other, one)
    log_odds = score(left, right, worth)
    if log_odds is not None:
        found[left.id, right.id] = log_odds


def _together(found: Mapping[Pair, float], documents: Mapping[str, str]) -> list[Pair]:
    """Return the pairs of documents that tell of one deed, by the scores so far."""
    both = {
        pair(documents[left], documents[right])
        for (left, right), log_odds in found.items()
        if log_odds > 0 and documents[left] != documents[right]
    }
    return sorted(both)


def _sharing(listed: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Return the pairs that share a key or a document, each once."""
    by_key: dict[int | str, list[int]] = defaultdict(list)
    for number, telling in enumerate(listed):
        others: set[int] = set()
        shared: tuple[int | str, ...] = (*keys(telling), telling.document)
        for key in shared:
            others.update(by_key[key])
            by_key[key].append(number)
        for other in sorted(others):
            yield listed[other], telling


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
