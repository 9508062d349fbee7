"""What the documents of an incident say of it, passage by passage, and in whose voice."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.document import Document, Quote, Span
from dateline.link.parties import (
    Party,
    doer_key,
    home_of,
    is_own,
    is_taken_up,
    merged,
    outlet,
    party_of,
)
from dateline.link.sentences import Sentence, sentences
from dateline.link.wordings import deed_kinds
from dateline.records import Claim, Coding, Event, Report, SourceKind, Stance

VERBAL = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""Types that are words, not deeds: they tell of no other incident."""


class Statement(msgspec.Struct, frozen=True):
    """A passage on the deed: who says it, how, of which event; `at` is when it was published.

    `speaker` None: the outlet narrates and names no source. `direct` says that the passage has a
    source of its own and does not inherit that of the passage before.
    """

    document: str
    at: str
    quote: Quote
    speaker: Party | None
    stance: Stance
    sentence: Quote
    claim: str | None = None
    cue: Quote | None = None
    events: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    direct: bool = True
    role: str = "paragraph"

    @property
    def key(self) -> str | None:
        """The side or voice that says it."""
        return self.speaker.key if self.speaker else None


class Case(msgspec.Struct, frozen=True):
    """All that is known of one incident while it is put together; `home` is its country."""

    events: tuple[Event, ...]
    codings: Mapping[str, tuple[Document, Coding]]
    reports: Mapping[str, Report]
    statements: tuple[Statement, ...]
    home: str | None

    def event(self, ident: str) -> Event:
        """Return an event of the incident by its id."""
        return next(e for e in self.events if e.id == ident)


def tell(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    reports: Mapping[str, Report],
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
        found += _of_document(*codings[ident], mine, home)
    voices = merged((s.document, s.speaker) for s in found if s.speaker)
    told = tuple(
        msgspec.structs.replace(s, speaker=voices[s.document, s.speaker]) if s.speaker else s
        for s in found
    )
    return Case(tuple(events), codings, reports, told, home)


def _country(events: Sequence[Event]) -> str | None:
    found = sorted(e.place.value.country for e in events if e.place and e.place.value.country)
    return max(found, key=lambda c: (found.count(c), c), default=None)


def _of_document(
    document: Document, coding: Coding, mine: Sequence[Event], home: str | None
) -> list[Statement]:
    """Return the statements of one document in text order."""
    owned = _owned(document, coding, mine)
    local = home_of(coding) or home
    found: list[Statement] = []
    last: Party | None = None
    block = -1
    for sentence in sentences(document):
        here = [c for c in coding.claims if c.source and _covers(c, sentence.span)]
        here = sorted(here, key=lambda c: (c.content.span, c.id))
        speakers = [_speaker(c, local, document, last) for c in here]
        if sentence.block != block:
            block, inherited = sentence.block, None
        else:
            inherited = last
        if owned(sentence):
            found += _statements(document, sentence, here, speakers, mine, inherited)
        for speaker in speakers:
            if speaker is not None and speaker.sort != "media":
                last = speaker
    return found


def _owned(document: Document, coding: Coding, mine: Sequence[Event]):  # type: ignore[no-untyped-def]
    """Return a test of whether a sentence is about the incident.

    A sentence with a deed of ours is; one with only other deeds is not; one without a deed goes
    with the deed told before it, or at the start of a text with the first one.
    """
    ids = {e.id for e in mine}
    others = [e for e in coding.events if e.id not in ids and e.type.value not in VERBAL]
    owner: dict[Span, bool] = {}
    listed = sentences(document)
    current: bool | None = None
    pending: list[Span] = []
    for sentence in listed:
        own = _touching(mine, sentence.span)
        alien = _touching(others, sentence.span)
        if own or alien:
            current = bool(own)
            if pending:
                owner.update(dict.fromkeys(pending, current))
                pending = []
        if current is None:
            pending.append(sentence.span)
        else:
            owner[sentence.span] = current
    return lambda sentence: owner.get(sentence.span, False)


def _touching(events: Sequence[Event], span: Span) -> list[Event]:
    return [
        e
        for e in events
        if any(q.span.overlaps(span) for q in e.trigger.quotes)
        or any(q.span.overlaps(span) for t in e.tolls for q in t.quotes[:1])
    ]


def _covers(claim: Claim, span: Span) -> bool:
    return any(q.span.overlaps(span) for q in (claim.content, *claim.rest))


def _speaker(
    claim: Claim, home: str | None, document: Document, last: Party | None
) -> Party | None:
    """Return the innermost voice of a claim that is more than a channel."""
    kinds: tuple[SourceKind | None, ...] = claim.kinds or (None,) * len(claim.source)
    for finding, kind in zip(claim.source, kinds, strict=False):
        actor = finding.value
        if is_own(actor):
            return outlet(document.publisher)
        if is_taken_up(actor):
            return last
        return party_of(actor, kind, home, document.publisher)
    return None


def _statements(
    document: Document,
    sentence: Sentence,
    claims: Sequence[Claim],
    speakers: Sequence[Party | None],
    mine: Sequence[Event],
    inherited: Party | None,
) -> list[Statement]:
    found = []
    at = document.published or ""
    covered: list[Span] = []
    for claim, speaker in zip(claims, speakers, strict=True):
        pieces = [q for q in (claim.content, *claim.rest) if q.span.overlaps(sentence.span)]
        start = max(sentence.span.start, min(q.span.start for q in pieces))
        end = min(sentence.span.end, max(q.span.end for q in pieces))
        quote = document.quote(start, end)
        covered.append(quote.span)
        found.append(
            Statement(
                document.id, at, quote, speaker, claim.stance.value, sentence.quote, claim.id,
                claim.cue.quotes[0] if claim.cue else None, _ids(mine, quote.span),
                deed_kinds(quote.text), role=sentence.role,
            )
        )  # fmt: skip
    loose = [
        e for e in _touching(mine, sentence.span)
        if not any(c.overlaps(q.span) for q in e.trigger.quotes for c in covered)
    ]  # fmt: skip
    if loose or not claims:
        found.append(
            Statement(
                document.id, at, sentence.quote, inherited, "assert", sentence.quote,
                events=tuple(e.id for e in loose), kinds=deed_kinds(sentence.quote.text),
                direct=False, role=sentence.role,
            )
        )  # fmt: skip
    return found


def _ids(events: Sequence[Event], span: Span) -> tuple[str, ...]:
    return tuple(e.id for e in events if any(q.span.overlaps(span) for q in e.trigger.quotes))


__all__ = ["Case", "Statement", "doer_key", "tell"]
