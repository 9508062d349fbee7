"""Flat rows of what is said: one claim, or one label, a row."""

from collections.abc import Iterable, Iterator

from dateline.document import Document
from dateline.export.rows import Cell, Codings, joined, speakers, texts
from dateline.records import Actor, Claim, Event, Finding

CLAIM_COLUMNS = texts(
    "id", "document", "name", "publisher", "published", "speakers", "speaker_names",
    "speaker_countries", "speaker_sectors", "speaker_kinds", "outlet", "stance", "form", "cue",
    "content", "events", "denies", "against", "start", "end", "event_ids", "denied_ids",
) | {"start": "int64", "end": "int64"}  # fmt: skip
LABEL_COLUMNS = texts(
    "id", "document", "name", "publisher", "published", "label", "user", "user_name",
    "user_country", "user_sector", "names", "names_name", "names_country", "names_sector", "scare",
    "start", "end",
) | {"scare": "bool", "start": "int64", "end": "int64"}  # fmt: skip
"""The columns in order, with their Arrow types; `user` is "narration" where the outlet itself
uses the word."""


def claim_rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row a claim, in the order of the documents; chains run innermost first."""
    for document, coding in codings:
        events = {e.id: e for e in coding.events}
        for claim in coding.claims:
            yield {
                "id": claim.id, **_document(document), **_chain(claim), "outlet": claim.outlet,
                "stance": claim.stance.value, "form": claim.form.value,
                "cue": claim.cue.value if claim.cue else None, "content": content_words(claim),
                "events": _told(events, claim.events), "denies": _told(events, claim.denies),
                "against": claim.against.text if claim.against else None,
                "start": claim.content.span.start, "end": claim.content.span.end,
                "event_ids": joined(claim.events),
                "denied_ids": joined(claim.denies),
            }  # fmt: skip


def label_rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row a label: the words, who uses them, and whom they name."""
    for document, coding in codings:
        for label in coding.labels:
            yield {
                "id": label.id, **_document(document), "label": label.words.text,
                **_party("user", label.user, "narration"), **_party("names", label.names, None),
                "scare": label.scare, "start": label.words.span.start, "end": label.words.span.end,
            }  # fmt: skip


def content_words(claim: Claim) -> str:
    """Return what is claimed; pieces of a discontinuous content are joined by " … "."""
    return " … ".join(q.text for q in (claim.content, *claim.rest))


def _document(document: Document) -> dict[str, Cell]:
    return {
        "document": document.id, "name": document.name, "publisher": document.publisher,
        "published": document.published,
    }  # fmt: skip


def _chain(claim: Claim) -> dict[str, Cell]:
    found = [s.value for s in claim.source]
    return {
        "speakers": speakers(claim),
        "speaker_names": joined((a.name or a.text for a in found), " < "),
        "speaker_countries": joined((a.country or "" for a in found), " < "),
        "speaker_sectors": joined((a.sector or "" for a in found), " < "),
        "speaker_kinds": joined(claim.kinds, " < "),
    }


def _told(events: dict[str, Event], idents: Iterable[str]) -> str | None:
    return joined(
        f"{events[i].type.value} {events[i].trigger.value}" for i in idents if i in events
    )


def _party(slot: str, found: Finding[Actor] | None, nobody: str | None) -> dict[str, Cell]:
    actor = found.value if found is not None else None
    return {
        slot: actor.text if actor else nobody,
        f"{slot}_name": actor.name if actor else None,
        f"{slot}_country": actor.country if actor else None,
        f"{slot}_sector": actor.sector if actor else None,
    }
