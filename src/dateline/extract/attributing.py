"""Events to claims: who says each event happened, who denies it, and whether it was checked."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.document import Quote, content_id
from dateline.extract.article import Article
from dateline.extract.claims import (
    Attribution,
    VerificationMark,
    denied_trigger,
    find_denials,
    speakers_for,
)
from dateline.extract.events.building import build_event
from dateline.extract.events.drafts import Draft
from dateline.extract.events.kinds import MATERIAL, VERBAL
from dateline.extract.events.slots import kids, prep_objects
from dateline.records import Actor, Claim, Event, Finding, Form, Stance, Verification

Range = tuple[int, int]
_LONGEST_SOURCE = 16
"""Tokens of a source kept as written; a longer one has a clause in it that names nobody."""


def _checkable(draft: Draft) -> bool:
    """Tell whether a verbal act without a speaker still says something: an inquiry opened."""
    return draft.mode == "investigate" and draft.matches[0].kind == "verb"


def _negative(draft: Draft, denial: Attribution) -> bool:
    """Tell whether an event is told only to be denied."""
    return draft.realis.value == "denied" or denial.stance == "deny"


class Statement(msgspec.Struct):
    """A claim in the making: its chain of speakers and the events it tells of."""

    chain: tuple[Finding[Actor], ...]
    cue: Finding[str] | None
    stance: Finding[Stance]
    form: Finding[Form]
    content: Quote
    events: list[str]
    denies: list[str]

    def claim(self, document: str) -> Claim:
        """Return the finished record; its id hashes the speakers, the cue and the content."""
        words = [q for s in self.chain for q in s.quotes[:1]] + [self.content]
        parts = [f"{q.span.start}-{q.span.end}" for q in words]
        stance = self.stance.value
        return Claim(
            content_id("c", document, stance, *parts), document, self.chain, self.cue,
            self.stance, self.form, self.content,
            tuple(dict.fromkeys(self.events)), tuple(dict.fromkeys(self.denies)),
        )  # fmt: skip


class Attributor:
    """Links the events of one article to its claims."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers: Layers = article.layers
        self.denials = [d.attribution for d in find_denials(self.layers, article.attributions)]
        self.statements: dict[tuple[object, ...], Statement] = {}

    def run(self, drafts: Sequence[Draft]) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
        """Return the events with their claims; a denial becomes a claim on what it denies."""
        built = {id(d): (d, e) for d in drafts if (e := self._built(d, drafts)) is not None}
        denied, dropped = self._denied([draft for draft, _ in built.values()])
        events = [
            self._told(draft, event, denied.get(key, []))
            for key, (draft, event) in built.items()
            if key not in dropped
        ]
        claims = [s.claim(self.layers.document.id) for s in self.statements.values()]
        by_event: dict[str, list[str]] = {}
        for claim in claims:
            for event_id in (*claim.events, *claim.denies):
                by_event.setdefault(event_id, []).append(claim.id)
        told = tuple(
            msgspec.structs.replace(e, claims=tuple(dict.fromkeys(by_event[e.id]))) for e in events
        )
        distinct = {claim.id: claim for claim in claims}
        return told, tuple(distinct.values())

    def _built(self, draft: Draft, drafts: Sequence[Draft]) -> Event | None:
        """Return the event of a draft; a verbal act needs somebody who does it."""
        event = build_event(self.article, draft)
        if event is None:
            return None
        event = self._against(draft, self._spoken_by(draft, event), drafts)
        if not event.actors and event.type.value in VERBAL and not _checkable(draft):
            return None
        return event

    def _against(self, draft: Draft, event: Event, drafts: Sequence[Draft]) -> Event:
        """Fill whom a condemnation is against with the doers of the deed condemned."""
        if event.recipients or event.type.value != "ACCUSE":
            return event
        first = draft.heads[0]
        deeds = [t.i for t in kids(self.layers, first, "dobj")]
        deeds += prep_objects(self.layers, first, "against")
        for other in drafts:
            if other is not draft and set(deeds) & set(other.heads):
                doers = self.article.who(other, other.actors)
                mine = {a.value.name or a.value.text for a in event.actors}
                found = tuple(d for d in doers if (d.value.name or d.value.text) not in mine)
                return msgspec.structs.replace(event, recipients=found)
        return event

    def _denied(self, drafts: Sequence[Draft]) -> tuple[dict[int, list[Attribution]], set[int]]:
        """Return which drafts each denial denies, and the drafts that are only the denial."""
        owner = {head: draft for draft in drafts for head in draft.heads}
        denied: dict[int, list[Attribution]] = {}
        dropped: set[int] = set()
        for denial in self.denials:
            inside = [h for h in owner if self._covers(denial, h)]
            deeds = {h for h, draft in owner.items() if draft.type in MATERIAL}
            outside = sorted(deeds - set(inside))  # what is denied is a deed, not an accusation
            target = denied_trigger(self.layers, denial, outside)
            if target is None and denial.stance == "deny" and inside:
                target = inside[0]  # "denied that it had attacked civilians", told nowhere else
            if target is None:
                continue
            denied.setdefault(id(owner[target]), []).append(denial)
            alone = [owner[h] for h in inside if set(owner[h].heads) <= set(inside)]
            dropped |= {id(d) for d in alone if d is not owner[target] and _negative(d, denial)}
        return denied, dropped

    def _covers(self, attribution: Attribution, head: int) -> bool:
        token = self.layers.tokens[head]
        return attribution.covers(token.start, token.end)

    def _told(self, draft: Draft, event: Event, denials: Iterable[Attribution]) -> Event:
        """Add what the article's speakers say of an event, and return it with what was checked."""
        for match in draft.matches:
            token = self.layers.tokens[match.head]
            said = speakers_for(self.layers, self.article.attributions, token.start, token.end)
            spoken = [a for a in said if a.sources and a not in self.denials]
            if spoken:
                self._state(spoken, event)
            elif not any(a in self.denials for a in said):
                self._narrate(event, match.head)
        for denial in denials:
            event = self._with_evidence(event, denial)
            self._state([denial], event, stance="deny")
        if not any(event.id in (*s.events, *s.denies) for s in self.statements.values()):
            self._narrate(event, draft.heads[0])  # the speaker is a pronoun that nobody fills
        marks = self._marks(draft)
        for mark in marks:
            if mark.by is not None and mark.status == "unverified":
                self._doubt(mark, event)
        return msgspec.structs.replace(event, verification=self._checked(marks, denials))

    def _spoken_by(self, draft: Draft, event: Event) -> Event:
        """Fill the missing actor of a verbal act with its speaker ("We condemn …", he said)."""
        if event.actors or event.type.value not in VERBAL:
            return event
        token = self.layers.tokens[draft.heads[0]]
        said = speakers_for(self.layers, self.article.attributions, token.start, token.end)
        found = self.article.actors.read_all([h for a in said[:1] for h in a.sources])
        taken = {r.value.name or r.value.text for r in event.recipients}
        actors = tuple(a for a in found if (a.value.name or a.value.text) not in taken)
        return msgspec.structs.replace(event, actors=actors)

    def _state(
        self, attributions: Sequence[Attribution], event: Event, *, stance: Stance | None = None
    ) -> None:
        """Add a claim for each parallel speaker; outer attributions lengthen the chain."""
        inner, outer = attributions[0], attributions[1:]
        above: list[tuple[int, Range | None]] = [(h, None) for h in inner.chain]
        for said in outer:
            above += [*list(zip(said.sources, said.source_spans, strict=True))[:1]]
            above += [(h, None) for h in said.chain]
        for head, span in zip(inner.sources, inner.source_spans, strict=True):
            chain: dict[tuple[str | None, str], Finding[Actor]] = {}
            for link, words in ((head, span), *above):
                found = self._speaker(link, words)
                if found is not None:
                    chain.setdefault((found.value.name, found.value.text), found)
            if chain:
                self._add(tuple(chain.values()), inner, event, stance or inner.stance)

    def _with_evidence(self, event: Event, said: Attribution) -> Event:
        """Add the sentence of a denial to what reports the event."""
        first = self.layers.token_at(said.content[0][0])
        if first is None:
            return event
        sentence = self.layers.sentences[self.layers.tokens[first].sentence]
        words = self.layers.quote(sentence.first, sentence.last)
        evidence = tuple(dict.fromkeys((*event.evidence, words)))
        return msgspec.structs.replace(event, evidence=evidence)

    def _speaker(self, head: int, span: Range | None) -> Finding[Actor] | None:
        """Return who speaks, by the words of the attribution where they say more."""
        found = self.article.actors.read(head)
        if found is None or span is None or not span[0] <= head < span[1]:
            return found
        words = self.layers.quote(*span)
        if words == found.quotes[0] or span[1] - span[0] > _LONGEST_SOURCE:
            return found
        actor = msgspec.structs.replace(found.value, text=words.text)
        return Finding(actor, (words, *found.quotes[1:]), found.rule)

    def _add(
        self, chain: tuple[Finding[Actor], ...], said: Attribution, event: Event, stance: Stance
    ) -> None:
        words = self.layers.quote(*said.cue) if said.cue else chain[0].quotes[0]
        content = self._content(said) or event.evidence[0]
        key = (chain, said.cue, content, stance)
        statement = self.statements.setdefault(
            key,
            Statement(
                chain,
                Finding(words.text, (words,), said.rule) if said.cue else None,
                Finding(stance, (words,), said.rule),
                Finding(said.form, (words,), said.rule),
                content, [], [],
            ),
        )  # fmt: skip
        (statement.denies if stance == "deny" else statement.events).append(event.id)

    def _content(self, said: Attribution) -> Quote | None:
        if not said.content:
            return None
        return self.layers.document.quote(*said.content[0])

    def _narrate(self, event: Event, head: int) -> None:
        """Add the outlet's own voice as a claim on the sentence of a trigger."""
        sentence = self.layers.sentences[self.layers.tokens[head].sentence]
        words = self.layers.quote(sentence.first, sentence.last)
        self.statements.setdefault(
            ("narration", words),
            Statement(
                (), None, Finding("assert", (words,), "claim.narration"),
                Finding("narration", (words,), "claim.narration"), words, [], [],
            ),
        ).events.append(event.id)  # fmt: skip

    def _doubt(self, mark: VerificationMark, event: Event) -> None:
        """Add a claim of doubt by whoever could not verify the event."""
        found = self.article.actors.read(mark.by) if mark.by is not None else None
        if found is None:
            return
        words = self.layers.quote(mark.first, mark.last)
        self.statements.setdefault(
            ("doubt", words),
            Statement(
                (found,), Finding(words.text, (words,), "claim.unverified"),
                Finding("doubt", (words,), "claim.unverified"),
                Finding("indirect", (words,), "claim.unverified"), event.evidence[0], [], [],
            ),
        ).events.append(event.id)  # fmt: skip

    def _marks(self, draft: Draft) -> list[VerificationMark]:
        found = []
        for mark in self.article.verification:
            for head in draft.heads:
                token = self.layers.tokens[head]
                if mark.scope[0] <= token.start and token.end <= mark.scope[1]:
                    found.append(mark)
                    break
        return found

    def _checked(
        self, marks: Sequence[VerificationMark], denials: Iterable[Attribution]
    ) -> Finding[Verification] | None:
        for denial in denials:
            words = self.layers.quote(*denial.cue) if denial.cue else self._content(denial)
            if words is not None:
                return Finding("disputed", (words,), "verification.denied")
        for mark in marks:
            words = self.layers.quote(mark.first, mark.last)
            return Finding(mark.status, (words,), f"verification.{mark.status}")
        return None
