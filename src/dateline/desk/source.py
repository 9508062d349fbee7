"""Where the desk takes its incidents from: the one place that changes when they do."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from dateline.records import Incident


class Change(msgspec.Struct, frozen=True):
    """An incident that is new or other than it was; `incident` is None for one that is gone."""

    id: str
    incident: Incident | None


class Source(Protocol):
    """Gives incidents; what they are made of stays behind it."""

    def newest(self) -> int:
        """Return a number that grows whenever an incident may have changed."""
        ...

    def changes(self, after: int) -> Iterator[Change]:
        """Return what changed after that number (0: everything there is)."""
        ...

    def incident(self, ident: str) -> Incident | None:
        """Return an incident by its whole id."""
        ...
