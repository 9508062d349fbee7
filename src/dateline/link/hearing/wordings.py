"""What words say of a deed: which kind it was, what it hit, and which names stand there."""

import functools
import re
from collections.abc import Iterator, Mapping

from dateline.codebook.directory import fold, load_directory
from dateline.codebook.namesakes import is_namesakes
from dateline.codebook.words import word_list, word_table

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_NAME_WORD = re.compile(r"\w+(?:[-.]\w+)*")
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_SMALL = frozenset({
    "the", "a", "an", "of", "and", "or", "in", "on", "at", "by", "to", "for", "from", "with",
    "that", "this", "it", "its", "their", "his", "her", "he", "she", "they", "was", "were", "is",
    "are", "be", "been", "had", "has", "have", "who", "which", "when", "where", "as", "but", "not",
    "no", "than", "then", "into", "over", "after", "before", "near", "about", "some", "all", "any",
    "there", "said", "says", "say", "told", "also", "one", "two", "three",
})  # fmt: skip
_CIVIL = frozenset({
    "civilians", "children", "women", "families", "elderly", "students", "teachers", "pilgrims",
    "medics", "journalists", "homes", "buildings", "clergy", "patients", "refugees", "aid workers",
    "displaced people",
})  # fmt: skip
_ARMED = frozenset({"fighters", "soldiers", "commanders", "gang members"})


_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens|scores|hundreds?|thousands?)\b"
)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers in a text, as they are written: "the figure of 300 dead"."""
    return frozenset(_NUMBER.findall(text.lower()))


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without case, accents and its ending, so that its forms are compared.

    >>> stem("bombs") == stem("bombed") == stem("bombing")
    True
    """
    word = fold(word).replace(" ", "")
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    if len(word) > 3:
        word = word.rstrip("e")
        word = f"{word[:-1]}y" if word.endswith("i") else word
    return word


@functools.lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.lower() not in _SMALL)


@functools.cache
def deed_stems() -> Mapping[str, str]:
    """Return the kind of deed that a stem speaks of."""
    found = {
        stem(form): kind
        for form, kind in word_table("deeds", "kind").items()
        if not form.startswith("=") and " " not in form
    }
    for name in ("harm", "fates"):
        for row in word_list(name):
            if row["kind"] in ("killed", "injured", "damaged") and " " not in row["form"]:
                found.setdefault(stem(row["form"]), "harm")
    return found


@functools.cache
def _deed_phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds the phrases and exact forms ("=placed"), and their kinds."""
    kinds = {
        form.removeprefix("="): kind
        for form, kind in word_table("deeds", "kind").items()
        if form.startswith("=") or " " in form
    }
    forms = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b"), kinds


@functools.lru_cache(maxsize=16384)
def deed_kinds(text: str) -> frozenset[str]:
    """Return the kinds of deed that the words of a text speak of; empty where it tells of none.

    >>> sorted(deed_kinds("a car bomb killed four")), sorted(deed_kinds("it went off"))
    (['bomb', 'harm', 'planted'], ['planted'])
    """
    table = deed_stems()
    finder, kinds = _deed_phrases()
    found = {table[s] for s in stems(text) if s in table}
    found.update(kinds[m.group()] for m in finder.finditer(text.lower()))
    return frozenset(found)


def unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks.

    >>> unquoted('He said "go" and left.')
    'He said   and left.'
    """
    return _QUOTED.sub(" ", text)


@functools.cache
def verdict(kind: str) -> re.Pattern[str]:
    """Return what finds the wordings of a kind in `verdicts.csv`: "denies", "admits", "held"."""
    return re.compile(rf"\b(?:{'|'.join(_forms(kind))})", re.IGNORECASE)


@functools.cache
def _hint(kind: str) -> re.Pattern[str]:
    """Return what finds all that `verdict` does in small letters, and more, in half the time."""
    return re.compile("|".join(_forms(kind)))


def _forms(kind: str) -> list[str]:
    return [row["pattern"] for row in word_list("verdicts") if row["kind"] == kind]


@functools.lru_cache(maxsize=32768)
def says(text: str, kind: str) -> bool:
    """Tell whether a text has a wording of a kind; each passage is asked many times over."""
    if text.isascii() and not _hint(kind).search(text.lower()):
        return False
    return verdict(kind).search(text) is not None


@functools.lru_cache(maxsize=16384)
def victim_sides(text: str) -> frozenset[str]:
    """Return whether a text names civilians or their places ("civil") or fighters ("armed").

    >>> sorted(victim_sides("a gathering of terrorists"))
    ['armed']
    """
    found = set()
    for phrase in _phrases(text):
        group = _victims().get(phrase)
        if group:
            found.add(group)
    return frozenset(found)


@functools.cache
def _victims() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in word_list("victims"):
        side = "civil" if row["group"] in _CIVIL else "armed" if row["group"] in _ARMED else ""
        if side:
            table.setdefault(row["form"], side)
    for row in word_list("labels"):
        note = row["note"].removeprefix("neutral: ")
        if any(w in note for w in ("fighter", "militant", "armed group", "gang")):
            table.setdefault(row["form"].lower(), "armed")
    for row in word_list("standing"):
        table[row["form"]] = row["side"]
    return table


def _phrases(text: str) -> Iterator[str]:
    """Return the one- and two-word phrases of a text in lower case, plurals also as singular."""
    words = [w.lower() for w in _WORD.findall(text)]
    for i, word in enumerate(words):
        for phrase in (word, " ".join(words[i : i + 2]), " ".join(words[i : i + 3])):
            yield phrase
            if phrase.endswith("men"):
                yield phrase[:-3] + "man"
            if phrase.endswith("ies"):
                yield phrase[:-3] + "y"
            if phrase.endswith("s"):
                yield phrase[:-1]


@functools.lru_cache(maxsize=4096)
def named_actors(text: str) -> tuple[tuple[int, int, tuple[str, ...], str], ...]:
    """Return the known names in a text: start, end (code points in it), their ids and the form."""
    places = list(_NAME_WORD.finditer(text))
    words = [m.group() for m in places]
    directory = load_directory()
    return tuple(
        (places[k.first].start(), places[k.last - 1].end(), k.ids, k.form)
        for k in directory.scan(words)
        if k.first == 0 or not is_namesakes(directory, k, words[k.first - 1])
    )
