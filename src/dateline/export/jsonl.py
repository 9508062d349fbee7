"""JSON lines: `plain` (values only) and `records` (every value with its quotes and rule)."""

import json
from collections.abc import Iterable, Iterator

import msgspec

from dateline.document import Document
from dateline.export.plain import plain_events
from dateline.records import Coding


def write_plain(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return a line an event, values only."""
    for document, coding in codings:
        for event in plain_events(document, coding):
            yield json.dumps(event, ensure_ascii=False) + "\n"


def write_records(codings: Iterable[tuple[Document, Coding]]) -> Iterator[str]:
    """Return a line a record: the document, then its events, claims, labels, checks and issues."""
    for document, coding in codings:
        yield _line("document", document)
        for kind, records in (
            ("event", coding.events), ("claim", coding.claims), ("label", coding.labels),
            ("check", coding.checks),
            ("issue", coding.issues),
        ):  # fmt: skip
            for record in records:
                yield _line(kind, record)


def _line(kind: str, record: msgspec.Struct) -> str:
    return f'{{"kind":"{kind}","record":{msgspec.json.encode(record).decode()}}}\n'
