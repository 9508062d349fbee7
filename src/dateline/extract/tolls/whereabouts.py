"""Where people are said to be, as a fate: in custody, under treatment, not seen since, fallen."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, subject
from dateline.extract.tolls.lexicon import group_of, is_armed, is_deed

_PLACED: dict[tuple[str, str], str] = {
    ("under", "treatment"): "injured", ("under", "care"): "injured", ("in", "hospital"): "injured",
    ("in", "hospitals"): "injured", ("in", "care"): "injured", ("in", "condition"): "injured",
    ("in", "coma"): "injured", ("in", "surgery"): "injured", ("on", "ventilators"): "injured",
    ("in", "custody"): "captured", ("in", "captivity"): "captured", ("in", "detention"): "captured",
    ("behind", "bars"): "captured", ("under", "arrest"): "captured", ("in", "chains"): "captured",
    ("without", "shelter"): "displaced", ("without", "homes"): "displaced",
    ("without", "roof"): "displaced",
}  # fmt: skip
"""What a phrase right after a noun says of those it names."""
_NOMINAL = frozenset({"NOUN", "NUM", "PROPN"})
_SMALL = frozenset({"with", "leave", "have", "hold", "keep"})
_NEWS = frozenset({"news", "word", "trace", "sign", "contact", "information"})
_WITHOUT = frozenset({"without", "no"})
_SLEEPS = frozenset({"sleep", "shelter", "camp", "hide", "huddle", "squat", "bivouac"})
ROUGH = frozenset({
    "church", "mosque", "school", "monastery", "temple", "station", "bush", "forest", "grove",
    "cave", "field", "open", "tent", "camp", "stadium", "hall", "street", "mountain", "hill",
    "swamp", "wood", "jungle", "compound", "base", "convent", "building", "orchard", "basement",
    "cellar", "car", "park", "beach", "roadside", "pavement", "square", "riverbank", "verge",
    "sand", "plain", "yard", "courtyard", "stable", "classroom", "village", "town", "border",
    "desert",
})  # fmt: skip
_NOT_IN_BATTLE = frozenset({"overboard", "ill", "asleep", "behind", "sick", "unconscious"})
_FELL = frozenset({"prep", "npadvmod", "advmod", "punct", "mark", "aux", "nsubj", "advcl", "cc",
                   "conj", "relcl"})  # fmt: skip
_RESCUERS = frozenset({
    "rescuer", "rescue", "search", "firefighter", "fireman", "diver", "coastguard", "navy",
    "villager",
    "relative", "family", "volunteer", "neighbour", "neighbor", "survivor", "helicopter",
})  # fmt: skip
_FIELD = frozenset({"battle", "clash", "fight", "fighting", "action", "combat", "gunfight", "duty"})


def of_whereabouts(layers: Layers, i: int) -> Iterator[tuple[str, str, list[int]]]:
    """Yield kind, pattern and heads of those whose whereabouts the word at `i` tells.

    "three men in custody", "ten have not been seen since", "six rebels fell in a gun battle".
    """
    token = layers.tokens[i]
    if token.pos in _NOMINAL:
        yield from _placed(layers, token)
        if token.base == "contact" and layers.tokens[token.head].lemma == "lose":
            both = [*_objects(layers, token, "with"),
                    *_objects(layers, layers.tokens[token.head], "with")]  # fmt: skip
            yield "missing", "phrase", both
        elif token.base in _NEWS:
            yield "missing", "phrase", _unheard_of(layers, token)
    elif token.lemma == "find" and _never(layers, token) and not _of_what(layers, i):
        yield "missing", "phrase", patient(layers, i)
    elif token.lemma == "see" and _unseen(layers, token):
        yield "missing", "phrase", _passive_subject(layers, i)
    elif token.lemma in ("look", "search", "dig") and kids(layers, token.i, "auxpass"):
        if any(t.low == "for" and not layers.children[t.i]
               for t in kids(layers, token.i, "prep")):  # fmt: skip
            yield "missing", "phrase", _passive_subject(layers, i)  # "is being searched for"
    elif token.lemma in ("look", "search", "dig") and _seeks(layers, token):
        yield "missing", "phrase", _objects(layers, token, "for")
    elif token.lemma == "hear" and _of_nothing(layers, token):
        yield "missing", "phrase", _objects(layers, token, "of", "from")
    elif token.low == "unknown":
        for own in kids(layers, token.head, "nsubj"):
            if own.base in ("whereabouts", "fate"):
                yield "missing", "phrase", _objects(layers, own, "of")
    elif token.low == "nowhere":
        yield "missing", "phrase", subject(layers, token.head)
    elif token.lemma in _SLEEPS and token.pos == "VERB":
        places = {t.base for p in kids(layers, i, "prep") for t in _below(layers, p)}
        if places & ROUGH:
            yield "displaced", "phrase", subject(layers, i)
    elif token.lemma == "fall" and _in_battle(layers, token):
        yield "killed", "phrase", [j for j in subject(layers, i) if _is_armed(layers, j)]


def _placed(layers: Layers, token: Token) -> Iterator[tuple[str, str, list[int]]]:
    """Yield those of a noun told to be somewhere: "with 20 others under treatment"."""
    for prep in kids(layers, token.i, "prep"):
        if prep.i < token.i or not (layers.tokens[token.head].base in _SMALL
                                    or token.dep in ("ROOT", "conj", "appos")):  # fmt: skip
            continue
        begun = layers.tokens[token.i - 1].text == ";"  # "…; 107 in hospital"
        if token.dep == "conj" and layers.tokens[token.head].pos == "VERB" and not begun:
            continue  # "one died at once and a second in hospital"
        for aim in kids(layers, prep.i, "pobj"):
            kind = _PLACED.get((prep.low, aim.low))
            if kind is not None:
                yield kind, "phrase", conjuncts(layers, token.i)


def _unheard_of(layers: Layers, token: Token) -> list[int]:
    """Return those of whom there is no news."""
    around = {layers.tokens[token.head].low}
    around |= {t.low for t in kids(layers, token.i, "det")}
    if not around & _WITHOUT:
        return []
    return _objects(layers, token, "of", "from")


def _unseen(layers: Layers, token: Token) -> bool:
    """Tell whether those at a verb of seeing were not seen again."""
    later = {t.low for t in kids(layers, token.i, "advmod", "prep", "mark")}
    negated = kids(layers, token.i, "neg") or "never" in later
    return bool(negated) and bool(later & {"since", "again", "alive"})


def _seeks(layers: Layers, token: Token) -> bool:
    """Tell whether rescuers look for somebody, not the police."""
    if kids(layers, token.i, "dobj"):  # "searching homes for two men"
        return False
    seekers = [layers.tokens[j] for j in subject(layers, token.i)]
    words = {w.base for t in seekers for w in (t, *kids(layers, t.i, "compound", "amod"))}
    return bool(words & _RESCUERS) and "police" not in words


def _of_what(layers: Layers, i: int) -> bool:
    """Tell whether somebody is only not found to be or have something: "found to be armed"."""
    return bool(kids(layers, i, "xcomp", "oprd", "acomp", "ccomp"))


def _never(layers: Layers, token: Token) -> bool:
    """Tell whether people have not, or never, been found."""
    never = any(t.low == "never" for t in kids(layers, token.i, "neg", "advmod"))
    return never or bool(kids(layers, token.i, "neg") and kids(layers, token.i, "auxpass"))


def _of_nothing(layers: Layers, token: Token) -> bool:
    own = kids(layers, token.i, "nsubjpass", "neg")
    return any(t.low in ("nothing", "not", "never") for t in own)


def _objects(layers: Layers, token: Token, *words: str) -> list[int]:
    return [j for p in kids(layers, token.i, "prep") if p.low in words
            for t in kids(layers, p.i, "pobj") for j in conjuncts(layers, t.i)]  # fmt: skip


def _passive_subject(layers: Layers, i: int) -> list[int]:
    return [j for t in kids(layers, i, "nsubjpass") for j in conjuncts(layers, t.i)]


def _below(layers: Layers, prep: Token) -> list[Token]:
    return [t for t in kids(layers, prep.i, "pobj") if prep.low in ("in", "at", "inside")]


def _in_battle(layers: Layers, token: Token) -> bool:
    """Tell whether "fall" is to die: alone, or in a battle, and not "to", "from" or "ill"."""
    own = [layers.tokens[j] for j in layers.children[token.i]]
    if any(t.dep not in _FELL or t.low in _NOT_IN_BATTLE for t in own):
        return False
    for prep in (p for p in kids(layers, token.i, "prep") if p.i > token.i):
        aims = kids(layers, prep.i, "pobj")
        fought = any(t.base in _FIELD or is_deed(layers, t.i) for t in aims)
        where = prep.low in ("at", "near", "on", "during")
        if not (where or (prep.low == "in" and fought)):
            return False
    return True


def _is_armed(layers: Layers, i: int) -> bool:
    return is_armed(group_of(layers, i))
