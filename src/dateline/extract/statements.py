"""What speakers say to claims: each statement once, with its chain of speakers."""

from collections.abc import Sequence

import msgspec

from dateline.document import Document, Quote, Range, content_id
from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.claims import (
    Attribution,
    VerificationMark,
    deed_words,
    source_kind,
    weighed_stance,
)
from dateline.extract.claims.grammar.cues import frames
from dateline.extract.claims.grammar.doers import nobody
from dateline.extract.events.kinds import SPOKEN
from dateline.extract.labels.sorting import is_same
from dateline.records import Actor, Claim, Event, Finding, Form, Stance

_LONGEST_SOURCE = 16
"""Tokens of a source kept as written; a longer one has a clause in it that names nobody."""
_RELATIVE = frozenset({"which", "who", "whom", "that", "it"})
"""Words that say nothing as a piece of a content with others ("the ship, which, S said, sank")."""
_ASKING = frozenset({"ask", "vow"})
_CALLING = frozenset({"call", "appeal", "plead"})
_SAYING = frozenset({"say", "report", "accuse", "responsibility", "clause"})
"""Kinds of cues: of what is wanted or promised, and of what is told."""
_PROOF = frozenset({"evidence", "proof"})
_SHOWING = frozenset({"offer", "give", "provide", "produce", "present", "show", "cite", "supply"})
_CHECKS: dict[str, Stance] = {"unverified": "doubt", "confirmed": "confirm"}
"""The stance of whoever could, or could not, verify an event."""


class Statement(msgspec.Struct):
    """A claim in the making: its chain of speakers and the events it tells of."""

    chain: tuple[Finding[Actor], ...]
    cue: Finding[str] | None
    stance: Finding[Stance]
    form: Finding[Form]
    content: tuple[Quote, ...]
    events: list[str]
    denies: list[str]
    against: Quote | None = None

    def claim(self, document: Document) -> Claim:
        """Return the finished record; its id hashes the speakers, the cue and the content."""
        words = [q for s in self.chain for q in s.quotes[:1]] + [self.content[0]]
        parts = [f"{q.span.start}-{q.span.end}" for q in words]
        around = self.stance.quotes[0].span
        sentence = document.text[max(0, around.start - 200) : around.end + 200].lower()
        return Claim(
            id=content_id("c", document.id, self.stance.value, *parts),
            document=document.id,
            source=self.chain,
            cue=self.cue,
            stance=self.stance,
            form=self.form,
            content=self.content[0],
            events=tuple(dict.fromkeys(self.events)),
            denies=tuple(dict.fromkeys(self.denies)),
            rest=self.content[1:],
            against=self.against,
            kinds=tuple(source_kind(s.value, sentence) for s in self.chain),
            outlet=document.publisher,
        )


def _same(one: Finding[Actor], other: Finding[Actor]) -> bool:
    """Tell whether two links of a chain are one speaker: the same name, or the same words."""
    here, there = one.quotes[0].span, other.quotes[0].span
    if here.start < there.end and there.start < here.end:
        return True
    if one.value.name is None or one.value.name != other.value.name:
        return False
    return one.value.text.lower() == other.value.text.lower() or one.value.id is not None


def _did(speaker: Actor, event: Event) -> bool:
    """Tell whether the deed is the speaker's own: nobody accuses himself."""
    return any(is_same(speaker, doer.value) for doer in event.actors)


