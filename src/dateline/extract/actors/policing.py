"""Who is police by what else a text tells, and whose: officers of towns, a sheriff's deputies."""

from collections import Counter

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.codebook.directory import Known

_OF_EITHER = frozenset({"officer", "sergeant", "squad", "patrol"})
"""Words for soldiers that are the police's where the text tells of police more than of an army."""
_POLICING = frozenset({
    "police", "policeman", "policewoman", "sheriff", "constable", "detective", "gendarme",
})  # fmt: skip
_SOLDIERING = frozenset({"army", "military", "soldier", "troop", "navy", "regiment", "battalion"})
_OF_ANY_CITY = frozenset({
    "metropolitan", "police", "met", "service", "department", "city", "municipal", "central",
    "criminal", "court", "supreme", "high", "national", "federal", "guard", "force", "forces",
})  # fmt: skip
"""Words of names that bodies of many states bear: "Metropolitan Police"."""


def is_anywhere(layers: Layers, known: Known) -> bool:
    """Tell whether a body's name may be that of another city's or state's."""
    return all(t.low in _OF_ANY_CITY for t in layers.tokens[known.first : known.last])


def is_police(layers: Layers, lemma: str) -> bool:
    """Tell whether a role noun that may be another's is the police's in a text.

    "The officer" where police are told of; "the deputy" where a sheriff is.
    """
    if lemma == "deputy":
        return bool(_said(layers)["sheriff"])
    if lemma not in _OF_EITHER:
        return False
    said = _said(layers)
    return sum(said[w] for w in _POLICING) > sum(said[w] for w in _SOLDIERING)


@remembered
def _said(layers: Layers) -> Counter[str]:
    """Return how often each word is said in a text."""
    return Counter(t.base for t in layers.tokens)
