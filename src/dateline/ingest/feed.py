"""RSS and Atom feeds to documents: an entry each, in its own words or by its page."""

import io
from collections.abc import Callable, Iterator
from email.utils import parsedate_tz
from time import strftime
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest.articles import issue, read_article, read_words, told
from dateline.ingest.headers import iso_or_none
from dateline.ingest.html import read_fragment
from dateline.ingest.mending import MAX_ENTRIES, well_formed
from dateline.ingest.text import Meta
from dateline.records import Issue

_MAX_FEED = 5_000_000
Visit = Callable[[str], tuple[bytes, str]]


class Entry(msgspec.Struct, frozen=True):
    """An entry of a feed: where it stands, what is said of it, its words as HTML or text."""

    where: str
    meta: Meta
    words: str
    html: bool


def read_feed(
    text: str, meta: Meta, where: str, *, pages: Visit | None = None
) -> Iterator[Document | Issue]:
    """Return a document for each entry of a feed, and an `Issue` for each that holds none.

    `pages` fetches an address: then each entry's page is read in its place, and the entry's own
    words only where the page can't be.
    """
    for entry in feed_entries(text, meta, where):
        if isinstance(entry, Issue):
            yield entry
        else:
            yield from read_entry(entry, pages=pages)


def feed_entries(text: str, meta: Meta, where: str) -> Iterator[Entry | Issue]:
    """Return the entries of a feed in its order, and issues for what is wrong with it."""
    if len(text) > _MAX_FEED:
        raise InputError(f"{where}: a feed of over {_MAX_FEED // 10**6} MB; split it")
    sound, wrong = well_formed(text)
    if wrong is not None:
        what = f"broken as XML ({wrong})"
        yield Issue(where, what, "tell its publisher: entries may be missing or cut short")
    found = _parsed(sound, meta.url or "", where)
    if not found.entries:
        raise InputError(f"{where}: a feed without entries; check the address, or try again later")
    if len(found.entries) > MAX_ENTRIES:
        what = f"{len(found.entries):,} entries, of which the first {MAX_ENTRIES:,} were read"
        yield Issue(where, what, "split the feed")
    publisher = _title(found.feed) or meta.publisher
    given = msgspec.structs.replace(meta, publisher=publisher)
    for number, entry in enumerate(found.entries[:MAX_ENTRIES], 1):
        yield _entry(entry, number, given, where)


def _parsed(sound: str, url: str, where: str) -> Any:
    """Return a feed as feedparser reads it, which was told not to change its HTML."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    data = io.BytesIO(sound.encode("utf-8", "replace"))
    try:
        return feedparser.parse(
            data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as wrong:  # it gives no list of what it raises on odd feeds
        what = f"{type(wrong).__name__}: {wrong}"
        raise InputError(f"{where}: a feed that can't be read ({what}); tell us of it") from None


def _entry(found: Any, number: int, given: Meta, where: str) -> Entry:
    """Return what a feed says in one entry; `given` is what it says of all."""
    link = _line(found.get("link"))
    url = _address(link, given.url)
    parts = [*(found.get("content") or ()), found.get("summary_detail") or {}]
    best: Any = max(parts, key=lambda part: len(part.get("value") or ""))
    published = _date(found, "published") or _date(found, "created") or _date(found, "updated")
    source = found.get("source") or {}
    meta = Meta(
        title=_title(found),
        published=published or given.published,
        updated=_date(found, "updated"),
        publisher=_title(source) or given.publisher,
        url=url,
        name=url or _line(found.get("id")) or f"{given.name or 'stdin'}:{number}",
    )
    return Entry(f"{where} entry {number}", meta, best.get("value") or "", _is_html(best))


def read_entry(entry: Entry, *, pages: Visit | None = None) -> Iterator[Document | Issue]:
    """Return the document of an entry, and before it what there is to say of it."""
    if pages is not None and entry.meta.url:
        try:
            yield from read_page(entry, pages)
        except InputError as wrong:
            page = issue(wrong)
            yield Issue(page.where, page.what, f"{page.cure}; the feed's own words were read")
        else:
            return
    try:
        yield from told(_own(entry), entry.where)
    except InputError as wrong:
        yield issue(wrong)


def read_page(entry: Entry, pages: Visit) -> Iterator[Document | Issue]:
    """Return the document of an entry's page; raises `InputError` where it can't be had."""
    url = entry.meta.url or ""
    data, final = pages(url)
    yield from read_article(data, msgspec.structs.replace(entry.meta, url=final), url)


def _own(entry: Entry) -> Document:
    """Return the document of an entry's own words; raises `InputError` where it has none."""
    words, meta = entry.words, entry.meta
    if entry.html:
        paragraphs, captions = read_fragment(words, entry.where)
        words, meta = "\n\n".join(paragraphs), msgspec.structs.replace(meta, captions=captions)
    words = words if words.strip() else meta.title or ""
    if not words:
        raise InputError(f"{entry.where}: neither words nor a title; leave it out")
    return read_words(words, meta, entry.where)


def _date(found: Any, name: str) -> str | None:
    """Return a date of an entry as ISO 8601, with the offset from UTC that the feed gives.

    A date that only feedparser reads is in UTC, or in no zone where the feed names none.
    """
    raw, parsed = dict.get(found, name), dict.get(found, f"{name}_parsed")
    if iso := iso_or_none(raw if isinstance(raw, str) else None):
        return iso
    if parsed is None:
        return None
    zoned = parsedate_tz(raw or "")
    return strftime("%Y-%m-%dT%H:%M", parsed) + ("+00:00" if zoned and zoned[9] is not None else "")


def _address(link: str | None, feed: str | None) -> str | None:
    """Return where an entry's page is; None for what is no address of a page."""
    try:
        url = urljoin(feed or "", link or "")
    except ValueError:
        return None
    return url if link and url.startswith(("http://", "https://")) else None


def _is_html(part: Any) -> bool:
    return "html" in str(part.get("type") or "")


def _title(found: Any) -> str | None:
    """Return the title of a feed or an entry, without the markup that it may hold."""
    title = found.get("title")
    if not isinstance(title, str):
        return None
    if _is_html(found.get("title_detail") or {}) and ("<" in title or "&" in title):
        title = " ".join(read_fragment(title, "title")[0])
    return _line(title)


def _line(value: Any) -> str | None:
    """Return some words of a feed on one line; None for none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
