"""Whom a text says that a word means: ", meaning X", "their word for X", "said of X"."""

from dateline.annotate import Layers
from dateline.extract.claims.grammar.nounphrases import phrase_at
from dateline.extract.labels.judged import Judged

_NAMES = frozenset({"name", "word", "term", "label", "nickname", "slur", "shorthand", "code",
                    "euphemism", "expression", "epithet", "title", "insult", "phrase", "byword",
                    "description", "tag", "codeword", "synonym", "moniker"})  # fmt: skip
_MEANING = frozenset({"mean", "meaning", "designate", "denote"})
_SPEAKING = frozenset({"say", "write", "speak", "talk", "think", "tweet", "sneer", "scoff",
                       "remark", "snap", "shout", "post", "declare", "comment"})  # fmt: skip
_ALLUSIONS = frozenset({"reference", "allusion", "nod"})
_AIMED = frozenset({"throw", "aim", "direct", "hurl", "mean", "apply", "use", "fling", "level",
                    "address"})  # fmt: skip
_MARKS = frozenset("\"“”‘’'")
_NEAR = 9
"""Tokens between a word and the gloss on it."""


class Glossing:
    """Finds the words of one document that say whom a judging phrase means."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers

    def by_gloss(self, judged: Judged) -> int | None:
        """Return the head of whom the text says that a phrase means."""
        sentence = self.layers.tokens[judged.head].sentence
        first = self.layers.sentences[sentence].first
        last = self.layers.sentences[sentence].last
        for find in (self._after, self._beside):
            if (found := find(judged, first, last)) is not None and not judged.holds(found):
                return found
        after = sentence + 1
        if after < len(self.layers.sentences):
            return self._next(judged, after)
        return None

    def _word(self, i: int) -> str:
        return self.layers.tokens[i].low

    def _lemma(self, i: int) -> str:
        return self.layers.tokens[i].base

    def _party(self, at: int, last: int) -> int | None:
        """Return the head of the phrase at a token, where somebody is named there."""
        if at < last and self._word(at) in ("those", "whoever"):
            return at
        found = phrase_at(self.layers, at, last)
        return found.head if found is not None else None

    def _after(self, judged: Judged, first: int, last: int) -> int | None:
        """Read what follows: ", meaning X", ", that is, X", ", its name for X", "" said of X"."""
        at = judged.last
        while at < last and self.layers.tokens[at].text in (*_MARKS, ",", "(", "—", "–"):
            at += 1
        closed = at > judged.last
        for i in range(at, min(last, at + _NEAR) if closed else at):
            if self.layers.tokens[i].text in (";", "."):
                break
            if self._word(i) == "meaning" or (
                self._lemma(i) in _MEANING and any(self._word(j) in ("which", "whom", "that")
                                                   for j in range(at, i))
            ):  # fmt: skip
                return self._party(i + 1, last)
            if i == at and self._word(i) in ("namely", "i.e.", "ie"):
                return self._party(i + 1, last)
            if self._word(i) == "that" and i + 2 < last and self._word(i + 1) == "is":
                return self._party(i + 3 if self._word(i + 2) == "," else i + 2, last)
            if self._lemma(i) in _NAMES | _ALLUSIONS and (to := self._given(i, last)) is not None:
                return to
            about = i + 1 < last and self._word(i + 1) in ("of", "about")
            if about and self._lemma(i) in _SPEAKING:
                return self._party(i + 2, last)
        return None

    def _given(self, noun: int, last: int) -> int | None:
        """Return whom a name is for: "word for X", "the name it gives to X", "a reference to X"."""
        for i in range(noun + 1, min(last, noun + 7)):
            if self.layers.tokens[i].text in (",", ";", ".", ":"):
                return None
            for_ = self._word(i) == "for" or (
                self._word(i) == "to" and (self._lemma(noun) in _ALLUSIONS or i > noun + 1)
            )
            if for_:
                return self._party(i + 1, last)
        return None

    def _beside(self, judged: Judged, first: int, last: int) -> int | None:
        """Read what stands before, in the same sentence: "their word for X is "…"", "of X"."""
        for i in range(judged.first - 1, max(first, judged.first - 22), -1):
            if self.layers.tokens[i].text == ";":
                break
            if self._lemma(i) in _NAMES and (to := self._given(i, judged.first)) is not None:
                return to
        for i in range(judged.last, min(last - 3, judged.last + 8)):
            if self._word(i) == "is" and self._word(i + 1) == "what":  # "is what he made of X"
                for j in range(i + 2, min(last, i + 12)):
                    if self._lemma(j) in ("make", "call", "think") and j + 1 < last:
                        return self._party(j + 2 if self._word(j + 1) == "of" else j + 1, last)
        return None

    def _next(self, judged: Judged, n: int) -> int | None:
        """Read the sentence after: "He meant X", "He was speaking of X", "… the word for X"."""
        sentence = self.layers.sentences[n]
        first, last = sentence.first, sentence.last
        lemma = self._lemma(judged.head)
        for i in range(first, min(last, first + 14)):
            if self._lemma(i) == "mean" and i == first + 1:
                return self._party(i + 1, last)
            about = i + 1 < last and self._word(i + 1) in ("of", "about", "to")
            if i <= first + 2 and self._lemma(i) in ("speak", "talk", "refer") and about:
                return self._party(i + 2, last)
            if self._lemma(i) in _NAMES and self._word(i - 1) in ("the", "this", "that"):
                if (to := self._given(i, last)) is not None:
                    return to
                if any(self._lemma(j) in _AIMED for j in range(i + 1, min(last, i + 4))):
                    return self._aimed(first, i, last)
            again = i == first + 1 and self._lemma(i) == lemma and self._word(first) == "the"
            if again:
                for j in range(i + 1, min(last, i + 8)):
                    if self._lemma(j) == "be":
                        return self._party(j + 1, last)
        for i in range(first, min(last, first + 10)):
            if self._word(i) == "meant" and self._word(i - 1) in ("is", "are", "was", "were"):
                found = phrase_at(self.layers, first, i)
                return found.head if found is not None else None
        return None

    def _aimed(self, first: int, noun: int, last: int) -> int | None:
        """Return the one "at whom the word was thrown"."""
        for i in range(first, noun):
            if self._word(i) == "whom":
                found = phrase_at(self.layers, first, i)
                return found.head if found is not None else None
        return None
