"""A toll as the text mentions it: the counted words, the word of harm and the event."""

import msgspec

from dateline.records import Finding, Toll

BREAKDOWN = "breakdown"
"""The pattern of parts that add up to their total ("eleven dead: eight men and three women")."""

MORE = "-more"
"""The pattern of further victims told without a verb of their own ("two others by a bomb")."""


class TollMention(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) that count victims, and what was done to them.

    `head` is the counted noun (or the number), `harm` the word of harm, `event` the trigger that
    the syntax makes its cause; `part_of` is the index of the mention that includes this one.
    An `addend` adds up with the other addends of the same harm word; a `running` total counts
    more than one event ("since the war began").
    """

    first: int
    last: int
    head: int
    harm: int
    finding: Finding[Toll]
    event: int | None = None
    part_of: int | None = None
    addend: bool = False
    running: bool = False
