"""From when a text without a date is, as far as the titles that it gives people tell.

"Defense Secretary Ash Carter" was one from 2015 to 2017, so the prime minister whom he met is not
today's.
"""

import calendar
import itertools
import re
from datetime import date, timedelta

from dateline.annotate import Layers
from dateline.codebook.directory import Entry, Known
from dateline.codebook.titles import LINKING, PAST, is_title_of, words_of

_MONTH = re.compile(
    rf"\b({'|'.join(filter(None, calendar.month_abbr))})[a-z]*\.?\s+"
    r"(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b"
)
_BEFORE = 6
"""Words in front of a name in which its title is looked for."""


def reckoned(layers: Layers) -> str | None:
    """Return the last day (YYYY-MM-DD) on which most of those named held the titles given them.

    Of several such days one on which most of the persons named were in office. Where no title
    tells, the first of the latest month that the text names with its year; None where it names
    none, or where the titles are as true today.
    """
    persons = [k.ids[0] for k in layers.known if k.form == "person" and len(k.ids) == 1]
    held = [
        [e for e in layers.directory.entries[ident] if not e.role.startswith("former")]
        for ident in dict.fromkeys(persons)
    ]
    terms = [term for known in layers.known if (term := _term(layers, known)) is not None]
    if not terms:
        return _last_month(layers)
    if not any(term.until for term in terms):
        return None
    ends = {e.until for e in (*terms, *itertools.chain.from_iterable(held)) if e.until}
    days: list[str | None] = [None, *(_day_before(end) for end in sorted(ends, reverse=True))]

    def fit(day: str | None) -> tuple[int, int]:
        return (
            sum(term.holds(day) for term in terms),
            sum(any(e.holds(day) for e in mine) for mine in held),
        )

    return max(days, key=fit)  # the latest of equal ones


def _last_month(layers: Layers) -> str | None:
    months = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
    named = [
        f"{year}-{months[name.lower()]:02}-01"
        for name, year in _MONTH.findall(layers.document.text)
    ]
    return max(named, default=None)


def _term(layers: Layers, known: Known) -> Entry | None:
    """Return the term of office that the title before a person's name fits, the latest."""
    if known.form != "person" or len(known.ids) > 1:
        return None
    said = _title_before(layers, known.first)
    if not said or not PAST.isdisjoint(said):
        return None
    fitting = [e for e in layers.directory.entries[known.ids[0]] if is_title_of(e.role, said)]
    return fitting[-1] if fitting else None


def titled(layers: Layers) -> dict[frozenset[str], str]:
    """Return who bears each title that a text gives to one person only, by its words as written.

    "The foreign secretary" of its headline is the one whom its first paragraph names.
    """
    found: dict[frozenset[str], set[str]] = {}
    for known in layers.known:
        if (term := _term(layers, known)) is not None:
            role = words_of(term.role)
            words = _words_before(layers, known.first)
            said = frozenset(w for w in words if words_of(w) and words_of(w) <= role)
            found.setdefault(said, set()).add(term.id)
    return {words: next(iter(ids)) for words, ids in found.items() if len(ids) == 1}


def _title_before(layers: Layers, first: int) -> frozenset[str]:
    """Return the words in front of a name, as far as they may be its title, made comparable."""
    return words_of(" ".join(_words_before(layers, first)))


def _words_before(layers: Layers, first: int) -> list[str]:
    found: list[str] = []
    sentence = layers.tokens[first].sentence
    for token in reversed(layers.tokens[max(0, first - _BEFORE) : first]):
        if token.sentence != sentence or not (token.text[:1].isalpha() or token.text in ".,-"):
            break
        if token.text == "," and found:
            break
        if token.pos in ("VERB", "AUX", "ADP", "CCONJ", "PRON") and token.low not in LINKING:
            break
        found.append(token.low)
    return [word for word in found if word.isalpha()]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
