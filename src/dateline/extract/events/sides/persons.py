"""Whether parties of two events may be one person: by name, mention, age, sex and number."""

import itertools
import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from dateline.annotate import Layers, counted
from dateline.annotate.references.describing import Describer
from dateline.extract.events.grammar.slots import kids

_AGED = re.compile(r"\b(\d{1,3})\s?[-\u2010\u2013]\s?years?\s?[-\u2010\u2013]\s?old\b")
_AGE_BEHIND = re.compile(r"\s?[,(]\s?(\d{1,3})\s?[,);.]|\s?[\s,(]\s?aged?\s(\d{1,3})\b")
_REACH = 12
"""Code points behind a mention within which "(61)", ", 61," or "aged 61" gives an age."""
_CLASH = 0.4
"""Of two genders multiplied: from here on one is a man and the other a woman."""
_UNNAMED = frozenset({"victim", "suspect", "teen", "other"})
"""Nouns for persons that stand in no list of roles."""


class Party(msgspec.Struct, frozen=True):
    """What a mention and the fullest mention of the same tell of somebody."""

    full: int
    name: tuple[str, ...]
    noun: str
    human: bool
    several: bool
    age: int | None
    gender: float


class Persons:
    """Compares the parties of one document's events, each read once."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.reads = Describer(layers, layers.directory)
        self.names = {
            i: n for n in layers.names if n.label == "PERSON" for i in range(n.first, n.last)
        }
        self.known: dict[int, Party] = {}

    def of(self, head: int) -> Party:
        """Return what is told of the party that a token heads."""
        if head not in self.known:
            self.known[head] = self._read(head)
        return self.known[head]

    def ties(self, ours: Iterable[int], theirs: Iterable[int]) -> set[str]:
        """Return how parties of one event stand to those of another, each pair in a word.

        "same", "other", "number" (one, and several), "like" (described by one noun) or "perhaps":
        one is described, the other named, and neither age nor sex speaks against it.
        """
        others = [self.of(t) for t in theirs]
        return {_tie(self.of(o), other) for o in ours for other in others} - {""}

    def merged(self, heads: Collection[int]) -> dict[int, int]:
        """Return which of an event's parties in one role are others of them in other words.

        An apposition, a shorter name, and, of two told in sentences of their own, one who is named
        and one who is described, or both described alike.
        """
        if len(heads) < 2:
            return {}
        found: dict[int, int] = {}
        named = sorted(h for h in heads if self.of(h).name)
        above = {(self.layers.tokens[b].head, b) for b in heads}
        beside = {(a, b) for a, b in above if a < b and a in heads}
        for a, b in sorted(beside.union(itertools.combinations(named, 2))):
            if self._apposed(a, b):
                found[b] = found.get(a, a)
            elif (pair := self._longer(a, b)) is not None:
                found[pair[1]] = pair[0]
        whole = {h: self.of(found.get(h, h)).full for h in heads}
        if len(set(whole.values())) == 2:
            first = whole[min(heads)]
            ours = [h for h in heads if whole[h] == first]
            theirs = [h for h in heads if whole[h] != first]
            found |= self._described(ours, theirs)
        return found

    def _apposed(self, a: int, b: int) -> bool:
        """Tell whether a word is an apposition to another, and no item of a list."""
        token = self.layers.tokens[b]
        if token.dep != "appos" or token.head != a or self._joined(a) or self._joined(b):
            return False
        beside = [t.i for t in kids(self.layers, a, "appos") if t.i < b]
        if any(kids(self.layers, other, "cc") for other in beside):
            return False  # "President Ana Ruiz and Premier Jan Mol": hung both on "President"
        return self.of(a).human == self.of(b).human

    def _longer(self, a: int, b: int) -> tuple[int, int] | None:
        """Return the longer and the shorter of two names of one person."""
        ours, theirs = self.of(a), self.of(b)
        if ours.full == theirs.full or not (ours.name and theirs.name):
            return None
        if {*theirs.name} <= {*ours.name}:
            return a, b
        return (b, a) if {*ours.name} < {*theirs.name} else None

    def _described(self, ours: Sequence[int], theirs: Sequence[int]) -> dict[int, int]:
        """Return for those of one of two persons the other one, if they may be the same."""
        tokens = self.layers.tokens
        if {tokens[h].sentence for h in ours} & {tokens[h].sentence for h in theirs}:
            return {}
        named, called = (next((h for h in hs if self.of(h).name), None) for hs in (ours, theirs))
        ties = self.ties(ours, theirs)
        if (named and called) or not ties or not ties <= {"perhaps", "like", "same"}:
            return {}
        other, one = (theirs, named or ours[0]) if called is None else (ours, called)
        return dict.fromkeys(other, one)

    def _read(self, head: int) -> Party:
        tokens = self.layers.tokens
        full = next(iter(self.layers.refers.get(head, ())), head)
        noun = tokens[counted(self.layers, head)]
        name = next((self._name(i) for i in (head, full) if i in self.names), ())
        return Party(
            full=full,
            name=name,
            noun=noun.base,
            human=bool(name) or self.reads.human(noun.i) or noun.base in _UNNAMED,
            several=not name and (self.reads.plural(noun) or self._joined(noun.i)),
            age=next((a for i in (head, full) if (a := self._age(i)) is not None), None),
            gender=next((g for i in (head, full) if (g := self._gender(i, name))), 0.0),
        )

    def _name(self, i: int) -> tuple[str, ...]:
        name = self.names[i]
        tokens = self.layers.tokens[name.first : name.last]
        return tuple(t.low for t in tokens if t.text[:1].isalpha())

    def _joined(self, i: int) -> bool:
        return any(t.dep == "conj" for t in self.reads.children(i))

    def _gender(self, i: int, name: tuple[str, ...]) -> float:
        return self.reads.gender(self.layers.tokens[i], name)

    def _age(self, i: int) -> int | None:
        """Return the age that a mention gives: "a 61-year-old man", "Mr Harlow, 61,", "aged 61"."""
        tokens, text = self.layers.tokens, self.layers.document.text
        below = self.layers.subtree(i)
        start, end = tokens[below[0]].start, tokens[i].end
        found = _AGED.search(text, start, end) or _AGE_BEHIND.match(text, end, end + _REACH)
        return int(next(filter(None, found.groups()))) if found else None


def _tie(ours: Party, theirs: Party) -> str:
    if ours.full == theirs.full:
        return "same"
    if ours.name and theirs.name:
        return (
            "same" if {ours.name[-1], theirs.name[-1]} & {*ours.name} & {*theirs.name} else "other"
        )
    if not (ours.human and theirs.human):
        return ""
    if ours.several != theirs.several:
        return "number"
    if ours.gender * theirs.gender <= -_CLASH:
        return "other"
    if ours.age is not None and theirs.age is not None:
        return "same" if ours.age == theirs.age else "other"
    if bool(ours.name) != bool(theirs.name) and not ours.several:
        return "perhaps"
    return "like" if ours.noun == theirs.noun else ""
