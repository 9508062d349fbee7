"""The incident: what many reports tell of one deed, side by side; derived, never stored as truth.

The grades and what counts as an origin are defined in `docs/incidents.md`.
"""

from collections.abc import Iterable
from typing import Generic, Literal, TypeVar

import msgspec

from dateline.document import Quote, content_id
from dateline.records.events import EventType, Realis
from dateline.records.slots import Actor, Place, TollKind, When

Grade = Literal[
    "retracted", "confirmed", "contested", "corroborated", "unverified", "single-source"
]
"""In order of strength: of several that fit, the first is the incident's."""
ContradictionKind = Literal["denial", "toll", "culprit", "date", "place", "account"]
Answer = Literal["same", "different", "unsure"]
OriginKind = Literal["party", "independent"]

T = TypeVar("T")


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Whether two events are one deed: `left` < `right` are event ids, with the reasons.

    `score` is in log-odds: above 0 speaks for one deed. `by` is "machine" or a person.
    """

    left: str
    right: str
    answer: Answer
    score: float
    reasons: tuple[str, ...] = ()
    by: str = "machine"


class Copy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Two documents that share text: `left` < `right` are document ids.

    `likeness` is the share of the shorter text that the other has too (0 to 1). `version`: both
    stand at one address. `paragraphs` holds the pairs of blocks (by number) that are one text;
    `opening`: the first paragraph of one is among them.
    """

    left: str
    right: str
    likeness: float
    version: bool = False
    paragraphs: tuple[tuple[int, int], ...] = ()
    opening: bool = False


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a contradiction: the words, and who says them (None: the outlet itself)."""

    event: str | None
    quote: Quote
    by: str | None = None
    claim: str | None = None


class Contradiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two passages that cannot both be right, sentence against sentence."""

    kind: ContradictionKind
    left: Side
    right: Side
    why: str


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who first tells of the deed: a source as resolved, with the claims that trace back to it.

    `party` names the side it belongs to ("RUS" for a ministry, an army, a governor); empty for
    an independent. `repeated_by` are the documents that only pass on what it says.
    """

    name: str
    kind: OriginKind
    party: str | None
    quotes: tuple[Quote, ...]
    claims: tuple[str, ...] = ()
    repeated_by: tuple[str, ...] = ()


class TollStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that somebody gave: how many, of whom, when it was published and where."""

    kind: TollKind
    least: int
    most: int | None
    at: str | None
    by: str | None
    document: str
    event: str
    quote: Quote
    group: str | None = None

    @property
    def size(self) -> int:
        """The number that a claim stands for: "up to 60" is 60, "at least nine" nine."""
        return self.most if self.most is not None and self.least <= 1 < self.most else self.least

    @property
    def top(self) -> int:
        """The highest number that a claim names."""
        return self.most or self.least


class TollRange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Low, best and high of one kind of harm, with every number it was made of, oldest first."""

    kind: TollKind
    low: int
    best: int
    high: int
    steps: tuple[TollStep, ...]

    @property
    def open(self) -> bool:
        """Whether `best` is a lower bound ("hundreds"): nobody who gives it gives an end."""
        return _all_open(s for s in self.steps if s.size == self.best)

    @property
    def high_open(self) -> bool:
        """Whether `high` is a lower bound, too."""
        return _all_open(s for s in self.steps if s.top == self.high)


def _all_open(steps: Iterable[TollStep]) -> bool:
    ends = [step.most for step in steps]
    return bool(ends) and all(end is None for end in ends)


class Reading(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True):
    """A value that some events give to a slot of their incident, best first in the slot."""

    value: T
    quotes: tuple[Quote, ...]
    events: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that tells of an incident; `copy_of` is the document it repeats."""

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    events: tuple[str, ...]
    copy_of: str | None = None
    version_of: str | None = None
    credit: str | None = None


def incident_id(first: str) -> str:
    """Return the id of the incident whose first event has that id."""
    return content_id("n", first)


class Incident(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One deed as all its reports tell it.

    `id` is made from its first event (by publication, document and place in the text), so it
    stays when later reports join. The first reading of a slot is the best, the rest dissents.
    `corroboration` counts independent origins: a party to the fight counts once however many of
    its bodies speak. `realis` is "future" or "hypothetical" where no report tells that it happened,
    `background` says that all of them recall it from long before. `graded_by` names the person
    who overruled the rule, if one did.
    """

    id: str
    type: EventType
    mode: str | None
    title: str
    summary: str
    events: tuple[str, ...]
    reports: tuple[Report, ...]
    actors: tuple[Reading[Actor], ...]
    recipients: tuple[Reading[Actor], ...]
    places: tuple[Reading[Place], ...]
    times: tuple[Reading[When], ...]
    tolls: tuple[TollRange, ...]
    origins: tuple[Origin, ...]
    corroboration: int
    contradictions: tuple[Contradiction, ...]
    grade: Grade
    reasons: tuple[str, ...]
    realis: Realis = "actual"
    background: bool = False
    first_published: str | None = None
    last_published: str | None = None
    graded_by: str | None = None
    judgements: tuple[str, ...] = ()

    @property
    def place(self) -> Place | None:
        """Return the best reading of where it happened."""
        return self.places[0].value if self.places else None

    @property
    def when(self) -> When | None:
        """Return the best reading of when it happened."""
        return self.times[0].value if self.times else None

    @property
    def report_count(self) -> int:
        """Return how many reports tell of it, those that copy another not counted."""
        return sum(report.copy_of is None for report in self.reports)

    def toll(self, kind: TollKind) -> TollRange | None:
        """Return the range of one kind of harm; None where nobody gives a number."""
        return next((toll for toll in self.tolls if toll.kind == kind), None)

    def toll_cells(self, kind: TollKind, *ends: str) -> dict[str, int | bool | None]:
        """Return fields of that range as the cells of a table, such as `killed_best`."""
        toll = self.toll(kind)
        return {f"{kind}_{end}": getattr(toll, end, None) for end in ends}
