"""To whom something is handed, who is visited, whose help or words they are, with whom one acts."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.classes import is_actor
from dateline.extract.events.grammar.nouns import light_verb, owners
from dateline.extract.events.grammar.slots import (
    is_passive,
    kids,
    patient,
    prep_objects,
    subject,
)
from dateline.extract.events.sides.parties import actors_behind

_HANDING = frozenset({"extradition", "handover"})
_GIVING = frozenset(
    {"sell", "export", "hand", "extradite", "transfer", "supply", "pass", "deliver"}
)
_BACKING = frozenset({
    "support", "backing", "endorsement", "blessing", "approval", "sympathy", "help", "assistance",
    "praise", "recognition",
})  # fmt: skip
_HAVING = frozenset({
    "have", "enjoy", "win", "gain", "get", "secure", "receive", "command", "retain", "keep", "earn",
    "draw", "obtain", "boast",
})  # fmt: skip
"""Verbs of those whom others back."""
FELT = frozenset({
    "anger", "enrage", "infuriate", "outrage", "upset", "annoy", "irritate", "alarm", "dismay",
    "frustrate", "offend", "incense", "irk", "rile",
})  # fmt: skip
"""Verbs whose object, or subject in the passive, blames who made him feel so."""
_HELP = frozenset({"help", "assistance", "aid", "support", "backing", "mediation", "protection"})
_UTTERED = frozenset({
    "warning", "threat", "appeal", "call", "demand", "request", "pledge", "offer", "promise",
    "plea", "ultimatum", "condemnation", "criticism", "apology", "invitation", "complaint",
})  # fmt: skip
_WITH = frozenset({"with", "without", "under", "through"})
_VISITS = frozenset({"visit", "trip", "tour", "stopover"})


def helpers(layers: Layers, i: int) -> list[int]:
    """Return whose help it is that something is done with: "with the help of Iran"."""
    token = layers.tokens[i]
    by_means = token.dep == "pobj" and layers.tokens[token.head].low in _WITH
    own = by_means and token.base in _HELP
    return actors_behind(layers, prep_objects(layers, i, "of")) if own else []


def utterers(layers: Layers, i: int) -> list[int]:
    """Return who says what a noun for his words is from: "defied a warning from the junta"."""
    noun = layers.tokens[i]
    if noun.base not in _UTTERED or noun.pos != "NOUN":
        return []
    found = prep_objects(layers, i, "from")
    if not found and layers.after(i).low == "from" and noun.dep == "dobj":
        found = prep_objects(layers, noun.head, "from")  # as the parser has it
    return actors_behind(layers, found)


def helped(layers: Layers, i: int) -> list[int]:
    """Return who does something with another's help."""
    if not helpers(layers, i):
        return []
    for above in layers.ancestors(i):
        if layers.tokens[above].pos == "VERB":
            return actors_behind(layers, subject(layers, above))
    return []


def is_helper(layers: Layers, head: int) -> bool:
    """Tell whether somebody is named only as whose help it is that something is done with."""
    token = layers.tokens[head]
    while token.dep == "conj":
        token = layers.tokens[token.head]
    noun = layers.tokens[layers.tokens[token.head].head]
    return token.dep == "pobj" and head in helpers(layers, noun.i)


def fellows(layers: Layers, i: int) -> list[int]:
    """Return with whom something is done together: "held drills with Oman"."""
    at = [i, *patient(layers, i)] if layers.tokens[i].pos == "VERB" else [i]
    if (carrier := light_verb(layers, i)) is not None:
        at.append(carrier[0])
    return actors_behind(layers, [h for j in at for h in prep_objects(layers, j, "with")])


def handed(layers: Layers, i: int) -> tuple[list[int], list[int]]:
    """Return who hands over whom somebody is handed to: "the extradition of a spy from X to Y"."""
    if layers.tokens[i].base not in _HANDING:
        return [], []
    at = [i, *prep_objects(layers, i, "of")]
    by, to = ([h for j in at for h in prep_objects(layers, j, word)] for word in ("from", "to"))
    return actors_behind(layers, by), actors_behind(layers, to)


