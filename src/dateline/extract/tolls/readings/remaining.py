"""Numbers of people that no word of harm claims: who fled or came together, by what is told.

"The mayor had 2,000 in three schools after Monday's shelling": no verb says that they were driven
out, but the passage does. Every number of people that is left, and is no population, capacity,
force or forecast, is weighed by the words around it (`masses.csv`) and by its verb
(`mass_verbs.csv`); the kind for which more speaks has it, if enough does.
"""

import functools
import math
from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.events.grammar.slots import is_passive, kids
from dateline.extract.numbers import Number
from dateline.extract.numerals import is_person
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.counting.crowds import is_crowd
from dateline.extract.tolls.lexicon import bare_fate
from dateline.extract.tolls.unmeant.uncounted import (
    cannot_return,
    host_of,
    is_of_people,
    is_other,
    is_tally,
    verb_of,
)
from dateline.extract.tolls.unmeant.unreal import is_unreal

KINDS = ("displaced", "crowd")
_LEAST, _FEW, _FAMILIES = 10, 100, 2
"""How many are told at the least, how many where no verb speaks for it, and how many families."""
_ENOUGH = 3.0
"""What must speak for a kind, for a hundred people; `_SIZE` less for each factor of ten."""
_SIZE = 0.5
_HERE, _NEAR, _FAR = 1.0, 0.5, 0.25
"""What a word speaks in the number's sentence, in one beside it, and further off."""
_REACH = 4
"""Sentences before a number whose words still speak for what it counts."""
_TOLD = 2.0
"""What a number of the same kind, told shortly before, speaks for one."""
_SAYS, _SURE = 1.5, 2
"""What a verb speaks by its weight, and the weight of a verb that is nearly enough."""
_STRONG, _GATHERING = 2, 3
"""The weight that one word at least must have, and that of what people come together for."""
_CLEAR, _THRONG = 2.0, 20_000
"""What more must speak for a kind than for the other, and how many make a crowd, where only weak
words speak."""
_ROUND, _PLAIN = 1000, 8.0
"""From how many on a number stands alone, and what speaks for a small one without its verb."""
_ALIKE, _SOON = 20, 2
"""A bare number up to so many times the dead told so many sentences before may be of them."""
_HARM = frozenset({"killed", "injured", "captured", "missing", "damaged"})
_HARMED = frozenset({
    "dead", "death", "toll", "victim", "casualty", "fatality", "slain", "hostage", "arrest",
    "detention", "detainee", "prisoner", "captive", "wounded", "injured", "body", "grave",
    "murder", "kill", "wound", "detain", "lose", "fall", "fallen",
})  # fmt: skip
_CLAUSE = 12
"""Tokens before a number that may say of whom it is."""


@functools.cache
def _masses() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return what speaks for a kind by merely standing near, with its weight."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in word_list("masses"):
        found.setdefault(row["form"], []).append((row["kind"], int(row["weight"])))
    return {form: tuple(told) for form, told in found.items()}


