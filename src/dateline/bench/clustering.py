"""How well found clusters fit gold ones: BCubed and pairwise precision, recall and F1."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.errors import BenchError

Scores = tuple[float, float, float]
"""Precision, recall and F1, each 0 to 1."""


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Scores:
    """Return BCubed precision, recall and F1; both map the same items to a cluster's name.

    Every item counts once: its precision is the share of its found cluster that is of its gold
    cluster, itself included; its recall is the share of its gold cluster that is found with it.

    >>> bcubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "y"})
    (1.0, 1.0, 1.0)
    """
    _check(gold, found)
    if not gold:
        return 0.0, 0.0, 0.0
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[item], found[item]) for item in gold)
    cells = sorted(both.items())  # sorted: floats then add up to the same each time
    precision = sum(n * n / in_found[f] for (_, f), n in cells) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in cells) / len(gold)
    return precision, recall, f1(precision, recall)


def pairwise(gold: Mapping[str, str], found: Mapping[str, str]) -> Scores:
    """Return precision, recall and F1 over the pairs of items that share a cluster.

    Where one side has no pair at all its figure is 1 if the other has none either, else 0.
    """
    _check(gold, found)
    both = _pairs(Counter((gold[item], found[item]) for item in gold).values())
    right, given = _pairs(Counter(gold.values()).values()), _pairs(Counter(found.values()).values())
    empty = 1.0 if right == given == 0 else 0.0
    precision = both / given if given else empty
    recall = both / right if right else empty
    return precision, recall, f1(precision, recall)


def named(clusters: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return which cluster each item is in, a cluster being named by its smallest item.

    >>> named([("b", "a"), ("c",)])
    {'b': 'a', 'a': 'a', 'c': 'c'}
    """
    found: dict[str, str] = {}
    for cluster in clusters:
        members = list(cluster)
        name = min(members)
        found.update(dict.fromkeys(members, name))
    return found


def metrics(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """Return the six figures by the names that `dateline bench incidents` prints."""
    names = ("p", "r", "f1")
    return {
        f"{measure}_{name}": round(value, 4)
        for measure, scores in (
            ("bcubed", bcubed(gold, found)),
            ("pairwise", pairwise(gold, found)),
        )
        for name, value in zip(names, scores, strict=True)
    }


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall; 0 where both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def _pairs(sizes: Iterable[int]) -> int:
    """Return how many pairs clusters of these sizes hold."""
    return sum(n * (n - 1) // 2 for n in sizes)


def _check(gold: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Refuse two partitions that are not of the same items."""
    if gold.keys() != found.keys():
        odd = sorted(gold.keys() ^ found.keys())
        raise BenchError(
            f"{len(odd)} items are in only one of the gold and the found clusters, such as "
            f"{odd[0]}; cluster exactly the items of the gold"
        )
