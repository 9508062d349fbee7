"""Parts of a toll told just before: "six of them children", "one, an engineer", "of whom two"."""

import functools
from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import is_thing
from dateline.extract.tolls.readings.among import HARMED, add_among, including

_SET_OFF = frozenset({":", "-", "\u2013", "\u2014"})
_KNOWN = frozenset({"the", "them", "those", "these", "whom"})
_THEM = frozenset({"them", "whom", "these", "those"})
_FREED = frozenset({"release", "free", "bail", "let", "rescue", "swap"})
_STEPS = frozenset({
    "of", "them", "whom", "the", "in", "a", "is", "are", "was", "were", "very", "most", "so",
    "said",
    "to", "be", "reported", "reportedly", "wounded", "injured", "hurt",
})  # fmt: skip
_GRADES = frozenset({
    "critical", "critically", "seriously", "gravely", "badly", "severely", "slightly", "lightly",
    "grievously", "serious", "grave", "severe", "dangerously", "life-threateningly",
})  # fmt: skip


def add_parts(found: Collector) -> None:
    """Add the numbers that tell how many of those already counted were what, or suffered what."""
    add_among(found, functools.partial(_whole, found))
    for number in found.free():
        count = found.counter.count(number.last - 1)
        if count is None or is_thing(count.group) or count.most == 0:
            continue
        if _speaks(found.layers, count):
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
        if (larger := including(found, count, functools.partial(_whole, found))) is not None:
            mention = found.found[larger]
            kind = mention.finding.value.kind
            found.put(mention.harm, kind, "part", count, part_of=larger, part=True)
            continue
        partitive = _partitive(found.layers, number.first, number.last)
        picked = partitive is not None or _fatal(found.layers, count)
        if not (picked or _picks_out(found, count) or _goes_on(found, number.first)):
            continue
        whole = _whole(found, count, HARMED.get(partitive or ""))
        if whole is None or _of_others(found, count, found.found[whole].last):
            continue
        if _fatal(found.layers, count):
            found.put(found.found[whole].harm, "killed", "part", count, part_of=whole, part=True)
            continue
        mention = found.found[whole]
        if _freed(found.layers, count):
            continue
        fits = _smaller(count, mention.finding.value.least, mention.finding.value.most)
        if mention.finding.value.kind == "crowd" or not fits:
            continue
        found.put(
            mention.harm, mention.finding.value.kind, "part", count, part_of=whole, part=True
        )  # fmt: skip


def _included(layers: Layers, count: Count) -> tuple[int, str] | None:
    """Return the word of those harmed that are told to include a count: "the dead include four"."""
    top = layers.tokens[count.noun]
    while top.dep == "conj":
        top = layers.tokens[top.head]
    verb = layers.tokens[top.head]
    if verb.lemma != "include" or top.dep != "dobj":
        return None
    for own in kids(layers, verb.i, "nsubj"):
        for word in layers.tokens[own.i : own.i + 2]:  # "the 13 wounded include"
            if word.low in HARMED:
                return word.i, HARMED[word.low]
    return None


def _partitive(layers: Layers, first: int, last: int) -> str | None:
    """Return the word that a number is taken from: "them", "whom", "wounded"."""
    words = [t.low for t in layers.tokens[last : last + 3]]
    if words[:1] == ["of"]:
        rest = [w for w in words[1:] if w != "the"]
        if rest and words[1] == "the" and layers.tokens[last + 2].pos == "NUM":
            return "whom"  # "four of the six were farmers"
        if rest and rest[0] in _THEM | HARMED.keys():
            return rest[0]
    before = [t.low for t in layers.tokens[max(first - 2, 0) : first]]
    taken = (["of", "whom"], ["among", "whom"], ["among", "them"])
    return "whom" if before in taken else None


def _graded(layers: Layers, last: int) -> bool:
    """Tell whether how badly hurt they are follows a number: "ten gravely", "two critical"."""
    words = [t.low for t in layers.tokens[last : last + 6]]
    while words and words[0] in _STEPS:
        words.pop(0)
    return bool(words) and words[0] in _GRADES and words[1:2] != ["ill"]


def _picks_out(found: Collector, count: Count) -> bool:
    """Tell whether a number without a noun picks some out: "…; one is a film-maker"."""
    layers = found.layers
    noun = layers.tokens[count.noun]
    if noun.dep == "appos" and noun.i in found.counter.at and _of_told(found, noun.head):
        return True  # "seven civilians, five from one family,"
    for prep in kids(layers, noun.i, "prep"):
        two = [t.low for t in layers.tokens[prep.i : prep.i + 2]]
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
        return layers.after(count.last).low in ("a", "an")
    return noun.dep == "appos" and bool(kids(layers, noun.i, "appos"))


def _of_told(found: Collector, noun: int) -> bool:
    """Tell whether the noun that a number stands beside is a toll that a number counts."""
    return any(m.head == noun and m.finding.value.least > 1 for m in found.found)


def _of_others(found: Collector, count: Count, last: int) -> bool:
    """Tell whether things are counted nearer than a toll: "21 hurt …; two guns, one of them …"."""
    if not count.partitive:
        return False
    tokens = found.layers.tokens
    near = [n for n in found.numbers if last <= n.first and n.last <= count.first]
    told = [found.counter.count(n.last - 1) for n in near[-1:]]
    return any(
        c is not None and c.noun not in found.counter.at and tokens[c.noun].tag == "NNS"
        and c.least > count.least and c.group in (None, "things", "vehicles")
        for c in told
    )  # fmt: skip


def _goes_on(found: Collector, first: int) -> bool:
    """Tell whether a number goes on a list of parts, or stands in brackets after its total."""
    tokens = found.layers.tokens
    word = tokens[first - 1].low if first else ""
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
    return any(t.low == "fatally" for t in after)


def _freed(layers: Layers, count: Count) -> bool:
    """Tell whether those picked out are told to be well again, or free."""
    chain = [layers.tokens[j] for j in layers.ancestors(count.noun)[:3]]
    verb = next((t for t in chain if t.pos == "VERB"), None)
    return verb is not None and verb.lemma in _FREED and verb.sentence == chain[0].sentence


def _speaks(layers: Layers, count: Count) -> bool:
    """Tell whether those picked out are only told to say something: "one of them told Reuters"."""
    own = (t for t in layers.tokens[count.first : count.last] if t.dep == "nsubj")
    return any(frames(layers, t.head, views=False) for t in own)


def _smaller(count: Count, least: int, most: int | None) -> bool:
    return count.least <= (least if most is None else most) or most is None


def is_of_known(layers: Layers, count: Count) -> bool:
    """Tell whether those told of before are counted: "two of the victims", "both"."""
    words = [t.low for t in layers.tokens[count.first : count.noun + 1]]
    after_of = {words[n + 1] for n in range(1, len(words) - 1) if words[n] == "of"}
    return words == ["both"] or bool(after_of & _KNOWN)


def without_breakdown(layers: Layers, counts: Sequence[Count]) -> list[Count]:
    """Return a total without the list that breaks it down: "four victims - three women and …".

    As many names as were counted are theirs: "two of the men, Ali and Omar, died".
    """
    if len(counts) < 2 or counts[0].how != "number" or counts[0].least < 2:
        return list(counts)
    if len(counts) - 1 == counts[0].least and all(c.how == "name" for c in counts[1:]):
        return list(counts[:1])
    between = layers.tokens[counts[0].last : counts[1].first]
    return list(counts[:1] if any(t.text in _SET_OFF for t in between) else counts)
