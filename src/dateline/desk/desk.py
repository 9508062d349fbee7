"""`Desk`: open a database, code into it, read from it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.document import Document
from dateline.errors import DatelineError
from dateline.export import arrow_events
from dateline.ingest import Meta, documents_of, read_sources
from dateline.link import Outcome, link_store
from dateline.pipeline import Settings, code_documents, made_by
from dateline.records import Claim, Coding, Event, Incident, Issue
from dateline.store import Audit, Store, all_incidents, reviewed_codings, verify

if TYPE_CHECKING:
    import pyarrow as pa


class Desk:
    """A database of codings at a path; made if it is not there.

    `actors` are the user's own actor files, which its codings are read with.
    """

    def __init__(self, path: str | Path, *, actors: Sequence[str | Path] = ()) -> None:
        self.store = Store(Path(path))
        self.settings = Settings(actors=tuple(Path(a) for a in actors))
        self.maker = made_by(self.settings)
        self._run: int | None = None

    def code(self, sources: str | Path | Sequence[str | Path], *, published: str | None = None,
             workers: int = 1, pages: bool = False,
             allow_private: bool = False) -> tuple[Issue, ...]:  # fmt: skip
        """Code files, folders or addresses into the database, and link them into incidents.

        With `pages` the page of each entry of a feed is fetched and coded in its place. Return
        what could not be read.
        """
        listed = [sources] if isinstance(sources, str | Path) else list(sources)
        unread: list[Issue] = []
        issues: list[Issue] = []
        found = read_sources(
            [str(source) for source in listed], Meta(published=published),
            allow_private=allow_private, pages=pages,
        )  # fmt: skip
        for _, coding, _ in self.read(documents_of(found, unread), workers=workers):
            issues += coding.issues
        self.link()
        return (*unread, *issues)

    def read(
        self, documents: Iterable[Document], *, workers: int = 1
    ) -> Iterator[tuple[Document, Coding, bool]]:
        """Code documents into the database: each with its coding, and whether that is new.

        Each is kept as soon as it is coded. What these versions coded before is taken from the
        database, so that a run that was stopped goes on where it was.
        """
        for document, coding in code_documents(
            documents, workers=workers, settings=self.settings, known=self._kept
        ):
            yield document, coding, self.save(document, coding)

    def _kept(self, document: Document) -> Coding | None:
        """Return the coding of a document that these versions made; None if they have not yet."""
        kept = self.store.has(document.id, self.maker)
        return self.store.coding(document.id) if kept else None

    def save(self, document: Document, coding: Coding) -> bool:
        """Add a coding; False if these versions had coded the document before."""
        if self.store.has(document.id, self.maker):
            return False
        if self._run is None:
            self._run = self.store.start_run(self.maker)
        return self.store.save(document, coding, run=self._run, maker=self.maker)

    def link(self) -> Outcome:
        """Link what was coded since into incidents."""
        return link_store(self.store)

    def incidents(self) -> Iterator[Incident]:
        """Return the incidents that the events were linked into, newest first."""
        return all_incidents(self.store)

    def events(self) -> Iterator[Event]:
        """Return the events of every document's newest coding, as people have them."""
        for _, coding in reviewed_codings(self.store):
            yield from coding.likely

    def claims(self) -> Iterator[Claim]:
        """Return the claims of every document's newest coding."""
        for _, coding in reviewed_codings(self.store):
            yield from coding.claims

    def to_arrow(self, kind: str = "events") -> "pa.Table":
        """Return the stored events as an Arrow table; `kind` is "events"."""
        if kind != "events":
            raise DatelineError(f'to_arrow("{kind}"): no such table; ask for "events"')
        return arrow_events(reviewed_codings(self.store))

    def verify(self) -> Audit:
        """Check every quote and the chain of records."""
        return verify(self.store)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
