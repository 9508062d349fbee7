"""Incidents as a table: one a row, with the range of its tolls, its grade and who tells of it."""

from collections.abc import Iterable, Iterator

from dateline.export.rows import Cell
from dateline.export.tables import write_rows
from dateline.records import Actor, Incident, Reading

INCIDENT_COLUMNS = (
    "id", "type", "mode", "title", "realis", "background", "earliest", "latest", "place",
    "country", "admin1", "lat", "lon", "precision", "actors", "recipients", "killed_low",
    "killed_best", "killed_high", "killed_open", "killed_high_open", "injured_low",
    "injured_best", "injured_high", "injured_open", "injured_high_open", "grade",
    "graded_by", "reasons", "corroboration", "origins", "contradictions", "reports", "publishers",
    "first_published", "last_published", "events", "documents", "urls",
)  # fmt: skip
"""The columns in order; `reports` counts copies once, `corroboration` independent origins."""
_ENDS = ("low", "best", "high", "open", "high_open")


def write_incidents(incidents: Iterable[Incident]) -> Iterator[str]:
    """Return the lines of a CSV file of incidents; "; " stands between several values."""
    return write_rows(INCIDENT_COLUMNS, map(_incident_row, incidents))


def _incident_row(incident: Incident) -> dict[str, Cell]:
    """Return one incident as a row; a point is given only where its place may be pinned."""
    place, when = incident.place, incident.when
    pin = (place.pin if place else None) or (None, None)
    return {
        "id": incident.id, "type": incident.type, "mode": incident.mode, "title": incident.title,
        "realis": incident.realis, "background": incident.background,
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "place": place.name if place else None, "country": place.country if place else None,
        "admin1": place.admin1 if place else None, "lat": pin[0], "lon": pin[1],
        "precision": place.precision if place else None,
        "actors": _names(incident.actors), "recipients": _names(incident.recipients),
        **incident.toll_cells("killed", *_ENDS), **incident.toll_cells("injured", *_ENDS),
        "grade": incident.grade, "graded_by": incident.graded_by,
        "reasons": " ".join(incident.reasons), "corroboration": incident.corroboration,
        "origins": "; ".join(origin.name for origin in incident.origins),
        "contradictions": "; ".join(c.kind for c in incident.contradictions),
        "reports": incident.report_count,
        "publishers": "; ".join(dict.fromkeys(r.publisher or "" for r in incident.reports)),
        "first_published": incident.first_published, "last_published": incident.last_published,
        "events": "; ".join(incident.events),
        "documents": "; ".join(report.document for report in incident.reports),
        "urls": "; ".join(dict.fromkeys(r.url for r in incident.reports if r.url)),
    }  # fmt: skip


def _names(slot: Iterable[Reading[Actor]]) -> str:
    return "; ".join(dict.fromkeys(r.value.name or r.value.text for r in slot))
