"""Finds tolls: for every word of harm the counted phrases it says something of."""

from collections.abc import Iterator
from typing import cast

from dateline.annotate import Layers, Token
from dateline.extract.events.slots import conjuncts, kids
from dateline.extract.numbers import find_numbers
from dateline.extract.tolls.belonging import event_of, nearest_attack
from dateline.extract.tolls.counts import Count, Counter, spared, without_appositions
from dateline.extract.tolls.lexicon import bare_fate, harm_of, is_attack, is_thing
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.totals import is_total, numbers_said
from dateline.extract.tolls.victims import (
    Victims,
    among,
    ends_clause,
    of_adjective,
    of_deed,
    of_injuries,
    of_lives,
    of_losses,
    of_noun,
    of_verb,
    with_lists,
)
from dateline.records import Finding, Toll, TollKind
from dateline.records.summing import ADDEND, NAMED, SINGLE

_INCLUDING = frozenset({"including", "among", "include"})
_UNREAL = frozenset({"could", "would", "may", "might", "can", "should", "will", "shall"})
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "ccomp", "dobj", "acl"})
_INTENT = frozenset({
    "deny", "threaten", "vow", "plan", "want", "attempt", "try", "refuse", "intend", "aim",
    "seek", "promise", "reject", "conspire", "plot", "fear", "risk",
})  # fmt: skip
_BARE_STATEMENTS = frozenset({"state", "total", "bare", "among"})
VERBAL = frozenset({"object", "subject", "either"})
PATTERNS = VERBAL | {"state", "noun", "both", "deed"}


