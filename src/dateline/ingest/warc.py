"""Web archives (WARC) to documents: a page each, by its address and the day it was captured."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.articles import issue, read_article
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.headers import iso_or_none
from dateline.ingest.normal import normalise
from dateline.ingest.text import Meta
from dateline.ingest.unpacking import joined_chunks, unpacked
from dateline.records import Issue

GZIP = b"\x1f\x8b\x08"
_KINDS = ("text/html", "application/xhtml+xml", "text/plain")
_START = re.compile(rb"\x1f\x8b\x08|WARC/1\.")
_LONGEST_START = 7
_WINDOW = 1 << 20
_GIVE_UP = 1_000
"""After so many damaged places a file is given up: each costs a search for the next record."""


def is_warc(head: bytes) -> bool:
    r"""Tell whether a file that begins so is a web archive, packed with gzip or not.

    >>> is_warc(b"WARC/1.0\r\nWARC-Type: warcinfo"), is_warc(b"PK\x03\x04")
    (True, False)
    """
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def read_warc(stream: BinaryIO, where: str, meta: Meta) -> Iterator[Document | Issue]:
    """Return the documents of a web archive: of each answer with status 200, HTML or text.

    The day of a capture is when a page was fetched, never when it was published. A damaged or
    truncated record is an `Issue`, and the file is read on from the next that is whole.
    """
    start, tried, pages = 0, 0, 0
    while True:
        damage: str | None = None
        last, length = start - 1, 0
        open_ended = False
        try:
            for at, record in _records(stream, start):
                last, length = max(last, at), record.content_length
                open_ended = length > MAX_BYTES
                if record.record_type != WarcRecordType.response:
                    continue
                try:
                    for item in _page(record, where, meta):
                        pages += isinstance(item, Document)
                        yield item
                except _Cut as cut:
                    damage = str(cut)
                    break
                except InputError as wrong:
                    yield issue(wrong)
        except OSError as wrong:
            damage = str(wrong)
        if damage is None and not open_ended and (last >= start or not tried):
            lost = _cut_at(stream, last, length) if last >= start else None
            if lost is not None:
                yield Issue(f"{where} from byte {lost:,}", "damaged: its last record is cut short",
                            "none follows; fetch the file again", kind="damage")  # fmt: skip
                tried += 1
            break  # else it ended within a false start, which says nothing
        after = _next_start(stream, max(last, start) + 1)
        if damage is not None and (last >= start or not tried):
            rest = "the records after it were read" if after is not None else "none follows"
            yield Issue(f"{where} from byte {max(last, start):,}", f"damaged: {damage}",
                        f"{rest}; fetch the file again", kind="damage")  # fmt: skip
        tried += 1
        if after is None:
            break
        if tried > _GIVE_UP:
            yield Issue(where, f"over {_GIVE_UP:,} damaged places; the rest was not read",
                        "fetch the file again", kind="damage")  # fmt: skip
            break
        start = after
    if not pages and not tried:
        yield Issue(where, "no page of HTML or text with status 200 in it", "give another archive")


class _Cut(Exception):
    """A record that ends before its length."""


def _records(stream: BinaryIO, start: int) -> Iterator[tuple[int, WarcRecord]]:
    """Return the records from a byte of the file on, each with where it begins."""
    stream.seek(start)
    found = ArchiveIterator(stream, parse_http=False, fsspec_args=False)
    while True:
        try:
            record = next(found, None)
        except BaseException as wrong:
            if type(wrong).__module__ == "pyo3_runtime":  # a fault of the library
                raise OSError("it can't be parsed") from None
            raise
        if record is None:
            return
        yield record.stream_pos, record


def _next_start(stream: BinaryIO, after: int) -> int | None:
    """Return where the next record may begin from a byte on; None for nowhere."""
    at = after
    while True:
        stream.seek(at)
        window = stream.read(_WINDOW)
        if match := _START.search(window):
            return at + match.start()
        if len(window) < _WINDOW:
            return None
        at += len(window) - _LONGEST_START


def _cut_at(stream: BinaryIO, last: int, length: int) -> int | None:
    """Return where a record begins that the file does not hold whole; None for nowhere.

    The library passes over one that ends within its head, and we read no bodies but of pages.
    `last` is where the last record with a whole head begins, `length` that of its body.
    """
    stream.seek(0)
    packed = stream.read(len(GZIP)) == GZIP
    stream.seek(last)
    head = stream.read(_WINDOW)
    if packed:  # all records may be in one member
        return _cut_member(stream, last if head.startswith(GZIP) else 0)
    body = head.find(b"\r\n\r\n") + 4
    end = last + body + length
    if body < 4 or end > stream.seek(0, io.SEEK_END):
        return last
    stream.seek(end)
    return end if stream.read(_WINDOW).lstrip().startswith(b"WARC/") else None


def _cut_member(stream: BinaryIO, start: int) -> int | None:
    """Return where a member of gzip begins that has no end; None if all from a byte on have one."""
    stream.seek(start)
    unpacker = None
    while piece := stream.read(1 << 16):
        while piece:
            if unpacker is None:
                start, unpacker = stream.tell() - len(piece), zlib.decompressobj(31)
            try:
                unpacker.decompress(piece, _WINDOW)
            except zlib.error:  # what follows the last member is none
                return None
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            unpacker = None if unpacker.eof else unpacker
    return None if unpacker is None else start


def _page(record: WarcRecord, where: str, meta: Meta) -> Iterator[Document | Issue]:
    """Return the document of a response; nothing if it is none of a page."""
    headers = record.headers
    url = normalise(headers.get("WARC-Target-URI") or "").strip("<>")
    if not url.startswith(("http://", "https://")) or url.endswith("/robots.txt"):
        return
    at = f"{where} at {url}"
    if record.content_length > MAX_BYTES:
        raise InputError(f"{at}: over {MAX_BYTES // 10**6} MB in one record; save the page alone")
    try:
        record.parse_http(auto_decode="none")
    except OSError as wrong:
        raise InputError(f"{at}: no answer of a server ({wrong}); leave it out") from None
    answer = record.http_headers
    if answer is None or answer.status_code != 200:
        return
    if (record.http_content_type or _KINDS[0]).lower() not in _KINDS:
        return
    body = _body(record, at)
    if "chunked" in (answer.get("Transfer-Encoding") or "").lower():
        body = joined_chunks(body)
    packed = answer.get("Content-Encoding") or ""
    if packed and not body[:200].lstrip().startswith(b"<"):
        body = unpacked([body], packed, limit=MAX_BYTES, where=at)
    if cut := headers.get("WARC-Truncated"):
        cure = "its end is missing; fetch the page again if that matters"
        yield Issue(at, f"cut short when it was captured ({normalise(cut)[:40]})", cure)
    fetched = iso_or_none(headers.get("WARC-Date"))
    own = Meta(
        published=meta.published, publisher=meta.publisher, url=url, name=url, fetched=fetched
    )
    yield from read_article(body, own, at, said=record.http_charset)


def _body(record: WarcRecord, at: str) -> bytes:
    """Return what a record holds; raises `_Cut` where the file ends before it does."""
    body = io.BytesIO()
    reader = record.reader
    while reader is not None and (piece := reader.read(1 << 16)):
        body.write(piece)
    if body.tell() < record.content_length:
        raise _Cut(f"the record of {at.rpartition(' at ')[2]} is cut short")
    return body.getvalue()
