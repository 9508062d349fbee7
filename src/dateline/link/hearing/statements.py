"""What is known of one incident while it is put together: its events and what is said of it."""

from collections.abc import Mapping

import msgspec

from dateline.document import Document, Quote, Role
from dateline.link.hearing.parties import Party
from dateline.link.texts.descents import Descent
from dateline.records import Coding, Event, Stance


class Statement(msgspec.Struct, frozen=True):
    """A passage on the deed: who says it, how, of which event; `at` is when it was published.

    `speaker` None: the outlet narrates and names no source. `direct` says that the passage names
    its source and does not take over that of the passage before. `aside` marks a passage that
    tells another deed and not ours, or ours as its cause, or that lies with another deed.
    """

    document: str
    at: str
    quote: Quote
    speaker: Party | None
    stance: Stance
    sentence: Quote
    role: Role
    claim: str | None = None
    cue: Quote | None = None
    events: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    counts: bool = False
    direct: bool = True
    aside: bool = False
    doers: frozenset[str] = frozenset()
    """The sides that the words name as doers; "armed:" and "state:" where they name none."""

    @property
    def key(self) -> str | None:
        """The side or voice that says it."""
        return self.speaker.key if self.speaker else None

    @property
    def tells(self) -> bool:
        """Whether the words tell of the deed or its harm."""
        return bool(self.kinds or self.counts or self.events)


class Case(msgspec.Struct, frozen=True):
    """All that is known of one incident while it is put together; `home` is its country."""

    events: tuple[Event, ...]
    codings: Mapping[str, tuple[Document, Coding]]
    descents: Mapping[str, Descent]
    statements: tuple[Statement, ...]
    home: str | None

    def named(self, unnamed: str, side: str) -> frozenset[str]:
        """Return the states ("state:") or the groups ("armed:") that others name as doers.

        Whom the `side` names is left out: it names others than itself.
        """
        states = unnamed == "state:"
        return frozenset(
            d
            for s in self.statements
            if s.stance != "deny" and s.key != side
            for d in s.doers
            if not d.endswith(":") and d.startswith("state:") == states
        )
