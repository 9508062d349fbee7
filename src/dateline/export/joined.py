"""Flat rows that join to those of events: tolls, other schemes' codes, and the articles read."""

from collections.abc import Iterator
from datetime import date

from dateline.codebook.crosswalks import (
    acled,
    cameo,
    date_codes,
    intensity,
    place_codes,
    quad,
    ucdp,
)
from dateline.export.rows import Cell, Codings, day, joined, texts
from dateline.records import Event, When

TOLL_COLUMNS = texts(
    "event", "document", "number", "kind", "least", "most", "exact", "group", "part_of_total",
    "words", "start", "end", "rule",
) | {
    "number": "int64", "least": "int64", "most": "int64", "exact": "bool", "part_of_total": "bool",
    "start": "int64", "end": "int64",
}  # fmt: skip
CODE_COLUMNS = texts(
    "event", "document", "quad", "intensity", "cameo", "cameo_name", "cameo_root", "gdelt_quad",
    "goldstein", "acled_disorder", "acled_event", "acled_sub_event", "acled_inter1",
    "acled_inter2", "acled_geo_precision", "acled_time_precision", "ucdp_violence",
    "ucdp_where_prec", "ucdp_date_prec",
) | {
    "quad": "int64", "intensity": "double", "gdelt_quad": "int64", "goldstein": "double",
    "acled_inter1": "int64", "acled_inter2": "int64", "acled_geo_precision": "int64",
    "acled_time_precision": "int64", "ucdp_violence": "int64", "ucdp_where_prec": "int64",
    "ucdp_date_prec": "int64",
}  # fmt: skip
DOCUMENT_COLUMNS = texts(
    "id", "name", "url", "title", "publisher", "published", "published_day", "updated",
    "fetched", "lang", "credits", "datelines", "words", "events", "claims", "issues",
) | {
    "published_day": "date32", "words": "int64", "events": "int64", "claims": "int64",
    "issues": "int64",
}  # fmt: skip
"""The columns in order, with their Arrow types; `event` and `document` are ids."""


def toll_rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row a toll as the text tells it; `number` counts those of one event."""
    for document, coding in codings:
        for event in coding.likely:
            for number, finding in enumerate(event.tolls, start=1):
                toll, told = finding.value, finding.quotes[0]
                yield {
                    "event": event.id, "document": document.id, "number": number,
                    "kind": toll.kind, "least": toll.least, "most": toll.most,
                    "exact": toll.exact, "group": toll.group,
                    "part_of_total": toll.part_of_total, "words": told.text,
                    "start": told.span.start, "end": told.span.end, "rule": finding.rule,
                }  # fmt: skip


def code_rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row an event: what CAMEO, ACLED and UCDP would call it."""
    for document, coding in codings:
        for event in coding.likely:
            yield {"event": event.id, "document": document.id, **_codes(event)}


def _codes(event: Event) -> dict[str, Cell]:
    code, kind = cameo(event), acled(event)
    where = place_codes(event.place.value.precision) if event.place else None
    when = event.when.value if event.when else None
    dates = date_codes(when.precision, _length(when)) if when else None
    return {
        "quad": quad(event), "intensity": intensity(event),
        "cameo": code.code if code else None, "cameo_name": code.name if code else None,
        "cameo_root": code.root if code else None,
        "gdelt_quad": code.gdelt_quad if code else None,
        "goldstein": code.goldstein if code else None,
        "acled_disorder": kind.disorder_type if kind else None,
        "acled_event": kind.event_type if kind else None,
        "acled_sub_event": kind.sub_event_type if kind else None,
        "acled_inter1": kind.inter1 if kind else None,
        "acled_inter2": kind.inter2 if kind else None,
        "acled_geo_precision": where.acled if where else None,
        "acled_time_precision": dates.acled if dates else None,
        "ucdp_violence": ucdp(event),
        "ucdp_where_prec": where.ucdp if where else None,
        "ucdp_date_prec": dates.ucdp if dates else None,
    }  # fmt: skip


def _length(when: When) -> int:
    """Return the number of days of a range."""
    first, last = (date.fromisoformat(stamp[:10]) for stamp in (when.earliest, when.latest))
    return (last - first).days + 1


def document_rows(codings: Codings) -> Iterator[dict[str, Cell]]:
    """Return one row an article, those that tell of no event too."""
    for document, coding in codings:
        yield {
            "id": document.id, "name": document.name, "url": document.url,
            "title": document.title, "publisher": document.publisher,
            "published": document.published, "published_day": day(document.published),
            "updated": document.updated, "fetched": document.fetched, "lang": document.lang,
            "credits": joined(document.credits),
            "datelines": joined(document.datelines),
            "words": len(document.text.split()), "events": len(coding.likely),
            "claims": len(coding.claims), "issues": len(coding.issues),
        }  # fmt: skip
