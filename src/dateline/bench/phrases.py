"""Task `phrases`: the days, or hours, that the time phrases of a short text stand for."""

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished, share
from dateline.document import Range, plain
from dateline.extract.times import TimeMention, find_times
from dateline.records import When

_DAY, _HOUR = 10, 13
"""How much of YYYY-MM-DDTHH:MM tells the day, and the hour."""


class Phrase(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """Gold words and the time they stand for, `from` and `to` included: YYYY-MM-DD[THH:MM].

    `alt` holds readings that are as good; `start` and `end` (code points) say where the words
    stand, which else are looked for in order of mention.
    """

    text: str
    first: str
    last: str
    granularity: str = ""
    kind: str = ""
    start: int | None = None
    end: int | None = None
    alt: tuple[tuple[str, str], ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """A short text, when it was published, and its times; an id in `-ambiguous` is passed over."""

    id: str
    text: str
    times: tuple[Phrase, ...]
    published: str | None = None
    kind: str = ""


def score_phrases(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each time that was read wrong, those of a kind together.

    A time is found where any reading overlaps its words; the one that shares most of them must
    have both ends right. The kind of a time is its own, else its text's, else its granularity.
    """
    began = time.monotonic()
    wanted, found, right, n = 0, 0, 0, 0
    missed: list[tuple[str, str]] = []
    for passage in read_lines(data, Passage, limit=limit):
        if passage.id.endswith("-ambiguous"):
            continue
        n += 1
        mentions = find_times(annotate(plain(passage.text, published=passage.published)))
        for phrase, spot in _placed(passage):
            mention = _nearest(mentions, spot)
            good = mention is not None and _is_right(phrase, mention.finding.value)
            wanted += 1
            found += mention is not None
            right += good
            if not good:
                kind = phrase.kind or passage.kind or phrase.granularity
                missed.append((kind, _line(passage, phrase, kind, spot, mention)))
    metrics = {
        "interval_accuracy": share(right, wanted),
        "found": share(found, wanted),
    }
    lines = tuple(line for _, line in sorted(missed, key=lambda m: m[0]))
    return finished("phrases", n, metrics, [data], began=began), lines


def _placed(passage: Passage) -> Iterator[tuple[Phrase, Range | None]]:
    """Return the times of a passage with where they stand; None where the text has no such words.

    Words are looked for behind the time before; where they stand only before it, at the first
    place that no time has taken.
    """
    taken: list[Range] = []
    for phrase in passage.times:
        spot = _place(passage.text, phrase, taken)
        if spot is not None:
            taken.append(spot)
        yield phrase, spot


def _place(text: str, phrase: Phrase, taken: Sequence[Range]) -> Range | None:
    if phrase.start is not None and phrase.end is not None:
        return phrase.start, phrase.end
    after = taken[-1][1] if taken else 0
    pattern = rf"(?<!\w){re.escape(phrase.text)}(?!\w)"
    spots = [m.span() for m in re.finditer(pattern, text)]
    free = [(a, b) for a, b in spots if not any(a < d and c < b for c, d in taken)]
    return next((s for s in (*(s for s in free if s[0] >= after), *free, *spots)), None)


def _nearest(mentions: Sequence[TimeMention], spot: Range | None) -> TimeMention | None:
    """Return the reading that shares most with a place, None where none shares anything."""
    if spot is None:
        return None
    shared = [_shared(mention, spot) for mention in mentions]
    most = max(shared, default=0)
    return mentions[shared.index(most)] if most > 0 else None


def _shared(mention: TimeMention, spot: Range) -> int:
    span = mention.finding.quotes[0].span
    return min(span.end, spot[1]) - max(span.start, spot[0])


def _is_right(gold: Phrase, when: When) -> bool:
    """Tell whether both ends are those of gold or of one that is as good.

    >>> gold = Phrase("late on Sunday", "2024-12-01", "2024-12-01")
    >>> _is_right(gold, When("2024-12-01T21:00", "2024-12-01T21:00", "hour"))
    True
    """
    return any(
        _agrees(first, when.earliest) and _agrees(last, when.latest)
        for first, last in ((gold.first, gold.last), *gold.alt)
    )


def _agrees(gold: str, read: str) -> bool:
    """Tell whether an end is the day that gold says, or the hour where gold says one."""
    cut = _HOUR if "T" in gold else _DAY
    return gold[:cut] == read[:cut]


def _line(
    passage: Passage, phrase: Phrase, kind: str, spot: Range | None, mention: TimeMention | None
) -> str:
    """Return what was read and what is right, in one line."""
    if spot is None:
        read = "words not in the text"
    elif mention is None:
        read = "not found"
    else:
        when = mention.finding.value
        words = mention.finding.quotes[0].text
        read = f"read {words!r} as {when.earliest}..{when.latest}"
    return f"{passage.id} {kind}: {phrase.text!r} {read}, is {phrase.first}..{phrase.last}"
