"""Finds accounts by which a deed cannot have been done: the town is still held, nobody saw it."""

import functools
from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.accounts import Account, deeds_of
from dateline.extract.claims.checking.deeds import groups_of, is_deed
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.marking import disputed
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import below, child_of, children_of, is_negated, word


@functools.cache
def _refuting() -> Mapping[str, frozenset[str]]:
    """Return the words that speak against a deed having been done, by the deed's group."""
    found: dict[str, set[str]] = {}
    for row in word_list("refutes"):
        found.setdefault(row["group"], set()).add(row["form"])
    return {group: frozenset(forms) for group, forms in found.items()}


def find_states(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the marks of "the gangs still hold the mill" after "the army has taken the town"."""
    for deed in deeds_of(layers, earlier):
        if is_negated(layers, deed):
            continue
        against = {f for g in groups_of(layers, deed) for f in _refuting().get(g, ())}
        if not against:
            continue
        word_against = next((i for i in sorted(later.tokens) if _says(layers, i, against)), None)
        if word_against is None:
            continue
        marks = [disputed(word_against, word_against + 1, deed_scope(layers, deed))]
        if layers.tokens[word_against].base in ("hold", "control"):
            marks.append(disputed(word_against, word_against + 1, deed_scope(layers, word_against)))
        return marks
    return []


def _says(layers: Layers, i: int, forms: set[str]) -> bool:
    """Tell whether a token, with its particle, is one of the forms and holds."""
    token = layers.tokens[i]
    if token.dep in ("compound", "amod", "det") or is_negated(layers, i):
        return False
    lemma = token.base
    after = {f"{lemma} {word(layers, c)}" for c in children_of(layers, i, "advmod", "prt", "prep")}
    return lemma in forms or bool(after & forms)


def find_unseen(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "divers saw no barrels", "no trace of them was found"."""
    token = layers.tokens[i]
    if token.base not in words("perceive"):
        return []
    held = child_of(layers, i, "dobj", "nsubjpass")
    if held is None or not (is_negated(layers, held) or is_negated(layers, i)):
        return []
    things = {held, *(j for j in below(layers, held) if layers.tokens[j].dep == "pobj")}
    named = {layers.tokens[j].base for j in things if layers.tokens[j].pos == "NOUN"}
    for before in range(min(below(layers, i)) - 1, -1, -1):
        if layers.tokens[before].base not in named - words("trace"):
            continue
        deed = next((a for a in layers.ancestors(before) if is_deed(layers, a)), None)
        if deed is not None and layers.tokens[deed].sentence < token.sentence:
            return [disputed(i, i + 1, deed_scope(layers, deed))]
    return []


def find_contrast(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "hit a column, not a market": an answer to who said it was a market."""
    if word(layers, i) != "not" or i == 0 or layers.tokens[i - 1].text != ",":
        return []
    near = range(i + 1, min(i + 5, len(layers.tokens)))
    other = next(
        (j for j in near if layers.tokens[j].dep in ("appos", "conj", "dep")
         and layers.tokens[j].head < i and layers.tokens[j].pos in ("NOUN", "PROPN")),
        None,
    )  # fmt: skip
    if other is None or layers.tokens[other].sentence != layers.tokens[i].sentence:
        return []
    deed = next((a for a in layers.ancestors(other) if is_deed(layers, a)), None)
    if deed is None or not groups_of(layers, deed):
        return []
    return [VerificationMark(i, other + 1, "disputed", deed_scope(layers, deed), None)]
