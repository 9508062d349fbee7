"""A time as the text mentions it, and the reading that a rule makes of it."""

from datetime import date
from typing import Literal

import msgspec

from dateline.extract.times.days import Stretch
from dateline.records import Finding, When

Kind = Literal["point", "since", "until", "duration", "set", "vague"]


class TimeMention(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) that tell a time, and what they say.

    A "since" runs up to publication, an "until" from it; a "duration" lies next to the anchor of
    its value, which is a guess of where it lies; a "set" recurs and its value is the last turn; a
    "vague" tells only before, now or after.
    """

    first: int
    last: int
    finding: Finding[When]
    kind: Kind


class Reading(msgspec.Struct, frozen=True):
    """What one rule makes of a match; `published` tells that the publication date was used.

    `whole` is all of what is named where the stretch is a part: the days of a holiday, the year
    of "this year". `clock` is a time of day (HH:MM, a range of two, or the name of a part) that
    waits for its date.
    """

    stretch: Stretch
    rule: str
    kind: Kind = "point"
    anchor: date | None = None
    published: bool = False
    whole: Stretch | None = None
    clock: str = ""
