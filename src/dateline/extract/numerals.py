"""Bare numbers: digits, number words and articles, before any hedge widens them."""

import functools
import re

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_list

_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?|\d+(?:\.\d+)?[mk]",
    re.IGNORECASE,
)
"""Also by lakhs, as in India: "4,80,000"."""
_THOUSANDS = re.compile(r"\d{1,3}"), re.compile(r"\d{3}")
"""What stands before and after the space in "12 000"."""
_NO_PERSON = frozenset({"-", "families", "group", "homes", "buildings", "vehicles", "things"})
_SEVERAL = frozenset({
    "number", "total", "group", "crowd", "crew", "staff", "personnel", "team", "rest", "dead",
    "wounded", "injured", "killed", "killing", "couple", "remain", "people", "young",
    "population", "other", "one", "injury", "force",
})  # fmt: skip
_SMALL = ("unit", "ten")
_PAIRING = frozenset({"both", "neither"})
_GLUED = {("unit", "times"), ("ten", "times"), ("times", "unit"), ("times", "ten")}
"""Kinds of words that a dash joins in one number: "four-score", "one-hundred-ten"."""
DASHES = frozenset({"-", "–", "—"})
LONGEST = 5
"""Words in the longest entry of the lists of numbers and hedges."""


class Core(msgspec.Struct, frozen=True, gc=False):
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
def _first_words() -> frozenset[str]:
    """Return the words that an entry of the list can begin with."""
    return frozenset(form.split(" ")[0] for form in _entries())


@functools.cache
def _people() -> frozenset[str]:
    """Return the singular nouns that name one person."""
    roles = {r["form"] for r in word_list("roles") if r["kind"] == "person"}
    victims = {r["form"] for r in word_list("victims") if r["group"] not in _NO_PERSON}
    return frozenset(roles | victims) - _SEVERAL


def is_person(lemma: str) -> bool:
    """Tell whether a noun names a person, whom "a" counts."""
    return lemma.lower() in _people()


