"""The ledger of an incident: who said what of it, when, on whose word, for or against."""

import msgspec

from dateline.desk.passages import claimed_words
from dateline.desk.phrasing import shown, source_key
from dateline.document import Document
from dateline.records import Claim, Incident
from dateline.store import Reviews, Store

AGAINST = ("deny", "doubt")


class Line(msgspec.Struct, frozen=True):
    """A claim about an incident; `chain` runs from the first speaker to the outlet."""

    claim: str
    document: str
    at: int
    published: str | None
    outlet: str | None
    chain: tuple[str, ...]
    key: str | None
    kind: str | None
    stance: str
    form: str
    words: str
    against: bool


class Ledger(msgspec.Struct, frozen=True):
    """All that is claimed of an incident, oldest first; lines against it are marked."""

    lines: tuple[Line, ...]


def ledger(store: Store, incident: Incident) -> Ledger:
    """Return the claims of all reports that are about an incident."""
    reviews = Reviews.of_store(store)
    events = set(incident.events)
    lines: list[Line] = []
    for ident in dict.fromkeys(r.document for r in incident.reports):
        document = store.document(ident)
        for claim in reviews.applied(store.coding(ident)).claims:
            if events & {*claim.events, *claim.denies}:
                lines.append(_line(document, claim, against=_against(claim, events)))
    return Ledger(tuple(sorted(lines, key=lambda x: (x.published or "", x.document, x.at))))


def _against(claim: Claim, events: set[str]) -> bool:
    return bool(events & set(claim.denies)) or claim.stance.value in AGAINST


def _line(document: Document, claim: Claim, *, against: bool) -> Line:
    speakers = [s.value for s in claim.source]
    return Line(
        claim=claim.id, document=document.id, at=claim.content.span.start,
        published=document.published, outlet=claim.outlet or document.publisher,
        chain=tuple(shown(s) for s in speakers), key=source_key(speakers[0]) if speakers else None,
        kind=claim.kinds[0] if claim.kinds else None, stance=claim.stance.value,
        form=claim.form.value, words=claimed_words(document, claim), against=against,
    )  # fmt: skip
