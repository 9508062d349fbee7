"""Reads what a verb of admitting or confirming is about, and whether anybody does it."""

from collections.abc import Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.deeds import all_deeds, groups_of, is_deed, nearest, place
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    subject,
    word,
)

_MODALS = frozenset({"may", "might", "could", "would", "will", "should", "can", "must", "if"})

_HAPPENING = frozenset({"happen", "occur", "take"})

_OWNED = frozenset({"ours", "theirs", "his", "hers", "mine"})

_RIGHT = frozenset({"right", "true", "correct", "responsible", "accurate"})


def unreal(layers: Layers, i: int) -> bool:
    """Tell whether nobody admits it yet: negated, wished for, refused."""
    token = layers.tokens[i]
    if is_negated(layers, i) or any(
        word(layers, c) in _MODALS or word(layers, c) in ("neither", "yet", "not", "whether")
        for c in layers.children[i]
    ):
        return True
    head = layers.tokens[token.head]
    if token.dep == "conj" and any(
        layers.tokens[c].dep == "neg" or word(layers, c) in _MODALS | {"neither"}
        for c in layers.children[head.i]
    ):
        return subject(layers, i) is None
    if any(word(layers, c) == "to" for c in children_of(layers, i, "aux")):
        return head.base not in words("forced")
    return token.dep == "pcomp" and word(layers, token.head) in ("without", "of", "for")


def tops_of(layers: Layers, i: int) -> list[int]:
    """Return the heads of what a verb of admitting or confirming is about."""
    if is_passive(layers, i):
        if child_of(layers, i, "agent") is None:
            return []
        return children_of(layers, i, "nsubjpass", "ccomp")
    found = children_of(layers, i, "ccomp", "xcomp", "dobj") + _in_message(layers, i)
    found = [c for c in found if not layers.parted(c, i)]
    for over in children_of(layers, i, "prep", "dative", "prt"):
        if word(layers, over) in ("to", "for", "up"):
            inner = [over, *children_of(layers, over, "prep")]
            held = [c for p in inner for c in children_of(layers, p, "pobj", "pcomp")]
            found += [c for c in held if is_verb(layers, c) or tells(layers, c)
                      or layers.tokens[c].base in words("pointing")]  # fmt: skip
    return found


def _in_message(layers: Layers, i: int) -> list[int]:
    """Return the clause of "conceded in a message that …", which the parse hangs to the message."""
    return [
        clause for over in children_of(layers, i, "prep")
        for held in children_of(layers, over, "pobj")
        for clause in children_of(layers, held, "relcl", "acl", "ccomp")
        if any(word(layers, c) == "that" for c in children_of(layers, clause, "mark"))
    ]  # fmt: skip


def points_back(layers: Layers, top: int) -> bool:
    """Tell whether what is admitted is told only by a word that points back to it."""
    token = layers.tokens[top]
    if not is_verb(layers, top):
        held = {word(layers, c) for c in layers.children[top]}
        inside = {layers.tokens[j].base for j in below(layers, top) - {top}}
        if any(is_deed(layers, j) for j in below(layers, top) - {top}):
            return False
        said = token.base in words("pointing")
        return said and "no" not in held and "deny" not in inside
    if token.base == "do":
        objects = {word(layers, c) for c in layers.children[top]}
        return bool(objects & {"so", "it", "this"}) and not is_negated(layers, top)
    if token.base in _HAPPENING:
        who = subject(layers, top)
        return who is not None and word(layers, who) in ("it", "this", "incident")
    predicates = {word(layers, c) for c in children_of(layers, top, "acomp", "attr")}
    return token.lemma == "be" and bool(predicates & (_RIGHT | _OWNED)) and (
        not is_negated(layers, top))  # fmt: skip


def tells(layers: Layers, top: int) -> bool:
    """Tell whether a clause or noun names a deed that took place."""
    if not is_verb(layers, top):
        roles = {"pobj", "pcomp", "acl"}
        if layers.tokens[top].dep == "pobj":  # "apologised for the fire that killed"
            roles |= {"relcl"}
        return is_deed(layers, top) or any(
            is_deed(layers, j) and layers.tokens[j].dep in roles for j in below(layers, top)
        )
    who = subject(layers, top)
    if is_negated(layers, top) or (who is not None and is_negated(layers, who)):
        return False
    return not any(word(layers, c) in _MODALS for c in children_of(layers, top, "aux"))


def particles(layers: Layers, i: int) -> set[str]:
    """Return the particles and adverbs of a verb: "up" of "owned up"."""
    return {word(layers, c) for c in children_of(layers, i, "prt", "advmod", "prep")}


def last_told(layers: Layers, i: int) -> tuple[int, ...]:
    """Return the deed of the sentence before, which an admission in other words is about."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    deed = nearest(layers, sentence.first) if sentence.first else None
    if deed is None or layers.tokens[i].sentence - layers.tokens[deed].sentence != 1:
        return ()
    there = [d for d in all_deeds(layers)
             if layers.tokens[d].sentence == layers.tokens[deed].sentence
             and d <= deed and groups_of(layers, d)]  # fmt: skip
    return tuple(there) if len(there) == 2 else (deed,)


def only(deed: int | None) -> tuple[int, ...]:
    """Return a deed as a tuple, an empty one for None."""
    return () if deed is None else (deed,)


def echoed(
    layers: Layers, i: int, deeds: Iterable[int], by: int | None = -1
) -> list[VerificationMark]:
    """Return a mark for each place where the deed is told, by whoever the verb says."""
    who = doer(layers, i) if by == -1 else by
    return [confirmed(i, place(layers, deed), who) for deed in deeds]
