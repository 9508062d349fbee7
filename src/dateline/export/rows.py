"""Flat rows: one event a row, for CSV, Parquet and data frames."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.codebook.counts import without_counts
from dateline.document import Document
from dateline.export.plain import summed
from dateline.records import Actor, Claim, Coding, Event, Finding

Codings = Iterable[tuple[Document, Coding]]
Cell = str | int | float | bool | None
COLUMNS: dict[str, str] = {
    "id": "string", "document": "string", "name": "string", "url": "string",
    "publisher": "string", "published": "string", "published_day": "date32",
    "type": "string", "mode": "string", "realis": "string", "background": "bool",
    "trigger": "string", "actors": "string",
    "actor_ids": "string", "actor_countries": "string", "actor_sectors": "string",
    "recipients": "string", "recipient_ids": "string", "recipient_countries": "string",
    "recipient_sectors": "string", "place": "string",
    "place_country": "string", "lat": "double", "lon": "double", "place_precision": "string",
    "earliest": "string", "latest": "string", "first_day": "date32", "last_day": "date32",
    "date_precision": "string",
    "killed_least": "int64", "killed_most": "int64", "injured_least": "int64",
    "injured_most": "int64", "sources": "string", "stances": "string", "verification": "string",
    "score": "double", "evidence": "string",
}  # fmt: skip
"""The columns in order, with their Arrow types; several values in a cell are joined by "; "."""


def texts(*names: str) -> dict[str, str]:
    """Return columns that all hold text, each with its Arrow type."""
    return dict.fromkeys(names, "string")


def rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row an event, in the order of the documents and of their text."""
    for document, coding in codings:
        claims = {claim.id: claim for claim in coding.claims}
        for event in coding.likely:
            yield _row(document, event, [claims[c] for c in event.claims])


def _row(document: Document, event: Event, claims: Sequence[Claim]) -> dict[str, Cell]:
    place = event.place.value if event.place else None
    pin = (place.pin if place else None) or (None, None)
    when = event.when.value if event.when else None
    killed, injured = summed(event.tolls, "killed"), summed(event.tolls, "injured")
    return {
        "id": event.id, "document": document.id, "name": document.name, "url": document.url,
        "publisher": document.publisher, "published": document.published,
        "published_day": day(document.published),
        "type": event.type.value, "mode": event.mode.value if event.mode else None,
        "realis": event.realis.value, "background": event.background.value,
        "trigger": event.trigger.value,
        **_actors("actor", event.actors), **_actors("recipient", event.recipients),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": pin[0], "lon": pin[1],
        "place_precision": place.precision if place else None,
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "first_day": day(when.earliest) if when else None,
        "last_day": day(when.latest) if when else None,
        "date_precision": when.precision if when else None,
        "killed_least": killed["least"] if killed else None,
        "killed_most": killed["most"] if killed else None,
        "injured_least": injured["least"] if injured else None,
        "injured_most": injured["most"] if injured else None,
        "sources": joined(speakers(c) for c in claims),
        "stances": joined(c.stance.value for c in claims),
        "verification": event.verification.value if event.verification else None,
        "score": event.score, "evidence": event.evidence[0].text,
    }  # fmt: skip


def day(stamp: str | None) -> str | None:
    """Return the day of a date that may have a time.

    >>> day("2025-03-04T18:20+02:00")
    '2025-03-04'
    """
    return stamp[:10] if stamp else None


def speakers(claim: Claim) -> str:
    """Return a claim's chain of speakers as text, innermost first; "narration" for the outlet."""
    return " < ".join(s.value.text for s in claim.source) or "narration"


def _actors(slot: str, parties: Sequence[Finding[Actor]]) -> dict[str, Cell]:
    findings = without_counts(parties)
    return {
        f"{slot}s": joined(f.value.name or f.value.text for f in findings),
        f"{slot}_ids": joined(f.value.id or "" for f in findings),
        f"{slot}_countries": joined(f.value.country or "" for f in findings),
        f"{slot}_sectors": joined(f.value.sector or "" for f in findings),
    }


def joined(values: Iterable[str], mark: str = "; ") -> str | None:
    """Return several values in a cell, with a mark between them; none where all are empty."""
    values = list(values)
    return mark.join(values) if any(values) else None
