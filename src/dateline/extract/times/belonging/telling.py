"""How an event is told: as past before the rest, as yet to come, plainly, in the present."""

from dateline.annotate import Layers
from dateline.extract.times.belonging.attachment import JUDGED, OF_CRIMES, blocked, verbal
from dateline.extract.times.lexicon import words

_MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "could", "can", "must"})


_TESTIFYING = frozenset({"testify", "testimony"})
_HEARD = frozenset({"tell", "hear", "say"})
_COURTS = frozenset({"court", "judge", "jury", "tribunal", "hearing", "trial", "commission"})


def is_testimony(layers: Layers, trigger: int) -> bool:
    """Tell whether a deed is what a court was told of: it was not done on the day of the hearing.

    "One testified that fighters had shot an imam", "the court heard that soldiers burned huts".
    """
    if is_charged(layers, trigger):
        return True
    for i in layers.ancestors(trigger):
        above = layers.tokens[i]
        if above.base in _TESTIFYING:
            return True
        if above.base in _HEARD and above.i != trigger:
            below = [layers.tokens[c] for c in layers.children[i]]
            asked = "nsubj" if above.base == "hear" else "dobj"
            if any(t.dep in (asked, "dative") and t.base in _COURTS for t in below):
                return True
    return False


def is_charged(layers: Layers, trigger: int) -> bool:
    """Tell whether a noun names the crime of a verdict: "jailed for torture" is not of that day."""
    token = layers.tokens[trigger]
    while token.dep == "conj" and token.head != token.i:
        token = layers.tokens[token.head]
    prep = layers.tokens[token.head]
    if token.pos != "NOUN" or token.dep != "pobj" or prep.low not in OF_CRIMES:
        return False
    return layers.tokens[prep.head].base in JUDGED


def goes_elsewhere(layers: Layers, trigger: int) -> bool:
    """Tell whether an event is told as past before what is told there, or as yet to come."""
    if blocked(layers, trigger) == "before":
        return True
    verb = verbal(layers, trigger)
    forms = {layers.tokens[i].low for i in layers.children[verb.i]} if verb is not None else set()
    if "had" in forms and blocked(layers, trigger) != "saying":
        return True
    return bool(forms & _MODALS)


def told_plainly(layers: Layers, trigger: int) -> bool:
    """Tell whether an event without a time follows the story: told in the simple past."""
    if goes_elsewhere(layers, trigger):
        return False
    verb = verbal(layers, trigger)
    if verb is None:
        return True
    if layers.tokens[trigger].pos == "NOUN" and verb.base in words("saying"):
        return False
    forms = {layers.tokens[i].low for i in layers.children[verb.i]}
    tags = {verb.tag, *(layers.tokens[i].tag for i in layers.children[verb.i])}
    return not (forms & {"is", "are", "has", "have", "does", "do"}) and not (
        verb.tag in ("VBZ", "VBP") and "VBD" not in tags
    )


def in_present(layers: Layers, trigger: int) -> bool:
    """Tell whether a verb of saying is in the present tense, outside headlines and captions."""
    token = layers.tokens[trigger]
    if token.pos in ("ADP", "SCONJ") and trigger:
        token = layers.tokens[trigger - 1]  # "for" of "is calling for"
    if token.pos != "VERB" or blocked(layers, token.i):
        return False
    role = layers.role_of(token.i)
    below = [layers.tokens[i] for i in layers.children[token.i]]
    tags = {token.tag, *(t.tag for t in below if t.dep in ("aux", "auxpass"))}
    return role not in ("title", "subhead", "caption") and bool(tags & {"VBZ", "VBP"})
