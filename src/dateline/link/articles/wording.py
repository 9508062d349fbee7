"""The words of a text as likeness sees them: where each stands, and which make up names."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.link.articles.rarity import Rarity

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|(?<=[^\W_])['’](?=[^\W_]))*|\d[\d,.:/-]*\d|\d")
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
MONTHS = {m: n for n, m in enumerate(_MONTHS, 1)} | {m[:3]: n for n, m in enumerate(_MONTHS, 1)}
MONTHS["sept"] = 9
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
WEEKDAYS = {d: n for n, d in enumerate(_WEEKDAYS)} | {d[:3]: n for n, d in enumerate(_WEEKDAYS)}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
_STREETS = (
    "street avenue road drive lane boulevard court place highway parkway circle way terrace st ave "
    "rd dr ln blvd ct pl hwy pkwy apartments park"
)
STREETS = frozenset(_STREETS.split())


class Word(msgspec.Struct, frozen=True):
    """One word: `form` in small letters without a possessive, `written` as it stands.

    `gap` is what stands between the word before and this one.
    """

    form: str
    written: str
    gap: str


def words(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of a text in order.

    >>> [w.form for w in words("Smith's 2-year-old, at 6:30 p.m.")]
    ['smith', '2', 'year', 'old', 'at', '6:30', 'p', 'm']
    """
    found, end = [], 0
    for match in _WORD.finditer(text):
        form = match.group().lower().replace("’", "'").removesuffix("'s")
        found.append(Word(form, match.group(), text[end : match.start()]))
        end = match.end()
    return tuple(found)


def capitalised(words: Sequence[Word], table: Rarity) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return each run of words with a capital, and where it starts, without words usually small.

    A run ends at a line end and at any sign but the stop of an initial or a short title.

    >>> table = Rarity(9, {"police": 5, "in": 9}, frozenset({"police", "in"}))
    >>> list(capitalised(words("Police in Rocky Mount saw J. Roe."), table))
    [(2, ('rocky', 'mount')), (5, ('j', 'roe'))]
    """
    start, run = 0, list[str]()
    for number, word in enumerate(words):
        if run and _ends_name(words[number - 1], word):
            yield from _trimmed(start, run, table)
            run = []
        if word.written[0].isupper():
            start = start if run else number
            run.append(word.form)
        elif run:
            yield from _trimmed(start, run, table)
            run = []
    yield from _trimmed(start, run, table)


def _ends_name(before: Word, word: Word) -> bool:
    """Tell whether a name cannot go on across the gap between two words."""
    gap = word.gap
    return "\n" in gap or bool(gap.strip(" .")) or ("." in gap and len(before.written) > 2)


def _trimmed(start: int, run: list[str], table: Rarity) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return a run without the words at its ends that are usually small, if any are left."""
    first, last = 0, len(run)
    while first < last and run[first] in table.small:
        first += 1
    while last > first and run[last - 1] in table.small and run[last - 1] not in STREETS:
        last -= 1
    if first < last:
        yield start + first, tuple(run[first:last])
