"""Where somebody only spoke of a deed: "At the United Nations, Russia said …", "in Moscow, …"."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.codebook.places import Row
from dateline.extract.places.bodies import country_of
from dateline.extract.places.vocabulary import words

_INSIDE = frozenset({"pobj", "prep", "conj", "appos", "compound", "nmod", "pcomp", "advmod"})
_VERBAL = ("VERB", "AUX")
_TOLD = frozenset({"ccomp", "parataxis"})
_SPEAKERS = ("nsubj", "nsubjpass")
_FARTHEST = 8


def voiced_at(layers: Layers, first: int, last: int, head: int, row: Row | None) -> int | None:
    """Return the verb of saying that a place only says the scene of; None of any other place.

    That is a place of speech (a council, a news conference, the White House), wherever somebody
    is told to be speaking, and a capital whose state speaks; who lives in a town speaks of it.
    """
    verb, way = _verb_above(layers, head)
    if verb is None:
        return None
    tokens = layers.tokens
    if tokens[verb].base in words("addressing"):  # "Speaking in Geneva, the minister said …"
        above = tokens[verb].head
        told = tokens[verb].dep == "advcl" and _tells(layers, above)
        return above if told else None
    if not _tells(layers, verb):
        return None
    inside = {t.base for t in tokens[first:last]} | {tokens[i].base for i in way}
    if inside & words("venue") or _is_body(layers, first, last):
        return verb
    far = row is not None and row.capital and _is_distant(layers, verb, (first, last))
    return verb if far else None


def is_voiced(layers: Layers, voiced: int | None, trigger: int) -> bool:
    """Tell whether a deed is told by the verb of saying that a place is the scene of."""
    return voiced is not None and voiced != trigger and voiced in layers.ancestors(trigger)


def _verb_above(layers: Layers, head: int) -> tuple[int | None, Sequence[int]]:
    """Return the verb that a place hangs on, with the words between."""
    tokens, way, i = layers.tokens, list[int](), head
    for _ in range(_FARTHEST):
        if tokens[i].head == i or tokens[i].dep not in _INSIDE:
            return None, way
        way.append(i)
        i = tokens[i].head
        if tokens[i].pos in _VERBAL:
            return i, way
    return None, way


def _tells(layers: Layers, verb: int) -> bool:
    """Tell whether a verb of saying has a clause that says what is told."""
    if layers.tokens[verb].lemma not in words("saying"):
        return False
    return any(layers.tokens[c].dep in _TOLD for c in layers.children[verb])


def _is_body(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a place's name is that of a body of states: "the United Nations"."""
    return any(k.form == "igo" and k.first < last and first < k.last for k in layers.known)


def _is_distant(layers: Layers, verb: int, capital: tuple[int, int]) -> bool:
    """Tell whether who speaks need not be where the deed was done: a state, one of its offices.

    Nor need officials of a power, in a text that tells more of other countries.
    """
    tokens = layers.tokens
    speakers = [c for c in layers.children[verb] if tokens[c].dep in _SPEAKERS]
    local = {tokens[s].lemma for s in speakers if tokens[s].lemma in words("local")}
    if not speakers or not local:
        return bool(speakers)
    power = layers.quote(*capital).text in words("power")
    return power and local <= words("statesman") and _tells_of_others(layers, capital)


def _tells_of_others(layers: Layers, capital: tuple[int, int]) -> bool:
    """Tell whether a text names other countries more than that of the capital in it."""
    named = [(k, country_of(layers, k)) for k in layers.known]
    home = {code for k, code in named if (k.first, k.last) == capital}
    others = sum(code not in home for _, code in named if code)
    return bool(home) and others * 2 >= sum(bool(code) for _, code in named)
