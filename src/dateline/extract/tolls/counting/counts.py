"""How many a noun phrase names: "at least 12 people", "a child", "hundreds of fighters"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate import Layers, Token
from dateline.document import HEADINGS
from dateline.extract.events.grammar.slots import kids
from dateline.extract.numbers import Number
from dateline.extract.numerals import DASHES, Numerals
from dateline.extract.tolls.counting.beings import is_age, of_children
from dateline.extract.tolls.lexicon import group_of, is_aged, is_nobody

_LEFT = frozenset({
    "nummod", "quantmod", "amod", "det", "compound", "advmod", "nmod", "predet", "npadvmod",
})  # fmt: skip
_BETWEEN = frozenset({"compound", "amod", "nmod"})
_THEM = frozenset({"them", "whom", "which", "those", "these", "us", "you"})
_OF_THE_HARMED = frozenset({"dead", "wounded", "injured", "victim", "killed", "casualty"})
_COLLECTIVE = frozenset({
    "total", "group", "crowd", "family", "number", "team", "toll", "average",
    "community", "crew", "patrol", "squad", "platoon", "delegation", "household", "gang", "band",
    "detachment", "garrison", "party", "congregation",
})  # fmt: skip
_SIZE = frozenset({"member", "man", "woman", "person", "strong", "men", "soldier", "head"})
"""Words behind a number and a dash that tell how many a body of people are."""
_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that"})
_ORDINALS = re.compile(
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twentie|thirtie|fortie|fiftie)th|"
    r"(?:twenty|thirty|forty|fifty)-\w+(?:st|nd|rd|th)|\d+(?:st|nd|rd|th)"
)
_ALONE = frozenset({"dobj", "nsubj", "nsubjpass", "conj"})
_GENERATION = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})
_DIGITS = 2
_PERSONS = frozenset({"he", "she", "him", "her", "i", "me", "himself", "herself"})


class Count(NamedTuple):
    """A counted phrase: tokens `first` to `last` (exclusive), its noun, and how many they are.

    `how` is "number", "single", "name" or "pronoun"; `partitive` is set for "four of them".
    """

    first: int
    last: int
    noun: int
    least: int
    most: int | None
    exact: bool
    group: str | None
    how: str
    partitive: bool = False


def _hangs_on(noun: Token, number: Number) -> bool:
    """Tell whether the parser hung a counted noun on its number instead of above it."""
    inside = number.first <= noun.head < number.last
    return inside and noun.pos == "NOUN" and noun.dep not in ("appos", "npadvmod")


_BEFORE = 12
"""Words before a noun in which the number that counts it begins."""


class Counter:
    """Reads how many the noun phrases of one document name."""

    def __init__(self, layers: Layers, numbers: Sequence[Number]) -> None:
        self.layers = layers
        self.numbers = numbers
        self.numerals = Numerals(layers)
        self.known = {i for k in layers.known if k.form == "person" for i in range(k.first, k.last)}
        self._firsts: dict[int, list[int]] = {}
        for n, number in enumerate(numbers):
            self._firsts.setdefault(number.first, []).append(n)
        self.at: dict[int, Number] = {k: n for n in numbers for k in range(n.first, n.last)}

    def count(self, i: int, *, known: bool = False) -> Count | None:
        """Return how many the phrase with head `i` names, None where it doesn't say.

        With `known` the noun must be one for people or things that we know.
        """
        found = self._numbered(i) or self._single(i)
        if found is None or is_nobody(found.group):
            return None
        if known and found.group is None and self.layers.tokens[found.noun].pos == "NOUN":
            return None
        return found

    def alone(self, number: Number) -> Count:
        """Return the count of a number by itself, whatever the parser hung it on."""
        return self._made(number, number.first, number.last, number.last - 1)

    def number_before(self, i: int) -> Number | None:
        """Return the number that belongs to the noun at `i`."""
        near = (n for at in range(i - _BEFORE, i) for n in self._firsts.get(at, ()))
        for number in (self.numbers[n] for n in sorted(near, reverse=True)):
            if number.last > i:
                continue
            root = self._root(number)
            above = self.layers.tokens[self.layers.tokens[root].head]
            if above.i == i and self.layers.tokens[root].dep in _LEFT:
                return number
            if above.head == i and above.dep in _BETWEEN and number.last == above.i:
                return number  # "two maths teachers", "three University of Jos students"
            if number.last == i or self._behind_names(number) == i:
                return number
        return None

    def _every(self, i: int) -> Count | None:
        """Return "every one of the 12 miners" and "each of the 12" as all of them."""
        word = self.layers.tokens[i].low
        one = word == "one" and i > 0 and self.layers.tokens[i - 1].low == "every"
        if not one and word != "each":
            return None
        for prep in kids(self.layers, i, "prep"):
            for noun in kids(self.layers, prep.i, "pobj") if prep.low == "of" else []:
                found = self._numbered(noun.i)
                if found is not None:
                    return found._replace(first=i - one)
        return None

    def _behind_names(self, number: Number) -> int | None:
        """Return the noun that a number written twice counts: "Two (2) Toyota Hilux vehicles"."""
        tokens = self.layers.tokens
        if tokens[number.last - 1].text != ")":
            return None
        at = number.last
        while at < len(tokens) and tokens[at].dep in _BETWEEN:
            at += 1
        return at if at < len(tokens) and tokens[at].tag in ("NNS", "NNPS") else None

    def _root(self, number: Number) -> int:
        """Return the token of a number that hangs on a word outside it, none in brackets."""
        words = [t.text for t in self.layers.tokens[number.first : number.last]]
        last = number.first + words.index("(") if "(" in words[1:] else number.last
        for k in range(last - 1, number.first - 1, -1):
            if not number.first <= self.layers.tokens[k].head < number.last:
                return k
        return self.layers.tokens[number.last - 1].i

    def _numbered(self, i: int) -> Count | None:
        number = self.at.get(i)
        every = self._every(i)
        if every is not None:
            return every
        if number is not None:
            other = of_children(self.layers, number) or is_age(self.layers, number)
            return None if other else self._bare(number)
        token = self.layers.tokens[i]
        number = self.number_before(i)
        if number is not None and not of_children(self.layers, number):
            return self._made(number, min(number.first, i), i + 1, i)
        if token.base in _COLLECTIVE:
            return self._sized(i) or self._collective(i)
        return None

    def _bare(self, number: Number) -> Count | None:
        """Return the count of a number that stands for its noun: "five", "dozens of men"."""
        noun, partitive = self._of(number)
        after = self.layers.tokens[number.last] if number.last < len(self.layers.tokens) else None
        if noun is None and after is not None and _hangs_on(after, number):
            noun = after.i
        noun = self._behind_names(number) if noun is None else noun
        root = self._root(number)
        above = self.layers.tokens[self.layers.tokens[root].head]
        hung = ("nummod", "amod") if above.tag in ("NNS", "NNPS") else ("nummod",)
        if noun is None and self.layers.tokens[root].dep in hung:
            if above.i < number.first:  # "Highway 40", "ward 7"
                return None
            noun = above.i
            below = self.layers.tokens[above.head]
            if above.dep in _BETWEEN and below.i > above.i and below.tag in ("NNS", "NNPS"):
                noun = below.i
        if noun is None:
            return self._made(number, number.first, number.last, number.last - 1)
        made = self._made(number, number.first, max(noun + 1, number.last), noun)
        return made._replace(partitive=partitive)

    def _of(self, number: Number) -> tuple[int | None, bool]:
        for k in range(number.first, number.last + 1):
            for prep in kids(self.layers, k, "prep", "quantmod") if k < number.last else []:
                if prep.low != "of":
                    continue
                for noun in kids(self.layers, prep.i, "pobj"):
                    if noun.i >= number.last:
                        return self._shared(noun)
        return None, False

    def _shared(self, noun: Token) -> tuple[int | None, bool]:
        """Return whom a number is taken from, and whether they were counted before."""
        lemma = noun.base
        definite = any(t.low in ("the", "these", "those")
                       for t in kids(self.layers, noun.i, "det"))  # fmt: skip
        partitive = noun.low in _THEM or (definite and bool({lemma, noun.low} & _OF_THE_HARMED))
        return noun.i, partitive

    def _sized(self, i: int) -> Count | None:
        """Return "an eleven-member family", "a 24-strong patrol" by the size of each."""
        tokens = self.layers.tokens
        for k in range(i - 1, max(i - 5, 0), -1):
            if tokens[k].base not in _SIZE or tokens[k - 1].text not in DASHES:
                continue
            sizes = (self.numerals.value_at(j) for j in range(max(0, k - 6), k - 1))
            size = next((s for s in sizes if s is not None and s.last == k - 1), None)
            if size is None or size.most is None:
                return None
            many = tokens[i].tag in ("NNS", "NNPS")  # "two four-man crews"
            first = min((c for c in self.layers.children[i] if c < size.first), default=size.first)
            group = group_of(self.layers, i)
            return None if many else Count(
                first, i + 1, i, size.least, size.most, True, group or "", "number"
            )  # fmt: skip
        return None

    def _collective(self, i: int) -> Count | None:
        """Return "a family of five", "a group of 12 men" by the number inside."""
        for prep in kids(self.layers, i, "prep"):
            for inner in kids(self.layers, prep.i, "pobj") if prep.low == "of" else []:
                found = self._numbered(inner.i)
                if found is None:
                    continue
                family = self.layers.tokens[i].base == "family"
                noun = i if family and inner.i in self.at else found.noun
                group = "" if family else found.group
                return found._replace(first=min(i, found.first), noun=noun, group=group)
        return None

    def _made(self, number: Number, first: int, last: int, noun: int) -> Count:
        number_only = noun in self.at
        group = "" if number_only else group_of(self.layers, noun)
        if self.layers.tokens[noun].pos == "PRON":
            group = ""
        return Count(first, last, noun, number.least, number.most, number.exact, group, "number")

    def _single(self, i: int) -> Count | None:
        """Return a count of one: "a soldier", "her son", a person's name, "another"."""
        token = self.layers.tokens[i]
        first = min((c for c in self.layers.children[i] if c < i and
                     self.layers.tokens[c].dep in (*_LEFT, "poss")), default=i)  # fmt: skip
        if is_aged(self.layers, first, before_noun=True):
            first = self._start(first)
        if token.low in _PERSONS and token.pos == "PRON":
            return Count(i, i + 1, i, 1, 1, True, None or "", "pronoun")
        if _ORDINALS.fullmatch(token.low) and self._one_of_a_people(i) and self._is_one(token):
            return Count(first, i + 1, i, 1, 1, True, "", "single")
        if token.low == "another" and token.dep in ("dobj", "nsubj", "nsubjpass", "conj"):
            return Count(i, i + 1, i, 1, 1, True, "", "single")
        if is_aged(self.layers, i) or token.low == "self":
            how = "single" if token.low == "old" else "pronoun"
            return Count(self._start(i), i + 1, i, 1, 1, True, "", how)
        if (token.pos == "PROPN" and self._is_person(i)) or self._ends_name(i):
            return Count(first, i + 1, i, 1, 1, True, "", "name")
        if token.low == "parents" and kids(self.layers, i, "poss"):
            return Count(first, i + 1, i, 2, 2, True, "", "number")  # "her parents"
        group = group_of(self.layers, i)
        if token.name == "NORP" and token.tag in ("NN", "NNP") and self._one_of_a_people(i):
            return Count(first, i + 1, i, 1, 1, True, "", "single")
        if token.tag not in ("NN", "NNP") or group is None or token.name in ("NORP", "GPE"):
            return None
        if token.base in ("death", "killing"):  # "mourned the death of a nurse"
            return None
        if token.base in ("people", "staff", "personnel", "crew", "troop", *_COLLECTIVE):
            return None
        if token.base == "couple":
            return Count(first, i + 1, i, 2, 2, True, "", "single")
        if not (self._determined(i) or self._in_title(i)):
            return None
        return Count(first, i + 1, i, 1, 1, True, group, "single")

    def _is_one(self, token: Token) -> bool:
        """Tell whether an ordinal stands for one more person, not a share ("a third of them")."""
        share = any(p.low == "of" for p in kids(self.layers, token.i, "prep"))
        return token.dep in _ALONE or (token.dep == "pobj" and not share)

    def _start(self, i: int) -> int:
        """Return the first token of "a 16-year-old" whose last is at `i`."""
        return min((j for j in self.layers.subtree(i) if j < i and i - j < 8), default=i)

    def one_more(self, i: int) -> Count | None:
        """Return a count of one for "an interpreter" that stands in a list with other victims."""
        token = self.layers.tokens[i]
        unknown = token.tag == "NN" and i not in self.at and group_of(self.layers, i) is None
        if not (unknown and self._one_of_a_people(i)):
            return None
        first = min(self.layers.children[i], default=i)
        return Count(min(first, i), i + 1, i, 1, 1, True, None, "single")

    def _one_of_a_people(self, i: int) -> bool:
        own = kids(self.layers, i, "det", "nummod")
        return any(t.low in ("a", "an", "one") for t in own)

    def _determined(self, i: int) -> bool:
        return any(
            t.dep == "poss" or t.low in _ONE for t in kids(self.layers, i, "det", "poss", "nummod")
        )

    def _in_title(self, i: int) -> bool:
        return self.layers.role_of(i) in HEADINGS

    def _is_person(self, i: int) -> bool:
        token = self.layers.tokens[i]
        if token.low in _GENERATION and i:
            return self._is_person(i - 1)
        known = (token.name == "PERSON" and token.tag == "NNP") or i in self.known
        return known or self._has_age(i)

    def _ends_name(self, i: int) -> bool:
        """Tell whether a word ends a person's name that was told in capitals ("Omar haddads")."""
        token, first = self.layers.tokens[i], self.layers.tokens[max(0, i - 1)]
        named = token.name == first.name == "PERSON" and first.tag == "NNP"
        return named and first.i < i and first.head == i and token.pos == "NOUN"

    def _has_age(self, i: int) -> bool:
        """Tell whether a name is followed by an age: "Samer Hatab, 22"."""
        after = self.layers.tokens[i + 1 : i + 4]
        return (
            self.layers.tokens[i].tag == "NNP"
            and len(after) == 3
            and (after[0].text, after[1].text.isdigit()) == (",", True)
            and len(after[1].text) <= _DIGITS
            and after[2].text in (",", ".")
        )


def without_appositions(counts: Sequence[Count]) -> list[Count]:
    """Return the counts without the name of one just counted ("its commander, Abu Omar,")."""
    found: list[Count] = []
    for count in counts:
        last = found[-1] if found else None
        named = last is not None and last.most == 1 and count.first - last.last in (0, 1)
        if not (named and count.how == "name" and last is not None and last.how != "name"):
            found.append(count)
    return found


def spared(layers: Layers, verb: int, heads: Sequence[int]) -> Count | None:
    """Return a count of zero for "did not injure anyone", "without hurting anyone"."""
    without = layers.tokens[layers.tokens[verb].head].low == "without"
    if not (kids(layers, verb, "neg") or without):
        return None
    for i in heads:
        if layers.tokens[i].low in ("anyone", "anybody"):
            return Count(i, i + 1, i, 0, 0, True, "", "number")
    return None
