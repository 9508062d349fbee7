"""What two articles share and where they differ, as numbers with names."""

import math
from collections.abc import Mapping, Set

from dateline.link.articles.profiles import Profile

Features = dict[str, float]
_PLAIN = 2.0
"""So much of a name's rarity tells nothing: one article in seven has such a word."""
_PLAIN_FULL = 4.0
_NEAR = 7


def compare(left: Profile, right: Profile) -> Features:
    """Return the features of two articles by name; the same either way round."""
    found = {
        "words": _product(left.words, right.words),
        "lead words": _product(left.lead, right.lead),
        "lead in text": max(_product(left.lead, right.words), _product(right.lead, left.words)),
        "shorter text": math.log1p(min(len(left.words), len(right.words))),
    }
    found |= _of_names(left, right)
    found |= _of_details(left, right)
    found |= _of_days(left, right)
    apart = found["days apart"]
    # what holds a story together over months: the same people, the same words
    found["full names, far apart"] = found["full names"] * apart
    found["names of one, far apart"] = found["names of one"] * apart
    found["words, far apart"] = found["words"] * apart
    return found


def shared_names(left: Profile, right: Profile) -> list[str]:
    """Return the words with a capital that both have, rarest first."""
    shared = [name for name in left.names if name in right.names]
    return sorted(shared, key=lambda name: (-left.names[name], name))


def shared_full_names(left: Profile, right: Profile) -> list[str]:
    """Return the names of two words that both have, rarest first."""
    shared = [name for name in left.full_names if name in right.full_names]
    return sorted(shared, key=lambda name: (-left.full_names[name], name))


def _of_names(left: Profile, right: Profile) -> Features:
    shared, full = shared_names(left, right), shared_full_names(left, right)
    ours, theirs = _telling(left.names), _telling(right.names)
    both = sum(max(0.0, left.names[name] - _PLAIN) for name in shared)
    leads = sorted(left.lead_names & right.lead_names)
    covered = (_covered(left, right), _covered(right, left))
    found = {
        "names": math.log1p(both),
        "names of both": both / (math.sqrt(ours * theirs) or 1.0),
        "names of one": min(1.0, both / (min(ours, theirs) or 1.0)),
        "full names": math.log1p(
            sum(max(0.0, left.full_names[name] - _PLAIN_FULL) for name in full)
        ),
        "count of full names": float(min(len(full), 5)),
        "rarest full name": left.full_names[full[0]] if full else 0.0,
        "lead names": math.log1p(sum(max(0.0, left.names[n] - _PLAIN) for n in leads)),
        "lead names found, less": min(covered),
        "lead names found, more": max(covered),
    }
    for rank, which in enumerate(("rarest name", "second rarest name", "third rarest name")):
        found[which] = left.names[shared[rank]] if len(shared) > rank else 0.0
    return found


def _of_details(left: Profile, right: Profile) -> Features:
    return {
        "streets": float(min(2, len(left.streets & right.streets))),
        "other streets": _differ(left.streets, right.streets),
        "ages": float(min(3, len(left.ages & right.ages))),
        "other ages": _differ(left.ages, right.ages),
        "named with age": float(min(3, len(left.aged & right.aged))),
        "others named with age": _differ(left.aged, right.aged),
        "numbers": float(min(4, len(left.numbers & right.numbers))),
        "tolls": float(min(2, len(left.tolls & right.tolls))),
        "other tolls": _differ(left.tolls, right.tolls),
    }


def _of_days(left: Profile, right: Profile) -> Features:
    dated = left.day is not None and right.day is not None
    apart = abs((left.day or 0) - (right.day or 0)) if dated else 0
    # a report from the court months later tells of its own days: they contradict nothing
    near = float(apart <= _NEAR)
    return {
        "dated": float(dated),
        "days apart": math.log1p(apart),
        "days told": float(min(3, len(left.days & right.days))),
        "other days told": near * _differ(left.days, right.days),
        "dates told": float(min(2, len(left.dates & right.dates))),
        "other dates told": near * _differ(left.dates, right.dates),
    }


def _product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two unit vectors; rounded, so that the order of words can't matter."""
    if len(left) > len(right):
        left, right = right, left
    return round(sum(weight * right[word] for word, weight in left.items() if word in right), 6)


def _telling(names: Mapping[str, float]) -> float:
    """Return how much rarity a text's names have beyond the plain."""
    return sum(max(0.0, rarity - _PLAIN) for rarity in names.values())


def _covered(one: Profile, other: Profile) -> float:
    """Return the share, by rarity, of the names in a lead that the other text has anywhere."""
    lead = sorted(one.lead_names)
    every = sum(one.names[name] for name in lead)
    return sum(one.names[name] for name in lead if name in other.names) / (every or 1.0)


def _differ(left: Set[object], right: Set[object]) -> float:
    """Return 1 where both have something and nothing in common, else 0."""
    return float(bool(left) and bool(right) and not left & right)