@functools.cache
def _verbs() -> Mapping[tuple[str, str], tuple[tuple[str, int], ...]]:
    """Return what verbs say of their subject or object, by verb with particle and pattern."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for row in word_list("mass_verbs"):
        told = (row["kind"], int(row["weight"]))
        found.setdefault((row["form"], row["pattern"]), []).append(told)
    return {form: tuple(told) for form, told in found.items()}


def add_remaining(found: Collector) -> None:
    """Add the numbers of people still free, as displaced or as a crowd, where the words agree."""
    for number in found.free():
        count = counted(found, number)
        if count is None or not is_of_people(found.counter, count):
            continue
        at = verb_of(found.layers, count)
        if is_other(found.layers, count) or is_only_possible(found.layers, at):
            continue
        if is_tally(found.layers, count) and _last_told(found, count) not in KINDS:
            continue
        kind = _joined(found, count) or kind_of(found, count)
        if kind is not None:
            found.put(at, kind, "remaining", count)


def counted(found: Collector, number: Number) -> Count | None:
    """Return what a number counts; it stands alone before brackets: "14,000 (police)"."""
    after = found.layers.tokens[number.last : number.last + 1]
    if any(t.text == "(" for t in after):
        return found.counter.alone(number)
    count = found.counter.count(number.last - 1)
    nominal = any(t.pos in ("NOUN", "PROPN", "ADJ") for t in after)
    if count is None and number.least >= _ROUND and not nominal:
        return found.counter.alone(number)
    return count


def _last_told(found: Collector, count: Count) -> str | None:
    """Return the kind of the last toll told before a number."""
    told = found.before(count.first, reach=_SOON)
    return found.found[told].finding.value.kind if told is not None else None


def is_only_possible(layers: Layers, at: int) -> bool:
    """Tell whether people would only move or come; those who "may have fled" did, in a count."""
    if not is_unreal(layers, at) or cannot_return(layers, at):
        return False
    words = {t.low for t in kids(layers, at, "aux")}
    guessed = "have" in words or layers.tokens[at].lemma in ("be", "number", "total", "exceed")
    return not (words & {"may", "might", "could"} and guessed)


def _joined(found: Collector, count: Count) -> str | None:
    """Return the kind of the number that another is joined to: "700 men and a dozen priests"."""
    token = found.layers.tokens[count.noun]
    if token.dep != "conj" or count.least < _LEAST:
        return None
    kinds = (m.finding.value.kind for m in found.found if m.head == token.head)
    return next((k for k in kinds if k in KINDS), None)


def kind_of(found: Collector, count: Count) -> str | None:
    """Return the kind that the words around a number speak for enough, if any."""
    if is_crowd(found.layers, count):
        return "crowd"
    scores, strong = weighed(found, count)
    said = spoken(found.layers, count)
    total = {kind: scores[kind] + _SAYS * said[kind] for kind in KINDS}
    kind = max(KINDS, key=lambda k: total[k])
    families = count.group == "families"
    most = max(count.least, count.most or 0)
    if most < (_FAMILIES if families else _LEAST):
        return None
    enough = _ENOUGH - _SIZE * max(0.0, math.log10(most / _FEW))
    sure = kind == "displaced" and said[kind] >= _SURE
    clear = total[kind] - min(total.values()) >= _CLEAR and scores[kind] >= _ENOUGH + 1
    clear = clear or (kind == "crowd" and most >= _THRONG)
    if total[kind] < enough or strong[kind] + (sure or clear) < _STRONG:
        return None
    bare = count.noun in found.counter.at
    if said[kind] >= _SURE:
        return None if bare and most < _FEW and strong[kind] < _STRONG else kind
    if families and most < _LEAST and not said[kind]:
        return None
    plain = not bare and total[kind] >= _PLAIN
    few = most < _FEW and not (families or plain)
    harmed = _may_be_harmed(found, count) or of_harmed(found.layers, count)
    return None if few or harmed else kind


def of_harmed(layers: Layers, count: Count) -> bool:
    """Tell whether words for the dead, hurt or held stand before a number in its clause."""
    sentence = layers.sentences[layers.tokens[count.noun].sentence]
    first = max(sentence.first, count.first - _CLAUSE)
    parted = [t.i for t in layers.tokens[first : count.first] if t.text == ";"]
    words = layers.tokens[max([first, *parted]) : min(sentence.last, count.last + 2)]
    return any(bare_fate(t.text) in _HARM or t.base in _HARMED for t in words)


def weighed(found: Collector, count: Count) -> tuple[dict[str, float], dict[str, int]]:
    """Return how much the words around a number speak for each kind, and the strongest's weight."""
    layers = found.layers
    own, at = layers.tokens[count.noun].sentence, verb_of(layers, count)
    scores, strong = dict.fromkeys(KINDS, 0.0), dict.fromkeys(KINDS, 0)
    used: set[tuple[str, str]] = set()
    apart = {at, count.noun, *host_of(layers, at)}  # what they say is weighed with the verb
    first = layers.sentences[max(0, own - _REACH)].first
    last = layers.sentences[min(len(layers.sentences) - 1, own + 1)].last
    masses = _masses()
    telling = [t for t in layers.tokens[first:last] if t.base in masses or t.low in masses]
    for token in sorted(telling, key=lambda t: abs(t.i - count.noun)):
        if token.i in apart:
            continue
        gap = abs(own - token.sentence)
        share = _HERE if not gap else _NEAR if gap == 1 else _FAR
        for word in (token.base, token.low):
            for kind, weight in masses.get(word, ()):
                strong[kind] = max(strong[kind], weight)
                if (word, kind) not in used:
                    used.add((word, kind))
                    scores[kind] += share * weight
    for m in found.found:
        kind = m.finding.value.kind
        if kind in KINDS and 0 <= own - layers.tokens[m.head].sentence <= _REACH:
            scores[kind] += _TOLD
            strong[kind] = _STRONG
    return scores, strong


def spoken(layers: Layers, count: Count) -> dict[str, int]:
    """Return how much the verb of a counted phrase speaks for each kind."""
    at = verb_of(layers, count)
    verb = layers.tokens[at]
    scores = dict.fromkeys(KINDS, 0)
    if verb.pos != "VERB":
        return scores
    if cannot_return(layers, at):
        return {**scores, "displaced": _SURE + 1}
    pattern = "object" if count.noun > at or is_passive(layers, at) else "subject"
    beside = kids(layers, at, "prt", "advmod", "prep")
    for form in (verb.lemma, *(f"{verb.lemma} {t.low}" for t in beside)):
        for kind, weight in _verbs().get((form, pattern), ()):
            scores[kind] = max(scores[kind], weight)
    return scores


def gathers(layers: Layers, i: int) -> bool:
    """Tell whether a noun names what people come together for: "vigil", "funeral"."""
    token = layers.tokens[i]
    surely = ("crowd", _GATHERING) in _masses().get(token.base, ())
    return surely and token.pos in ("NOUN", "PROPN") and not is_person(token.lemma)


def moved_by(layers: Layers, i: int) -> dict[str, int]:
    """Return how much the verb at `i` says of those who do it, or to whom it is done, by kind."""
    found = dict.fromkeys(KINDS, 0)
    if layers.tokens[i].pos == "VERB":
        for pattern in ("subject", "object"):
            for kind, weight in _verbs().get((layers.tokens[i].lemma, pattern), ()):
                found[kind] = max(found[kind], weight)
    return found


def _may_be_harmed(found: Collector, count: Count) -> bool:
    """Tell whether a bare number may go on counting the dead or hurt that were told before it."""
    own = found.layers.tokens[count.noun].sentence
    if count.noun not in found.counter.at:
        return False
    return any(
        m.finding.value.kind in _HARM
        and 0 <= own - found.layers.tokens[m.head].sentence <= _SOON
        and count.least <= _ALIKE * max(m.finding.value.least, m.finding.value.most or 0, 1)
        for m in found.found
    )
