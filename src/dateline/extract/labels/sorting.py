"""What a judging phrase is a word for, and whether two actors are one."""

from dateline.annotate import Layers
from dateline.codebook.schemes import ORGANS
from dateline.extract.labels.judged import Judged, traits
from dateline.records import Actor


def sort_of(layers: Layers, judged: Judged) -> str:
    """Return what a phrase is a word for: a state, a force, a group, people, or one person."""
    token = layers.tokens[judged.head]
    names = {token.base, judged.form}
    for sort in ("state", "force", "group"):
        if names & traits(sort):
            return sort
    return "people" if token.tag in ("NNS", "NNPS") else "one"


def is_same(one: Actor, other: Actor) -> bool:
    """Tell whether two actors are one, or bodies of one state."""
    if other.id is not None and other.id == one.id:
        return True
    state = one.sector in ORGANS and other.sector in ORGANS
    return state and one.country is not None and one.country == other.country
