"""A judging phrase, and the word lists of labels and their traits."""

import functools
import re
from collections.abc import Mapping

import msgspec

from dateline.annotate import Token
from dateline.codebook.words import word_set
from dateline.extract.labels.calling import Calling

QUALIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
NOUNS = ("NOUN", "PROPN")


class Judged(msgspec.Struct, frozen=True):
    """A judging phrase: its judging token, its head, its tokens (last exclusive), its traits.

    A `weak` one judges only in somebody's words.
    """

    token: int
    head: int
    first: int
    last: int
    scare: bool
    form: str
    called: Calling | None = None
    weak: bool = False

    def holds(self, i: int) -> bool:
        """Tell whether a token stands in the phrase."""
        return self.first <= i < self.last


@functools.cache
def traits(kind: str) -> frozenset[str]:
    """Return the forms that have a trait.

    >>> "puppet" in traits("servant")
    True
    """
    return word_set("label_traits", trait=kind)


@functools.cache
def label_forms() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the label forms by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in {*word_set("labels"), *traits("figure")} - traits("deed"):
        words = tuple(re.split(r"[ -]", form))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(set(f), key=len, reverse=True)) for first, f in found.items()}


def word_forms(token: Token) -> tuple[str, ...]:
    """Return the forms of a token, a capitalised plural ("Nazis") in the singular too."""
    text = token.low
    single = (
        text[:-1]
        if (text.endswith("s") and (token.tag in ("NNPS", "NNP") or token.base == text))
        else text
    )
    return text, token.base, single
