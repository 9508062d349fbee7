"""Whether two articles tell of one incident: log-odds, and the reasons for them.

The odds are a sum of curves, one a feature (`dateline.link.articles.sharing`): `likeness.json`
has them, with how they were fitted. Nothing but the two profiles and that table is looked at.
"""

import functools
from bisect import bisect_right
from collections.abc import Mapping
from importlib import resources

import msgspec

from dateline.link.articles.profiles import Profile
from dateline.link.articles.sharing import compare


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a feature is worth, in log-odds, at some of its values; straight in between."""

    at: tuple[float, ...]
    worth: tuple[float, ...]

    def of(self, value: float) -> float:
        """Return the worth of a value; beyond the ends that of the end.

        >>> Curve((0.0, 1.0, 3.0), (0.0, 2.0, 1.0)).of(2.0)
        1.5
        """
        place = bisect_right(self.at, value)
        if place == 0:
            return self.worth[0]
        if place == len(self.at):
            return self.worth[-1]
        low, high = self.at[place - 1], self.at[place]
        share = (value - low) / (high - low)
        return self.worth[place - 1] + share * (self.worth[place] - self.worth[place - 1])


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The log-odds that two articles that were compared start from, and a curve a feature."""

    fitted: str
    start: float
    curves: dict[str, Curve]

    def log_odds(self, found: Mapping[str, float]) -> float:
        """Return the log-odds of one incident; above 0 speaks for it."""
        return round(self.start + sum(c.of(found[name]) for name, c in self.curves.items()), 4)


@functools.cache
def weights() -> Weights:
    """Return the weights that ship with Dateline."""
    data = resources.files("dateline.link.articles").joinpath("likeness.json").read_bytes()
    return msgspec.json.decode(data, type=Weights)


def likeness(left: Profile, right: Profile) -> float:
    """Return the log-odds that two articles tell of one incident; the same either way round."""
    return weights().log_odds(compare(left, right))
