"""What tells of a deed: verbs of more than speech, nouns of acts, and words near to them."""

import functools
from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import DEEDS
from dateline.codebook.words import word_groups, word_list, word_table
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    told_tokens,
    word,
)

EMPTY = frozenset({"be", "have", "do", "say", "report", "claim", "statement", "allegation", "take",
    "give", "use", "make", "accusation", "charge", "involvement", "false", "responsibility",
    "carry", "group", "any", "country", "force", "people", "year", "day", "time", "go", "come",
    "get", "become", "begin", "start", "continue", "keep", "hold", "know", "see", "seem", "appear",
    "tell", "ask", "deny", "accuse", "blame", "describe", "call", "add", "insist", "name",
    "follow", "try", "behind", "part", "role", "hand", "link", "connection", "nothing",
    "member"})  # fmt: skip
"""Words that say nothing of what was done."""
POINTING = frozenset({"report", "claim", "allegation", "accusation", "charge", "assertion", "news",
    "suggestion", "this", "it", "that", "they", "these", "those", "statement", "account", "version",
    "baseless", "false", "untrue", "unfounded", "fabricated", "earlier", "such", "rumor", "rumour",
    "story", "responsibility", "involvement", "wrongdoing", "any", "fake", "lie", "deny", "part",
    "role", "hand", "invention", "fiction", "propaganda", "talk", "fabrication", "slander", "pure",
    "groundless", "incorrect", "wrong", "nonsense", "hoax", "hear", "see", "disinformation",
    "misinformation", "incident", "matter", "assert", "all", "complicity", "link", "connection",
    "guilt", "finding", "conclusion", "verdict", "accuse", "blame", "attribution", "insinuation",
    "smear", "contention", "responsible", "knowledge", "true", "truth", "fact", "so", "not",
    "denial", "happen", "occur", "correspond", "thing", "reality", "affair", "video", "footage",
    "stage", "sort", "kind", "everything", "piece"})  # fmt: skip
"""Words of a denial that point at what somebody said, and do not say what."""
LIKE_PREPOSITIONS = frozenset({"concerning", "regarding", "including", "excluding", "pending"})
"""Participles that only join a noun to another: "claims concerning a raid"."""
_THINGS = frozenset({"ship", "arm", "fund", "rocket", "chemical", "gas", "hostage", "station",
                     "jail", "torch", "bar", "shell", "mass", "ruin", "help", "aid"})  # fmt: skip
"""Nouns spelt like the verb of a deed."""
_HANDS = frozenset({"hold", "take", "carry", "hand", "come"})
"""Verbs that tell of a deed where they have an object."""
_IDLE = EMPTY - _HANDS
_NO_ACTS = POINTING | EMPTY | _THINGS
_LONGEST = 8
"""Tokens of the words that tell of a deed."""
_FAMILY = {
    **dict.fromkeys(("strike", "kill", "wound", "blast", "down", "destroy", "torture"), "force"),
    **dict.fromkeys(("detain", "capture", "displace"), "seizure"),
    **dict.fromkeys(("supply", "support", "deploy", "use"), "arming"),
    **dict.fromkeys(("cross", "deploy", "withdraw", "violate"), "movement"),
}
_QUIET = frozenset({"hear", "see", "reach", "count", "mark", "call", "speak", "write", "find"})


@functools.cache
def speaking() -> frozenset[str]:
    """Return the verbs of the cue list: what they say is no deed."""
    said = ("say", "report", "tell", "quote", "clause", "ask", "hearsay", "vow", "document")
    verbs = {
        row["form"] for row in word_list("cues")
        if row["kind"] in said and " " not in row["form"]
    }  # fmt: skip
    return frozenset(verbs | _QUIET)


@functools.cache
def near_groups() -> Mapping[str, frozenset[str]]:
    """Return the groups of near synonyms (`near.csv`) of each lemma."""
    return word_groups("near")


@functools.cache
def nouns_of_force() -> frozenset[str]:
    """Return the nouns that the codebook takes for deeds done with hands or arms."""
    nouns = load_codebook().nouns
    roles = word_table("roles", "kind")
    return frozenset(
        n for n, of in nouns.items()
        if n not in roles and any(t.frame.type in DEEDS and t.plain for t in of)
    )  # fmt: skip


def families(lemma: str) -> set[str]:
    """Return the families of deeds that a lemma's groups of near synonyms belong to."""
    return {_FAMILY[g] for g in near_groups().get(lemma, ()) if g in _FAMILY}


def content_words(layers: Layers, attribution: Attribution) -> frozenset[str]:
    """Return the lemmas of the nouns, names, verbs and adjectives that a content holds."""
    held = (layers.tokens[i] for i in told_tokens(layers, attribution))
    return frozenset(t.base for t in held if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


def deed_words(layers: Layers, i: int) -> Range:
    """Return the tokens that tell of a deed: its verb or noun with what stands close behind it."""
    token = layers.tokens[i]
    last = i + 1
    if token.pos == "VERB":
        for child in children_of(layers, i, "prt", "dobj", "prep", "oprd"):
            inside = below(layers, child)
            if child > i and min(inside) <= last and max(inside) - i < _LONGEST:
                last = max(last, max(inside) + 1)
    return i, last


@remembered
def is_deed(layers: Layers, i: int) -> bool:
    """Tell whether a word tells of a deed: a verb of more than speech, an act, no negative."""
    token = layers.tokens[i]
    lemma = token.base
    if token.low in POINTING or token.low in LIKE_PREPOSITIONS:
        return False
    if token.pos == "NOUN":
        return is_act(lemma) and token.dep not in ("compound", "nmod", "amod")
    if token.pos != "VERB" or token.dep in ("aux", "auxpass", "amod", "compound"):
        return False
    held = child_of(layers, i, "dobj", "nsubjpass")
    empty = _IDLE if held is not None else EMPTY
    return lemma not in empty and lemma not in speaking() and not is_negative(layers, i)


def is_act(lemma: str) -> bool:
    """Tell whether a noun names an act: a near synonym of one, or a trigger of force."""
    known = lemma in near_groups() or lemma in nouns_of_force() or lemma in ("loss", "fatality")
    return known and lemma not in _NO_ACTS


def names_act(layers: Layers, i: int) -> bool:
    """Tell whether a token is the noun of an act."""
    return layers.tokens[i].pos == "NOUN" and is_act(layers.tokens[i].base)


def names_deed(layers: Layers, i: int) -> bool:
    """Tell whether a word in a denial says what is denied."""
    token = layers.tokens[i]
    lemma = token.base
    if token.pos == "NOUN":
        return is_act(lemma)
    empty = EMPTY - _HANDS | POINTING | speaking()
    lows = POINTING | LIKE_PREPOSITIONS
    return token.pos == "VERB" and lemma not in empty and token.low not in lows


def shared_in(layers: Layers, i: int) -> int:
    """Return the deed that somebody takes part in ("taken part in killing"), else the word."""
    held = child_of(layers, i, "dobj")
    if held is None or word(layers, held) not in ("part", "role", "hand", "share"):
        return i
    for over in (*children_of(layers, i, "prep"), *children_of(layers, held, "prep")):
        deeds = children_of(layers, over, "pcomp", "pobj") if word(layers, over) == "in" else []
        if deeds:
            return deeds[0]
    return i


def is_negative(layers: Layers, i: int) -> bool:
    """Tell whether a clause says that something was not done ("no patrol had left")."""
    slots = [i, *children_of(layers, i, "nsubj", "nsubjpass", "dobj")]
    return any(
        is_negated(layers, s) or word(layers, s) in ("nobody", "nothing", "none") for s in slots
    )
