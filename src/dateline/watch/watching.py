"""Watching feeds: round after round, what is new is coded, linked and told."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dateline.document import Document
from dateline.errors import StoreError
from dateline.ingest import documents_of
from dateline.ingest.articles import issue
from dateline.ingest.fetch import Visitor
from dateline.link import link_store
from dateline.records import Coding, Incident, Issue
from dateline.store import Store
from dateline.store.feeds import remember, remembered
from dateline.store.finding import changed_incidents, newest_change
from dateline.store.linking import Links
from dateline.watch.polling import Look, Memory

LEAST = 300.0
"""Seconds between two looks at a feed at least, whoever asks."""
_AGAIN = 60.0
"""Seconds after which a database that could not be written to is tried again."""
Read = Callable[[Iterable[Document]], Iterator[tuple[Document, Coding, bool]]]
"""What codes documents into the store: `Desk.read`."""


class Change(msgspec.Struct, frozen=True):
    """An incident that a round made, or changed if it is not new."""

    incident: Incident
    new: bool


class Watcher:
    """Looks at feeds and keeps in the store what it found, and what it must remember."""

    def __init__(
        self, store: Store, read: Read, visitor: Visitor, *, every: float, pages: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self._store, self._read, self._visitor = store, read, visitor
        self._every, self._pages = max(every, LEAST), pages
        self._clock = clock

    def memory(self, url: str) -> Memory:
        """Return what is remembered of a feed."""
        body = remembered(self._store, url)
        return Memory() if body is None else msgspec.json.decode(body, type=Memory)

    def round(self, feeds: Sequence[str]) -> Iterator[Issue | Change]:
        """Look at some feeds; return what went wrong, and the incidents that changed."""
        before = newest_change(self._store)
        for url in feeds:
            yield from self._look(url)
        with self._store.engine.connect() as connection:
            fresh = {document for document, _ in Links(connection).pending()}
        link_store(self._store)  # with what an earlier round was stopped over
        for _, found in changed_incidents(self._store, before):
            if found is not None:  # its id changes where an earlier report joins: reports tell
                yield Change(found, all(r.document in fresh for r in found.reports))

    def _look(self, url: str) -> Iterator[Issue]:
        """Code what is new in a feed; only when that is kept the feed is remembered as read."""
        look = Look(
            url, self.memory(url), self._visitor, every=self._every, pages=self._pages,
            now=self._clock(),
        )  # fmt: skip
        issues: list[Issue] = []
        for _, coding, new in self._read(documents_of(look.found(), issues)):
            if new:
                issues += coding.issues
        yield from issues
        remember(self._store, url, msgspec.json.encode(look.memory))

    def due(self, url: str) -> float:
        """Return when a feed may be looked at in a watch that goes on."""
        return self.memory(url).due

    def rested(self, url: str) -> float:
        """Return when a feed may be looked at once more by who asks for it now."""
        memory = self.memory(url)
        return memory.due if memory.failures else memory.asked + LEAST


def watch(
    feeds: Sequence[str], watcher: Watcher, *, clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Issue | Change]:  # fmt: skip
    """Return what happens in feeds as it does, for as long as it is asked for.

    While the database can't be written to, as when another run links into it, it waits.
    """
    while True:
        try:
            due = [url for url in feeds if watcher.due(url) <= clock()]
            if due:
                yield from watcher.round(due)
            wait = min(map(watcher.due, feeds)) - clock()
        except StoreError as wrong:
            yield issue(wrong)
            wait = _AGAIN
        sleep(max(1.0, wait))