class Numerals:
    """Reads bare numbers anywhere in a document."""

    def __init__(self, layers: Layers) -> None:
        self.tokens = layers.tokens
        self.words = [t.text.lower() for t in layers.tokens]

    def together(self, i: int, n: int) -> str:
        """Return the next `n` words in lower case, empty where the sentence ends before."""
        if n == 1 and i >= 0:
            return self.words[i] if i < len(self.words) else ""
        part = self.tokens[i : i + n]
        if len(part) < n or part[0].sentence != part[-1].sentence:
            return ""
        return " ".join(self.words[i : i + n])

    def core(self, i: int) -> Core | None:
        """Return the number that begins at token `i`, without hedge or range."""
        for n in range(LONGEST if self.words[i] in _first_words() else 0, 0, -1):
            entry = _entries().get(self.together(i, n))
            if entry and n == 1 and self._pairs(i):
                continue
            if entry and entry[0] in ("vague", "none", "exact"):
                kind, least, most = entry
                core = self._multiplied(Core(i, i + n, least, most, kind != "vague"))
                return self._with_units(core)
        return self._article(i) or self._written(i)

    def _pairs(self, i: int) -> bool:
        """Tell whether "both" or "neither" only opens a pair: "both he and his brother"."""
        token = self.tokens[i]
        if self.words[i] not in _PAIRING or token.dep not in ("preconj", "cc", "predet", "det"):
            return False
        first = self.tokens[token.head]
        return first.tag not in ("NNS", "NNPS", "CD") or token.dep == "preconj"

    def _with_units(self, core: Core) -> Core:
        """Add "and four" to "a hundred", "three hundred" to "a thousand"."""
        if self.together(core.first, 2) not in ("a hundred", "a thousand"):
            return core
        linked = self.together(core.last, 1) == "and"
        value, last = self._spelled(core.last + linked)
        if last == core.last + linked or value >= core.least or core.least != core.most:
            return core
        return Core(core.first, last, core.least + value, core.least + value, True)

    def _article(self, i: int) -> Core | None:
        """Read "a", "an" and "no" before a noun they count."""
        token, word = self.tokens[i], self.words[i]
        if token.dep not in ("det", "neg", "nummod", "predet"):
            return None
        noun = self.tokens[token.head]
        if word == "no" and noun.pos in ("NOUN", "PROPN"):
            return Core(i, i + 1, 0, 0, True)
        if word in ("a", "an", "another") and noun.tag == "NN" and is_person(noun.lemma):
            after = self.core(i + 1) if word == "another" and i + 1 < len(self.tokens) else None
            return None if after else Core(i, i + 1, 1, 1, True)
        return None

    def _written(self, i: int) -> Core | None:
        """Read digits or number words, with "hundred", "dozen" and "million" after them."""
        if _DIGITS.fullmatch(self.words[i]):
            return self._digits(i)
        value, j = self._spelled(i)
        if j == i:
            return None
        return self._multiplied(Core(i, j, value, value, True))

    def _digits(self, i: int) -> Core | None:
        last = self._spaced(i)
        word = "".join(self.words[i:last]).replace(",", "")
        scale = {"m": 1_000_000, "k": 1_000}.get(word[-1], 1)
        value = float(word.rstrip("mk")) * scale
        times = self._times(last)
        if times is None:
            whole = round(value) if value == round(value) else None  # "6.30" counts nobody
            return Core(i, last, whole, whole, True) if whole is not None else None
        total = round(value * times)
        return self._multiplied(Core(i, last + 1, total, total, times != 12))

    def _spaced(self, i: int) -> int:
        """Return where a number ends whose thousands are parted by spaces: "12 000"."""
        last = i + 1
        if not _THOUSANDS[0].fullmatch(self.words[i]) or self.words[i][0] == "0":
            return last
        if i and (self.tokens[i - 1].pos == "NUM" or self.tokens[i - 1].text == ","):
            return last
        while self.together(last, 1) and _THOUSANDS[1].fullmatch(self.words[last]):
            if self.tokens[last].start - self.tokens[last - 1].end != 1:
                break
            last += 1
        return last

    def _times(self, i: int) -> int | None:
        entry = _entries().get(self.together(i, 1))
        return entry[1] if entry and entry[0] == "times" else None

    def _multiplied(self, core: Core) -> Core:
        times = self._times(core.last)
        if times is None or core.most == 0:
            return core
        most = None if core.most is None else core.most * times
        return self._multiplied(
            Core(core.first, core.last + 1, core.least * times, most, core.exact)
        )

    def _spelled(self, i: int) -> tuple[int, int]:
        """Return the value of "twenty-one", "one hundred and fifty" and where it ends."""
        total, part, j, last = 0, 0, i, ""
        while j < len(self.tokens):
            entry = _entries().get(self.together(j, 1))
            if entry is None or entry[0] not in ("unit", "ten", "times"):
                link = self._link(j, last)
                if not link:
                    break
                j += link
                continue
            kind, value = entry[0], entry[1]
            if kind == "times":
                if j == i or value == 12:
                    break
                within = value in (20, 100)  # "two score and ten", "four hundred thousand"
                total, part = (total, part * value) if within else (total + part * value, 0)
            elif last in ("unit", kind):
                break
            else:
                part += value
            last, j = kind, j + 1
        return total + part, j

    def _link(self, j: int, last: str) -> int:
        """Return how many words link a spelled number to what goes on at `j`: "-", "and", "-and-".

        `last` is the kind of the word before; 0 where the number ends.
        """
        if last == "times" and self.together(j, 3) == "- and -" and self._kind(j + 3) in _SMALL:
            return 3
        after = self._kind(j + 1)
        if self.words[j] in DASHES:
            return int((last == "ten" and after in _SMALL) or (last, after) in _GLUED)
        return int(last == "times" and self.words[j] == "and" and after in _SMALL)

    def _kind(self, j: int) -> str:
        return _entries().get(self.together(j, 1), ("", 0, 0))[0]

    def value_at(self, i: int) -> Core | None:
        """Return the written number that begins at token `i`: no mere article, no "no"."""
        if i >= len(self.tokens):
            return None
        found = self.core(i)
        mere = found is None or found.last == i + 1
        return found if found and not (mere and self.words[i] in ("a", "an", "no")) else None
