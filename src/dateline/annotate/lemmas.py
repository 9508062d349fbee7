"""Lemmas that the parser's lemmatizer gets wrong: "raped" is of "rape", "attachés" of "attaché"."""

from collections.abc import Collection

_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("bdgklmnprtvz")
"""Last letters that a short verb doubles before an ending: "rap" gives "rapped"."""
_SILENT = ("s", "c", "g", "v", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "iat", "uat")
"""What a silent "e" stands behind also where two consonants or two vowels come before it."""
_BARE = ("er", "on", "el", "or", "ey", "ay", "oy", "ss")
"""Ends behind which no "e" is left out: "cordoned", "helicoptered", "resurveyed", "recrossed"."""
_ENDED = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "es"}


def mended(word: str, tag: str, lemma: str, verbs: Collection[str]) -> str:
    """Return the lemma of a form of a verb, or of a plural in "és", if `lemma` is the lemmatizer's.

    `verbs` are the verbs that it knows. Of two that it knows it takes the one without "e", though
    a short verb would double its last letter ("raged", "staging"); to an ending of a verb that it
    doesn't know it gives an "e" ("waterboarde", "rearreste", "resupplie").
    """
    ending = _ENDED.get(tag)
    form = word.lower()
    if tag == "NNS" and form.endswith("és") and lemma.lower() == form:
        return lemma[:-1]
    if ending is None or not form.endswith(ending) or lemma.lower() != lemma:
        return lemma
    if form == lemma + ending and lemma + "e" in verbs and _doubles(lemma):
        return lemma + "e"
    if lemma not in verbs and lemma.endswith("e") and form[: len(lemma) - 1] == lemma[:-1]:
        return _without_e(lemma[:-1])
    return lemma


def _without_e(stem: str) -> str:
    """Return a verb that no list knows by its form without "ed": "relaunch", "demine", "unban"."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    first, last = stem[-2:-1], stem[-1:]
    if first == last and last in _DOUBLED and last != "l":
        return stem[:-1]
    cluster = last not in _VOWELS and (first not in _VOWELS or stem[-3:-2] in _VOWELS)
    bare = stem.endswith(_BARE) or (cluster and not stem.endswith(_SILENT))
    return stem if bare and len(stem) > 3 else stem + "e"


def _doubles(verb: str) -> bool:
    """Tell whether a verb is of one syllable with one vowel before one consonant: "rap", "stag"."""
    return (
        len(verb) >= 3
        and verb[-1] in _DOUBLED
        and verb[-2] in _VOWELS
        and not _VOWELS & set(verb[:-2].removeprefix("qu"))
    )
