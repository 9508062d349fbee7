"""How people stand among all whom a judging phrase could name: the nearest, the first, the only."""

from collections.abc import Mapping, Sequence

from dateline.extract.labels.chains import Chain

_NEVER = 10_000
"""Farther than any mention stands."""


def ranked(
    head: int, found: Sequence[tuple[Chain, Mapping[str, float]]]
) -> Sequence[Mapping[str, float]]:
    """Return the clues for each of some people, with how they stand among the others."""
    chains = [chain for chain, _ in found]
    near = [min((abs(m.head - head), m.head > head) for m in c.mentions) for c in chains]
    before = [_before(head, c) for c in chains]
    told = [len(c.mentions) + len(c.pronouns) for c in chains]
    kinds = [c.mentions[0].kind for c in chains]
    ranks = []
    for n, (_, clues) in enumerate(found):
        names = {
            "nearest of all": near[n] == min(near),
            "last before": before[n] == min(before) < _NEVER,
            "first of all": n == 0,
            "most told of": told[n] == max(told) and told.count(told[n]) == 1,
            f"only {kinds[n]}": kinds.count(kinds[n]) == 1,
        }
        ranks.append({**clues, **{name: 1.0 for name, holds in names.items() if holds}})
    return ranks


def _before(head: int, chain: Chain) -> int:
    """Return how far before a phrase people were last mentioned."""
    return min((head - m.head for m in chain.mentions if m.head < head), default=_NEVER)
