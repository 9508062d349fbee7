"""Tolls of an incident over time: who gave which number when, and low, best and high of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import get_args

import msgspec

from dateline.document import Quote
from dateline.link.hearing.parties import Party, doer_key
from dateline.link.hearing.statements import Case, Statement
from dateline.link.hearing.wordings import says
from dateline.link.texts.descents import told_at
from dateline.records import Event, Finding, Toll, TollKind, TollRange, TollStep, summarise
from dateline.records.summing import is_one

_KINDS: tuple[TollKind, ...] = get_args(TollKind)
_INFERRED = "+nearest"
_PART = re.compile(
    r"^\W*[\w-]+ of (?:these|those|whom|the (?:two|three|four|five|six|seven|eight|nine|ten|"
    r"\w+teen|\w+ty|\d+))\b|^\W*(?:some|several|many|most) of them\b|"
    r"^\W*[\w-]+ of the (?:wounded|injured|hurt|survivors|missing)\b|"
    r"^\W*of (?:the dead|the wounded|the injured|them|those|whom)\b|^[^.]{0,30}\bof the dead\b"
)


_OF_HURT = re.compile(r"\bof the (?:wounded|injured|hurt)\b")
_UNNAMED = re.compile(r"\bsources?\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whose)\b")


class Figure(msgspec.Struct, frozen=True):
    """A step with the voice behind it, and how much it is to be relied on (0 is most)."""

    step: TollStep
    voice: Party | None
    tier: int
    recalled: bool = False
    """Whether the passage recalls an earlier number ("had spoken of eleven")."""
    single: bool = False
    """Whether it is one person told of ("a neighbour"), not a count."""
    doer: bool = False
    """Whether the voice is of a side that is said to have done it."""

    @property
    def uncounted(self) -> bool:
        """Whether it says no more than that there were some ("hundreds of dead and wounded")."""
        return self.step.most is None and self.step.size <= 1

    @property
    def key(self) -> str:
        """The side that gives the number; "an army source" is apart from the army's spokesman."""
        if self.voice is None:
            return f"narration:{self.step.document}"
        unnamed = self.voice.kind == "party" and _UNNAMED.search(self.voice.name)
        return f"{self.voice.key}:source" if unnamed else self.voice.key


def excludes(one: TollStep, other: TollStep) -> bool:
    """Tell whether two numbers cannot both be right; "at least nine" leaves fourteen open."""
    low, high = sorted((one, other), key=lambda s: (s.size, s.top))
    if high.most is None and low.most == high.size - 1:
        return False  # "fifty" and "more than fifty"
    return low.most is not None and low.most < high.size


def figures(case: Case, kind: TollKind) -> tuple[Figure, ...]:
    """Return every number of a kind with its voice, oldest first.

    Of the numbers that one voice gives in one document the largest is the total, the others are
    parts of it. Numbers that were only near the deed serve where no better ones are, and persons
    told of one by one, or some of an unknown number, where nobody counts.
    """
    if not any(t.value.kind == kind for e in case.events for t in e.tolls):
        return ()  # before all passages are read for who withdraws what
    found: dict[tuple[str, str], Figure] = {}
    weighed = [*_Weigher(case, kind).run()]
    if not weighed and kind == "killed":  # "one of the injured died", and nobody else
        weighed = [*_Weigher(case, kind, late=True).run()]
    for figure in weighed:
        slot = (figure.step.document, figure.key)
        if slot not in found or _weight(found[slot].step) < _weight(figure.step):
            found[slot] = figure
    counts = [f for f in found.values() if f.step.size > 1]
    if counts:
        boasted = all(f.doer for f in counts)  # "sixty fighters", where others tell of one nurse
        found = {
            slot: f for slot, f in found.items()
            if not f.uncounted and not (f.single and not (boasted and not f.doer))
        }  # fmt: skip
    told = {d for d, key in found if not key.startswith("narration:")}
    kept = [f for f in found.values() if f.voice is not None or f.step.document not in told]
    return tuple(sorted(kept, key=lambda f: (f.step.at or "", f.step.quote)))


