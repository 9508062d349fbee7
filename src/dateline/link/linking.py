"""Linking a store: new codings against what is there, or everything anew; the same result.

What a document tells of one deed is a telling. Two tellings are compared if they share a key;
what surely speaks for one deed is kept as a link. The tellings that links lead to, from one to
the next, are a component. Each component is clustered by itself, from all its pairs: so a new
article costs its neighbourhood, and the clusters are a function of the set of codings and
judgements, whatever the order they came in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from dateline.link.clusters import Pair, components, pair
from dateline.link.comparing import orders
from dateline.link.deeds.judging import judge
from dateline.link.deeds.tellings import Telling
from dateline.link.grouping import group, of_tellings
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
    ordered = orders(judgements(store))
    with store.engine.begin() as connection:
        links = Links(connection)
        if anew:
            links.clear()
        pending = links.pending()
        taken = take_in(store, links, pending, ordered, progress)
        return _cluster(store, links, taken, ordered, len(pending), progress)


def relink(store: Store, *judged: Judgement) -> Outcome:
    """Link the documents again that some judgements are of."""
    ordered = orders(judgements(store))
    documents = set[str]().union(*(judged_documents(store, j) for j in judged))
    with store.engine.begin() as connection:
        links = Links(connection)
        pending = links.linked(documents)
        taken = take_in(store, links, pending, ordered, lambda *_: None)
        return _cluster(store, links, taken, ordered, len(pending), lambda *_: None)


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
    store: Store, links: Links, taken: Taken, ordered: Mapping[Pair, float], documents: int,
    progress: Progress,
) -> Outcome:  # fmt: skip
    """Cluster the components of what was taken in, and make their incidents anew."""
    mine = of_tellings(links.tellings_with(e for both in ordered for e in both), ordered)
    members = sorted(_component(links, taken.touched, mine))
    found = {t.id: t for t in map(decode, links.bodies(members))}
    joined = [both for both, value in mine.items() if value > 0 and found.keys() >= set(both)]
    events = {event for telling in found.values() for event in telling.events}
    before = links.incidents_of(events | taken.events)
    deeds = [
        _deed([found[telling] for telling in cluster])
        for component in components(found, [*links.edges(members), *joined])
        for cluster in group([found[i] for i in component], mine)
    ]
    known = {held: ident for ident, held in before.items()}
    # of the same events, and of documents that were not coded or judged anew, it is the same
    same = {
        known[d.events] for d in deeds
        if d.events in known and taken.documents.isdisjoint(d.documents)
    }  # fmt: skip
    changed = [d for d in deeds if known.get(d.events) not in same]
    links.drop_incidents(before.keys() - same)
    copies = links.copies_within(d.documents for d in changed if len(d.documents) > 1)
    done = partial(progress, "linking")
    for rows in make_incidents(store, changed, copies, judgements(store), done):
        links.put(rows)
    return Outcome(documents, len(found), len(deeds))


def _deed(tellings: Sequence[Telling]) -> Cluster:
    documents = tuple(sorted({t.document for t in tellings}))
    return Cluster(documents, frozenset(event for t in tellings for event in t.events))


def _component(links: Links, touched: set[str], ordered: Mapping[Pair, float]) -> set[str]:
    """Return all tellings that links or orders to join lead to."""
    joined: dict[str, set[str]] = defaultdict(set)
    for (left, right), value in ordered.items():
        if value > 0:
            joined[left].add(right)
            joined[right].add(left)
    found: set[str] = set()
    new = set(touched)
    while new:
        found |= new
        reached = links.neighbours(new)
        new = reached.union(*(joined[telling] for telling in new)) - found
    return found
