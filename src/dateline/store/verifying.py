"""Verification: every quote stands in its document, and no record was changed since."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.document import Document, Quote
from dateline.errors import StoreError
from dateline.store.records import GENESIS, Store, link_hash


class Audit(msgspec.Struct, frozen=True):
    """What a verification saw: counts, and each fault in a sentence."""

    documents: int
    records: int
    quotes: int
    faults: tuple[str, ...]


def quotes_in(value: Any) -> Iterator[Quote]:
    """Return every quote inside a decoded record, to any depth."""
    if isinstance(value, dict):
        if {"document", "span", "text"} <= set(value):
            yield msgspec.convert(value, Quote)
        else:
            for inner in value.values():
                yield from quotes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes_in(inner)


def verify(store: Store) -> Audit:
    """Return what is wrong in a store: words that moved, records that were changed."""
    documents: dict[str, Document | None] = {}
    previous, records, quotes = GENESIS, 0, 0
    faults: list[str] = []
    for row in store.chain():
        records += 1
        if row.previous != previous or row.hash != link_hash(previous, row.kind, row.id, row.body):
            faults.append(f"record {row.seq} ({row.id}) breaks the chain: it or one before changed")
        previous = row.hash
        for quote in quotes_in(msgspec.json.decode(row.body)):
            quotes += 1
            if quote.document not in documents:
                documents[quote.document] = _document(store, quote.document)
            document = documents[quote.document]
            if document is None or not document.holds(quote):
                faults.append(
                    f"record {row.seq} ({row.id}): {quote.text!r} does not stand at "
                    f"{quote.span.start}..{quote.span.end} of document {quote.document}"
                )
    return Audit(sum(1 for _ in store.documents()), records, quotes, tuple(faults))


def _document(store: Store, ident: str) -> Document | None:
    try:
        return store.document(ident)
    except StoreError:
        return None
