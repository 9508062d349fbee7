"""What became known of incidents between two days of publication."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.document import Document
from dateline.link.incidents import incident_of
from dateline.link.texts.descents import told_at
from dateline.records import Coding, Contradiction, Incident, Judgement, TollRange
from dateline.store import Store
from dateline.store.finding import incidents_published
from dateline.store.judging import judgements
from dateline.store.linking import Links
from dateline.store.reviewing import Reviews, in_force


class Change(msgspec.Struct, frozen=True):
    """What changed of one incident, a line each, as a person reads it."""

    incident: str
    title: str
    lines: tuple[str, ...]


def incident_changes(store: Store, before: str, after: str) -> Iterator[Change]:
    """Return what the reports told after `before` and until `after` changed.

    Days are YYYY-MM-DD; both mean the day's end. An incident's events are those it has now: the
    view of an earlier day leaves out what was published later, and later versions of a page by
    their update.
    """
    judged = in_force(judgements(store))
    reviews = Reviews(judged)
    for incident in incidents_published(store, before, after):
        codings = {
            r.document: (store.document(r.document), reviews.applied(store.coding(r.document)))
            for r in incident.reports
        }
        firsts = {r.document: r.version_of for r in incident.reports}
        told = {d: told_at(document, firsts[d]) for d, (document, _) in codings.items()}
        then = _known(store, incident, _until(codings, told, before), judged)
        now = _known(store, incident, _until(codings, told, after), judged)
        if now is not None and (lines := tuple(_lines(then, now))):
            yield Change(incident.id, now.title, lines)


def _until(
    codings: dict[str, tuple[Document, Coding]], told: dict[str, str | None], day: str
) -> dict[str, tuple[Document, Coding]]:
    """Return the documents whose words were told by the end of a day."""
    return {d: coded for d, coded in codings.items() if (at := told[d]) and at[:10] <= day}


def _known(
    store: Store, incident: Incident, known: dict[str, tuple[Document, Coding]],
    judged: Sequence[Judgement],
) -> Incident | None:  # fmt: skip
    """Return an incident as these documents tell it; None if none of them does."""
    held = set(incident.events)
    events = [e for _, coding in known.values() for e in coding.events if e.id in held]
    if not events:
        return None
    with store.engine.connect() as connection:
        copies = Links(connection).copies_of(known)
    return incident_of(events, known, copies, judged)


def _lines(then: Incident | None, now: Incident) -> Iterator[str]:
    if then is None:
        yield f"new: {now.summary}"
        return
    if then.grade != now.grade:
        yield f"grade: {then.grade}, now {now.grade}: {'; '.join(now.reasons)}"
    before = {toll.kind: toll for toll in then.tolls}
    for toll in now.tolls:
        old = before.get(toll.kind)
        if old is None or _ends(old) != _ends(toll):
            yield f"{toll.kind}: {_words(old)}, now {_words(toll)}"
    clashes = [_clash(contradiction) for contradiction in then.contradictions]
    yield from (line for c in now.contradictions if (line := _clash(c)) not in clashes)
    known = {report.document for report in then.reports}
    for report in now.reports:
        if report.document not in known:
            told = f"{report.publisher or 'unknown publisher'}: {report.title or report.document}"
            kind = "copy" if report.copy_of else "report"
            yield f"{'later version' if report.version_of else kind}: {told}"


def _clash(contradiction: Contradiction) -> str:
    left, right = contradiction.left.quote.text, contradiction.right.quote.text
    return f"contradicted ({contradiction.kind}): “{left}” against “{right}”"


def _ends(toll: TollRange) -> tuple[int, int, int, bool]:
    return toll.low, toll.best, toll.high, toll.open


def _words(toll: TollRange | None) -> str:
    if toll is None:
        return "not told"
    best, high = _number(toll.best, toll.open), _number(toll.high, toll.high_open)
    return best if toll.low == toll.high else f"{best} ({toll.low} to {high})"


def _number(number: int, is_open: bool) -> str:
    return f"{number}+" if is_open else f"{number}"
