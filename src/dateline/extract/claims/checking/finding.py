"""Finds the words that say whether a report was checked, and by whom."""

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.admissions import find_admission
from dateline.extract.claims.checking.checks import find_check
from dateline.extract.claims.checking.confirmations import (
    find_confirmation,
    find_depiction,
    find_finding,
    find_undisputed,
)
from dateline.extract.claims.checking.conflicts import find_conflict
from dateline.extract.claims.checking.deeds import is_deed
from dateline.extract.claims.checking.proofs import find_proof
from dateline.extract.claims.checking.sayings import find_sayings
from dateline.extract.claims.checking.scopes import clause_range, range_of, referred
from dateline.extract.claims.checking.subjects import by_subject
from dateline.extract.claims.checking.surface import find_by_order
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import below, children_of, is_verb, subject

_ASIDE = 5
"""How far behind a noun an adjective stands in "claims, so far unproven, that …"."""


@remembered
def find_verification(layers: Layers) -> tuple[VerificationMark, ...]:
    """Return the marks of a document, in text order; one saying may hold for several places."""
    found: list[VerificationMark] = []
    for token in layers.tokens:
        read = _checking(layers, token.i) or _conceding(layers, token.i)
        read += find_conflict(layers, token.i)
        found += read or find_by_order(layers, token.i)
    read_as = {i for mark in found for i in range(mark.first, mark.last)}
    found += [m for m in find_sayings(layers)
              if m.kind == "admitted" or read_as.isdisjoint(range(m.first, m.last))]  # fmt: skip
    return tuple(dict.fromkeys(found))


def _checking(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of a word of hearsay, checking or proof."""
    token = layers.tokens[i]
    lemma, low = token.base, token.low
    if lemma == "allege" and is_verb(layers, i) and (found := _alleged(layers, i)):
        return found
    if low in words("hearsay") and token.dep not in ("nsubj", "dobj", "pobj"):
        return _hearsay(layers, i)
    if lemma in words("check") and is_verb(layers, i):
        return find_check(layers, i)
    return find_proof(layers, i)


def _conceding(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of a verb by which somebody admits, confirms or shows a deed."""
    lemma = layers.tokens[i].base
    if not is_verb(layers, i):
        return []
    if lemma in words("admit"):
        return find_admission(layers, i)
    if lemma in words("confirm"):
        return find_confirmation(layers, i)
    if lemma in words("conclude") and (found := find_finding(layers, i)):
        return found
    if lemma in words("contest") or lemma in ("doubt", "deny"):
        return find_undisputed(layers, i)
    return find_depiction(layers, i) if lemma in words("depict") else []


def _alleged(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of what somebody alleges: "he alleged that soldiers burnt the mill"."""
    told = children_of(layers, i, "ccomp")
    scopes = [range_of(layers, below(layers, c)) for c in told]
    return [VerificationMark(i, i + 1, "unverified", s, None, "alleged") for s in scopes]


def _hearsay(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "allegedly", "three alleged smugglers", "is unconfirmed"."""
    token = layers.tokens[i]
    scope = clause_range(layers, i)
    if token.low in words("adjective"):
        if token.dep not in ("amod", "nmod"):
            return []
        asides = children_of(layers, token.head, "relcl", "appos", "acl")
        scope = range_of(layers, below(layers, token.head, asides))
    elif token.dep == "advmod" and is_verb(layers, token.head):
        scope = range_of(layers, _predicate(layers, token.head) | {i})
    elif token.dep not in ("amod", "nmod", "advmod"):
        told_of = _of_report(layers, i)
        if told_of is None and (held := by_subject(layers, token.head)) is not None:
            return [VerificationMark(i, i + 1, "unverified", s, None) for s in held]
        scope = told_of or _of_subject(layers, i) or referred(layers, token.head)
    weak = "" if token.low.startswith(("un", "purport")) else "alleged"
    return [VerificationMark(i, i + 1, "unverified", scope, None, weak)]


def _predicate(layers: Layers, verb: int) -> set[int]:
    """Return a verb with what belongs to it: no time, no aside, no clause with its own subject."""
    cut = [
        c for j in below(layers, verb) for c in layers.children[j]
        if layers.tokens[c].dep in ("advcl", "relcl", "parataxis")
        or (layers.tokens[c].dep == "ccomp" and c < verb)
        or (layers.tokens[c].dep == "conj" and subject(layers, c) is not None)
    ]  # fmt: skip
    return below(layers, verb, cut)


def _of_report(layers: Layers, i: int) -> Range | None:
    """Return what "claims, so far unproven, that …" and "reports that … are unproven" tell."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    noun = next((j for j in range(i - 1, sentence.first - 1, -1)
                 if layers.tokens[j].base in words("account")), None)  # fmt: skip
    if noun is None:
        return None
    last = sentence.last - 1 if i - noun <= _ASIDE else i
    held = [j for j in range(noun, last + 1) if is_deed(layers, j)]
    return range_of(layers, {noun, last}) if held else None


def _of_subject(layers: Layers, i: int) -> Range | None:
    """Return the deed of "the lynching of a judge remains unconfirmed"."""
    who = subject(layers, layers.tokens[i].head)
    if who is None or not is_deed(layers, who):
        return None
    return range_of(layers, below(layers, who))
