"""Binds a denial to what it denies: the words of the article that tell of the deed."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import (
    EMPTY,
    POINTING,
    content_words,
    families,
    is_deed,
    names_act,
    near_groups,
    shared_in,
)
from dateline.extract.claims.denying.negatives import counts_none, negated_clause
from dateline.extract.claims.denying.own import deed_inside, in_relative, own_side
from dateline.extract.claims.denying.told import (
    core,
    depth,
    heard_of,
    holding,
    is_told,
    named,
    names_of_speaker,
    same_speakers,
    shared_names,
)
from dateline.extract.claims.denying.untrue import says_untrue
from dateline.extract.claims.denying.wordings import has_lemma, inside
from dateline.extract.claims.grammar.trees import (
    below,
    children_of,
    is_verb,
    subject,
    word,
)

_LEAST = 1.8
"""Likeness from which the words elsewhere are taken for the deed that a denial names itself."""
_ANSWERING = 0.9
"""Likeness from which a flat negative answers a deed that somebody else tells."""
_POINTED = -0.6
"""Likeness from which a denial that only points ("the charge") means a deed."""
_NOT_TELLING = frozenset({"deny", "promise", "threaten", "decline"})
_FAR = 5
"""Sentences before or after a denial in which what it denies may stand."""
_RESULTS = frozenset({"die", "perish", "drown", "wound", "injure", "hurt", "lose", "suffocate",
                      "burn", "collapse", "leave", "miss", "sink", "find"})  # fmt: skip
"""What comes of a deed, which is told beside it: "six died when shells landed"."""


class Weights(msgspec.Struct):
    """What speaks for a deed being the one denied."""

    same: float = 2.0
    near: float = 1.6
    family: float = 0.8
    shared: float = 0.3
    other: float = 1.0
    named: float = 1.0
    told: float = 0.3
    accused: float = 0.5
    core: float = 0.3
    own: float = 1.5
    narrated: float = 0.8
    event: float = 0.8
    event_pointed: float = 0.4
    core_pointed: float = 0.9
    accused_pointed: float = 1.0
    depth: float = 0.15
    result: float = 0.7
    distance: float = 0.25
    pointing: float = 0.6
    after: float = 0.9


_WEIGHTS = Weights()


class Search(msgspec.Struct):
    """A denial and the article around it, in which what it denies is looked for."""

    layers: Layers
    denial: Attribution
    others: list[Attribution]
    triggers: Sequence[int]
    flat: bool
    acts: frozenset[str]
    inside: int | None
    cores: frozenset[int]

    @property
    def at(self) -> int:
        """Return the token at which the denial stands."""
        if self.denial.cue is not None:
            return self.denial.cue[0]
        return self.layers.token_at(self.denial.content[0][0]) or 0


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
    own_deed = deed_inside(layers, denial, triggers)
    rivals = [a for a in others if is_told(a) and not same_speakers(layers, a, denial)]
    cores = {c for a in rivals if a.stance not in _NOT_TELLING and (c := core(layers, a, triggers))}
    cores |= set(heard_of(layers, triggers))
    acts = _words_of(layers, denial, negated_clause(layers, denial) if flat else None)
    search = Search(layers, denial, others, triggers, flat, acts, own_deed, frozenset(cores))
    own = _own_words(layers, whole, rivals)
    cues = {i for a in others if a.cue is not None for i in range(*a.cue)}
    found = [(_likeness(search, deed), -deed) for deed in _deeds(search, own | (cues - cores))]
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
    if search.flat:
        if counts_none(layers, denial):
            told = best is not None and bool(holding(layers, search.others, -best[1]))
            return -best[1] if best is not None and told and best[0] >= _LEAST else None
        ours = own_side(layers, denial)
        named_it = ours and own is not None and _is_charge(layers, own)
        least = _LEAST if named_it else _ANSWERING - 0.3 * ours
        if best is not None and best[0] >= least:
            return -best[1]
        return own if ours or (own is not None and _is_charge(layers, own)) else None
    if own is not None and _stands_before(layers, denial):
        return own  # ", which Moscow denies"
    if best is not None and best[0] >= (_LEAST if own is not None else _POINTED):
        return -best[1]
    return own


def _is_charge(layers: Layers, i: int) -> bool:
    """Tell whether a negated deed is of the kind that others are accused of ("the attack")."""
    held = children_of(layers, i, "dobj")
    lemma = layers.tokens[i].lemma.lower()
    if lemma in _RESULTS:
        return False
    return bool(families(lemma)) or any(names_act(layers, c) for c in (i, *held))


def _own_words(layers: Layers, denial: Attribution, rivals: Sequence[Attribution]) -> set[int]:
    """Return the tokens of a denial itself: cue, speakers and content, others' words left out."""
    found = {
        t.i for t in layers.tokens
        if denial.covers(t.start, t.end)
        and (
            in_relative(layers, t.i, denial)
            or not any(a.covers(t.start, t.end) and a.width() < denial.width() for a in rivals)
        )
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


def _likeness(search: Search, deed: int) -> float:
    """Return how much speaks for a deed being the one denied."""
    layers, w, at = search.layers, _WEIGHTS, search.at
    token = layers.tokens[deed]
    apart = token.sentence - layers.tokens[at].sentence
    held = holding(layers, search.others, deed)
    own = subject(layers, deed)
    mine = own is not None and own in search.denial.sources
    if abs(apart) > _FAR or mine or (apart == 0 and not held and _is_denier_s(search, deed)):
        return -9.0  # too far, or what the denier does or goes on to say
    if any(a.stance in ("promise", "threaten", "decline") for a in held[:1]):
        return -9.0
    accused = any(a.stance == "accuse" for a in held)
    if deed > at and not search.acts and deed not in search.triggers and not accused:
        return -9.0  # told later, and no event
    score = 1.0 + _by_words(search, deed) + _by_teller(search, deed, held)
    score += (w.event if search.acts else w.event_pointed) * (deed in search.triggers)
    score -= w.result * (token.lemma.lower() in _RESULTS)
    above = depth(layers, deed, held[0]) if held else len(layers.ancestors(deed))
    above = 0 if deed in search.cores else above
    score -= w.depth * above + w.after * (deed > at)
    return score - (w.distance if search.acts else w.pointing) * abs(apart)


def _is_denier_s(search: Search, deed: int) -> bool:
    """Tell whether a deed of the denial's sentence is what the denier does or goes on to say."""
    layers, at = search.layers, search.at
    parted = any(layers.tokens[j].text == ";" for j in range(min(deed, at), max(deed, at)))
    asked = any(layers.tokens[a].lemma.lower() in ("ask", "question", "press")
                for a in layers.ancestors(deed))  # fmt: skip
    if deed > at and asked:
        return False  # ""Nonsense," he said when asked whether they had burned it"
    return deed > at or (at in layers.ancestors(deed) and not parted)


def _by_words(search: Search, deed: int) -> float:
    """Return what the words of a deed have in common with those of the denial."""
    layers, acts, w = search.layers, search.acts, _WEIGHTS
    lemma = layers.tokens[deed].lemma.lower()
    groups = {g for a in acts for g in (a, *near_groups().get(a, ()))}
    clause = _clause(layers, deed)
    words = {layers.tokens[i].lemma.lower() for i in clause} - {lemma}
    score = w.shared * min(3, len(shared_names(words, acts)))
    if named(layers, clause - {deed}, names_of_speaker(layers, search.denial)):
        score += w.named
    if lemma in acts:
        return score + w.same
    if lemma in groups or near_groups().get(lemma, frozenset()) & groups:
        return score + w.near
    if families(lemma) & {f for a in acts for f in families(a)}:
        return score + w.family
    return score if search.flat or search.inside is None else score - w.other


def _by_teller(search: Search, deed: int, held: Sequence[Attribution]) -> float:
    """Return what speaks for a deed by who tells it: an accuser, somebody else, or the denier."""
    w, layers = _WEIGHTS, search.layers
    if not held:
        return -w.narrated if search.flat else 0.0
    mine = [a for a in held if same_speakers(layers, a, search.denial)]
    if len(mine) == len(held):
        return -w.own
    heart = w.core if search.acts else w.core_pointed
    accused = w.accused if search.acts else w.accused_pointed
    score = w.told + heart * (deed in search.cores)
    return score + accused * any(a.stance == "accuse" for a in held if a not in mine)


def _clause(layers: Layers, i: int) -> set[int]:
    """Return the tokens of the clause around a word, what it says of others left out."""
    top = i
    while layers.tokens[top].head != top and not (
        is_verb(layers, top) and subject(layers, top) is not None
    ):
        top = layers.tokens[top].head
    cut = [
        c for c in below(layers, top)
        if c != top and layers.tokens[c].dep in ("ccomp", "advcl", "conj")
        and subject(layers, c) is not None and i not in below(layers, c)
    ]  # fmt: skip
    return below(layers, top, cut)
