"""Reading codings back from the lines that `dateline export records` writes."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dateline.document import Document
from dateline.errors import BatchError
from dateline.records import Coding
from dateline.store.reading import coding_of

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
    found: list[tuple[str, msgspec.Raw]] = []
    for line in lines:
        read = _LINE.decode(line)
        if read.kind != "document":
            found.append((read.kind, read.record))
            continue
        if document is not None:
            yield document, coding_of(document.id, found)
        document, found = _DOCUMENT.decode(read.record), []
    if document is not None:
        yield document, coding_of(document.id, found)
