"""What speaks for two events of an article being one: numbers with names, and what rules it out."""

import functools
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.annotate import Layers
from dateline.annotate.wordnumbers import numbers_of
from dateline.document import HEADINGS
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_harm
from dateline.extract.events.joining.apart import anew, counts_years, days_differ, set_apart
from dateline.extract.events.joining.merging import definite, modes_agree, victims
from dateline.extract.events.joining.sameness import COARSE, DAYS, SEPARATE, Sameness
from dateline.extract.events.sides.persons import Persons
from dateline.records import Finding, Place, When

if TYPE_CHECKING:
    from dateline.model.directions import Array

Numbers = dict[str, float]
_ADDED = SEPARATE | {"also", "second", "third", "earlier", "previous", "previously", "last"}
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_TIES = ("same", "perhaps", "like", "number", "other")
"""How parties of two events stand to each other (`Persons.ties`), what speaks most first."""
_NEAR = 4
"""Words before a trigger in which its own "another" or "also" stands."""


class Told:
    """An event as its own mentions tell it."""

    def __init__(self, article: Article, draft: Draft, opening: int) -> None:
        """Read an event; the story opens with the block `opening`, after its headline."""
        layers, tokens = article.layers, article.layers.tokens
        head = draft.head
        sentence = layers.sentences[tokens[head].sentence]
        self.sentences = {tokens[h].sentence for h in draft.heads}
        self.blocks = {layers.sentences[s].block for s in self.sentences}
        roles = {layers.document.blocks[b].role for b in self.blocks}
        first = min(self.blocks)
        self.title = bool(roles & HEADINGS) or first < opening
        self.only_title = roles <= HEADINGS or max(self.blocks) < opening
        self.lead = opening in self.blocks
        self.opens = bool(self.blocks & {opening, opening + 1})
        own = tokens[sentence.first : sentence.last]
        self.words = {t.base for t in own if t.pos in _WORDS}
        self.separate = any(t.low in SEPARATE for t in own)
        before = tokens[max(sentence.first, head - _NEAR) : head]
        self.added = any(t.low in _ADDED for t in before)
        self.triggers = {tokens[h].base for h in draft.heads}
        self.noun = tokens[head].pos != "VERB"
        self.plural = tokens[head].tag in ("NNS", "NNPS")
        self.definite = any(definite(layers, h) for h in draft.heads)
        self.anew = anew(layers, head)
        self.harm = is_harm(layers, head)
        start = tokens[head].start
        self.quoted = any(q.start <= start < q.end for q in layers.quotations)
        self.doers, self.targets = draft.actors, draft.recipients
        self.target_words = victims(layers, draft.recipients)
        self.place, self.time = article.own_place(draft), article.own_time(draft)
        self.scene, self.around = article.told_place(draft), article.time(draft)
        self.acts = [n for h in draft.heads if (n := _unit(numbers_of(layers, h))) is not None]
        self.gist = _gist(layers, self.sentences)
        self.tolls: dict[str, set[tuple[int | None, int | None]]] = {}
        for toll in article.harm(draft):
            self.tolls.setdefault(toll.value.kind, set()).add((toll.value.least, toll.value.most))


