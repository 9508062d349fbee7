"""What the article says of the truth of what it tells: checked, disputed, admitted or denied."""

import functools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.document import Quote, Range, Span, content_id
from dateline.extract.article import Article
from dateline.extract.claims import (
    Attribution,
    VerificationMark,
    answers_deed,
    denied_deeds,
    find_rival_accounts,
    find_unbound,
)
from dateline.extract.events.drafts import Draft
from dateline.extract.events.kinds import VERBAL
from dateline.extract.ranges import Ranges
from dateline.records import Check, Event, Finding, Verification

_ORDER = ("admitted", "denied", "disputed", "unverified", "differing", "confirmed", "rivalled",
          "alleged")  # fmt: skip
"""What counts where several fit: an admission settles a denial, a plain confirmation another story.

Accounts that differ without a word that says so come after "could not be verified": on 556 deeds of
written passages that was right of five more.
"""
_ADMITTING = frozenset({"admit", "acknowledge", "concede", "own", "confess", "apologise",
                        "apologize", "recognise", "recognize"})  # fmt: skip

_WEAK = frozenset({"allege", "reach", "contact"})
"""What says only that a report stands alone: anything else that is said of it counts more."""


def weightiest(found: Iterable[Finding[Verification]]) -> Verification | None:
    """Return what counts of several findings on one deed: an admission before a denial."""
    ranked = sorted(found, key=lambda f: _ORDER.index(f.rule.removeprefix("verification.")))
    return ranked[0].value if ranked else None


class Held(msgspec.Struct, frozen=True):
    """One saying about truth: what it comes to, its words, where it holds, and by whom."""

    kind: str
    status: Verification
    words: tuple[Quote, ...]
    scope: Range
    by: int | None = None
    mark: VerificationMark | None = None
    deed: int | None = None
    """The word that a denial is bound to: it disputes no other deed, whatever its scope."""
    inferred: bool = False
    """No word says it: two accounts differ. Told in the checks, it marks no event."""

    @property
    def finding(self) -> Finding[Verification]:
        """Return the status with its words."""
        return Finding(self.status, self.words, f"verification.{self.kind}")


def _rank(held: Held) -> int:
    return _ORDER.index(held.kind)


