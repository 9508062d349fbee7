"""Mentions of people of several states: "Syrian and Russian jets", "ministers of Peru and Oman"."""

from dateline.annotate import counted
from dateline.codebook.directory import PLACED, Known
from dateline.extract.actors.names import Names
from dateline.extract.actors.phrases import core
from dateline.records import Actor

_OF_STATES = frozenset({"of", "from", "in"})
_WHOLE = PLACED | {"group"}
"""Forms of names of several words that are of one country: "Bosnian Serb forces"."""

_MANY = frozenset({"person", "force"})
"""Kinds of nouns for people, several of whom may be of one state and of another."""


def counted_apart(names: Names, head: int) -> list[int]:
    """Return the heads of people of two sorts that one number counts, or nothing.

    In "hundreds of soldiers and Russian mercenaries" only the mercenaries are Russian.
    """
    first = counted(names.layers, head)
    both = [first, *_conjuncts(names, first)] if first != head else []
    own = [any(i in names.known_at for i in core(names.layers, i)) for i in both]
    return both if own and not own[0] and any(own) else []


def shared(names: Names, head: int) -> dict[str, str]:
    """Return the countries of a noun's coordinated modifiers, or of its "of", with their words."""
    layers = names.layers
    if len(found := _of_several(names, head)) > 1:
        return found
    if layers.tokens[head].pos != "NOUN":
        return {}
    codes: dict[str, str] = {}
    for child in layers.children[head]:
        if layers.tokens[child].dep in ("amod", "compound", "nmod"):
            for i in (child, *_conjuncts(names, child)):
                whole = names.known_at.get(i)
                if whole and whole.form in _WHOLE and whole.last - whole.first > 1:
                    told: tuple[Known, ...] = (whole,)
                else:
                    told = names.directory.scan([layers.tokens[i].text])
                for known in told:
                    if known.form in ("demonym", "country"):
                        codes.setdefault(known.ids[0], layers.tokens[i].text)
    return codes


def _of_several(names: Names, head: int) -> dict[str, str]:
    """Return the countries of people of several: "ministers of Peru, Chile and Bolivia"."""
    layers = names.layers
    token = layers.tokens[head]
    if token.tag not in ("NNS", "NNPS") or names.kinds.get(token.base) not in _MANY:
        return {}
    preps = [c for c in layers.children[head] if layers.tokens[c].low in _OF_STATES]
    below = [o for c in preps for o in layers.children[c] if layers.tokens[o].dep == "pobj"]
    lands = [i for o in below for i in (o, *_conjuncts(names, o))]
    known = [k for i in lands if (k := names.known_at.get(i)) and k.form in PLACED]
    if len(known) < len(lands):
        return {}
    codes = (names.code(k, head) for k in known)
    return {code: names.directory.countries[code].adjective for code in codes}


def _conjuncts(names: Names, i: int) -> list[int]:
    tokens, children = names.layers.tokens, names.layers.children
    found = [c for c in children[i] if tokens[c].dep == "conj"]
    return found + [d for c in found for d in _conjuncts(names, c)]


def sharing(names: Names, head: int, word: str, code: str, text: str) -> Actor:
    """Return the actor that one of several modifiers makes with a shared head noun."""
    layers, near = names.layers, core(names.layers, head)
    nouns = [layers.tokens[i].text for i in near if layers.tokens[i].pos == "NOUN"]
    for known in names.directory.scan([word, *nouns]):
        if known.form == "institution" and (entry := names.entry(known, head)) is not None:
            return Actor(text, entry.name, entry.id, entry.country, entry.sector)
    sector = names.sector(head) or names.sector_of(near)
    return Actor(text, f"{word} {' '.join(nouns)}", None, code, sector)


def office(names: Names, head: int, near: list[int]) -> str | None:
    """Return the office of one person that a mention names, of up to three words."""
    tokens = names.layers.tokens
    if tokens[head].tag in ("NNS", "NNPS"):
        return None
    words = [tokens[i].low for i in near if i <= head]
    roles = (" ".join(words[-size:]) for size in (3, 2, 1))
    return next((role for role in roles if names.kinds.get(role) == "person"), None)
