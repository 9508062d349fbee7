"""Finding words again in a gold text, whatever became of its white space."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

WORD = re.compile(r"\w+")
WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")


class Located:
    """A text whose words can be looked up without regard to white space."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = [i for i, c in enumerate(text) if not c.isspace()]
        self.bare = "".join(text[i] for i in self.at)

    def find(self, words: str, near: int) -> tuple[int, int] | None:
        """Return where the words stand in the text, the place nearest to an offset."""
        bare = "".join(words.split())
        if not bare:
            return None
        hits = [m.start() for m in re.finditer(re.escape(bare), self.bare)]
        if not hits:
            return None
        best = min(hits, key=lambda hit: abs(self.at[hit] - near))
        return self.at[best], self.at[best + len(bare) - 1] + 1

    def exact(self, event: Mapping[str, Any]) -> list[tuple[int, int]]:
        """Return the places of a gold event's evidence, of both readings."""
        second = event.get("or")
        pieces = [*event["evidence"], *(second["evidence"] if second else ())]
        return [(at, at + len(p)) for p in pieces if (at := self.text.find(p)) >= 0]


def overlap(left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a span of one list shares a character with one of the other."""
    right = list(right)
    return any(a < d and c < b for a, b in left for c, d in right)


def words_at(text: str, spans: Iterable[tuple[int, int]], word: re.Pattern[str] = WORD) -> set[int]:
    """Return where the words stand that the spans touch, as code points of their first letters."""
    ranges = list(spans)
    return {
        m.start() for m in word.finditer(text)
        if any(a < m.end() and m.start() < b for a, b in ranges)
    }  # fmt: skip
