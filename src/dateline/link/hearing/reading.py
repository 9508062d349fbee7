"""Reading one document for what it says of some of its events, sentence by sentence."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dateline.codebook.schemes import DEEDS
from dateline.document import Document, Span
from dateline.link.hearing.parties import Party, outlet
from dateline.link.hearing.statements import Statement
from dateline.link.hearing.voices import Voices
from dateline.link.hearing.wordings import deed_kinds
from dateline.link.hearing.wordless import eyes_of, is_own_eyes
from dateline.link.sentences import Sentence, sentences
from dateline.records import Claim, Coding, Event, Stance

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    rf"(?:Also |Earlier, )?[Oo]n (?:\w+day, )?(?:(?P<day>\d{{1,2}}) (?P<month>(?:{_NAMES})\w*)"
    rf"|(?P<second>(?:{_NAMES})\w*) (?P<first>\d{{1,2}}))\b"
)
_CLAUSE = re.compile(r"\W*(?:,|who|whose|which|that|a|an|the)\b|\s*,")
_SOURCES = re.compile(
    r"(?:the |an? |our |some |well-)?(?:[\w-]+ )?(?:reliable |informed )?sources?\b", re.IGNORECASE
)
"""Sources of whom nothing is said."""
_REPLY = re.compile(
    r"\b(?:despite|in (?:reply|response|answer|retaliation|revenge|reprisal) (?:to|for))\b[^,.;]*$"
)
_REVENGE = re.compile(
    r"\b(?:was|as|be|is|were) (?:in |an? |its |their |the )?(?:\w+ )?"
    r"(?:revenge|retaliation|reprisal|response|answer|vengeance)s? (?:for|to)\b[^.;]*$"
)
"""What goes before a deed that is only recalled, as the cause of another."""


_RECALLS = re.compile(
    r"\b(?:after|since|where|following|(?:in|from) which|ago|earlier|planning|planned)\b"
)
"""What stands before a deed that a sentence recalls beside the one it tells."""


class Reader:
    """Reads one document for what it says of some of its events."""

    def __init__(
        self, document: Document, coding: Coding, mine: Sequence[Event], home: str | None
    ) -> None:
        self.document, self.coding, self.mine = document, coding, mine
        ids = {e.id for e in mine}
        self.others = [e for e in coding.events if e.id not in ids and e.type.value in DEEDS]
        self.triggers, self.strange = _triggers(mine), _triggers(self.others)
        self.voices = Voices(document, coding, home)
        self.sentences = sentences(document)
        self.days = _days(mine)
        self.owned = self._owners()

    def read(self) -> list[Statement]:
        """Return the statements of the document in text order."""
        found: list[Statement] = []
        block, inherited = -1, None
        for sentence in self.sentences:
            if sentence.block != block:
                block, inherited = sentence.block, None
            claims = [c for c in self.coding.claims if c.source and _covers(c, sentence.span)]
            claims.sort(key=lambda c: (c.content.span, c.id))
            heard = [(c, self._speaker(c, sentence)) for c in claims]
            spoken = [(c, p) for c, p in heard if p is not None]
            also = [(c, self.voices.beside(c, sentence)) for c, _ in spoken]
            known = {p.key for _, p in spoken}
            spoken += [(c, p) for c, p in also if p is not None and p.key not in known]
            ours = self.owned[sentence.span]
            here = [self._said(sentence, c, p, not ours) for c, p in spoken]
            if not spoken or self._loose(sentence, here):
                here.append(self._narrated(sentence, spoken == [], inherited, not ours))
            elif is_own_eyes(sentence.quote.text) and not any(
                p == self.voices.own for _, p in spoken
            ):
                here.append(
                    self._statement(
                        sentence, sentence.span, self.voices.own, "assert", aside=not ours
                    )
                )
            found += here if ours else [s for s in here if s.stance == "deny"]
            speakers = [
                s.speaker for s in here
                if s.speaker and s.speaker.sort != "media" and s.stance != "decline"
            ]  # fmt: skip
            inherited = (speakers[-1] if ours else None) if speakers else inherited
        return self._one_voice(found)

    def _speaker(self, claim: Claim, sentence: Sentence) -> Party | None:
        """Return who speaks, unless a deed stands between the source and its word of speech.

        "Units of the army fired at villages, the ministry said": the units say nothing.
        """
        source, cue = claim.source[0].quotes[0].span, claim.cue
        if cue is not None and source.end < cue.quotes[0].span.start:
            gap = self.document.text[source.end : cue.quotes[0].span.start]
            if "," in gap and not _CLAUSE.match(gap) and deed_kinds(gap):
                return self.voices.told_by(sentence) or self.voices.of(claim)
        return self.voices.of(claim)

    def _one_voice(self, found: list[Statement]) -> list[Statement]:
        """Give the narration of a statement of one side, which quotes nobody else, that voice."""
        own = self.voices.own
        found = _of_one_side(found)
        if own.sort == "body":
            return [
                msgspec.structs.replace(s, speaker=own, direct=True)
                if s.speaker in (None, own)
                else s
                for s in found
            ]
        told = [(s, s.speaker) for s in found if s.speaker and s.direct and not s.aside]
        sides = [v for _, v in told if v.sort not in ("media", "reporter")]
        narrator = own
        if own.kind != "party" and len({v.key for v in sides}) == 1:
            narrator = sides[0] if any(s.tells and v in sides for s, v in told) else own
        if narrator.kind != "party":
            return found
        stated = own.kind == "party"
        ours = (None, outlet(self.document.publisher)) if stated else (None,)
        return [
            msgspec.structs.replace(
                s, speaker=narrator if s.speaker in ours else s.speaker, direct=s.direct or stated
            )
            if s.speaker in ours or s.key == narrator.key
            else s
            for s in found
        ]

    def _said(self, sentence: Sentence, claim: Claim, speaker: Party, aside: bool) -> Statement:
        pieces = [q for q in (claim.content, *claim.rest) if q.span.overlaps(sentence.span)]
        start = max(sentence.span.start, min(q.span.start for q in pieces))
        end = min(sentence.span.end, max(q.span.end for q in pieces))
        return self._statement(
            sentence, Span(start, end), speaker, claim.stance.value, claim=claim, aside=aside
        )

    def _narrated(
        self, sentence: Sentence, bare: bool, inherited: Party | None, aside: bool
    ) -> Statement:
        """Return a sentence that no claim covers: of the voice it names, or of the one before."""
        named = self.voices.told_by(sentence, at_end=not bare)
        if named is None and is_own_eyes(sentence.quote.text):
            named = self.voices.own
        elsewhere = eyes_of(sentence.quote.text) if named is None else None
        if elsewhere is not None:
            named = outlet(elsewhere)
        quoted = sentence.quote.text.lstrip()[:1] in '“"' or sentence.quote.text[-1:] in '”"'
        return self._statement(
            sentence, sentence.span, named or inherited, "assert",
            direct=named is not None or (quoted and inherited is not None), aside=aside,
        )  # fmt: skip

    def _statement(
        self,
        sentence: Sentence,
        span: Span,
        speaker: Party | None,
        stance: Stance,
        *,
        claim: Claim | None = None,
        direct: bool = True,
        aside: bool = False,
    ) -> Statement:
        quote = self.document.quote(span.start, span.end)
        own, alien = _inside(self.triggers, span), _inside(self.strange, span)
        recalled = (
            own
            and alien
            and _REPLY.search(
                self.document.text[span.start : min(e.trigger.quotes[0].span.start for e in own)]
            )
        )
        if own and not alien:  # "it was revenge for Achin, where fifteen men were killed"
            first = min(e.trigger.quotes[0].span.start for e in own)
            recalled = _REVENGE.search(self.document.text[span.start : first])
        other = bool(alien) and not own and not self._avenged(span)
        elsewhere = aside or bool(recalled) or other or self._only_recalls(span)
        return Statement(
            self.document.id, self.document.published or "", quote, speaker, stance,
            sentence.quote, sentence.role, claim.id if claim else None,
            claim.cue.quotes[0] if claim and claim.cue else None, tuple(e.id for e in own),
            deed_kinds(quote.text), _counted(self.mine, span), direct, elsewhere,
        )  # fmt: skip

    def _loose(self, sentence: Sentence, here: Sequence[Statement]) -> bool:
        """Tell whether a deed of ours in the sentence is in no claim."""
        told = {e.id for s in here for e in _inside(self.triggers, s.quote.span)}
        return any(e.id not in told for e in _inside(self.triggers, sentence.span))

    def _owners(self) -> Mapping[Span, bool]:
        """Return of each sentence whether it is about the incident.

        A sentence with a deed of ours is; one with only other deeds is not. One without a deed
        goes with the deed before it in its paragraph, else with the next in it, else with the
        deed that the document tells first and with the last before it: a new paragraph may
        return to the matter or go on.
        """
        touched = {s.span: self._about(s) for s in self.sentences}
        first = next((t for t in touched.values() if t is not None), True)
        before = first
        owner: dict[Span, bool] = {}
        for block in sorted({s.block for s in self.sentences}):
            here = [s.span for s in self.sentences if s.block == block]
            told = [touched[s] for s in here if touched[s] is not None]
            current = told[0] if told else first or before
            for span in here:
                current = current if touched[span] is None else touched[span]
                owner[span] = bool(current)
                current = current and not self._only_recalls(span)
            before = bool(current) if told else before
        return owner

    def _only_recalls(self, span: Span) -> bool:
        """Tell whether a sentence tells another deed, and ours only as what went before it.

        What follows goes on with the other: "A post came under fire, a day after three men died."
        """
        own = [_start(e) for e in _inside(self.triggers, span)]
        alien = [_start(e) for e in _inside(self.strange, span)]
        if not own or not alien or min(alien) > min(own):
            return False
        return _RECALLS.search(self.document.text[min(alien) : min(own)]) is not None

    def _about(self, sentence: Sentence) -> bool | None:
        """Tell whether a sentence tells our deed, or another; None where it tells no deed."""
        span = sentence.span
        if _inside(self.triggers, span) or _counted(self.mine, span):
            return True
        if self._avenged(span):
            return None  # "it was revenge for Achin, where fifteen men were killed"
        if _inside(self.strange, span) or _counted(self.others, span) or self._other_day(sentence):
            return False
        return None

    def _avenged(self, span: Span) -> bool:
        """Tell whether other deeds stand in a sentence only as what ours was revenge for."""
        alien = [_start(e) for e in _inside(self.strange, span)]
        before = self.document.text[span.start : min(alien)] if alien else ""
        return not _inside(self.triggers, span) and _REVENGE.search(before) is not None

    def _other_day(self, sentence: Sentence) -> bool:
        """Tell whether a sentence begins with a date on which the deed was not done."""
        found = _DATE.match(sentence.quote.text)
        if found is None or not self.days:
            return False
        day = int(found["day"] or found["first"])
        month = _MONTHS[(found["month"] or found["second"])[:3].lower()]
        return (month, day) not in self.days


def _of_one_side(found: list[Statement]) -> list[Statement]:
    """Give unnamed sources in a text in which but one side speaks the voice of that side."""
    voices = [
        s.speaker for s in found
        if s.speaker and s.speaker.sort != "media" and s.role != "title"
    ]  # fmt: skip
    named = {v.key: v for v in voices if not _SOURCES.match(v.name)}
    side = next(iter(named.values()), None)
    if len(named) != 1 or side is None or side.kind != "party":
        return found
    return [
        msgspec.structs.replace(s, speaker=side)
        if s.speaker and _SOURCES.match(s.speaker.name) and s.speaker.sort == "person"
        else s
        for s in found
    ]


def _days(events: Sequence[Event]) -> frozenset[tuple[int, int]]:
    """Return the days (month, day) on which the deed may have been done, told or not."""
    found = set()
    for event in events:
        if event.when is not None:
            first = date.fromisoformat(event.when.value.earliest[:10])
            last = date.fromisoformat(event.when.value.latest[:10])
            for n in range(min((last - first).days, 31) + 1):
                day = first + timedelta(days=n)
                found.add((day.month, day.day))
    return frozenset(found)


def _start(event: Event) -> int:
    return event.trigger.quotes[0].span.start


def _triggers(events: Sequence[Event]) -> list[tuple[int, int, Event]]:
    """Return where the triggers of events begin and end."""
    return [(q.span.start, q.span.end, e) for e in events for q in e.trigger.quotes]


def _inside(triggers: Sequence[tuple[int, int, Event]], span: Span) -> list[Event]:
    """Return the events that have a trigger in a passage, each once."""
    start, end = span.start, span.end
    return list({e.id: e for first, last, e in triggers if first < end and start < last}.values())


def _counted(events: Sequence[Event], span: Span) -> bool:
    return any(
        t.quotes[0].span.overlaps(span) for e in events for t in e.tolls if "+nearest" not in t.rule
    )


def _covers(claim: Claim, span: Span) -> bool:
    return any(q.span.overlaps(span) for q in (claim.content, *claim.rest))
