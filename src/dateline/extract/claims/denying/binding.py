"""Binds a denial to what it denies: the words of the article that tell of the deed."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import (
    EMPTY,
    POINTING,
    content_words,
    is_deed,
    names_act,
    near_groups,
    shared_in,
)
from dateline.extract.claims.denying.likeness import (
    NOT_TELLING,
    RESULTS,
    Search,
    clues,
    is_in_reach,
    last_told,
    likeness,
    meets,
    near,
    reach_of,
)
from dateline.extract.claims.denying.negatives import counts_none, disowns, negated_clause
from dateline.extract.claims.denying.own import deed_inside, in_relative, no_force, own_side
from dateline.extract.claims.denying.told import (
    core,
    heard_of,
    holding,
    is_told,
    same_speakers,
)
from dateline.extract.claims.denying.untrue import says_untrue
from dateline.extract.claims.denying.wordings import has_lemma, inside
from dateline.extract.claims.grammar.trees import child_of, children_of, told_tokens, word

_ALIKE = frozenset({"near", "family", "shared", "named"})
"""Clues that a deed is in the words of a denial, or done by who denies or his people."""


def bind_denial(
    layers: Layers, denial: Attribution, others: Iterable[Attribution], triggers: Sequence[int],
    *, flat: bool = False,
) -> int | None:  # fmt: skip
    """Return the token that tells of the deed denied, None where the article tells of none.

    `triggers` are the tokens of coded events, `others` the article's attributions. A deed told
    elsewhere goes before the words of the denial itself ("denied that it had shelled the town")
    where more speaks for it. A `flat` negative ("none of its guns had fired") answers what somebody
    else tells, or nothing.
    """
    if not flat and (knowing := _knowing(layers, denial)) is not None:
        return knowing
    search = search_of(layers, denial, others, triggers, flat=flat)
    deeds = sorted(candidates(search), key=lambda deed: (-likeness(search, deed), deed))
    if deeds and deeds[0] == search.inside:
        deeds.insert(0, next((d for d in deeds if _is_told_before(search, d)), deeds[0]))
    chosen = _chosen(search, deeds[0] if deeds else None)
    return shared_in(layers, chosen) if chosen is not None else None


def _knowing(layers: Layers, denial: Attribution) -> int | None:
    """Return the "knowing" of "denied knowing that they were inside": no deed is denied."""
    cue = range(*denial.cue) if denial.cue is not None else ()
    held = (c for i in cue for c in children_of(layers, i, "xcomp", "ccomp", "dobj"))
    return next((c for c in held if word(layers, c) == "knowing"), None)


def search_of(
    layers: Layers, denial: Attribution, others: Iterable[Attribution], triggers: Sequence[int],
    *, flat: bool = False,
) -> Search:  # fmt: skip
    """Return a denial with what the article tells around it."""
    others = [a for a in others if not _is_same(a, denial) and not a.view]
    whole, denial = denial, _first_words(layers, denial)
    disowned = not flat and disowns(layers, denial)
    clause = negated_clause(layers, denial) if flat or disowned else None
    own_deed = deed_inside(layers, denial, triggers, clause if disowned else None)
    rivals = [a for a in others if is_told(a) and not same_speakers(layers, a, denial)]
    reach = reach_of(layers, denial)
    told = [a for a in rivals if a.stance not in NOT_TELLING and meets(layers, a, reach)]
    cores = {c for a in told if (c := core(layers, a, triggers))}
    cores |= set(heard_of(layers, triggers, reach))
    cues = {i for a in others if a.cue is not None for i in range(*a.cue)}
    return Search(
        layers, denial, [a for a in others if meets(layers, a, reach)], triggers, flat,
        _words_of(layers, denial, clause), own_deed,
        frozenset(cores), frozenset(_own_words(layers, whole, rivals) | (cues - cores)),
        last_told(layers, denial, rivals),
    )  # fmt: skip


def _first_words(layers: Layers, denial: Attribution) -> Attribution:
    """Return a denial with its first sentence alone, where that calls all untrue.

    "This is untrue. The village welcomed us": what follows is no deed denied.
    """
    start, end = denial.content[0]
    last = layers.token_at(start)
    if last is None:
        return denial
    sentence = layers.sentences[layers.tokens[last].sentence]
    cut = layers.tokens[sentence.last - 1].end
    if cut >= end and len(denial.content) == 1:
        return denial
    first = msgspec.structs.replace(denial, content=((start, min(cut, end)),))
    return first if says_untrue(layers, first) else denial


def _words_of(layers: Layers, denial: Attribution, clause: set[int] | None) -> frozenset[str]:
    """Return the lemmas of what a denial (or its clause) says, those that only point left out."""
    own = {
        layers.tokens[i].base for i in inside(layers, denial)
        if (clause is None or i in clause) and word(layers, i) not in POINTING
    }  # fmt: skip
    return (content_words(layers, denial) & own) - EMPTY - POINTING


def _is_same(one: Attribution, other: Attribution) -> bool:
    if one.cue is None or other.cue is None:
        return one is other
    return one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]


def _is_told_before(search: Search, deed: int) -> bool:
    """Tell whether a coded deed told before by others is what the denial names, or of who denies.

    Of 806 denials that binds four fewer right, but those are of the words of the denial itself, and
    the deed that was told stays disputed.
    """
    found = clues(search, deed)
    told = deed != search.inside and "event" in found and not found.keys() & {"after", "own"}
    return told and bool(found.keys() & {"same", "near", "named"})


def _chosen(search: Search, deed: int | None) -> int | None:
    """Return the deed that a denial is of, given the likeliest; None: a negative answers none."""
    layers, denial, own = search.layers, search.denial, search.inside
    if search.flat and counts_none(layers, denial):
        told = deed is not None and bool(holding(layers, search.others, deed))
        return deed if told and deed in search.triggers else None
    if own is not None and not search.flat and _stands_before(layers, denial):
        return own  # ", which Moscow denies"
    if deed is None or not search.flat:
        return deed
    answers = _is_answer(search, own) if deed == own else _is_answered(search, deed)
    return deed if answers else None


def _is_answer(search: Search, own: int | None) -> bool:
    """Tell whether a flat negative denies what it names: a charge, or what its side did."""
    if own is None:
        return False
    lacking = child_of(search.layers, search.layers.tokens[own].head, "expl") is not None
    ours = _is_ours(search)
    return ours or lacking or _is_charge(search.layers, own)


def _is_answered(search: Search, deed: int) -> bool:
    """Tell whether a flat negative is about a deed told elsewhere, by others or of its own side."""
    if search.layers.tokens[deed].base in search.acts or _is_ours(search):
        return True
    told = bool(holding(search.layers, search.others, deed)) and deed in search.triggers
    return told and bool(clues(search, deed).keys() & _ALIKE)


def _is_ours(search: Search) -> bool:
    """Tell whether a negative is about the speaker's own side, or clears whatever force it was."""
    return own_side(search.layers, search.denial) or no_force(search.layers, search.denial)


