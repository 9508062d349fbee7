"""Finds what one tells in the negative of a deed that another tells: "nobody was beaten"."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, VerificationMark
from dateline.extract.claims.checking.deeds import clause_words, groups_of, is_deed, told
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    subject,
    word,
)

NEGATORS = frozenset({"not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor",
                       "n’t"})  # fmt: skip

_POSSIBLE = frozenset({"could", "can", "would", "will", "may", "might", "should", "must", "yet",
                       "ca", "wo", "to", "if", "shall"})  # fmt: skip


def find_negatives(layers: Layers, attributions: Sequence[Attribution]) -> list[VerificationMark]:
    """Return the marks of all that is said not to have been done."""
    found: list[VerificationMark] = []
    said = [a for a in attributions if a.sources and not a.view]
    for token in layers.tokens:
        if token.low in NEGATORS:
            for deed in _negated(layers, token.i):
                found += _marks(layers, token.i, deed, said)
    return found


def _negated(layers: Layers, n: int) -> list[int]:
    """Return the deeds that a negative word says were not done."""
    token = layers.tokens[n]
    head = token.head
    if token.dep in ("neg", "preconj", "advmod", "cc") and is_verb(layers, head):
        verb = head
    elif token.dep in ("det", "neg", "preconj", "quantmod") or token.dep in (
        "nsubj", "nsubjpass", "dobj", "pobj"
    ):  # fmt: skip
        noun = head if token.dep in ("det", "neg", "preconj", "quantmod") else n
        over = layers.tokens[noun].head
        if is_deed(layers, noun) and groups_of(layers, noun):
            named = layers.tokens[noun].dep == "attr" and child_of(layers, over, "expl") is None
            return [] if named or _confirming(layers, noun) else [noun]
        while layers.tokens[noun].dep in ("nummod", "det", "quantmod"):
            noun = layers.tokens[noun].head
        verb = layers.tokens[noun].head
        if layers.tokens[noun].dep not in ("nsubj", "nsubjpass", "dobj") or not (
            is_verb(layers, verb)
        ):
            return []
    else:
        return []
    if _possible(layers, verb):
        return []
    found, queue = [verb], [verb]
    while queue:
        for joined in children_of(layers, queue.pop(), "conj"):
            if subject(layers, joined) is None:
                found.append(joined)
                queue.append(joined)
    return [v for v in found if is_deed(layers, v)
            and layers.tokens[v].base not in words("answering")]  # fmt: skip


def _confirming(layers: Layers, noun: int) -> bool:
    """Tell whether a noun is what somebody does not confirm: "the fires but not the deaths"."""
    return any(layers.tokens[a].base in words("confirm") for a in layers.ancestors(noun)[:2])


def _possible(layers: Layers, verb: int) -> bool:
    return any(word(layers, c) in _POSSIBLE for c in layers.children[verb])


def _marks(
    layers: Layers, n: int, deed: int, said: Sequence[Attribution]
) -> list[VerificationMark]:
    """Return the marks of one negated deed: where others tell it, and where it is denied."""
    here = _around(layers, deed, said)
    content = clause_words(layers, deed) | {n}
    others = [d for d in told(layers, content, deed) if not _plain_no(layers, d)]
    echoes = [d for d in others if not any(a in here for a in _around(layers, d, said))]
    if not here:
        echoes = [d for d in echoes if _around(layers, d, said)]
    scopes = [deed_scope(layers, d) for d in echoes]
    firm = groups_of(layers, deed) or word(layers, n) == "never"
    if firm and (here or scopes or _after_colon(layers, n)):
        scopes.append(deed_scope(layers, deed))
    first, last = min(n, deed), max(n, deed)
    return [VerificationMark(first, last + 1, "disputed", scope, None) for scope in scopes]


def _around(layers: Layers, i: int, said: Sequence[Attribution]) -> list[Attribution]:
    token = layers.tokens[i]
    return [a for a in said if a.covers(token.start, token.end)]


def _after_colon(layers: Layers, n: int) -> bool:
    """Tell whether a word follows a colon: "rejected their version: its frigate had not …"."""
    first = layers.sentences[layers.tokens[n].sentence].first
    return any(layers.tokens[j].text == ":" for j in range(first, n))


def _plain_no(layers: Layers, deed: int) -> bool:
    """Tell whether a deed is negated too where it is told."""
    near = {word(layers, c) for c in layers.children[deed]}
    who = subject(layers, deed)
    if who is not None:
        near |= {word(layers, j) for j in below(layers, who)}
    return bool(near & NEGATORS)
