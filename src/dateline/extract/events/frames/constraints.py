"""Constraints of a frame: whether the words around a trigger meet them."""

import functools
from collections.abc import Iterable

from dateline.annotate import Layers, Token
from dateline.codebook.frames import Codebook
from dateline.codebook.words import word_table
from dateline.extract.events.frames.filling import slot
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.classes import belongs
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import conjuncts, is_passive, kids, patient, prep_objects
from dateline.extract.events.kinds import VERBAL

_PREPS = ("prep", "agent", "dative", "prt", "advmod", "mark")


class Constraints:
    """The frames' constraints on one document; what they ask of a word is read once."""

    def __init__(self, layers: Layers, codebook: Codebook) -> None:
        self.layers, self.codebook = layers, codebook
        self._words: dict[int, set[str]] = {}
        self._slots: dict[tuple[str, str, int, int, bool, bool], list[int]] = {}

    def hold(self, match: Match) -> bool:
        """Tell whether the constraints of the match's frame are met."""
        frame = match.frame
        if (frame.without or frame.context) and not self._surrounded(match):
            return False
        if frame.modal and not _bound(self.layers, match.head, frame.modal):
            return False
        if not self._fits(match, "subject", frame.subject, frame.subject_not):
            return False
        if not self._fits(match, "object", frame.object, frame.object_not):
            return False
        if frame.prep and not _has_prep(self.layers, match):
            return False
        if frame.prep_object and not self._has_prep_object(match):
            return False
        return not frame.complement or self._any(
            _complements(self.layers, match.head), frame.complement
        )

    def _any(self, heads: Iterable[int], wanted: tuple[str, ...]) -> bool:
        """Tell whether one of some heads is one of the lemmas or classes."""
        return any(belongs(self.layers, h, wanted, self.codebook.classes) for h in heads)

    def _fits(
        self, match: Match, name: str, wanted: tuple[str, ...], refused: tuple[str, ...]
    ) -> bool:
        """Tell whether a slot is filled as a frame wants it, and not as it refuses."""
        if not wanted and not refused:
            return True
        heads = self._slot(match, name)
        if refused and self._any(heads, refused):
            return False
        if not wanted:
            return True
        if name == "subject" and not heads and match.frame.type == "MOBILIZE":
            heads = patient(self.layers, match.head)  # who is deployed moves
        if name == "subject" and not heads and _may_be_somebody(wanted):
            return _hides_subject(self.layers, match)
        return self._any(heads, wanted)

    def _slot(self, match: Match, name: str) -> list[int]:
        """Return the heads in a slot, which depend on little of a match's frame."""
        frame = match.frame
        key = (name, match.kind, match.head, match.last, frame.type in VERBAL, frame.both)
        if key not in self._slots:
            self._slots[key] = slot(self.layers, match, name)
        return self._slots[key]

    def _has_prep_object(self, match: Match) -> bool:
        frame, i = match.frame, match.head
        heads = prep_objects(self.layers, i, *frame.prep)
        if match.kind == "verb" and not heads:  # the parser hangs it somewhere on the object
            below = [j for o in kids(self.layers, i, "dobj") for j in self.layers.subtree(o.i)]
            heads = [h for j in below for h in prep_objects(self.layers, j, *frame.prep)]
        return self._any(heads, frame.prep_object)

    def _surrounded(self, match: Match) -> bool:
        """Tell whether the sentence holds a word of `context`, if asked for, none of `without`."""
        asked, inside = self.codebook.around[match.frame.id], self._words_of(match)
        if not asked.refused.isdisjoint(inside) and self._stands(match, asked.refused):
            return False
        if not asked.wanted:
            return True
        return not asked.wanted.isdisjoint(inside) and self._stands(match, asked.wanted)

    def _stands(self, match: Match, asked: frozenset[str]) -> bool:
        """Tell whether some words stand in the sentence of a match, outside its own words."""
        sentence = self.layers.sentences[self.layers.tokens[match.head].sentence]
        outside = (
            t
            for t in self.layers.tokens[sentence.first : sentence.last]
            if not match.first <= t.i < match.last
        )
        return any(t.base in asked or t.low in asked for t in outside)

    def _words_of(self, match: Match) -> set[str]:
        """Return the words and lemmas of a match's sentence that any frame asks for."""
        number = self.layers.tokens[match.head].sentence
        if number not in self._words:
            sentence = self.layers.sentences[number]
            tokens = self.layers.tokens[sentence.first : sentence.last]
            words = {w for t in tokens for w in (t.base, t.low)}
            self._words[number] = words & self.codebook.asked
        return self._words[number]


def _complements(layers: Layers, i: int) -> list[int]:
    found = [t.i for t in kids(layers, i, "xcomp", "ccomp", "acl", "relcl", "advcl")]
    found += [o.i for p in kids(layers, i, "prep") for o in kids(layers, p.i, "pcomp", "pobj")]
    return [j for i_ in found for j in conjuncts(layers, i_)]


@functools.cache
def _may_be_somebody(wanted: tuple[str, ...]) -> bool:
    """Tell whether a frame's subject is people, so that a passive may leave them out.

    A frame of weapons ("a mine killed") needs its weapon in the words.
    """
    if "@actor" in wanted or "@person" in wanted:
        return True
    kinds, modes = word_table("roles", "kind"), word_table("instruments", "mode")
    people = any(kinds.get(word) in ("person", "force", "body") for word in wanted)
    return people and not any(word in modes or word == "@munition" for word in wanted)


def _bound(layers: Layers, i: int, modals: tuple[str, ...]) -> bool:
    """Tell whether a verb stands under one of some verbs of duty ("must", "need to").

    What somebody "had to" do asks for nothing, unless it is said: "said that they had to go".
    """
    words = {t.low for t in kids(layers, i, "aux")}
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if token.dep == "xcomp" and (above.tag != "VBD" or above.dep in ("ccomp", "parataxis")):
        words.add(above.base)
    return bool(words & set(modals))


def _has_prep(layers: Layers, match: Match) -> bool:
    carrier = None if match.kind == "verb" else light_verb(layers, match.head)
    heads = [match.head] if carrier is None else [match.head, carrier[0]]
    if match.kind == "verb":
        heads += [j for o in kids(layers, match.head, "dobj") for j in layers.subtree(o.i)]
    clauses = [c.i for c in kids(layers, match.head, "ccomp", "xcomp", "advcl")]
    found = [p for h in heads for p in kids(layers, h, *_PREPS)]
    found += [p for c in clauses for p in kids(layers, c, "mark")]  # "called for it to be closed"
    return any(p.low in match.frame.prep and not _is_of_time(layers, p) for p in found)


def _is_of_time(layers: Layers, prep: Token) -> bool:
    """Tell whether a preposition is of a day: "shot three men on Monday" is no "shot on"."""
    below = kids(layers, prep.i, "pobj") if prep.low == "on" else []
    return any(t.name == "DATE" and t.pos == "PROPN" for t in below)


def _hides_subject(layers: Layers, match: Match) -> bool:
    """Tell whether the trigger may lack a subject: a passive, a noun, a participle."""
    token = layers.tokens[match.head]
    return (
        match.kind != "verb"
        or is_passive(layers, match.head)
        or token.tag in ("VBG", "VBN")
        or token.dep in ("xcomp", "acl", "pcomp", "advcl")
    )
