"""The queue: which records to judge first, and what a reviewer needs to see of each."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.desk.accounts import Account, Value, accounts, pieces
from dateline.desk.library import Library
from dateline.desk.phrasing import sentence
from dateline.desk.review.agreement import Verdict, reserved, verdicts
from dateline.document import Document
from dateline.records import Coding, Event
from dateline.store import Reviews, judgements
from dateline.store.judging import newest_judgement
from dateline.store.queueing import Waiting, waiting

Choice = Literal["new", "second", "mine"]
"""What nobody judged, what somebody else alone did, what the reader did."""
PAGE = 20


_COLOURED = ("trigger", "toll", "place", "when", "actor", "recipient")
"""The slots that are coloured in a passage; of several at one word the first."""


class Marked(msgspec.Struct, frozen=True):
    """A stretch of a passage, with the slot that its words fill; "" for none."""

    text: str
    slot: str


class Item(msgspec.Struct, frozen=True):
    """A record to judge: why it is here, its passage in pieces, its values, who judged it.

    `others` counts those who judged it before; what they said is shown once the reader has
    judged it too: two who code apart must not see each other's answer.
    """

    waiting: Waiting
    told: str
    outlet: str | None
    published: str | None
    passage: tuple[Marked, ...]
    values: tuple[Value, ...]
    marks: tuple[str, ...]
    mine: Verdict | None
    others: int
    verdicts: tuple[Verdict, ...]
    rejected: bool


class Queue(msgspec.Struct, frozen=True):
    """Some records to judge; `seen` is the number of the newest judgement they take account of."""

    seen: int
    choice: Choice
    items: tuple[Item, ...]
    next: int | None


def queue(library: Library, by: str, choice: Choice, start: int = 0) -> Queue:
    """Return the records that a person may judge, what is most at stake and in doubt first."""
    seen = newest_judgement(library.store)
    judged = judgements(library.store)
    told = verdicts(judged)
    mine = {e for e, v in told.items() if any(x.by == by for x in v)}
    only = {
        "new": None,
        "second": sorted(told.keys() - mine - reserved(judged)),
        "mine": sorted(mine),
    }[choice]
    but = sorted(told) if choice == "new" else []
    found = waiting(library.store, only, but, limit=PAGE + 1, offset=start)
    reviews = Reviews(judged)
    items = [_item(library, reviews, w, told.get(w.event, []), by) for w in found[:PAGE]]
    more = start + PAGE if len(found) > PAGE else None
    return Queue(seen, choice, tuple(i for i in items if i is not None), more)


def _item(
    library: Library, reviews: Reviews, entry: Waiting, told: list[Verdict], by: str
) -> Item | None:
    """Return a record with what a reviewer sees; None if its article was just read anew."""
    document, machine = library.store.document(entry.document), library.store.coding(entry.document)
    mine = next((v for v in told if v.by == by), None)
    coding = reviews.applied(machine, rejected=True) if mine else machine
    event = next((e for e in coding.events if e.id == entry.event), None)
    if event is None:
        return None
    account = account_of(coding, event.id)
    left = {e.id for e in reviews.applied(machine).events}
    return Item(
        entry, sentence(event), document.publisher, document.published,
        tuple(passage(document, event, account.values)), account.values, account.marks, mine,
        sum(v.by != by for v in told), tuple(told) if mine else (),
        rejected=mine is not None and event.id not in left,
    )  # fmt: skip


def account_of(coding: Coding, event: str) -> Account:
    """Return the account of one event of a coding."""
    mine = tuple(e for e in coding.events if e.id == event)
    return accounts(Coding(coding.document, mine), {event})[0]


def passage(document: Document, event: Event, values: Iterable[Value]) -> list[Marked]:
    """Return the paragraphs that tell of an event, with the words marked that were read."""
    spans = [q.span for q in (*event.evidence, *event.trigger.quotes)]
    shown = sorted(
        (v for v in values if v.slot in _COLOURED), key=lambda v: _COLOURED.index(v.slot)
    )
    found: list[Marked] = []
    for block in document.blocks:
        if any(block.span.overlaps(span) for span in spans):
            found += [Marked(" … ", "")] if found else []
            for piece in pieces(document, block.span.start, block.span.end, shown):
                slot = shown[piece.values[0]].slot if piece.values else ""
                found.append(Marked(piece.text, slot))
    return found
