"""Task `muc`: tolls, days and countries of attacks in upper-case reports with templates."""

import re
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished, share
from dateline.bench.templates import Template
from dateline.document import Block, Document, Role, Span, content_id
from dateline.pipeline import PLAIN, Settings
from dateline.records import Event, Finding, When, summarise

NEAR_DAYS, LONGEST_DAYS = 3, 7
"""Days that a date may be off, and days of the longest stretch that still counts as a date."""
_TYPES = frozenset({"ASSAULT", "COERCE", "THREATEN", "PROTEST", "MOBILIZE"})
_METRICS = {
    "killed": "killed_exact", "injured": "injured_exact", "date": "date_3d", "country": "country",
}  # fmt: skip
_HEAD = re.compile(r"\A[^\n]{3,80}?(?:\n[^\n]{0,80}?)?--\s*(?:\[[^\]]{1,90}\]\s*)*")
_DAY = re.compile(r"\b(?:(\d{1,2}) ([a-z]{3})[a-z]*|([a-z]{3})[a-z]* (\d{1,2})),? (\d{2})\b", re.I)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"

Slots = dict[str, bool]


class Report(msgspec.Struct, frozen=True):
    """A text in capitals and its templates, of which a slot is a list of fills."""

    text: str
    templates: tuple[dict[str, list[str]], ...] = ()
    id: str = ""


class Tally(msgspec.Struct):
    """How many templates have a value for a slot, and how many of them were read right."""

    wanted: int = 0
    right: int = 0