class _Finder:
    """Collects the tolls of one document."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.counter = Counter(layers, find_numbers(layers))
        self.found: list[TollMention] = []
        self.taken: set[tuple[int, str]] = set()

    def run(self) -> tuple[TollMention, ...]:
        for token in self.layers.tokens:
            for kind, name, heads in self._readings(token):
                nobody = spared(self.layers, token.i, heads)
                if nobody is not None:
                    self._put(token, kind, "spared", nobody)
                elif not self._unreal(token):
                    self._add(token, kind, name, heads)
        return tuple(self.found)

    def _readings(self, token: Token) -> Iterator[tuple[str, str, list[int]]]:
        """Yield the kinds of harm the word tells, the pattern, and the victims' heads."""
        total = is_total(self.layers, token.i)
        if total is not None:
            self._total(token, total)
            return
        if token.pos == "VERB":
            for name, heads in of_lives(self.layers, token.i):
                yield "killed", name, heads
            for name, heads in of_injuries(self.layers, token.i):
                yield "injured", name, heads
            for name, heads in of_losses(self.layers, token.i):
                yield "killed", name, heads
        bare = bare_fate(token.text)
        before = self._right_before(token.i) if bare is not None else []
        if bare is not None and before:
            yield bare, "bare", before
            return
        harm = harm_of(self.layers, token.i)
        if harm is not None and harm.pattern in PATTERNS:
            for name, heads in self._victims(token.i, harm.pattern):
                yield ("both" if harm.pattern == "both" else harm.kind), name, heads

    def _right_before(self, i: int) -> list[int]:
        """Return the number or counted noun just before a fate: "3 killed, 1 badly hurt"."""
        tokens = self.layers.tokens
        at = i - 1 if i and tokens[i - 1].pos != "ADV" else i - 2
        if at < 0 or tokens[at].sentence != tokens[i].sentence or not ends_clause(self.layers, i):
            return []
        noun = at if at in self.counter.at else None
        if noun is None and tokens[at].tag == "NNS" and at - 1 in self.counter.at:
            noun = at
        found = self.counter.count(noun) if noun is not None else None
        return [noun] if noun is not None and found is not None and found.noun <= i else []

    def _victims(self, i: int, pattern: str) -> Iterator[Victims]:
        if pattern in VERBAL:
            return of_verb(self.layers, i, pattern)
        if pattern == "deed":
            return of_deed(self.layers, i)
        return of_adjective(self.layers, i) if pattern == "state" else of_noun(self.layers, i)

    def _total(self, token: Token, kind: str) -> None:
        for i, passed in numbers_said(self.layers, token.i):
            count = self.counter.count(i)
            if count is None or count.how != "number":
                continue
            if passed and count.least == count.most:
                count = count._replace(least=count.least + 1, most=None, exact=False)
            self._put(token, kind, "total", count)
            return

    def _unreal(self, token: Token) -> bool:
        """Tell whether the harm is denied, threatened or only possible."""
        i = token.i
        for _ in range(3):
            verb = self.layers.tokens[i]
            words = {t.text.lower() for t in kids(self.layers, i, "aux")}
            if words & _UNREAL:
                return True
            if any(t.text.lower() in ("not", "n't", "never") for t in kids(self.layers, i, "neg")):
                return True
            up = self.layers.tokens[verb.head]
            if verb.dep in _COMPLEMENTS and up.lemma.lower() in _INTENT:
                return True
            if verb.dep not in ("conj", "xcomp", "pcomp", "prep", "acomp", "oprd") or up.i == i:
                return False
            i = up.i
        return False

    def _add(self, token: Token, kind: str, name: str, heads: list[int]) -> None:
        heads = list(dict.fromkeys(with_lists(self.layers, heads)))
        counts = [c for h in heads if (c := self.counter.count(h)) is not None]
        counts = [c for c in counts if self._fits(c, kind, name)]
        if counts and name != "noun" and kind in ("killed", "injured"):
            counts += [c for h in heads if (c := self.counter.one_more(h)) is not None]
        counts = without_appositions(counts)
        if name == "noun":
            counts = counts[-1:] if len(heads) == 1 or len(counts) < 2 else counts[1:]
            if self.layers.tokens[token.i].lemma.lower() in ("body", "death") and not counts:
                return
        for count in counts:
            addend = len(counts) > 1
            self._put(token, kind, name, count, addend=addend)
        for head in dict.fromkeys([token.i, *heads]):
            self._parts(token, kind, name, head)
        for head in among(self.layers, token.i) if name == "state" else ():
            part = self.counter.count(head)
            if part is not None:
                self._put(token, kind, "among", part, part=True)

    def _fits(self, count: Count, kind: str, name: str) -> bool:
        """Tell whether what is counted can suffer this kind of harm."""
        if kind == "damaged":
            return is_thing(count.group)
        if is_thing(count.group) or (name == "noun" and count.how != "number"):
            return False
        return kind in ("killed", "injured", "both") or count.group is not None

    def _put(
        self, token: Token, kind: str, name: str, count: Count, *, addend: bool = False,
        part_of: int | None = None, part: bool = False,
    ) -> None:  # fmt: skip
        for one in ("killed", "injured") if kind == "both" else (kind,):
            if (count.noun, one) in self.taken:
                continue
            self.taken.add((count.noun, one))
            self.found.append(
                self._mention(token, one, name, count, addend=addend, part_of=part_of, part=part)
            )

    def _mention(
        self, token: Token, kind: str, name: str, count: Count, *, addend: bool,
        part_of: int | None, part: bool,
    ) -> TollMention:  # fmt: skip
        least = 0 if name == "noun" and token.lemma.lower() == "casualty" else count.least
        toll = Toll(
            kind=cast("TollKind", kind), least=least, most=count.most,
            exact=count.exact and least == count.most, group=count.group or None,
            part_of_total=part,
        )  # fmt: skip
        rule = f"toll.{kind}-{name}"
        article = self.layers.tokens[count.first].text.lower() in ("a", "an", "another")
        how = "single" if article and count.most == 1 else count.how
        rule += {"name": NAMED, "single": SINGLE, "pronoun": SINGLE}.get(how, "")
        rule += ADDEND if addend else ""
        words = self.layers.quote(count.first, count.last)
        harm = self.layers.quote(token.i, token.i + 1)
        quotes = (words,) if words == harm else (words, harm)
        event = event_of(self.layers, token.i)
        orphan = name in _BARE_STATEMENTS or (name == "noun" and count.most == 0)
        if event is None and orphan and not is_attack(self.layers, token.i):
            event = nearest_attack(self.layers, token.i)
            rule += "+nearest" if event is not None else ""
        return TollMention(
            count.first, count.last, count.noun, token.i, Finding(toll, quotes, rule), event,
            part_of, addend,
        )  # fmt: skip

    def _parts(self, token: Token, kind: str, name: str, head: int) -> None:
        """Add the counts that a larger one includes: "seven people, including five children"."""
        whole = next(
            (
                n
                for n, m in enumerate(self.found)
                if m.harm == token.i and not m.finding.value.part_of_total
            ),
            None,
        )
        if whole is None:
            return
        for prep in kids(self.layers, head, "prep", "acl", "advcl"):
            if prep.text.lower() not in _INCLUDING:
                continue
            for obj in kids(self.layers, prep.i, "pobj", "dobj"):
                for j in conjuncts(self.layers, obj.i):
                    count = self.counter.count(j)
                    if count is not None:
                        self._put(token, kind, name, count, part_of=whole, part=True)


def find_tolls(layers: Layers) -> tuple[TollMention, ...]:
    """Return the tolls that a document tells, in the order of their words of harm."""
    return _Finder(layers).run()
