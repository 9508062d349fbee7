"""What the pages read from: the store, the index over it and the source of incidents."""

import threading
from pathlib import Path

from dateline.desk.index import Index, fill
from dateline.desk.linked import Linked
from dateline.desk.source import Source
from dateline.errors import StoreError
from dateline.link import link_store, relink
from dateline.records import Coding, Incident, Judgement
from dateline.store import Reviews, Store
from dateline.store.judging import add_unless_judged, judgements_after


class Library:
    """A database as the desk reads it; `source` is the one place that says what an incident is."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self.store = Store(path, create=create)
        self.source: Source = Linked(self.store)
        self.index = Index(path)
        self._filling = threading.Lock()

    def behind(self) -> int:
        """Return how many codings the index does not know yet."""
        return self.store.newest_coding() - self.index.state("coded")

    def refresh(self) -> int:
        """Link what is not linked yet or was judged since, and bring the index up to date.

        Return how many incidents changed.
        """
        with self._filling:
            link_store(self.store)
            if judged := judgements_after(self.store, self.index.state("judged")):
                relink(self.store, *judged)
            return fill(self.index, self.store, self.source)

    def incident(self, ident: str) -> Incident:
        """Return an incident; raises `StoreError` where there is none."""
        found = self.source.incident(ident)
        if found is None:
            raise StoreError(f'{self.path}: no incident "{ident}"; find it in the list')
        return found

    def coding(self, document: str, *, rejected: bool = False) -> Coding:
        """Return the newest coding of a document as people have it, the rejected events on wish."""
        machine = self.store.coding(document)
        return Reviews.of_store(self.store).applied(machine, rejected=rejected)

    def decide(self, judgement: Judgement, seen: int) -> tuple[Judgement, ...]:
        """Keep a judgement and link anew what it is of.

        Nothing is done where others judged the same since the judgement numbered `seen`: theirs
        are returned.
        """
        theirs = add_unless_judged(self.store, judgement, seen)
        if not theirs:
            self.refresh()
        return theirs

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()
