"""What the documents of an incident say of it, passage by passage, and in whose voice."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.document import Document
from dateline.link.hearing.merging import merged
from dateline.link.hearing.reading import Reader
from dateline.link.hearing.statements import Case, Descent, Statement
from dateline.records import Coding, Event


def tell(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    reports: Mapping[str, Descent],
) -> Case:
    """Return the case of some events: copies add no statement, they repeat those of another."""
    home = _country(events)
    found: list[Statement] = []
    ids = sorted({e.document for e in events}, key=lambda d: (codings[d][0].published or "", d))
    for ident in ids:
        report = reports.get(ident)
        if report is not None and report.copy_of in ids:
            continue
        mine = [e for e in events if e.document == ident]
        found += Reader(*codings[ident], mine, home).read()
    voices = merged([(s.document, s.role, s.speaker) for s in found if s.speaker])
    told = tuple(
        msgspec.structs.replace(s, speaker=voices[s.document, s.speaker]) if s.speaker else s
        for s in found
    )
    return Case(tuple(events), codings, reports, told, home)


def _country(events: Sequence[Event]) -> str | None:
    found = sorted(e.place.value.country for e in events if e.place and e.place.value.country)
    return max(found, key=lambda c: (found.count(c), c), default=None)
