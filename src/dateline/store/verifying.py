"""Verification: every quote stands in its document, and no record was changed since."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.document import Document, Quote
from dateline.errors import QuoteError, StoreError
from dateline.store.chaining import GENESIS, SEAL, Seal, digest_of, link_hash
from dateline.store.judging import KIND, judgement_chain
from dateline.store.records import Store


class Audit(msgspec.Struct, frozen=True):
    """What a verification saw: counts, the last hash of each chain, each fault in a sentence."""

    documents: int
    records: int
    quotes: int
    judgements: int
    ends: tuple[str, ...]
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


def verify(store: Store, *ended: str) -> Audit:
    """Return what is wrong in a store: words that moved, records or documents that changed or went.

    `ended` are hashes that a chain ended with before, or how they begin: each must still be there.
    """
    auditor = _Auditor(store, ended)
    auditor.records()
    auditor.judgements()
    return auditor.told()


class _Auditor:
    """Walks the chains of one store, and keeps what it sees."""

    def __init__(self, store: Store, ended: Iterable[str]) -> None:
        self.store = store
        self.sought = set(ended)
        self.documents: dict[str, Document | None] = {}
        self.ends: list[str] = []
        self.faults: list[str] = []
        self.quotes = self.kept = self.judged = 0

    def told(self) -> Audit:
        """Return what was seen."""
        self.faults += [
            f"no chain holds {end}: what came up to it was changed or taken away, or it is of "
            "another database"
            for end in sorted(self.sought)
        ]
        return Audit(
            len(self.documents), self.kept, self.quotes, self.judged, tuple(self.ends),
            tuple(self.faults),
        )  # fmt: skip

    def records(self) -> None:
        """Walk the chain of the codings: seals, records and their quotes."""
        previous, sealed, due = GENESIS, set[int](), 0
        document = None
        for row in self.store.chain():
            if row.previous != previous or row.hash != link_hash(
                previous, row.kind, row.id, _raw(row.body)
            ):
                self.faults.append(
                    f"record {row.seq} ({row.id}) breaks the chain: it or one before changed"
                )
            previous = row.hash
            self._passed(row.hash)
            if row.kind == SEAL:
                self._missing(due, document)
                sealed.add(row.coding)
                due = self._seal(row.id, _raw(row.body))
            document = self._document(row.document)
            if row.kind == SEAL:
                continue
            due -= 1
            self.kept += 1
            self._quoted(row.body, document, f"record {row.seq} ({row.id})")
        self._missing(due, document)
        self._ended(previous)
        if lost := self.store.coding_numbers() - sealed:
            self.faults.append(f"the last records are missing: codings without any: {len(lost)}")

    def judgements(self) -> None:
        """Walk the chain of people's judgements and their quotes."""
        previous = GENESIS
        for row in judgement_chain(self.store):
            self.judged += 1
            if row.previous != previous or row.hash != link_hash(
                previous, KIND, row.id, _raw(row.body)
            ):
                self.faults.append(
                    f"judgement {row.seq} ({row.id}) breaks the chain: it or one before changed"
                )
            previous = row.hash
            self._passed(row.hash)
            self._quoted(row.body, None, f"judgement {row.seq} ({row.id})")
        self._ended(previous)

    def _passed(self, link: str) -> None:
        """Note a hash of a chain that was asked for."""
        self.sought -= {end for end in self.sought if link.startswith(end)}

    def _ended(self, last: str) -> None:
        if last != GENESIS:
            self.ends.append(last)

    def _missing(self, due: int, document: Document | None) -> None:
        """Add a fault if a coding has fewer records than its seal says."""
        if due > 0 and document is not None:
            self.faults.append(f"document {document.id}: records missing of its coding: {due}")

    def _quoted(self, body: bytes | str, document: Document | None, where: str) -> None:
        """Add a fault for each quote of a record that does not stand in its document."""
        for quote in _quotes(_raw(body)):
            self.quotes += 1
            of = document or self._document(quote.document)
            if of is None or not of.holds(quote):
                self.faults.append(
                    f"{where}: {quote.text!r} does not stand at {quote.span.start}.."
                    f"{quote.span.end} of document {quote.document}"
                )

    def _document(self, ident: str) -> Document | None:
        if ident not in self.documents:
            try:
                self.documents[ident] = self.store.document(ident)
            except (StoreError, msgspec.DecodeError, QuoteError) as wrong:
                self.documents[ident] = None
                self.faults.append(f"document {ident} can't be read: {wrong}")
        return self.documents[ident]

    def _seal(self, ident: str, body: bytes) -> int:
        """Return how many records a coding has by its seal, 0 where that is not known.

        A fault if its document is not the one that was coded, or its searched text differs.
        """
        seal = _read_seal(body)
        stored = self.store.document_bytes(ident)
        if stored is None or seal is None or seal.sha256 != digest_of(_raw(stored[0])):
            self.faults.append(f"document {ident} is missing or was changed since it was coded")
        elif not _searched(stored[0], stored[1]):
            self.faults.append(f"document {ident}: the searched text was changed")
        return seal.records or 0 if seal else 0


def _searched(body: bytes, text: str) -> bool:
    """Tell whether the searched text is the document's; of one that can't be read nobody knows."""
    try:
        return msgspec.json.decode(body, type=Document).text == text
    except (msgspec.DecodeError, QuoteError):
        return True


def _read_seal(body: bytes) -> Seal | None:
    try:
        return msgspec.json.decode(body, type=Seal)
    except msgspec.DecodeError:
        return None


def _raw(body: bytes | str) -> bytes:
    """Return the bytes of a stored body; who edits it by SQL leaves text there."""
    return body.encode() if isinstance(body, str) else body


def _quotes(body: bytes) -> list[Quote]:
    """Return the quotes of a stored record; none of one that is malformed, whose link fails."""
    try:
        return list(quotes_in(msgspec.json.decode(body)))
    except msgspec.DecodeError:  # a record without its fields is one too
        return []