class Likeness:
    """Compares the events of one article, in text order, as they stand before any are joined."""

    def __init__(self, article: Article, drafts: Sequence[Draft]) -> None:
        self.article, self.layers = article, article.layers
        self.drafts = sorted(drafts, key=lambda d: (min(d.heads), d.type))
        self.same = Sameness(article)
        self.read: dict[int, Told] = {}
        blocks = article.layers.document.blocks
        first = next((n for n, b in enumerate(blocks) if b.role not in HEADINGS), 0)
        self.opening = first or int(len(blocks) > 1 and self.same.is_headline(0))

    def told(self, number: int) -> Told:
        """Return an event as its own mentions tell it; most have no other of their type."""
        if number not in self.read:
            self.read[number] = Told(self.article, self.drafts[number], self.opening)
        return self.read[number]

    @functools.cached_property
    def often(self) -> Counter[str]:
        """In how many sentences each word stands."""
        return Counter(
            word
            for s in self.layers.sentences
            for word in {t.base for t in self.layers.tokens[s.first : s.last]}
        )

    @functools.cached_property
    def of_type(self) -> dict[str, list[int]]:
        """The numbers of the events of each type, in text order."""
        found: dict[str, list[int]] = {}
        for number, draft in enumerate(self.drafts):
            found.setdefault(draft.type, []).append(number)
        return found

    @functools.cached_property
    def persons(self) -> Persons:
        """What tells whether parties of two events may be one person."""
        return self.article.persons

    @functools.cached_property
    def named(self) -> Counter[tuple[str, str]]:
        """How many persons with a name have each role in the events of each type."""
        told = {
            (draft.type, role, name[-1])
            for draft in self.drafts
            for role, heads in (("doer", draft.actors), ("target", draft.recipients))
            for head in heads
            if (name := self.persons.of(head).name)
        }
        return Counter((kind, role) for kind, role, _ in told)

    def barred(self, earlier: int, later: int) -> bool:
        """Tell whether something rules out that two events are one.

        Words or days that set them apart, other modes, or a number of victims that only the later
        one has: a wrong toll does more harm than an event told twice. A title needs no number.
        """
        one, other = self.drafts[earlier], self.drafts[later]
        if one.type != other.type or not modes_agree(one.mode, other.mode):
            return True
        if (one.realis.value == "denied") != (other.realis.value == "denied"):
            return True
        left, right = self.told(earlier), self.told(later)
        if left.time and right.time and days_differ(left.time.value, right.time.value):
            return True
        if right.anew and not left.anew:
            return True
        if not left.only_title and any(
            right.tolls.get(kind) and not right.tolls[kind] & left.tolls.get(kind, set())
            for kind in ("killed", "injured")
        ):
            return True
        if any(set_apart(self.layers, a, b) for a in one.heads for b in other.heads):
            return True
        years = [any(counts_years(self.layers, h) for h in d.heads) for d in (one, other)]
        if years[0] != years[1]:
            return True
        return self.same.hurts_doers(one, other)

    def numbers(self, earlier: int, later: int) -> Numbers:
        """Return what speaks for and against two events being one, by name."""
        one, other = self.drafts[earlier], self.drafts[later]
        left, right = self.told(earlier), self.told(later)
        among = self.of_type[one.type]
        between = bisect_left(among, later) - bisect_right(among, earlier)
        found = {
            "": 1.0,
            f"type {one.type}": 1.0,
            "many of type": math.log1p(len(among)),
            "between": math.log1p(max(0, between)),
            "first of type": among[0] == earlier,
            "surer earlier": one.standing or 0.0,
            "surer later": other.standing or 0.0,
            "same mode": one.mode is not None and one.mode == other.mode,
            "contradicts": self.same.contradicts(one, other),
            "tells of another": self.same.tells_of_another(other),
            "same act": self.same.same_act(one, other),
            "yet to come": {one.realis.value, other.realis.value} == {"actual", "future"},
            **self._standing(left, right),
            **_of_triggers(left, right),
            **_alike(left, right),
            **self._of_parties("doer", left.doers, right.doers, one.type),
            **self._of_parties("target", left.targets, right.targets, one.type),
            "same word target": bool(left.target_words & right.target_words),
            **_of_places(left, right),
            **_of_times(left, right),
        }
        for kind in ("killed", "injured"):
            ours, theirs = left.tolls.get(kind, set()), right.tolls.get(kind, set())
            found[f"same {kind}"] = bool(ours & theirs)
        return {name: float(value) for name, value in found.items() if value}

    def _standing(self, left: Told, right: Told) -> Numbers:
        """Return how near each other two events are told, and in what parts of the text."""
        sentences = min(abs(a - b) for a in left.sentences for b in right.sentences)
        blocks = min(abs(a - b) for a in left.blocks for b in right.blocks)
        shared = left.words & right.words if sentences else set()
        return {
            "same sentence": sentences == 0,
            "next sentence": sentences == 1,
            "sentences": math.log1p(min(sentences, 30)),
            "same paragraph": blocks == 0,
            "next paragraph": blocks == 1,
            "paragraphs": math.log1p(min(blocks, 20)),
            "title only": left.only_title,
            "title told": left.title and not left.only_title,
            "title and opening": left.only_title and right.opens,
            "earlier in lead": left.lead,
            "words shared": math.log1p(sum(1 / self.often[word] for word in sorted(shared))),
        }

    def _of_parties(self, role: str, ours: list[int], theirs: list[int], kind: str) -> Numbers:
        """Return how those in a role of two events stand to each other."""
        one_named = self.named[kind, role] == 1
        if not ours or not theirs:
            return {
                f"only later {role}": bool(theirs),
                f"only earlier {role}": bool(ours),
                f"neither {role}": not ours and not theirs,
                f"one named {role}": one_named,
            }
        ties = self.persons.ties(ours, theirs)
        best = next((tie for tie in _TIES if tie in ties), "strange")
        return {
            f"{best} {role}": 1.0,
            f"some other {role}": best != "other" and "other" in ties,
            f"perhaps the only {role}": best == "perhaps" and one_named,
            f"one named {role}": one_named,
        }


