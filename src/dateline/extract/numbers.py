"""Counts in the text, as the range they honestly say: "at least five", "dozens", "40 to 50"."""

import functools
import re
from collections.abc import Iterator

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_list, word_table

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\d+(?:\.\d+)?[mk]", re.IGNORECASE)
_LONGEST = 4
"""Words in the longest entry of the two lists of words."""
_UNCOUNTED = frozenset({"PERCENT", "MONEY", "ORDINAL", "DATE", "TIME", "QUANTITY"})
_MEASURES = frozenset("""
    % percent percentage year month week day hour minute second km kilometer kilometre mile meter
    metre foot yard inch kg kilogram ton tonne pound dollar euro rouble ruble shekel a.m. p.m. am
    pm o'clock degree mph mm cm decade century ft point acre hectare gmt cent time fold caliber
    calibre rupee riyal lira yuan yen st nd rd th night weekend occasion street avenue block page
    """.split())
_MONTHS = frozenset("""
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec""".split())
_NO_PERSON = frozenset({"-", "families", "group", "homes", "buildings", "vehicles"})
_SEVERAL = frozenset("""
    number total group crowd crew staff personnel team rest dead wounded injured killed killing
    couple remain people young population other one injury force""".split())
_DASHES = frozenset({"-", "–", "—"})


