"""Where the words around a trigger stand to it: its subject, object, owner, or after which word."""

from collections.abc import Iterable, Mapping

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.nouns import owners
from dateline.extract.events.grammar.slots import (
    conjuncts,
    is_passive,
    kids,
    patient,
    prep_objects,
    subject,
)

CLAIMANT = "claimant"
"""The place of who says that a deed is his own."""
ANSWERING = "who answers"
"""The place of who does a thing at somebody's request."""
_ASKED = frozenset({"request", "behest", "urging", "insistence", "invitation", "demand"})
_NOBODY = frozenset({"nobody", "none", "one"})
_OWNING = frozenset({"responsibility", "credit"})
_AFTER = ("by", "of", "against", "on", "with", "to", "between")
_ALONG = ("along", "together", "alongside")
_LAID_ON = ("against", "on", "with", "to", "from")


def beside(layers: Layers, i: int) -> Mapping[int, frozenset[str]]:
    """Return the heads around a trigger with the names of their places."""
    found: dict[int, set[str]] = {}

    def put(name: str, heads: Iterable[int]) -> None:
        for head in heads:
            found.setdefault(head, set()).add(name)

    if layers.tokens[i].pos in ("VERB", "AUX"):
        put("subject", _with_company(layers, subject(layers, i)))
        put("object", _with_company(layers, patient(layers, i)))
        put("object" if is_passive(layers, i) else "subject", prep_objects(layers, i, *_ALONG))
        put("indirect object", _all(layers, i, "dative"))
    else:
        put("owner", owners(layers, i))
        put("modifier", (t.i for t in kids(layers, i, "compound", "amod", "nmod")))
        for name, heads in _above(layers, i):
            put(name, heads)
    for word in _AFTER:
        put(word, prep_objects(layers, i, word))
    return {head: frozenset(names) for head, names in found.items()}


def _with_company(layers: Layers, heads: list[int]) -> list[int]:
    """Return some heads and who is named along with them ("the mayor, along with two guards")."""
    return heads + [j for h in heads for j in prep_objects(layers, h, *_ALONG)]


def _all(layers: Layers, i: int, dep: str) -> list[int]:
    return [j for token in kids(layers, i, dep) for j in conjuncts(layers, token.i)]


def _above(layers: Layers, i: int) -> Iterable[tuple[str, list[int]]]:
    """Yield who stands at the verb above a noun ("launched an attack on", "died in the attack")."""
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if above.pos in ("VERB", "AUX") and token.dep in ("dobj", "pobj", "attr", "nsubjpass"):
        yield "subject of carrier", subject(layers, above.i)
        yield "laid on", prep_objects(layers, above.i, *_LAID_ON)
    yield CLAIMANT, _claimants(layers, token)
    if above.pos == "VERB" and token.dep == "nsubj":
        yield "object of what it did", patient(layers, above.i)
    if token.dep == "pobj" and layers.tokens[above.head].pos in ("VERB", "AUX"):
        yield "subject above", subject(layers, above.head)
        if above.low == "at" and token.base in _ASKED:
            done = is_passive(layers, above.head) and not subject(layers, above.head)
            yield ANSWERING, (patient if done else subject)(layers, above.head)


def _claimants(layers: Layers, token: Token) -> list[int]:
    """Return who says that a deed is his: "claimed the attack", "responsibility for the blast"."""
    above = layers.tokens[token.head]
    if above.low == "for" and token.dep == "pobj":
        above = layers.tokens[above.head]
    if above.base in _OWNING:
        above = layers.tokens[above.head]
    if above.base != "claim" or above.pos != "VERB":
        return []  # "the group claimed the attack", "was claimed by the group"
    return [i for i in subject(layers, above.i) if not _is_nobody(layers, i)]


def _is_nobody(layers: Layers, i: int) -> bool:
    return layers.tokens[i].low in _NOBODY or any(t.low == "no" for t in kids(layers, i, "det"))
