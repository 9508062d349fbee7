"""Task `times`: the expressions of time in a text and their TIMEX2 or TIMEX3 values."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, f1, finished, share
from dateline.bench.timex import Timex, same_value, timexes
from dateline.document import plain
from dateline.errors import BenchError
from dateline.extract.times import find_times


class Expression(msgspec.Struct, frozen=True):
    """A gold expression: code points `start` to `end` (exclusive) and its value, if it has one.

    The value stands in `val` (TIMEX2) or `value` (TIMEX3); `set` is YES or `type` is SET for what
    recurs.
    """

    start: int
    end: int
    val: str | None = None
    value: str | None = None
    type: str | None = None
    set: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"{self.start} to {self.end} is no span; end must not be below start")

    @property
    def said(self) -> str | None:
        """The value, whatever its name; None where gold leaves it open."""
        return self.value or self.val or None

    @property
    def recurs(self) -> bool:
        """Whether the expression is of a set: "every day"."""
        return self.type == "SET" or (self.set or "").upper() == "YES"


class Record(msgspec.Struct, frozen=True):
    """A text with its expressions, in `timexes` or `timex`; `published` or `dct` is its date."""

    text: str
    id: str = ""
    timexes: tuple[Expression, ...] | None = None
    timex: tuple[Expression, ...] | None = None
    published: str | None = None
    dct: str | None = None


class Tally(msgspec.Struct):
    """Counts over texts: expressions wanted, given and matched; `valued_` is without the open."""

    wanted: int = 0
    given: int = 0
    strict: int = 0
    relaxed: int = 0
    valued_wanted: int = 0
    valued_given: int = 0
    valued: int = 0
    right: int = 0
    missed: list[str] = msgspec.field(default_factory=list)


def score_times(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each expression missed, read wrong or not in gold.

    All expressions count, nested ones too, but for TIMEX3 tags without words (start is end).
    Extents are matched one to one, equal ones first, then the greatest overlaps. Values are asked
    for only where gold has one.
    """
    began = time.monotonic()
    tally, n = Tally(), 0
    for record in read_lines(data, Record, limit=limit):
        n += 1
        gold = record.timexes if record.timexes is not None else record.timex
        if gold is None:
            raise BenchError(
                f"{data}: record {record.id or n} has no `timexes`; see docs/bench.md for the shape"
            )
        layers = annotate(plain(record.text, published=record.published or record.dct))
        given = [t for mention in find_times(layers) for t in timexes(mention)]
        _count(tally, record, [g for g in gold if g.start < g.end], given)
    metrics = {
        "extent_strict_f1": f1(tally.strict, tally.wanted, tally.given),
        "extent_relaxed_f1": f1(tally.relaxed, tally.wanted, tally.given),
        "value_accuracy": share(tally.right, tally.valued),
        "value_f1": f1(tally.right, tally.valued_wanted, tally.valued_given),
    }
    return finished("times", n, metrics, [data], began=began), tuple(tally.missed)


def _count(
    tally: Tally, record: Record, gold: Sequence[Expression], given: Sequence[Timex]
) -> None:
    """Add one text: its gold and what was read in it."""
    pairs = _match_spans([(g.start, g.end) for g in gold], [(t.start, t.end) for t in given])
    open_ones = sum(gold[i].said is None for i in pairs)
    tally.wanted += len(gold)
    tally.given += len(given)
    tally.relaxed += len(pairs)
    tally.strict += sum(
        (gold[i].start, gold[i].end) == (given[j].start, given[j].end) for i, j in pairs.items()
    )
    tally.valued_wanted += sum(g.said is not None for g in gold)
    tally.valued_given += len(given) - open_ones
    tally.valued += len(pairs) - open_ones
    for i, one in enumerate(gold):
        read = given[pairs[i]] if i in pairs else None
        right = read is not None and _is_right(one, read)
        tally.right += right
        tally.missed.extend(_lines(record, one, read, right))
    for j in sorted(set(range(len(given))) - set(pairs.values())):
        extra = given[j]
        words = _words(record.text, extra.start, extra.end)
        tally.missed.append(f"{record.id} extra: {words} read as {extra.value}")


def _is_right(gold: Expression, read: Timex) -> bool:
    said = gold.said
    return (
        said is not None
        and read.value is not None
        and same_value(said, read.value, recurs=gold.recurs)
    )


def _lines(record: Record, gold: Expression, read: Timex | None, right: bool) -> Iterator[str]:
    """Return what is wrong with the reading of a gold expression: its value before its extent."""
    wanted = f"{_words(record.text, gold.start, gold.end)} is {gold.said or 'left open'}"
    if read is None:
        yield f"{record.id} not found: {wanted}"
        return
    words = _words(record.text, read.start, read.end)
    if not right and gold.said is not None:
        yield f"{record.id} value: {wanted}, {words} read as {read.value}"
    elif (gold.start, gold.end) != (read.start, read.end):
        yield f"{record.id} extent: {wanted}, {words} read"


def _words(text: str, start: int, end: int) -> str:
    return repr(" ".join(text[start:end].split()))


def _match_spans(
    left: Iterable[tuple[int, int]], right: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Return which span of one list goes with which of the other: equal first, then most shared.

    >>> _match_spans([(0, 4), (5, 9)], [(5, 9), (3, 6)])
    {1: 0, 0: 1}
    """
    ranked = sorted(
        ((a, b) != (c, d), max(a, c) - min(b, d), i, j)
        for i, (a, b) in enumerate(left)
        for j, (c, d) in enumerate(right)
        if a < d and c < b
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs
