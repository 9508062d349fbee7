"""Finds tolls: for every word of harm the counted phrases it says something of."""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.slots import (
    conjuncts,
    is_passive,
    kids,
    patient,
    prep_objects,
    subject,
)
from dateline.extract.tolls.aged import add_aged
from dateline.extract.tolls.beside import add_beside, listed_before
from dateline.extract.tolls.company import company
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counts import Count, spared, without_appositions
from dateline.extract.tolls.fates import of_fate, of_fittings, of_phrase, of_with
from dateline.extract.tolls.lexicon import Harm, bare_fate, harm_of, is_armed, is_doer, is_thing
from dateline.extract.tolls.losing import of_lives, of_loss, of_losses, of_lost_things
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.parts import add_parts, is_of_known, without_breakdown
from dateline.extract.tolls.shots import can_be_hurt, is_new, of_shot, without_dead
from dateline.extract.tolls.stated import add_stated
from dateline.extract.tolls.sums import summed
from dateline.extract.tolls.totals import is_total, numbers_said
from dateline.extract.tolls.unreal import is_unreal
from dateline.extract.tolls.victims import (
    Victims,
    among,
    ends_clause,
    of_adjective,
    of_deed,
    of_fatal,
    of_noun,
    of_verb,
    with_lists,
)
from dateline.extract.tolls.whereabouts import of_whereabouts
from dateline.extract.tolls.wounds import add_manifold, of_wounds