class Statements:
    """The statements of one article, in the order in which they were found."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers = article.layers
        self.known: dict[tuple[object, ...], Statement] = {}
        self.against: dict[tuple[Range | None, tuple[Range, ...]], Quote] = {}
        self.spans = {
            head: span for said in article.attributions
            for head, span in zip(said.sources, said.source_spans, strict=False)
        }  # fmt: skip
        self.stated: set[tuple[Range | None, tuple[Range, ...]]] = set()
        self.deeds: set[int] = set()
        """Triggers of acts of force: an attack tells nothing itself."""

    def bind(self, denial: Attribution, target: int) -> None:
        """Keep the word that tells of the deed which a denial is about."""
        self.against[denial.cue, denial.content] = self.layers.quote(
            *deed_words(self.layers, target)
        )

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims, each once."""
        merged: dict[str, Claim] = {}
        for statement in self.known.values():
            claim = statement.claim(self.layers.document)
            known = merged.get(claim.id, claim)
            merged[claim.id] = msgspec.structs.replace(
                known,
                events=tuple(dict.fromkeys((*known.events, *claim.events))),
                denies=tuple(dict.fromkeys((*known.denies, *claim.denies))),
            )
        return tuple(merged.values())

    def tells(self, event: Event) -> bool:
        """Tell whether some statement tells of an event or denies it."""
        return any(event.id in s.events or event.id in s.denies for s in self.known.values())

    def state(
        self, attributions: Sequence[Attribution], event: Event | None = None,
        *, stance: Stance | None = None, again: bool = True,
    ) -> None:  # fmt: skip
        """Add a claim for each parallel speaker; outer attributions lengthen the chain.

        Without `again`, an attribution that has become a claim before is passed over.
        """
        inner, outer = attributions[0], attributions[1:]
        key = (inner.cue, () if inner.cue else inner.content)
        if not again and key in self.stated:
            return
        self.stated.add(key)
        weighed = weighed_stance(self.layers, inner) if stance is None else stance
        above: list[tuple[int, Range | None]] = [(h, None) for h in inner.chain]
        for said in outer:
            if self._takes_up(said, inner):
                continue
            above += [*list(zip(said.sources, said.source_spans, strict=True))[:1]]
            above += [(h, None) for h in said.chain]
        for head, span in zip(inner.sources, inner.source_spans, strict=True):
            if nobody(self.layers, head):
                continue  # "no group has claimed responsibility"
            chain: list[Finding[Actor]] = []
            links: list[int] = []
            for link, words in ((head, span), *above):
                if link in self.deeds:
                    continue
                found = self._speaker(link, words or self.spans.get(link))
                passed_on = bool(chain) or inner.rule in ("claim.citing", "claim.heard")
                noun = self.layers.tokens[link].pos in ("NOUN", "PROPN")
                if found is None and passed_on and noun:
                    quote = self.layers.quote(*phrase(self.layers, link))
                    found = Finding(Actor(quote.text), (quote,), "actor.words")
                if found is None or any(_same(found, known) for known in chain):
                    continue
                if not any(self._apposed(link, known) for known in links):
                    chain.append(found)
                    links.append(link)
            if chain:
                self._add(tuple(chain), inner, event, weighed)

    def _takes_up(self, said: Attribution, inner: Attribution) -> bool:
        """Tell whether an outer speaker is but a later pronoun for a link (", he said")."""
        pronoun = bool(said.sources) and self.layers.tokens[said.sources[0]].pos == "PRON"
        return pronoun and said.sources[0] > max((*inner.sources, *inner.chain), default=0)

    def _apposed(self, one: int, other: int) -> bool:
        """Tell whether two nouns side by side name one speaker ("the paper Hlas")."""
        first, last = sorted((one, other))
        pair = (self.layers.tokens[first], self.layers.tokens[last])
        return last == first + 1 and {t.pos for t in pair} <= {"NOUN", "PROPN"}

    def _speaker(self, head: int, span: Range | None) -> Finding[Actor] | None:
        """Return who speaks, by the words of the attribution where they say more."""
        found = self.article.actors.read(head)
        if found is not None:
            found = self._by_name(head, found)
        if found is None and self.layers.tokens[head].pos == "PRON":
            words = self.layers.quote(head, head + 1)  # somebody speaks, the text hides who
            return Finding(Actor(words.text), (words,), "actor.words")
        if found is None or span is None or not span[0] <= head < span[1]:
            return found
        words = self.layers.quote(*span)
        if words == found.quotes[0] or span[1] - span[0] > _LONGEST_SOURCE:
            return found
        actor = msgspec.structs.replace(found.value, text=words.text)
        return Finding(actor, (words, *found.quotes[1:]), found.rule)

    def _by_name(self, head: int, found: Finding[Actor]) -> Finding[Actor]:
        """Return a speaker with the name set beside his noun ("its own channel, Al-Masar")."""
        names = [
            c for c in self.layers.children[head]
            if self.layers.tokens[c].dep == "appos" and self.layers.tokens[c].pos == "PROPN"
        ]  # fmt: skip
        words = tuple(self.layers.quote(*phrase(self.layers, i)) for i in names)
        return Finding(found.value, tuple(dict.fromkeys((*found.quotes, *words))), found.rule)

    def _keeps_back(self, mark: VerificationMark) -> bool:
        """Tell whether somebody shows nothing for his own word, which is not to doubt it."""
        words = {t.base for t in self.layers.tokens[mark.first : mark.last]}
        return bool(words & _PROOF) and bool(words & _SHOWING)

    def _add(
        self, chain: tuple[Finding[Actor], ...], said: Attribution, event: Event | None,
        stance: Stance,
    ) -> None:  # fmt: skip
        if stance == "accuse" and event is not None and _did(chain[0].value, event):
            stance = "assert"
        words = self.layers.quote(*said.cue) if said.cue else chain[0].quotes[0]
        content = self.content(said) or (event.evidence[:1] if event is not None else ())
        if not content:
            return
        denies = stance == "deny"
        statement = self.known.setdefault(
            (chain, said.cue, content, stance),
            Statement(
                chain,
                Finding(words.text, (words,), said.rule) if said.cue else None,
                Finding(stance, (words,), said.rule),
                Finding(said.form, (words,), said.rule),
                content, [], [], self.against.get((said.cue, said.content)) if denies else None,
            ),
        )  # fmt: skip
        if event is not None and not self._only_asks(said, event):
            (statement.denies if denies else statement.events).append(event.id)

    def _only_asks(self, said: Attribution, event: Event) -> bool:
        """Tell whether somebody only asks or vows something about a deed told before.

        "Urged an inquiry into the killings" is no second source for them.
        """
        if said.cue is None or event.type.value in SPOKEN:
            return False
        kinds = {
            kind for i in range(*said.cue) for kind, _, _ in frames(self.layers, i, views=False)
        }
        cue = self.layers.tokens[said.cue[0] : said.cue[1]]
        if any(t.base in _CALLING for t in cue) and any(t.low == "for" for t in cue):
            kinds = set(_ASKING)
        first = event.trigger.quotes[0].span.start
        return (
            not kinds.isdisjoint(_ASKING)
            and kinds.isdisjoint(_SAYING)
            and not any(start <= first < end for start, end in said.content)
        )

    def content(self, said: Attribution) -> tuple[Quote, ...]:
        """Return the words of what is said, in as many pieces as it has."""
        whole = (self.layers.document.quote(*piece) for piece in said.content)
        pieces = tuple(q for q in whole if any(c.isalnum() for c in q.text))
        telling = tuple(q for q in pieces if q.text.lower() not in _RELATIVE)
        return telling or pieces

    def narrate(self, event: Event, head: int) -> None:
        """Add the outlet's own voice as a claim on the sentence of a trigger."""
        sentence = self.layers.sentences[self.layers.tokens[head].sentence]
        words = self.layers.quote(sentence.first, sentence.last)
        self.known.setdefault(
            ("narration", words),
            Statement(
                (), None, Finding("assert", (words,), "claim.narration"),
                Finding("narration", (words,), "claim.narration"), (words,), [], [],
            ),
        ).events.append(event.id)  # fmt: skip

    def check(self, mark: VerificationMark, event: Event) -> None:
        """Add a claim by whoever could, or could not, verify an event."""
        found = self.article.actors.read(mark.by) if mark.by is not None else None
        stance = _CHECKS.get(mark.status)
        if found is None or stance is None or self._keeps_back(mark):
            return
        words = self.layers.quote(mark.first, mark.last)
        rule = f"claim.{mark.status}"
        self.known.setdefault(
            (stance, words),
            Statement(
                (found,), Finding(words.text, (words,), rule), Finding(stance, (words,), rule),
                Finding("indirect", (words,), rule), event.evidence[:1], [], [],
            ),
        ).events.append(event.id)  # fmt: skip
