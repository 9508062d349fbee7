"""Totals told as numbers of a toll: "the death toll rose to 45", "a death toll of 45"."""

from collections.abc import Iterator
from itertools import pairwise

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import kids, prep_objects
from dateline.extract.tolls.lexicon import group_of

_PASSES = frozenset({"exceed", "top", "surpass", "pass", "cross"})
_TO = ("to", "at", "in", "as", "of", "into", "past", "above", "over", "beyond")
_BEYOND = frozenset({"past", "above", "over", "beyond"})
_LIFTS = frozenset({"bring", "raise", "take", "lift", "push"})
_LONG = frozenset({
    "war", "conflict", "uprising", "insurgency", "revolution", "campaign", "crackdown", "unrest",
    "crisis", "rebellion", "occupation", "blockade",
})  # fmt: skip
_SPANS = frozenset({"year", "month", "decade", "week"})
_COUNTED = {
    "displaced": frozenset({"displaced", "evacuee", "refugee", "homeless", "idp", "displacement"}),
    "missing": frozenset({"missing", "disappeared", "disappearance"}),
    "captured": frozenset({"arrest", "arrested", "detained", "detainee", "detention", "captive"}),
}
"""Words in "the number of …", by the kind of toll; dead and injured are told apart below."""
_KILLED = frozenset({
    "death", "dead", "fatality", "killed", "body", "casualty", "slain", "murdered", "massacred",
    "martyr", "martyred", "drowned", "executed", "lynched",
})  # fmt: skip
_COMES_TO = frozenset({
    "stand", "reach", "rise", "climb", "exceed", "top", "surpass", "pass", "cross", "total",
})  # fmt: skip
"""Verbs by which deaths are a number: "deaths stood at 35"."""
_MEASURES = frozenset({
    "toll", "count", "number", "figure", "tally", "total", "flood", "influx", "exodus",
})  # fmt: skip


def is_total(layers: Layers, i: int) -> str | None:
    """Return the kind of harm that the noun at `i` is a count of ("death toll"), if any."""
    token = layers.tokens[i]
    if token.tag == "NNS" and token.base in ("death", "fatality"):
        verb = layers.tokens[token.head]
        return "killed" if token.dep == "nsubj" and verb.base in _COMES_TO else None
    if token.base not in _MEASURES or token.pos not in ("NOUN", "PROPN"):
        return None
    words = {t.base for t in kids(layers, i, "compound", "amod", "nmod")}
    words |= {t.low for t in kids(layers, i, "acl")}
    for prep in kids(layers, i, "prep"):
        if prep.low == "of":
            inner = kids(layers, prep.i, "pobj", "amod", "pcomp")
            inner += [t for o in inner for t in kids(layers, o.i, "acl", "amod")]
            words |= {t.base for t in inner} | {t.low for t in inner}
    if words & {"injury", "injured", "wounded"}:
        return "injured"
    for kind, told in _COUNTED.items():
        if words & told:
            return kind
    if words & _KILLED:
        return "killed"
    return "killed" if token.base == "toll" else None


def counts_things(layers: Layers, i: int) -> bool:
    """Tell whether the noun at `i` says of what it is a count, and that is nobody known.

    "The number of munitions".
    """
    counted = [layers.tokens[j] for j in prep_objects(layers, i, "of")]
    other = layers.tokens[i].base in _MEASURES and is_total(layers, i) is None
    return other and any(t.pos == "NOUN" and group_of(layers, t.i) is None for t in counted)


def numbers_said(layers: Layers, i: int) -> Iterator[tuple[int, bool]]:
    """Yield the tokens that say how high the total at `i` is, and whether it is passed."""
    token = layers.tokens[i]
    for prep in kids(layers, i, "prep"):
        if prep.low == "of":
            yield from ((t.i, False) for t in kids(layers, prep.i, "pobj"))
    verb = layers.tokens[token.head]
    if token.dep in ("compound", "nmod"):
        yield verb.i, False
    if verb.pos not in ("VERB", "AUX") or token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return
    yield from _beside(layers, verb, token)
    if verb.dep == "conj":  # handled by its own subject
        return
    for other in kids(layers, verb.i, "conj", "xcomp"):
        if not kids(layers, other.i, "nsubj", "nsubjpass", "dobj"):
            yield from _beside(layers, other, token)


