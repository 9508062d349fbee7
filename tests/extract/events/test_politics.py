"""Acts of states in each construction that news has: who did what to whom, and whether at all.

`politics.csv` has a sentence for a construction and a type; `no TYPE` is what did not happen.
"""

import csv
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.pipeline import code
from dateline.records import Actor, Event, Finding

HAPPENED = ("actual", "ongoing")
MUTUAL = {"CONSULT", "COOPERATE"}
"""Types that both sides do: who is named as actor and who as recipient is all one here."""
NEAR = {"MOBILIZE", "PROTEST"}
"""Types of which the recipient may as well be left out."""
MISSES = {"after doing mobilize", "passive concede", "urged to reject"}
"""Cells that are misread."""


class Case(NamedTuple):
    construction: str
    type: str
    actors: str
    recipients: str
    text: str


with (Path(__file__).parent / "politics.csv").open(encoding="utf-8", newline="") as lines:
    CASES = [Case(**row) for row in csv.DictReader(lines)]


@functools.cache
def likely(text: str) -> tuple[Event, ...]:
    """Return the events of a text that lists show."""
    return code(text, published="2025-03-04").likely


def are(words: str, parties: Sequence[Finding[Actor]]) -> bool:
    """Tell whether parties are who the words name: countries, or names and nouns joined by `_`."""
    wanted = [word.replace("_", " ") for word in words.split()]
    return all(any(_is(word, f.value) for f in parties) for word in wanted) and all(
        any(_is(word, f.value) for word in wanted) for f in parties
    )


def _is(word: str, party: Actor) -> bool:
    return word in (party.country, party.name) or word == party.text.lower()


def is_told(case: Case, event: Event) -> bool:
    """Tell whether an event has the parties of a case, and is told as done."""
    if event.realis.value not in HAPPENED:
        return False
    if case.type in MUTUAL:
        return are(f"{case.actors} {case.recipients}", [*event.actors, *event.recipients])
    return are(case.actors, event.actors) and (
        case.type in NEAR or are(case.recipients, event.recipients)
    )


def is_read(case: Case) -> bool:
    """Tell whether what a case says is read from its sentence."""
    kind = case.type.removeprefix("no ")
    events = [e for e in likely(case.text) if e.type.value == kind]
    if kind != case.type:
        return not any(e.realis.value in HAPPENED for e in events)
    return any(is_told(case, e) for e in events)


@pytest.mark.parametrize("case", [c for c in CASES if c.construction not in MISSES],
                         ids=lambda c: c.construction)  # fmt: skip
def test_an_act_is_read_in_each_construction(case: Case) -> None:
    assert is_read(case), likely(case.text)


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.construction in MISSES], ids=lambda c: c.construction
)
def test_known_misses(case: Case) -> None:
    """Fail when one is read: it belongs among the others."""
    assert not is_read(case), likely(case.text)


def test_each_case_is_named_once() -> None:
    found = [case.construction for case in CASES]
    assert len(found) == len(set(found))
    assert set(found) >= MISSES
