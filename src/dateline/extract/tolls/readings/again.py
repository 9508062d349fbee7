"""Numbers told beside a toll: what it was before ("up from 39"), and what it is made up of."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import bare_fate, harm_of, is_thing
from dateline.extract.tolls.mentions import BREAKDOWN, TollMention
from dateline.extract.tolls.unmeant.unreal import is_unreal

_BEFORE = frozenset({"from", "against", "revising", "than", "versus", "vs", "vs."})
_COMPARED = (["compared", "with"], ["compared", "to"], ["instead", "of"], ["and", "not"])
_ARTICLES = frozenset({"the", "an", "a", "its", "their", "his", "earlier", "previous", "first"})
_MOVED = frozenset({
    "up", "down", "rise", "climb", "grow", "jump", "go", "raise", "lower", "cut", "revise", "bring",
    "increase", "drop", "fall", "lift", "reduce", "correct", "change", "update", "double", "swell",
})  # fmt: skip
_OPEN = frozenset({"ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "PUNCT"})
_BREAKS = frozenset({":", "-", "\u2013", "\u2014"})
_ENDS = frozenset({";", ".", ":"})
_LINKS = frozenset({"and", "or", ",", "/", "&"})
_MIXED = frozenset({"killed", "injured", "missing", "captured"})
_PARTS = 2
"""Parts of a total, or fates of one number, at the least."""


def add_again(found: Collector) -> None:
    """Add the earlier numbers of a toll, the parts that add up to it, and some of those harmed."""
    for number in found.free():
        count = found.counter.count(number.last - 1)
        if count is None or count.most == 0 or count.how != "number" or is_thing(count.group):
            continue
        told = _earlier(found, count)
        if told is not None:
            found.put(told.harm, told.finding.value.kind, "again", count)
        elif count.partitive and (harm := _of_uncounted(found, count)) is not None:
            found.put(harm[1], harm[0], "some", count)
    for whole in [m for m in found.found if m.finding.value.least >= _PARTS]:
        for count in _adding_up(found, whole):
            at = next((n for n, m in enumerate(found.found) if m is whole), None)
            kind = whole.finding.value.kind
            found.put(whole.harm, kind, BREAKDOWN, count, part_of=at, part=True)


def _earlier(found: Collector, count: Count) -> TollMention | None:
    """Return the toll that a bare number was before: "up from 39", "against 39"."""
    tokens = found.layers.tokens
    if count.noun not in found.counter.at:
        return None
    at = count.first - 1
    while at >= 0 and tokens[at].low in _ARTICLES:
        at -= 1
    after = tokens[count.last] if count.last < len(tokens) else None
    if at < 1 or (after is not None and after.pos not in _OPEN and after.tag != "JJ"):
        return None
    told = found.before(count.first, reach=0)
    if told is None:
        return None
    pair = [t.low for t in tokens[at - 1 : at + 1]]
    if pair[1] not in _BEFORE and pair not in _COMPARED:
        return None
    mention = found.found[told]
    between = {t.base for t in tokens[max(0, mention.first - 12) : at]}
    moved = pair[1] not in ("from", "than") or bool(between & _MOVED)
    return mention if moved and mention.finding.value.kind != "damaged" else None


def _of_uncounted(found: Collector, count: Count) -> tuple[str, int] | None:
    """Return the harm done to those of whom some are counted: "villagers died, fifty of them"."""
    tokens = found.layers.tokens
    if tokens[count.noun].low not in ("them", "whom"):
        return None
    if any(tokens[m.head].sentence == tokens[count.first].sentence and m.head < count.first
           and m.finding.value.most != 1 for m in found.found):  # fmt: skip
        return None
    sentence = found.layers.sentences[tokens[count.first].sentence]
    for token in reversed(tokens[sentence.first : count.first]):
        if token.pos != "VERB" or is_unreal(found.layers, token.i):
            continue
        for harm in harm_of(found.layers, token.i):
            if harm.pattern in ("object", "subject", "either") and harm.kind in _MIXED:
                return harm.kind, token.i
    return None


def _adding_up(found: Collector, whole: TollMention) -> Sequence[Count]:
    """Return the numbers after a toll and a colon or dash that add up to it."""
    tokens = found.layers.tokens
    total = whole.finding.value
    start = max(whole.last, whole.head + 1)
    opened = next((t.i for t in tokens[start : start + 8] if t.text in _BREAKS), None)
    if opened is None or total.least != total.most:
        return ()
    used = {i for m in found.found for i in range(m.first, m.last)}
    parts: list[Count] = []
    for token in tokens[opened + 1 :]:
        if token.sentence != tokens[whole.head].sentence or token.text in _ENDS:
            break
        if parts and token.i < parts[-1].last:
            continue
        count = found.counter.count(token.i) if token.pos in ("NOUN", "PROPN", "NUM") else None
        if count is None or count.first < opened or (parts and count.first < parts[-1].last):
            continue
        parts.append(count)
    fits = len(parts) > 1 and sum(p.least for p in parts) == total.least
    return tuple(p for p in parts if p.first not in used) if fits else ()


def without_mixed(layers: Layers, found: Sequence[TollMention]) -> list[TollMention]:
    """Return the tolls without a number of killed and wounded together ("40 killed or wounded")."""
    mixed = {
        n
        for a, one in enumerate(found)
        for b, other in enumerate(found)
        if a != b and _share(layers, one, other)
        for n in (a, b)
    } | {n for n, one in enumerate(found) if _is_joint(layers, one)}
    if not mixed:
        return list(found)
    kept = [n for n in range(len(found)) if n not in mixed]
    place = {old: new for new, old in enumerate(kept)}
    return [
        msgspec.structs.replace(m, part_of=place.get(m.part_of)) if m.part_of is not None else m
        for m in (found[n] for n in kept)
    ]


def _share(layers: Layers, one: TollMention, other: TollMention) -> bool:
    """Tell whether one number has two fates that a conjunction joins."""
    kinds = {one.finding.value.kind, other.finding.value.kind}
    same = (one.first, one.last) == (other.first, other.last) and one.harm != other.harm
    if not same or len(kinds) < _PARTS or not kinds <= _MIXED or one.finding.value.most == 0:
        return False
    first, last = sorted((one.harm, other.harm))
    between = layers.tokens[first + 1 : last]
    held = min((one, other), key=lambda m: m.harm).finding.value.kind == "captured"
    if held and not any(t.low == "or" for t in between):
        return False  # "three guards were captured and killed": each was both
    joined = any(t.low in ("and", "or", "/", "&") for t in between)
    return joined and all(t.low in _LINKS or t.tag in ("VBN", "VBD", "JJ") for t in between)


def _is_joint(layers: Layers, one: TollMention) -> bool:
    """Tell whether the word of harm and another beside it share a number.

    "142 men killed and wounded", "killed or wounded 40 fighters"; no vague "hundreds of dead and
    wounded", of whom some are dead, and no "left two dead and wounded six".
    """
    tokens = layers.tokens
    toll = one.finding.value
    if toll.kind not in _MIXED or toll.most == 0 or (toll.least == 1 and toll.most is None):
        return False
    for first in dict.fromkeys((one.last, one.harm, one.harm - 2)):
        three = tokens[first : first + 3] if first > 1 else ()
        if len(three) < 3 or three[1].low not in ("and", "or"):
            continue
        kinds = {bare_fate(three[0].low), bare_fate(three[2].low)}
        if None in kinds or len(kinds) < _PARTS or not kinds <= _MIXED:
            continue
        after = tokens[first + 3 : first + 4]
        counted = any(t.pos == "NUM" or t.low in ("at", "another", "more") for t in after)
        if one.last == first and (not counted or one.harm == first + 2):
            return True
        if one.first == first + 3 and all(t.pos != "NUM" for t in tokens[first - 2 : first]):
            return True
    return False
