"""Parts of a toll told just before: "six of them children", "one, an engineer", "of whom two"."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.events.slots import conjuncts, kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counts import Count
from dateline.extract.tolls.lexicon import is_thing

_SET_OFF = frozenset({":", "-", "\u2013", "\u2014"})
_KNOWN = frozenset({"the", "them", "those", "these", "whom"})
_THEM = frozenset({"them", "whom", "these", "those"})
_NEAR = 12
"""Tokens between a toll and "including" what it has among it."""
_STEPS = frozenset({
    "of", "them", "whom", "the", "in", "a", "is", "are", "was", "were", "very", "most", "so", "said",
    "to", "be", "reported", "reportedly", "wounded", "injured", "hurt",
})  # fmt: skip
_GRADES = frozenset({
    "critical", "critically", "seriously", "gravely", "badly", "severely", "slightly", "lightly",
    "grievously", "serious", "grave", "severe", "dangerously", "life-threateningly",
})  # fmt: skip
_HARMED = {
    "dead": "killed", "victims": "killed", "killed": "killed", "fatalities": "killed",
    "wounded": "injured", "injured": "injured", "missing": "missing", "arrested": "captured",
    "detained": "captured", "detainees": "captured", "captives": "captured",
    "hostages": "captured",
}  # fmt: skip


def add_parts(found: Collector) -> None:
    """Add the numbers that tell how many of those already counted were what, or suffered what."""
    _add_among(found)
    for number in found.free():
        count = found.counter.count(number.last - 1)
        if count is None or is_thing(count.group) or count.most == 0:
            continue
        listed = _included(found.layers, count)
        if listed is not None:
            found.put(listed[0], listed[1], "part", count, part=True)
            continue
        graded = _graded(found.layers, number.last)
        if graded and (hurt := _whole(found, count, "injured", reach=0)) is not None:
            mention = found.found[hurt]
            if _smaller(count, mention.finding.value.least, mention.finding.value.most):
                found.put(mention.harm, "injured", "part", count, part_of=hurt, part=True)
                continue
        if (larger := _including(found, count)) is not None:
            mention = found.found[larger]
            kind = mention.finding.value.kind
            found.put(mention.harm, kind, "part", count, part_of=larger, part=True)
            continue
        partitive = _partitive(found.layers, number.first, number.last)
        picked = partitive is not None or _fatal(found.layers, count)
        if not (picked or _picks_out(found, count) or _goes_on(found, number.first)):
            continue
        whole = _whole(found, count, _HARMED.get(partitive or ""))
        if whole is None:
            continue
        if _fatal(found.layers, count):
            found.put(found.found[whole].harm, "killed", "part", count, part_of=whole, part=True)
            continue
        mention = found.found[whole]
        fits = _smaller(count, mention.finding.value.least, mention.finding.value.most)
        if mention.finding.value.kind == "crowd" or not fits:
            continue
        found.put(
            mention.harm, mention.finding.value.kind, "part", count, part_of=whole, part=True
        )  # fmt: skip


def _add_among(found: Collector) -> None:
    """Add one of those told of before: "a nurse was among them", "among them the driver"."""
    tokens = found.layers.tokens
    for token in tokens:
        if token.text.lower() != "among" or token.i + 1 >= len(tokens):
            continue
        after = [t.text.lower() for t in tokens[token.i + 1 : token.i + 3]]
        if after[0] not in ("them", "whom") and after != ["the", "latter"]:
            continue
        verb = tokens[token.head]
        heads = [t.i for t in kids(found.layers, verb.i, "nsubj", "attr")] if verb.lemma == "be" else []
        heads += [verb.i] if verb.pos in ("NOUN", "PROPN") and (
            verb.i > token.i or _told_before(found, verb.i)
        ) else []
        for j in (j for h in heads for j in conjuncts(found.layers, h)):
            count = found.counter.count(j, known=True)
            if count is None or is_thing(count.group) or count.how == "pronoun":
                continue
            whole = _whole(found, count._replace(first=min(count.first, token.i)), None)
            if whole is not None and found.found[whole].finding.value.kind != "crowd":
                mention = found.found[whole]
                kind = mention.finding.value.kind
                found.put(mention.harm, kind, "part", count, part_of=whole, part=True)


def _told_before(found: Collector, i: int) -> bool:
    """Tell whether a comma and a toll of the same sentence stand before a noun.

    "Eleven people, a man of 72 among them, were killed".
    """
    count = found.counter.count(i)
    if count is None or not count.first or found.layers.tokens[count.first - 1].text != ",":
        return False
    return _whole(found, count, None, reach=0) is not None


def _including(found: Collector, count: Count) -> int | None:
    """Return the index of the toll that "including" before a count takes it from."""
    tokens = found.layers.tokens
    if not count.first or tokens[count.first - 1].text.lower() not in ("including", "includes"):
        return None
    whole = _whole(found, count, None, reach=0)
    near = whole is not None and count.first - found.found[whole].last < _NEAR
    return whole if near else None


def _included(layers: Layers, count: Count) -> tuple[int, str] | None:
    """Return the word of those harmed that are told to include a count: "the dead include four"."""
    verb = layers.tokens[layers.tokens[count.noun].head]
    if verb.lemma != "include" or layers.tokens[count.noun].dep != "dobj":
        return None
    for own in kids(layers, verb.i, "nsubj"):
        if own.text.lower() in _HARMED:
            return own.i, _HARMED[own.text.lower()]
    return None


def _partitive(layers: Layers, first: int, last: int) -> str | None:
    """Return the word that a number is taken from: "them", "whom", "wounded"."""
    words = [t.text.lower() for t in layers.tokens[last : last + 3]]
    if words[:1] == ["of"]:
        rest = [w for w in words[1:] if w != "the"]
        if rest and words[1] == "the" and layers.tokens[last + 2].pos == "NUM":
            return "whom"  # "four of the six were farmers"
        if rest and rest[0] in _THEM | _HARMED.keys():
            return rest[0]
    before = [t.text.lower() for t in layers.tokens[max(first - 2, 0) : first]]
    taken = (["of", "whom"], ["among", "whom"], ["among", "them"])
    return "whom" if before in taken else None


def _graded(layers: Layers, last: int) -> bool:
    """Tell whether how badly hurt they are follows a number: "ten gravely", "two critical"."""
    words = [t.text.lower() for t in layers.tokens[last : last + 6]]
    while words and words[0] in _STEPS:
        words.pop(0)
    return bool(words) and words[0] in _GRADES and words[1:2] != ["ill"]


def _picks_out(found: Collector, count: Count) -> bool:
    """Tell whether a number without a noun picks some out: "…; one is a film-maker"."""
    layers = found.layers
    noun = layers.tokens[count.noun]
    for prep in kids(layers, noun.i, "prep"):
        two = [t.text.lower() for t in layers.tokens[prep.i : prep.i + 2]]
        if two == ["among", "them"]:
            return True
    if noun.i not in found.counter.at:
        return False
    verb = layers.tokens[noun.head]
    if noun.dep == "nsubj" and verb.lemma == "be" and verb.i > noun.i:
        return bool(kids(layers, verb.i, "attr"))
    own = layers.tokens[count.last : count.last + 1]
    told = bool(own) and own[0].text == "," and count.least == 1 and noun.dep != "dobj"
    if told and layers.tokens[count.last + 1 : count.last + 2]:
        return layers.tokens[count.last + 1].text.lower() in ("a", "an")
    return noun.dep == "appos" and bool(kids(layers, noun.i, "appos"))


def _goes_on(found: Collector, first: int) -> bool:
    """Tell whether a number goes on a list of parts, or stands in brackets after its total."""
    tokens = found.layers.tokens
    word = tokens[first - 1].text.lower() if first else ""
    ends = [(m.last, m.finding.value.part_of_total) for m in found.found if m.last < first]
    last, part = max(ends, default=(-9, False))
    if word == "(":
        return first - last <= 3
    return word == "and" and part and first - last <= 4


def _whole(found: Collector, count: Count, kind: str | None, *, reach: int = 2) -> int | None:
    """Return the index of the toll that a part belongs to: the last one, of its kind."""
    own = found.layers.tokens[count.first].sentence
    fitting = [
        (m.head, n)
        for n, m in enumerate(found.found)
        if m.head < count.first
        and own - found.layers.tokens[m.head].sentence <= reach
        and not m.finding.value.part_of_total
        and (kind is None or m.finding.value.kind == kind)
    ]
    return max(fitting)[1] if fitting else None


def _fatal(layers: Layers, count: Count) -> bool:
    """Tell whether "fatally" follows a part: "eight were shot, two of them fatally"."""
    after = layers.tokens[count.last : count.last + 3]
    return any(t.text.lower() == "fatally" for t in after)


def _smaller(count: Count, least: int, most: int | None) -> bool:
    return count.least <= (least if most is None else most) or most is None


def is_of_known(layers: Layers, count: Count) -> bool:
    """Tell whether those told of before are counted: "two of the victims", "both"."""
    words = [t.text.lower() for t in layers.tokens[count.first : count.noun + 1]]
    after_of = {words[n + 1] for n in range(1, len(words) - 1) if words[n] == "of"}
    return words == ["both"] or bool(after_of & _KNOWN)


def without_breakdown(layers: Layers, counts: Sequence[Count]) -> list[Count]:
    """Return a total without the list that breaks it down: "four victims - three women and …"."""
    if len(counts) < 2 or counts[0].how != "number" or counts[0].least < 2:
        return list(counts)
    between = layers.tokens[counts[0].last : counts[1].first]
    return list(counts[:1] if any(t.text in _SET_OFF for t in between) else counts)