class _Weigher:
    """Finds who gives each number of an incident's events, and how far he is to be relied on."""

    def __init__(self, case: Case, kind: TollKind, *, late: bool = False) -> None:
        self.case, self.kind, self.late = case, kind, late
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in case.statements:
            self.statements[statement.document].append(statement)
        mine = [(e, t) for e in case.events for t in e.tolls if t.value.kind == kind]
        self.firm = {e.document for e, t in mine if _INFERRED not in t.rule}
        self.sides, self.withdrawn = fighting(case), withdrawn(case)
        keys = (doer_key(a.value) for e in case.events for a in e.actors)
        self.doing = {key for key in keys if key}
        ids = {e.document for e in case.events}
        self.copies = {d for d in ids if (one := case.descents.get(d)) and one.copy_of in ids}

    def run(self) -> Iterator[Figure]:
        """Return the numbers, one for each sentence of an event."""
        for event in self.case.events:
            if event.document not in self.statements:
                continue  # a copy
            dead = [t for t in event.tolls if self.kind == "injured" and t.value.kind == "killed"]
            for statement, tolls in self._by_sentence(event):
                total = summarise([*tolls, *dead], self.kind)  # "4 shot, 1 dead": three hurt
                more = statement and says(statement.sentence.text, "on top")
                if total is not None and not more:
                    yield self._figure(event, statement, tolls, total)

    def _figure(
        self, event: Event, at: Statement | None, tolls: Sequence[Finding[Toll]], total: Toll
    ) -> Figure:
        quote, voice = tolls[0].quotes[0], at.speaker if at else None
        most = None if _counts_remains(voice, quote) else total.most
        least = total.least
        if total.most is not None and least == 1 and all(map(is_one, tolls)):
            if self.kind == "killed" and _died_later(quote, at):
                least = total.most
            else:
                most = 1  # "a third man": his place among those hit, no number of the dead
        step = TollStep(
            self.kind, least, most,
            self._told(event.document), voice.name if voice else None,
            event.document, event.id, quote, total.group,
        )  # fmt: skip
        return Figure(
            step,
            voice,
            self._tier(voice, at),
            recalled=at is not None and says(at.sentence.text, "recalled"),
            single=step.size == 1 and all(map(is_one, tolls)),
            doer=voice is not None and voice.key in self.doing,
        )

    def _told(self, document: str) -> str | None:
        """Return when a document gave its numbers."""
        descent = self.case.descents.get(document)
        version_of = descent.version_of if descent else None
        return told_at(self.case.codings[document][0], version_of)

    def _by_sentence(self, event: Event) -> Iterator[tuple[Statement | None, list[Finding[Toll]]]]:
        groups: dict[tuple[int, int], list[Finding[Toll]]] = defaultdict(list)
        spoken: dict[tuple[int, int], Statement | None] = {}
        for toll in event.tolls:
            quote = toll.quotes[0]
            at = self._statement(quote)
            if toll.value.kind != self.kind or not self._counts(event, toll, at):
                continue
            if at is None and event.document in self.copies:
                continue  # the original gives it
            span = at.sentence.span if at else quote.span
            groups[span.start, span.end].append(toll)
            spoken.setdefault((span.start, span.end), at)
        for place in sorted(groups):
            firm = [t for t in groups[place] if _INFERRED not in t.rule]
            yield spoken[place], firm or groups[place]

    def _counts(self, event: Event, toll: Finding[Toll], at: Statement | None) -> bool:
        """Tell whether a toll is a number of the whole deed, as surely read as can be."""
        value = toll.value
        words = toll.quotes[0].text
        if _PART.search(words) and not (self.late and _OF_HURT.search(words)):
            return False
        if not value.least and value.group is not None:
            return False
        if self._own_loss(toll.quotes[0]):
            return False
        heard = at is not None and at.direct and "harm" in at.kinds
        inferred = _INFERRED in toll.rule and event.document in self.firm
        return not inferred or value.least == 0 or heard

    def _own_loss(self, quote: Quote) -> bool:
        """Tell whether a number says who speaks: "a woman who lost two sons" counts no dead."""
        document, coding = self.case.codings[quote.document]
        sources = (q.span for c in coding.claims for s in c.source for q in s.quotes)
        return any(
            source.contains(quote.span)
            and _WHO.search(document.text[source.start : quote.span.start])
            for source in sources
        )

    def _statement(self, quote: Quote) -> Statement | None:
        """Return the narrowest passage with a voice that holds the words."""
        holding = [
            s for s in self.statements.get(quote.document, ())
            if s.quote.span.overlaps(quote.span) and s.stance not in ("deny", "doubt", "decline")
        ]  # fmt: skip
        return min(holding, key=lambda s: (not s.direct, len(s.quote.text)), default=None)

    def _tier(self, voice: Party | None, at: Statement | None) -> int:
        if at and ("verified" in at.sentence.text.lower() or at.document in self.withdrawn):
            return 0
        if voice is None:
            return 2
        if voice.sort in ("hospital", "rescue"):
            return 1
        return 3 if voice.kind == "party" and voice.key in self.sides else 2