def score_muc(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each slot of a template that was not read right.

    The reports are in capitals, as the product reads them. A text's events of conflict are assigned
    to its templates, one each, so that as many slots as can be are right. `killed_exact`,
    `injured_exact`: over templates that give the victims' number, all their numbers added; an open
    or rough number is met by its own figure. `date_3d`: over templates with a date, the event's
    day (at most a week long) lies at most 3 days from it; "- 4 MAR 90" (up to that day) is
    that day, "1 MAR 90 - 4 MAR 90" any of them, and of alternatives one is enough. `country`: over
    templates with a country. A template marked optional counts only where an event is assigned
    to it with a slot right.
    """
    began = time.monotonic()
    tallies = {slot: Tally() for slot in _METRICS}
    missed: list[str] = []
    n = 0
    for report in read_lines(data, Report, limit=limit):
        n += 1
        document = as_document(report.text)
        events = [e for e in coded(document, settings).events if _counts(e)]
        for gold, event, slots in _assigned(report, events, document.published):
            for slot, right in slots.items():
                tallies[slot].wanted += 1
                tallies[slot].right += right
                if not right:
                    missed.append(
                        f"{slot} {report.id}: {gold.says(slot)}, read {_say(slot, event)}"
                    )
    metrics = {_METRICS[slot]: share(t.right, t.wanted) for slot, t in tallies.items()}
    return finished("muc", n, metrics, [data], began=began), tuple(missed)


def as_document(text: str) -> Document:
    """Return the document of a report in capitals, its dateline a block apart.

    The day of publication is the first date of the dateline, "3 JAN 90" or "JAN 3 90"; without
    one the document has none.
    """
    head = _HEAD.match(text)
    start = head.end() if head else 0
    blocks = [Block("dateline", Span(0, len(head[0].rstrip())))] if head else []
    role: Role = "lead"
    for found in re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", text[start:], re.DOTALL):
        blocks.append(Block(role, Span(start + found.start(), start + found.end())))
        role = "paragraph"
    published, stamp = _published(text[:start])
    place = (
        re.match(r"[^\W\d_][^,(\n]+", text) if head and "no city" not in head[0].lower() else None
    )
    return Document(
        content_id("d", text, published or ""), text, tuple(blocks), published=published,
        published_at=stamp, datelines=(place[0].strip(),) if place else (),
    )  # fmt: skip


def _published(head: str) -> tuple[str | None, Span | None]:
    """Return the day of a dateline and where it stands."""
    found = _DAY.search(head)
    if found is None:
        return None, None
    day, month, year = found[1] or found[4], found[2] or found[3], found[5]
    months = _MONTHS.split()
    try:
        stated = date(1900 + int(year), months.index(month.lower()) + 1, int(day))
    except ValueError:
        return None, None
    return stated.isoformat(), Span(found.start(), found.end())


def _counts(event: Event) -> bool:
    return event.type.value in _TYPES and event.realis.value != "denied"


def _assigned(
    report: Report, events: Sequence[Event], published: str | None
) -> list[tuple[Template, Event | None, Slots]]:
    """Return each template that counts with the event assigned to it and what of it is right."""
    golds = [Template.of(fills, published) for fills in report.templates]
    slots = [[_right(gold, event) for event in events] for gold in golds]
    worth = [[sum(one.values()) for one in row] for row in slots]
    pairs = best_pairs(worth)
    found: list[tuple[Template, Event | None, Slots]] = []
    for i, gold in enumerate(golds):
        j = pairs.get(i)
        if j is not None:
            found.append((gold, events[j], slots[i][j]))
        elif not gold.optional:
            found.append((gold, None, dict.fromkeys(_right(gold, None), False)))
    return found


def _right(gold: Template, event: Event | None) -> Slots:
    """Return for each slot that the template fills whether the event has it right."""
    right: Slots = {}
    for kind, number in gold.tolls.items():
        toll = summarise(event.tolls, kind) if event is not None else None
        right[kind] = toll is not None and number.fits(toll.least, toll.most)
    if gold.days:
        when = event.when if event is not None else None
        right["date"] = when is not None and _near(when, gold.days)
    if gold.countries:
        place = event.place.value if event is not None and event.place is not None else None
        right["country"] = place is not None and place.country in gold.countries
    return right


def _near(when: Finding[When], days: Sequence[tuple[date, date]]) -> bool:
    """Tell whether an event's day lies near one of the stretches of days."""
    first = date.fromisoformat(when.value.earliest[:10])
    last = date.fromisoformat(when.value.latest[:10])
    if (last - first).days >= LONGEST_DAYS:
        return False
    return any(
        (first - end).days <= NEAR_DAYS and (start - last).days <= NEAR_DAYS for start, end in days
    )


def best_pairs(worth: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return the column for each row that together are worth most, each column used once.

    Pairs worth nothing are left out. Rows are added one by one, each by the path of exchanges
    that gains most (the Hungarian method), so that no other choice is worth more.

    >>> best_pairs([[3, 2], [3, 0]])
    {0: 1, 1: 0}
    """
    columns = len(worth[0]) if worth else 0
    size = columns + len(worth)  # a row may stay alone: a column of its own, worth nothing
    cost = [[-w for w in row] + [0] * len(worth) for row in worth]
    up, across, owner = [0] * (len(worth) + 1), [0] * (size + 1), [0] * (size + 1)
    for row in range(1, len(worth) + 1):
        _augment(cost, row, up, across, owner)
    return {
        i - 1: j
        for j, i in sorted(enumerate(owner[1:]), key=lambda pair: pair[1])
        if i and j < columns and worth[i - 1][j]
    }


def _augment(
    cost: list[list[int]], row: int, up: list[int], across: list[int], owner: list[int]
) -> None:
    """Give a row a column, moving other rows where that costs least."""
    size = len(across) - 1
    owner[0], j = row, 0
    least: list[float] = [float("inf")] * (size + 1)
    came, done = [0] * (size + 1), [False] * (size + 1)
    while True:
        done[j] = True
        i, step, best = owner[j], float("inf"), 0
        for k in range(1, size + 1):
            if done[k]:
                continue
            gap = cost[i - 1][k - 1] - up[i] - across[k]
            if gap < least[k]:
                least[k], came[k] = gap, j
            if least[k] < step:
                step, best = least[k], k
        for k in range(size + 1):
            if done[k]:
                up[owner[k]] += int(step)
                across[k] -= int(step)
            else:
                least[k] -= step
        j = best
        if not owner[j]:
            break
    while j:
        owner[j], j = owner[came[j]], came[j]


def _say(slot: str, event: Event | None) -> str:
    if event is None:
        return "no event"
    words = repr(event.trigger.value)
    if slot == "date":
        return f"{words} {event.when.value.earliest if event.when else None}"
    if slot == "country":
        return f"{words} {event.place.value.country if event.place else None}"
    tolls = [(t.value.kind, t.value.least, t.value.most) for t in event.tolls]
    return f"{words} {tolls}"
