"""The words of harm and of those harmed, looked up by token."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from dateline.annotate import Layers
from dateline.codebook.frames import Trigger, load_codebook
from dateline.codebook.words import word_list, word_table

_CLASSES = ("attack", "blast", "weapon", "munition", "accident", "disaster", "armyact", "harm_noun")
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"})
_THINGS = frozenset({"buildings", "homes", "vehicles"})
_NOBODY = "-"
_BARE = {
    "killed": "killed", "dead": "killed", "slain": "killed", "injured": "injured",
    "wounded": "injured", "hurt": "injured", "missing": "missing", "arrested": "captured",
    "detained": "captured", "displaced": "displaced",
}  # fmt: skip


class Harm(NamedTuple):
    """A way in which a word tells of harm: what kind, and where those harmed stand."""

    kind: str
    pattern: str


@functools.cache
def harms() -> Mapping[tuple[str, ...], Harm]:
    """Return the words of harm (killed, injured) and of other fates, by their words."""
    rows = (*word_list("harm"), *word_list("fates"))
    return {tuple(r["form"].split()): Harm(r["kind"], r["pattern"]) for r in rows}


@functools.cache
def deeds() -> frozenset[str]:
    """Return the nouns that name something that can do harm: "attack", "blast", "landmine"."""
    codebook = load_codebook()
    found = {
        noun
        for noun, triggers in codebook.nouns.items()
        if any(t.frame.type in _DEEDS and not t.rest for t in triggers)
    }
    for name in _CLASSES:
        found |= codebook.classes.get(name, frozenset())
    return frozenset(found - set(word_table("roles", "kind")) - {"dead", "death", "killing"})


def is_deed(layers: Layers, i: int) -> bool:
    """Tell whether token `i` is a verb of the codebook, or a noun for what can do harm."""
    token = layers.tokens[i]
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        triggers = load_codebook().verbs.get(lemma, ())
        return any(t.frame.type in _DEEDS and _whole(layers, i, t) for t in triggers)
    return token.pos in ("NOUN", "PROPN") and lemma in deeds()


def is_attack(layers: Layers, i: int) -> bool:
    """Tell whether the codebook reads the noun or verb at `i` as an assault of its own."""
    token = layers.tokens[i]
    codebook = load_codebook()
    if token.pos not in ("NOUN", "VERB") or token.dep in ("amod", "compound"):
        return False
    table = codebook.nouns if token.pos == "NOUN" else codebook.verbs
    triggers = [t for t in table.get(token.lemma.lower(), ()) if t.plain]
    return bool(triggers) and all(t.frame.type == "ASSAULT" for t in triggers)


def _whole(layers: Layers, i: int, trigger: Trigger) -> bool:
    """Tell whether the words that go with a verb ("blow up") stand beside it."""
    beside = {layers.tokens[c].text.lower() for c in layers.children[i]}
    return not trigger.rest or trigger.rest[0] in beside


def harm_of(layers: Layers, i: int) -> Harm | None:
    """Return what token `i`, alone or with its particle, says of harm."""
    token = layers.tokens[i]
    lemma, word = token.lemma.lower(), token.text.lower()
    table = harms()
    if token.pos == "VERB" and _fatal(layers, i):
        return Harm("killed", "object")
    for child in (layers.tokens[c] for c in layers.children[i] if c > i):
        if child.dep in ("prt", "advmod", "dobj", "oprd", "acomp", "attr", "prep"):
            found = table.get((lemma, child.text.lower()))
            if found is not None:
                return found
    for form in ((lemma,), (word,)):
        found = table.get(form)
        if found is not None and _fits(token.pos, token.tag, found.pattern):
            return found
    return None


def _fatal(layers: Layers, i: int) -> bool:
    """Tell whether a verb ends in death: "fatally shot", "beaten to death"."""
    if layers.tokens[i].lemma.lower() in ("sentence", "condemn"):
        return False
    for child in layers.children[i]:
        word = layers.tokens[child].text.lower()
        if word in ("fatally", "mortally"):
            return True
        below = [layers.tokens[c].text.lower() for c in layers.children[child]]
        if word == "to" and "death" in below:
            return True
    return False


def bare_fate(word: str) -> str | None:
    """Return the kind of harm a word tells right after a number, without a verb ("3 dead").

    >>> bare_fate("Dead")
    'killed'
    """
    return _BARE.get(word.lower())


def _fits(pos: str, tag: str, pattern: str) -> bool:
    if pattern in ("object", "subject", "either"):
        return pos in ("VERB", "AUX") or tag.startswith("VB")
    if pattern in ("noun", "both", "total", "deed"):
        return pos in ("NOUN", "PROPN") or tag.startswith("NN")
    return pos != "VERB" or tag == "VBG"


def group_of(layers: Layers, i: int) -> str | None:
    """Return the group that the noun at `i` names: "children", "" for people at large.

    None is for a noun that names nobody we know.
    """
    token = layers.tokens[i]
    lemma = token.lemma.lower()
    table = word_table("victims", "group")
    if i and layers.tokens[i - 1].head == i:
        pair = table.get(f"{layers.tokens[i - 1].lemma.lower()} {lemma}")
        if pair is not None:
            return pair
    found = table.get(lemma)
    if found is None and lemma.endswith("men"):
        found = table.get(f"{lemma[:-2]}an")
    if found is None and word_table("roles", "kind").get(lemma) == "person":
        return ""
    if found is None and token.name == "NORP":
        return ""
    return found


def is_thing(group: str | None) -> bool:
    """Tell whether a group is of things that can be damaged."""
    return group in _THINGS


def is_nobody(group: str | None) -> bool:
    """Tell whether a noun is known to name neither people nor things that count."""
    return group == _NOBODY
