"""Known names that are part of another's: "Rushdi Serraj", "the National Security Council"."""

import functools
from difflib import SequenceMatcher

from dateline.codebook.directory import Directory, Known, fold
from dateline.codebook.words import word_set, word_table

_NATIONAL = frozenset({"national", "supreme", "presidential", "provincial", "regional"})
"""Words that make "Security Council" a state's."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
"""Words that, as offices do, make a person's of an outlet's name: "Mayor Bloomberg"."""
_ALIKE = 0.5
"""How like two spellings of a given name are at least: "Sergei" and "Serhiy", not "Juan"."""
_WIDER: dict[tuple[str, ...], frozenset[str]] = {
    ("USA",): frozenset({"latin", "south", "north", "central", "pan", "inter", "meso"}),
    ("IND",): frozenset({"west", "american"}),
}
"""Words that make of a people's name another's, or a continent's: "Central America"."""


def is_namesakes(directory: Directory, known: Known, before: str) -> bool:
    """Tell whether the word before a known name makes it another's ("Pan" of "Pan-American").

    A bare surname is another's where a given name stands before it that does not begin as any name
    of the known person does: spellings differ ("Mohamed", "Muhammad"), their first letter hardly.
    So it is where that is a common name, and of the other sex or not much like theirs: "Paola".
    """
    word = fold(before)
    if known.form in ("country", "demonym"):
        return word in _WIDER.get(known.ids, ())
    if not word or not before[:1].isupper():
        return False
    if known.form == "igo":
        return word in _NATIONAL
    if known.form == "media":
        return word in _TITLES or word_table("roles", "kind").get(word) == "person"
    if known.form != "person" or known.last - known.first > 1 or before.isupper():
        return False
    if word in word_set("before_names") or word in _roles():
        return False
    held = [e for ident in known.ids for e in directory.entries.get(ident, ())]
    parts = {part for e in held for part in fold(e.name).split()}
    if word[0] not in {part[0] for part in parts}:
        return True
    sex = word_table("first_names", "gender").get(word)
    if sex is None:
        return False
    if held and all(e.gender and e.gender != sex for e in held):
        return True
    return not any(SequenceMatcher(None, word, part).ratio() >= _ALIKE for part in parts)


@functools.cache
def _roles() -> frozenset[str]:
    return frozenset(word for form in word_table("roles", "sector") for word in form.split())
