"""The words of harm and of those harmed, looked up by token."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from dateline.annotate import Layers, Token
from dateline.codebook.frames import Trigger, load_codebook
from dateline.codebook.words import word_list, word_table

_CLASSES = ("attack", "blast", "weapon", "munition", "accident", "disaster", "armyact", "harm_noun")
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"})
_THINGS = frozenset({"buildings", "homes", "vehicles", "things"})
_SPANS = (["year"], ["month"], ["week"], ["day"])
_NOBODY = "-"
_PARTICLES = frozenset({"prt", "advmod", "dobj", "oprd", "acomp", "attr", "prep", "advcl"})
_BREAKS = frozenset({",", "-", "\u2013", "\u2014", ";"})
_THEY = frozenset({
    "it", "they", "who", "government", "junta", "regime", "authority", "group", "movement",
    "militia", "rebels",
})  # fmt: skip
_ARMED = frozenset({
    "fighters", "soldiers", "police", "security forces", "commanders", "gang members", "officers",
    "attackers",
})  # fmt: skip


_NO_CREED = frozenset({"list", "fist", "mist", "twist", "wrist", "gist", "waist", "heist", "cyst"})
_TO_DEATH = frozenset({"burn", "freeze", "starve", "bleed", "choke", "fall", "drown", "suffocate"})
"""Verbs of which one may die without a doer: "burned to death in their hut"."""


class Harm(NamedTuple):
    """A way in which a word tells of harm: what kind, and where those harmed stand."""

    kind: str
    pattern: str


@functools.cache
def harms() -> Mapping[tuple[str, ...], tuple[Harm, ...]]:
    """Return the words of harm (killed, injured) and of other fates, by their words."""
    found: dict[tuple[str, ...], list[Harm]] = {}
    for row in (*word_list("harm"), *word_list("fates")):
        found.setdefault(tuple(row["form"].split()), []).append(Harm(row["kind"], row["pattern"]))
    return {form: tuple(told) for form, told in found.items()}


class Phrase(NamedTuple):
    """Company by which a verb tells of harm: its object and a preposition with its noun, if any.

    `noun` is "*" for any; `harm` has the pattern "subject", "object" or "aim" (the noun itself).
    """

    object: str
    preposition: str
    noun: str
    harm: Harm


@functools.cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases of harm by their verb: "take:part in *", "reduce to rubble"."""
    found: dict[str, list[Phrase]] = {}
    for row in word_list("fate_phrases"):
        verb, *rest = row["form"].split()
        verb, _, obj = verb.partition(":")
        prep, noun = (" ".join(rest[:-1]), rest[-1]) if rest else ("", "")
        phrase = Phrase(obj, prep, noun, Harm(row["kind"], row["pattern"]))
        found.setdefault(verb, []).append(phrase)
    return {verb: tuple(told) for verb, told in found.items()}


@functools.cache
def deeds() -> frozenset[str]:
    """Return the nouns that name something that can do harm: "attack", "landmine", "quake"."""
    codebook = load_codebook()
    found = {
        noun
        for noun, triggers in codebook.nouns.items()
        if any(t.frame.type in _DEEDS and not t.rest for t in triggers)
    }
    for name in _CLASSES:
        found |= codebook.classes.get(name, frozenset())
    found |= {
        word for word, part in word_table("causes", "part").items() if part in ("noun", "both")
    }
    return frozenset(found - set(word_table("roles", "kind")) - {"dead", "death", "killing"})


def is_deed(layers: Layers, i: int) -> bool:
    """Tell whether token `i` is a verb of the codebook, or a noun for what can do harm."""
    token = layers.tokens[i]
    lemma = token.base
    if token.pos == "VERB":
        triggers = load_codebook().verbs.get(lemma, ())
        return any(t.frame.type in _DEEDS and _whole(layers, i, t) for t in triggers)
    return token.pos in ("NOUN", "PROPN") and lemma in deeds()


def _whole(layers: Layers, i: int, trigger: Trigger) -> bool:
    """Tell whether the words that go with a verb ("blow up") stand beside it."""
    beside = {layers.tokens[c].low for c in layers.children[i]}
    return not trigger.rest or trigger.rest[0] in beside


def harm_of(layers: Layers, i: int) -> tuple[Harm, ...]:
    """Return what token `i`, alone or with its particle, says of harm."""
    token = layers.tokens[i]
    lemma, word = token.base, token.low
    table = harms()
    if lemma == "survive" and not any(layers.tokens[c].dep == "neg" for c in layers.children[i]):
        return ()
    if lemma in ("turn", "wind", "end") and any(
        layers.tokens[c].low == "dead" for c in layers.children[i]
    ):
        return (Harm("killed", "subject"),)
    if token.pos == "VERB":
        if _fatal(layers, i):
            return (Harm("killed", "either" if lemma in _TO_DEATH else "object"),)
        for child in (layers.tokens[c] for c in layers.children[i] if c > i):
            found = table.get((lemma, child.low)) if child.dep in _PARTICLES else None
            if found is not None and not fatal_for_some(layers, i, child.i):
                return found
    for form in ((lemma,), (word,)):
        if (told := table.get(form)) is None:
            continue
        fitting = [h for h in told if _fits(token.pos, token.tag, h.pattern)]
        if fitting:
            return tuple(fitting)
    return ()