def _beside(layers: Layers, verb: Token, toll: Token) -> Iterator[tuple[int, bool]]:
    """Yield what a verb of which the total is subject or object says of it."""
    for obj in kids(layers, verb.i, "dobj", "attr", "npadvmod"):
        if obj.i != toll.i and toll.dep != "dobj":
            yield obj.i, verb.lemma in _PASSES
    holders = [verb.i] if toll.dep != "dobj" else [verb.i, toll.i]
    for holder in holders:
        for prep in kids(layers, holder, "prep", "prt"):
            word = prep.low
            if word == "from":  # "from 40 to 55"
                yield from ((j, False) for j in _upper(layers, prep))
            if word in _TO and (holder != toll.i or word != "of"):
                for obj in kids(layers, prep.i, "pobj"):
                    yield obj.i, word in _BEYOND


def _upper(layers: Layers, prep: Token) -> list[int]:
    """Return the end of "from 40 to 55" where the parser hangs it on "from" or on its start."""
    holders = [prep, *kids(layers, prep.i, "pobj")]
    tos = [t for h in holders for t in kids(layers, h.i, "prep") if t.low == "to"]
    return [o.i for t in tos for o in kids(layers, t.i, "pobj")]


def is_running(layers: Layers, harm: int, first: int, name: str) -> bool:
    """Tell whether a toll counts more than one event: "since the war began", "brought to 44"."""
    verbs = [harm, *layers.ancestors(harm)]
    if name in ("total", "stated") and _brings(layers, verbs):
        return True
    if name in ("deed", "noun") and _answered_for(layers, verbs):
        return True
    if _of_another_year(layers, first):
        return True
    for i in verbs[:4]:
        token = layers.tokens[i]
        if token.sentence != layers.tokens[harm].sentence:
            break
        if _since_long(layers, token):
            return True
        if token.dep in ("ccomp", "relcl", "parataxis", "ROOT"):
            break
    return False


def _brings(layers: Layers, verbs: list[int]) -> bool:
    """Tell whether something that happened raises a count ("it brought the number to 44")."""
    for i in verbs[:4]:
        if layers.tokens[i].lemma in _LIFTS and layers.tokens[i].pos == "VERB":
            own = kids(layers, i, "nsubj")
            return any(t.low in ("it", "this", "that", "which") for t in own) or (
                layers.tokens[i].dep == "advcl"
            )
    return False


def _answered_for(layers: Layers, heads: list[int]) -> bool:
    """Tell whether harm is what somebody is guilty of: "responsible for the deaths of hundreds"."""
    return any(
        layers.tokens[i].low == "for"
        and layers.tokens[layers.tokens[i].head].lemma in ("responsible", "guilty")
        for i in heads[:5]
    )


def _of_another_year(layers: Layers, number: int) -> bool:
    """Tell whether the words after a number name the year or the months it counts."""
    words = [t.low for t in layers.tokens[number : number + 8]]
    text = " ".join(words)
    if any(a == "in" and len(b) == 4 and b.isdigit() for a, b in pairwise(words)):
        return True  # "the 85 homicides in 2016"
    return any(w in text for w in (" this year", " so far this", " last year", " since 19"))


def _since_long(layers: Layers, token: Token) -> bool:
    """Tell whether a word is of a long war, or of what happened since one began."""
    if any(t.base in _LONG for t in kids(layers, token.i, "nsubj")):
        return True
    for prep in kids(layers, token.i, "prep", "mark", "advcl"):
        words = [layers.tokens[j] for j in layers.subtree(prep.i)]
        text = {t.base for t in words}
        since = prep.low == "since" or "since" in {t.low for t in words[:1]}
        year = any(t.text.isdigit() and len(t.text) == 4 for t in words)
        if since and (year or text & _LONG or text & {"begin", "start", "invasion"}):
            return True
        if prep.low in ("in", "over", "during") and text & _SPANS and len(words) > 2:
            return not text & {"day", "hour"}
        if prep.low in ("in", "during") and text & _LONG and len(words) <= 4:
            return True
    return False
