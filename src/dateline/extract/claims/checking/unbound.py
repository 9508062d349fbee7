"""Takes a word of admitting or confirming that names no deed for the deed of force told last.

"The North owned up cheerfully", "the rebels' council confirmed it in a message": where no other
rule finds what is meant, the deed told shortly before is the likeliest. It marks no event.
"""

from collections.abc import Collection, Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import kin, nearest, place, tells_force
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.objects import particles, unreal
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import child_of, is_verb

_REACH = 2
"""Sentences back in which the deed stands."""


def find_unbound(
    layers: Layers, known: Iterable[tuple[Collection[int], Range]]
) -> list[VerificationMark]:
    """Return a mark for each word that admits or confirms and is bound to no deed so far.

    `known` holds the tokens of each saying read before and the range it holds for.
    """
    owning = [t for t in layers.tokens if t.base in words("owning") and _owns(layers, t.i)]
    if not owning:
        return []
    bound = {i for tokens, scope in known if tells_force(layers, scope) for i in tokens}
    found: list[VerificationMark] = []
    for token in owning:
        i = token.i
        if i in bound:
            continue
        deed = nearest(layers, i)
        if deed is not None and token.sentence - layers.tokens[deed].sentence <= _REACH:
            by = doer(layers, i)
            found += [confirmed(i, place(layers, d), by) for d in kin(layers, deed)]
    return found


def _owns(layers: Layers, i: int) -> bool:
    """Tell whether a word admits or confirms: no "was admitted to hospital", no "owns a shop"."""
    lemma = layers.tokens[i].base
    if not is_verb(layers, i) or layers.tokens[i].dep in ("amod", "acl", "relcl"):
        return False
    if lemma == "own" and "up" not in particles(layers, i):
        return False
    admitted = lemma == "admit" and child_of(layers, i, "nsubjpass") is not None
    return not admitted and not unreal(layers, i)
