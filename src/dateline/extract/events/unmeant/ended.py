"""Deeds that whoever does them gives up: to end them is the act, not what is ended."""

from dateline.annotate import Layers
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.grammar.classes import role_of
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject
from dateline.records import EventType

_ENDING = frozenset({"end", "suspend", "abandon", "lift", "pause", "cease", "discontinue", "halt"})
_WITH_PARTICLE = frozenset({("call", "off"), ("give", "up"), ("break", "off")})
_OF_ONES_OWN = frozenset({"suspend", "abandon", "lift", "pause", "cease", "call", "give"})
"""Verbs by which only who does a thing ends it: others may halt it, or put an end to it."""
_MEASURES = frozenset({
    "curfew", "blockade", "siege", "ban", "restriction", "curb", "embargo", "crackdown", "closure",
    "censorship", "blackout", "emergency", "law", "detention",
})  # fmt: skip
_ATTACKS = frozenset({
    "attack", "strike", "airstrike", "raid", "offensive", "assault", "shelling", "bombing",
    "bombardment", "campaign", "operation", "siege", "advance", "incursion", "fire", "struggle",
    "insurgency", "hostility", "barrage", "war",
})  # fmt: skip
_OF_FORCE = frozenset({"military", "air", "aerial", "terror", "armed", "violence", "sabotage"})
_PROTESTS = frozenset({
    "protest", "strike", "sit-in", "blockade", "roadblock", "boycott", "rally", "demonstration",
    "march", "occupation", "picket", "walkout", "stoppage", "siege", "barricade", "shutdown",
    "fast", "mutiny", "campaign", "vigil", "sit", "in",
})  # fmt: skip
ENDED: dict[EventType, frozenset[str]] = {
    "PROTEST": _PROTESTS,
    "ASSAULT": _ATTACKS,
    "COERCE": _MEASURES,
}
"""What may be given up, by the type of the deed."""
_PARTICLES = ("off", "up")
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_BREAKING_UP = ARMED_SECTORS | {"GOV", "JUD", "COP", "SPY"}
"""Sectors of those who end others' protests."""


def is_ended(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether a noun is a deed that its doer gives up: "ended their sit-in".

    An attack or a protest that others halt was one, and so is what nobody gives up in fact
    ("refused to lift the siege").
    """
    nouns = ENDED.get(kind)
    token = layers.tokens[head]
    if token.low == "of":  # of "a state of emergency" the model may see but that
        token = next(iter(kids(layers, head, "pobj")), token)
    if nouns is None or token.pos not in ("NOUN", "PROPN", "VERB"):
        return False
    if token.pos == "VERB" or (kind == "PROTEST" and token.dep == "nsubj"):  # "strikers ended it"
        verb = head if token.pos == "VERB" else token.head
        given_up = [i for i in _governed(layers, verb) if layers.tokens[i].base in nouns]
        return bool(given_up) and _ends(layers, verb, given_up[0], kind)
    if token.base not in nouns:
        return False
    noun = token
    while noun.dep in ("conj", "compound") and layers.tokens[noun.head].pos == "NOUN":
        noun = layers.tokens[noun.head]
    if noun.dep == "pobj" and layers.tokens[noun.head].low == "of":  # "the state of emergency"
        noun = layers.tokens[layers.tokens[noun.head].head]
    verb = noun.head
    if layers.tokens[verb].low in _PARTICLES:
        verb = layers.tokens[verb].head
    return noun.i in _governed(layers, verb) and _ends(layers, verb, noun.i, kind)


def _governed(layers: Layers, verb: int) -> list[int]:
    """Return what a verb's act is on, also where it hangs on the particle ("off its offensive")."""
    particles = [t.i for t in kids(layers, verb, "prt", "prep") if t.low in _PARTICLES]
    return [*patient(layers, verb), *(t.i for i in particles for t in kids(layers, i, "pobj"))]


def given_up(layers: Layers) -> frozenset[EventType]:
    """Return the types of the deeds that are given up somewhere in a text."""
    return frozenset(
        kind for kind in ENDED if any(is_ended(layers, t.i, kind) for t in layers.tokens)
    )


def _ends(layers: Layers, verb: int, noun: int, kind: EventType) -> bool:
    """Tell whether a verb says that the doer of what it governs ends it, and that it is done."""
    token = layers.tokens[verb]
    particles = {t.low for t in kids(layers, verb, "prt", "advmod", "prep")}
    ends = token.base in _ENDING or any((token.base, p) in _WITH_PARTICLE for p in particles)
    if not ends or token.pos != "VERB":
        return False
    if token.tag not in ("VBD", "VBZ", "VBP", "VBN") or kids(layers, verb, "neg"):
        return False
    if any(t.tag == "MD" for t in kids(layers, verb, "aux")):
        return False
    if kind == "COERCE":
        return True
    if _is_anothers(layers, verb, noun) or _is_for_votes(layers, verb, noun):
        return False
    if token.base in _OF_ONES_OWN:
        by = prep_objects(layers, verb, "by") if is_passive(layers, verb) else []
    elif any(t.low in _OWN for t in kids(layers, noun, "poss")):
        by = []
    else:
        by = subject(layers, verb)
        if not by or is_passive(layers, verb):
            return False
    if kind == "PROTEST":
        return not any(role_of(layers, i) in _BREAKING_UP for i in by)
    return True


def _is_for_votes(layers: Layers, verb: int, noun: int) -> bool:
    """Tell whether a campaign is no deed of force: "the senator suspended his campaign"."""
    if layers.tokens[noun].base != "campaign":
        return False
    told = [t.base for t in kids(layers, noun, "compound", "amod", "nmod")]
    told += [layers.tokens[i].base for i in prep_objects(layers, noun, "of", "against")]
    armed = any(role_of(layers, i) in ARMED_SECTORS for i in subject(layers, verb))
    return not armed and not any(b in _ATTACKS | _OF_FORCE for b in told)


def _is_anothers(layers: Layers, verb: int, noun: int) -> bool:
    """Tell whether a deed is of somebody else than ends it: "an offensive by rebels"."""
    doers = {j for i in subject(layers, verb) for j in (i, *layers.refers.get(i, ()))}
    owners = [t.i for t in kids(layers, noun, "poss") if t.low not in _OWN]
    return any(i not in doers for i in (*owners, *prep_objects(layers, noun, "by")))