_INCLUDING = frozenset({"including", "among", "include"})
VERBAL = frozenset({"object", "subject", "either"})
WEAK = frozenset({"grasp", "hit", "mass"})
"""Patterns of verbs that tell of harm only in some company: "held six men", "six were hit"."""
PATTERNS = VERBAL | WEAK | {"state", "noun", "both", "deed", "with"}
_MASSES = frozenset({
    "mourner", "rioter", "protester", "protestor", "demonstrator", "marcher", "striker", "fan",
    "worshipper", "supporter", "picketer", "activist", "crowd",
})  # fmt: skip
_RESCUED = frozenset({"safety", "shelter", "refuge", "hospital", "clinic"})
"""Where people are taken by those who do them no harm."""
_SEVERAL = frozenset({"NNS", "NNPS", "CD"})
_MEETINGS = frozenset({
    "talk", "meeting", "summit", "conference", "session", "hearing", "exercise", "drill", "course",
    "training", "trial", "negotiation", "class", "lesson", "seminar", "workshop", "dinner",
})  # fmt: skip
_REST = frozenset({"rest", "other", "remainder", "victim", "survivor", "dead"})
_THEM = frozenset({"them", "whom", "these", "those"})
_OF_KNOWN = frozenset({"fate", "shot"})
_MANY = 100
"""From how many on a bare number of people who chant or fill a place is a crowd."""
_CROWD = 5
"""How many make a crowd: two protesters are none."""


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
        add_parts(self.all)
        add_stated(self.all)  # takes only what is left, and may have parts of its own
        add_parts(self.all)
        self.all.found = without_dead(self.layers, self.all.found)
        return summed(self.layers, self.all.found)

    def _readings(self, token: Token) -> Iterator[tuple[str, str, list[int]]]:
        """Yield the kinds of harm the word tells, the pattern, and the victims' heads."""
        if _heads_a_list(self.layers, token.i):
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
            things = of_lost_things(self.layers, token.i) or of_fittings(self.layers, token.i)
            if things:
                yield "damaged", "losses", things
        for name, heads in of_loss(self.layers, token.i):
            yield "killed", name, heads
        for name, heads in of_fatal(self.layers, token.i):
            yield "killed", name, heads
        for kind, heads in of_fate(self.layers, token.i):
            yield kind, "fate", heads
        yield from of_shot(self.layers, token.i)
        yield from of_wounds(self.layers, token.i)
        yield from of_phrase(self.layers, token.i)
        yield from of_whereabouts(self.layers, token.i)
        bare = bare_fate(token.text)
        before = self._right_before(token.i) if bare is not None else []
        if bare is not None and before:
            yield bare, "bare", before
            return
        for harm in harm_of(self.layers, token.i):
            if harm.kind == "crowd" and _is_meeting(self.layers, token.i):
                continue
            if harm.pattern in PATTERNS and not self._of_others(token, harm):
                for name, heads in self._victims(token.i, harm.pattern):
                    yield ("both" if harm.pattern == "both" else harm.kind), name, heads

    def _of_others(self, token: Token, harm: Harm) -> bool:
        """Tell whether a weak verb ("held", "took", "hit") is not said of victims here."""
        if token.lemma == "survive":
            return not kids(self.layers, token.i, "neg")
        if harm.pattern not in WEAK:
            return False
        passive = is_passive(self.layers, token.i)
        if harm.pattern == "hit":  # a single one may be dead
            whom = patient(self.layers, token.i)
            if not passive:
                return not self._hits_people(token, whom)
            if any(c.group is None for j in whom if (c := self.counter.count(j)) is not None):
                return True  # "six sites were hit"
            return not any(self.layers.tokens[j].tag in _SEVERAL for j in whom)
        if any(heads for _, heads in of_fate(self.layers, token.i)):  # "taken to hospital"
            return True
        doers = [self.layers.tokens[j] for j in subject(self.layers, token.i)]
        doers += kids(self.layers, token.i, "nsubj")
        aims = [self.layers.tokens[j] for j in prep_objects(self.layers, token.i, "to")]
        if any(t.lemma.lower() in _RESCUED for t in aims):
            return True
        if harm.pattern == "mass":
            many = [c for t in doers if (c := self.counter.count(t.i)) is not None]
            bare = any(c.noun in self.counter.at and c.least >= _MANY for c in many)
            return passive or not (bare or any(t.lemma.lower() in _MASSES for t in doers))
        return not (passive or any(is_doer(self.layers, t) for t in doers))

    def _hits_people(self, token: Token, whom: list[int]) -> bool:
        """Tell whether a number of people is hit: "the blast hit six men", "guards hit four"."""
        counts = [self.counter.count(j) for j in whom]
        if not counts or any(c is None or c.how != "number" or c.group is None for c in counts):
            return False
        bare = any(c.noun in self.counter.at for c in counts if c is not None)
        doers = [self.layers.tokens[j] for j in subject(self.layers, token.i)]
        return not bare or any(is_doer(self.layers, t) for t in doers)

    def _right_before(self, i: int) -> list[int]:
        """Return the number or counted noun just before a fate: "3 killed, 1 badly hurt"."""
        tokens = self.layers.tokens
        at = i - 1 if i and tokens[i - 1].pos != "ADV" else i - 2
        if at < 0 or tokens[at].sentence != tokens[i].sentence or not ends_clause(self.layers, i):
            return []
        noun = at if at in self.counter.at else None
        if noun is None and tokens[at].tag in ("NNS", "NN") and at - 1 in self.counter.at:
            noun = at
        if noun is None:  # "hundreds of Taliban killed"
            ends = {c.last: n for n in self.all.free() if (c := self.counter.count(n.last - 1))}
            noun = ends[at + 1].last - 1 if at + 1 in ends else None
        found = self.counter.count(noun) if noun is not None else None
        if noun is None or found is None or found.noun > i:
            return []
        return [*listed_before(self.all, noun), noun]

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
        counts = [c for c in counts if self._fits(c, kind, name)]
        if counts and name != "noun" and kind in ("killed", "injured", "captured", "missing"):
            counts += [c for h in heads if (c := self.counter.one_more(h)) is not None]
        told = without_appositions(counts)
        counts = without_breakdown(self.layers, told)
        shares = [c for c in told if c not in counts and c.how == "number"]
        between = self.layers.tokens[counts[0].last : shares[0].first] if counts and shares else ()
        shares = shares if any(t.text == ":" for t in between) else []
        if name == "noun":
            counts = counts[-1:] if len(heads) == 1 or len(counts) < 2 else counts[1:]
            organ = token.tag == "NN" and kids(self.layers, token.i, "compound", "amod", "nmod")
            if token.lemma.lower() in ("body", "death") and (organ or not counts):
                return  # "a rights body"
        others = company(self.layers, token.i, heads) if counts and kind != "crowd" else []
        more = [c for h in others if (c := self.counter.count(h)) is not None]
        counts += [c for c in more if c.how != "name" and self._fits(c, kind, name)]
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
        if self.layers.tokens[i].lemma.lower() not in _REST or self.counter.count(i) is not None:
            return i
        return next((t.i for t in kids(self.layers, i, "appos")), i)

    def _of_them(self, count: Count, kind: str) -> bool:
        """Tell whether some of those are counted who were told to suffer the same before."""
        if not count.partitive or self.layers.tokens[count.noun].text.lower() not in _THEM:
            return False
        whole = self.all.before(count.first)
        return whole is not None and self.all.found[whole].finding.value.kind == kind

    def _fits(self, count: Count, kind: str, name: str) -> bool:
        """Tell whether what is counted can suffer this kind of harm."""
        if self._is_reflexive(count) and name not in ("fate", "shot"):
            return False
        if not can_be_hurt(self.layers, count):
            return False
        own = bare_fate(self.layers.tokens[count.noun].text)
        if own is not None and not count.partitive and kind not in (own, "both"):
            return False  # "33 had been killed and 195 hurt"
        if name == "shot" and not (self._is_reflexive(count) or is_new(self.counter, count)):
            return False
        if name == "phrase" and count.how == "pronoun" and kind != "killed":
            return False  # "she is in custody"
        if kind == "damaged":
            more = self._more_things(count)
            return more or (is_thing(count.group) and self._is_news(count))
        if name == "fate" and not (self._is_news(count) or self._is_reflexive(count)):
            person = kind == "injured" and count.how == "single" and not is_thing(count.group)
            if not person:
                return False  # "he was treated"
        if is_thing(count.group) or (name == "noun" and count.how != "number"):
            return False
        if kind in ("crowd", "displaced") and is_armed(count.group):
            return False
        if kind == "crowd":
            return count.group is not None and max(count.least, count.most or 0) >= _CROWD
        lives = self.layers.tokens[count.noun].lemma.lower() == "life"
        return kind in ("killed", "injured", "both") or (count.group is not None and not lives)

    def _more_things(self, count: Count) -> bool:
        """Tell whether a number without a noun goes on counting things: "damaged five more"."""
        word = self.layers.tokens[count.noun].lemma.lower()
        if count.how != "number" or not (word in ("more", "other") or count.noun in self.counter.at):
            return False
        last = self.all.before(count.first, reach=0)
        return last is not None and self.all.found[last].finding.value.kind == "damaged"

    def _is_news(self, count: Count) -> bool:
        """Tell whether one is counted, not only spoken of ("a house", but not "the house")."""
        first = self.layers.tokens[count.first]
        indefinite = first.text.lower() in ("a", "an", "one", "another")
        return indefinite or count.how in ("number", "name")

    def _is_reflexive(self, count: Count) -> bool:
        """Tell whether somebody does it to himself: "blew himself up" counts nobody as dead."""
        return self.layers.tokens[count.noun].text.lower() in ("himself", "herself", "self")

    def _parts(self, token: Token, kind: str, name: str, head: int) -> None:
        """Add the counts that a larger one includes: "seven people, including five children"."""
        whole = self.all.whole_of(token.i)
        if whole is None:
            return
        for prep in kids(self.layers, head, "prep", "acl", "advcl"):
            if prep.text.lower() not in _INCLUDING:
                continue
            for obj in kids(self.layers, prep.i, "pobj", "dobj"):
                for j in conjuncts(self.layers, obj.i):
                    count = self.counter.count(j)
                    if count is not None:
                        self.all.put(token.i, kind, name, count, part_of=whole, part=True)


def _heads_a_list(layers: Layers, i: int) -> bool:
    """Tell whether a fate stands before a colon and its number: "Killed: 9; injured: 14"."""
    tokens = layers.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text != ":" or tokens[i + 2].pos != "NUM":
        return False
    return bare_fate(tokens[i].text) is not None


def _is_meeting(layers: Layers, i: int) -> bool:
    """Tell whether people come together at the verb for what is no public gathering."""
    aims = [*kids(layers, i, "dobj"), *(layers.tokens[j] for j in prep_objects(layers, i))]
    return any(t.lemma.lower() in _MEETINGS for t in aims)


def find_tolls(layers: Layers) -> tuple[TollMention, ...]:
    """Return the tolls that a document tells, in the order of their words of harm."""
    return _Finder(layers).run()
