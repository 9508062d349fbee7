"""Where the deed that a denial is about is told: in its own words, and elsewhere."""

from collections.abc import Collection, Iterable

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.deeds import (
    PEACEFUL,
    alike,
    clause_words,
    deeds_of_force,
    groups_of,
    is_deed,
    nearest,
    place,
    told,
)
from dateline.extract.claims.checking.scopes import range_of
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    subject,
    told_tokens,
    word,
)

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def deed_scope(layers: Layers, i: int) -> Range:
    """Return the range of a deed with what belongs to it, without other deeds of the sentence.

    "denied supplying the drones that were used to hit Kyiv" holds for the supplying alone.
    """
    while layers.tokens[i].dep == "xcomp" and is_verb(layers, layers.tokens[i].head):
        i = layers.tokens[i].head  # "tried to cross"
    head = layers.tokens[i].head
    if (
        groups_of(layers, i)
        and (more := children_of(layers, i, "relcl"))
        and (layers.tokens[i].pos == "NOUN" and groups_of(layers, more[0]))
    ):  # "the bomb that destroyed the club"
        return layers.tokens[i].start, layers.tokens[more[0]].end
    if layers.tokens[i].dep == "relcl" and groups_of(layers, head) and is_deed(layers, head):
        return place(layers, head)  # "the blast that killed two"
    cut = [
        c for j in below(layers, i) for c in layers.children[j]
        if (layers.tokens[c].dep in _CLAUSES and not _causing(layers, j, c))
        or (layers.tokens[c].dep == "conj" and subject(layers, c) is not None)
    ]  # fmt: skip
    inside = below(layers, i, cut)
    if layers.tokens[i].dep == "dobj" and layers.tokens[i].head == i - 1:
        inside.add(i - 1)
    return _around(layers, i, inside)


def _causing(layers: Layers, i: int, clause: int) -> bool:
    """Tell whether a clause says what somebody died of: "died when shells landed"."""
    result = layers.tokens[i].base in words("result verb")
    return result and any(
        word(layers, c) in ("when", "after", "as") for c in layers.children[clause]
    )


def _around(layers: Layers, i: int, inside: set[int]) -> Range:
    """Return the range of the unbroken stretch of tokens around token `i`."""
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return range_of(layers, {first, last})


def denied_deeds(
    layers: Layers, denial: Attribution, target: int | None, others: Iterable[Attribution]
) -> list[Range]:
    """Return the ranges of the deed denied: where it is bound, in the denial, and elsewhere."""
    own = _own_deed(layers, denial)
    at = denial.cue[0] if denial.cue else denial.sources[0]
    if own is not None and target is not None and target in _inside(layers, denial):
        if _holds(layers, target, own):
            own = target
        target = own  # the deed denied, not one of its relative clauses
    elsewhere = target is not None and target not in _inside(layers, denial)
    found = []
    if target is not None:
        whole = own is None and elsewhere
        found += _account(layers, target, others) if whole else [deed_scope(layers, target)]
    if own is not None and own != target:
        found.append(deed_scope(layers, own))
    for deed in dict.fromkeys(d for d in (own, target) if d is not None):
        inside = {deed, *_inside(layers, denial)} if deed == own else {deed}
        echoes = told(layers, inside, at) if is_deed(layers, deed) else ()
        elsewhere = elsewhere or bool(echoes)
        found += [place(layers, d) for d in echoes]
    if not elsewhere and (
        own is None or not groups_of(layers, own)
        or layers.tokens[own].base in words("vague")
    ):  # fmt: skip
        found += _last_told(layers, at) or _last_account(layers, denial, others)
    if target is None and (own is None or not groups_of(layers, own) - PEACEFUL):
        found += _blamed_for(layers, at, found, _inside(layers, denial))
    return list(dict.fromkeys(found))


def _holds(layers: Layers, target: int, own: int) -> bool:
    """Tell whether a deed stands below the verb denied: "no gas was used on the march"."""
    return is_verb(layers, target) and target in layers.ancestors(own)


def _blamed_for(
    layers: Layers, at: int, found: Iterable[Range], own: Collection[int]
) -> list[Range]:
    """Return the deed of force behind a denial that was bound to none.

    "Neighbours accuse hooded men. The police denied that a car of theirs had been there": what was
    denied is the fire, told before.
    """
    bound = [d for d in deeds_of_force(layers) if d not in own
             and any(s <= layers.tokens[d].start < e for s, e in found)]  # fmt: skip
    if any(layers.tokens[d].dep != "acl" for d in bound):
        return []
    before = nearest(layers, at)
    return [deed_scope(layers, d) for d in alike(layers, before)]


def _last_told(layers: Layers, at: int) -> list[Range]:
    """Return the deed of force told last before a denial that does not say what it denies."""
    before = nearest(layers, at)
    if before is None or layers.tokens[before].sentence == layers.tokens[at].sentence:
        return []
    return [] if layers.tokens[before].dep == "advcl" else [deed_scope(layers, before)]


def _last_account(
    layers: Layers, denial: Attribution, others: Iterable[Attribution]
) -> list[Range]:
    """Return the clause that another speaker told last, which "Not so" answers."""
    at = denial.cue[0] if denial.cue else denial.sources[0]
    start = min(layers.tokens[at].start, *(s for s, _ in denial.content))
    before = [
        a for a in others
        if a.sources and not set(a.sources) & set(denial.sources)
        and a.content and a.content[-1][1] <= start
    ]  # fmt: skip
    if not before or any(denial.covers(*a.content[0]) for a in before[-1:]):
        return []
    inside = set(told_tokens(layers, before[-1]))
    near = layers.tokens[at].sentence - layers.tokens[min(inside)].sentence if inside else 9
    tops = [i for i in inside if layers.tokens[i].head not in inside and is_verb(layers, i)]
    return [deed_scope(layers, top) for top in tops] if near <= 1 else []


def _account(layers: Layers, target: int, others: Iterable[Attribution]) -> list[Range]:
    """Return what "denied this" holds for: all that was said with the deed, but asides."""
    token = layers.tokens[target]
    telling = [a for a in others if a.sources and a.covers(token.start, token.end)]
    found = [deed_scope(layers, target)]
    for said in sorted(telling, key=Attribution.width)[:1]:
        inside = set(told_tokens(layers, said))
        for top in (i for i in inside if layers.tokens[i].head not in inside):
            joined = [c for c in children_of(layers, top, "conj") if is_verb(layers, c)]
            found += [deed_scope(layers, j) for j in (top, *joined)]
    return found


def _inside(layers: Layers, denial: Attribution) -> set[int]:
    return set(told_tokens(layers, denial))


def _own_deed(layers: Layers, denial: Attribution) -> int | None:
    """Return the deed that a denial names itself, the one nearest to its cue in the parse."""
    if denial.cue is None:
        return None
    inside = _inside(layers, denial) - set(range(*denial.cue))
    tops = [i for i in inside if layers.tokens[i].head not in inside]
    for top in tops:
        asides = [
            c for j in inside for c in children_of(layers, j, "relcl")
            if child_of(layers, c, "mark", "nsubj", "nsubjpass") is not None
            and layers.tokens[j].dep != "attr"  # "it was not our men who hanged him"
        ]  # fmt: skip
        clause = clause_words(layers, top) & below(layers, top, asides) & inside
        deeds = [j for j in clause if is_deed(layers, j)]
        if deeds:
            return min(deeds, key=lambda j: (len(layers.ancestors(j)), j))
    return None
