"""What a frame reads: the match of its trigger with some words."""

import msgspec

from dateline.codebook.frames import Frame


class Match(msgspec.Struct, frozen=True):
    """A frame that reads a trigger: its head token, its words `first` to `last` (exclusive)."""

    frame: Frame
    kind: str
    head: int
    first: int
    last: int
