"""Gives a text written in capitals its small letters back, so that the readers see its names.

A word takes the form that the most certain source knows: a name of several words (actors,
gazetteer), months and titles, the form it has in the codebook's own example sentences away from
their start, the codebook's word lists, names of persons and places, and at last its endings and
its neighbours. Sentences begin with a capital. Nothing is guessed at random.
"""

import re

from dateline.annotate.wordforms import (
    ABBREVIATED,
    BEFORE_MONTH,
    COMMON,
    DATES,
    DIRECTIONS,
    FUNCTION,
    NAME_STARTS,
    OF_US,
    PARTICLES,
    ROMAN,
    SHORT_MONTHS,
    TITLES,
    WORD,
    load_lexicon,
)
from dateline.codebook.places import Gazetteer

_ENDING = re.compile(
    r"(?:ly|[ts]ions?|ments?|ing|ings|ness|ities|[a-z]{3}ity|ive|ives|ous|able|ible|ences?|ances?|"
    r"isms?|[a-z]{2}ists?|ful|less|[a-z]{2}ed|ized?|ised?|ize|ise|ical|ional|ship|hood|ward|ures?|"
    r"ages?|ates?|[a-z]{3}ers?|ency|ancy)$"
)
_SHORT, _LONGEST = 5, 4
"""Words of the longest place name that is looked up."""
_HEADED = re.compile(r"--\s*(?:\[[^\]\n]*\]\s*)*$")
"""A dateline with its remarks in brackets: the report begins behind it."""


def truecase(text: str) -> str:
    """Return a text of the same length with its case restored, if it has no small letter.

    A text with a small letter anywhere comes back unchanged. Every character that changes is
    replaced by one character, so that offsets (code points) hold.

    >>> truecase("THE ARMY SHELLED ALEPPO ON MONDAY. NOBODY WAS HURT, THE UN SAID.")
    'The army shelled Aleppo on Monday. Nobody was hurt, the UN said.'
    >>> truecase("As it was")
    'As it was'
    """
    if any(c.islower() for c in text):
        return text
    return _Restorer(text).run()


