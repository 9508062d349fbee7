"""Numbers of people that no deed of the news left: bodies given back, votes, envoys, homecomers."""

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import is_land
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.counting.counts import Count

_BODIES = frozenset({"body", "remains", "corpse", "coffin"})
_GIVES_BACK = frozenset({
    "return", "exchange", "swap", "repatriate", "transfer", "hand", "give", "trade", "repatriation",
    "handover",
})  # fmt: skip
"""What is done with the dead long after the deed; in text and as nouns."""
_SENT = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "delegate"})
_BRINGS = frozenset({"bring", "fly", "take", "bus", "ferry", "escort", "repatriate"})
_HOME = frozenset({"home", "back"})
_CAPTIVITY = frozenset({
    "abduct", "abduction", "abductor", "kidnap", "kidnapper", "kidnapping", "hostage", "captive",
    "captor", "captivity", "prison", "prisoner", "jail", "inmate", "detainee", "detention",
    "convict", "abducted", "kidnapped", "jailbreak",
})  # fmt: skip
_SAFE = frozenset({"unhurt", "unharmed", "unscathed", "uninjured", "injury", "death", "alive"})
_TOLD, _UP = 2, 4
"""How many sentences before a number tell that it is of captives; steps up to its verb."""
_FALLING = frozenset({"falling", "collapsing", "toppling"})
_SHARDS = frozenset({
    "debris", "wreckage", "fragment", "shrapnel", "glass", "masonry", "rubble", "shell", "bomb",
    "missile", "drone", "rocket", "building", "house", "roof", "wall", "ceiling",
})  # fmt: skip
"""What falls on people because something was hit."""
_LEVELS = frozenset({
    "age", "price", "rate", "salary", "wage", "tax", "pay", "limit", "threshold", "quota", "share",
    "temperature", "speed", "score", "index",
})  # fmt: skip
"""What is set at a number that is no number of people."""


def is_no_toll(layers: Layers, kind: str, count: Count) -> bool:
    """Tell whether those counted suffered nothing that is told here."""
    if _is_vote(layers, count) or _is_level(layers, count):
        return True
    if kind == "killed":
        return _is_given_back(layers, count)
    if kind == "displaced":
        noun = layers.tokens[count.noun]
        return noun.base in _SENT or _comes_home(layers, count) or _gets_free(layers, count)
    held = kind == "captured" and count.first > 1 and layers.tokens[count.noun - 2].text == "-"
    land = held and layers.tokens[count.noun - 1].base == "hold"  # "rebel-held Goma"
    return land or (kind == "captured" and is_land(layers, count.noun))


def _gets_free(layers: Layers, count: Count) -> bool:
    """Tell whether captives get away, or people from harm: "50 of the abducted girls escaped"."""
    chain = [layers.tokens[j] for j in layers.ancestors(count.noun)[:_UP]]
    verb = next((t for t in chain if t.pos == "VERB"), None)
    if verb is None or verb.base != "escape":
        return False
    own = layers.tokens[count.noun].sentence
    first = layers.sentences[max(0, own - _TOLD)].first
    told = layers.tokens[first : layers.sentences[own].last]
    beside = {t.base for t in layers.tokens[verb.i + 1 : verb.i + _UP]}
    return bool(beside & _SAFE) or any(t.base in _CAPTIVITY for t in told)


def by_itself(layers: Layers, harm: int) -> bool:
    """Tell whether words of harm name a cause of their own, no deed: "hurt by falling pallets"."""
    agents = [o for a in kids(layers, harm, "agent", "prep") if a.low == "by"
              for o in kids(layers, a.i, "pobj")]  # fmt: skip
    return any(
        any(t.low in _FALLING for t in kids(layers, o.i, "amod", "compound"))
        and o.base not in _SHARDS
        for o in agents
    )


def _is_level(layers: Layers, count: Count) -> bool:
    """Tell whether an age or a rate is set: "raised the retirement age for women to 65"."""
    prep = layers.tokens[layers.tokens[count.noun].head]
    if layers.tokens[count.noun].pos != "NUM" or prep.dep != "prep":
        return False
    set_to = kids(layers, prep.head, "dobj", "nsubjpass", "nsubj")
    return any(t.base in _LEVELS for t in set_to)


def _is_vote(layers: Layers, count: Count) -> bool:
    """Tell whether a number is one side of a vote: "by 84 to 30"."""
    tokens = layers.tokens
    numbers = (
        count.first > 1 and tokens[count.first - 1].low in ("to", "-", "\u2013")
        and tokens[count.first - 2].pos == "NUM"
    ) or (
        count.last + 1 < len(tokens) and tokens[count.last].low in ("to", "-", "\u2013")
        and tokens[count.last + 1].pos == "NUM"
    )  # fmt: skip
    sentence = layers.sentences[tokens[count.first].sentence]
    words = {t.base for t in tokens[sentence.first : sentence.last]}
    return numbers and bool(words & (load_codebook().classes["ballot_word"] | {"pass", "vote"}))


def _is_given_back(layers: Layers, count: Count) -> bool:
    """Tell whether bodies only change hands: "agreed to return the bodies of 12,000 soldiers"."""
    token = layers.tokens[count.noun]
    for _ in range(3):
        if token.base in _BODIES:
            break
        above = layers.tokens[token.head]
        if token.dep != "pobj" or above.low != "of":
            return False
        token = layers.tokens[above.head]
    return token.base in _BODIES and _governor(layers, token).base in _GIVES_BACK


def _governor(layers: Layers, token: Token) -> Token:
    above = layers.tokens[token.head]
    return layers.tokens[above.head] if token.dep == "pobj" and above.low == "of" else above


def _comes_home(layers: Layers, count: Count) -> bool:
    """Tell whether people are brought home, or are: "one million Syrians home from abroad"."""
    after = layers.tokens[count.last : count.last + 2]
    if [t.low for t in after] in (["home", "from"], ["back", "from"]):
        return True
    verb = layers.tokens[layers.tokens[count.noun].head]
    while verb.dep in ("pobj", "prep") and verb.head != verb.i:
        verb = layers.tokens[verb.head]
    return verb.base in _BRINGS and any(t.low in _HOME for t in kids(layers, verb.i, "advmod"))
