"""Counts in how many texts each word stands, for the table of rarities that ships."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.link.articles.rarity import TOTAL, Rarity
from dateline.link.articles.wording import words

LEAST = 3
"""Words of fewer texts are left out: names of private persons, slips of the pen."""


class Tally:
    """Counts in how many texts each word stands, and how often it is written small."""

    def __init__(self) -> None:
        self.total = 0
        self.texts = Counter[str]()
        self.small = Counter[str]()
        self.all = Counter[str]()

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of texts that tell one story: each word once, as of one text.

        Otherwise the names of a story with many articles would look common, and only there:
        odds fitted on them fail on other stories.
        """
        said = [word for text in texts for word in words(text)]
        self.total += 1
        self.all.update(word.form for word in said)
        self.small.update(word.form for word in said if word.written[0].islower())
        self.texts.update({word.form for word in said})

    def copy(self) -> "Tally":
        """Return a tally of its own with the same counts."""
        other = Tally()
        other.join(self)
        return other

    def join(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.total += other.total
        self.texts.update(other.texts)
        self.small.update(other.small)
        self.all.update(other.all)

    def table(self) -> Rarity:
        """Return the rarities of the words that enough texts have."""
        kept = {word: n for word, n in sorted(self.texts.items()) if n >= LEAST}
        small = frozenset(word for word in kept if 2 * self.small[word] > self.all[word])
        return Rarity(self.total, kept, small)


def counted(stories: Iterable[Iterable[str]]) -> Tally:
    """Return the tally of some stories, each given as its texts."""
    tally = Tally()
    for texts in stories:
        tally.add(texts)
    return tally


def write_rarity(table: Rarity, target: Path) -> None:
    """Write the table as CSV, sorted."""
    with target.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("word", "texts", "small"))
        rows.writerow((TOTAL, table.total, 0))
        rows.writerows((w, n, int(w in table.small)) for w, n in sorted(table.texts.items()))
