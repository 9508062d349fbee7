"""From a cluster's events to its incident: who repeats whom is settled first."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.document import Document
from dateline.link.incidents import build_incident
from dateline.link.texts.reports import reports_of
from dateline.records import Coding, Copy, Event, Incident, Judgement, Report


def incident_of(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    copies: Iterable[Copy],
    judged: Iterable[Judgement] = (),
) -> Incident:
    """Return the incident of some events; `codings` are by document, `judged` those in force."""
    held = {event.id for event in events}
    documents = [document for document, _ in codings.values()]
    descents = reports_of(documents, copies)
    reports = {
        document.id: Report(
            document=document.id,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            events=tuple(e.id for e in events if e.document == document.id),
            copy_of=descents[document.id].copy_of,
            version_of=descents[document.id].version_of,
            credit=descents[document.id].credit,
        )
        for document in documents
    }
    mine = [j for j in judged if held.intersection((*j.events, *j.others))]
    return build_incident(events, codings, reports, mine)
