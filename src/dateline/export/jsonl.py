"""JSON lines: `plain` (values only) and `records` (every value with its quotes and rule)."""

import json
from collections.abc import Iterator

import msgspec

from dateline.export.plain import plain_events
from dateline.export.rows import Codings


def write_plain(codings: Codings) -> Iterator[str]:
    """Return a line an event, values only."""
    for document, coding in codings:
        for event in plain_events(document, coding):
            yield json.dumps(event, ensure_ascii=False) + "\n"


def write_records(codings: Codings) -> Iterator[str]:
    """Return a line a record: the document, then its events, claims, labels, checks and issues."""
    for document, coding in codings:
        yield _line("document", document)
        for kind, records in (
            ("event", coding.events), ("claim", coding.claims), ("label", coding.labels),
            ("check", coding.checks), ("issue", coding.issues),
        ):  # fmt: skip
            for record in records:
                yield _line(kind, record)


def _line(kind: str, record: msgspec.Struct) -> str:
    return f'{{"kind":"{kind}","record":{msgspec.json.encode(record).decode()}}}\n'
