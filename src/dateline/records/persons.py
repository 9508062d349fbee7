"""Persons told one by one: who may be the same as whom, by age, sex, part played and name."""

import re
from collections.abc import Iterable

import msgspec

_AGE = re.compile(
    r"\b(\d{1,3}|[a-z]+(?:[- ][a-z]+)?)[- ](year|month|week|day)s?[- ]olds?\b|, (\d{1,3})\b", re.I
)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MALE = frozenset({
    "he", "him", "himself", "his", "man", "men", "boy", "father", "dad", "son", "brother",
    "husband", "uncle", "grandfather", "grandson", "nephew", "boyfriend", "male", "gentleman",
    "stepfather", "stepson",
})  # fmt: skip
_FEMALE = frozenset({
    "she", "her", "herself", "woman", "women", "girl", "mother", "mom", "daughter", "sister",
    "wife", "aunt", "grandmother", "niece", "granddaughter", "girlfriend", "female", "lady",
    "stepmother", "stepdaughter",
})  # fmt: skip
_YOUNG = frozenset({
    "boy", "girl", "child", "toddler", "baby", "infant", "kid", "schoolboy", "schoolgirl",
})  # fmt: skip
_GROWN = frozenset({
    "man", "woman", "officer", "deputy", "trooper", "policeman", "soldier", "father", "mother",
    "husband", "wife",
})  # fmt: skip
_TEENS = frozenset({"teen", "teenager", "teenage"})
_PARTS = {
    "officer": frozenset({
        "officer", "deputy", "policeman", "policewoman", "trooper", "cop", "marshal", "sheriff",
    }),
    "suspect": frozenset({
        "suspect", "gunman", "shooter", "attacker", "assailant", "robber", "intruder",
    }),
}  # fmt: skip
_ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NEW = frozenset({"another", "other", *_ORDINALS})
_OWN = re.compile(r"\b(?:his|her|their|its)\s+", re.I)
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "officer", "deputy", "sgt", "sergeant", "captain", "chief", "old",
})  # fmt: skip
_GROWN_UP, _TEEN = 18, range(12, 21)


class Person(msgspec.Struct, frozen=True):
    """What the words for one person say: years of age from `youngest` to `oldest`, sex, part.

    `another` is set where the words tell a new one apart ("a second man").
    """

    youngest: int
    oldest: int
    sex: str
    part: str
    name: tuple[str, ...]
    another: bool


def person_of(words: str, *, named: bool = False) -> Person:
    """Return what the words for a person say; `named` where they are a name.

    >>> person_of("a 16-year-old girl").sex, person_of("another man").another
    ('f', True)
    """
    said = [w.lower() for w in re.findall(r"[^\W\d_]+", _OWN.sub("", words))]
    youngest, oldest = _ages(words, set(said))
    sex = "m" if set(said) & _MALE else "f" if set(said) & _FEMALE else ""
    part = next((part for part, nouns in _PARTS.items() if set(said) & nouns), "")
    bare = _AGE.sub("", words)
    names = [w.lower() for w in re.findall(r"[^\W\d_][\w'’-]+", bare) if w[0].isupper()]
    name = tuple(w for w in names if w not in _TITLES) if named else ()
    return Person(youngest, oldest, sex, part, name, bool(set(said) & _NEW))


def may_be_one(left: Person, right: Person) -> bool:
    """Tell whether nothing that is said of two persons keeps them apart.

    >>> may_be_one(person_of("a boy"), person_of("a man"))
    False
    >>> may_be_one(person_of("Ann Lee", named=True), person_of("Lee", named=True))
    True
    """
    if left.sex and right.sex and left.sex != right.sex:
        return False
    if left.part and right.part and left.part != right.part:
        return False
    if left.youngest > right.oldest or right.youngest > left.oldest:
        return False
    shorter, longer = sorted((left.name, right.name), key=len)
    return not shorter or (shorter[-1] in longer and set(shorter) <= set(longer))


def distinct(told: Iterable[Person]) -> int:
    """Return how many persons there are at the least, taken in the order of the text.

    >>> distinct(person_of(w) for w in ("a man", "the man", "a second man", "a girl"))
    3
    """
    found: list[Person] = []
    for one in told:
        fitting = [n for n, other in enumerate(found) if may_be_one(one, other)]
        if one.another:
            fitting = [n for n in fitting if found[n].another]
        if not fitting:
            found.append(one)
            continue
        n = max(fitting, key=lambda n: (_likeness(one, found[n]), -n))
        found[n] = _merged(found[n], one)
    return len(found)


def is_attacker(words: str) -> bool:
    """Tell whether words for a dead person mean who did it: "the gunman", "himself".

    >>> is_attacker("The gunman"), is_attacker("a man")
    (True, False)
    """
    said = {w.lower() for w in re.findall(r"[^\W\d_]+", words)}
    return bool(said & _PARTS["suspect"]) or is_own(words)


def is_own(words: str) -> bool:
    """Tell whether words for a dead person say that he did it himself.

    >>> is_own("himself"), is_own("the gunman")
    (True, False)
    """
    return words.lower() in ("himself", "herself")


def number_of(word: str) -> int | None:
    """Return the number that a word or digits below twenty name, None for other words.

    >>> number_of("Five"), number_of("12"), number_of("men")
    (5, 12, None)
    """
    if word.isdigit():
        return int(word)
    return _UNITS.index(word.lower()) if word.lower() in _UNITS else None


def ordinal(words: str) -> int:
    """Return which in a row a victim is told to be: "a third man"; 0 where not told.

    >>> ordinal("A fourth victim"), ordinal("a man")
    (4, 0)
    """
    said = [w.lower() for w in re.findall(r"[^\W\d_]+", words)]
    return max((n for n, word in enumerate(_ORDINALS, start=2) if word in said), default=0)


def _likeness(left: Person, right: Person) -> int:
    aged = left.youngest == left.oldest and left.youngest == right.youngest
    return 4 * bool(left.name and right.name) + 2 * aged + (left.sex == right.sex)


def _merged(left: Person, right: Person) -> Person:
    return Person(
        max(left.youngest, right.youngest), min(left.oldest, right.oldest), left.sex or right.sex,
        left.part or right.part, max(left.name, right.name, key=len), left.another or right.another,
    )  # fmt: skip


def _ages(words: str, said: set[str]) -> tuple[int, int]:
    """Return the span of years that the words leave open."""
    found = _AGE.search(words)
    years = None if found is None else _years(found)
    if years is not None:
        return years, years
    if said & _TEENS:
        return _TEEN[0], _TEEN[-1]
    if said & _YOUNG:
        return 0, _GROWN_UP - 1
    return (_GROWN_UP, 150) if said & _GROWN else (0, 150)


def _years(found: re.Match[str]) -> int | None:
    if found[3]:
        return int(found[3])
    if found[2].lower() != "year":
        return 0
    if found[1].isdigit():
        return int(found[1])
    first, _, last = found[1].lower().replace(" ", "-").partition("-")
    if first in _TENS:
        return 20 + 10 * _TENS.index(first) + (_UNITS.index(last) if last in _UNITS else 0)
    word = last or first  # "a four-year-old": the article is taken for a part
    return _UNITS.index(word) if word in _UNITS else None
