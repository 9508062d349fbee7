"""JSON lines to documents: an article a line, each as large as an article may be."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.articles import issue, read_words, told
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.headers import iso_or_none
from dateline.ingest.text import Meta
from dateline.records import Issue


class Line(msgspec.Struct):
    """An article as one line of JSONL, or one row of Parquet; other keys are passed over."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_lines(
    stream: BinaryIO, first: bytes, where: str, meta: Meta
) -> Iterator[Document | Issue]:
    """Return the documents of a stream of lines, of which the first was read already."""
    number, line = 1, first
    while line:
        at = f"{where}:{number}"
        if len(line) > MAX_BYTES:
            yield Issue(at, f"a line of over {MAX_BYTES // 10**6} MB", "give one article a line")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
        elif line.strip():
            try:
                yield from read_line(_decoded(line, at), at, number, meta)
            except InputError as wrong:
                yield issue(wrong)
        number, line = number + 1, stream.readline(MAX_BYTES + 1)


def _decoded(data: bytes, at: str) -> Line:
    try:
        return msgspec.json.decode(data, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise InputError(
            f'{at}: not an article as JSON ({wrong}); give an object with "text" and "published"'
        ) from None


def read_line(line: Line, at: str, number: int, meta: Meta) -> Iterator[Document | Issue]:
    """Return the document of a line or row, and before it what there is to say of it.

    Raises `InputError` where it holds no article.
    """
    if not line.text.strip():
        raise InputError(f"{at}: empty text; leave the line out")
    if "\0" in line.text[:100_000]:
        raise InputError(f"{at}: binary, not text; give the article's words")
    if line.published and iso_or_none(line.published) is None:
        yield Issue(at, f'"{line.published}" is no date that we read', "write it as YYYY-MM-DD")
    own = Meta(
        title=line.title, published=line.published or meta.published, updated=line.updated,
        publisher=line.publisher or meta.publisher, url=line.url,
        name=line.id or f"{meta.name or 'stdin'}:{number}",
    )  # fmt: skip
    yield from told(read_words(line.text, own, at), at)
