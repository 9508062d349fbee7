"""Finds an event's place by its own syntax alone."""

import heapq
from collections.abc import Mapping, Sequence

from dateline.annotate import Layers
from dateline.extract.places.clues import COST
from dateline.extract.places.mentions import PlaceMention, as_event_place
from dateline.extract.places.vocabulary import words
from dateline.records import Finding, Place

_FINENESS = ("site", "town", "near", "admin2", "admin1", "region", "country")
_FARTHEST = 6
_SPREAD = 1
"""Places this much farther in the parse than the nearest still compete by how fine they are."""
_VERBAL = ("VERB", "AUX")


def place_by_syntax(
    layers: Layers, trigger: int, mentions: Sequence[PlaceMention]
) -> Finding[Place] | None:
    """Return where a trigger's own words say that it happened, nothing borrowed."""
    usable = {m.head: m for m in mentions if not m.acting and not m.reporting}
    found = _by_syntax(layers, trigger, usable)
    return None if found is None else as_event_place(found, "syntax")


def _rank(mention: PlaceMention) -> int:
    return _FINENESS.index(mention.finding.value.precision)


def _by_syntax(
    layers: Layers, trigger: int, usable: Mapping[int, PlaceMention]
) -> PlaceMention | None:
    """Look below the trigger, then climb: to the clause it modifies or the noun it describes."""
    tokens = layers.tokens
    at, came_from = trigger, -1
    for _ in range(_FARTHEST):
        found = _below(layers, at, usable, came_from)
        if found:
            nearest = min(cost for cost, _ in found)
            near = [m for cost, m in found if cost <= nearest + _SPREAD]
            return min(near, key=lambda m: (_rank(m), abs(m.head - trigger), m.first))
        token = tokens[at]
        if token.head == at:
            return None
        above = tokens[token.head]
        if above.lemma in words("saying") and above.pos in _VERBAL:
            return None
        came_from, at = at, above.i
    return None


def _below(
    layers: Layers, start: int, usable: Mapping[int, PlaceMention], but: int
) -> list[tuple[int, PlaceMention]]:
    """Return the places under a token with their cost, without those under `but`."""
    tokens = layers.tokens
    queue: list[tuple[int, int]] = [(0, start)]
    found = []
    while queue:
        cost, i = heapq.heappop(queue)
        if i in usable and not (i == start and tokens[i].pos in _VERBAL):
            found.append((cost, usable[i]))
        for child in layers.children[i]:
            step = _step(layers, i, child, start)
            if child != but and step is not None and cost + step <= _FARTHEST:
                heapq.heappush(queue, (cost + step, child))
    return found


def _step(layers: Layers, i: int, child: int, start: int) -> int | None:
    """Return what it costs to go from a token to its child; None where it leads astray."""
    token, below = layers.tokens[i], layers.tokens[child]
    cost = COST.get(below.dep)
    if cost is None:
        return None
    if below.dep == "conj" and below.pos in _VERBAL:
        return None  # another event's clause
    if below.dep in ("ccomp", "advcl", "relcl") and (token.lemma in words("saying") or i != start):
        return None
    if below.dep != "prep":
        return cost
    word = below.low
    if word in words("astray"):
        return None
    if word in words("actor") and word not in words("strong") and word not in words("weak"):
        return cost + 3
    return cost + 1 if word == "from" else cost
