"""Chooses an event's own place: by syntax first, then by what stands near it."""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.annotate import Layers
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.vocabulary import words
from dateline.records import Finding, Place

_FINENESS = ("site", "town", "near", "admin2", "admin1", "region", "country")
_FARTHEST = 6
_SPREAD = 1
"""Places this much farther in the parse than the nearest still compete by how fine they are."""
_COST = {
    "prep": 0, "pobj": 1, "dobj": 1, "nsubjpass": 1, "attr": 1, "oprd": 1, "appos": 1,
    "advmod": 0, "npadvmod": 0, "pcomp": 1, "conj": 1, "nsubj": 2, "dative": 2, "compound": 1,
    "nmod": 1, "amod": 1, "poss": 1, "acl": 2, "xcomp": 2, "prt": 0, "dep": 2, "ccomp": 3,
    "advcl": 3, "agent": 3, "nummod": 2, "quantmod": 2, "relcl": 3,
}  # fmt: skip
_VERBAL = ("VERB", "AUX")


def choose_place(
    layers: Layers, trigger: int, mentions: Sequence[PlaceMention], local_only: bool = False
) -> Finding[Place] | None:
    """Return where the event whose trigger is that token happened; None where nothing says."""
    usable = {m.head: m for m in mentions if not m.acting and not m.reporting}
    found = _by_syntax(layers, trigger, usable)
    if found is not None:
        return _as_event_place(found, "syntax")
    if local_only:
        return None
    candidates = [m for m in usable.values() if not _reporting(layers, m, trigger)]
    sentence = layers.tokens[trigger].sentence
    for number, rule in ((sentence, "sentence"), (sentence - 1, "before")):
        if number < 0 or layers.sentences[number].block != layers.sentences[sentence].block:
            continue
        here = [m for m in candidates if layers.tokens[m.head].sentence == number]
        if here:
            return _as_event_place(_finest(here, trigger), rule)
    return None


def article_place(layers: Layers, mentions: Sequence[PlaceMention]) -> Finding[Place] | None:
    """Return the country that an article names most, quoted where it is first named."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.finding.value.country:
            counts[mention.finding.value.country] += 1
    if not counts:
        return None
    most = max(counts.values())
    code = min(c for c, n in counts.items() if n == most)
    own = [m for m in mentions if m.finding.value.country == code]
    named = [m for m in own if m.finding.value.precision == "country"]
    best = (named or own)[0]
    place = best.finding.value
    if named:
        return Finding(place, best.finding.quotes, "place.article")
    bare = Place(text=place.text, name=code, country=code, precision="country")
    return Finding(bare, best.finding.quotes, "place.article")


def _as_event_place(mention: PlaceMention, rule: str) -> Finding[Place]:
    finding = mention.finding
    how = finding.rule.removeprefix("place.")
    return Finding(finding.value, finding.quotes, f"place.{rule}/{how}")


def _rank(mention: PlaceMention) -> int:
    return _FINENESS.index(mention.finding.value.precision)


def _finest(mentions: Sequence[PlaceMention], trigger: int) -> PlaceMention:
    return min(mentions, key=lambda m: (_rank(m), abs(m.head - trigger), m.first))


def _reporting(layers: Layers, mention: PlaceMention, trigger: int) -> bool:
    """Tell whether a place is where somebody spoke ("told reporters in Beirut")."""
    tokens = layers.tokens
    i = mention.head
    while tokens[i].dep in ("pobj", "conj", "appos", "prep", "advmod") and tokens[i].head != i:
        i = tokens[i].head
        if tokens[i].pos in _VERBAL or i == trigger:
            break
    if tokens[i].dep in ("dobj", "dative") and tokens[i].pos in ("NOUN", "PROPN"):
        i = tokens[i].head
    return i != trigger and tokens[i].lemma in words("saying") and tokens[i].pos in _VERBAL


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
    cost = _COST.get(below.dep)
    if cost is None:
        return None
    if below.dep == "conj" and below.pos in _VERBAL:
        return None  # another event's clause
    if below.dep in ("ccomp", "advcl", "relcl") and (token.lemma in words("saying") or i != start):
        return None
    if below.dep != "prep":
        return cost
    word = below.text.lower()
    if word in words("astray"):
        return None
    if word in words("actor") - words("strong") - words("weak"):
        return cost + 3
    return cost + 1 if word == "from" else cost
