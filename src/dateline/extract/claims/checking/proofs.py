"""Finds what was told without proof, or without anybody who confirms it."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import clause_words, is_deed, place, told
from dateline.extract.claims.checking.marking import unverified
from dateline.extract.claims.checking.scopes import (
    before,
    last_sentence,
    preceding,
    range_of,
    whole_sentence,
)
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import below, child_of, children_of, is_verb, word


def find_proof(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of a word of proof or confirmation, none where there is some."""
    lemma = layers.tokens[i].base
    if lemma == "nothing":
        return _unsupported(layers, i)
    if lemma in words("proof"):
        return _unproved(layers, i)
    return _unconfirmed(layers, i) if lemma in words("confirming") else []


def _unsupported(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "offered nothing to support the charge"."""
    verb = layers.tokens[i].head
    backing = [layers.tokens[c].base for c in (*layers.children[i], *layers.children[verb])
               if layers.tokens[c].dep in ("relcl", "acl", "xcomp", "advcl")]  # fmt: skip
    if layers.tokens[verb].base not in words("show"):
        return []
    if not {"support", "back", "prove", "substantiate"}.intersection(backing):
        return []
    return [unverified(min(verb, i), max(verb, i) + 1, whole_sentence(layers, i))]


def _lacking(layers: Layers, i: int) -> list[Range] | None:
    """Return what "there is no evidence of the killing" holds for, None for other words."""
    verb = layers.tokens[i].head
    if child_of(layers, verb, "expl") is None or i == 0 or word(layers, i - 1) not in ("no", "any"):
        return None
    over = [p for at in (i, verb) for p in children_of(layers, at, "prep")
            if word(layers, p) in ("of", "for")]  # fmt: skip
    held = [c for p in over for c in children_of(layers, p, "pobj", "pcomp")]
    if any(word(layers, c) in ("that", "this", "it") for c in held):
        return [last_sentence(layers, i)]
    tops = [*held, *children_of(layers, i, "acl", "ccomp", "relcl")]  # fmt: skip
    content = {j for top in tops for j in clause_words(layers, top)}
    if not any(is_deed(layers, j) for j in content):
        return None
    return [range_of(layers, content), *(place(layers, d) for d in told(layers, content, i))]


def _unproved(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "without providing evidence", "offered no proof"."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    above = [i, *layers.ancestors(i)]
    without = next((a for a in above[:4] if word(layers, a) == "without"), None)
    if without is not None:
        return [unverified(without, i + 1, whole_sentence(layers, i))]
    if (lacking := _lacking(layers, i)) is not None:
        return [unverified(i - 1, i + 1, scope) for scope in lacking]
    verb = next((a for a in above[:3] if is_verb(layers, a)), None)
    none = any(word(layers, c) in ("no", "any") for c in layers.children[i])
    if verb is None or layers.tokens[verb].base not in words("show"):
        return []
    negated = any(layers.tokens[c].dep == "neg" for c in layers.children[verb])
    if not negated and not (none and any(word(layers, c) == "no" for c in layers.children[i])):
        return []
    own = whole_sentence(layers, i)
    scope = own
    if sentence.root == verb:
        scope = preceding(layers, layers.tokens[i].sentence, own, keep=True)
    elif layers.tokens[verb].dep == "conj":
        scope = before(layers, min(below(layers, verb)))
    first, last = min(verb, i), max(verb, i)  # "no evidence of it was produced"
    return [unverified(first, last + 1, scope, doer(layers, verb))]


def _unconfirmed(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "there was no independent confirmation of the claim"."""
    near = {word(layers, c): c for c in layers.children[i]}
    if "no" not in near:
        return []
    own = whole_sentence(layers, i)
    scope = preceding(layers, layers.tokens[i].sentence, own, keep=False)
    for above in layers.ancestors(i):
        if layers.tokens[above].dep == "conj":
            scope = before(layers, min(below(layers, above)))
    over = child_of(layers, i, "prep")
    by = (
        child_of(layers, over, "pobj")
        if over is not None and word(layers, over) in ("from", "by")
        else None
    )
    return [unverified(near["no"], i + 1, scope, by)]
