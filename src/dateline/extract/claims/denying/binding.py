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
    NEVER,
    NOT_TELLING,
    RESULTS,
    WEIGHTS,
    Search,
    is_akin,
    last_told,
    likeness,
)
from dateline.extract.claims.denying.negatives import counts_none, disowns, negated_clause
from dateline.extract.claims.denying.own import deed_inside, in_relative, own_side
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

_COUNTED = 2.0
"""Likeness from which "nobody was injured" answers a count of victims that somebody tells."""


def bind_denial(
    layers: Layers, denial: Attribution, others: Iterable[Attribution], triggers: Sequence[int],
    *, flat: bool = False,
) -> int | None:  # fmt: skip
    """Return the token that tells of the deed denied, None where the article tells of none.

    `triggers` are the tokens of coded events, `others` the article's attributions. A deed told
    elsewhere goes before the words of the denial itself ("denied that it had shelled the town")
    where it is more alike. A `flat` negative ("none of its guns had fired") answers what somebody
    else tells, or nothing.
    """
    others = [a for a in others if not _is_same(a, denial) and not a.view]
    whole, denial = denial, _first_words(layers, denial)
    disowned = not flat and disowns(layers, denial)
    clause = negated_clause(layers, denial) if flat or disowned else None
    own_deed = deed_inside(layers, denial, triggers, clause if disowned else None)
    rivals = [a for a in others if is_told(a) and not same_speakers(layers, a, denial)]
    cores = {c for a in rivals if a.stance not in NOT_TELLING and (c := core(layers, a, triggers))}
    cores |= set(heard_of(layers, triggers))
    acts = _words_of(layers, denial, clause)
    last = last_told(layers, denial, rivals)
    search = Search(layers, denial, others, triggers, flat, acts, own_deed, frozenset(cores), last)
    own = _own_words(layers, whole, rivals)
    cues = {i for a in others if a.cue is not None for i in range(*a.cue)}
    found = [(likeness(search, deed), -deed) for deed in _deeds(search, own | (cues - cores))]
    chosen = _chosen(search, max(found, default=None))
    return shared_in(layers, chosen) if chosen is not None else None


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
        layers.tokens[i].lemma.lower() for i in inside(layers, denial)
        if (clause is None or i in clause) and word(layers, i) not in POINTING
    }  # fmt: skip
    return (content_words(layers, denial) & own) - EMPTY - POINTING


def _is_same(one: Attribution, other: Attribution) -> bool:
    if one.cue is None or other.cue is None:
        return one is other
    return one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]


def _chosen(search: Search, best: tuple[float, int] | None) -> int | None:
    """Return the deed that a denial is about: the likeliest told elsewhere, or its own."""
    layers, denial, own = search.layers, search.denial, search.inside
    if best is not None and best[0] <= NEVER:
        best = None
    if search.flat and counts_none(layers, denial):
        told = best is not None and bool(holding(layers, search.others, -best[1]))
        return -best[1] if best is not None and told and best[0] >= _COUNTED else None
    if own is not None and not search.flat and _stands_before(layers, denial):
        return own  # ", which Moscow denies"
    stays = own is not None and not search.flat and best is not None
    if stays and best is not None and not is_akin(search, -best[1]):
        return own  # "denied that he had written it" answers no other deed
    if best is None or (own is not None and best[0] < WEIGHTS.inside):
        return own if not search.flat or _is_answer(search, own) else None
    return -best[1] if not search.flat or _is_answered(search, -best[1]) else None


def _is_answer(search: Search, own: int | None) -> bool:
    """Tell whether a flat negative denies what it names: a charge, or what its side did."""
    if own is None:
        return False
    lacking = child_of(search.layers, search.layers.tokens[own].head, "expl") is not None
    ours = own_side(search.layers, search.denial)
    return ours or lacking or _is_charge(search.layers, own)


def _is_answered(search: Search, deed: int) -> bool:
    """Tell whether a flat negative is about a deed told elsewhere, by others or of its own side."""
    told = bool(holding(search.layers, search.others, deed)) and deed in search.triggers
    lemma = search.layers.tokens[deed].lemma.lower()
    return told or lemma in search.acts or own_side(search.layers, search.denial)


def _is_charge(layers: Layers, i: int) -> bool:
    """Tell whether a negated deed is of the kind that others are accused of ("the attack")."""
    held = children_of(layers, i, "dobj")
    lemma = layers.tokens[i].lemma.lower()
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


def _deeds(search: Search, without: set[int]) -> list[int]:
    """Return the tokens that tell of a deed: coded triggers, verbs of more than speech, acts."""
    return [
        t.i for t in search.layers.tokens
        if t.i not in without
        and (t.i in search.cores or is_deed(search.layers, t.i)
             or (t.i in search.triggers and not has_lemma(search.layers, t.i, POINTING)))
    ]  # fmt: skip


def _stands_before(layers: Layers, denial: Attribution) -> bool:
    """Tell whether all that is denied was said before the cue, in the same sentence."""
    if denial.cue is None or denial.rule in ("claim.repeated", "claim.retort"):
        return False
    start = layers.tokens[denial.cue[0]].start
    marks = layers.document.text[start - 2 : start]
    return all(end <= start for _, end in denial.content) and '"' not in marks
