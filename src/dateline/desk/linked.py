"""The incidents of the store, as the desk takes them."""

from collections.abc import Iterator

from dateline.desk.source import Change
from dateline.errors import StoreError
from dateline.records import Incident
from dateline.store import Store, incident
from dateline.store.finding import changed_incidents, newest_change

_NOT_YET = frozenset({"future", "hypothetical"})
"""What is planned or supposed has not happened: the desk counts it for no incident."""


class Linked:
    """What linking made of the stored events."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self) -> int:
        """Return the number of the newest change."""
        return newest_change(self._store)

    def changes(self, after: int) -> Iterator[Change]:
        """Return the incidents that changed after that one, and those that are gone."""
        for ident, found in changed_incidents(self._store, after):
            happened = found is not None and found.realis not in _NOT_YET
            if happened or after:
                yield Change(ident, found if happened else None)

    def incident(self, ident: str) -> Incident | None:
        """Return an incident by its id, by that of an event, or of one that was merged into it."""
        try:
            return incident(self._store, ident)
        except StoreError:
            return None
