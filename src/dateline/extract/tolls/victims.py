"""Victims by syntax: the phrases that a word of harm says something of."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.slots import conjuncts, is_passive, kids, patient, subject

Victims = tuple[str, list[int]]
"""The pattern that found them, and the head tokens."""

_TAKES_LIVES = frozenset({"claim", "take", "cost"})
_FINDS = frozenset({"leave", "find", "report", "confirm", "declare", "pronounce", "list", "have"})


def of_verb(layers: Layers, i: int, pattern: str) -> Iterator[Victims]:
    """Yield the victims of the verb at `i`: its logical object, or who dies."""
    passive = is_passive(layers, i)
    if pattern == "subject" or (pattern == "either" and not passive and not _after(layers, i)):
        yield "subject", subject(layers, i)
        return
    found = patient(layers, i)
    loose = _after(layers, i)
    if not passive and loose and not set(loose) & set(found):
        found = loose
    if not passive and not found:  # "10 injured" after "4 dead": no auxiliary, number as subject
        token = layers.tokens[i]
        if token.tag == "VBN" or (token.dep == "conj" and token.tag in ("VBN", "VBD")):
            found = [j for t in kids(layers, i, "nsubj") for j in conjuncts(layers, t.i)]
            if token.tag == "VBD" and not any(layers.tokens[j].pos == "NUM" for j in found):
                found = []
        passive = True
    yield "passive" if passive else "object", found


def _after(layers: Layers, i: int) -> list[int]:
    """Return objects after the verb, also what the parser takes for an adverb ("a dozen")."""
    deps = ("dobj", "npadvmod", "advmod", "attr", "oprd", "dep", "nummod", "dative")
    found = []
    for token in kids(layers, i, *deps):
        counts = token.dep in ("dobj", "dative") or token.pos in ("NUM", "NOUN") or any(
            layers.tokens[c].pos == "NUM" for c in layers.children[token.i]
        )
        if token.i > i and counts and (token.i - i) < 12:
            found += conjuncts(layers, token.i)
    return found


def of_adjective(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom "dead", "wounded" and "missing" are said of."""
    token = layers.tokens[i]
    head = layers.tokens[token.head]
    own = [t.i for t in kids(layers, i, "nsubj", "nsubjpass")]
    numbers = [t.i for t in kids(layers, i, "nummod")]
    if own:
        yield "adjective", [j for o in own for j in conjuncts(layers, o)]
    elif numbers:
        yield "adjective", [i]
    elif token.dep in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advmod", "dobj", "conj"):
        yield "adjective", _complement(layers, token, head)
    elif token.dep in ("amod", "acl") and head.pos in ("NOUN", "NUM", "PROPN", "PRON"):
        yield "adjective", conjuncts(layers, head.i)


def _complement(layers: Layers, token: Token, head: Token) -> list[int]:
    """Return whom an adjective after a verb is said of: its object before it, else its subject."""
    if token.dep == "conj":
        if head.pos in ("ADJ", "VERB"):  # "dead or missing"
            return next((v for _, v in of_adjective(layers, head.i)), [])
        return []
    before = [t.i for t in kids(layers, head.i, "dobj") if t.i < token.i]
    if before:
        return [j for o in before for j in conjuncts(layers, o)]
    if head.lemma in _FINDS and not is_passive(layers, head.i):
        return []
    found = patient(layers, head.i) if is_passive(layers, head.i) else subject(layers, head.i)
    return found


def of_noun(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield whom "deaths", "bodies" and "fatalities" count: themselves, or who stands after "of"."""
    heads = [i]
    for prep in kids(layers, i, "prep"):
        if prep.text.lower() in ("of", "among"):
            heads += [j for o in kids(layers, prep.i, "pobj") for j in conjuncts(layers, o.i)]
    yield "noun", heads


def of_lives(layers: Layers, i: int) -> Iterator[Victims]:
    """Yield the victims of "claimed 12 lives", "took the lives of 12", "lost their lives"."""
    token = layers.tokens[i]
    lives = [t for t in kids(layers, i, "dobj", "nsubjpass") if t.lemma.lower() == "life"]
    if not lives:
        return
    if token.lemma in _TAKES_LIVES:
        yield "lives", [t.i for t in lives]
    elif token.lemma == "lose":
        own = [t.i for t in lives if kids(layers, t.i, "nummod")]
        yield "lives", own or subject(layers, i)
