"""Counts of victims: a noun phrase, a name or a bare number, and how many it makes."""

from collections.abc import Mapping

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.slots import kids
from dateline.extract.numbers import Number, is_person

_WITHIN = frozenset({
    "nummod", "quantmod", "compound", "amod", "det", "advmod", "nmod", "npadvmod", "predet", "neg",
    "appos", "dep", "meta", "punct", "conj", "prep", "pobj", "mark",
})  # fmt: skip
_HOLDERS = frozenset("""
    total number group family crowd body corpse remains group couple life death team crew party
    handful series majority member estimate""".split())
_PRONOUNS = frozenset({"he", "she", "him", "her"})
_PHRASE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "poss", "predet"})


class Count(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) around `head`, and how many victims they make.

    `sort` tells how it was counted: by a number, as one named person, or as one person.
    """

    first: int
    last: int
    head: int
    least: int
    most: int | None
    exact: bool
    group: str | None
    sort: str


class Counter:
    """Counts noun phrases by the numbers that hang on them."""

    def __init__(self, layers: Layers, numbers: tuple[Number, ...]) -> None:
        self.layers = layers
        self.people = {
            i for n in layers.names if n.label == "PERSON" for i in range(n.first, n.last)
        }
        self.by_head: dict[int, list[Number]] = {}
        for number in numbers:
            for i in self._chain(number):
                self.by_head.setdefault(i, []).append(number)

    def _chain(self, number: Number) -> list[int]:
        """Return the number's head and the nouns it counts, nearest first."""
        tokens, found = self.layers.tokens, [number.head]
        i = number.head
        while tokens[i].head != i and tokens[i].dep in _PHRASE | {"advmod", "npadvmod"}:
            up = tokens[tokens[i].head]
            if up.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") and up.i > number.last:
                break
            if up.pos in ("VERB", "AUX") or (up.pos == "ADP" and up.i not in range(number.first, number.last)):
                break
            i = up.i
            found.append(i)
        return found

    def number_of(self, head: int) -> Number | None:
        """Return the number that counts the noun at `head`, or is it."""
        found = [n for n in self.by_head.get(head, []) if self._direct(n, head)]
        return max(found, key=lambda n: (n.last - n.first, -n.first)) if found else None

    def _direct(self, number: Number, head: int) -> bool:
        """Tell whether the number counts this noun and not one that modifies it."""
        tokens = self.layers.tokens
        if number.head == head or number.first <= head < number.last:
            return True
        chain = self._chain(number)
        between = chain[1 : chain.index(head)]
        return all(tokens[i].pos in ("NUM", "ADP", "ADV", "ADJ") or i < number.last for i in between)

    def count(self, head: int) -> Count | None:
        """Return how many victims the phrase around `head` makes, None where it doesn't say."""
        token = self.layers.tokens[head]
        number = self.number_of(head)
        if token.lemma.lower() in _HOLDERS or (number is not None and number.head == head):
            inner = self._inner(head)
            if inner is not None and (number is None or number.most == 1):
                return inner
        if number is not None:
            return self._numbered(head, number)
        if head in self.people:
            return self._one(head, "named")
        if token.tag == "NN" and self._single(token):
            return self._one(head, "single")
        if token.text.lower() in _PRONOUNS:
            return self._one(head, "single")
        return None

    def _inner(self, head: int) -> Count | None:
        """Read "the bodies of 12 men", "a total of 40", "a family of five"."""
        for prep in kids(self.layers, head, "prep"):
            if prep.text.lower() != "of":
                continue
            for obj in kids(self.layers, prep.i, "pobj"):
                found = self.count(obj.i)
                if found is not None and found.sort == "number":
                    return found
        return None

    def _numbered(self, head: int, number: Number) -> Count:
        first, last, noun = number.first, max(number.last, head + 1), head
        of = self._of(head) if self.layers.tokens[head].lemma.lower() not in _HOLDERS else None
        if of is not None:
            noun, last = of, max(last, of + 1)
        first = min(first, head)
        return Count(
            first, last, noun, number.least, number.most, number.exact, self._group(noun), "number"
        )

    def _of(self, head: int) -> int | None:
        """Return the noun after "of" ("hundreds of people", not "four of them")."""
        for prep in kids(self.layers, head, "prep"):
            if prep.text.lower() == "of":
                for obj in kids(self.layers, prep.i, "pobj"):
                    if obj.pos in ("NOUN", "PROPN", "ADJ"):
                        return obj.i
        return None

    def _single(self, token: Token) -> bool:
        """Tell whether a noun is one person: "the driver", "his wife", "Soldier" in a title."""
        return is_person(token.lemma) and token.lemma.lower() not in ("people", "personnel")

    def _one(self, head: int, sort: str) -> Count:
        tokens, first = self.layers.tokens, head
        for child in self.layers.children[head]:
            if tokens[child].dep in _PHRASE and child < first and head - child < 8:
                first = child
        return Count(first, head + 1, head, 1, 1, True, self._group(head), sort)

    def _group(self, head: int) -> str | None:
        """Return who is counted: the head noun's group in the list of victims, else its words."""
        token = self.layers.tokens[head]
        groups: Mapping[str, str] = word_table("victims", "group")
        if token.pos not in ("NOUN", "ADJ"):
            return None
        for child in kids(self.layers, head, "amod", "compound"):
            if groups.get(child.lemma.lower()) not in (None, "things", "people"):
                return groups[child.lemma.lower()]
        return groups.get(token.lemma.lower())
