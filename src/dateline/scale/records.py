"""Reading codings back from the lines that `dateline export records` writes."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.document import Document
from dateline.errors import BatchError
from dateline.records import Coding
from dateline.store.reading import KINDS

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(record) for kind, record in KINDS.items()
}
_DOCUMENT = msgspec.json.Decoder(Document)


class _Line(msgspec.Struct):
    """A record as one line."""

    kind: str
    record: msgspec.Raw


_LINE = msgspec.json.Decoder(_Line)


def read_records(path: Path) -> Iterator[tuple[Document, Coding]]:
    """Return the documents of a file of records with their codings."""
    opened = gzip.open if path.suffix == ".gz" else open
    number = 0
    try:
        with opened(path, "rb") as lines:
            for coded in _codings(lines):
                yield coded
                number += 1
    except (msgspec.DecodeError, KeyError, EOFError, zlib.error, gzip.BadGzipFile) as wrong:
        raise BatchError(
            f"{path}: damaged after article {number:,} ({wrong}); take its folder away and run "
            "the batch again"
        ) from None


def _codings(lines: Iterable[bytes]) -> Iterator[tuple[Document, Coding]]:
    document: Document | None = None
    found: dict[str, list[Any]] = {}
    for line in lines:
        read = _LINE.decode(line)
        if read.kind != "document":
            found[read.kind].append(_DECODERS[read.kind].decode(read.record))
            continue
        if document is not None:
            yield _coded(document, found)
        document, found = _DOCUMENT.decode(read.record), {kind: [] for kind in KINDS}
    if document is not None:
        yield _coded(document, found)


def _coded(document: Document, found: dict[str, list[Any]]) -> tuple[Document, Coding]:
    return document, Coding(document.id, **{f"{k}s": tuple(held) for k, held in found.items()})
