"""Finds tolls: for every word of harm the counted phrases it says something of."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import (
    conjuncts,
    kids,
)
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count, spared, without_appositions
from dateline.extract.tolls.counting.totals import is_total, numbers_said
from dateline.extract.tolls.lexicon import bare_fate, harm_of
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.readings.again import add_again, without_mixed
from dateline.extract.tolls.readings.aged import add_aged
from dateline.extract.tolls.readings.beside import add_beside, listed_before
from dateline.extract.tolls.readings.company import company
from dateline.extract.tolls.readings.doubtful import WEAK, heads_a_list, is_meeting, of_others
from dateline.extract.tolls.readings.fates import of_fate, of_fittings, of_phrase, of_with
from dateline.extract.tolls.readings.fitting import fits
from dateline.extract.tolls.readings.gapped import add_gapped
from dateline.extract.tolls.readings.losing import (
    of_lives,
    of_loss,
    of_losses,
    of_lost_all,
    of_lost_things,
)
from dateline.extract.tolls.readings.parts import add_parts, is_of_known, without_breakdown
from dateline.extract.tolls.readings.predicates import add_predicates
from dateline.extract.tolls.readings.remaining import add_remaining
from dateline.extract.tolls.readings.running import runs_off
from dateline.extract.tolls.readings.shots import of_shot, without_dead
from dateline.extract.tolls.readings.stated import add_stated
from dateline.extract.tolls.readings.sums import summed
from dateline.extract.tolls.readings.victims import (
    Victims,
    among,
    ends_clause,
    of_adjective,
    of_deed,
    of_fatal,
    of_none,
    of_noun,
    of_verb,
    with_lists,
)
from dateline.extract.tolls.readings.voices import add_voiced
from dateline.extract.tolls.readings.wounds import add_manifold, of_wounds
from dateline.extract.tolls.unmeant.unreal import is_unreal
from dateline.extract.tolls.whereabouts import of_whereabouts

_INCLUDING = frozenset({"including", "among", "include"})
VERBAL = frozenset({"object", "subject", "either"})
PATTERNS = VERBAL | WEAK | {"state", "noun", "both", "deed", "with"}
_REST = frozenset({"rest", "other", "remainder", "victim", "survivor", "dead"})
_THEM = frozenset({"them", "whom", "these", "those"})
_TO_PERSONS = frozenset({"injure", "wound", "hurt", "beat", "arrest", "detain", "kidnap", "abduct",
                         "behead", "stab", "murder"})  # fmt: skip
"""Verbs of what is done to persons alone: "a cane-cutter was hurt" though no list knows him."""
_AWAY = frozenset({"back", "off"})
"""With which such a verb is of whoever comes to attack: "beat back an offensive"."""
_OF_KNOWN = frozenset({"fate", "shot"})


class _Finder:
    """Collects the tolls of one document."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.all = Collector(layers)
        self.counter = self.all.counter

    def run(self) -> tuple[TollMention, ...]:
        for token in self.layers.tokens:
            for kind, name, heads in self._readings(token):
                nobody = spared(self.layers, token.i, heads)
                if nobody is not None:
                    self.all.put(token.i, kind, "spared", nobody)
                elif not is_unreal(self.layers, token.i):
                    self._add(token, kind, name, heads)
        add_beside(self.all)
        add_aged(self.all)
        add_manifold(self.all)
        add_predicates(self.all)
        add_gapped(self.all)
        add_parts(self.all)
        add_again(self.all)
        add_remaining(self.all)
        add_stated(self.all)  # takes only what is left, and may have parts of its own
        add_again(self.all)
        add_parts(self.all)
        add_gapped(self.all, people=True)
        add_voiced(self.all)
        add_parts(self.all)
        self.all.found = without_mixed(self.layers, self.all.found)
        self.all.found = without_dead(self.layers, self.all.found)
        return summed(self.layers, self.all.found)

    def _readings(self, token: Token) -> Iterator[tuple[str, str, list[int]]]:
        """Yield the kinds of harm the word tells, the pattern, and the victims' heads."""
        if heads_a_list(self.layers, token.i):
            return
        total = is_total(self.layers, token.i)
        if total is not None:
            self._total(token, total)
            return
        if token.pos == "VERB":
            for name, heads in of_lives(self.layers, token.i):
                yield "killed", name, heads
            for name, heads in of_losses(self.layers, token.i):
                yield "killed", name, heads
            yield "killed", "subject", of_lost_all(self.layers, token.i)
            things = of_lost_things(self.layers, token.i) or of_fittings(self.layers, token.i)
            if things:
                yield "damaged", "losses", things
        for name, heads in of_loss(self.layers, token.i):
            yield "killed", name, heads
        if token.lemma == "victim" and kids(self.layers, token.i, "det", "neg"):
            yield "both", "noun", of_none(self.layers, token.i)
        for name, heads in of_fatal(self.layers, token.i):
            yield "killed", name, heads
        for kind, heads in of_fate(self.layers, token.i):
            yield kind, "fate", heads
        yield from of_shot(self.layers, token.i)
        yield from of_wounds(self.layers, token.i)
        for kind, name, heads in of_phrase(self.layers, token.i):
            if kind != "crowd" or not is_meeting(self.layers, token.i):
                yield kind, name, heads
        yield from of_whereabouts(self.layers, token.i)
        bare = bare_fate(token.text)
        before = self._right_before(token.i) if bare is not None else []
        if bare is not None and before:
            yield bare, "bare", before
            return
        for harm in harm_of(self.layers, token.i):
            if harm.kind == "crowd" and is_meeting(self.layers, token.i):
                continue
            if harm.kind == "displaced" and runs_off(self.layers, token.i):
                continue
            if harm.pattern in PATTERNS and not of_others(self.counter, token, harm):
                for name, heads in self._victims(token.i, harm.pattern):
                    yield ("both" if harm.pattern == "both" else harm.kind), name, heads

    def _right_before(self, i: int) -> list[int]:
        """Return the number or counted noun just before a fate: "3 killed, 1 badly hurt"."""
        tokens = self.layers.tokens
        at = i - 1 if i and tokens[i - 1].pos != "ADV" else i - 2
        if at < 0 or tokens[at].sentence != tokens[i].sentence or not ends_clause(self.layers, i):
            return []
        noun = at if at in self.counter.at else None
        if noun is None and tokens[at].tag in ("NNS", "NN", "NNPS") and at - 1 in self.counter.at:
            noun = at
        if noun is None:  # "hundreds of Taliban killed"
            ends = {c.last: n for n in self.all.free() if (c := self.counter.count(n.last - 1))}
            noun = ends[at + 1].last - 1 if at + 1 in ends else None
        found = self.counter.count(noun) if noun is not None else None
        if noun is None or found is None or found.noun > i or self._with_persons(noun):
            return []
        return [*listed_before(self.all, noun), noun]

    def _with_persons(self, i: int) -> bool:
        """Tell whether a noun ends a list that begins with a pronoun: "he, his wife and both"."""
        while self.layers.tokens[i].dep == "conj":
            i = self.layers.tokens[i].head
        first = self.layers.tokens[i]
        kin = kids(self.layers, i, "poss") and not kids(self.layers, i, "nummod")
        return first.dep != "pobj" and (first.pos == "PRON" or bool(kin))

    def _victims(self, i: int, pattern: str) -> Iterator[Victims]:
        if pattern in VERBAL:
            return of_verb(self.layers, i, pattern)
        if pattern == "mass":
            return of_verb(self.layers, i, "subject")
        if pattern in WEAK:
            return of_verb(self.layers, i, "object")
        if pattern == "with":
            return of_with(self.layers, i)
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
            self.all.put(token.i, kind, "total", count)
            return

    def _add(self, token: Token, kind: str, name: str, heads: list[int]) -> None:
        heads = list(dict.fromkeys(with_lists(self.layers, heads)))
        heads = [self._renamed(h) for h in heads]
        counts = [c for h in heads if (c := self.counter.count(h)) is not None]
        every = counts
        counts = [c for c in every if fits(self.all, c, kind, name)]
        first = [c for c in every[:1] if c.how == "pronoun" and c not in counts]
        beside = counts or company(self.layers, token.i, heads)
        if first and beside and (name in _OF_KNOWN or name == "object"):
            counts = [*first, *counts]  # "hit her and three of her grandchildren"
        if counts and name != "noun" and kind in ("killed", "injured", "captured", "missing"):
            counts += [c for h in heads if (c := self.counter.one_more(h)) is not None]
        away = any(t.low in _AWAY for t in kids(self.layers, token.i, "prt", "advmod"))
        persons = token.lemma in _TO_PERSONS and not away
        if not every and persons and name in ("passive", "object"):
            counts = [c for h in heads if (c := self.counter.one_more(h)) is not None]
        told = without_appositions(counts)
        counts = without_breakdown(self.layers, told)
        shares = [c for c in told if c not in counts and c.how == "number"]
        between = self.layers.tokens[counts[0].last : shares[0].first] if counts and shares else ()
        shares = shares if any(t.text == ":" for t in between) else []
        if name == "noun":
            counts = counts[-1:] if len(heads) == 1 or len(counts) < 2 else counts[1:]
            organ = token.tag == "NN" and kids(self.layers, token.i, "compound", "amod", "nmod")
            if token.base in ("body", "death") and (organ or not counts):
                return  # "a rights body"
        others = company(self.layers, token.i, heads) if counts and kind != "crowd" else []
        more = [c for h in others if (c := self.counter.count(h)) is not None]
        counts += [c for c in more if c.how != "name" and fits(self.all, c, kind, name)]
        for count in counts:
            known = kind == "injured" and name in _OF_KNOWN and is_of_known(self.layers, count)
            known = known or self._of_them(count, kind)
            self.all.put(token.i, kind, name, count, addend=len(counts) > 1, part=known)
        for count in shares:  # "twelve were killed: nine guards and three prisoners"
            self.all.put(token.i, kind, name, count, part=True)
        for head in dict.fromkeys([token.i, *heads]):
            self._parts(token, kind, name, head)
        for head in among(self.layers, token.i) if name == "state" else ():
            part = self.counter.count(head)
            if part is not None:
                self.all.put(token.i, kind, "among", part, part=True)

    def _renamed(self, i: int) -> int:
        """Return the counted noun of "the rest, 14 men," in place of its first."""
        if self.layers.tokens[i].base not in _REST or self.counter.count(i) is not None:
            return i
        return next((t.i for t in kids(self.layers, i, "appos")), i)

    def _of_them(self, count: Count, kind: str) -> bool:
        """Tell whether some of those are counted who were told to suffer the same before."""
        if not count.partitive or self.layers.tokens[count.noun].low not in _THEM:
            return False
        whole = self.all.before(count.first)
        return whole is not None and self.all.found[whole].finding.value.kind == kind

    def _parts(self, token: Token, kind: str, name: str, head: int) -> None:
        """Add the counts that a larger one includes: "seven people, including five children"."""
        whole = self.all.whole_of(token.i, kind)
        if whole is None:
            return
        told = self.all.found[whole].finding.value
        for prep in kids(self.layers, head, "prep", "acl", "advcl"):
            if prep.low not in _INCLUDING:
                continue
            for obj in kids(self.layers, prep.i, "pobj", "dobj"):
                for j in conjuncts(self.layers, obj.i):
                    count = self.counter.count(j)
                    if count is not None and (told.most is None or count.least < told.most):
                        self.all.put(token.i, kind, name, count, part_of=whole, part=True)


def find_tolls(layers: Layers) -> tuple[TollMention, ...]:
    """Return the tolls that a document tells, in the order of their words of harm."""
    return _Finder(layers).run()
