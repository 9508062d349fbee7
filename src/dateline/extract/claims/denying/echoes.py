"""Negatives that take up what others tell: "no strike had been carried out" after "a strike".

Whatever the negative, it answers somebody where what it says was not done is a deed told elsewhere,
in the same word or a near one.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import (
    EMPTY,
    POINTING,
    is_deed,
    names_deed,
    near_groups,
    speaking,
)
from dateline.extract.claims.denying.negatives import MODALS, NO_DEED, TELLING, in_part
from dateline.extract.claims.denying.told import holding, is_told, same_speakers
from dateline.extract.claims.denying.wordings import NEGATIVE, inside
from dateline.extract.claims.grammar.trees import SUBJECTS, children_of, is_verb, word

_HAPPENING = frozenset(
    {"be", "have", "take", "happen", "occur", "make", "carry", "conduct", "launch"}
)
"""Verbs that say no more than that there was what their nouns name."""
_OPEN = frozenset({"if", "unless", "whether", "to"})
_REACH = 5
"""Sentences before or after a negative in which what it takes up may stand."""
_SHORT = 6
"""Tokens that may stand between a denial and the end of its sentence (", said the landlord")."""
_HELD = ("dobj", "attr", "oprd")


def echoes(layers: Layers, said: Attribution, others: Iterable[Attribution]) -> bool:
    """Tell whether a statement says that a deed told elsewhere by somebody else was not done."""
    if said.stance not in TELLING or not said.sources:
        return False
    named = {layers.tokens[i].base for i in _undone(layers, inside(layers, said))}
    return bool(named) and any(_told(layers, said, named, list(others)))


def carried_on(layers: Layers, others: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what a speaker says on without being named again ("No soldier had been near it").

    A negative in the pluperfect right behind indirect speech is still that speaker's.
    """
    for n in range(1, len(layers.sentences)):
        here, before = layers.sentences[n], layers.sentences[n - 1]
        start, end = layers.tokens[here.first].start, layers.tokens[here.last - 1].end
        text = layers.document.text[layers.tokens[before.last - 1].end : end]
        if "\n" in text or any(mark in text for mark in '"“”:'):
            continue
        told = [a for a in others if a.cue is not None and a.cue[0] < here.last
                and before.first <= a.cue[0]]  # fmt: skip
        inside = [a for a in told if a.cue is not None and a.cue[0] >= here.first]
        spoken = [a for a in told if a.sources and a.form != "direct" and a.stance in TELLING]
        if inside or not spoken or any(a.covers(start, end) for a in others):
            continue
        undone = next(iter(_undone(layers, range(here.first, here.last))), None)
        if undone is None or not any(
            word(layers, c) == "had" for c in children_of(layers, undone, "aux")
        ):
            continue
        said = max(spoken, key=lambda a: a.width())
        if not any(is_told(a) and a.content[0][0] < start and not same_speakers(layers, a, said)
                   for a in others if a.content):  # fmt: skip
            continue  # nobody told what it could answer
        yield msgspec.structs.replace(
            said, cue=None, content=((start, end),), stance="assert", form="indirect",
            rule="claim.continued", view=False,
        )  # fmt: skip


def explained(layers: Layers, denial: Attribution) -> int | None:
    """Return the deed that a denial says was not done, in words of its own right behind it.

    "The navy rejected the fishermen's version: its frigate had cut no nets."
    """
    ends = [layers.token_at(end - 1) for _, end in denial.content]
    last = max([i for i in ends if i is not None] + [c - 1 for c in (denial.cue or ())[1:]])
    sentence = layers.tokens[last].sentence
    rest = range(last + 1, layers.sentences[sentence].last)
    if not any(layers.tokens[i].text == ":" for i in (last, *rest)):
        if sentence + 1 == len(layers.sentences) or len(rest) > _SHORT:
            return None
        rest = range(layers.sentences[sentence + 1].first, layers.sentences[sentence + 1].last)
    return next((i for i in _undone(layers, rest) if names_deed(layers, i)), None)


def _undone(layers: Layers, tokens: Sequence[int]) -> Iterator[int]:
    """Yield what some words say was not done, or was not there: its verb, then its nouns."""
    for i in tokens:
        if word(layers, i) not in NEGATIVE or in_part(layers, i):
            continue
        verb = next((a for a in (i, *layers.ancestors(i)) if is_verb(layers, a)), None)
        if verb is None or verb not in tokens or not _is_stated(layers, verb):
            continue
        nouns = children_of(layers, verb, *SUBJECTS, *_HELD)
        if not any(n in (i, verb) or i in layers.children[n] for n in (verb, *nouns)):
            continue  # "no evidence of a strike" is no strike undone
        if any(i in layers.children[n] and layers.tokens[n].base in NO_DEED for n in nouns):
            continue  # "an attack caused no casualties"
        light = layers.tokens[verb].base in _HAPPENING and not _describes(layers, verb)
        for n in (verb, *nouns):
            if n in (verb, i) or i in layers.children[n] or light:
                yield n


def _describes(layers: Layers, verb: int) -> bool:
    """Tell whether a verb only says how a deed was not: "the shooting was not random"."""
    told = children_of(layers, verb, "acomp", "attr")
    return layers.tokens[verb].base == "be" and bool(told) and not children_of(layers, verb, "expl")


def _is_stated(layers: Layers, verb: int) -> bool:
    """Tell whether a verb says how it was: nothing asked for, nothing to come."""
    helping = children_of(layers, verb, "aux", "auxpass", "mark")
    return not any(word(layers, c) in MODALS | _OPEN for c in helping)


def _told(
    layers: Layers, said: Attribution, named: set[str], others: Sequence[Attribution]
) -> Iterator[int]:
    """Yield the words of others, or of the outlet, for what is named."""
    named -= EMPTY | POINTING | speaking()
    groups = {g for n in named for g in near_groups().get(n, ())}
    own = layers.token_at(said.content[0][0])
    if not named or own is None:
        return
    here = layers.tokens[own].sentence
    for token in layers.tokens:
        near = bool(near_groups().get(token.base, frozenset()) & groups)
        if not (token.base in named or near) or said.covers(token.start, token.end):
            continue
        if abs(token.sentence - here) > _REACH:
            continue
        held = holding(layers, others, token.i)
        if any(same_speakers(layers, a, said) for a in held):
            continue
        if is_deed(layers, token.i) or (token.base in named and any(map(is_told, held))):
            yield token.i
