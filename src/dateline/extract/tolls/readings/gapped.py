"""Further victims told without a verb of their own: "thirty-three others by breakfast"."""

from dateline.annotate import Token
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import is_thing

_MORE = frozenset({
    "more", "other", "others", "another", "further", "additional", "extra",
})  # fmt: skip
_LINKS = frozenset({",", ";", "and", "with", "plus", "then"})
_ENDS = frozenset({",", ";", ".", ":", "and", "but", ")", "or", "when", "while", "after",
                   "before", "as", "who", "that", "which", "where"})  # fmt: skip
_VERBAL = frozenset({"VERB", "AUX"})
_QUOTES = frozenset({'"', "\u201c", "\u201d"})
_LIES = frozenset({"lie", "lay"})


def add_gapped(found: Collector, *, people: bool = False) -> None:
    """Add the numbers of others that share the fate of those told of before in the sentence.

    With `people` also those of a group, without "more" or "others".
    """
    for number in found.free():
        count = found.counter.count(number.last - 1) or found.counter.alone(number)
        more = _are_more(found, count) or (people and _are_people(found, count))
        if is_thing(count.group) or count.most == 0 or not more:
            continue
        if not _linked(found, count) or _has_verb(found, count):
            continue
        told = found.before(count.first, reach=0)
        if told is None:
            continue
        mention = found.found[told]
        if mention.finding.value.kind != "damaged" and mention.finding.value.most != 0:
            found.put(mention.harm, mention.finding.value.kind, "more", count)


def _are_more(found: Collector, count: Count) -> bool:
    """Tell whether "more", "others" or "another" counts people beside those told of."""
    tokens = found.layers.tokens
    words = [t.low for t in tokens[count.first : count.last + 1]]
    after = [t.low for t in tokens[count.last : count.last + 2]]
    return bool(set(words) & _MORE) and "than" not in after


def _are_people(found: Collector, count: Count) -> bool:
    """Tell whether several people of a group are counted: "a trio of gunmen within the hour"."""
    several = count.how == "number" and count.least > 1 and bool(count.group)
    return several and count.noun not in found.counter.at and not count.partitive


def _linked(found: Collector, count: Count) -> bool:
    """Tell whether a comma, "and" or "with" joins a number to what stands before it."""
    at = count.first - 1
    while at > 0 and found.layers.tokens[at].text in _QUOTES:
        at -= 1
    if at > 0 and found.layers.tokens[at].low == "with":
        return found.layers.tokens[at - 1].text == ","  # not "home alone with two other kids"
    return at > 0 and found.layers.tokens[at].low in _LINKS


def _has_verb(found: Collector, count: Count) -> bool:
    """Tell whether the clause of a number has a verb of its own, other than "lay"."""
    for token in found.layers.tokens[max(count.last, count.noun + 1) :]:
        if token.sentence != found.layers.tokens[count.first].sentence or _closes(token):
            return False
        if token.pos in _VERBAL and token.tag != "VBG":
            return token.lemma not in _LIES
    return False


def _closes(token: Token) -> bool:
    return token.low in _ENDS