_FAR = 20
"""Words from a verb to the "to death" that ends it, at most."""


def _fatal(layers: Layers, i: int) -> bool:
    """Tell whether a verb ends in death: "fatally shot", "beaten to death"."""
    if layers.tokens[i].base in ("sentence", "condemn"):
        return False
    for child in layers.children[i]:
        word = layers.tokens[child].low
        if word in ("fatally", "mortally") and not fatal_for_some(layers, i, child):
            return True
        if word == "to" and any(layers.tokens[c].low == "death" for c in layers.children[child]):
            return True
    return _to_death(layers, i)


def _to_death(layers: Layers, i: int) -> bool:
    """Tell whether "to death" ends a verb that the parser hung on whom it was done to."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    for token in layers.tokens[i + 1 : min(i + _FAR, sentence.last - 1)]:
        if token.low == "to" and layers.after(token.i).low == "death":
            at = token.i
            while layers.tokens[at].head not in (at, i):
                at = layers.tokens[at].head
                if layers.tokens[at].pos in ("VERB", "AUX"):
                    return False
            return layers.tokens[at].head == i
    return False


def fatal_for_some(layers: Layers, verb: int, child: int) -> bool:
    """Tell whether a word after a verb is of a part: "eight were shot, two of them fatally"."""
    between = layers.tokens[verb + 1 : child]
    return any(t.pos == "NUM" for t in between) and any(t.text in _BREAKS for t in between)


def bare_fate(word: str) -> str | None:
    """Return the kind of harm a word tells right after a number, without a verb ("3 dead").

    >>> bare_fate("Dead")
    'killed'
    """
    return word_table("bare_fates", "kind").get(word.lower())


def _fits(pos: str, tag: str, pattern: str) -> bool:
    if pattern in ("object", "subject", "either", "grasp", "hit", "with", "mass"):
        return pos in ("VERB", "AUX") or tag.startswith("VB")
    if pattern in ("noun", "both", "total", "deed", "count"):
        return pos in ("NOUN", "PROPN") or tag.startswith("NN")
    return pos != "VERB" or tag == "VBG"


def group_of(layers: Layers, i: int) -> str | None:
    """Return the group that the noun at `i` names: "children", "" for people at large.

    None is for a noun that names nobody we know.
    """
    token = layers.tokens[i]
    lemma = token.base
    table = word_table("victims", "group")
    if i and layers.tokens[i - 1].head == i:
        pair = table.get(f"{layers.tokens[i - 1].base} {lemma}")
        if pair is not None:
            return pair
        if layers.tokens[i - 1].text == "-" and i > 1:  # "pick-ups"
            pair = table.get(f"{layers.tokens[i - 2].base}-{lemma}")
            if pair is not None:
                return pair
    found = table.get(lemma)
    if found is None and lemma.endswith("men"):
        found = table.get(f"{lemma[:-2]}an")
    if found is None and token.tag in ("NNS", "NNPS") and token.text[-1:] == "s":  # a wrong lemma
        found = table.get(token.text[:-1].lower())
    if found is None and word_table("roles", "kind").get(lemma) == "person":
        return ""
    if found is None and (token.name == "NORP" or _is_accused(layers, i)):
        return ""
    return found


def _is_accused(layers: Layers, i: int) -> bool:
    """Tell whether an unknown noun must name people: "suspected cultists", "arsonists"."""
    before = layers.tokens[i - 1].low if i else ""
    token = layers.tokens[i]
    accused = before in ("suspected", "alleged", "accused", "convicted", "self-styled")
    by_creed = token.lemma.endswith("ist") and token.lemma not in _NO_CREED
    return token.tag in ("NN", "NNS") and (accused or by_creed)


def is_thing(group: str | None) -> bool:
    """Tell whether a group is of things that can be damaged."""
    return group in _THINGS


def is_armed(group: str | None) -> bool:
    """Tell whether a group is of people under arms: their flight or parade is no toll."""
    return group in _ARMED


def is_nobody(group: str | None) -> bool:
    """Tell whether a noun is known to name neither people nor things that count."""
    return group == _NOBODY


def is_doer(layers: Layers, token: Token) -> bool:
    """Tell whether somebody is known for taking prisoners: armed people, a state, "they"."""
    if token.name in ("GPE", "ORG", "NORP") or token.low in _THEY:
        return True
    kind = word_table("roles", "kind").get(token.base)
    return group_of(layers, token.i) in _ARMED or kind == "force"


def is_aged(layers: Layers, i: int, *, before_noun: bool = False) -> bool:
    """Tell whether "old" at `i` ends "a 16-year-old" that stands for a person, or for an age."""
    token = layers.tokens[i]
    if token.low != "old":
        return False
    before = [t.base for t in layers.tokens[max(0, i - 4) : i]]
    if before[-1:] != ["-"] or before[-2:-1] not in _SPANS:
        return False
    after = layers.tokens[i + 1] if i + 1 < len(layers.tokens) else None
    return (
        before_noun
        or token.dep not in ("amod", "compound")
        or after is None
        or after.tag[:2] != "NN"
    )
