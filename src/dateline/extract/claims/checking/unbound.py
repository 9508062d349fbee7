"""Takes a word of admitting or confirming that names no deed for the deed of force told last.

"The North owned up cheerfully", "the rebels' council confirmed it in a message": where no other
rule finds what is meant, the deed told shortly before is the likeliest. It marks no event.
"""

from collections.abc import Collection, Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import deeds_of_force, kin, nearest, place
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.objects import unreal
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
    bound = {i for tokens, scope in known if _tells(layers, scope) for i in tokens}
    found: list[VerificationMark] = []
    for token in layers.tokens:
        i = token.i
        lemma = token.lemma.lower()
        if i in bound or lemma not in words("owning") or not is_verb(layers, i):
            continue
        if unreal(layers, i) or token.dep in ("amod", "acl", "relcl"):
            continue
        if lemma == "admit" and child_of(layers, i, "nsubjpass") is not None:
            continue  # "was admitted to hospital"
        deed = nearest(layers, i)
        if deed is not None and token.sentence - layers.tokens[deed].sentence <= _REACH:
            by = doer(layers, i)
            found += [confirmed(i, place(layers, d), by) for d in kin(layers, deed)]
    return found


def _tells(layers: Layers, scope: Range) -> bool:
    return any(scope[0] <= layers.tokens[d].start < scope[1] for d in deeds_of_force(layers))
