"""Tolls told by a fate right after the number: "13 hurt", "84 mercenaries and 47 soldiers dead"."""

from collections.abc import Sequence

from dateline.annotate import Token
from dateline.extract.events.grammar.slots import conjuncts, kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import bare_fate, group_of, is_thing
from dateline.extract.tolls.readings.victims import ends_clause
from dateline.extract.tolls.unmeant.unreal import is_unreal

_BETWEEN = frozenset({
    "more", "other", "others", "further", "civilian", "of", "them", "people", "confirmed",
    "reported", "as", "having", "been", "were", "was", "are", "is", "lay",
    "lie", "left", "feared", "believed", '"', "\u201d", "badly", "seriously", "critically",
    "slightly", "lightly", "gravely", "also", "alone", "in", "all",
})  # fmt: skip
_LINKS = frozenset({":", "-", "\u2013", "\u2014", "="})
_ITEM = 12
"""Tokens of the longest heading of a number in a list."""
_ENDS = frozenset({";", ",", ".", ")"})
_NOMINAL = frozenset({"NOUN", "NUM", "PROPN"})
_FIRST = frozenset({"shot", "beaten", "burnt", "missing", "dead"})
_STATES = frozenset({
    "dead", "missing", "deaths", "bodies", "corpses", "fatalities", "injuries", "arrests",
    "evacuees", "homeless", "unaccounted",
})  # fmt: skip
"""Words that are no verbs: nothing can be their object."""
_BEFORE = 2
"""Words before a number: "including the two attackers, and 15 wounded"."""
_BEFORE_THIS = frozenset({"prior", "previous", "past", "earlier"})


def add_beside(found: Collector) -> None:
    """Add the tolls of the numbers that a fate follows."""
    for number in found.free():
        count = found.counter.count(number.last - 1)
        if count is None:
            continue
        at = _fate_after(found, max(count.last, number.last), count)
        at = _fate_before(found, number.first) if at is None else at
        at = _verb_before(found, count) if at is None else at
        if at is None or is_unreal(found.layers, at):
            continue
        kind = _kind(found, at)
        thing = is_thing(count.group) or found.layers.tokens[at].base == "damage"
        headed = at < count.first and is_thing(group_of(found.layers, at - 1)) if at else False
        thing = thing or headed  # "Classrooms burnt down: 52"
        if kind is None or (kind == "damaged") != thing:
            continue
        if kind == "killed" and _and_wounded(found, at):
            count = count._replace(least=min(1, count.least), exact=False)
        listed = [c for j in listed_before(found, count.noun) if (c := found.counter.count(j))]
        listed = [*listed, count]
        for one in listed:
            found.put(at, kind, "beside", one, addend=len(listed) > 1)


def _fate_after(found: Collector, k: int, count: Count) -> int | None:
    """Return the token of the fate that follows a counted phrase, or that is its noun."""
    tokens = found.layers.tokens
    if _of_a_life(tokens, count):
        return None
    if tokens[count.noun].low in _STATES:
        definite = any(t.low in ("the", "his", "her", "their")
                       for t in tokens[count.first : count.noun])  # fmt: skip
        return None if definite and count.most == 0 else count.noun  # "none of the injuries"
    if count.most == 0 and k < len(tokens) and tokens[k].base == "damage":
        return k
    while k + 1 < len(tokens) and (
        tokens[k].low in _BETWEEN or (tokens[k].lemma == "have" and tokens[k + 1].low == "been")
    ):
        k += 1
    if k < len(tokens) and tokens[k].low == "shot" and kids(found.layers, k, "dobj"):
        return None  # "two gunmen shot dead three"
    if k + 2 < len(tokens) and tokens[k].low in _FIRST:
        k += 1 if tokens[k + 1].low == "dead" else 0
        k += 2 if tokens[k + 1].text == "and" and bare_fate(tokens[k + 2].text) else 0
    if k >= len(tokens) or tokens[k].sentence != tokens[count.noun].sentence:
        return None
    if bare_fate(tokens[k].text) is None:
        return None
    own = tokens[k].low in _STATES or ends_clause(found.layers, k)
    return k if own else None


def _of_a_life(tokens: Sequence[Token], count: Count) -> bool:
    """Tell whether one person's record is counted: "a youth with four prior arrests"."""
    told = any(t.low in _BEFORE_THIS for t in tokens[count.first : count.noun])
    return told and tokens[count.noun].low == "arrests"


