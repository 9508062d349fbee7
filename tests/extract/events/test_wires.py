"""Everyday sentences of news agencies: what is done, in which mode, by whom and to whom.

`wires.csv` has a sentence and an event of it; `no TYPE` is what it does not tell. Parties are
countries, ids or words; `?` leaves a field open.
"""

import csv
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.pipeline import code
from dateline.records import Actor, Event, Finding


class Case(NamedTuple):
    type: str
    mode: str
    actors: str
    recipients: str
    text: str


with (Path(__file__).parent / "wires.csv").open(encoding="utf-8", newline="") as lines:
    CASES = [Case(**row) for row in csv.DictReader(lines)]


@functools.cache
def likely(text: str) -> tuple[Event, ...]:
    """Return the events of a text that lists show."""
    return code(text).likely


def are(words: str, parties: Sequence[Finding[Actor]]) -> bool:
    """Tell whether parties are who the words name, all of them and no other."""
    wanted = [word.replace("_", " ") for word in words.split()]
    if wanted == ["?"]:
        return True
    return all(any(_is(word, f.value) for f in parties) for word in wanted) and all(
        any(_is(word, f.value) for word in wanted) for f in parties
    )


def _is(word: str, party: Actor) -> bool:
    country, slash, sector = word.partition("/")
    if slash:
        return (party.country or "") == country and (party.sector or "") == sector
    return word in (party.country, party.id) or word in party.text.lower()


def is_told(case: Case, event: Event) -> bool:
    """Tell whether an event is what a case says."""
    mode = event.mode.value if event.mode else ""
    return (
        event.type.value == case.type
        and case.mode in ("?", mode)
        and are(case.actors, event.actors)
        and are(case.recipients, event.recipients)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text.split(" - ", 1)[-1][:40])
def test_a_sentence_of_the_wires(case: Case) -> None:
    kind = case.type.removeprefix("no ")
    found = likely(case.text)
    if kind != case.type:
        assert kind not in [e.type.value for e in found], found
    else:
        assert any(is_told(case, e) for e in found), found
