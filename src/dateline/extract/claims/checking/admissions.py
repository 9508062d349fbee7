"""Finds what a side admits, and where in the passage it was told."""

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.deeds import alike, clause_words, nearest, told
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.objects import (
    echoed,
    last_told,
    only,
    particles,
    points_back,
    tells,
    tops_of,
    unreal,
)
from dateline.extract.claims.checking.scopes import before, range_of, whole_sentence
from dateline.extract.claims.checking.surface import after, with_things
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import below, children_of, subject, word


def find_admission(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "admitted that its planes had struck": the words, and what they echo."""
    if layers.tokens[i].base in words("granting") and not any(
        word(layers, m) == "that"
        for c in layers.children[i]
        for m in children_of(layers, c, "mark")
    ):  # "allowing relief boats to dock"
        return []
    return [msgspec.structs.replace(m, kind="admitted") for m in _admitted(layers, i)]


def _admitted(layers: Layers, i: int) -> list[VerificationMark]:
    if unreal(layers, i):
        return []
    if word(layers, i) in ("owned", "own", "owns", "fessed") and "up" not in particles(layers, i):
        return []
    found: list[VerificationMark] = []
    tops = tops_of(layers, i)
    for top in tops:
        if points_back(layers, top):
            found += echoed(layers, i, alike(layers, nearest(layers, i)))
        elif tells(layers, top):
            content = clause_words(layers, top)
            found.append(confirmed(i, range_of(layers, content)))
            found += echoed(layers, i, told(layers, content, i) or last_told(layers, i))
        elif layers.tokens[top].dep == "dobj" and (
            things := with_things(layers, below(layers, top), i)
        ):  # "admits the goats"
            found += echoed(layers, i, things)
    if not tops and layers.tokens[i].base == "confess":
        found += echoed(layers, i, only(nearest(layers, i)))
    return found if tops or found else _inserted(layers, i)


def _inserted(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "It was our gun, he admits, that …", "Our planes hit it, he admitted"."""
    token = layers.tokens[i]
    if things := with_things(layers, after(layers, i), i):
        return echoed(layers, i, things)
    if token.dep == "parataxis":
        return [confirmed(i, whole_sentence(layers, i))]
    joined = any(layers.tokens[c].dep == "cc" for c in layers.children[token.head])
    if token.dep == "conj" and not joined and subject(layers, i) is not None:
        return [confirmed(i, before(layers, min(below(layers, i))))]
    return []
