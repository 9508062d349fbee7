"""What likeness needs to know of an article: its words, names, days and numbers, by weight."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from dateline.document import SPEAKING, Document
from dateline.link.articles.moments import day_of, days_of_year, days_told
from dateline.link.articles.rarity import Rarity, rarity
from dateline.link.articles.wording import MONTHS, STREETS, WEEKDAYS, Word, capitalised, words

LEAD = 70
"""How many words, title included, make up the lead."""
_COMMON = 0.7
"""Words that weigh less (half of all texts have them) tell nothing."""
_SENTENCE = 40
_STOP = re.compile(r"[.!?][\"'”’)\s]*$")
_HARMS = {
    "killed": "killed", "dead": "killed", "died": "killed", "dies": "killed", "kills": "killed",
    "injured": "injured", "wounded": "injured", "hurt": "injured", "injuries": "injured",
}  # fmt: skip
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_SMALL_NUMBERS = {word: number for number, word in enumerate(_NUMBERS.split(), start=1)}


class Profile(msgspec.Struct, frozen=True):
    """An article as likeness sees it; a pure function of the document.

    `day` is that of publication (proleptic ordinal). `words` and `lead` are unit vectors of the
    rarity of words in the whole text and at its start. `names` are words with a capital, with
    their rarity, `lead_names` those at the start, `full_names` two such words in a row. `days`
    are the days that the text tells of, `dates` those without a year (month, day).
    """

    document: str
    day: int | None
    words: dict[str, float]
    lead: dict[str, float]
    names: dict[str, float]
    lead_names: frozenset[str]
    full_names: dict[str, float]
    streets: frozenset[str]
    ages: frozenset[str]
    aged: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[int]
    dates: frozenset[tuple[int, int]]
    tolls: frozenset[tuple[str, int]]


def profile(document: Document, table: Rarity | None = None) -> Profile:
    """Return the profile of a document, from the blocks of it that report something."""
    table = table or rarity()
    said = words(spoken(document))
    day = day_of(document.published)
    names, starts, full = _names(said, table)
    ages, aged = _ages(said)
    counts = Counter(word.form for word in said)
    return Profile(
        document=document.id,
        day=day,
        words=_unit({w: (1 + math.log(n)) * table.of(w) for w, n in counts.items()}),
        lead=_unit({w.form: table.of(w.form) for w in said[:LEAD]}),
        names={name: table.of(name) for name in sorted(names)},
        lead_names=frozenset(n for n in names if starts[n] < LEAD),
        full_names={n: sum(table.of(w) for w in n.split()) for n in sorted(full)},
        streets=frozenset(n for n in full if n.split()[1] in STREETS),
        ages=ages,
        aged=aged,
        numbers=frozenset(w for w in counts if w[0].isdigit() and len(w) > 2),
        days=days_told(said, day),
        dates=days_of_year(said),
        tolls=_tolls(said),
    )


def spoken(document: Document) -> str:
    """Return the title and the sentences of the blocks that report something, a line each.

    Lines that end like no sentence are names of clips, of other stories, of weather warnings:
    without them BCubed F1 of the shooting incidents rises from .947 to .951.
    """
    lines = [
        line.strip()
        for block in document.blocks
        if block.role in SPEAKING
        for line in document.text[block.span.start : block.span.end].splitlines()
        if line.strip()
    ]
    head = document.title.strip() if document.title else ""
    if head and lines[:1] != [head]:
        lines.insert(0, head)
    return "\n\n".join(line for n, line in enumerate(lines) if n == 0 or _is_prose(line))


def _is_prose(line: str) -> bool:
    """Tell whether a line is long enough for a sentence and ends like one."""
    return len(line) > _SENTENCE and _STOP.search(line) is not None


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of telling words, in order, scaled so that their squares add up to 1."""
    kept = {
        word: weights[word]
        for word in sorted(weights)
        if weights[word] >= _COMMON and (len(word) > 1 or word.isdigit())
    }
    size = math.sqrt(sum(weight**2 for weight in kept.values())) or 1.0
    return {word: round(weight / size, 5) for word, weight in kept.items()}


def _names(said: Sequence[Word], table: Rarity) -> tuple[set[str], dict[str, int], set[str]]:
    """Return the words of names, where each first stands, and the names of two words."""
    names, starts, full = set[str](), dict[str, int](), set[str]()
    for start, name in capitalised(said, table):
        name = tuple(w for w in name if w not in WEEKDAYS and w not in MONTHS and len(w) > 1)
        for word in name:
            names.add(word)
            starts.setdefault(word, start)
        full.update(f"{one} {other}" for one, other in pairwise(name))
        if len(name) == 3:
            full.add(f"{name[0]} {name[2]}")
    return names, starts, full


def _ages(said: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ages told ("23-year-old"; "Roe, 23,"), and those with the name before them."""
    ages, aged = set[str](), set[str]()
    for before, word, after in zip(said, said[1:], said[2:], strict=False):
        if not (word.form.isdigit() and len(word.form) < 3):
            continue
        named = before.written[0].isupper() and before.form not in MONTHS
        if named and word.gap.strip() == "," and after.gap.lstrip()[:1] in (",", "."):
            aged.add(f"{before.form} {word.form}")
            ages.add(word.form)
    for word, one, other in zip(said, said[1:], said[2:], strict=False):
        years = one.form in ("year", "years") and other.form == "old"
        if years and word.form.isdigit() and len(word.form) < 3:
            ages.add(word.form)
    return frozenset(ages), frozenset(aged)


def _tolls(said: Sequence[Word]) -> frozenset[tuple[str, int]]:
    """Return the numbers that stand up to five words before a word of harm, with its kind."""
    found = set[tuple[str, int]]()
    for place, word in enumerate(said):
        number = _SMALL_NUMBERS.get(word.form)
        if number is None and word.form.isdigit() and len(word.form) < 4:
            number = int(word.form)
        if number is None:
            continue
        harms = (_HARMS.get(w.form) for w in said[place + 1 : place + 6])
        harm = next((h for h in harms if h is not None), None)
        if harm is not None:
            found.add((harm, number))
    return frozenset(found)
