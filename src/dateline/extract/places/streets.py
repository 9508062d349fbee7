"""Names of towns and states that are those of streets: "the 3000 block of Miami"."""

from collections.abc import Sequence

from dateline.annotate import Token

STREETS = frozenset({
    "street", "streets", "st.", "avenue", "avenues", "ave", "ave.", "boulevard", "boulevards",
    "blvd", "blvd.", "road", "roads", "rd.", "drive", "lane", "lanes",
})  # fmt: skip
"""Words that end the name of a street."""
_MANY = frozenset({"streets", "avenues", "boulevards", "roads", "lanes"})


def is_of_day(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a name that ends before `last` is a feast's: "St. Patrick's Day"."""
    after = [t.low for t in tokens[last : last + 2]]
    before = tokens[last - 1].low
    if after[:1] and after[0] in ("'s", "’s", "'", "’"):
        return after[1:] in (["day"], ["eve"])
    return before.endswith(("'s", "’s")) and after[:1] in (["day"], ["eve"])


def is_street(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the name at `first` to `last` is only a street's.

    By what it is a block of ("in the 3200 block of Minnesota"), or by the street behind it, of
    two as well ("Dauphine and Bordeaux streets").
    """
    before = [t.low for t in tokens[max(0, first - 3) : first]]
    if before[-2:] in (["block", "of"], ["blocks", "of"]) and before[0][:1].isdigit():
        return True
    after = [t.low for t in tokens[last : last + 4]]
    if after[:1] == ["and"]:
        return bool(_MANY & set(after[2:4]))
    return bool(after) and after[0] in STREETS
