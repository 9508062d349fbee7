"""Finds denials: by their cue, by what they call untrue, or by what the accused says instead."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.checking.scopes import range_of
from dateline.extract.claims.denying.deeds import content_words
from dateline.extract.claims.denying.echoes import carried_on, echoes
from dateline.extract.claims.denying.negatives import contrast, disowns, is_denying
from dateline.extract.claims.denying.replies import bare_denials, repeated
from dateline.extract.claims.denying.retorts import find_retorts, refused
from dateline.extract.claims.denying.unmeant import is_unmeant
from dateline.extract.claims.denying.untrue import is_account, says_untrue
from dateline.extract.claims.denying.wordings import denial_words, has_lemma, inside
from dateline.extract.claims.grammar.doers import nobody
from dateline.extract.claims.grammar.trees import below, children_of, is_verb, word

_FIRST_PERSON = frozenset({"i", "we"})


class Denial(msgspec.Struct, frozen=True):
    """A denial: the attribution, the ranges denied, and the lemmas of their content words.

    A `flat` one does not say "denied": the accused says that something was not so. It is a denial
    only where it answers what somebody else tells.
    """

    attribution: Attribution
    content: tuple[Range, ...]
    words: frozenset[str]
    flat: bool = False


def find_denials(layers: Layers, attributions: Iterable[Attribution]) -> tuple[Denial, ...]:
    """Return the attributions that deny something, in text order, each cue once."""
    attributions = [a for a in attributions if not a.view and a.content]
    found: list[Denial] = []
    for retort in find_retorts(layers):
        unmeant = refused(layers, retort) or is_unmeant(layers, retort)
        if not unmeant and not _known(found, retort):
            found.append(_denial(layers, _richer(layers, retort, attributions)))
    for said in (*attributions, *carried_on(layers, attributions)):
        silent = not said.sources or all(nobody(layers, s) for s in said.sources)
        if said.rule == "claim.adverb" or silent or _known(found, said):
            continue
        if is_unmeant(layers, said):
            continue
        if (denial := _stated(layers, said, attributions)) is not None:
            found.append(denial)
    for bare in bare_denials(layers):
        unmeant = refused(layers, bare) or is_unmeant(layers, bare)
        if not unmeant and not _known(found, bare):
            found.append(_denial(layers, bare))
    firm = [d.attribution for d in found if not d.flat]
    found += [_denial(layers, again) for again in repeated(layers, firm)]
    voiced = [_voiced(layers, d, attributions) for d in _each_once(layers, found)]
    return tuple(sorted(voiced, key=lambda d: d.attribution.cue or (0, 0)))


def _stated(
    layers: Layers, said: Attribution, attributions: Sequence[Attribution]
) -> Denial | None:
    """Return a statement as a denial, if it is one: firm by its words, or a flat negative."""
    if said.stance == "deny" or _calls_untrue(layers, said) or disowns(layers, said):
        return None if refused(layers, said) else _denial(layers, _own_clause(layers, said))
    if _contrasts(layers, said, attributions):
        return _denial(layers, said)
    if is_denying(layers, said) or echoes(layers, said, attributions):
        return _denial(layers, said, flat=True)
    return None


def _each_once(layers: Layers, found: Sequence[Denial]) -> list[Denial]:
    """Return the denials without those that only go on with another of their speaker."""
    firm = [d.attribution for d in found if not d.flat]
    kept: list[Denial] = []
    for n, denial in enumerate(found):
        said = denial.attribution
        again = denial.flat and _goes_on([*firm, *_alike(found[:n], denial)], said)
        others = [f for f in firm if f is not said]
        aside = _is_aside(layers, said) and _goes_on(others, said)
        if not again and not aside:
            kept.append(denial)
    return kept


def _denial(layers: Layers, said: Attribution, *, flat: bool = False) -> Denial:
    return Denial(said, said.content, content_words(layers, said), flat)


def _calls_untrue(layers: Layers, said: Attribution) -> bool:
    if said.rule == "claim.as" and not is_account(layers, inside(layers, said)):
        return False  # "called Christmas a sham"
    if said.cue is not None and any(
        has_lemma(layers, i, denial_words("naming") - {"reject", "dismiss"})
        for i in range(*said.cue)
    ):  # "called him a phony": a retort, where it is of an account
        return False
    return said.stance not in ("doubt", "decline", "promise") and says_untrue(layers, said)


def _goes_on(firm: Iterable[Attribution], said: Attribution) -> bool:
    """Tell whether a negative goes on with what its speaker denies in so many words.

    "The command rejected the charge and said none of its gunners had been there" denies once.
    """
    return any(f.source_spans == said.source_spans for f in firm)


def _is_aside(layers: Layers, said: Attribution) -> bool:
    """Tell whether a denial is "…, calling them baseless", said beside another."""
    return said.cue is not None and any(
        layers.tokens[i].tag == "VBG" and layers.tokens[i].dep in ("advcl", "conj", "acl")
        and has_lemma(layers, i, denial_words("naming"))
        for i in range(*said.cue)
    )  # fmt: skip


def _alike(found: Iterable[Denial], denial: Denial) -> list[Attribution]:
    """Return the denials with the very words of another."""
    return [d.attribution for d in found if d.content == denial.content]


def _contrasts(layers: Layers, said: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Tell whether a statement of its own, not one that it passes on, says "X, not Y"."""
    at = contrast(layers, inside(layers, said)) if said.stance in ("assert", "accuse") else None
    if at is None:
        return False
    start, end = layers.tokens[at].start, layers.tokens[at].end
    return not any(a.covers(start, end) and a.width() < said.width() for a in attributions)


