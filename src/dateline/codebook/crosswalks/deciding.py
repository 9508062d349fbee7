"""Which row of a crosswalk an event falls under: the first whose conditions all hold."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import msgspec

from dateline.codebook.crosswalks.parties import known_tags, sides, tags
from dateline.codebook.crosswalks.tables import FOLDER, Row, choices, table
from dateline.errors import CodebookError
from dateline.records import Actor, Event, EventType, Realis, TollKind, summarise

NOTHING = "-"
"""In a condition: the event has no mode, no context, nobody there, no toll."""

CONDITIONS = ("type", "mode", "context", "realis", "actor", "recipient", "toll")


class Rule(msgspec.Struct, frozen=True):
    """A row with its conditions: of each that is asked, the event must have one of the values."""

    asks: tuple[tuple[str, frozenset[str]], ...]
    row: Row


@functools.cache
def rules(name: str, folder: Path = FOLDER) -> tuple[Rule, ...]:
    """Return the rules of `<name>.csv` in their order; a condition with an unknown value fails."""
    found = []
    for line, row in enumerate(table(name, folder), start=2):
        asks = [(c, choices(row[c])) for c in CONDITIONS if row.get(c)]
        for condition, wanted in asks:
            known = _known().get(condition)
            if known is not None and (strange := wanted - known):
                raise CodebookError(
                    f"{folder / name}.csv: line {line}: unknown {condition} "
                    f"{', '.join(sorted(strange))}; use {', '.join(sorted(known))}"
                )
        found.append(Rule(tuple(asks), row))
    return tuple(found)


@functools.cache
def _known() -> Mapping[str, frozenset[str]]:
    parties = known_tags() | {NOTHING}
    return {
        "type": frozenset(get_args(EventType)),
        "realis": frozenset(get_args(Realis)),
        "actor": parties,
        "recipient": parties,
        "toll": frozenset(get_args(TollKind)) | {NOTHING},
    }


def decide(event: Event, name: str, folder: Path = FOLDER) -> Row:
    """Return the row of `<name>.csv` that decides an event."""
    facts = _facts(event)
    for rule in rules(name, folder):
        if all(wanted & facts[condition] for condition, wanted in rule.asks):
            return rule.row
    raise CodebookError(
        f"{folder / name}.csv: no row decides {event.type.value}; "
        "add one without other conditions as the last of its type"
    )


def _facts(event: Event) -> Mapping[str, frozenset[str]]:
    actors, recipients = sides(event)
    return {
        "type": frozenset({event.type.value}),
        "mode": frozenset({event.mode.value if event.mode else NOTHING}),
        "context": frozenset(c.value for c in event.contexts) or frozenset({NOTHING}),
        "realis": frozenset({event.realis.value}),
        "actor": _side(actors),
        "recipient": _side(recipients),
        "toll": _tolls(event) or frozenset({NOTHING}),
    }


def _side(side: tuple[Actor, ...]) -> frozenset[str]:
    if not side:
        return frozenset({NOTHING})
    return frozenset(tag for actor in side for tag in tags(actor))


def _tolls(event: Event) -> frozenset[str]:
    """Return the kinds of toll of which the event has at least one."""
    sums = ((kind, summarise(event.tolls, kind)) for kind in {t.value.kind for t in event.tolls})
    return frozenset(kind for kind, toll in sums if toll is not None and toll.least > 0)
