"""Counts in the text, as the range they honestly say: "at least five", "dozens", "40 to 50"."""

import re
from collections.abc import Iterator

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_set, word_table
from dateline.extract.numerals import DASHES, LONGEST, Core, Numerals, is_person

_UNCOUNTED = frozenset({"PERCENT", "MONEY", "ORDINAL", "DATE", "TIME", "QUANTITY"})
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
})  # fmt: skip

_NUMBERED = frozenset({
    "resolution", "order", "article", "section", "decree", "law", "act", "bill", "directive",
    "flight", "highway", "route", "chapter", "annex", "paragraph", "clause", "regulation",
})  # fmt: skip
"""What is told by a number that counts nothing: "Resolution 2328", "Article 302"."""
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
"""A day in one number, as addresses of pages have it."""
_TELEPHONE = re.compile(
    r"\b\d{3}[-.\u2013]\d{3}[-.\u2013](?:\d{4}|[A-Z]{4})\b|\b\d{3}[-\u2013]\d{4}\b|\b1[-.]8\d\d[-.]\w"
)
_STATED = frozenset(
    {
        "count",
        "name",
        "list",
        "put",
        "lower",
        "raise",
        "cut",
        "revise",
        "stand",
        "climb",
        "rise",
        "jump",
        "tally",
    }
)
_GIVEN = frozenset({
    "say", "claim", "report", "acknowledge", "admit", "mention", "confirm", "give", "record",
    "concede",
})  # fmt: skip
_THE_HARMED = frozenset({
    "dead", "wounded", "injured", "killed", "missing", "victims", "casualties", "fatalities",
    "deaths", "toll", "arrested", "detained", "displaced",
})  # fmt: skip
_HARMS = frozenset({
    "kill", "injure", "wound", "hurt", "arrest", "detain", "displace", "abduct", "kidnap", "leave",
    "shoot", "maim", "capture", "slay", "murder", "execute",
})  # fmt: skip
_LOOSE = frozenset({"over", "above", "around", "about", "some", "nearly", "almost", "under"})
_ALL = frozenset({"all", "none", "nobody", "everyone", "everybody", "any"})
_DAYS, _YEAR = 31, 4
"""The last day of a month, and the digits of a year: "since 7 October 121 men" counts men."""
_HANDING = frozenset({"hand", "turn"})
_CLIMBS = frozenset({
    "go", "climb", "rise", "move", "creep", "inch", "come", "shoot", "push", "bring", "put",
    "take", "edge", "jump",
})  # fmt: skip
_AFTER = {
    "or more": "least", "at least": "least", "and more": "least", "+": "least", "plus": "least",
    "or so": "about", "or fewer": "upto", "or less": "upto", "at most": "upto",
}  # fmt: skip
"""Hedges that follow a number, and the bound they make."""
_OR_EVEN = frozenset({
    "perhaps", "maybe", "possibly", "conceivably", "or perhaps", "or maybe", "or possibly",
    "or even", "if not", "and perhaps", "and maybe", "and possibly",
})  # fmt: skip
"""What stands before a second, higher number that is given for the same people."""
_APART = {
    "at least": "least", "at the least": "least", "at the very least": "least",
    "at a minimum": "least", "or more": "least", "at most": "upto", "at the most": "upto",
    "at the very most": "upto", "at a maximum": "upto", "or so": "about",
}  # fmt: skip
"""Hedges that follow a number also behind its noun: "ninety dead at least"."""