class _Restorer:
    """The words of one text with the form found for each; None where none is known yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexicon = load_lexicon()
        self.opening = len(text) - len(text.lstrip("\"'“‘([ \n"))
        self.spans = [(m.start(), m.end()) for m in WORD.finditer(text)]
        self.keys = [_lower(text[a:b]) for a, b in self.spans]
        self.stems = [re.sub(r"['’](?:s|re|ve|ll|d)?$", "", k) for k in self.keys]
        self.forms: list[str | None] = [None] * len(self.keys)
        self.acronyms = set(re.findall(r"[\[(]([^\W\d_]{2,6})[\])]", text)) & self._spelled_out()

    def run(self) -> str:
        self._names()
        self._places()
        for i in range(len(self.keys)):
            if self.forms[i] is None:
                self.forms[i] = self._known(i)
        surnames = {s for i, s in enumerate(self.stems) if self.forms[i] is None and self._named(i)}
        for i, form in enumerate(self.forms):
            if form is None:
                known = self.stems[i] in surnames
                self.forms[i] = _capital(self.keys[i]) if known else self._guessed(i)
        self._in_names()
        letters = list(_lower(self.text))
        for i, (start, end) in enumerate(self.spans):
            form = self.forms[i] or self.keys[i]
            if form == self.keys[i] and self._begins(i):
                form = _capital(form)
            letters[start:end] = form
        return "".join(letters)

    def _spelled_out(self) -> set[str]:
        """Return the words in brackets that are the initials of the words before them."""
        found = set()
        for i, (start, end) in enumerate(self.spans):
            if self.text[start - 1 : start] not in ("[", "("):
                continue
            before, word = self.stems[max(0, i - 8) : i], self.keys[i]
            initials = "".join(w[0] for w in before)
            strange = len(word) <= _SHORT and word not in self.lexicon.words
            if self.text[end : end + 1] in "])" and (strange or initials.endswith(word)):
                found.add(self.text[start:end])
        return found

    def _names(self) -> None:
        """Give known names of several words their spelling, the longest at each place."""
        at = 0
        while at < len(self.stems):
            best: tuple[str, ...] = ()
            after = self.stems[at + 1] if at + 1 < len(self.stems) else ""
            for parts, words in self.lexicon.named.get(self.stems[at], ()):
                if parts[1] != after or len(parts) <= len(best):
                    continue
                if tuple(self.stems[at : at + len(parts)]) == parts:
                    best = words
            for i, word in enumerate(best, start=at):
                self.forms[i] = word + self.keys[i][len(self.stems[i]) :]
            at += max(1, len(best))

    def _places(self) -> None:
        """Give places of several words their capitals: "San Miguel", "Deir ez-Zor"."""
        low, at = self.lexicon.low, 0
        while at < len(self.keys):
            size = 1
            if self.stems[at] in NAME_STARTS or not low[self.stems[at]]:
                size = next((n for n in range(_LONGEST, 1, -1) if self._is_place(at, n)), 1)
            for i in range(at, at + size if size > 1 else at):
                small = i > at and self.stems[i] in PARTICLES
                self.forms[i] = self.keys[i] if small else _capital(self.keys[i])
            at += size

    def _is_place(self, at: int, size: int) -> bool:
        words = self.stems[at : at + size]
        if len(words) < size or any(f is not None for f in self.forms[at : at + size]):
            return False
        if self.lexicon.low[words[-1]] > COMMON or words[-1] in PARTICLES:
            return False
        gap = self.text[self.spans[at][0] : self.spans[at + size - 1][1]]
        if re.search(r"[^\w\s'’-]", gap):
            return False
        return any(r.likeness >= 0.8 for r in Gazetteer.open().candidates(" ".join(words)))

    def _known(self, i: int) -> str | None:
        """Return the form of a word that can be known without its neighbours' forms."""
        key, stem, raw = self.keys[i], self.stems[i], self.text[slice(*self.spans[i])]
        tail = key[len(stem) :]
        if re.fullmatch(r"\d+(?:st|nd|rd|th|d|s|mm|km|kg|cm)", key):
            return key
        if key in ("a.m", "p.m", "a.m.", "p.m.", "a.k.a.") or re.search(r"n['’]t$", key):
            return key
        if "." in raw or any(c.isdigit() for c in raw) or stem in ROMAN or stem == "i":
            return raw
        if stem in SHORT_MONTHS and self._dated(i):
            return _capital(key)
        if stem in DATES or (stem in ABBREVIATED and self._after(i).startswith(".")):
            return _capital(key)
        if key.startswith("i'") or re.match(r"[dol]['’]\w{3}", key):
            return key[:2].upper() + (key[2:] if key[0] == "i" else _capital(key[2:]))
        if raw[: len(stem)] in self.acronyms:
            return raw[: len(stem)] + tail
        if stem in FUNCTION and not (stem == "us" and self._is_state(i)):
            return key
        if stem in DIRECTIONS and self.keys[i + 1 : i + 2] == ["of"]:
            return key
        form = self.lexicon.forms.get(stem)
        if form is not None:
            return form + tail
        if self.lexicon.ordinary(stem):
            return key
        return None

    def _is_state(self, i: int) -> bool:
        """Tell whether "US" is the United States: no word before it asks for a person."""
        return i > 0 and self.keys[i - 1] not in OF_US and i + 1 < len(self.keys)

    def _guessed(self, i: int) -> str:
        """Return the form of a word that no list of words has."""
        key, stem = self.keys[i], self.stems[i]
        if not re.search(r"[aeiouyà-ÿ]", stem) and len(stem) > 1:
            return stem.upper() + key[len(stem) :]
        if stem in self.lexicon.people:
            return _capital(key)
        around = [self.forms[j] for j in (i - 1, i + 1) if 0 <= j < len(self.forms)]
        beside = any(f is not None and f[:1].isupper() and len(f) > 1 for f in around)
        if stem in self.lexicon.words:
            return _capital(key) if self.lexicon.town(stem) else key
        if _ENDING.search(stem) and not (beside and self._is_place(i, 1)):
            return key
        return _capital(key)

    def _named(self, i: int) -> bool:
        """Tell whether a word of no list follows a first name or a title."""
        if (
            not i
            or not re.fullmatch(r"\.?\s+", self._after(i - 1))
            or _ENDING.search(self.stems[i])
        ):
            return False
        before = self.stems[i - 1]
        return before in self.lexicon.people or before in TITLES or before in ABBREVIATED

    def _in_names(self) -> None:
        """Set what depends on the words beside: titles, particles, surnames that are words."""
        for i in range(len(self.keys)):
            form, after = self.forms[i] or "", self._capital_at(i + 1)
            if self.stems[i] in TITLES and after and self._gap(i) == " ":
                self.forms[i] = _capital(form)
            if self.stems[i] in PARTICLES and not self.lexicon.low[self.stems[i]] and after:
                self.forms[i] = self.keys[i] if self._capital_at(i - 1) else _capital(self.keys[i])

    def _capital_at(self, i: int) -> bool:
        return 0 <= i < len(self.forms) and (self.forms[i] or "")[:1].isupper()

    def _gap(self, i: int) -> str:
        """Return what stands between a word and the next, white space as one space."""
        return re.sub(r"\s+", " ", self._after(i))

    def _after(self, i: int) -> str:
        end = self.spans[i + 1][0] if i + 1 < len(self.spans) else len(self.text)
        return self.text[self.spans[i][1] : end]

    def _dated(self, i: int) -> bool:
        """Tell whether a word that may be a month stands by a number or where a month does."""
        beside = self.keys[max(0, i - 1) : i] + self.keys[i + 1 : i + 2]
        return any(w[0].isdigit() for w in beside) or (
            i > 0 and self.keys[i - 1] in BEFORE_MONTH and self.keys[i] in ("may", "march")
        )

    def _begins(self, i: int) -> bool:
        """Tell whether a sentence begins with the word."""
        start = self.spans[i][0]
        before = self.text[max(0, start - 120) : start]
        if start <= self.opening or re.search(r"\n\s*\n\W*$", before[-8:]):
            return True
        if before.rstrip()[-1:] in ("-", "]"):
            return bool(_HEADED.search(before))
        if not re.search(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*$", before[-8:]):
            return False
        last = self.stems[i - 1]
        return last not in ABBREVIATED and len(last) > 1 and not last.endswith(".")


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word


def _lower(text: str) -> str:
    """Return the text in small letters, but for those whose small letter is longer."""
    if text.isascii():
        return text.lower()
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
