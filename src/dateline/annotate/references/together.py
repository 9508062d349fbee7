"""Whom "they" are where several who are named did something: "X and Y met. They agreed"."""

from dateline.annotate.layers import Token
from dateline.annotate.references.cast import Cast, Character
from dateline.annotate.references.describing import SUBJECTS, Describer

_PARTS = frozenset({"person", "country", "body"})
_ASIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})
"""Clauses beside what a sentence tells: whom they name is not what the next one goes on with."""


def together(reads: Describer, cast: Cast, token: Token) -> tuple[int, ...]:
    """Return the heads of the several subjects that a plural pronoun goes on with, if they do.

    They are the subjects of the main clause of its own sentence or of the one before; nobody else
    who is several may stand between, unless the sentence before tells of them aside.
    """
    layers = reads.layers
    block = layers.sentences[token.sentence].block
    for number in (token.sentence, token.sentence - 1):
        if number < 0 or layers.sentences[number].block < block - 1:
            return ()
        parts = _subjects(reads, cast, layers.sentences[number].root, token.i)
        if parts and _alone(reads, cast, parts[-1], token):
            return tuple(dict.fromkeys(h for part in parts for h in cast.at[part].full[:1]))
        if parts or (number == token.sentence and _has_own(reads, cast, token)):
            return ()
    return ()


def _subjects(reads: Describer, cast: Cast, root: int, before: int) -> list[int]:
    """Return the heads of the several named subjects of a clause, or none."""
    first = next((c for c in reads.children(root) if c.dep in SUBJECTS and c.i < before), None)
    if first is None:
        return []
    found, queue = [first.i], [first]
    while queue:
        joined = [c for c in reads.children(queue.pop().i) if c.dep == "conj" and c.i < before]
        found += [c.i for c in joined]
        queue += joined
    known = all(i in cast.at and _is_part(cast.at[i]) for i in found)
    return sorted(found) if len(found) > 1 and known else []


def _is_part(character: Character) -> bool:
    return character.kind in _PARTS and character.named and not character.plural


def _alone(reads: Describer, cast: Cast, last: int, token: Token) -> bool:
    """Tell whether no other who are several stand between the subjects and a pronoun."""
    here = reads.layers.tokens[last].sentence == token.sentence
    return not any(
        last < i < token.i and c.plural and (here or not _is_aside(reads, i))
        for i, c in cast.at.items()
    )


def _is_aside(reads: Describer, i: int) -> bool:
    tokens = reads.layers.tokens
    return any(tokens[j].dep in _ASIDE for j in reads.layers.ancestors(i))


def _has_own(reads: Describer, cast: Cast, token: Token) -> bool:
    """Tell whether a pronoun's own sentence names somebody several before it."""
    first = reads.layers.sentences[token.sentence].first
    return any(first <= i < token.i and c.plural for i, c in cast.at.items())
