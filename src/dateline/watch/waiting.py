"""Pages that could not be had when their entry was new: asked for again, later and later."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec

from dateline.document import Document
from dateline.errors import InputError, UnreachedError
from dateline.ingest.articles import issue
from dateline.ingest.feed import Entry, Visit, read_entry, read_page
from dateline.records import Issue

TRIES = 6
"""How often a page is asked for in all: at 15 minutes between looks, over eight hours."""
LONGEST = 86_400.0
"""Seconds that what fails is left alone at most, unless its server asks for more."""
_ASKED = 7 * 86_400.0
"""Seconds that a server may ask to be left alone."""
_EARLY = 60.0
"""Seconds by which a look may come too early, as one by cron does."""


class Waiting(msgspec.Struct, frozen=True):
    """An entry whose page could not be had `failures` times; from `due` on it is asked again."""

    digest: str
    entry: Entry
    failures: int
    due: float


class Pages:
    """The pages of one look at a feed: new ones, and those that earlier looks did not get."""

    def __init__(
        self, fetch: Visit, waiting: Iterable[Waiting], *, every: float, now: float
    ) -> None:
        self._fetch, self._every, self._now = fetch, every, now
        self._waiting = {one.digest: one for one in waiting}
        self._down: set[str] = set()
        self._failed: UnreachedError | None = None

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Return what is to be asked for again."""
        return tuple(self._waiting.values())

    def read(self, digest: str, entry: Entry) -> Iterator[Document | Issue]:
        """Return the page of a new entry, or what the feed says in it where that can't be had."""
        for other in self.waiting:
            if other.entry.meta.url == entry.meta.url:
                del self._waiting[other.digest]  # the entry has new words
        self._failed = None
        for item in read_entry(entry, pages=self._got):
            if self._failed is not None and isinstance(item, Issue):
                yield self._told(item, self._later(digest, entry, 1, self._failed))
                self._failed = None
            else:
                yield item

    def again(self) -> Iterator[Document | Issue]:
        """Return the pages that were not had before and are due; an `Issue` for each that fails.

        A site that is down is not asked for its other pages in the same look.
        """
        for one in self.waiting:
            if one.due - _EARLY > self._now or _site(one.entry) in self._down:
                continue
            del self._waiting[one.digest]
            try:
                yield from read_page(one.entry, self._fetch)
            except UnreachedError as wrong:
                self._down.add(_site(one.entry))
                later = self._later(one.digest, one.entry, one.failures + 1, wrong)
                yield self._told(issue(wrong), later)
            except InputError as wrong:
                yield self._told(issue(wrong), "it is not asked for again")

    def _got(self, url: str) -> tuple[bytes, str]:
        try:
            return self._fetch(url)
        except UnreachedError as wrong:
            self._failed = wrong
            raise

    def _later(self, digest: str, entry: Entry, failures: int, wrong: UnreachedError) -> str:
        """Note that a page could not be had; return what will be done about it."""
        if failures >= TRIES:
            return f"given up after {TRIES} times; the feed's own words stand"
        due = self._now + patience(self._every, failures, wrong.retry)
        self._waiting[digest] = Waiting(digest, entry, failures, due)
        return f"asked again from {moment(due)} on (failed {failures} of {TRIES} times)"

    def _told(self, wrong: Issue, then: str) -> Issue:
        cure = wrong.cure if "own words" in wrong.cure else ""
        return Issue(wrong.where, wrong.what, f"{cure}; {then}" if cure else then)


def patience(every: float, failures: int, retry: float | None) -> float:
    """Return how many seconds to leave alone what failed so often in a row: each time longer.

    >>> [patience(900, n, None) for n in (1, 2, 3, 9)], patience(900, 1, 7200)
    ([900, 1800.0, 3600.0, 86400.0], 7200)
    """
    wait = max(every, min(every * 2.0 ** min(failures - 1, 20), LONGEST))
    return max(wait, min(retry or 0.0, _ASKED))


def moment(at: float) -> str:
    """Return seconds since 1970 as day and minute.

    >>> moment(1_741_112_400)
    '2025-03-04 18:20 UTC'
    """
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"


def _site(entry: Entry) -> str:
    return urlsplit(entry.meta.url or "").netloc