class Number(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) that count, and the range they say (None: open)."""

    first: int
    last: int
    head: int
    least: int
    most: int | None
    exact: bool


class _Scanner:
    """Reads the numbers of a document from left to right."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.tokens = layers.tokens
        self.numerals = Numerals(layers)
        self.words = self.numerals.words

    def run(self) -> Iterator[Number]:
        i = 0
        while i < len(self.tokens):
            core = self.numerals.core(i)
            if core is None:
                i += 1
                continue
            joined = self._range(core)
            if self._counts(core) or joined.first < core.first:  # "between eighty and a hundred"
                core = joined
                yield self._hedged(core)
            i = max(self._repeated(core), i + 1)

    def _in_telephone(self, i: int) -> bool:
        """Tell whether a number stands in one to be dialled: "407-246-4357"."""
        start = self.tokens[i].start
        text = self.layers.document.text[max(0, start - 9) : start + 12]
        return any(
            m.start() <= start - max(0, start - 9) < m.end() for m in _TELEPHONE.finditer(text)
        )

    def _in_ages(self, first: int) -> bool:
        """Tell whether a number stands in a list of ages: "three females, ages 15, 17 and 18"."""
        at = first - 1
        while at >= 0 and (self.words[at] in (",", "and") or self.tokens[at].text.isdigit()):
            at -= 1
        return at >= 0 and self.words[at] in ("ages", "aged")

    def _counts(self, core: Core) -> bool:
        """Tell whether the number counts something, and is no date, age, price or measure."""
        first, last = self.tokens[core.first], core.last
        before = self.words[core.first - 1] if core.first else ""
        after = self.tokens[last] if last < len(self.tokens) else None
        if before == "but" and core.first > 1 and self.words[core.first - 2] in _ALL:
            return False  # "all but one of them"
        if first.text[0] in "$€£" or before in ("$", "€", "£", "#", "no.", "aged", "age"):
            return False
        if _DAY.fullmatch(first.text) or (before in _NUMBERED and first.text.isdigit()):
            return False
        if first.text[0] == "0" and first.text.isdigit() and core.least:
            return False  # "at about 0845"
        if before == "number" and self.words[max(0, core.first - 2)] not in _THE_HARMED:
            return False
        if self.numerals.together(last, 2) == "- odd":  # "forty-odd"
            return True
        if after is not None and after.text in DASHES and not self.numerals.value_at(last + 1):
            glued = after.start == self.tokens[last - 1].end
            if glued and last + 1 < len(self.tokens) and self.tokens[last + 1].start == after.end:
                return False
        if after is not None and self._measure(core):
            return False
        if self._in_ages(core.first) or self._in_telephone(core.first):
            return False
        dated = before in _MONTHS and (core.least <= _DAYS or len(first.text) == _YEAR)
        if dated or before in ("per", "at age") or (before == ":" and core.first > 1):
            return before == ":"
        if self._is_year(core):
            return False
        year = core.exact and 1900 <= core.least <= 2100 and first.text.isdigit()
        noun = self.tokens[self.tokens[last - 1].head]
        plural = noun.tag in ("NNS", "NNPS") and noun.i >= last
        if year and len(first.text) == 4 and not plural:
            return False
        if all(t.name in _UNCOUNTED for t in self.tokens[core.first : last]):
            if first.name in ("DATE", "TIME") and self._stated(core):
                return True
            if first.name not in ("PERCENT", "ORDINAL") and self._harmed(core):
                return True
            if first.name in ("DATE", "TIME") and self._was_before(core):
                return True
            if first.name == "DATE" and not first.text[0].isdigit() and self._stands_alone(core):
                return True
            if after is not None and after.tag == "NNS" and is_person(after.lemma):
                return True  # "since 7 October 121 villagers"
            return plural and (is_person(noun.lemma) or noun.lemma == "people")
        return True

    def _is_year(self, core: Core) -> bool:
        """Tell whether four digits are a year: "21 August 1963, the", "the War of 1812"."""
        first = self.tokens[core.first]
        if len(first.text) != _YEAR or not first.text.isdigit() or not 1500 <= core.least <= 2100:
            return False
        before = [t for t in self.tokens[max(0, core.first - 4) : core.first] if t.text != ","]
        words = [t.low for t in before]
        if words[-1:] == ["of"]:
            return len(before) > 1 and before[-2].pos == "PROPN" and before[-2].text[0].isupper()
        numbered = [w for w in words[-2:] if not w.rstrip("stndrh").isdigit()]
        return (
            bool(words)
            and len(words[-2:]) == 2
            and numbered != words[-2:]
            and any(w in _MONTHS for w in numbered)
        )

    def _was_before(self, core: Core) -> bool:
        """Tell whether a number is what a count was: "up from 39 at noon"."""
        before = self.words[max(0, core.first - 2) : core.first]
        moved = before[-1:] == ["from"] and before[0] in ("up", "down")
        return moved or before[-1:] == ["against"]

    def _stands_alone(self, core: Core) -> bool:
        """Tell whether a spelled number opens a statement, or is what a verb is said of.

        "Twenty-six, to my knowledge", "a hundred and twenty were killed": neither is a date.
        """
        before = self.words[core.first - 1 : core.first]
        after = self.tokens[core.last : core.last + 1]
        opens = not before or before[0] in ('"', "\u201c", ";") or self._begins(core.first)
        verbal = any(t.tag in ("VBD", "VBP") and t.lemma in ("be", "have") for t in after)
        return opens or verbal

    def _begins(self, i: int) -> bool:
        return not i or self.tokens[i].sentence != self.tokens[i - 1].sentence

    def _stated(self, core: Core) -> bool:
        """Tell whether a verb of counting gives the number: "put it at 103", "we counted six"."""
        token = self.tokens[core.last - 1]
        up = [self.tokens[token.head]]
        up.append(self.tokens[up[0].head])
        if token.dep == "attr" and up[0].lemma == "be":  # "the dead were 54"
            own = [t for t in self.tokens[max(0, up[0].i - 12) : up[0].i] if t.head == up[0].i]
            return any(t.low in _THE_HARMED for t in own)
        if token.dep == "dobj" and up[0].base in _GIVEN:
            return True  # "the mayor says 76"
        return token.dep in ("pobj", "dobj") and any(t.base in _STATED for t in up)

    def _harmed(self, core: Core) -> bool:
        """Tell whether a bare number is the object of a verb of harm: "killed 44 and injured"."""
        token = self.tokens[core.last - 1]
        if token.dep == "dobj" and self.tokens[token.head].base in _HARMS:
            return True
        at = core.first - 1
        at -= at > 0 and self.words[at] in _LOOSE  # "wounding over 80"
        verb = self.tokens[max(at, 0)]
        return verb.pos == "VERB" and verb.tag != "VBN" and verb.base in _HARMS

    def _measure(self, core: Core) -> bool:
        """Tell whether the next noun is a unit of time, length, money or share."""
        for word in self.tokens[core.last : core.last + 2]:
            if word.low in _MONTHS and word.tag != "MD" and word.text[0].isupper():
                return True
            if {word.base, word.low} & word_set("measures"):
                return True
            if word.pos not in ("ADJ", "PUNCT", "SYM") or word.text in ",.;:":
                return False
        return False

    def _range(self, core: Core) -> Core:
        """Join "40 to 50", "40-50", "40 and 50" after "between", "five or six"."""
        doubtful = self._doubtful(core)
        if doubtful is not None:
            return doubtful
        link = self.numerals.together(core.last, 1)
        before = self.words[core.first - 1] if core.first else ""
        between = before == "between" or self._from(core)
        if (
            link not in ("to", "or", "and", *DASHES)
            or (before == "from" and not between)
            or (link == "and" and not between)
        ):
            return core
        other = self.numerals.value_at(core.last + 1)
        if other is None or other.least <= core.least or other.most is None:
            return core
        if link in ("or", "to") and other.least > 20 * max(core.least, 1):
            return core
        if not self._counts(other):
            return core
        first = core.first - 1 if between else core.first
        first -= before == "from" and between and not self._begins(first)
        return Core(first, other.last, core.least, other.most, False)

    def _doubtful(self, core: Core) -> Core | None:
        """Return a number with the higher one that is given for it: "one, perhaps two,"."""
        at = core.last + (self.numerals.together(core.last, 1) == ",")
        said = next((n for n in (2, 1) if self.numerals.together(at, n) in _OR_EVEN), 0)
        bare = self.numerals.together(at, 1) == "or" and at > core.last
        other = self.numerals.value_at(at + (said or bare)) if said or bare else None
        if other is None or other.most is None or core.most is None:
            return None
        if not core.least < other.least <= 20 * max(core.least, 1) or not self._counts(other):
            return None
        return Core(core.first, other.last, core.least, other.most, False)

    def _from(self, core: Core) -> bool:
        """Tell whether "anything from" or "anywhere from" begins a range."""
        at = core.first - 2
        before = core.first - 1
        verb = self.tokens[core.last + 2 : core.last + 3]
        if before >= 0 and self._begins(before) and self.words[before] == "from":
            return any(t.tag in ("VBD", "VBP", "NNS") for t in verb)  # "From 30 to 40 were hurt"
        said = self.words[at : at + 2] if at >= 0 else []
        return said in (["anything", "from"], ["anywhere", "from"], ["somewhere", "between"])

    def _hedged(self, core: Core) -> Number:
        """Widen the number by the words before and after it."""
        first, bound = core.first, "exact"
        for n in range(LONGEST, 0, -1):
            said = self.numerals.together(core.first - n, n) if core.first >= n else ""
            if said in word_table("hedges", "bound"):
                if (
                    said == "up to"
                    and core.first > 2
                    and self.tokens[core.first - 3].base in _CLIMBS
                ):
                    break  # "the toll has gone up to 133"
                if said == "over" and core.first > 1 and self._handed(core.first - 2):
                    break
                first, bound = core.first - n, word_table("hedges", "bound")[said]
                break
        last, bound = self._after(core, bound)
        least, most = _widened(bound, core.least, core.most)
        exact = core.exact and bound == "exact" and least == most
        return Number(first, last, self._head(core), least, most, exact)

    def _handed(self, i: int) -> bool:
        """Tell whether "over" is part of a verb before it: "handed over nine prisoners"."""
        return self.tokens[i].base in _HANDING and self.tokens[i].pos == "VERB"

    def _after(self, core: Core, bound: str) -> tuple[int, str]:
        """Return where the number ends with the hedge after it, and what bound that makes."""
        last = self._repeated(core)
        for n in (4, 3, 2, 1):
            said = _AFTER.get(self.numerals.together(last, n))
            said = said or (_APART.get(self.numerals.together(last, n)) if n > 2 else None)
            if said is not None:
                return last + n, said
        if self.numerals.together(last, 2) == "- odd":  # "80-odd people"
            return last + 2, "about" if bound == "exact" else bound
        if last < len(self.tokens) and self._may_part(self.tokens[last]):  # "five people at least"
            for n in (4, 3, 2):
                said = _APART.get(self.numerals.together(last + 1, n))
                if said is not None:
                    return last, said
        return last, bound

    def _may_part(self, token: Token) -> bool:
        """Tell whether a number may be parted from its hedge by a noun, or by a fate."""
        return token.tag in ("NNS", "NNPS") or token.base in word_table("bare_fates", "kind")

    def _repeated(self, core: Core) -> int:
        """Return where the number ends that is written twice: "four (4)", "2 (two)"."""
        last = core.last
        if core.least < 1 or self.numerals.together(last, 1) != "(":
            return last
        again = self.numerals.value_at(last + 1)
        same = again is not None and (again.least, again.most) == (core.least, core.most)
        if again is None or not same or self.numerals.together(again.last, 1) != ")":
            return last
        return again.last + 1

    def _head(self, core: Core) -> int:
        """Return the token by which the number hangs in the parse."""
        inside = range(core.first, core.last)
        for i in reversed(inside):
            if self.tokens[i].head not in inside and self.words[i] not in (*DASHES, "and", "to"):
                return i
        return core.last - 1


def _widened(bound: str, least: int, most: int | None) -> tuple[int, int | None]:
    """Return the range that a hedge makes of a number's own.

    >>> _widened("over", 100, 100), _widened("under", 30, 30)
    ((101, None), (1, 29))
    """
    if bound == "least":
        return least, None
    if bound == "over":
        return (least + 1 if most == least else least), None
    if most is None or most == 0:
        return least, most
    if bound == "upto":
        return 1, most
    if bound == "under":
        return min(1, least - 1), max(least - 1, 0)
    return least, most


def find_numbers(layers: Layers) -> tuple[Number, ...]:
    """Return the counts of a document in text order, without dates, ages, prices and measures."""
    return tuple(_Scanner(layers).run())
