"""The grammar: which pattern opens which reading; the longest match at a place wins."""

import functools
import re
from collections.abc import Callable
from types import ModuleType

import msgspec

from dateline.codebook.words import word_list
from dateline.errors import CodebookError
from dateline.extract.times.lexicon import build
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases import (
    clocks,
    explicit,
    fiscal,
    holidays,
    lengths,
    periods,
    relative,
    runs,
    vague,
    weekdays,
)
from dateline.extract.times.scenes import Scene

Reader = Callable[[re.Match[str], Scene], Reading | None]
READERS: tuple[ModuleType, ...] = (
    explicit, periods, weekdays, clocks, relative, lengths, runs, fiscal, holidays, vague,
)  # fmt: skip


class Rule(msgspec.Struct, frozen=True):
    """A pattern, its reader, and what it needs: all classes of words of one of its `gates`."""

    gates: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    read: Reader


def _reader(name: str) -> Reader:
    for module in READERS:
        found: Reader | None = getattr(module, name, None)
        if found is not None:
            return found
    raise CodebookError(f"time_patterns.csv: no reader {name!r}; name a function of extract/times")


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return the compiled grammar of `en/words/time_patterns.csv`."""
    either = holidays.holiday_pattern()
    return tuple(
        Rule(
            tuple(frozenset(gate.split("+")) for gate in row["gates"].split()),
            build(row["pattern"].replace("<HOLIDAY>", either)),
            _reader(row["read"]),
        )
        for row in word_list("time_patterns")
    )


@functools.lru_cache(maxsize=1024)
def open_rules(opened: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """Return the rules that can match in a sentence with words of some classes, numbered."""
    return tuple(
        (n, rule) for n, rule in enumerate(rules()) if any(gate <= opened for gate in rule.gates)
    )
