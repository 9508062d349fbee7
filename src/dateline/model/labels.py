"""What the heads of the encoder can answer: tags, roles, realis, modes, types of a pair."""

from typing import get_args

from dateline.codebook.schemes import PLOVER_MODES
from dateline.records import EventType, Realis

TYPES: tuple[EventType, ...] = get_args(EventType)
TAGS: tuple[str, ...] = ("O", *(f"{b}-{t}" for t in TYPES for b in "BI"))
"""Trigger tags of a word piece: outside, or the first or a later piece of a trigger."""
ROLES: tuple[str, ...] = ("actor", "recipient", "place", "source")
ROLE_TAGS: tuple[str, ...] = ("O", *(f"{b}-{r}" for r in ROLES for b in "BI"))
"""Role tags of a word piece, given a trigger."""
REALIS: tuple[Realis, ...] = get_args(Realis)
MODES: tuple[str, ...] = tuple(
    f"{kind}/{mode}" for kind, modes in PLOVER_MODES.items() for mode in ("", *modes)
)
"""Modes of a trigger, `TYPE/` where the text decides none."""
DISTANCES = (-16, -8, -4, -2, -1, 0, 1, 2, 3, 5, 9, 17)
"""Lower bounds of the buckets of the distance, in pieces, from a trigger to a piece."""
PARTS: tuple[str, ...] = ("source", "cue", "content")
"""Parts of an attribution; a word piece has a tag of each: outside, or the first or a later one."""
PART_TAGS: tuple[str, ...] = ("O", "B", "I")
LINK_TAGS: tuple[str, ...] = ("O", "B-source", "I-source", "B-content", "I-content")
"""Tags of a word piece, given a cue."""
GAPS = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 3, 5, 9, 17, 33, 65)
"""Lower bounds of the buckets of the distance, in pieces, from a cue to a piece."""
