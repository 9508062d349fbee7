"""Scores of a classification: accuracy, macro and weighted F1 over the classes of the gold."""

from collections.abc import Sequence


def accuracy(gold: Sequence[str], found: Sequence[str | None]) -> float:
    """Return the share of right answers; no answer (None) is wrong.

    >>> accuracy(["a", "b"], ["a", None])
    0.5
    """
    return round(sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold), 3)


def _class_f1(gold: Sequence[str], found: Sequence[str | None]) -> dict[str, float]:
    """Return the F1 of each class that the gold has.

    >>> _class_f1(["a", "b", "b"], ["a", "b", "a"])
    {'a': 0.6666666666666666, 'b': 0.6666666666666666}
    """
    scores = {}
    for name in sorted(set(gold)):
        right = sum(g == f == name for g, f in zip(gold, found, strict=True))
        scores[name] = 2 * right / (gold.count(name) + sum(f == name for f in found))
    return scores


def macro_f1(gold: Sequence[str], found: Sequence[str | None]) -> float:
    """Return the mean F1 of the gold's classes, each as heavy as the next."""
    scores = _class_f1(gold, found)
    return round(sum(scores.values()) / len(scores), 3)


def weighted_f1(gold: Sequence[str], found: Sequence[str | None]) -> float:
    """Return the mean F1 of the gold's classes, each as heavy as it is frequent."""
    scores = _class_f1(gold, found)
    return round(sum(scores[g] for g in gold) / len(gold), 3)
