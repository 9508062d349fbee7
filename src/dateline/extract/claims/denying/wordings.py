"""The words of denial (`denial_words.csv`) by what they do, and slight tests of the parse."""

import functools
from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.words import word_set
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.trees import is_verb

NEGATIVE = frozenset({"no", "not", "n't", "never", "none", "nobody", "neither", "nothing",
                      "nowhere", "nor"})  # fmt: skip


@functools.cache
def denial_words(kind: str) -> frozenset[str]:
    """Return the words of one kind.

    >>> "baseless" in denial_words("false")
    True
    """
    return word_set("denial_words", kind=kind)


def has_lemma(layers: Layers, i: int, lemmas: Collection[str]) -> bool:
    """Tell whether a token is one of some words, by its lemma or as it stands."""
    token = layers.tokens[i]
    return token.base in lemmas or token.low in lemmas


def is_false_word(layers: Layers, i: int, *more: str) -> bool:
    """Tell whether a word calls something untrue, or does so by a further kind of words.

    A word within a name does not ("Pulp Fiction"), and a foundation only where there is none.
    """
    token = layers.tokens[i]
    if token.base == "foundation":
        near = layers.tokens[max(0, i - 3) : i]
        return any(t.low in NEGATIVE or t.base in ("without", "any", "lack") for t in near)
    if token.pos == "PROPN" and token.name in ("ORG", "PERSON", "WORK_OF_ART"):
        return False
    return has_lemma(layers, i, denial_words("false").union(*map(denial_words, more)))


def is_denied(layers: Layers, i: int) -> bool:
    """Tell whether a verb is negated, also by a word after it ("was n't")."""
    return any(
        layers.tokens[c].dep == "neg" or layers.tokens[c].low in ("not", "n't", "never")
        for c in layers.children[i]
    )


def stands_at(layers: Layers, said: Attribution) -> int:
    """Return the token at which an attribution stands: its cue, else the first of its content."""
    return said.cue[0] if said.cue is not None else layers.token_at(said.content[0][0]) or 0


def inside(layers: Layers, said: Attribution) -> list[int]:
    """Return the tokens of a content, without the cue and the speakers that stand amid it."""
    around = [*said.source_spans, *([said.cue] if said.cue is not None else [])]
    out = {i for first, last in around for i in range(first, last)}
    held = {i for start, end in said.content for i in layers.within(start, end)}
    return sorted(held - out)


def tops(layers: Layers, tokens: Collection[int]) -> list[int]:
    """Return the verbs of a content that hang on nothing in it: those of its main clauses."""
    return [
        i for i in tokens
        if is_verb(layers, i)
        and (layers.tokens[i].head not in tokens or layers.tokens[i].dep == "ROOT")
    ]  # fmt: skip
