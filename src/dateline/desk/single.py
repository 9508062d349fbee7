"""Every told deed as an incident of its own: what the desk shows until reports are linked."""

from collections.abc import Iterator
from typing import TypeVar

from dateline.desk.phrasing import deed_words, sentence
from dateline.desk.source import Change
from dateline.document import Document
from dateline.records import (
    Claim,
    Coding,
    Contradiction,
    Event,
    Finding,
    Grade,
    Incident,
    Origin,
    Reading,
    Report,
    Side,
    TollKind,
    TollRange,
    TollStep,
    summarise,
)
from dateline.store import Store

T = TypeVar("T")
_TOLD = ("actual", "ongoing", "denied")
"""What is planned or supposed has not happened: no incident."""
_KINDS: tuple[TollKind, ...] = ("killed", "injured", "missing", "captured", "displaced")


class Single:
    """The stored events, each as an incident with the id of its event."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self) -> int:
        """Return the number of the newest coding."""
        return self._store.newest_coding()

    def changes(self, after: int) -> Iterator[Change]:
        """Return the incidents of the codings after that one, and those that they replaced."""
        for document, coding, replaced in self._store.codings_after(after):
            kept = {i.id: i for i in _incidents(document, coding)}
            for ident in sorted(set(replaced) - set(kept)):
                yield Change(ident, None)
            for ident, incident in kept.items():
                yield Change(ident, incident)

    def incident(self, ident: str) -> Incident | None:
        """Return the incident of an event."""
        document = self._store.document_of(ident)
        if document is None:
            return None
        found = _incidents(self._store.document(document), self._store.coding(document))
        return next((i for i in found if i.id == ident), None)


def _incidents(document: Document, coding: Coding) -> Iterator[Incident]:
    claims = {c.id: c for c in coding.claims}
    for event in coding.events:
        if event.realis.value in _TOLD:
            about = [claims[c] for c in event.claims if c in claims]
            against = [c for c in coding.claims if event.id in c.denies]
            yield _incident(document, event, about, against)


def _incident(
    document: Document, event: Event, about: list[Claim], against: list[Claim]
) -> Incident:
    grade, reason = _grade(event, about, against)
    report = Report(
        document=document.id, title=document.title, publisher=document.publisher,
        published=document.published, url=document.url, events=(event.id,),
        credit=document.credits[0] if document.credits else None,
    )  # fmt: skip
    return Incident(
        id=event.id, type=event.type.value, mode=event.mode.value if event.mode else None,
        title=deed_words(event), summary=sentence(event), events=(event.id,), reports=(report,),
        actors=tuple(_reading(f, event) for f in event.actors),
        recipients=tuple(_reading(f, event) for f in event.recipients),
        places=(_reading(event.place, event),) if event.place else (),
        times=(_reading(event.when, event),) if event.when else (),
        tolls=tuple(r for k in _KINDS if (r := _range(document, event, k)) is not None),
        origins=tuple(_origins(about)), corroboration=len(_names(about)),
        contradictions=tuple(_contradictions(event, about, against)),
        grade=grade, reasons=(reason,),
        first_published=document.published, last_published=document.published,
    )  # fmt: skip


def _reading(finding: Finding[T], event: Event) -> Reading[T]:
    return Reading(finding.value, finding.quotes, (event.id,))


def _range(document: Document, event: Event, kind: TollKind) -> TollRange | None:
    whole = summarise(event.tolls, kind)
    if whole is None:
        return None
    steps = tuple(
        TollStep(
            kind=kind, least=f.value.least, most=f.value.most, at=document.published, by=None,
            document=document.id, event=event.id, quote=f.quotes[0], group=f.value.group,
        )
        for f in event.tolls if f.value.kind == kind
    )  # fmt: skip
    high = whole.least if whole.most is None else whole.most
    return TollRange(kind, whole.least, whole.least, high, steps)


def _names(about: list[Claim]) -> dict[str, Claim]:
    """Return the first claim of each who tells of the deed, by name; the outlet is "narration"."""
    found: dict[str, Claim] = {}
    for claim in about:
        if claim.stance.value not in ("deny", "doubt", "decline"):
            first = claim.source[0].value if claim.source else None
            found.setdefault((first.name or first.text) if first else "narration", claim)
    return found


def _origins(about: list[Claim]) -> Iterator[Origin]:
    for name, claim in _names(about).items():
        speaker = claim.source[0] if claim.source else None
        party = "party" in claim.kinds[:1]
        yield Origin(
            name=name, kind="party" if party else "independent",
            party=speaker.value.country if speaker and party else None,
            quotes=speaker.quotes if speaker else (claim.content,), claims=(claim.id,),
        )  # fmt: skip


def _contradictions(
    event: Event, about: list[Claim], against: list[Claim]
) -> Iterator[Contradiction]:
    told = next((c for c in about if c not in against), None)
    for claim in against:
        left = told.content if told else event.evidence[0]
        yield Contradiction(
            "denial", Side(event.id, left, _speaker(told), told.id if told else None),
            Side(event.id, claim.content, _speaker(claim), claim.id),
            "one denies what another tells",
        )  # fmt: skip


def _speaker(claim: Claim | None) -> str | None:
    if claim is None or not claim.source:
        return None
    return claim.source[0].value.name or claim.source[0].value.text


def _grade(event: Event, about: list[Claim], against: list[Claim]) -> tuple[Grade, str]:
    status = event.verification.value if event.verification else None
    if status == "confirmed":
        return "confirmed", "the article tells that it was verified"
    if status == "disputed" or against:
        return "contested", "someone denies it in the same article"
    if len(_names(about)) > 1:
        return "corroborated", f"{len(_names(about))} sources tell of it in one article"
    if status == "unverified":
        return "unverified", "the outlet says that it could not be verified"
    return "single-source", "one source tells of it"