_DIED = re.compile(
    r"(?:a|an|the) (?:(?!(?:and|was|were|who)\b)[\w'’-]+ )+?(?:died|dies|succumbed)\b",
    re.IGNORECASE,
)
_HURT = re.compile(r"\b(?:wounded|injured|hurt)\b", re.IGNORECASE)


def _died_later(quote: Quote, at: Statement | None) -> bool:
    """Tell whether somebody died after the others: "a fourth officer has died of his wounds".

    Where others were wounded his place may be among all who were hit.
    """
    if at is None or _HURT.search(at.sentence.text):
        return False
    return _DIED.match(at.sentence.text, quote.span.start - at.sentence.span.start) is not None


def _counts_remains(voice: Party | None, quote: Quote) -> bool:
    """Tell whether an eyewitness counts bodies or graves: there may be more than he saw."""
    own = voice is None or voice.sort in ("person", "reporter", "hospital")
    return own and says(quote.text, "remains")


def _weight(step: TollStep) -> tuple[int, bool]:
    """Order the numbers of one voice: the largest, of equals that of persons, not of bodies."""
    return step.least, not says(step.quote.text, "remains")


def toll_ranges(case: Case) -> tuple[TollRange, ...]:
    """Return low, best and high of each kind of harm that has a number."""
    return tuple(ranged(kind, found) for kind in _KINDS if (found := figures(case, kind)))


def ranged(kind: TollKind, found: Sequence[Figure]) -> TollRange:
    """Return the range of some numbers, after the rule of the UCDP's best, low and high.

    Low and high are the lowest and the highest claim. Best is the latest number of the most
    reliable voice that is no side of the fight, raised by whatever a like voice adds later; where
    only sides speak, the middle of their latest numbers, the lower one of two.
    """
    low = min(f.step.size for f in found)
    high = max(f.step.top for f in found)
    tier = min(f.tier for f in found)
    if tier >= 3:
        latest = {f.key: f.step.size for f in found}
        return TollRange(kind, low, median_low(latest.values()), high, tuple(f.step for f in found))
    best = [f for f in found if f.tier == tier][-1]
    for figure in found:
        later = (figure.step.at or "") > (best.step.at or "")
        free = figure.tier <= 2 or not figure.doer
        if free and later and figure.step.size > best.step.size:
            best = figure
    return TollRange(kind, low, best.step.size, high, tuple(f.step for f in found))


def withdrawn(case: Case) -> frozenset[str]:
    """Return the documents that take a report of the deed back: theirs is the last word."""
    return frozenset(
        s.document for s in case.statements
        if not s.aside and says(s.sentence.text, "retracts")
    )  # fmt: skip


def fighting(case: Case) -> frozenset[str]:
    """Return the keys of the sides of the fight: who is said to have done it, and who was hit."""
    parties = (f for e in case.events for f in (*e.actors, *e.recipients))
    return frozenset(key for f in parties if (key := doer_key(f.value)))
