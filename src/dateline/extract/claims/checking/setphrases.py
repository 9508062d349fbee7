"""The set phrases of checking in a text, each tried only at a word that it can begin with."""

import functools
import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple

from dateline.codebook.words import word_list

_WORD = re.compile(r"\w+|[^\w\s]")
_LEADING = re.compile(r"(?:\{[^}]*\}|[^{}\s])+")
"""What stands before the first blank of a form."""
_CHOICE = re.compile(r"\{([^}]*)\}|([^{}]+)")


class _Form(NamedTuple):
    kind: str
    pattern: re.Pattern[str]


def set_phrases(text: str) -> list[tuple[str, re.Match[str]]]:
    """Return the set phrases of a text in small letters, with their kinds, kind by kind.

    Of two phrases of a kind that begin at one place the first of the list is meant, and none
    begins within another: as if all forms of a kind were one pattern.
    """
    known = _by_first_word()
    found: dict[str, list[re.Match[str]]] = {kind: [] for kind in _kinds()}
    for word in _WORD.finditer(text):
        for kind, pattern in known.get(word[0], ()):
            before = found[kind]
            if before and before[-1].end() > word.start():
                continue
            if (match := pattern.match(text, word.start())) is not None:
                before.append(match)
    return [(kind, match) for kind, matches in found.items() for match in matches]


@functools.cache
def _kinds() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["kind"] for row in word_list("checking_phrases")))


@functools.cache
def _by_first_word() -> Mapping[str, tuple[_Form, ...]]:
    """Return the forms by the words, or marks, that they can begin with, in the list's order."""
    found: dict[str, list[_Form]] = {}
    for row in word_list("checking_phrases"):
        form = _Form(row["kind"], _pattern(row["form"]))
        for word in _first_words(row["form"]):
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _pattern(form: str) -> re.Pattern[str]:
    """Return what finds a form.

    `{a|b}` is one of the words, with `|}` none of them too; `*` is up to two words.
    """
    plain = re.sub(r"\{([^}]*)\|\} ", r"(?:(?:\1) )?", form)
    plain = re.sub(r"\{([^}]*)\}", r"(?:\1)", plain)
    plain = plain.replace("* ", r"(?:\S+ ){0,2}")
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)")


def _first_words(form: str) -> set[str]:
    """Return the words that a form can begin with.

    >>> sorted(_first_words("{not|un}aware of {any|such}"))
    ['notaware', 'unaware']
    """
    leading = _LEADING.findall(form)[0]
    choices = ((choice or said).split("|") for choice, said in _CHOICE.findall(leading))
    begun = map("".join, itertools.product(*choices))
    return {word for said in begun for word in _WORD.findall(said)[:1]}
