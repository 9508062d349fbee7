"""The `plain` export: one JSON object an event, values only; the contract of the scorers."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.codebook.counts import without_counts
from dateline.document import Document, Quote
from dateline.export.wording import speaker_words
from dateline.records import (
    Actor,
    Claim,
    Coding,
    Event,
    Finding,
    Place,
    Toll,
    TollKind,
    When,
    summarise,
)

_PRECISION = {
    "site": "exact", "town": "exact", "near": "near", "admin2": "admin", "admin1": "admin",
    "region": "admin", "country": "country",
}  # fmt: skip


def plain_events(document: Document, coding: Coding) -> Iterator[dict[str, Any]]:
    """Return the events of a coding as flat objects, in order of text."""
    claims = {claim.id: claim for claim in coding.claims}
    for event in coding.likely:
        yield plain_event(document, event, [claims[c] for c in event.claims])


def plain_event(document: Document, event: Event, claims: Iterable[Claim]) -> dict[str, Any]:
    """Return one event as a flat object; `doc` is the source's name, or the document's id.

    Parties that are mere counts ("56 others") are left out: the tolls have them.
    """
    return {
        "doc": document.name or document.id,
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode.value if event.mode else None,
        "realis": event.realis.value,
        "background": event.background.value,
        "trigger": event.trigger.value,
        "evidence": [_quote(q) for q in event.evidence],
        "actors": [_actor(a) for a in without_counts(event.actors)],
        "recipients": [_actor(r) for r in without_counts(event.recipients)],
        "place": _place(event.place),
        "date": _date(event.when),
        "killed": summed(event.tolls, "killed"),
        "injured": summed(event.tolls, "injured"),
        "claims": _told(claims),
        "verification": event.verification.value if event.verification else None,
        "score": event.score,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"start": quote.span.start, "end": quote.span.end, "text": quote.text}


def _actor(finding: Finding[Actor]) -> dict[str, Any]:
    actor = finding.value
    return {
        "text": actor.text, "name": actor.name, "country": actor.country, "sector": actor.sector,
        "label": actor.label, "scare": actor.scare,
    }  # fmt: skip


def _place(finding: Finding[Place] | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    place = finding.value
    pin = place.pin or (None, None)
    return {
        "text": place.text, "name": place.name, "country": place.country,
        "lat": pin[0], "lon": pin[1], "precision": _PRECISION[place.precision],
    }  # fmt: skip


def _date(finding: Finding[When] | None) -> dict[str, str] | None:
    if finding is None:
        return None
    return {"from": finding.value.earliest[:10], "to": finding.value.latest[:10]}


def summed(findings: Iterable[Finding[Toll]], kind: TollKind) -> dict[str, int | None] | None:
    """Return the event's range of a kind of toll; parts of a larger number are not counted."""
    toll = summarise(findings, kind)
    return None if toll is None else {"least": toll.least, "most": toll.most}


def _told(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Return who tells of an event, each speaker once for each stance, as first heard."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for claim in claims:
        told = {"stance": claim.stance.value, "form": claim.form.value}
        if not claim.source:
            found.setdefault(("", claim.stance.value), {"source": "narration", **told})
        for speaker in claim.source:
            who = (speaker.value.name or speaker.value.text).casefold()
            found.setdefault(
                (who, claim.stance.value), {"source": speaker_words(speaker.value), **told}
            )
    return list(found.values())
