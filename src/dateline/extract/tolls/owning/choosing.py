"""Which word tells what left a toll: the events of the text and other words for deeds, weighed.

A conditional logit over the candidates of one toll (`causes.json`, fitted by
`bench.toll_cause_fit`); the clues have names, so that a choice can be explained.
"""

import functools
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.annotate import Layers
from dateline.extract.events.drafts import Draft
from dateline.extract.events.kinds import HARMING
from dateline.extract.tolls.belonging import belongs
from dateline.extract.tolls.lexicon import harm_of, is_deed
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.mishaps import befalls, listed_causes
from dateline.extract.tolls.owning.causing import handling
from dateline.extract.tolls.owning.doers import left_by
from dateline.extract.tolls.owning.reach import TollReach
from dateline.extract.tolls.readings.remaining import KINDS, gathers, moved_by
from dateline.records.summing import NAMED, SINGLE

WEIGHTS = Path(__file__).parent / "causes.json"
FAR = "paragraphs"
_FARNESS = 2.7
"""What paragraphs between weigh against a candidate, by their logarithm. The passages that the
weights are fitted on have one paragraph; of 0, 1, 2, 2.7 and 3 it does best
on reports of MUC-4 and the nine coded articles together."""
_LEAST = -1.0
"""What must speak for an event that is to own the bodies found in a longer text."""
_BEFORE, _AFTER = 4, 1
"""Sentences before and after a toll in which a word that is no event may be its cause."""
_NO_DEED = frozenset({"body", "corpse", "remains", "grave"})
_SPOKEN = frozenset({"refuse", "decline", "deny"})
"""Words for what is only said of a deed: no cause of anything."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BODILY = frozenset({"killed", "injured"})
_SHORT = 6
"""Sentences of a text whose first one tells what it is about."""
_PLACES, _DAYS = frozenset({"GPE", "LOC", "FAC"}), frozenset({"DATE"})
_DEPS = {
    "ROOT": "main", "nsubj": "subject", "nsubjpass": "subject", "pobj": "under preposition",
    "dobj": "object", "advcl": "clause", "relcl": "clause", "acl": "clause", "conj": "conjunct",
    "compound": "inside", "amod": "inside", "nmod": "inside", "ccomp": "said", "appos": "beside",
}  # fmt: skip


class Candidate(msgspec.Struct, frozen=True):
    """A word that may tell what left a toll; `draft` if it is read as an event, likely or not."""

    at: int
    draft: Draft | None = None
    likely: bool = False


class _Word(NamedTuple):
    """What a word is by itself, whatever toll is asked about."""

    told: frozenset[str]
    befalls: bool
    listed: str | None
    deed: bool
    above: tuple[int, ...]


class Chooser:
    """Weighs what may have left the tolls of one document."""

    def __init__(
        self, layers: Layers, tolls: Sequence[TollMention], likely: Sequence[Draft],
        pool: Sequence[Draft] = (), *, words: bool = True,
    ) -> None:  # fmt: skip
        self.layers = layers
        self.tolls = tolls
        self.near: dict[tuple[int, int, bool], int | None] = {}
        self._words: dict[int, _Word] = {}
        self.harms: dict[int, set[str]] = {}
        for mention in tolls:
            self.harms.setdefault(mention.harm, set()).add(mention.finding.value.kind)
        self.lemmas = Counter(t.base for t in layers.tokens)
        self.short = len(layers.sentences) <= _SHORT
        self.places = scenes_of(layers, _PLACES)
        self.days = scenes_of(layers, _DAYS)
        self.handled = {handling(layers, m) for m in tolls}
        self.all: list[Candidate] = []
        taken: set[int] = set()
        for drafts, sure in ((likely, True), (pool, False)):
            for draft in drafts:
                if draft.type in HARMING:
                    fresh = [h for h in draft.heads if h not in taken]
                    self.all += [Candidate(h, draft, sure) for h in fresh]
                    taken.update(fresh)
        if words:
            self.all += [
                Candidate(t.i) for t in layers.tokens if t.i not in taken and self._may_tell(t.i)
            ]
        self.gatherings = [
            Candidate(t.i) for t in layers.tokens
            if words and self.short and gathers(layers, t.i) and t.i not in {c.at for c in self.all}
        ]  # fmt: skip
        reach = TollReach(layers, tolls)
        self.owning = {
            id(d): Counter(
                m.finding.value.kind for m in reach.near(heads) if belongs(layers, m, heads)
            )
            for d in likely
            for heads in (frozenset(d.heads),)
        }

    def _may_tell(self, i: int) -> bool:
        if self.layers.tokens[i].base in _NO_DEED | _SPOKEN or i in self.handled:
            return False
        inside = self.layers.tokens[i].dep in ("compound", "nmod", "amod")  # "a weapons cache"
        deed = befalls(self.layers, i) or (self.short and is_deed(self.layers, i))
        return i in self.harms or (deed and not inside)

    def candidates(self, mention: TollMention) -> list[Candidate]:
        """Return what may have left a toll: all events, and other words near it.

        Of "drove into a stop, killing one. Guards shot him" the participle's cause is told before.
        """
        harm, kind = self.layers.tokens[mention.harm], mention.finding.value.kind
        own = harm.sentence
        told = harm.tag == "VBG" and any(c.at == mention.event for c in self.all)
        return [
            c for c in (*self.all, *(self.gatherings if kind == "crowd" else ()))
            if not (told and (self.layers.tokens[c.at].sentence > own or self._is_mere(c, harm.i)))
            and (c.likely or (
                own - _BEFORE <= self.layers.tokens[c.at].sentence <= own + _AFTER
                and (c.draft is None or kind in left_by(c.draft.type))
            ))
        ]  # fmt: skip

    def _is_mere(self, one: Candidate, harm: int) -> bool:
        return one.draft is None and one.at == harm

    def clues(self, mention: TollMention, one: Candidate) -> dict[str, float]:
        """Return what speaks for and against a candidate, by name."""
        found = {
            **self._where(mention, one.at),
            **self._word(mention, one.at),
            **self._read(mention, one),
        }
        return {name: float(value) for name, value in found.items() if value}

    def score(self, mention: TollMention, one: Candidate, weights: Mapping[str, float]) -> float:
        """Return how much speaks for a candidate; comparable for one toll only."""
        return sum(weights.get(n, 0.0) * v for n, v in self.clues(mention, one).items())

    def cause(self, mention: TollMention) -> Candidate | None:
        """Return what is no likely event and left a toll all the same, None if an event did.

        In a longer text that tells an event a mere word is none: of 60 marked articles events fell
        from .645 to .641 with such words.
        """
        weights = load_weights()
        harmful = self._harmful(mention, self.candidates(mention))
        scored = [(self.score(mention, c, weights), -n, c) for n, c in enumerate(harmful)]
        if not scored:
            return None
        best = max(scored, key=lambda s: s[:2])
        event = max((s for s, _, c in scored if c.likely), default=None)
        mere = best[2].draft is None and not self.short and event is not None
        return None if best[2].likely or mere or self._is_part(best[2]) else best[2]

    def _is_part(self, one: Candidate) -> bool:
        """Tell whether a mere word is the subject of a likely event's verb.

        "A mortar bomb exploded": what the bomb did and the explosion are one deed.
        """
        token = self.layers.tokens[one.at]
        verb = token.head if token.dep in _SUBJECTS and one.draft is None else None
        return any(c.likely and verb in (c.at, *c.draft.heads) for c in self.all if c.draft)

    def owner(self, mention: TollMention) -> Draft | None:
        """Return the likely event that left a toll; None where the text tells none.

        Bodies that are found in a longer text are of no event for which next to nothing speaks.
        """
        weights = load_weights()
        scored = [
            (self.score(mention, c, weights), -n, c)
            for n, c in enumerate(self._harmful(mention, [c for c in self.all if c.likely]))
        ]  # fmt: skip
        if not scored:
            return None
        best, _, cause = max(scored, key=lambda s: s[:2])
        bodies = self.layers.tokens[mention.harm].base in _NO_DEED
        return None if bodies and not self.short and best < _LEAST else cause.draft

    def _harmful(self, mention: TollMention, found: list[Candidate]) -> list[Candidate]:
        """Return candidates for those killed or hurt without arrests, if others are left.

        "A man was held on Monday. The boy died on the spot": the arrest harmed nobody.
        """
        if mention.finding.value.kind not in _BODILY:
            return found
        others = [c for c in found if c.draft is None or c.draft.mode != "arrest"]
        return others or found

    def _where(self, mention: TollMention, at: int) -> dict[str, float]:
        """Return where a candidate stands, as seen from the toll."""
        tokens = self.layers.tokens
        harm, token = tokens[mention.harm], tokens[at]
        above, dep = self._at(at).above, _DEPS.get(token.dep, "other")
        gap = token.sentence - harm.sentence
        own, other = (self.layers.block_of(i) for i in (mention.harm, at))
        side = "here" if not gap else "before" if gap < 0 else "after"
        found = {
            side: 1.0,
            f"{side} running": mention.running,
            f"{side} single": SINGLE in mention.finding.rule or NAMED in mention.finding.rule,
            f"{side} by": math.log(max(1, abs(gap))),
            FAR: math.log1p(abs(own - other)),
            "headline": self.short and token.sentence == 0,
            "depth": min(5, len(above)),
            f"dep {dep}": 1.0,
            f"{side} dep {dep}": 1.0,
            **self._scene(harm.sentence, token.sentence, own=at == mention.harm),
            "nearest": at == self._nearest(mention, likely=False),
            "nearest event": at == self._nearest(mention, likely=True),
        }
        if not gap:
            low, high = sorted((at, mention.head))
            between = tokens[low + 1 : high]
            found |= {
                "tokens": math.log1p(high - low),
                "follows": at > mention.head,
                "semicolon": any(t.text == ";" for t in between),
                "comma": any(t.text == "," for t in between),
                "above": at in self._at(mention.harm).above,
                "below": mention.harm in above,
            }
        return found

    def _scene(self, toll: int, cause: int, *, own: bool) -> dict[str, float]:
        """Return how the places and days named in a toll's sentence fit those of a candidate's.

        "Elsewhere, in Bogura, three more died": a place not named before tells of another deed.
        """
        if not self.short:
            return {}
        place, day = self.places, self.days
        earlier = frozenset[str]().union(*place[:toll])
        side = "own" if own else "here" if toll == cause else "before" if cause < toll else "after"
        return {
            "place apart": _are_apart(place[toll], place[cause]),
            "day apart": _are_apart(day[toll], day[cause]),
            f"new place {side}": toll > 0 and bool(place[toll] - earlier),
        }

    def _nearest(self, mention: TollMention, *, likely: bool) -> int | None:
        """Return the candidate nearest to a toll: what stands before it first, events alone."""
        key = (mention.head, mention.harm, likely)
        if key not in self.near:
            ranked = [
                (self._gap(mention, c.at), abs(c.at - mention.head), c.at)
                for c in self.all if c.likely or not likely
            ]  # fmt: skip
            self.near[key] = min(ranked)[2] if ranked else None
        return self.near[key]

    def _gap(self, mention: TollMention, at: int) -> int:
        own, other = self.layers.tokens[mention.harm].sentence, self.layers.tokens[at].sentence
        return own - other if other <= own else other - own + 1

    def _at(self, at: int) -> _Word:
        """Return what a word is by itself, read once for all tolls."""
        if at not in self._words:
            layers = self.layers
            self._words[at] = _Word(
                frozenset(h.kind for h in harm_of(layers, at)).union(self.harms.get(at, ())),
                befalls(layers, at),
                listed_causes().get(layers.tokens[at].base),
                is_deed(layers, at),
                layers.ancestors(at),
            )
        return self._words[at]

    def _word(self, mention: TollMention, at: int) -> dict[str, float]:
        """Return what the word of a candidate is."""
        token, word = self.layers.tokens[at], self._at(at)
        kind, lemma, told = mention.finding.value.kind, token.base, word.told
        return {
            f"pos {'verb' if token.pos in ('VERB', 'AUX') else 'noun'}": 1.0,
            "own harm": at == mention.harm,
            "other toll": at in self.harms and at != mention.harm,
            "harm same": kind in told and at != mention.harm,
            "harm other": bool(told) and kind not in told,
            "syntax": mention.event == at,
            "syntax at once": mention.event == at and self.layers.tokens[mention.harm].tag == "VBG",
            "befalls": word.befalls,
            f"listed {word.listed or ''}": word.listed is not None,
            "deed": word.deed,
            "again": math.log(self.lemmas[lemma]),
            f"lemma {lemma}": 1.0,
            **self._massed(mention, at),
        }

    def _massed(self, mention: TollMention, at: int) -> dict[str, float]:
        """Return what the word of a candidate is to people who flee or come together."""
        kind = mention.finding.value.kind
        if kind not in KINDS:
            return {}
        own = at == mention.harm
        moves, word = moved_by(self.layers, at).get(kind, 0), self._at(at)
        return {
            f"{kind} own": own,
            f"{kind} own moves": own and moves,
            f"{kind} moves": moves if not own else 0,
            f"{kind} gathers": gathers(self.layers, at),
            f"{kind} befalls": word.befalls,
            f"{kind} listed {word.listed or ''}": 1.0,
            f"{kind} noun": self.layers.tokens[at].pos in ("NOUN", "PROPN"),
            f"{kind} before": self.layers.tokens[at].sentence
            < self.layers.tokens[mention.harm].sentence,
        }

    def _read(self, mention: TollMention, one: Candidate) -> dict[str, float]:
        """Return what is read at a candidate: an event with its type, chance and parties."""
        draft, kind = one.draft, mention.finding.value.kind
        if draft is None:
            return {"word": 1.0, f"{kind} word": 1.0}
        odds = _odds(draft.probability)
        owned = self.owning.get(id(draft), Counter())
        victims = self._names(range(mention.first, mention.last))
        status = "event" if one.likely else "pool"
        return {
            status: 1.0,
            f"{status} odds": odds,
            "standing": _odds(draft.standing) if one.likely and draft.standing else 0.0,
            f"{kind} {draft.type}": 1.0,
            f"type {draft.type}": 1.0,
            f"realis {draft.realis.value}": 1.0,
            "told again": math.log(len(draft.heads)),
            "first trigger": one.at == draft.head,
            "owns same": owned[kind] > 0,
            "owns other": bool(owned) and not owned[kind],
            "victims act": bool(victims & self._names(draft.actors)),
            "victims suffer": bool(victims & self._names(draft.recipients)),
        }

    def _names(self, heads: Sequence[int]) -> set[str]:
        return {self.layers.tokens[h].base for h in heads}


def scenes_of(layers: Layers, kinds: frozenset[str]) -> list[frozenset[str]]:
    """Return the words of names of some kinds in each sentence."""
    return [
        frozenset(
            t.low for t in layers.tokens[s.first : s.last]
            if t.name in kinds and t.pos in ("NOUN", "PROPN", "NUM")
        )
        for s in layers.sentences
    ]  # fmt: skip


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _odds(chance: float | None) -> float:
    p = min(0.99, max(0.01, chance or 0.0))
    return math.log(p / (1 - p))


@functools.cache
def load_weights() -> Mapping[str, float]:
    """Return the fitted weights that ship."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {**found, FAR: -_FARNESS}
