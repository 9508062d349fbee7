"""Whom a deed against a place is against: who holds, mans or lost what was struck or taken."""

from collections.abc import Iterator

from dateline.annotate import Layers, counted
from dateline.codebook.frames import load_codebook
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.classes import belongs, is_person, role_of
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, prep_objects

_TAKING = frozenset({
    "capture", "seize", "retake", "recapture", "occupy", "conquer", "annex", "reoccupy",
    "reconquer", "take", "regain", "reclaim", "recover",
})  # fmt: skip
_HOLDING = frozenset({
    "hold", "control", "occupy", "man", "run", "defend", "fortify", "guard", "garrison", "rule",
    "govern", "dominate",
})  # fmt: skip
_HELD = ("control", "rule")
_FRONTS = frozenset(
    {"defence", "defense", "flank", "perimeter", "lair", "fortification", "redoubt"}
)
_AIMED = frozenset({"target", "hit", "strike"})
_MEANT = frozenset({"aim", "seek", "try", "attempt"})
_AT = ("on", "against", "at", "into", "inside", "upon")


def is_taking(layers: Layers, match: Match) -> bool:
    """Tell whether a trigger is a verb of taking ground ("captured the dam from the rebels")."""
    return match.kind == "verb" and layers.tokens[match.head].base in _TAKING


def is_ground(layers: Layers, i: int) -> bool:
    """Tell whether what was taken is land or a building: it is where, not whom."""
    what = counted(layers, i)
    kind, token = role_of(layers, what, "kind"), layers.tokens[what]
    if is_person(layers, what) or kind in ("person", "force", "vehicle"):
        return False
    named = token.pos == "PROPN" and token.name not in ("GPE", "LOC", "FAC", "ORG")
    return token.pos in ("NOUN", "PROPN") and not named


def robbed(layers: Layers, head: int) -> list[int]:
    """Return from whom a verb says that ground was taken; the parser may hang it on the ground."""
    ground = [i for p in patient(layers, head) for i in {p, counted(layers, p)}]
    return [j for i in (head, *ground) for j in prep_objects(layers, i, "from")]


def holders(layers: Layers, match: Match) -> list[int]:
    """Return who holds what a deed is done to, as the words beside it tell.

    "Stormed villages under the army's control", "an assault on the rebel-held dam", "targeting the
    brigade's positions".
    """
    found = _in_control(layers, match.head)
    for ground in _struck(layers, match):
        found += _in_control(layers, ground)
        found += _holding(layers, ground)
        if is_front(layers, ground):
            owners = [t for t in kids(layers, ground, "poss") if t.tag != "PRP$"]
            found += [j for p in owners for j in conjuncts(layers, p.i)]
    return list(dict.fromkeys(found))


def is_front(layers: Layers, i: int) -> bool:
    """Tell whether a noun is where a force stands ("the brigade's defences", "rebel positions")."""
    token = layers.tokens[i]
    if token.base in _FRONTS:
        return True
    return token.pos == "NOUN" and belongs(layers, i, ("@territory",), load_codebook().classes)


def _struck(layers: Layers, match: Match) -> Iterator[int]:
    """Yield what a trigger is aimed at, whatever word it hangs on."""
    verb = layers.tokens[match.head].pos in ("VERB", "AUX")
    carrier = None if verb else light_verb(layers, match.head)
    if verb:
        yield from patient(layers, match.head)
    else:
        yield from prep_objects(layers, match.head, "of")
    for head in (match.head, carrier[0]) if carrier else (match.head,):
        yield from prep_objects(layers, head, *_AT)
        for clause in kids(layers, head, "advcl", "acl"):
            if clause.lemma in _AIMED:
                yield from patient(layers, clause.i)
            if clause.lemma in _MEANT:  # "an offensive aiming to penetrate rebel-held land"
                for aim in kids(layers, clause.i, "xcomp"):
                    yield from patient(layers, aim.i)


def _in_control(layers: Layers, ground: int) -> list[int]:
    """Return under whose control some ground is ("under the control of X", "under X's control").

    The parser may hang that on the deed.
    """
    found = []
    for under in prep_objects(layers, ground, "under"):
        if layers.tokens[under].base not in _HELD:
            continue
        owners = [t.i for t in kids(layers, under, "poss", "compound", "amod", "nmod")]
        found += [j for o in owners for j in conjuncts(layers, o)]
        found += prep_objects(layers, under, "of", "by")
    return found


def _holding(layers: Layers, ground: int) -> list[int]:
    """Return by whom some ground is held ("manned by X", "rebel-held")."""
    found = []
    for clause in kids(layers, ground, "acl", "relcl", "amod"):
        if clause.lemma not in _HOLDING:
            continue
        if clause.dep == "amod":
            found += [t.i for t in kids(layers, clause.i, "npadvmod", "compound", "nsubj", "amod")]
        else:
            found += prep_objects(layers, clause.i, "by")
        for under in kids(layers, clause.i, "nsubj"):
            found += [under.i] if clause.dep == "relcl" else []
    return found