def _and_wounded(found: Collector, at: int) -> bool:
    """Tell whether a number counts dead and wounded together: "hundreds of dead and wounded"."""
    after = [t.low for t in found.layers.tokens[at + 1 : at + 3]]
    return len(after) == 2 and after[0] in ("and", "or") and bare_fate(after[1]) == "injured"


def _fate_before(found: Collector, first: int) -> int | None:
    """Return the token of the fate that a list puts before its number: "Killed: 161"."""
    tokens = found.layers.tokens
    if first < 2 or tokens[first - 1].text not in _LINKS:
        return None
    if _begins(tokens, first - 2) and bare_fate(tokens[first - 2].text):
        return first - 2
    top = found.layers.sentences[tokens[first].sentence].first  # "Deaths as told by families: 17"
    plain = not any(t.pos == "NUM" or t.text in (",", ";") for t in tokens[top : first - 1])
    if tokens[first - 1].text != ":" or first - top >= _ITEM or not plain:
        return None
    if tokens[top].low in _STATES:
        return top
    told = [t.i for t in tokens[top + 1 : first - 1] if bare_fate(t.text)]
    return told[0] if len(told) == 1 else None  # "Pupils killed: 14"


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a fate begins an item of a list."""
    return tokens[i].text.istitle() or (i > 0 and tokens[i - 1].text in _ENDS)


def _verb_before(found: Collector, count: Count) -> int | None:
    """Return the verb of harm right before its victims: "and wounding three others".

    The parser may take such victims for the subject of the verb that follows.
    """
    tokens = found.layers.tokens
    if not count.first or tokens[count.first - 1].tag != "VBG":
        return None
    noun = tokens[count.noun]
    people = count.noun in found.counter.at or noun.base == "other" or count.group
    told = bare_fate(_participle(found, count.first - 1)) if people else None
    return count.first - 1 if told else None


def _participle(found: Collector, i: int) -> str:
    """Return "wounded" for "wounding"."""
    word = found.layers.tokens[i].low
    return word[: -len("ing")] + "ed"


def _kind(found: Collector, at: int) -> str | None:
    word = found.layers.tokens[at].text
    if word.lower() == "damage":
        return "damaged"
    return bare_fate(word) or bare_fate(_participle(found, at))


def listed_before(found: Collector, noun: int) -> list[int]:
    """Return the counted nouns in a list before the noun: "84 men and 47 soldiers dead"."""
    tokens = found.layers.tokens
    top = noun
    while tokens[top].dep in ("conj", "appos") and tokens[tokens[top].head].pos in _NOMINAL:
        top = tokens[top].head
    used = {m.head for m in found.found}
    listed = [j for j in conjuncts(found.layers, top) if j < noun and j not in used]
    counts = [(j, found.counter.count(j)) for j in listed]
    own = found.counter.count(noun)
    thing = own is not None and is_thing(own.group)
    told = [j for j, c in counts if c is not None and _shares_fate(found, c, thing=thing)]
    return told or _before_comma(found, noun)


def _before_comma(found: Collector, noun: int) -> list[int]:
    """Return the counted nouns of a list by its commas, where the parser sees no list."""
    ends, tokens = {}, found.layers.tokens
    for number in found.free():
        if not 0 <= tokens[noun].sentence - tokens[number.first].sentence <= 1:
            continue
        count = found.counter.count(number.last - 1)
        if count is not None and _shares_fate(found, count):
            ends[count.last] = count
    own = found.counter.count(noun)
    told: list[int] = []
    while own is not None:
        at = own.first - 1
        link = found.layers.tokens[at].text if own.first else ""
        if link == "and" and at and found.layers.tokens[at - 1].text == ",":
            at -= 1
        own = ends.get(at) if link in (",", "and") else None
        if own is not None:
            told.insert(0, own.noun)
    return told


def _shares_fate(found: Collector, count: Count, *, thing: bool = False) -> bool:
    """Tell whether a counted phrase has no fate of its own ("5 shot, 1 dead").

    It is of people, or of things where the fate is one of things.
    """
    tokens = found.layers.tokens
    words = {tokens[count.noun].low}
    words |= {t.low for t in tokens[count.last : count.last + 1]}
    fated = any(bare_fate(word) for word in words) or bool(words & _FIRST)
    before = tokens[max(count.first - _BEFORE, 0) : count.first]
    fated = fated or any(t.low == "including" for t in before)  # a part of the ones before
    return (
        not fated and not count.partitive and count.how == "number" and count.group is not None
        and is_thing(count.group) == thing
    )  # fmt: skip
