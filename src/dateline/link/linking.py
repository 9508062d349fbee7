"""Linking a store: new codings against what is there, or everything anew; the same result.

What a document tells of one deed is a telling. Two tellings are compared if they share a key;
what surely speaks for one deed is kept as a link. The tellings that links lead to, from one to
the next, are a component. Each component is clustered by itself, from all its pairs: so a new
article costs its neighbourhood, and the clusters are a function of the set of codings and
judgements, whatever the order they came in.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from dateline.garbage import collector_held
from dateline.link.clusters import Pair, pair
from dateline.link.comparing import holding, orders
from dateline.link.deeds.judging import judge
from dateline.link.deeds.tellings import Telling
from dateline.link.grouping import group_tied, of_tellings
from dateline.link.keeping import Cluster, make_incidents
from dateline.link.taking import Progress, Taken, decode, take_in
from dateline.records import Judgement, Link
from dateline.store import Store
from dateline.store.judging import judged_documents, judgements
from dateline.store.linking import Links


class Outcome(msgspec.Struct, frozen=True):
    """What a linking did: documents taken in, tellings looked at, incidents made of them."""

    documents: int
    tellings: int
    incidents: int


def link_store(
    store: Store, *, anew: bool = False, progress: Progress = lambda *_: None
) -> Outcome:
    """Link what is not linked yet, or everything if `anew`; in one transaction."""

    def pending(links: Links) -> list[tuple[str, int]]:
        if anew:
            links.clear()
        return links.pending()

    return _linked(store, pending, progress)


def relink(store: Store, *judged: Judgement) -> Outcome:
    """Link the documents again that some judgements are of."""
    documents = set[str]().union(*(judged_documents(store, j) for j in judged))
    return _linked(store, lambda links: links.linked(documents), lambda *_: None)


@collector_held()
def _linked(
    store: Store, pending: Callable[[Links], list[tuple[str, int]]], progress: Progress
) -> Outcome:
    """Link documents, each by the number of its coding, in one transaction."""
    judged = judgements(store)
    ordered = orders(judged)
    with store.engine.begin() as connection:
        links = Links(connection)
        codings = pending(links)
        taken = take_in(store, links, codings, ordered, progress)
        tellings, deeds = _cluster(store, links, taken, judged, progress)
    return Outcome(len(codings), tellings, deeds)


def judged_pairs(store: Store, events: Iterable[str], others: Iterable[str]) -> list[Link]:
    """Return what the machine says of the tellings of some events against those of others.

    Those that speak most for one deed come first.
    """
    with store.engine.connect() as connection:
        links = Links(connection)
        ours, theirs = (set(links.tellings_with(ids).values()) for ids in (events, others))
        found = {t.id: t for t in map(decode, links.bodies(ours | theirs))}
    pairs = {pair(a, b) for a in ours for b in theirs if a != b}
    judged = [judge(found[left], found[right]) for left, right in pairs]
    return sorted(judged, key=lambda link: (-link.score, link.left, link.right))


def _cluster(
    store: Store, links: Links, taken: Taken, judged: Sequence[Judgement], progress: Progress
) -> tuple[int, int]:
    """Cluster the components of what was taken in, and make their incidents anew.

    Return how many tellings were looked at, and how many incidents they are.
    """
    ordered = orders(judged)
    mine = of_tellings(links.tellings_with(e for both in ordered for e in both), ordered)
    members, tied = component(links, taken, mine)
    found = {t.id: t for t in map(decode, links.bodies(members))}
    events = {event for telling in found.values() for event in telling.events}
    before = links.incidents_of(events | taken.events)
    deeds = [
        _deed([found[telling] for telling in cluster])
        for cluster in group_tied(found, tied, mine)
        if any(found[telling].likely for telling in cluster)
    ]
    known = {held: ident for ident, held in before.items()}
    # of the same events, and of documents that were not coded or judged anew, it is the same
    same = {
        known[d.events] for d in deeds
        if d.events in known and taken.documents.isdisjoint(d.documents)
    }  # fmt: skip
    changed = [d for d in deeds if known.get(d.events) not in same]
    links.drop_incidents(before.keys() - same)
    several = [d for d in changed if len(d.documents) > 1]
    copies = links.copies_within(d.documents for d in several)
    heard = links.heard(event for d in several for event in d.events)
    done = partial(progress, "linking")
    for rows in make_incidents(store, changed, copies, heard, judged, done):
        links.put(rows)
    return len(found), len(deeds)


def _deed(tellings: Sequence[Telling]) -> Cluster:
    documents = tuple(sorted({t.document for t in tellings}))
    return Cluster(documents, frozenset(event for t in tellings for event in t.events))


class _Ties:
    """The ties of a store's tellings, read as they are asked for."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._at: dict[str, dict[Pair, float]] = {}

    def of(self, ids: Iterable[str]) -> dict[Pair, float]:
        """Return all ties at some tellings."""
        wanted = sorted(set(ids))
        if unread := [ident for ident in wanted if ident not in self._at]:
            self._at |= {ident: {} for ident in unread}
            for both, score in self._links.links_at(unread).items():
                for side in both:
                    if side in self._at:
                        self._at[side][both] = score
        return {both: score for ident in wanted for both, score in self._at[ident].items()}

    def holding(self, ids: Iterable[str]) -> dict[Pair, float]:
        """Return the ties at some tellings that hold."""
        asked = self.of(ids)
        return holding(self.of(itertools.chain.from_iterable(asked)), asked)


def component(
    links: Links, taken: Taken, ordered: Mapping[Pair, float]
) -> tuple[set[str], dict[Pair, float]]:
    """Return all tellings that ties or orders to join lead to from what was taken in, and the ties.

    They are whole components, of the tellings that are tied now and of those that were before.
    """
    ties = _Ties(links)
    joined: dict[str, set[str]] = defaultdict(set)
    for (left, right), value in ordered.items():
        if value > 0:
            joined[left].add(right)
            joined[right].add(left)
    found: set[str] = set()
    tied: dict[Pair, float] = {}
    new = taken.touched | _loosened(ties, taken.new)
    while new:
        found |= new
        here = ties.holding(new)
        tied |= here
        reached = set(itertools.chain.from_iterable(here))
        new = reached.union(*(joined[telling] for telling in new)) - found
    return found, tied


def _loosened(ties: _Ties, new: set[str]) -> set[str]:
    """Return the tellings that may have been tied until others were taken in and crowd them."""
    crowded = ties.of(itertools.chain.from_iterable(ties.of(new)))
    here = {both for both in crowded if new.isdisjoint(both)}
    around = ties.of(itertools.chain.from_iterable(here))
    before = {both: score for both, score in around.items() if new.isdisjoint(both)}
    lost = holding(before, here).keys() - holding(around, here).keys()
    return set(itertools.chain.from_iterable(lost))