def receivers(layers: Layers, i: int) -> list[int]:
    """Return to whom something is sold or handed: "sold wheat to Oman", "was extradited to Oman".

    The parser may hang "to Oman" on what is given.
    """
    if layers.tokens[i].base not in _GIVING or layers.tokens[i].pos != "VERB":
        return []
    at = [i, *(t.i for t in kids(layers, i, "prt", "prep", "advmod") if t.low == "over")]
    found = [h for j in (*at, *patient(layers, i)) for h in prep_objects(layers, j, "to")]
    return actors_behind(layers, found)


def hosts(layers: Layers, i: int) -> list[int]:
    """Return the country that a noun for a visit is to: "the premier's visit to Oman"."""
    if layers.tokens[i].base not in _VISITS:
        return []
    states = {k.last - 1 for k in layers.known if k.form == "country"}
    return [h for h in prep_objects(layers, i, "to") if h in states]


def named_before(layers: Layers, i: int) -> list[int]:
    """Return the country whose own name stands before a noun: "Syria sanctions" are on Syria.

    "EU sanctions", "Syrian sanctions" are by them.
    """
    before = kids(layers, i, "compound", "nmod")
    names = {k.last - 1 for k in layers.known if k.form == "country"}
    return [t.i for t in before if t.i in names and not t.text.replace(".", "").isupper()]


def backing(layers: Layers, i: int) -> tuple[list[int], list[int]]:
    """Return who gives the backing that somebody has, and who has it: "enjoys the army's support".

    The trigger is the noun, the verb that has it or the "with" before it.
    """
    token = layers.tokens[i]
    held = kids(layers, i, "dobj", "pobj") if token.base in _HAVING or token.low == "with" else []
    nouns = [t.i for t in held if t.base in _BACKING] or [i] * (token.base in _BACKING)
    for noun in nouns:
        above = layers.tokens[layers.tokens[noun].head]
        had = above.base in _HAVING and above.pos == "VERB"
        if not had and above.low != "with":
            continue
        by = prep_objects(layers, noun, "of", "from")
        by = by or [t.i for t in kids(layers, noun, "poss") if t.tag != "PRP$"]
        if by:
            to = subject(layers, above.i) if had else []
            return actors_behind(layers, by), actors_behind(layers, to)
    return [], []


def felt(layers: Layers, i: int) -> tuple[list[int], list[int]]:
    """Return who is angry and at whom: "Oman's refusal angered Peru", "Peru was angered by"."""
    token = layers.tokens[i]
    if token.base not in FELT or token.pos != "VERB":
        return [], []
    cause = [h for h in subject(layers, i) if h not in patient(layers, i)]
    if is_passive(layers, i):
        cause = cause or prep_objects(layers, i, "at", "with", "over")
    owned = [o for h in cause for o in owners(layers, h)]
    return actors_behind(layers, patient(layers, i)), actors_behind(layers, owned or cause)


def between(layers: Layers, i: int) -> list[int]:
    """Return the sides of what is between them: "a truce between the army and the rebels"."""
    done = layers.tokens[i].pos == "VERB" and is_passive(layers, i)
    nouns = [i, *(patient(layers, i) if done else ())]
    sides = [j for n in nouns for j in prep_objects(layers, n, "between")]
    return sides if len(sides) > 1 else []


def havers(layers: Layers, i: int) -> list[int]:
    """Return who has what a noun tells against him: "has a prior conviction"."""
    verb = layers.tokens[layers.tokens[i].head]
    return subject(layers, verb.i) if layers.tokens[i].dep == "dobj" and verb.base == "have" else []


def laid_to(layers: Layers, verb: int, deed: int, *words: str) -> list[int]:
    """Return to whom a verb lays a deed: "blamed the raid on a base on the rebels".

    The parser may hang "on the rebels" on the deed, behind "on a base", or on what is told of it
    ("a blast that hit a post on the rebels").
    """
    own = [
        h for h in prep_objects(layers, verb, *words)
        if layers.tokens[h].name not in ("DATE", "TIME")
    ]  # fmt: skip
    below = [h for j in layers.subtree(deed) if j > verb for h in prep_objects(layers, j, *words)]
    under = prep_objects(layers, deed, *words) or [h for h in below if is_actor(layers, h)]
    return own or under[-1:]
