"""Collects the tolls of one document: each counted phrase once a kind, as a record with quotes."""

from typing import cast

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import kids
from dateline.extract.numbers import Number, find_numbers
from dateline.extract.numerals import is_person
from dateline.extract.tolls.belonging import event_of
from dateline.extract.tolls.counting.beings import dies_on_top
from dateline.extract.tolls.counting.counts import Count, Counter
from dateline.extract.tolls.counting.totals import is_running
from dateline.extract.tolls.lexicon import bare_fate, harm_of
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.unmeant.unhurt import is_no_toll
from dateline.records import Finding, Toll, TollKind
from dateline.records.summing import ADDEND, ALSO, NAMED, SINGLE

_SPANS = frozenset({"day", "week", "month", "year", "hour", "night"})


class Collector:
    """The tolls found so far in one document, and the counter that reads its phrases."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.numbers = find_numbers(layers)
        self.counter = Counter(layers, self.numbers)
        self.found: list[TollMention] = []
        self.taken: set[tuple[int, str]] = set()

    def free(self) -> list[Number]:
        """Return the numbers that no toll counts yet."""
        used = {i for m in self.found for i in range(m.first, m.last)}
        return [
            n
            for n in self.numbers
            if not used & set(range(n.first, n.last)) and not self._is_age(n)
        ]

    def _is_age(self, number: Number) -> bool:
        """Tell whether a number is an age: "a boy of 13", "two sisters, both 14"."""
        ages = self.layers.tokens[max(number.first - 1, 0) : number.first]
        if any(t.low in ("both", "aged", "ages") for t in ages):
            after = self.layers.tokens[number.last : number.last + 1]
            return all(t.pos == "PUNCT" for t in after)
        tokens = self.layers.tokens[max(number.first - 2, 0) : number.first]
        return (
            len(tokens) == 2
            and tokens[1].low == "of"
            and tokens[0].tag == "NN"
            and number.most == number.least
            and is_person(tokens[0].lemma)
        )

    def put(
        self, harm: int, kind: str, name: str, count: Count, *, addend: bool = False,
        part_of: int | None = None, part: bool = False,
    ) -> None:  # fmt: skip
        """Add a toll of a kind ("both": killed and injured) unless its noun has one."""
        count = self._with_else(count)
        if self._is_rate(count) or is_no_toll(self.layers, kind, count):
            return
        if self._of_things(harm, kind, count):
            return
        for one in ("killed", "injured") if kind == "both" else (kind,):
            if (count.noun, one) in self.taken or self._overlaps(harm, one, count):
                continue
            if self._has_other_fate(harm, one, count):
                continue
            self.taken.add((count.noun, one))
            token = self.layers.tokens[harm]
            self.found.append(
                self._mention(token, one, name, count, addend=addend, part_of=part_of, part=part)
            )

    def _has_other_fate(self, harm: int, kind: str, count: Count) -> bool:
        """Tell whether a bare number has a fate of its own behind it ("62 dead and 63 missing")."""
        tokens = self.layers.tokens
        if tokens[count.noun].pos != "NUM" or count.last >= len(tokens) or harm == count.last:
            return False
        return bare_fate(tokens[count.last].text) not in (None, kind)

    def _of_things(self, harm: int, kind: str, count: Count) -> bool:
        """Tell whether what a verb of damage destroyed is nobody known: "three tunnel entrances".

        "Destroyed six servicemen" is a toll of lives.
        """
        both = any(told.kind == "damaged" for told in harm_of(self.layers, harm))
        unknown = count.group is None and self.layers.tokens[count.noun].pos == "NOUN"
        return kind == "killed" and both and unknown

    def _is_rate(self, count: Count) -> bool:
        """Tell whether so many are told for each day or week ("600 refugees a day")."""
        after = [t.low for t in self.layers.tokens[count.last : count.last + 2]]
        return len(after) == 2 and after[0] in ("a", "per", "each", "every") and after[1] in _SPANS

    def _with_else(self, count: Count) -> Count:
        """Return a count of nobody with the "else" behind it: "no one else"."""
        after = self.layers.tokens[count.last : count.last + 1]
        rest = count.most == 0 and any(t.low == "else" for t in after)
        return count._replace(last=count.last + 1) if rest else count

    def _overlaps(self, harm: int, kind: str, count: Count) -> bool:
        """Tell whether a word of harm already counts some of the same words."""
        return any(
            m.harm == harm
            and m.finding.value.kind == kind
            and m.first < count.last
            and count.first < m.last
            for m in self.found
        )

    def _mention(
        self, token: Token, kind: str, name: str, count: Count, *, addend: bool,
        part_of: int | None, part: bool,
    ) -> TollMention:  # fmt: skip
        uncounted = name == "noun" and token.base == "casualty" and count.least > 0
        least = 0 if uncounted else count.least
        toll = Toll(
            kind=cast("TollKind", kind), least=least, most=count.most,
            exact=count.exact and least == count.most, group=count.group or None,
            part_of_total=part,
        )  # fmt: skip
        words = self.layers.quote(count.first, count.last)
        harm = self.layers.quote(token.i, token.i + 1)
        quotes = (words,) if words == harm else (words, harm)
        event = event_of(self.layers, token.i)
        rule = f"toll.{kind}-{name}{_how(self.layers, count)}"
        rule += ADDEND if addend else ""
        also = any(t.low in ("also", "too") for t in kids(self.layers, token.i, "advmod"))
        also = also or (kind == "killed" and dies_on_top(self.layers, token.i, count.noun))
        rule += ALSO if also else ""
        running = is_running(self.layers, token.i, count.first, name)
        return TollMention(
            count.first, count.last, count.noun, token.i, Finding(toll, quotes, rule), event,
            part_of, addend, running,
        )  # fmt: skip

    def whole_of(self, harm: int, kind: str) -> int | None:
        """Return the index of the total of a kind that a word of harm counts."""
        kinds = ("killed", "injured") if kind == "both" else (kind,)
        for n, mention in enumerate(self.found):
            toll = mention.finding.value
            if mention.harm == harm and toll.kind in kinds and not toll.part_of_total:
                return n
        return None

    def before(self, i: int, *, reach: int = 2) -> int | None:
        """Return the index of the last total told before token `i`, within some sentences."""
        own = self.layers.tokens[i].sentence
        told = [
            (m.head, n)
            for n, m in enumerate(self.found)
            if m.head < i
            and own - self.layers.tokens[m.head].sentence <= reach
            and not m.finding.value.part_of_total
        ]
        return max(told)[1] if told else None


def _how(layers: Layers, count: Count) -> str:
    """Return the end of a rule id that says how one person was counted."""
    article = layers.tokens[count.first].low in ("a", "an", "another")
    how = "single" if article and count.most == 1 else count.how
    return {"name": NAMED, "single": SINGLE, "pronoun": SINGLE}.get(how, "")
