"""Whether what is counted can suffer a kind of harm, and is told as news of it."""

from dateline.annotate import Layers
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import bare_fate, is_armed, is_thing
from dateline.extract.tolls.readings.shots import can_be_hurt, is_new

_SAYS = frozenset({"say", "add", "report", "write", "tell", "announce", "claim", "recall"})
_SHARES = frozenset({"cent", "percent", "percentage", "%"})
_CROWD = 5
"""How many make a crowd: two protesters are none."""


def fits(found: Collector, count: Count, kind: str, name: str) -> bool:
    """Tell whether what is counted can suffer this kind of harm."""
    if _is_reflexive(found.layers, count) and name not in ("fate", "shot"):
        return False
    if found.layers.tokens[count.noun].base in _SHARES:
        return False  # "a quarter of them, or 25 per cent": no number of people
    if not can_be_hurt(found.layers, count) or _speaks(found.layers, count):
        return False
    own = bare_fate(found.layers.tokens[count.noun].text)
    if own is not None and not count.partitive and kind not in (own, "both"):
        return False  # "33 had been killed and 195 hurt"
    if name == "shot" and not (_is_reflexive(found.layers, count) or is_new(found.counter, count)):
        return False
    if name == "phrase" and count.how == "pronoun" and kind != "killed":
        return False  # "she is in custody"
    if kind == "damaged":
        more = _more_things(found, count)
        return more or (is_thing(count.group) and _is_news(found.layers, count))
    if name == "fate" and not (_is_news(found.layers, count) or _is_reflexive(found.layers, count)):
        person = kind == "injured" and count.how == "single" and not is_thing(count.group)
        if not person:
            return False  # "he was treated"
    if is_thing(count.group) or (name == "noun" and count.how != "number"):
        return False
    if kind in ("crowd", "displaced") and is_armed(count.group):
        return False
    if kind == "crowd":
        return count.group is not None and max(count.least, count.most or 0) >= _CROWD
    lives = found.layers.tokens[count.noun].base == "life"
    return kind in ("killed", "injured", "both") or (count.group is not None and not lives)


def _speaks(layers: Layers, count: Count) -> bool:
    """Tell whether a verb of saying right before, and a comma after, make somebody a speaker."""
    if count.how == "number" or not count.first or count.last >= len(layers.tokens):
        return False
    said = layers.tokens[count.first - 1]
    return said.lemma in _SAYS and said.pos == "VERB" and layers.tokens[count.last].text == ","


def _more_things(found: Collector, count: Count) -> bool:
    """Tell whether a number without a noun goes on counting things: "damaged five more"."""
    word = found.layers.tokens[count.noun].base
    if count.how != "number" or not (word in ("more", "other") or count.noun in found.counter.at):
        return False
    last = found.before(count.first, reach=0)
    return last is not None and found.found[last].finding.value.kind == "damaged"


def _is_news(layers: Layers, count: Count) -> bool:
    """Tell whether one is counted, not only spoken of ("a house", but not "the house")."""
    first = layers.tokens[count.first]
    indefinite = first.low in ("a", "an", "one", "another")
    return indefinite or count.how in ("number", "name")


def _is_reflexive(layers: Layers, count: Count) -> bool:
    """Tell whether somebody does it to himself: "blew himself up" counts nobody as dead."""
    return layers.tokens[count.noun].low in ("himself", "herself", "self")
