"""Linking a store: new codings against what is there, or everything anew; the same result.

A pair is compared if its mentions share a key; what speaks for one deed is kept as a link. The
mentions that links lead to, from one to the next, are a component. Each component is clustered
by itself, from all its pairs: so a new article costs its neighbourhood, and the clusters are a
function of the set of codings and judgements, whatever the order they came in.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.link.clusters import Pair, clusters, components
from dateline.link.comparing import orders, scores
from dateline.link.judging import weights
from dateline.link.keeping import Keeper
from dateline.link.mentions import Mention
from dateline.link.taking import Progress, decode, take_in
from dateline.store import Store
from dateline.store.judging import judgements
from dateline.store.linking import Links


class Outcome(msgspec.Struct, frozen=True):
    """What a linking did: documents taken in, events looked at again, incidents made of them."""

    documents: int
    events: int
    incidents: int


def link_store(
    store: Store, *, anew: bool = False, progress: Progress = lambda *_: None
) -> Outcome:
    """Link what is not linked yet, or everything if `anew`; in one transaction."""
    with store.engine.begin() as connection:
        links = Links(connection)
        if anew:
            links.clear()
        pending = links.pending()
        taken = take_in(store, links, pending, progress)
        return _cluster(store, links, taken.touched, taken.gone, len(pending), progress)


def relink(store: Store, events: Iterable[str]) -> Outcome:
    """Cluster the neighbourhood of some events again, as after a person judged them."""
    with store.engine.begin() as connection:
        return _cluster(store, Links(connection), set(events), set(), 0, lambda *_: None)


def group(mentions: Sequence[Mention], ordered: Mapping[Pair, float]) -> list[tuple[str, ...]]:
    """Return the clusters of mentions: ids of the events that are one deed, sorted."""
    ids = {m.id for m in mentions}
    compared = scores(mentions)
    compared |= {ids_: value for ids_, value in ordered.items() if ids.issuperset(ids_)}
    return clusters(ids, compared, absent=weights().absent)


def _cluster(
    store: Store, links: Links, touched: set[str], gone: set[str], documents: int,
    progress: Progress,
) -> Outcome:  # fmt: skip
    """Cluster the components of some mentions, and make their incidents anew."""
    judged = judgements(store)
    ordered = orders(judged)
    members = _component(links, touched, ordered)
    mentions = {m.id: m for m in map(decode, links.bodies(sorted(members)))}
    edges = links.edges(sorted(mentions))
    joined = [ids for ids, value in ordered.items() if value > 0 and set(ids) <= set(mentions)]
    links.drop_incidents(links.incidents_of({*mentions, *gone}))
    keeper = Keeper(store, links, judged)
    done = 0
    for component in components(mentions, [*edges, *joined]):
        for cluster in group([mentions[i] for i in component], ordered):
            keeper.keep([mentions[event] for event in cluster])
        done += len(component)
        progress("linking", done, len(mentions))
    keeper.flush()
    return Outcome(documents, len(mentions), keeper.kept)


def _component(links: Links, touched: set[str], ordered: Mapping[Pair, float]) -> set[str]:
    """Return all mentions that links or orders to join lead to."""
    joined: dict[str, set[str]] = {}
    for (left, right), value in ordered.items():
        if value > 0:
            joined.setdefault(left, set()).add(right)
            joined.setdefault(right, set()).add(left)
    found: set[str] = set()
    new = set(touched)
    while new:
        found |= new
        reached = links.neighbours(new)
        reached |= {other for event in new for other in joined.get(event, ())}
        new = reached - found
    return found
