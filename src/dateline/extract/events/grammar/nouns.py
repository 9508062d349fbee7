"""What carries a noun trigger, and what qualifies it: light verbs, modifiers."""

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.grammar.slots import RELATIVE, conjuncts, is_passive, kids, subject
from dateline.extract.places.vocabulary import values

_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})


def light_verb(layers: Layers, i: int) -> tuple[int, str] | None:
    """Return the verb that only carries the noun at `i`, and whose slot its subject fills."""
    token = layers.tokens[i]
    if token.dep == "conj" and layers.tokens[token.head].pos in ("NOUN", "PROPN"):
        return light_verb(layers, token.head)
    head = layers.tokens[token.head]
    table = word_table("light_verbs", "subject", "verb")
    if token.dep == "pobj" and head.dep in ("prep", "prt") and head.i != head.head:
        verb = layers.tokens[head.head]
        role = table.get(f"{verb.base} {head.low}")
        return (verb.i, role) if role else None
    if token.dep not in ("dobj", "nsubjpass", "attr") or head.pos not in ("VERB", "AUX"):
        return None
    particles = [p.low for p in kids(layers, head.i, "prt")]
    lemma = " ".join([head.base, *particles])
    role = table.get(lemma)
    return (head.i, role) if role else None


def carried_by(layers: Layers, i: int) -> tuple[int, str] | None:
    """Return the verb that carries the noun at `i`, be it in a clause behind the noun.

    "The ban imposed by the court", "criticism that the ministry received": as `light_verb`.
    """
    if (found := light_verb(layers, i)) is not None:
        return found
    table = word_table("light_verbs", "subject", "verb")
    for clause in kids(layers, i, "acl", "relcl"):
        done = is_passive(layers, clause.i) or _lacks_object(layers, clause.i)
        role = table.get(clause.base)
        if role is not None and done and subject(layers, clause.i):
            return clause.i, role
    return None


def _lacks_object(layers: Layers, i: int) -> bool:
    """Tell whether a relative clause lacks its object, the noun before it ("the ban they set")."""
    objects = [t for t in kids(layers, i, *_OBJECTS) if t.low not in RELATIVE]
    own = kids(layers, i, "nsubj")
    return not objects and bool(own) and own[0].low not in RELATIVE


_TARGETING = frozenset({"on", "against", "of", "upon"})
_AT_A_DISTANCE = frozenset({"strike", "airstrike", "offensive", "raid", "crackdown", "shelling"})
"""Deeds that a government named by its capital does elsewhere."""


def owners(layers: Layers, i: int) -> list[int]:
    """Return whose a noun is: of joined nouns the first one's too ("his campaign and refusal")."""
    token = layers.tokens[i]
    own = [j for p in kids(layers, i, "poss") for j in conjuncts(layers, p.i)]
    if own or token.dep != "conj" or layers.tokens[token.head].pos != "NOUN":
        return own
    return [] if kids(layers, i, "det") else owners(layers, token.head)


def against(layers: Layers, i: int) -> bool:
    """Tell whether a modifier names whom something is against ("anti-government protests")."""
    before = [layers.tokens[j].low for j in (i - 1, i - 2) if j >= 0]
    return before[:1] == ["anti"] or before == ["-", "anti"]


def modifiers(layers: Layers, i: int) -> list[int]:
    """Return the words before the noun at `i` that qualify it ("Israeli", "rebel")."""
    found = []
    for token in kids(layers, i, "amod", "compound", "nmod", "npadvmod", "poss"):
        if token.dep != "poss" and token.i < i and not against(layers, token.i):
            found += conjuncts(layers, token.i)
            found += [  # "the US-Israeli plot", "a police-mob clash": the first hangs on the second
                t.i for t in kids(layers, token.i, "npadvmod", "compound", "nmod", "amod")
                if ((_is_nation(t) and _is_nation(token)) or t.pos == token.pos == "NOUN")
                and layers.after(t.i).text in ("-", "\u2013")
            ]  # fmt: skip
    return found


def _is_nation(token: Token) -> bool:
    """Tell whether a word names a country or its people."""
    return token.name in ("GPE", "NORP")


def is_scene(layers: Layers, i: int, deed: int) -> bool:
    """Tell whether a place's name before a deed says where it was, not who did it.

    "The Kabul bombing", "Pakistan blast"; not "an Israel bombing", "a Kyiv attack on Moscow", and a
    strike of a capital is as often its government's.
    """
    token, noun = layers.tokens[i], layers.tokens[deed]
    kind = values("incident").get(noun.base)
    known = next((k for k in layers.known if k.first <= i < k.last), None)
    form = known.form if known is not None else "town"
    if kind is None or form == "demonym" or (known is None and token.name != "GPE"):
        return False
    if kind == "state" or form == "country":
        return kind == "state" and form in ("country", "capital", "town")
    aimed = any(t.low in _TARGETING for t in kids(layers, deed, "prep"))
    return form in ("capital", "town") and not aimed and noun.base not in _AT_A_DISTANCE