def _voiced(layers: Layers, denial: Denial, attributions: Sequence[Attribution]) -> Denial:
    """Return a denial by "we" within a quotation as one by whom it quotes."""
    said = denial.attribution
    if not all(word(layers, s) in _FIRST_PERSON for s in said.sources) or said.cue is None:
        return denial
    start, end = layers.tokens[said.cue[0]].start, layers.tokens[said.cue[1] - 1].end
    around = [a for a in attributions if a.sources and a.cue != said.cue and a.covers(start, end)]
    if not around:
        return denial
    by = min(around, key=lambda a: a.width())
    named = msgspec.structs.replace(
        said, sources=by.sources, source_spans=by.source_spans, chain=by.chain
    )
    return msgspec.structs.replace(denial, attribution=named)


def _own_clause(layers: Layers, said: Attribution) -> Attribution:
    """Return a denial with what follows its cue, where the parse gave it the clause before.

    "Medics said dozens died; the army denied having fired": the semicolon parts the two.
    """
    if said.cue is None:
        return said
    text = layers.document.text
    start, end = layers.tokens[said.cue[0]].start, layers.tokens[said.cue[1] - 1].end
    last = max(e for _, e in said.content)
    empty = not any(c.isalnum() for s, e in said.content for c in text[s:e])
    if not empty and (last > start or ";" not in text[last:start]):
        return said
    held = [
        c for i in range(*said.cue)
        for c in children_of(layers, i, "dobj", "xcomp", "ccomp") if layers.tokens[c].start >= end
    ]  # fmt: skip
    if not held:
        return said
    return msgspec.structs.replace(said, content=(range_of(layers, below(layers, held[0])),))


def _known(found: Iterable[Denial], said: Attribution) -> bool:
    return any(_meet(d.attribution.cue, said.cue) for d in found)


def _meet(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _richer(
    layers: Layers, retort: Attribution, attributions: Iterable[Attribution]
) -> Attribution:
    """Return the attribution with a retort's cue, which knows its chain, as a denial."""
    for said in attributions:
        if said.cue is None or not _meet(said.cue, retort.cue) or not said.sources:
            continue
        if said.rule == "claim.noun" and retort.cue is not None:  # "issued a denial of any part"
            cue = min(said.cue[0], retort.cue[0]), max(said.cue[1], retort.cue[1])
            return msgspec.structs.replace(said, stance="deny", cue=cue)
        verb = any(is_verb(layers, i) for i in range(*said.cue))
        content = retort.content if verb else said.content
        return msgspec.structs.replace(said, stance="deny", content=content)
    return retort
