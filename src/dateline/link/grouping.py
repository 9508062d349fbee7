"""Linking in memory: codings in, clusters of events and incidents out, without a store."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.document import Document
from dateline.link.clusters import Pair, clusters, components, pair
from dateline.link.comparing import TIE, holding, orders, scores
from dateline.link.deeds.features import Weights, weights
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.incidents import incident_of
from dateline.link.texts.copies import find_copies
from dateline.records import Coding, Copy, Incident, Judgement
from dateline.store.reviewing import Reviews

_TOGETHER = 0.6
"""Added to each score inside a component: that ties lead from one telling to the other speaks for
one deed."""
_OUTDONE = 1.0
"""Taken from a score for each side that another telling of the other's document fits better: a
report seldom tells a deed twice. By six folds of 92 stories, cut in three ways, with both BCubed is
.820, contradictions .626, of 317 grades 234 and of origins 190.7 are right; without them .818,
.607, 228 and 189.7; with the first alone .825, .617, 228.7 and 189."""


def link_codings(
    codings: Iterable[tuple[Document, Coding]],
    judged: Sequence[Judgement] = (),
    *,
    worth: Weights | None = None,
) -> tuple[list[Incident], list[Copy]]:
    """Return the incidents of some codings, in order of their ids, and the texts they share.

    The same as a store of these codings gives, whatever their order. `worth` are weights other
    than the shipped ones.
    """
    reviews = Reviews(judged)
    held = {document.id: (document, reviews.applied(coding)) for document, coding in codings}
    copies = find_copies(document for document, _ in held.values())
    ordered = orders(judged)
    told = {t.id: t for d, c in held.values() for t in tellings(d, c, ordered, worth=worth)}
    holder = {event: t.id for t in told.values() for event in t.events}
    found = []
    for cluster in group(list(told.values()), of_tellings(holder, ordered), worth=worth):
        if not any(told[telling].likely for telling in cluster):
            continue
        documents = sorted({told[telling].document for telling in cluster})
        mine = {ident: held[ident] for ident in documents}
        wanted = {event for telling in cluster for event in told[telling].events}
        events = [e for _, coding in mine.values() for e in coding.events if e.id in wanted]
        found.append(incident_of(events, mine, copies, judged))
    return sorted(found, key=lambda incident: incident.id), copies


def group(
    told: Sequence[Telling], ordered: Mapping[Pair, float], *, worth: Weights | None = None
) -> list[tuple[str, ...]]:
    """Return the clusters of tellings: ids of those that are of one deed, sorted.

    `ordered` are orders about tellings.
    """
    ties = {both: score for both, score in scores(told, worth=worth).items() if score > TIE}
    return sorted(group_tied({t.id: t for t in told}, holding(ties), ordered, worth=worth))


def group_tied(
    told: Mapping[str, Telling], tied: Mapping[Pair, float], ordered: Mapping[Pair, float],
    *, worth: Weights | None = None,
) -> Iterator[tuple[str, ...]]:  # fmt: skip
    """Return the clusters of tellings whose ties are known: each component from all its pairs.

    A pair may tie because its documents tell of another deed too, of another component; so the
    scores of `tied` count beside those of the pairs that are compared inside.
    """
    known = {**tied, **ordered}
    known = {both: value for both, value in known.items() if told.keys() >= set(both)}
    found = components(told, [both for both, value in known.items() if value > 0])
    place = {ident: number for number, members in enumerate(found) for ident in members}
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    for (left, right), value in known.items():
        if place[left] == place[right]:
            inside[place[left]][left, right] = value
    absent = (worth or weights()).absent
    documents = {ident: telling.document for ident, telling in told.items()}
    for number, members in enumerate(found):
        if len(members) == 1:
            yield tuple(members)
        else:
            compared = scores([told[ident] for ident in members], worth=worth) | inside[number]
            said = {both: value for both, value in inside[number].items() if both in ordered}
            yield from clusters(members, rivalled(compared, documents) | said, absent=absent)


def rivalled(compared: Mapping[Pair, float], documents: Mapping[str, str]) -> dict[Pair, float]:
    """Return the scores inside a component, less where a rival in the other's document fits better.

    `documents` are those of the tellings. Two tellings of one document keep theirs.

    >>> rivalled({("a", "b"): 2.0, ("a", "c"): 1.5}, {"a": "1", "b": "2", "c": "2"})
    {('a', 'b'): 2.6, ('a', 'c'): 1.1}
    """
    best: dict[tuple[str, str], float] = defaultdict(lambda: -math.inf)
    for (left, right), value in compared.items():
        for place in ((left, documents[right]), (right, documents[left])):
            best[place] = max(best[place], value)
    found = dict(compared)
    for (left, right), value in compared.items():
        one, other = documents[left], documents[right]
        if one != other:
            outdone = (best[left, other] > value) + (best[right, one] > value)
            found[left, right] = value + _TOGETHER - _OUTDONE * outdone
    return found


def of_tellings(holder: Mapping[str, str], ordered: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return orders about events as orders about the tellings that hold them.

    `holder` is the telling of each event; orders about others are left out, as are those within
    one telling: they were followed when it was put together.
    """
    found: dict[Pair, float] = {}
    for (left, right), value in ordered.items():
        one, other = holder.get(left), holder.get(right)
        if one is not None and other is not None and one != other:
            found[pair(one, other)] = value
    return found
