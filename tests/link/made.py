"""Reports built by hand: a text, and what is read from which of its words."""

from collections.abc import Sequence

import msgspec

from dateline.document import Document, Quote, plain
from dateline.link.denials import settled
from dateline.link.hearing.statements import Case
from dateline.link.hearing.telling import tell
from dateline.link.incidents import build_incident
from dateline.link.texts.descents import Descent
from dateline.records import (
    Actor,
    Claim,
    Coding,
    Event,
    Finding,
    Incident,
    Judgement,
    Place,
    SourceKind,
    Stance,
    Toll,
    TollKind,
    When,
)
from dateline.records.events import EventType

RULE = "test.by-hand"


class Reports:
    """Documents with events and claims, each given by words of the text."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.events: dict[str, list[Event]] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.mine: list[Event] = []
        self.copies: dict[str, str] = {}

    def report(self, name: str, text: str, published: str, publisher: str = "Gazette") -> None:
        """Add a document whose first paragraph is its lead."""
        document = plain(text, published=published, publisher=publisher)
        lead = msgspec.structs.replace(document.blocks[0], role="lead")
        self.documents[name] = msgspec.structs.replace(
            document, blocks=(lead, *document.blocks[1:])
        )
        self.events[name], self.claims[name] = [], []

    def quote(self, name: str, words: str) -> Quote:
        """Return the words of a report with their place; they must stand there."""
        document = self.documents[name]
        at = document.text.index(words)
        return document.quote(at, at + len(words))

    def event(
        self,
        name: str,
        trigger: str,
        *,
        kind: EventType = "ASSAULT",
        by: Actor | None = None,
        tolls: Sequence[tuple[str, TollKind, int, int | None]] = (),
        day: str | None = None,
        country: str | None = "SYR",
        place: Place | None = None,
        ours: bool = True,
    ) -> Event:
        """Add an event; `ours` says whether it is one of the incident's."""
        quotes = (self.quote(name, trigger),)
        document = self.documents[name]
        event = Event(
            id=f"e-{name}-{len(self.events[name])}",
            document=document.id,
            type=Finding(kind, quotes, RULE),
            mode=None,
            contexts=(),
            trigger=Finding(trigger, quotes, RULE),
            evidence=quotes,
            actors=(Finding(by, (self.quote(name, by.text),), RULE),) if by else (),
            recipients=(),
            place=_found(
                place or (Place("Ariha", "Ariha", country=country) if country else None), quotes
            ),
            when=Finding(When(day, day, "day"), quotes, RULE) if day else None,
            tolls=tuple(
                Finding(Toll(what, least, most), (self.quote(name, words),), RULE)
                for words, what, least, most in tolls
            ),
            realis=Finding("actual", quotes, RULE),
            background=Finding(False, quotes, RULE),
            claims=(),
            verification=None,
            score=1.0,
        )
        self.events[name].append(event)
        if ours:
            self.mine.append(event)
        return event

    def claim(
        self,
        name: str,
        content: str,
        by: Actor,
        *outer: Actor,
        stance: Stance = "assert",
        kind: SourceKind = "other",
        cue: str | None = None,
    ) -> None:
        """Add what a source says, as others report; their words must stand in the text."""
        self.claims[name].append(
            Claim(
                id=f"c-{name}-{len(self.claims[name])}",
                document=self.documents[name].id,
                source=tuple(
                    Finding(one, (self.quote(name, one.text),), RULE) for one in (by, *outer)
                ),
                cue=Finding(cue, (self.quote(name, cue),), RULE) if cue else None,
                stance=Finding(stance, (self.quote(name, content),), RULE),
                form=Finding("indirect", (self.quote(name, content),), RULE),
                content=self.quote(name, content),
                kinds=(kind,) * (1 + len(outer)),
            )
        )

    def copy(self, name: str, of: str) -> None:
        """Mark a report as the copy of another."""
        self.copies[name] = of

    @property
    def codings(self) -> dict[str, tuple[Document, Coding]]:
        """Documents with their codings, by document id."""
        return {
            d.id: (d, Coding(d.id, tuple(self.events[n]), tuple(self.claims[n])))
            for n, d in self.documents.items()
        }

    @property
    def descents(self) -> dict[str, Descent]:
        """Which document each is a copy of, by document id."""
        return {
            d.id: Descent(self.documents[self.copies[n]].id if n in self.copies else None)
            for n, d in self.documents.items()
        }

    def case(self) -> Case:
        """Return the case of the incident's events."""
        return settled(tell(self.mine, self.codings, self.descents))

    def incident(self, judgements: Sequence[Judgement] = ()) -> Incident:
        """Return the incident."""
        return build_incident(self.mine, self.codings, self.descents, judgements)


def _found(place: Place | None, quotes: tuple[Quote, ...]) -> Finding[Place] | None:
    return Finding(place, quotes, RULE) if place else None


ARMY = Actor("The Syrian army", "Syrian Army", "SYR-military", "SYR", "MIL")
RESCUERS = Actor("rescue workers", None, None, None, "MED")


def rival_accounts() -> Reports:
    """Return two reports: rescuers tell of an air raid, the army denies it and blames a bomb."""
    reports = Reports()
    reports.report(
        "raid",
        "Syrian warplanes bombed a market in Ariha on Monday, killing at least nine people, "
        "rescue workers said.",
        "2019-11-11",
    )
    reports.event(
        "raid", "bombed", day="2019-11-11",
        tolls=[("at least nine people", "killed", 9, None)],
    )  # fmt: skip
    reports.claim(
        "raid",
        "Syrian warplanes bombed a market in Ariha on Monday, killing at least nine people",
        RESCUERS, kind="medic", cue="said",
    )  # fmt: skip
    reports.report(
        "denial",
        "The Syrian army denied that it had bombed the market in Ariha.\n\n"
        "A car bomb of Jabhat al-Nusra exploded there and killed four people, it said.",
        "2019-11-12", "State Herald",
    )  # fmt: skip
    reports.event("denial", "exploded", day="2019-11-11", tolls=[("four people", "killed", 4, 4)])
    reports.claim(
        "denial", "that it had bombed the market in Ariha", ARMY, stance="deny", kind="party",
        cue="denied",
    )  # fmt: skip
    reports.claim(
        "denial", "A car bomb of Jabhat al-Nusra exploded there and killed four people",
        Actor("it", "Syrian Army", "SYR-military", "SYR", "MIL"), kind="party", cue="said",
    )  # fmt: skip
    return reports
