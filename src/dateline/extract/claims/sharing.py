"""Who claims or alleges a hand in a deed that only the words before name.

"A car bomb killed ten. The Taliban have claimed responsibility", "the attack was claimed by X, but
Y alleged Iranian involvement": both speak of the deed told last.
"""

from collections.abc import Iterable, Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.doers import nobody
from dateline.extract.claims.grammar.trees import is_negated, is_verb

_SHARES = frozenset({"responsibility", "credit", "involvement", "complicity", "role", "hand"})
_REACH = 2
"""Sentences before a claim of a hand within which the deed must be told."""
_LONGEST = 60
"""Code points of a content that is but "Iranian involvement"."""


def find_shares(
    layers: Layers, attributions: Iterable[Attribution], deeds: Sequence[int]
) -> list[tuple[Attribution, int]]:
    """Return the attributions that name but a hand in a deed, each with the deed's token.

    `deeds` are trigger tokens; the last one told before the claim is meant.
    """
    found = []
    for said in attributions:
        if said.cue is None or said.stance not in ("assert", "accuse") or said.width() > _LONGEST:
            continue
        if not said.sources or said.view or not _names_share(layers, said, deeds):
            continue
        own = layers.tokens[said.cue[0]].sentence
        told = [d for d in deeds if d < said.cue[0] and d < min(said.sources)
                and own - layers.tokens[d].sentence <= _REACH]  # fmt: skip
        if told:
            found.append((said, max(told)))
    return found


def _names_share(layers: Layers, said: Attribution, deeds: Sequence[int]) -> bool:
    """Tell whether a content is a hand in something, and no deed of its own."""
    inside = {i for start, end in said.content for i in layers.within(start, end)}
    if inside & set(deeds) or any(nobody(layers, s) for s in said.sources):
        return False
    heads = [i for i in inside if layers.tokens[i].head not in inside or layers.tokens[i].head == i]
    shares = [i for i in heads if layers.tokens[i].lemma.lower() in _SHARES]
    clause = any(is_verb(layers, i) for i in inside)
    return len(heads) == 1 and bool(shares) and not clause and not is_negated(layers, shares[0])
