"""What the documents of an incident say of it, passage by passage, and in whose voice."""

import re
from collections.abc import Mapping, MutableMapping, Sequence

import msgspec

from dateline.document import Document
from dateline.link.hearing.merging import merged
from dateline.link.hearing.naming import doers_in, is_speaker
from dateline.link.hearing.parties import doer_key
from dateline.link.hearing.reading import Reader
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import numbers_in, stems
from dateline.link.sentences import sentences
from dateline.link.texts.descents import Descent
from dateline.records import Coding, Event

_DESCRIBES = re.compile(r"(?:describ|call|label|brand|dubb|denounc|depict|nam)\w*\b", re.IGNORECASE)
"""What says what something is, not who did it: "described the target as a billet of fighters"."""
_NEAR = 300
"""Characters, about two sentences, from the deed in which a passage added to a copy tells of it."""
_SAME = 0.6
"""The share of a sentence's words that another must have to be the same."""
Asked = tuple[str, tuple[str, ...], str | None]
"""What is asked of a document: its id, those of the events of one deed, the deed's country."""
Heard = MutableMapping[Asked, list[Statement]]


def tell(
    events: Sequence[Event],
    codings: Mapping[str, tuple[Document, Coding]],
    descents: Mapping[str, Descent],
    before: Heard | None = None,
) -> Case:
    """Return the case of some events: copies add only what their original does not say.

    `before` is what documents were heard to say; what they are asked now is added to it.
    """
    before = {} if before is None else before
    home = _country(events)
    found: list[Statement] = []
    ids = sorted({e.document for e in events}, key=lambda d: (codings[d][0].published or "", d))
    for ident in ids:
        descent = descents.get(ident)
        mine = [e for e in events if e.document == ident]
        asked = (ident, tuple(e.id for e in mine), home)
        if asked not in before:
            before[asked] = Reader(*codings[ident], mine, home).read()
        heard = before[asked]
        if descent is not None and descent.copy_of in ids:
            known = [s.quote.text for s in sentences(codings[descent.copy_of][0])]
            added = [s for s in heard if _is_added(s, known)]
            told = [s for s in added if s.events or s.counts]
            heard = [s for s in added if any(_is_near(s, o) for o in told)]
        found += heard
    voices = merged([(s.document, s.role, s.speaker) for s in found if s.speaker])
    by_id = {e.id: e for e in events}
    told = []
    for statement in found:
        speaker = statement.speaker
        voice = voices[statement.document, speaker] if speaker else None
        spoken = msgspec.structs.replace(statement, speaker=voice)
        told.append(msgspec.structs.replace(spoken, doers=_doers(spoken, by_id)))
    return Case(tuple(events), codings, descents, tuple(told), home)


def _is_added(statement: Statement, original: Sequence[str]) -> bool:
    """Tell whether a passage of a copy is its own.

    It is where no sentence of the original has its words, or where one has, with other numbers.
    """
    text = statement.sentence.text
    words = stems(text)
    if statement.role == "title" or not words:
        return False
    alike = [s for s in original if len(words & stems(s)) >= _SAME * len(words)]
    if not alike:
        return statement.role != "lead"
    return statement.counts and not any(numbers_in(text) <= numbers_in(s) for s in alike)


def _is_near(one: Statement, other: Statement) -> bool:
    return abs(one.sentence.span.start - other.sentence.span.start) < _NEAR


def _doers(statement: Statement, events: Mapping[str, Event]) -> frozenset[str]:
    """Return the sides that a passage names as doers.

    The text decides; the actors of its events are taken where it names none. Who accuses names
    others: all sides in his words but his own.
    """
    accuses = statement.stance == "accuse"
    blames = accuses and (statement.cue is None or not _DESCRIBES.match(statement.cue.text))
    told = doers_in(statement.quote.text, blames)
    if blames and not told and statement.cue is not None:
        told = doers_in(statement.cue.text, True)  # "held the rebels responsible for it"
    if accuses:
        told -= {statement.key or ""}
    return told or frozenset(
        key
        for ident in statement.events
        if events[ident].type.value != "ACCUSE"  # who accuses is no doer of what he speaks of
        for finding in events[ident].actors
        if statement.quote.span.overlaps(finding.quotes[0].span)
        and finding.quotes[0].document == statement.document
        and not is_speaker(
            statement.quote.text, finding.quotes[0].span.end - statement.quote.span.start
        )
        if (key := doer_key(finding.value)) and not key.endswith(":")
    )


def _country(events: Sequence[Event]) -> str | None:
    found = sorted(e.place.value.country for e in events if e.place and e.place.value.country)
    return max(found, key=lambda c: (found.count(c), c), default=None)
