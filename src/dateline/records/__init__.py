"""What we say happened, each value with its words."""

from dateline.records.events import (
    Check,
    Claim,
    Coding,
    Event,
    EventType,
    Form,
    Issue,
    Label,
    Realis,
    SourceKind,
    Stance,
    Verification,
)
from dateline.records.findings import Finding
from dateline.records.slots import (
    Actor,
    Candidate,
    Place,
    PlacePrecision,
    Toll,
    TollKind,
    When,
    WhenPrecision,
)
from dateline.records.summing import summarise

__all__ = [
    "Actor",
    "Candidate",
    "Check",
    "Claim",
    "Coding",
    "Event",
    "EventType",
    "Finding",
    "Form",
    "Issue",
    "Label",
    "Place",
    "PlacePrecision",
    "Realis",
    "SourceKind",
    "Stance",
    "Toll",
    "TollKind",
    "Verification",
    "When",
    "WhenPrecision",
    "summarise",
]
