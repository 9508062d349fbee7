"""Some of those told of: "a nurse was among them", "among the 15 dead are two", "including six"."""

from collections.abc import Callable

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import is_thing
from dateline.extract.tolls.readings.victims import with_lists

HARMED = {
    "dead": "killed", "victims": "killed", "killed": "killed", "fatalities": "killed",
    "deaths": "killed", "wounded": "injured", "injured": "injured", "missing": "missing",
    "arrested": "captured", "detained": "captured", "detainees": "captured",
    "captives": "captured", "hostages": "captured", "displaced": "displaced",
}  # fmt: skip
"""Words for those who were harmed, by what was done to them."""
_THEM = frozenset({"them", "whom"})
_NEAR = 12
"""Tokens between a toll and "including" what it has among it."""
Whole = Callable[[Count, str | None], int | None]
"""Finds the toll that a part belongs to, of a kind if one is given."""


def add_among(found: Collector, whole_of: Whole) -> None:
    """Add those who are told to be among others, with or without a number."""
    tokens = found.layers.tokens
    for token in tokens:
        if token.low != "among":
            continue
        after = [t.low for t in tokens[token.i + 1 : token.i + 4]]
        fate = next((n for n, word in enumerate(after) if word in HARMED), None)
        if after[:1] and (after[0] in _THEM or after[:2] == ["the", "latter"]):
            _add(found, token, whole_of)
        elif fate is not None and tokens[token.head].pos == "NOUN":
            _add_behind(found, token, HARMED[after[fate]], whole_of)
        elif fate is not None and tokens[token.head].lemma == "be":
            kind, at = HARMED[after[fate]], token.i + 1 + fate
            for j in _beside(found.layers, tokens[token.head].i):
                count = found.counter.count(j, known=True)
                if count is not None and not (count.first <= at < count.last):
                    found.put(at, kind, "among", count, part=True)


def _add(found: Collector, token: Token, whole_of: Whole) -> None:
    """Add those told to be among "them": told before."""
    for j in _candidates(found, token):
        count = found.counter.count(j, known=True)
        if count is None or is_thing(count.group) or count.how == "pronoun":
            continue
        whole = whole_of(count._replace(first=min(count.first, token.i)), None)
        if whole is None or found.found[whole].finding.value.kind == "crowd":
            continue
        mention = found.found[whole]
        kind = mention.finding.value.kind
        found.put(mention.harm, kind, "part", count, part_of=whole, part=True)


def _add_behind(found: Collector, token: Token, kind: str, whole_of: Whole) -> None:
    """Add those set off by commas who are "among the victims": told of before."""
    count = found.counter.count(token.head, known=True)
    if count is None or count.how != "number" or is_thing(count.group):
        return
    whole = whole_of(count, kind)
    if whole is None:  # "a doctor counted 26 fighters among the dead"
        at = next(t.i for t in found.layers.tokens[token.i :] if t.low in HARMED)
        found.put(at, kind, "among", count)
    elif count.first and found.layers.tokens[count.first - 1].text == ",":
        harm = found.found[whole].harm
        found.put(harm, kind, "part", count, part_of=whole, part=True)


def _candidates(found: Collector, token: Token) -> list[int]:
    """Return the heads of those who may be meant: beside "was among them", or around it."""
    layers = found.layers
    above = layers.tokens[token.head]
    if above.lemma == "be":
        return _beside(layers, above.i)
    if above.pos not in ("NOUN", "PROPN"):
        return []
    if above.i > token.i or _after_comma(found, above.i):
        return conjuncts(layers, above.i)
    after = [t for t in kids(layers, above.i, "appos", "dep", "attr") if t.i > token.i]
    return conjuncts(layers, after[0].i) if after else []


def _beside(layers: Layers, verb: int) -> list[int]:
    own = kids(layers, verb, "nsubj", "attr")
    return with_lists(layers, [j for t in own for j in conjuncts(layers, t.i)])


def _after_comma(found: Collector, i: int) -> bool:
    """Tell whether a count stands after a comma: "Eleven people, a man of 72 among them, …"."""
    count = found.counter.count(i)
    return bool(count and count.first and found.layers.tokens[count.first - 1].text == ",")


def _included_after(found: Collector, count: Count) -> bool:
    """Tell whether "included" follows a count or its list: "64 minors and 9 women included"."""
    tokens = found.layers.tokens
    if not count.first or tokens[count.first - 1].text not in (",", "and", "-", "\u2013", "("):
        return False
    after = [t.low for t in tokens[count.last : count.last + 5]]
    if after[:1] == ["and"]:
        return "included" in after[2:5]
    return after[:1] == ["included"]


def including(found: Collector, count: Count, whole_of: Whole) -> int | None:
    """Return the index of the toll that "including" before a count takes it from."""
    tokens = found.layers.tokens
    before = tokens[count.first - 1].low if count.first else ""
    if before not in ("including", "includes") and not _included_after(found, count):
        return None
    whole = whole_of(count, None)
    near = whole is not None and count.first - found.found[whole].last < _NEAR
    return whole if near else None
