"""Finds accounts that name another culprit or another cause than the account before."""

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.accounts import Account, deeds_among, deeds_of
from dateline.extract.claims.checking.deeds import groups_of, is_deed, nearest, place, told
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.rivals import is_unreal
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    subject,
    word,
)

_AGAINST = frozenset({"but", "while", "though", "although", "whereas", "however"})

_VIOLENT = frozenset({"kill", "down", "strike", "torture", "blast", "sabotage", "destroy", "wound"})


def find_other_culprit(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the mark of "the ministry blamed bandits" after "soldiers burned the village"."""
    deed = _deed_with_doer(layers, earlier.tokens)
    if deed is None:
        return []
    at, named = _named(layers, later.said.cue, later.tokens)
    if at is None or not named or named & _nouns(layers, doers_of(layers, deed)):
        return []
    return [VerificationMark(at, at + 1, "disputed", deed_scope(layers, deed), None)]


@remembered
def _deed_with_doer(layers: Layers, tokens: frozenset[int]) -> int | None:
    """Return the last deed of force of an account that says who did it."""
    told = deeds_among(layers, tokens)
    return max((d for d in told if groups_of(layers, d) and doers_of(layers, d)), default=None)


@remembered
def doers_of(layers: Layers, deed: int) -> set[int]:
    """Return the tokens of whoever did a deed: its subject, or the agent of a passive."""
    if layers.tokens[deed].base in words("result verb"):
        return set()
    found = {j for c in children_of(layers, deed, "nsubj", "poss") for j in below(layers, c)}
    for by in (*children_of(layers, deed, "agent"), *children_of(layers, deed, "prep")):
        if word(layers, by) == "by":
            found |= {j for c in children_of(layers, by, "pobj") for j in below(layers, c)}
    token = layers.tokens[deed]
    if token.dep in ("conj", "pcomp", "xcomp") and is_verb(layers, token.head) and not found:
        found |= doers_of(layers, token.head)
    if token.dep == "dobj" and layers.tokens[token.head].base in words("cause"):
        found |= doers_of(layers, token.head)
    if token.dep in ("pcomp", "pobj") and not found:  # "accused troops of firing"
        verb = layers.tokens[token.head].head
        held = child_of(layers, verb, "dobj")
        found |= below(layers, held) if held is not None else set()
    return found


def _nouns(layers: Layers, tokens: set[int]) -> set[str]:
    return {layers.tokens[j].base for j in tokens
            if layers.tokens[j].pos in ("NOUN", "PROPN")}  # fmt: skip


@remembered
def _named(
    layers: Layers, cue: Range | None, tokens: frozenset[int]
) -> tuple[int | None, set[str]]:
    """Return the word by which an account names a culprit or cause, and its nouns."""
    for i in sorted(tokens.union(range(*cue) if cue is not None else ())):
        by = [c for c in children_of(layers, i, "prep") if word(layers, c) == "by"]
        if by and layers.tokens[i].base in words("wrong"):
            return i, _nouns(layers, below(layers, by[0]))
        if not is_verb(layers, i) or is_unreal(layers, i):
            continue
        lemma = layers.tokens[i].base
        held: set[int] = set()
        if lemma in words("blaming"):
            held = {j for c in children_of(layers, i, "dobj", "ccomp") for j in below(layers, c)}
        elif i in tokens:
            held = _cause(layers, i, lemma)
        if held:
            return i, _nouns(layers, held)
    return None, set()


def _cause(layers: Layers, i: int, lemma: str) -> set[int]:
    """Return the cause in "came from a fall", "was manned by impostors", "began with a leak"."""
    overs = [
        p for p in children_of(layers, i, "prep", "agent")
        if (word(layers, p) == "by" and child_of(layers, i, "nsubjpass", "auxpass") is not None)
        or (word(layers, p) in ("from", "with", "by", "in") and lemma in words("cause"))
    ]  # fmt: skip
    if lemma == "be" and (who := subject(layers, i)) is not None:
        told = child_of(layers, i, "attr")
        if told is not None and layers.tokens[who].base in words("culprit"):
            return below(layers, told)
        if told is not None and layers.tokens[told].base in words("result"):
            overs += children_of(layers, told, "prep")
    return {j for p in overs for c in children_of(layers, p, "pobj") for j in below(layers, c)}


def find_claimed_and_blamed(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "the raid was claimed by rebels, but the state blames its neighbour"."""
    if not is_verb(layers, i) or is_unreal(layers, i):
        return []
    claimed = child_of(layers, i, "nsubjpass") if child_of(layers, i, "agent") is not None else (
        child_of(layers, i, "dobj"))  # fmt: skip
    if claimed is None:
        return []
    own = layers.tokens[claimed].base in ("responsibility", "credit")
    if not own and not groups_of(layers, claimed):
        return []
    end = layers.sentences[layers.tokens[i].sentence].last
    turn = next((j for j in range(i, end) if word(layers, j) in _AGAINST), end)
    other = next((j for j in range(turn, end) if is_verb(layers, j)
                  and layers.tokens[j].base in words("blaming") | {"allege", "suspect"}
                  and not is_unreal(layers, j)), None)  # fmt: skip
    inner = [j for j in below(layers, claimed) if is_deed(layers, j) and groups_of(layers, j)]
    deed = (inner[0] if inner else nearest(layers, i)) if own else claimed
    if other is None or deed is None:
        return []
    echoes = told(layers, {deed}, i)
    scopes = [deed_scope(layers, deed), *(place(layers, d) for d in echoes if d < i)]
    return [VerificationMark(i, other + 1, "disputed", scope, None) for scope in scopes]


def find_other_cause(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the mark of "it was shot down" after "it crashed because of a fault"."""
    if (_chance(layers, earlier.tokens) is None) == (_chance(layers, later.tokens) is None):
        return []
    here = [d for d in deeds_of(layers, earlier) if groups_of(layers, d) & _VIOLENT]
    there = [d for d in deeds_of(layers, later) if groups_of(layers, d) & _VIOLENT]
    mishap = next((i for i in sorted(later.tokens)
                   if layers.tokens[i].base in words("mishap")), None)  # fmt: skip
    if mishap is not None and (by_hand := _deed_with_doer(layers, earlier.tokens)) is not None:
        scope = deed_scope(layers, by_hand)
        return [VerificationMark(mishap, mishap + 1, "disputed", scope, None)]
    if not there or is_unreal(layers, there[0]):
        return []
    if not here:  # "it was an accident, says the firm; it was murder, say the neighbours"
        here = there if _chance(layers, earlier.tokens) is not None else here
    if not here:
        return []
    return [VerificationMark(there[0], there[0] + 1, "disputed", deed_scope(layers, here[0]), None)]


@remembered
def _chance(layers: Layers, tokens: frozenset[int]) -> int | None:
    """Return the word of an account that lays a harm to chance: a fault, a storm, himself."""
    chance = words("chance")
    return min((i for i in tokens if layers.tokens[i].base in chance), default=None)
