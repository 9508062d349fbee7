"""Finds what somebody independent confirms, finds or shows, and where it was told."""

from collections.abc import Collection, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Range, VerificationMark
from dateline.extract.claims.checking.deeds import (
    clause_words,
    deeds_of_force,
    groups_of,
    is_deed,
    nearest,
    place,
    same_speaker,
    told,
)
from dateline.extract.claims.checking.marking import confirmed
from dateline.extract.claims.checking.objects import (
    echoed,
    last_told,
    only,
    particles,
    points_back,
    tells,
    tops_of,
    unreal,
)
from dateline.extract.claims.checking.scopes import (
    earlier,
    range_of,
    referred,
    whole_sentence,
)
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

_PAPERS = frozenset({"report", "survey"})
"""What finds something by itself where it is a body's, not a paper's own or a poll."""


def find_confirmation(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "the hospital confirmed the deaths", where others told of them."""
    if unreal(layers, i):
        return []
    if layers.tokens[i].base == "bear" and "out" not in particles(layers, i):
        return []
    found: list[VerificationMark] = []
    for top in tops_of(layers, i):
        if layers.tokens[top].dep == "dobj" and word(layers, top) in ("it", "this", "that"):
            by = doer(layers, i)
            listed = _after_colon(layers, top)
            return [confirmed(i, s, by) for s in (earlier(layers, i, keep=False), *listed)]
        if layers.tokens[top].dep in ("dobj", "nsubjpass") and (
            layers.tokens[top].base in words("account") or word(layers, top) == "which"
        ):
            return [confirmed(i, referred(layers, i), doer(layers, i))]
        if points_back(layers, top):
            found += echoed(layers, i, only(nearest(layers, i)))
        elif tells(layers, top):
            content = clause_words(layers, top)
            echoes = told(layers, content, i) or _harm(layers, i, top)
            if any(same_speaker(layers, deed, doer(layers, i)) for deed in echoes):
                continue
            points = any(layers.tokens[j].pos == "PRON" and j > i for j in content)
            found += echoed(layers, i, echoes or (last_told(layers, i) if points else ()))
            if echoes or is_verb(layers, top):
                found.append(confirmed(i, range_of(layers, content)))
            found += _left_out(layers, i, top)
    return found


def find_finding(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of what a panel, a coroner or monitors say they found, or a side's own."""
    who = doer(layers, i)
    if who is None or not children_of(layers, i, "ccomp"):
        return []
    owners = [j for j in below(layers, who) if word(layers, j) in ("own", "its", "their")]
    internal = any(word(layers, j) == "internal" for j in below(layers, who))
    asking = {layers.tokens[j].base for j in below(layers, who)} & words("inquiry")
    if not asking or (asking <= _PAPERS and not _is_of_body(layers, who)):
        return []
    found = find_confirmation(layers, i)
    if internal or any(_of_a_side(layers, i, j) for j in owners):
        found = [msgspec.structs.replace(mark, kind="admitted") for mark in found]
    return found


def _of_a_side(layers: Layers, found: int, its: int) -> bool:
    """Tell whether whose own inquiry found a deed may have done it: nobody else is told to."""
    above = subject(layers, layers.tokens[found].head)
    mine = _names(layers, {above} if above is not None else {its})
    deeds = (d for d in deeds_of_force(layers)
             if d != found and layers.tokens[d].dep != "relcl")  # fmt: skip
    who = (subject(layers, d) for d in deeds if not is_passive(layers, d))
    doers = _names(layers, {j for w in who if w is not None for j in below(layers, w)})
    return not doers or not mine or bool(mine & doers)


def _names(layers: Layers, some: Collection[int]) -> set[str]:
    """Return the nouns and names among some words, and those that their pronouns stand for."""
    ids = {*some, *(j for i in some for j in layers.refers.get(i, ()))}
    return {layers.tokens[i].base for i in ids if layers.tokens[i].pos in ("NOUN", "PROPN")}


def _is_of_body(layers: Layers, report: int) -> bool:
    """Tell whether a report is that of somebody named with it ("a UN report found")."""
    with_it = [j for j in below(layers, report) if layers.tokens[j].pos == "PROPN"]
    return any(layers.tokens[j].name in ("ORG", "GPE", "NORP") for j in with_it)


def _after_colon(layers: Layers, i: int) -> list[Range]:
    """Return what stands after the colon of "confirmed it: 61 gone, three dead"."""
    if i + 2 >= len(layers.tokens) or layers.after(i).text != ":":
        return []
    return [(layers.tokens[i + 2].start, whole_sentence(layers, i)[1])]


def _harm(layers: Layers, i: int, top: int) -> tuple[int, ...]:
    """Return the deed whose harm is confirmed: "confirmed the damage", "confirmed one dead"."""
    before = nearest(layers, i)
    harm = {layers.tokens[j].base for j in (top, *layers.children[top])}
    if before is None or not harm & words("harm"):
        return ()
    return (before,) if layers.tokens[i].sentence - layers.tokens[before].sentence < 2 else ()


def _left_out(layers: Layers, i: int, top: int) -> list[VerificationMark]:
    """Return the marks of what is not confirmed: "confirmed the fires but not the deaths"."""
    outside = [c for c in children_of(layers, top, "conj") if is_negated(layers, c)]
    content = {j for c in outside for j in below(layers, c)}
    if layers.tokens[top].dep != "dobj" or not any(is_deed(layers, j) for j in content):
        return []
    left = min(content)  # "not": the verb itself still confirms
    scopes = [range_of(layers, content), *(place(layers, d) for d in told(layers, content, i))]
    return [VerificationMark(left, left + 1, "unverified", scope, None) for scope in scopes]


def find_undisputed(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "nobody disputes that the bridge was hit"."""
    who = subject(layers, i)
    if who is None or not (
        word(layers, who) in ("nobody", "none")
        or any(word(layers, c) == "no" for c in layers.children[who])
    ):
        return []
    return [confirmed(i, range_of(layers, clause_words(layers, top))) for top in tops_of(layers, i)]


def find_depiction(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "satellite images show", "footage verified by the agency shows"."""
    who = subject(layers, i)
    if who is None or unreal(layers, i) or is_passive(layers, i):
        return []
    if layers.tokens[who].base not in words("record") or not _independent(layers, who):
        return []
    found: list[VerificationMark] = []
    for top in tops_of(layers, i):
        content = clause_words(layers, top)
        found.append(confirmed(i, range_of(layers, content)))
        echoes: Sequence[int] = told(layers, content, i)
        state = not any(is_deed(layers, j) and groups_of(layers, j) for j in content)
        if not echoes and (state or layers.tokens[top].base in words("remains")):
            echoes = [d for d in last_told(layers, i) if not _named_apart(layers, d, content)]
        found += echoed(layers, i, echoes, by=None)
    return found


def _named_apart(layers: Layers, deed: int, content: Collection[int]) -> bool:
    """Tell whether what pictures show has names and days, and none of the deed's sentence."""
    sentence = layers.sentences[layers.tokens[deed].sentence]
    here, there = (
        {layers.tokens[j].base for j in some if layers.tokens[j].pos == "PROPN"}
        for some in (range(sentence.first, sentence.last), content)
    )
    return bool(here and there) and here.isdisjoint(there)


def _independent(layers: Layers, noun: int) -> bool:
    """Tell whether a film or picture is made by a satellite, or was examined by somebody else."""
    if layers.tokens[noun].base in words("remote"):
        return True
    for child in layers.children[noun]:
        token = layers.tokens[child]
        if word(layers, child) in words("remote"):
            return True
        if token.dep == "amod" and token.base in words("prove"):  # "verified footage"
            return True
        if token.dep == "acl" and token.base in words("review"):
            return child_of(layers, child, "agent") is not None
    return False
