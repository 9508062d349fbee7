"""Events to claims: who says each event happened, who denies it, and whether it was checked."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.document import Quote, Range
from dateline.extract.article import Article
from dateline.extract.checks import Checks
from dateline.extract.claims import (
    Attribution,
    Question,
    bind_denial,
    claims_all,
    explained,
    find_denials,
    find_shares,
    meant_deed,
)
from dateline.extract.events.building import build_event, states_in_bodies
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.slots import is_passive
from dateline.extract.events.kinds import FORCE, MATERIAL, VERBAL
from dateline.extract.events.roles.answered import ANSWERS, answered
from dateline.extract.events.roles.condemned import condemned
from dateline.extract.events.roles.homes import doers_home
from dateline.extract.events.sides.bearing import bearers
from dateline.extract.firstperson import speakers, with_speaker
from dateline.extract.statements import Statements
from dateline.records import Claim, Event

_NOT = frozenset({"no", "not", "never", "nobody", "none", "neither", "without"})
_SPOKEN = 0.5
"""Probability from which a verbal act stands without its speaker. Of such verbs in 269 whole texts
of news .66 are events ("The teenager has been charged", "We call on all parties"), and with them F1
is .559, not .542; with .4 it is .561, but the nine coded articles fall from .664 to .660. Nouns
("calls for calm") add nothing."""
_TOWARDS = 0.6
"""Standing from which it stands where somebody is known to whom it is done ("charges against the
mayor", "a threat to a bank"). Of such, 9 of 15 were events in articles that no rule was written
from."""
_UNDER_WAY = 0.5
"""Standing from which an investigation stands of which nobody is named ("the investigation goes
on"): of such 10 of 11 were events."""


def _checkable(layers: Layers, draft: Draft, event: Event) -> bool:
    """Tell whether a verbal act without a speaker still says something.

    A man charged; his trial, threats that a bank received; an act that is likely and towards
    somebody.
    """
    sure = draft.mode == "investigate" or (draft.probability or 0.0) >= _SPOKEN
    if sure and draft.matches[0].kind == "verb":
        return True
    standing = draft.standing or 0.0
    if draft.mode == "investigate" and standing >= _UNDER_WAY:
        return True
    likely = standing >= _TOWARDS or any(bearers(layers, h) for h in draft.heads)
    return likely and bool(event.recipients)


def _negative(draft: Draft, denial: Attribution) -> bool:
    """Tell whether an event is told only to be denied."""
    return draft.realis.value == "denied" or denial.stance == "deny"


class Attributor:
    """Links the events of one article to its claims."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers: Layers = article.layers
        self.flat: set[int] = set()
        self.denials: list[Attribution] = []
        for denial in find_denials(self.layers, article.attributions):
            self.denials.append(denial.attribution)
            if denial.flat:
                self.flat.add(id(denial.attribution))
        self.statements = Statements(article)
        self.bound: list[tuple[Attribution, int | None]] = []
        self.asked: list[Question] = []
        self.searched: list[tuple[Attribution, bool, Sequence[int]]] = []
        """Each denial of which a deed was looked for: whether it is flat, and the coded deeds."""

    def run(self, drafts: Sequence[Draft]) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
        """Return the events with their claims; a denial becomes a claim on what it denies."""
        built = {id(d): (d, e) for d in drafts if (e := self._built(d, drafts)) is not None}
        denied, dropped, retold = self._denied([draft for draft, _ in built.values()])
        self.checks = Checks(self.article, self.bound)
        forces = [d.heads for d, _ in built.values() if d.type in FORCE]
        self.statements.deeds.update(h for heads in forces for h in heads)
        self.shares = find_shares(self.layers, self.article.attributions, forces)
        events = [
            self._told(draft, self._named_in(event, retold.get(key, [])), denied.get(key, []))
            for key, (draft, event) in built.items()
            if key not in dropped
        ]
        heads = sorted(head for draft, _ in built.values() for head in draft.heads)
        for givers, event in self._counted(events, heads):
            self.statements.state(givers, event)
        for denial in self.denials:
            self.statements.state([denial], stance="deny", again=False)
        for said in self.article.attributions:
            if not said.view:  # a refusal ("rejected the plan") denies nothing
                self.statements.state(
                    [said], stance="assert" if said.stance == "deny" else None, again=False
                )
        claims = self.statements.claims()
        by_event: dict[str, list[str]] = {}
        for claim in sorted(claims, key=lambda c: c.content.span.start):
            for event_id in (*claim.events, *claim.denies):
                by_event.setdefault(event_id, []).append(claim.id)
        told = tuple(
            msgspec.structs.replace(e, claims=tuple(dict.fromkeys(by_event[e.id]))) for e in events
        )
        return told, claims

    def _built(self, draft: Draft, drafts: Sequence[Draft]) -> Event | None:
        """Return the event of a draft; a verbal act needs somebody who does it."""
        event = build_event(self.article, draft)
        if event is None:
            return None
        event = with_speaker(self.article, draft, event)
        spoken = self._spoken_by(draft, event)
        if (
            not spoken.actors
            and event.type.value in VERBAL
            and not _checkable(self.layers, draft, event)
        ):
            return None
        return self._against(draft, spoken if self._is_done(draft) else event, drafts)

    def _is_done(self, draft: Draft) -> bool:
        """Tell whether a trigger says that somebody does it; a passive or a noun does not.

        Of "was charged, police said" and "a call for calm, the paper said" the speaker only tells.
        """
        head = draft.head
        verb = self.layers.tokens[head].pos in ("VERB", "AUX")
        return verb and not is_passive(self.layers, head)

    def _against(self, draft: Draft, event: Event, drafts: Sequence[Draft]) -> Event:
        """Fill whom a condemnation, or another answer, is towards with who did what it is of."""
        named = any(r.value.text.lower() != "it" for r in event.recipients)  # "calling it a crime"
        if named or draft.type not in ANSWERS:
            return event
        deed = condemned(self.layers, draft, drafts) if draft.type == "ACCUSE" else None
        heads = answered(self.layers, draft, drafts) if deed is None else deed.actors
        if not heads:
            return event
        doers = states_in_bodies(self.article.who(deed or draft, heads))
        doers = doers_home(self.article, draft.type, None, doers)
        mine = {a.value.name or a.value.text for a in event.actors}
        found = tuple(d for d in doers if (d.value.name or d.value.text) not in mine)
        return msgspec.structs.replace(event, recipients=found)

    def _denied(
        self, drafts: Sequence[Draft]
    ) -> tuple[dict[int, list[Attribution]], set[int], dict[int, list[Draft]]]:
        """Return which drafts each denial denies, and the drafts that are only the denial.

        And which of the last name the very deed denied ("denied that its men had fired").
        """
        owner = {head: draft for draft in drafts for head in draft.heads}
        deeds = [h for h, draft in owner.items() if draft.type in MATERIAL]
        forces = frozenset(h for h, draft in owner.items() if draft.type in FORCE)
        denied: dict[int, list[Attribution]] = {}
        dropped: set[int] = set()
        retold: dict[int, list[Draft]] = {}
        for denial in list(self.denials):
            flat = id(denial) in self.flat
            target = self._bound(denial, deeds, forces, flat=flat)
            if target is None:
                if flat:
                    self.denials.remove(denial)
                else:
                    self.bound.append((denial, None))
                continue
            self.statements.bind(denial, target)
            self.bound.append((denial, target))
            inside = [h for h in owner if self._covers(denial, h)]
            told = owner.get(target) or next((owner[h] for h in inside), None)
            if told is None:
                continue
            denied.setdefault(id(told), []).append(denial)
            for head in inside:
                draft = owner[head]
                if draft is told or not set(draft.heads) <= set(inside):
                    continue
                if not _negative(draft, denial) or self._said_apart(denial, head):
                    continue
                if id(draft) not in dropped and draft.type == told.type:
                    retold.setdefault(id(told), []).append(draft)
                dropped.add(id(draft))
        return denied, dropped, retold

    def _bound(
        self, denial: Attribution, deeds: Sequence[int], forces: frozenset[int], *, flat: bool
    ) -> int | None:
        """Return the word for the deed that a denial is meant to deny, None where it is of none."""
        every = self.article.attributions
        self.searched.append((denial, flat, deeds))
        target = bind_denial(self.layers, denial, every, deeds, flat=flat)
        if target is not None:
            asked = Question(self.layers, denial, target, every, frozenset(deeds), forces, flat)
            self.asked.append(asked)
            target = meant_deed(asked)
        return explained(self.layers, denial) if target is None and not flat else target

    def _said_apart(self, denial: Attribution, head: int) -> bool:
        """Tell whether who denies also tells of a deed: the words of the denial run on.

        "Baku denied that, said that Armenian troops had fired".
        """
        if denial.cue is None:
            return False
        tokens, at = self.layers.tokens, self.layers.tokens[head].start
        for said in self.article.attributions:
            if said.cue is None or said.stance == "deny" or said.view:
                continue
            same = bool(set(said.sources) & set(denial.sources))
            same = same or (not said.sources and tokens[said.cue[0]].pos == "VERB")
            if same and denial.cue[1] <= said.cue[0] < head and said.covers(at, at):
                return True
        return False

    def _named_in(self, event: Event, mentions: Sequence[Draft]) -> Event:
        """Add the words by which denials name the deed of an event to its triggers."""
        words = [self.layers.quote(m.first, m.last) for d in mentions for m in d.matches]
        quotes = tuple(dict.fromkeys((*event.trigger.quotes, *words)))
        return msgspec.structs.replace(
            event, trigger=msgspec.structs.replace(event.trigger, quotes=quotes)
        )

    def _covers(self, attribution: Attribution, head: int) -> bool:
        token = self.layers.tokens[head]
        return attribution.covers(token.start, token.end)

    def _told(self, draft: Draft, event: Event, denials: Iterable[Attribution]) -> Event:
        """Add what the article's speakers say of an event, and return it with what was checked."""
        for match in draft.matches:
            token = self.layers.tokens[match.head]
            said = self.article.speakers_for(token.start, token.end)
            # who "ruled out talks" neither tells of them nor denies them
            spoken = [a for a in said if a.sources and a.stance != "deny" and a not in self.denials]
            if spoken:
                self.statements.state(spoken, event)
            elif not any(a in self.denials for a in said):
                self.statements.narrate(event, match.head)
        for share, deed in self.shares:
            if deed in draft.heads:
                event = self._with_claimant(self._with_evidence(event, share), share)
                self.statements.state([share], event)
        for denial in denials:
            event = self._with_evidence(event, denial)
            self.statements.state([denial], event, stance="deny")
        if not self.statements.tells(event):
            self.statements.narrate(event, draft.head)  # nobody fills the speaker's pronoun
        held = self.checks.of(draft)
        for one in held:
            told = one.status == held[0].status
            if told and one.mark is not None and one.by is not None:
                self.statements.check(one.mark, event)
        status = held[0].finding if held else None
        return msgspec.structs.replace(event, verification=status)

    def _counted(
        self, events: Sequence[Event], heads: Sequence[int]
    ) -> Iterator[tuple[list[Attribution], Event]]:
        """Return who gives but a toll of an event ("the group claimed 190 were dead"), each once.

        Whose words tell of some deed, of `heads`, speaks of that.
        """
        for event in events:
            heard: set[tuple[Range | None, tuple[Range, ...]]] = set()
            for toll in event.tolls:
                at = toll.quotes[0].span
                every = self.article.speakers_for(at.start, at.end)
                said = [
                    a for a in every
                    if a.sources and a.stance != "deny"
                    and (a not in self.denials or self._counts(a, toll.quotes[0]))
                    and all(a.covers(q.span.start, q.span.end) for q in toll.quotes)
                ]  # fmt: skip
                told = (said[0].cue, () if said[0].cue else said[0].content) if said else None
                if told is not None and told not in heard:
                    heard.add(told)
                    if said[0] in self.denials or not self._tells(said[0], heads):
                        yield said, event

    def _tells(self, said: Attribution, heads: Sequence[int]) -> bool:
        """Tell whether somebody's words hold one of some triggers, given in text order."""
        for start, end in said.content:
            first = bisect_left(heads, start, key=lambda head: self.layers.tokens[head].start)
            if first < len(heads) and self.layers.tokens[heads[first]].end <= end:
                return True
        return False

    def _counts(self, said: Attribution, words: Quote) -> bool:
        """Tell whether who denies something counts victims in a clause that denies nothing.

        "They had buried 34 and … others never came back".
        """
        first = self.layers.token_at(words.span.start)
        if first is None or said.cue is None:
            return False
        for i in self.layers.ancestors(first):
            if i in range(*said.cue):
                return True
            below = [self.layers.tokens[c] for c in self.layers.children[i]]
            if any(t.dep == "neg" or t.low in _NOT for t in below):
                return False
        return False

    def _spoken_by(self, draft: Draft, event: Event) -> Event:
        """Fill the missing actor of a verbal act with its speaker ("We condemn …", he said).

        So it is with who says it by this very verb ("said that it was no accident and accused us"),
        not with who accuses others of it ("accused soldiers of threatening them").
        """
        if event.actors or event.type.value not in VERBAL:
            return event
        head = draft.head
        told = speakers(self.article, head)
        own = [
            a
            for a in self.article.attributions
            if a.sources and a.cue is not None and head in range(*a.cue)
        ]
        taken = {r.value.name or r.value.text for r in event.recipients}
        charged = told[:1] and told[0].stance == "accuse"  # it is the accused who did it
        for said in ([] if charged else told[:1], own[:1]):
            found = self.article.actors.read_all([h for a in said for h in a.sources])
            actors = tuple(a for a in found if (a.value.name or a.value.text) not in taken)
            if actors:
                return msgspec.structs.replace(event, actors=actors)
        return event

    def _with_claimant(self, event: Event, said: Attribution) -> Event:
        """Add who claims a deed that nobody with a name is said to have done."""
        named = any(a.value.id for a in event.actors)
        if named or event.type.value not in FORCE or not claims_all(self.layers, said):
            return event
        found = self.article.actors.read_all(list(said.sources), force=True)
        return msgspec.structs.replace(event, actors=(*event.actors, *found))

    def _with_evidence(self, event: Event, said: Attribution) -> Event:
        """Add the sentence of a denial to what reports the event."""
        first = self.layers.token_at(said.content[0][0])
        if first is None:
            return event
        sentence = self.layers.sentences[self.layers.tokens[first].sentence]
        words = self.layers.quote(sentence.first, sentence.last)
        evidence = tuple(dict.fromkeys((*event.evidence, words)))
        return msgspec.structs.replace(event, evidence=evidence)
