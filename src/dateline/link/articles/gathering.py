"""Articles gathered by the incident they tell of: keys, pairs, odds, clusters."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.link.articles.blocking import blocking_keys
from dateline.link.articles.likeness import likeness
from dateline.link.articles.profiles import Profile
from dateline.link.clusters import Pair, clusters, components, pair, pairs_of

ABSENT = -3.0
"""The log-odds of two articles that were not compared: they share no key."""
_WHOLE = 200
"""In a component of up to so many articles every pair is compared, in a larger one those that
share a key: 20,000 pairs are a second's work."""
Score = Callable[[str, str], float]


def gather(items: Sequence[str], pairs: Iterable[Pair], score: Score) -> list[tuple[str, ...]]:
    """Return the clusters of articles that tell of one incident each, sorted.

    `pairs` are those worth comparing; where they link articles into one component, its other
    pairs are scored too, so that a cluster rests on all its members.
    """
    scores = {(one, other): score(one, other) for one, other in pairs}
    linked = [found for found, odds in scores.items() if odds > 0]
    for component in components(items, linked):
        if len(component) > _WHOLE:
            continue
        for number, one in enumerate(component):
            for other in component[number + 1 :]:
                both = pair(one, other)
                if both not in scores:
                    scores[both] = score(*both)
    return clusters(items, scores, absent=ABSENT)


def gather_articles(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """Return the clusters of articles by the incident they tell of; keys are document ids."""
    keys = {item: blocking_keys(found) for item, found in profiles.items()}
    return gather(
        sorted(profiles),
        pairs_of(keys),
        lambda one, other: likeness(profiles[one], profiles[other]),
    )
