"""Deeds that their words alone leave no doubt of, however seldom a reader has met them."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_actor, is_person, is_place
from dateline.extract.events.grammar.slots import conjuncts, is_passive, kids, prep_objects
from dateline.extract.events.unmeant.ended import ENDED, is_ended

_VERBS = frozenset({"fire", "launch", "lob", "hurl", "rain", "unleash", "loose", "shoot", "send"})
_AT = ("at", "against", "on", "into", "toward", "towards")
_NOWHERE = frozenset({"air", "sky", "sea", "ocean", "waters", "water", "space", "orbit"})


def is_wounded(layers: Layers, draft: Draft) -> bool:
    """Tell whether people are wounded, or hurt by somebody: "three soldiers were wounded".

    Who is injured may have been so in a crash.
    """
    verb = layers.tokens[draft.head]
    if draft.type != "ASSAULT" or verb.pos != "VERB" or verb.base not in ("wound", "injure"):
        return False
    if is_passive(layers, verb.i):
        hurt = kids(layers, verb.i, "nsubjpass")
        return verb.base == "wound" and any(is_person(layers, t.i) for t in hurt)
    hurt, by = kids(layers, verb.i, "dobj"), kids(layers, verb.i, "nsubj")
    return all(any(is_person(layers, t.i) for t in side) for side in (hurt, by))


def is_thrown(layers: Layers, draft: Draft) -> bool:
    """Tell whether arms are fired at a place or at somebody: "launched 40 drones at Kyiv"."""
    verb = layers.tokens[draft.head]
    if draft.type != "ASSAULT" or verb.pos != "VERB" or verb.base not in _VERBS:
        return False
    role = "nsubjpass" if is_passive(layers, verb.i) else "dobj"
    arms = [i for t in kids(layers, verb.i, role) for i in conjuncts(layers, t.i)]
    arms += [i for at in arms for i in prep_objects(layers, at, "of")]  # "dozens of rockets"
    munition = load_codebook().classes["munition"]
    if not any(layers.tokens[i].base in munition for i in arms):
        return False
    targets = [i for at in (verb.i, *arms) for i in prep_objects(layers, at, *_AT)]
    return any(
        layers.tokens[i].base not in _NOWHERE and (is_place(layers, i) or is_actor(layers, i))
        for i in targets
    )


def is_giving_up(layers: Layers, draft: Draft) -> bool:
    """Tell whether somebody ends what he did to others: "suspended their strike"."""
    if draft.type not in ("CONCEDE", "RETREAT") or layers.tokens[draft.head].pos != "VERB":
        return False
    return any(is_ended(layers, draft.head, kind) for kind in ENDED)
