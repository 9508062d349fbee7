"""What harm is done with: weapons, and vehicles that carry bombs; they suffer nothing."""

from dateline.annotate import Layers, counted
from dateline.codebook.frames import load_codebook
from dateline.codebook.words import word_set, word_table
from dateline.extract.events.grammar.classes import lemmas, role_of
from dateline.extract.events.grammar.slots import kids, prep_objects

_BLASTING = frozenset({"detonate", "explode"})
_DRIVING = frozenset({"ram", "drive", "crash", "plough", "plow", "slam", "steer", "smash"})
_LADEN = frozenset({"pack", "load", "lade", "laden", "fill", "full", "stuff", "rig", "cram"})
_OBJECTS = ("dobj", "nsubjpass")


def is_means(layers: Layers, head: int) -> bool:
    """Tell whether a noun is what somebody was hit with ("fired mortars at", "blew up his car")."""
    if _is_brought_down(layers, head):
        return False
    return _is_weapon(layers, head) or _is_vehicle_bomb(layers, head)


def is_laden(layers: Layers, head: int) -> bool:
    """Tell whether a vehicle is itself the bomb: "a boat packed with explosives"."""
    if not _is_craft(layers, head):
        return False
    full = [t.i for t in kids(layers, head, "acl", "amod") if t.base in _LADEN]
    classes = load_codebook().classes
    arms = classes["munition"] | classes["weapon"] | {"explosive"}
    return any(layers.tokens[i].base in arms for at in full
               for i in prep_objects(layers, at, "with", "of"))  # fmt: skip


def _is_weapon(layers: Layers, head: int) -> bool:
    lemma, pair = lemmas(layers, counted(layers, head))
    modes = word_table("instruments", "mode")
    return layers.tokens[head].pos == "NOUN" and (lemma in modes or pair in modes)


def _is_brought_down(layers: Layers, head: int) -> bool:
    """Tell whether an aircraft or vehicle is what was hit ("shot down a helicopter"), not used."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.dep not in _OBJECTS or verb.pos != "VERB" or not _is_craft(layers, head):
        return False
    down = any(p.low == "down" for p in kids(layers, verb.i, "prt", "advmod"))
    return down or verb.base not in word_set("launchers")


def _is_craft(layers: Layers, head: int) -> bool:
    lemma, pair = lemmas(layers, counted(layers, head))
    craft = load_codebook().classes["aircraft"]
    return bool({lemma, pair} & craft) or role_of(layers, head, "kind") == "vehicle"


def _is_vehicle_bomb(layers: Layers, head: int) -> bool:
    """Tell whether a vehicle was blown up or driven into somebody by who used it.

    "With a car full of explosives", "detonated his vehicle", "rammed a truck into the gate".
    """
    token = layers.tokens[head]
    while token.dep in ("compound", "nmod", "amod") and layers.tokens[token.head].pos == "NOUN":
        token = layers.tokens[token.head]
    if role_of(layers, token.i, "kind") != "vehicle":
        return False
    above = layers.tokens[token.head]
    if token.dep == "pobj":
        return above.low == "with"
    if token.dep not in _OBJECTS:
        return False
    verb = above.base
    his = any(t.tag == "PRP$" for t in kids(layers, token.i, "poss"))
    blown = verb == "blow" and token.dep == "dobj" and his
    driven = verb in _DRIVING and bool(prep_objects(layers, above.i, "into", "in", "at"))
    return verb in _BLASTING or blown or driven
