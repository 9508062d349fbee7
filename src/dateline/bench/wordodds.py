"""How often a word was an event of a type, counted by text, so that no text speaks for itself."""

import math
from collections.abc import Collection

PRIOR = 6
"""How many readings the mean of all counts for in the reliability of a word."""
KNOWN = 2
"""Readings from which on a word is kept."""
_NOTHING = (0, 0)


class WordCounts:
    """Readings of each word as a type, and how many of them were right, by text."""

    def __init__(self) -> None:
        self._of: dict[str, list[int]] = {}
        self._in: dict[str, dict[str, list[int]]] = {}
        self._all = [0, 0]

    def add(self, text: str, word: str, *, right: bool) -> None:
        """Count one reading of a word (as `word_of` names it) in a text."""
        own = self._in.setdefault(text, {}).setdefault(word, [0, 0])
        for tally in (own, self._of.setdefault(word, [0, 0]), self._all):
            tally[0] += right
            tally[1] += 1

    def odds(self, word: str, text: str) -> float:
        """Return the log-odds that a reading of a word is right, by all texts but one."""
        right, n = self._of.get(word, _NOTHING)
        own_right, own_n = self._in.get(text, {}).get(word, _NOTHING)
        return self._odds(right - own_right, n - own_n)

    def table(self, without: Collection[str] = ()) -> dict[str, float]:
        """Return the log-odds of every known word, by all texts but some; "" is any other word."""
        counts = {word: list(tally) for word, tally in self._of.items()}
        for text in without:
            for word, (right, n) in self._in.get(text, {}).items():
                counts[word][0] -= right
                counts[word][1] -= n
        known = {w: self._odds(*c) for w, c in sorted(counts.items()) if c[1] >= KNOWN}
        return {"": self._odds(0, 0)} | known

    def _odds(self, right: int, n: int) -> float:
        """Return log-odds drawn towards the mean of all words."""
        mean = (self._all[0] + 1) / (self._all[1] + 2)
        chance = (right + PRIOR * mean) / (n + PRIOR)
        return round(math.log(chance / (1 - chance)), 3)
