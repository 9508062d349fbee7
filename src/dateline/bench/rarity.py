"""Counts how many of our own texts have each word: the table that `link` weighs words by.

`python -m dateline.bench.rarity corpus src/dateline/link/deeds/rarity.csv` writes it anew. Texts
are the passages of the written sentences and stories; no held-out part is read.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.link.deeds.mentions import content_words
from dateline.model.corpus import read_corpus

_PARTS = ("sentences", "stories")
_LEAST = 2
"""A word that only one text has is as rare as one that none has."""


def texts(corpus: Path) -> Iterator[str]:
    """Return the passages of the corpus's taught parts."""
    for part in _PARTS:
        for path in sorted((corpus / part).glob("*.txt")):
            for item in read_corpus(path):
                yield from (paragraph.text for paragraph in item.paragraphs)


def counted(passages: Iterable[str]) -> tuple[int, Counter[str]]:
    """Return how many passages there are, and in how many each word stands.

    >>> counted(["The bridge fell.", "A bridge"])
    (2, Counter({'bridg': 2, 'fell': 1}))
    """
    found: Counter[str] = Counter()
    number = 0
    for passage in passages:
        number += 1
        found.update(set(content_words(passage)))
    return number, found


def write_rarity(corpus: Path, target: Path) -> int:
    """Write the table; return the number of its words. The first row counts all texts."""
    number, found = counted(texts(corpus))
    rows = sorted((w, n) for w, n in found.items() if n >= _LEAST)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("word", "texts"))
        writer.writerow(("", number))
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{write_rarity(Path(sys.argv[1]), Path(sys.argv[2]))} words\n")
