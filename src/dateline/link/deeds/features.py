"""What speaks for or against one deed: named numbers, summed by their weights."""

import functools
from pathlib import Path

import msgspec

WEIGHTS = Path(__file__).parent / "weights.json"
Features = dict[str, float]
_KIN = frozenset(
    {
        frozenset({"ASSAULT", "COERCE"}),
        frozenset({"ASSAULT", "MOBILIZE"}),
        frozenset({"ASSAULT", "PROTEST"}),
        frozenset({"COERCE", "PROTEST"}),
        frozenset({"COERCE", "MOBILIZE"}),
        frozenset({"RETREAT", "CONCEDE"}),
        frozenset({"AGREE", "CONSULT"}),
        frozenset({"CONSULT", "COOPERATE"}),
    }
)


class Weights(msgspec.Struct, frozen=True):
    """What each feature is worth in log-odds, and how that was found.

    `within` is of two mentions in one document, `across` of two documents' tellings. `absent` is
    the score of a pair that is never compared, `apart` of two tellings in one document.
    """

    within: dict[str, float]
    across: dict[str, float]
    absent: float
    apart: float
    fitted: str


@functools.cache
def weights() -> Weights:
    """Return the shipped weights."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)


def total(features: Features, worth: dict[str, float]) -> float:
    """Return the sum of features by their weights; one without a weight counts nothing."""
    return round(sum(worth.get(name, 0.0) * value for name, value in features.items()), 4)


def kin(left: str, right: str) -> bool:
    """Tell whether events of two types can be one deed, told in other words."""
    return right in kinds_of_kin(left)


@functools.cache
def kinds_of_kin(kind: str) -> frozenset[str]:
    """Return the types that events of the same deed can have, told in other words.

    >>> sorted(kinds_of_kin("CONCEDE")), sorted(kinds_of_kin("AID"))
    (['CONCEDE', 'RETREAT'], ['AID'])
    """
    return frozenset({kind}).union(*(pair for pair in _KIN if kind in pair))


@functools.cache
def family(kind: str) -> str:
    """Return the first of the types that kin leads to from a type: they are looked up together.

    >>> family("PROTEST") == family("MOBILIZE"), family("AID")
    (True, 'AID')
    """
    found = {kind}
    while wider := {other for pair in _KIN if pair & found for other in pair} - found:
        found |= wider
    return min(found)
