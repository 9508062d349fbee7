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
_CLAIMED = frozenset({"responsibility", "credit"})
_MENTIONS = 2
"""Mentions from which a deed is what an article is about."""
_REACH = 2
"""Sentences before a claim of a hand within which the deed must be told."""
_LONGEST = 60
"""Code points of a content that is but "Iranian involvement"."""


def find_shares(
    layers: Layers, attributions: Iterable[Attribution], told: Sequence[Sequence[int]]
) -> list[tuple[Attribution, int]]:
    """Return the attributions that name but a hand in a deed, each with the deed's token.

    `told` are the trigger tokens of each deed; the last told before the claim is meant. Who claims
    "responsibility" with none so near speaks of what the article is about: the deed told most.
    """
    found = []
    deeds = [d for mentions in told for d in mentions]
    for said in attributions:
        if said.cue is None or said.stance not in ("assert", "accuse") or said.width() > _LONGEST:
            continue
        if not said.sources or said.view or not _names_share(layers, said, deeds):
            continue
        own = layers.tokens[said.cue[0]].sentence
        before = [d for d in deeds if d < said.cue[0] and d < min(said.sources)
                  and own - layers.tokens[d].sentence <= _REACH]  # fmt: skip
        deed = max(before, default=None)
        if deed is None and claims_all(layers, said):
            deed = _told_most(told, min(said.cue[0], *said.sources))
        if deed is not None:
            found.append((said, deed))
    return found


def claims_all(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody claims a deed as his own, and not only a hand in it."""
    words = {layers.tokens[i].base for a, b in said.content for i in layers.within(a, b)}
    return said.stance == "assert" and bool(words & _CLAIMED)


def _told_most(told: Sequence[Sequence[int]], end: int) -> int | None:
    """Return the last mention before `end` of the deed with most there, None where two tie."""
    before = [[d for d in mentions if d < end] for mentions in told]
    most = max(map(len, before), default=0)
    first = [mentions for mentions in before if len(mentions) == most]
    return max(first[0]) if most >= _MENTIONS and len(first) == 1 else None


def _names_share(layers: Layers, said: Attribution, deeds: Sequence[int]) -> bool:
    """Tell whether a content is a hand in something, and no deed of its own."""
    inside = {i for start, end in said.content for i in layers.within(start, end)}
    if inside & set(deeds) or any(nobody(layers, s) for s in said.sources):
        return False
    heads = [i for i in inside if layers.tokens[i].head not in inside or layers.tokens[i].head == i]
    shares = [i for i in heads if layers.tokens[i].base in _SHARES]
    clause = any(is_verb(layers, i) for i in inside)
    return len(heads) == 1 and bool(shares) and not clause and not is_negated(layers, shares[0])