class Checks:
    """All that one article says of the truth of what it tells."""

    def __init__(self, article: Article, denials: Iterable[tuple[Attribution, int | None]]) -> None:
        self.article = article
        self.layers: Layers = article.layers
        self.held: list[Held] = [self._of_mark(m) for m in article.verification]
        for denial, target in denials:
            self.held += self._of_denial(denial, target)
        for mark in find_rival_accounts(self.layers, article.attributions):
            held = self._of_mark(mark)
            kind = "differing" if held.kind == "disputed" else held.kind
            self.held.append(msgspec.structs.replace(held, kind=kind, inferred=True))
        known = [(range(h.mark.first, h.mark.last), h.scope) for h in self.held if h.mark]
        for mark in find_unbound(self.layers, known):
            self.held.append(msgspec.structs.replace(self._of_mark(mark), inferred=True))

    def of(self, draft: Draft) -> list[Held]:
        """Return what is said of the truth of a draft, the weightiest first."""
        first = self.layers.tokens[draft.head].sentence
        near = [h for h in draft.heads[1:] if self.layers.tokens[h].sentence == first]
        found = self._at(draft.heads[:1])
        if not found:  # what was told plainly first is no hearsay for being told again as such
            found = [h for h in self._at(near) if h.kind != "alleged"]
        found = [h for h in found if h.kind != "denied" or self._is_of(h, draft)]
        if draft.type in VERBAL:  # who disputes an account disputes the deed, not that it was told
            found = [h for h in found if h.kind != "disputed"]
        plainly = any(h.kind == "unverified" for h in found)
        kept = (h for h in found if not (plainly and h.status == "confirmed" and self._echoes(h)))
        return sorted(kept, key=_rank)

    def _is_of(self, denied: Held, draft: Draft) -> bool:
        """Tell whether a denial is bound to a draft, or to its own word for the same deed.

        The deed may be told by what it was about ("denied that it had agreed to a truce").
        """
        if denied.deed is None or denied.deed in draft.heads:
            return denied.deed is not None
        at = denied.deed
        while self.layers.tokens[at].dep in ("dobj", "pobj", "prep", "dative"):
            at = self.layers.tokens[at].head
            if at in draft.heads:
                return True
        lemma = self.layers.tokens[denied.deed].lemma
        return any(self.layers.tokens[head].lemma == lemma for head in draft.heads)

    def _echoes(self, held: Held) -> bool:
        """Tell whether words said elsewhere, of a like deed, are taken to hold here too."""
        said = self.layers.token_at(held.words[0].span.start)
        here = self.layers.token_at(held.scope[0])
        if said is None or here is None:
            return False
        return self.layers.tokens[said].sentence != self.layers.tokens[here].sentence

    def _at(self, heads: Sequence[int]) -> list[Held]:
        """Return what holds for some words, without what another account outweighs."""
        found: dict[int, Held] = {}
        for token in (self.layers.tokens[head] for head in heads):
            for n, held in self._ranges.around(token.start):
                if held.scope[0] <= token.start and token.end <= held.scope[1]:
                    found[n] = held
        return self._unrivalled([found[n] for n in sorted(found)])

    @functools.cached_property
    def _ranges(self) -> Ranges[tuple[int, Held]]:
        return Ranges(((n, held), (held.scope,)) for n, held in enumerate(self.held))

    def _unrivalled(self, found: Sequence[Held]) -> list[Held]:
        rival = min((_rank(h) for h in found if h.inferred), default=len(_ORDER))
        return [h for h in found if not h.inferred and _rank(h) <= rival]

    def records(self, events: Iterable[Event]) -> tuple[Check, ...]:
        """Return what was checked, disputed, admitted or denied, in text order."""
        told = Ranges(
            ((n, e.id, q.span), ((q.span.start, q.span.end),))
            for n, e in enumerate(events)
            for q in e.trigger.quotes
        )
        found = sorted((self._record(h, told) for h in self.held), key=lambda c: c.scope.span.start)
        return tuple({c.id: c for c in found}.values())

    def _of_mark(self, mark: VerificationMark) -> Held:
        kind: str = mark.kind or mark.status
        if mark.status == "confirmed" and self._admits(mark):
            kind = "admitted"
        elif mark.status == "unverified" and self._stands_alone(mark):
            kind = "alleged"
        words = self.layers.quote(mark.first, mark.last)
        return Held(kind, mark.status, (words,), mark.scope, mark.by, mark)

    def _admits(self, mark: VerificationMark) -> bool:
        """Tell whether a mark is a party's own admission."""
        lemmas = {t.base for t in self.layers.tokens[mark.first : mark.last]}
        return bool(lemmas & _ADMITTING)

    def _stands_alone(self, mark: VerificationMark) -> bool:
        return self.layers.tokens[mark.first].base in _WEAK

    def _of_denial(self, denial: Attribution, target: int | None) -> Iterator[Held]:
        """Yield the denial for each place where the deed is told."""
        told = tuple(self.layers.document.quote(*piece) for piece in denial.content)
        words = (self.layers.quote(*denial.cue),) if denial.cue else told
        if not words:
            return
        others = self.article.attributions
        for scope in denied_deeds(self.layers, denial, target, others):
            if answers_deed(self.layers, denial, scope, others):
                yield Held("denied", "disputed", words, scope, denial.sources[0], deed=target)

    def _record(self, held: Held, told: Ranges[tuple[int, str, Span]]) -> Check:
        document = self.layers.document
        scope = document.quote(*held.scope)
        near = sorted(told.between(*held.scope), key=lambda one: one[0])
        places = (f"{q.span.start}-{q.span.end}" for q in (held.words[0], scope))
        return Check(
            id=content_id("k", document.id, held.status, *places),
            document=document.id,
            status=held.finding,
            scope=scope,
            by=self.article.actors.read(held.by) if held.by is not None else None,
            events=tuple(dict.fromkeys(i for _, i, s in near if scope.span.contains(s))),
        )
