"""Clusters from pairs: what the judgements of pairs, taken together, make one.

Average linkage: two clusters are joined while the mean score between them speaks for it, the
best pair of clusters first. Pairs that were never compared count as `absent`. The result is a
pure function of the set of pairs: no order of arrival can change it, and a component of the
graph of pairs can be clustered without looking at the others.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Return two ids in the order in which pairs are kept."""
    return (one, other) if one < other else (other, one)


def pairs_of(keys: Mapping[str, Iterable[Hashable]]) -> list[Pair]:
    """Return the pairs of items that share a key, sorted; `keys` gives the keys of each.

    >>> pairs_of({"a": ["x"], "b": ["x", "y"], "c": ["y"]})
    [('a', 'b'), ('b', 'c')]
    """
    holders: dict[Hashable, list[str]] = defaultdict(list)
    for item in sorted(keys):
        for key in keys[item]:
            holders[key].append(item)
    found = set[Pair]()
    for items in holders.values():
        for number, one in enumerate(items):
            found.update((one, other) for other in items[number + 1 :])
    return sorted(found)


def components(items: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the connected components of a graph, each sorted, in order of their first item.

    >>> components("abcd", [("a", "c")])
    [['a', 'c'], ['b'], ['d']]
    """
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    found: dict[str, list[str]] = defaultdict(list)
    for item in sorted(parent):
        found[root(item)].append(item)
    return sorted(found.values())


def clusters(
    items: Iterable[str], scores: Mapping[Pair, float], *, absent: float = -1.0
) -> list[tuple[str, ...]]:
    """Return the clusters of `items`, each sorted, in order of their first item.

    `scores` are log-odds of pairs (as `pair` orders them): above 0 is for, below against; an
    infinite score is an order to join (+) or to keep apart (-), and -inf wins over a chain of
    +inf. `absent` stands for pairs without a score.

    >>> clusters("abc", {("a", "b"): 2.0, ("b", "c"): 1.0, ("a", "c"): -4.0})
    [('a', 'b'), ('c',)]
    >>> clusters("abc", {("a", "b"): 2.0, ("b", "c"): 3.0}, absent=0.0)
    [('a', 'b', 'c')]
    """
    found: list[tuple[str, ...]] = []
    listed = sorted(set(items))
    linked = [p for p, score in scores.items() if score > 0]
    by_item: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), score in scores.items():
        by_item[left][right] = by_item[right][left] = score
    for component in components(listed, linked):
        found += _agglomerate(component, by_item, absent)
    return sorted(found)


def _agglomerate(
    component: list[str], by_item: Mapping[str, Mapping[str, float]], absent: float
) -> list[tuple[str, ...]]:
    """Join the clusters of one component, best pair first; ties go to the smaller ids."""
    members: dict[str, tuple[str, ...]] = {item: (item,) for item in component}
    inside = set(component)
    sums: dict[str, dict[str, tuple[float, int]]] = {
        item: {o: (s, 1) for o, s in by_item.get(item, {}).items() if o in inside}
        for item in component
    }
    heap: list[tuple[float, str, str, int]] = []

    def push(one: str, other: str) -> None:
        total, count = sums[one][other]
        size = len(members[one]) * len(members[other])
        mean = (total + absent * (size - count)) / size
        if mean > 0:
            first, second = sorted((one, other))
            heapq.heappush(heap, (-mean, first, second, len(members[one]) + len(members[other])))

    for item in component:
        for other in sums[item]:
            if item < other:
                push(item, other)
    while heap:
        _, one, other, size = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if len(members[one]) + len(members[other]) != size:
            continue
        members[one] = tuple(sorted(members[one] + members.pop(other)))
        del sums[one][other]
        moved = sums.pop(other)
        del moved[one]
        for third, (total, count) in moved.items():
            before, n = sums[one].get(third, (0.0, 0))
            # -inf ("keep apart") wins over +inf ("join"): their sum would be no number
            added = min(before, total) if before + total != before + total else before + total
            sums[one][third] = sums[third][one] = (added, n + count)
            del sums[third][other]
        for third in sorted(sums[one]):
            push(one, third)
    return list(members.values())
