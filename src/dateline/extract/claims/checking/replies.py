"""Whether a denial that no word of denial marks is about the deed that it was bound to.

In news most sentences with "not" deny nothing: "said he was not ready" answers no deed told ten
lines before. A word of denial is taken at its word; a plain "said … not" must name the deed, speak
of its own side, or answer what somebody else told just before.
"""

from collections.abc import Iterable, Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.deeds import groups_of, is_deed
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import children_of, is_verb, subject, told_tokens, word

_POINTING = frozenset({"it", "this", "that", "so", "true", "thing", "kind", "one"})

_POSSIBLE = frozenset({"can", "could", "ca", "will", "wo", "would", "should", "may", "might",
                       "must", "to"})  # fmt: skip

_SHORT = 8
"""Words of a content that may do no more than point back: "it had done no such thing"."""


def answers_deed(
    layers: Layers, denial: Attribution, scope: Range, others: Iterable[Attribution]
) -> bool:
    """Tell whether a denial disputes the deed of a scope, by its words or by its place."""
    inside = told_tokens(layers, denial)
    lemmas = {layers.tokens[i].base for i in inside}
    if _denies_by_word(layers, denial, lemmas):
        return True
    if lemmas & words("unaware"):
        return False  # "was not aware of it", "had heard no such thing": it stands open
    held = [t.i for t in layers.tokens if scope[0] <= t.start and t.end <= scope[1]]
    own = [i for i in held if i in inside and is_deed(layers, i)]
    if not set(held).isdisjoint(inside):
        return not own or any(_as_done(layers, i) for i in own)
    spoken = lemmas | {word(layers, i) for i in inside}
    if spoken & (words("own part") | words("blame")):
        return True
    if len(inside) < _SHORT and lemmas & _POINTING:
        return True
    deeds = [i for i in held if is_deed(layers, i)]
    kinds = {group for i in inside for group in groups_of(layers, i)}
    if any(groups_of(layers, i) & kinds or layers.tokens[i].base in lemmas for i in deeds):
        return True
    return _just_told(layers, denial, deeds or held, others)


def _as_done(layers: Layers, i: int) -> bool:
    """Tell whether a deed is told as one that was or was not done: no wish, no ability."""
    token = layers.tokens[i]
    aside = token.dep == "amod" or (token.dep == "acl" and subject(layers, i) is None)
    if aside or not is_verb(layers, i):
        return token.pos == "NOUN"
    return not any(word(layers, c) in _POSSIBLE for c in children_of(layers, i, "aux"))


def _denies_by_word(layers: Layers, denial: Attribution, lemmas: set[str]) -> bool:
    """Tell whether a denial has a word of denying, or calls something untrue."""
    if denial.rule == "claim.repeated":
        return True
    cue = range(*denial.cue) if denial.cue else ()
    said = lemmas | {layers.tokens[i].base for i in cue}
    return bool(said & (words("denying") | words("denial") | words("untrue") | words("mock")))


def _just_told(
    layers: Layers, denial: Attribution, deeds: Sequence[int], others: Iterable[Attribution]
) -> bool:
    """Tell whether another speaker told of a deed in this sentence or the one before."""
    if not deeds:
        return False
    at = denial.cue[0] if denial.cue else denial.sources[0]
    apart = {layers.tokens[at].sentence - layers.tokens[i].sentence for i in deeds}
    if not apart & {0, 1}:
        return False
    tokens = [layers.tokens[i] for i in deeds]
    return any(
        said.sources and not set(said.sources) & set(denial.sources)
        and any(said.covers(t.start, t.end) for t in tokens)
        for said in others
    )  # fmt: skip