def _alike(left: Told, right: Told) -> Numbers:
    """Return how near the acts come to each other as the model reads them, and the sentences."""
    found: Numbers = {}
    if left.acts and right.acts:
        found["like acts"] = round(max(float(a @ b) for a in left.acts for b in right.acts), 4)
    if left.gist is not None and right.gist is not None:
        found["like sentences"] = round(float(left.gist @ right.gist), 4)
    return found


def _gist(layers: Layers, sentences: set[int]) -> "Array | None":
    """Return what the model has of some sentences as a whole."""
    readings = [layers.readings[s].vectors for s in sorted(sentences) if s < len(layers.readings)]
    units = [u for v in readings if len(v) > 2 and (u := _unit(v[1:-1].mean(0))) is not None]
    return _unit(sum(units[1:], units[0])) if units else None


def _unit(vector: "Array | None") -> "Array | None":
    """Return numbers of the length one, so that the product of two is their cosine."""
    if vector is None:
        return None
    length = float(vector @ vector) ** 0.5
    found: Array = vector / (length or 1.0)
    return found


def _of_triggers(left: Told, right: Told) -> Numbers:
    same = bool(left.triggers & right.triggers)
    return {
        "same word": same,
        "same word noun": same and left.noun and right.noun,
        "noun then verb": left.noun and not right.noun,
        "verb then noun": right.noun and not left.noun,
        "takes up": right.definite,
        "later plural": right.plural and right.noun,
        "both harm": left.harm and right.harm,
        "earlier harm": left.harm and not right.harm,
        "later added": right.added,
        "later separate": right.separate,
        "quoted later": right.quoted,
    }


def _of_places(left: Told, right: Told) -> Numbers:
    here, there = left.place, right.place
    if here and there:
        return {_apart(here, there): 1.0}
    found: Numbers = {"only later place": there is not None}
    if left.scene and right.scene:
        found[f"{_apart(left.scene, right.scene)}, told"] = 1.0
    return found


def _apart(here: Finding[Place], there: Finding[Place]) -> str:
    one, other = here.value, there.value
    if one.name == other.name:
        return "same place"
    if one.country != other.country:
        return "other country"
    return "coarse place" if COARSE & {one.precision, other.precision} else "other place"


def _of_times(left: Told, right: Told) -> Numbers:
    if left.time and right.time:
        return {_when(left.time, right.time): 1.0}
    found: Numbers = {"only later time": right.time is not None}
    if left.around and right.around:
        found[f"{_when(left.around, right.around)}, told"] = 1.0
    return found


def _when(left: Finding[When], right: Finding[When]) -> str:
    if days_differ(left.value, right.value):
        return "days differ"
    fine = {left.value.precision, right.value.precision} <= DAYS
    return "same day" if fine else "coarse time"