def _is_charge(layers: Layers, i: int) -> bool:
    """Tell whether a negated deed is of the kind that others are accused of ("the attack")."""
    held = children_of(layers, i, "dobj")
    lemma = layers.tokens[i].base
    if lemma in RESULTS:
        return False
    return bool(near_groups().get(lemma)) or any(names_act(layers, c) for c in (i, *held))


def _own_words(layers: Layers, denial: Attribution, rivals: Sequence[Attribution]) -> set[int]:
    """Return the tokens of a denial itself: cue, speakers and content, others' words left out."""
    found = {
        t.i for t in (layers.tokens[i] for i in told_tokens(layers, denial))
        if in_relative(layers, t.i, denial)
        or not any(a.covers(t.start, t.end) and a.width() < denial.width() for a in rivals)
    }  # fmt: skip
    for first, last in (*denial.source_spans, *([denial.cue] if denial.cue else [])):
        found |= set(range(first, last))
    return found


def candidates(search: Search) -> list[int]:
    """Return what a denial may be of: coded triggers, verbs of more than speech, acts, its own."""
    layers = search.layers
    told = [
        i for i in near(search)
        if i not in search.without
        and (i in search.cores or is_deed(layers, i)
             or (i in search.triggers and not has_lemma(layers, i, POINTING)))
    ]  # fmt: skip
    own = () if search.inside is None else (search.inside,)
    return list(dict.fromkeys((*(d for d in told if is_in_reach(search, d)), *own)))


def _stands_before(layers: Layers, denial: Attribution) -> bool:
    """Tell whether all that is denied was said before the cue, in the same sentence."""
    if denial.cue is None or denial.rule in ("claim.repeated", "claim.retort"):
        return False
    start = layers.tokens[denial.cue[0]].start
    marks = layers.document.text[start - 2 : start]
    return all(end <= start for _, end in denial.content) and '"' not in marks