class Number(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) that count, and the range they say (None: open)."""

    first: int
    last: int
    head: int
    least: int
    most: int | None
    exact: bool


class _Core(msgspec.Struct, frozen=True, gc=False):
    """A bare number without its hedge: where it stands and its range."""

    first: int
    last: int
    least: int
    most: int | None
    exact: bool


@functools.cache
def _entries() -> dict[str, tuple[str, int, int | None]]:
    return {
        row["form"]: (row["kind"], int(row["least"]), int(row["most"]) if row["most"] else None)
        for row in word_list("numbers")
    }


@functools.cache
def _people() -> frozenset[str]:
    """Return the singular nouns that name one person."""
    roles = {r["form"] for r in word_list("roles") if r["kind"] == "person"}
    victims = {r["form"] for r in word_list("victims") if r["group"] not in _NO_PERSON}
    return frozenset(roles | victims) - _SEVERAL


def is_person(lemma: str) -> bool:
    """Tell whether a noun names a person, whom "a" counts."""
    return lemma.lower() in _people()


class _Scanner:
    """Reads the numbers of a document from left to right."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.tokens = layers.tokens
        self.words = [t.text.lower() for t in layers.tokens]

    def run(self) -> Iterator[Number]:
        i = 0
        while i < len(self.tokens):
            core = self._core(i)
            if core is None:
                i += 1
                continue
            if self._counts(core):
                core = self._range(core)
                yield self._hedged(core)
            i = max(core.last, i + 1)

    def _together(self, i: int, n: int) -> str:
        """Return the next `n` words in lower case, empty where the sentence ends before."""
        part = self.tokens[i : i + n]
        if len(part) < n or part[0].sentence != part[-1].sentence:
            return ""
        return " ".join(self.words[i : i + n])

    def _core(self, i: int) -> _Core | None:
        for n in range(_LONGEST, 0, -1):
            entry = _entries().get(self._together(i, n))
            if entry and entry[0] in ("vague", "none", "exact"):
                kind, least, most = entry
                return self._multiplied(_Core(i, i + n, least, most, kind != "vague"))
        return self._article(i) or self._written(i)

    def _article(self, i: int) -> _Core | None:
        """Read "a", "an" and "no" before a noun they count."""
        token, word = self.tokens[i], self.words[i]
        if token.dep not in ("det", "neg", "nummod", "predet"):
            return None
        noun = self.tokens[token.head]
        if word == "no" and noun.pos in ("NOUN", "PROPN"):
            return _Core(i, i + 1, 0, 0, True)
        if word in ("a", "an", "another") and noun.tag == "NN" and is_person(noun.lemma):
            after = self._core(i + 1) if word == "another" and i + 1 < len(self.tokens) else None
            return None if after else _Core(i, i + 1, 1, 1, True)
        return None

    def _written(self, i: int) -> _Core | None:
        """Read digits or number words, with "hundred", "dozen" and "million" after them."""
        if _DIGITS.fullmatch(self.words[i]):
            return self._digits(i)
        value, j = self._spelled(i)
        if j == i:
            return None
        return self._multiplied(_Core(i, j, value, value, True))

    def _digits(self, i: int) -> _Core:
        word = self.words[i].replace(",", "")
        scale = {"m": 1_000_000, "k": 1_000}.get(word[-1], 1)
        value = float(word.rstrip("mk")) * scale
        core = _Core(i, i + 1, round(value), round(value), True)
        times = self._times(i + 1)
        if times is None:
            return core
        total = round(value * times)
        return self._multiplied(_Core(i, i + 2, total, total, times != 12))

    def _times(self, i: int) -> int | None:
        entry = _entries().get(self._together(i, 1))
        return entry[1] if entry and entry[0] == "times" else None

    def _multiplied(self, core: _Core) -> _Core:
        times = self._times(core.last)
        if times is None or core.most == 0:
            return core
        most = None if core.most is None else core.most * times
        if core.most is not None and core.most != core.least:
            most = (core.most + 1) * times - 1
        return self._multiplied(
            _Core(core.first, core.last + 1, core.least * times, most, core.exact)
        )

    def _spelled(self, i: int) -> tuple[int, int]:
        """Return the value of "twenty-one", "one hundred and fifty" and where it ends."""
        total, part, j, last = 0, 0, i, ""
        while j < len(self.tokens):
            entry = _entries().get(self._together(j, 1))
            if entry is None or entry[0] not in ("unit", "ten", "times"):
                joined = (last == "ten" and self.words[j] in _DASHES) or (
                    last == "times" and self.words[j] == "and"
                )
                after = _entries().get(self._together(j + 1, 1), ("", 0, 0))[0]
                if joined and after in ("unit", "ten"):
                    j += 1
                    continue
                break
            kind, value = entry[0], entry[1]
            if kind == "times":
                if j == i or value == 12:
                    break
                total, part = (total, part * value) if value == 100 else (total + part * value, 0)
            elif last in ("unit", kind):
                break
            else:
                part += value
            last, j = kind, j + 1
        return total + part, j

    def _counts(self, core: _Core) -> bool:
        """Tell whether the number counts something, and is no date, age, price or measure."""
        first, last = self.tokens[core.first], core.last
        before = self.words[core.first - 1] if core.first else ""
        after = self.tokens[last] if last < len(self.tokens) else None
        if first.text[0] in "$€£" or before in ("$", "€", "£", "#", "no.", "aged", "age", "number"):
            return False
        if after is not None and after.text in _DASHES and not self._value_at(last + 1):
            glued = after.start == self.tokens[last - 1].end
            if glued and last + 1 < len(self.tokens) and self.tokens[last + 1].start == after.end:
                return False
        if after is not None and self._measure(core):
            return False
        if before in _MONTHS or before in ("per", "at age") or (before == ":" and core.first > 1):
            return before == ":"
        year = core.exact and 1900 <= core.least <= 2100 and first.text.isdigit()
        noun = self.tokens[self.tokens[last - 1].head]
        plural = noun.tag in ("NNS", "NNPS") and noun.i >= last
        if year and len(first.text) == 4 and not plural:
            return False
        if all(t.name in _UNCOUNTED for t in self.tokens[core.first : last]):
            return plural and is_person(noun.lemma)
        return True

    def _measure(self, core: _Core) -> bool:
        """Tell whether the next noun is a unit of time, length, money or share."""
        for word in self.tokens[core.last : core.last + 2]:
            if word.text.lower() in _MONTHS and word.tag != "MD" and word.text[0].isupper():
                return True
            if word.lemma.lower() in _MEASURES or word.text.lower() in _MEASURES:
                return True
            if word.pos not in ("ADJ", "PUNCT", "SYM") or word.text in ",.;:":
                return False
        return False

    def _value_at(self, i: int) -> _Core | None:
        if i >= len(self.tokens):
            return None
        found = self._core(i)
        return found if found and self.words[i] not in ("a", "an", "no") else None

    def _range(self, core: _Core) -> _Core:
        """Join "40 to 50", "40-50", "40 and 50" after "between", "five or six"."""
        link = self._together(core.last, 1)
        between = core.first and self.words[core.first - 1] in ("between", "from")
        if link not in ("to", "or", "and", *_DASHES) or (link == "and" and not between):
            return core
        other = self._value_at(core.last + 1)
        if other is None or other.least <= core.least or other.most is None:
            return core
        if link in ("or", "to") and other.least > 20 * max(core.least, 1):
            return core
        if not self._counts(other):
            return core
        first = core.first - 1 if between else core.first
        return _Core(first, other.last, core.least, other.most, False)

    def _hedged(self, core: _Core) -> Number:
        """Widen the number by the words before and after it."""
        first, bound = core.first, "exact"
        for n in range(_LONGEST, 0, -1):
            said = self._together(core.first - n, n) if core.first >= n else ""
            if said in word_table("hedges", "bound"):
                first, bound = core.first - n, word_table("hedges", "bound")[said]
                break
        last = core.last
        if self._together(last, 2) in ("or more", "at least"):
            last, bound = last + 2, "least"
        elif self._together(last, 1) in ("+", "plus"):
            last, bound = last + 1, "least"
        elif self._together(last, 2) == "or so":
            last, bound = last + 2, "about"
        least, most = _widened(bound, core.least, core.most)
        exact = core.exact and bound == "exact" and least == most
        return Number(first, last, self._head(core), least, most, exact)

    def _head(self, core: _Core) -> int:
        """Return the token by which the number hangs in the parse."""
        inside = range(core.first, core.last)
        for i in reversed(inside):
            if self.tokens[i].head not in inside and self.words[i] not in (*_DASHES, "and", "to"):
                return i
        return core.last - 1


def _widened(bound: str, least: int, most: int | None) -> tuple[int, int | None]:
    """Return the range that a hedge makes of a number's own.

    >>> _widened("over", 100, 100), _widened("nearly", 30, 30)
    ((101, None), (27, 29))
    """
    if bound == "least":
        return least, None
    if bound == "over":
        return (least + 1 if most == least else least), None
    if most is None or most == 0:
        return least, most
    if bound == "upto" or bound == "most":
        return (1 if bound == "upto" else 0), most
    if bound == "under":
        return 0, max(least - 1, 0)
    if bound == "nearly" and least == most and least > 1:
        return min(-(-least * 9 // 10), least - 1), least - 1
    return least, most


def find_numbers(layers: Layers) -> tuple[Number, ...]:
    """Return the counts of a document in text order, without dates, ages, prices and measures."""
    return tuple(_Scanner(layers).run())
