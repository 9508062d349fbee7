"""Verification: every quote stands in its document, and no record was changed since."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.document import Document, Quote
from dateline.errors import QuoteError, StoreError
from dateline.store.chaining import GENESIS, SEAL, link_hash, seal_of
from dateline.store.judging import KIND, judgement_chain
from dateline.store.records import Store


class Audit(msgspec.Struct, frozen=True):
    """What a verification saw: counts, and each fault in a sentence."""

    documents: int
    records: int
    quotes: int
    judgements: int
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
    """Return what is wrong in a store: words that moved, records or documents that changed."""
    documents: dict[str, Document | None] = {}
    previous, records, quotes = GENESIS, 0, 0
    faults: list[str] = []
    for row in store.chain():
        if row.previous != previous or row.hash != link_hash(
            previous, row.kind, row.id, _raw(row.body)
        ):
            faults.append(f"record {row.seq} ({row.id}) breaks the chain: it or one before changed")
        previous = row.hash
        if row.document not in documents:
            documents[row.document] = _document(store, row.document, faults)
        document = documents[row.document]
        if row.kind == SEAL:
            faults += _seal(store, row.id, _raw(row.body))
            continue
        records += 1
        for quote in _quotes(_raw(row.body)):
            quotes += 1
            faults += _moved(document, quote, f"record {row.seq} ({row.id})")
    judged = _judgements(store, documents, faults)
    return Audit(len(documents), records, quotes, judged, tuple(faults))


def _moved(document: Document | None, quote: Quote, where: str) -> list[str]:
    """Return a fault if a quote does not stand in its document."""
    if document is not None and document.holds(quote):
        return []
    return [
        f"{where}: {quote.text!r} does not stand at {quote.span.start}..{quote.span.end} of "
        f"document {quote.document}"
    ]


def _judgements(store: Store, documents: dict[str, Document | None], faults: list[str]) -> int:
    """Walk the chain of people's judgements and its quotes; return how many there are."""
    previous, number = GENESIS, 0
    for row in judgement_chain(store):
        number += 1
        if row.previous != previous or row.hash != link_hash(
            previous, KIND, row.id, _raw(row.body)
        ):
            faults.append(
                f"judgement {row.seq} ({row.id}) breaks the chain: it or one before changed"
            )
        previous = row.hash
        for quote in _quotes(_raw(row.body)):
            if quote.document not in documents:
                documents[quote.document] = _document(store, quote.document, faults)
            faults += _moved(documents[quote.document], quote, f"judgement {row.seq} ({row.id})")
    return number


def _raw(body: bytes | str) -> bytes:
    """Return the bytes of a stored body; who edits it by SQL leaves text there."""
    return body.encode() if isinstance(body, str) else body


def _quotes(body: bytes) -> list[Quote]:
    """Return the quotes of a stored record; none of one that is malformed, whose link fails."""
    try:
        return list(quotes_in(_decoded(body)))
    except msgspec.ValidationError:
        return []


def _decoded(body: bytes) -> Any:
    """Return a stored record as plain values; one that is no JSON has no quotes, its link fails."""
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        return None


def _document(store: Store, ident: str, faults: list[str]) -> Document | None:
    try:
        return store.document(ident)
    except (StoreError, msgspec.DecodeError, QuoteError) as wrong:
        faults.append(f"document {ident} can't be read: {wrong}")
        return None


def _seal(store: Store, ident: str, body: bytes) -> list[str]:
    """Return a fault if a document is not the one that was coded, or its searched text differs."""
    stored = store.document_bytes(ident)
    if stored is None or _decoded(body) != seal_of(_raw(stored[0])):
        return [f"document {ident} is missing or was changed since it was coded"]
    try:
        same = msgspec.json.decode(stored[0], type=Document).text == stored[1]
    except (msgspec.DecodeError, QuoteError):
        return []
    return [] if same else [f"document {ident}: the searched text was changed"]
