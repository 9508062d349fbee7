"""Looking at one feed: what is new in it, and when to look again."""

from collections.abc import Iterator

import msgspec

from dateline.document import Document, content_id
from dateline.errors import InputError
from dateline.ingest import Meta
from dateline.ingest.articles import issue, text_of
from dateline.ingest.feed import Entry, feed_entries, read_entry
from dateline.ingest.fetch import Answer, Visitor
from dateline.ingest.mending import is_feed
from dateline.records import Issue
from dateline.watch.waiting import Pages, Waiting, moment, patience


class Memory(msgspec.Struct, frozen=True):
    """What is remembered of a feed between two looks at it.

    `asked` and `due` are seconds since 1970; `failures` how often in a row it could not be had;
    `entries` the digests of the entries in it that were coded; `waiting` those whose page is to be
    asked for again.
    """

    etag: str | None = None
    modified: str | None = None
    asked: float = 0.0
    due: float = 0.0
    failures: int = 0
    entries: tuple[str, ...] = ()
    waiting: tuple[Waiting, ...] = ()


class Look:
    """One look at a feed: `found` gives what is new, `memory` what to remember after that."""

    def __init__(
        self, url: str, memory: Memory, visitor: Visitor, *, every: float, pages: bool, now: float
    ) -> None:
        self._memory = memory
        self._url, self._visitor = url, visitor
        self._every, self._now = every, now
        self._pages = Pages(visitor.fetch, memory.waiting, every=every, now=now) if pages else None

    @property
    def memory(self) -> Memory:
        """Return what to remember of the feed."""
        if self._pages is None:
            return self._memory
        return msgspec.structs.replace(self._memory, waiting=self._pages.waiting)

    def found(self) -> Iterator[Document | Issue]:
        """Return the documents of new entries, and pages that earlier looks did not get.

        And an `Issue` where the feed could not be had, or a page.
        """
        if self._pages is not None:
            yield from self._pages.again()
        known = self._memory
        try:
            answer = self._visitor.visit(self._url, etag=known.etag, modified=known.modified)
            if answer.status == 304:
                self._memory = self._next(known, known.entries)
                return
            yield from self._read(answer)
        except InputError as wrong:
            told = issue(wrong)
            yield Issue(told.where, told.what, f"{told.cure}; {self._failed(None)}")

    def _read(self, answer: Answer) -> Iterator[Document | Issue]:
        if answer.status != 200:
            what = f"the server answered {answer.status}"
            yield Issue(self._url, what, f"check the address; {self._failed(answer.retry)}")
            return
        text, guessed = text_of(answer.body, self._url)
        if not is_feed(text):
            raise InputError(f"{self._url}: no feed; give the address of an RSS or Atom feed")
        of_feed: list[Issue] = guessed
        entries: list[str] = []
        for entry in feed_entries(text, Meta(url=answer.url, name=self._url), self._url):
            if isinstance(entry, Issue):
                of_feed.append(entry)
                continue
            entries.append(_digest(entry))
            if entries[-1] in self._memory.entries:
                continue
            yield from of_feed  # told when there is something new, not at each look
            of_feed.clear()
            if self._pages is None:
                yield from read_entry(entry)
            else:
                yield from self._pages.read(entries[-1], entry)
        self._memory = self._next(answer, tuple(entries))

    def _next(self, answer: Answer | Memory, entries: tuple[str, ...]) -> Memory:
        """Return what to remember after a look that succeeded."""
        due = self._now + self._every
        return Memory(
            answer.etag, answer.modified, self._now, due, 0, entries, self._memory.waiting
        )

    def _failed(self, retry: float | None) -> str:
        """Remember that a look failed; return when the next will be: each time later."""
        failures = self._memory.failures + 1
        due = self._now + patience(self._every, failures, retry)
        self._memory = msgspec.structs.replace(
            self._memory, asked=self._now, due=due, failures=failures
        )
        return f"asked again from {moment(due)} on"


def _digest(entry: Entry) -> str:
    """Return a hash of what a feed says in an entry: changed words make it a new one."""
    meta = entry.meta
    return content_id("f", entry.words, meta.title or "", meta.url or "", meta.published or "")
