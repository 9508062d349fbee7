"""Further victims, whom the parser hangs beside the list: "besides 125 guards"."""

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids
from dateline.extract.tolls.lexicon import group_of, is_thing

_BESIDES = frozenset({"besides", "plus"})
_WITH = frozenset({"along", "together"})
_DIES = frozenset({"die", "kill", "perish", "wound", "injure", "arrest", "detain", "abduct",
                   "kidnap", "seize", "drown", "murder", "execute", "capture"})  # fmt: skip
_NOMINAL = frozenset({"NOUN", "NUM", "PROPN"})
_ABOVE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def company(layers: Layers, i: int, heads: list[int]) -> list[int]:
    """Return the heads of those who suffer the harm at `i` besides those at `heads`."""
    token = layers.tokens[i]
    holders = [token.i, *heads]
    if token.pos != "VERB" and token.dep in _ABOVE:
        holders.append(token.head)
    found: list[int] = []
    for holder in holders:
        for prep in kids(layers, holder, "prep", "advmod", "cc"):
            found += _besides(layers, prep)
    if token.pos == "VERB" and heads:
        found += _stray(layers, token, max(heads))
    return [j for j in dict.fromkeys(found) if j not in heads and j != i]


def _besides(layers: Layers, prep: Token) -> list[int]:
    """Return the objects of "besides", "along with" and "in addition to"."""
    word = prep.low
    inner = [prep] if word in _BESIDES else []
    if word == "with" and layers.tokens[prep.i - 1].low in _WITH:
        inner = [prep]
    if word == "with" and not inner and layers.tokens[prep.head].lemma in _DIES:
        own = kids(layers, prep.i, "pobj")
        return [j for t in own if _is_theirs(layers, t) for j in conjuncts(layers, t.i)]
    if word in _WITH:
        inner = [t for t in kids(layers, prep.i, "prep") if t.low == "with"]
    if word == "in":
        sums = [t for t in kids(layers, prep.i, "pobj") if t.base == "addition"]
        inner = [t for s in sums for t in kids(layers, s.i, "prep") if t.low == "to"]
    return [j for p in inner for t in kids(layers, p.i, "pobj") for j in conjuncts(layers, t.i)]


def _is_theirs(layers: Layers, token: Token) -> bool:
    """Tell whether a noun names people of somebody's: "with her two sons", "of his men"."""
    if group_of(layers, token.i) is not None and not is_thing(group_of(layers, token.i)):
        return bool(kids(layers, token.i, "poss"))
    of = [t for p in kids(layers, token.i, "prep") for t in kids(layers, p.i, "pobj")]
    return token.pos == "NUM" and any(_is_theirs(layers, t) for t in of)


def _stray(layers: Layers, verb: Token, last: int) -> list[int]:
    """Return nouns that the parser coordinates with the verb itself.

    "killed about 200 soldiers on the Armenian side and 10 civilians".
    """
    return [
        j for t in kids(layers, verb.i, "conj") if t.pos in _NOMINAL and t.i > max(last, verb.i)
        and layers.tokens[t.i - 1].pos in ("NUM", "ADJ", "CCONJ", "DET")
        and not kids(layers, t.i, "nsubj", "nsubjpass", "relcl", "acl")
        for j in conjuncts(layers, t.i)
    ]  # fmt: skip
