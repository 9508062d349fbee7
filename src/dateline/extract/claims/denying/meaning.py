"""Weighs whether a bound denial is meant so: that it denies at all, and that very deed.

In news most plain negatives deny nothing ("the company does not sell houses there"), and most
words of denial answer no deed of the article ("rejected the idea of a retreat"). A few clues tell
them apart, each with a weight (`weights.json`).
"""

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp
from pathlib import Path

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import EMPTY, POINTING, content_words
from dateline.extract.claims.denying.likeness import last_told
from dateline.extract.claims.denying.negatives import negated_clause
from dateline.extract.claims.denying.own import deed_inside
from dateline.extract.claims.denying.told import is_told, same_speakers
from dateline.extract.claims.denying.wordings import NEGATIVE, denial_words, inside, stands_at
from dateline.extract.claims.grammar.trees import children_of, subject, word

WEIGHTS = Path(__file__).parent / "weights.json"
LEAST = {"flat": 0.4, "elsewhere": 0.35}
"""The probability from which a plain negative denies, and a denial is of a deed told elsewhere.

By weights of other folds (docs/decisions/0027 has what each bound keeps and drops).
"""
_NEAR = 2
"""Sentences between a plain negative and an act of force that it may be about."""
_FAR = 3
_LONG, _SHORT = 30, 8
"""Tokens of a content that says much else, and of one that can do little but point."""
_OTHERS = frozenset({"he", "his", "him", "she", "her"})
_PAST = frozenset({"did", "was", "were", "had"})

Clues = Mapping[str, float]


class Question(msgspec.Struct, frozen=True):
    """A denial with the deed it was bound to, and what the article tells around them.

    `others` are the article's attributions, `events` the tokens of coded deeds, `forces` those of
    acts of force among them.
    """

    layers: Layers
    denial: Attribution
    deed: int
    others: Sequence[Attribution]
    events: Collection[int]
    forces: Collection[int]
    flat: bool

    @property
    def at(self) -> int:
        """Return the token at which the denial stands."""
        return stands_at(self.layers, self.denial)

    @property
    def apart(self) -> int:
        """Return how many sentences the deed stands before the denial."""
        tokens = self.layers.tokens
        return tokens[self.at].sentence - tokens[self.deed].sentence


def kind_of(asked: Question) -> str | None:
    """Return by which weights a denial is weighed; None: by its words alone it is meant."""
    if asked.flat:
        return "flat"
    token = asked.layers.tokens[asked.deed]
    return None if asked.denial.covers(token.start, token.end) else "elsewhere"


def meant_deed(asked: Question) -> int | None:
    """Return the deed that a denial is meant to deny; None: none, or the negative denies nothing.

    A denial that is of no deed told elsewhere may be of a coded one that it tells itself.
    """
    kind, clues = kind_of(asked), clues_of(asked)
    if kind is None or likelihood(kind, clues) >= LEAST[kind]:
        return asked.deed
    if kind == "elsewhere" and "told last" in clues and _points(asked):
        return asked.deed
    own = None if asked.flat else deed_inside(asked.layers, asked.denial, sorted(asked.events))
    return own if own in asked.events else None


def _points(asked: Question) -> bool:
    """Tell whether a denial says nothing of what was done ("the charge", "that account")."""
    words = content_words(asked.layers, asked.denial)
    return not words - EMPTY - POINTING - denial_words("account") - denial_words("false")


def clues_of(asked: Question) -> Clues:
    """Return what is to be weighed of a denial, by name; what is not there is left out."""
    found = _flat_clues(asked) if asked.flat else _told_clues(asked)
    return {"always": 1.0} | {name: 1.0 for name, there in found if there}


def likelihood(kind: str, clues: Clues) -> float:
    """Return the probability that clues amount to, rounded against noise."""
    weights = load_weights()[kind]
    return round(1 / (1 + exp(-sum(weights.get(n, 0.0) * much for n, much in clues.items()))), 6)


@functools.cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weight of each clue, by kind."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, dict[str, float]])


def _flat_clues(asked: Question) -> Iterable[tuple[str, bool]]:
    layers, denial = asked.layers, asked.denial
    tokens = inside(layers, denial)
    here = layers.tokens[asked.at].sentence
    yield "force near", any(abs(layers.tokens[f].sentence - here) <= _NEAR for f in asked.forces)
    yield "coded", asked.deed in asked.events
    yield "far", asked.apart >= _FAR
    yield "long", len(tokens) > _LONG
    yield "of another", any(word(layers, i) in _OTHERS for i in tokens)
    yield "in passing", denial.rule == "claim.participle"
    yield "according to", denial.rule == "claim.according-to"
    clause = negated_clause(layers, denial)
    if clause:
        top = min(clause, key=lambda i: (len(layers.ancestors(i)), i))
        helpers = {word(layers, c) for c in children_of(layers, top, "aux", "auxpass")}
        yield "past", layers.tokens[top].tag == "VBD" or bool(helpers & _PAST)
        who = subject(layers, top)
        near = (who, *layers.children[who]) if who is not None else ()
        yield "by nobody", any(word(layers, c) in NEGATIVE for c in near)


def _told_clues(asked: Question) -> Iterable[tuple[str, bool]]:
    layers, denial = asked.layers, asked.denial
    mentions = {t for s in denial.sources for t in (s, *layers.refers.get(s, ()))}
    token = layers.tokens[asked.deed]
    rivals = [
        a for a in asked.others
        if not a.view and is_told(a) and not same_speakers(layers, a, denial)
        and not (a.cue and denial.cue and a.cue[0] < denial.cue[1] and denial.cue[0] < a.cue[1])
    ]  # fmt: skip
    last = last_told(layers, denial, rivals)
    yield "coded", asked.deed in asked.events
    yield "force", asked.deed in asked.forces
    yield "told last", last is not None and last.covers(token.start, token.end)
    yield "same sentence", asked.apart == 0
    yield "far", asked.apart >= _FAR
    yield "by a person", any(layers.tokens[m].name == "PERSON" for m in mentions)
    yield "by a pronoun", any(layers.tokens[s].pos == "PRON" for s in denial.sources[:1])
    yield "retort", denial.rule == "claim.retort"
    yield "object", denial.rule == "claim.object"
    yield "short", len(inside(layers, denial)) < _SHORT
