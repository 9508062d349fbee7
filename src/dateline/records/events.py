"""The records: events, claims, labels, checks, issues, and the coding of one document."""

from typing import Literal

import msgspec

from dateline.document import Quote
from dateline.records.findings import Finding
from dateline.records.parties import each_once
from dateline.records.showing import coding_html
from dateline.records.slots import Actor, Place, Toll, When

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Realis = Literal["actual", "ongoing", "future", "hypothetical", "denied"]
Verification = Literal["unverified", "confirmed", "disputed"]
Stance = Literal[
    "assert", "deny", "accuse", "doubt", "confirm", "decline", "concede", "promise", "threaten"
]
Form = Literal["direct", "indirect", "mixed", "narration"]
SourceKind = Literal[
    "government", "local official", "party", "witness", "civilian", "medic", "monitor",
    "aid agency", "international body", "political party", "activist", "business", "lawyer",
    "expert", "media", "document", "anonymous", "other",
]  # fmt: skip
"""What a source is; `party` is a party to the fight: an army, an armed group, a gang."""
IssueKind = Literal["source", "damage", "failure"]
LIKELY = 0.26
"""Score from which an event is more use than harm in a list, as it was fitted."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who did what to whom, where and when, as one article tells it.

    Types and modes are PLOVER's; `claims` are ids of claims in the same coding; `background`
    marks what happened over 30 days before publication; `score` is a probability.
    """

    id: str
    document: str
    type: Finding[EventType]
    mode: Finding[str] | None
    contexts: tuple[Finding[str], ...]
    trigger: Finding[str]
    evidence: tuple[Quote, ...]
    actors: tuple[Finding[Actor], ...]
    recipients: tuple[Finding[Actor], ...]
    place: Finding[Place] | None
    when: Finding[When] | None
    tolls: tuple[Finding[Toll], ...]
    realis: Finding[Realis]
    background: Finding[bool]
    claims: tuple[str, ...]
    verification: Finding[Verification] | None
    score: float


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a source says: `source` is the chain of speakers, innermost first.

    An empty chain is the outlet's own narration; `denies` holds the ids of the events denied.
    `kinds` says of each speaker what kind of source it is; `outlet` is the publisher, the last
    link of every chain; `rest` holds the further pieces of a discontinuous content, `against` the
    word of the deed that a denial is about. A claim without events is about what is no event.
    """

    id: str
    document: str
    source: tuple[Finding[Actor], ...]
    cue: Finding[str] | None
    stance: Finding[Stance]
    form: Finding[Form]
    content: Quote
    events: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    kinds: tuple[SourceKind, ...] = ()
    outlet: str | None = None
    rest: tuple[Quote, ...] = ()
    against: Quote | None = None


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who calls whom what: the judging words, whom they name, who uses them (None: narration)."""

    id: str
    document: str
    words: Quote
    names: Finding[Actor] | None
    user: Finding[Actor] | None
    scare: bool


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether something that the article tells was checked, with the words that say so.

    `scope` is the stretch of text that the words hold for, `by` who checked, denied or admitted
    it, `events` the coded events told there.
    """

    id: str
    document: str
    status: Finding[Verification]
    scope: Quote
    by: Finding[Actor] | None = None
    events: tuple[str, ...] = ()


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that could not be read: where, what, and what to do; the run goes on.

    Of `kind` "failure" is a coding that broke off by a fault in Dateline, others are of the source;
    "damage" is a part of a file that could not be read, whatever else of it was.
    """

    where: str
    what: str
    cure: str
    document: str | None = None
    kind: IssueKind = "source"


class Coding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that was read from one document."""

    document: str
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    labels: tuple[Label, ...] = ()
    checks: tuple[Check, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the coding broke off, so that nothing was read."""
        return any(issue.kind == "failure" for issue in self.issues)

    @property
    def actors(self) -> tuple[Finding[Actor], ...]:
        """Who is told of: the parties of the likely events and who speaks, each once."""
        told = [party for event in self.likely for party in (*event.actors, *event.recipients)]
        return each_once([*told, *(who for claim in self.claims for who in claim.source)])

    def _repr_html_(self) -> str:
        return coding_html(self)

    @property
    def likely(self) -> tuple[Event, ...]:
        """The events that lists and tables show, those of a score of .26 and more.

        Less likely ones count beside others: another report may tell the same deed plainly. One
        for which only its toll speaks, as an earthquake's, is recorded with less than .1.
        """
        return tuple(event for event in self.events if event.score >= LIKELY)
