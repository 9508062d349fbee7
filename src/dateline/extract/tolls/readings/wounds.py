"""Those told by their wounds ("four victims with gunshot wounds") or by what the deed is called.

"A double homicide" has two dead, "a quadruple shooting" four who were hit; "two counts of murder"
stand for two dead.
"""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, prep_objects, subject
from dateline.extract.numbers import Number
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import group_of, is_thing
from dateline.extract.tolls.readings.shots import fires_at
from dateline.records.summing import SHOT

_WOUNDS = frozenset({"wound", "injury", "gunshot"})
_BY_SHOT = frozenset({"gunshot", "shot", "bullet", "gun", "gunshots", "self-inflicted"})
_WITH = frozenset({"with", "from", "of"})
_BEARS = frozenset({"suffer", "bleed", "complain", "recover", "have"})
_DEADLY = frozenset({"die", "dead", "death", "kill", "succumb", "deceased", "perish"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_HIT = frozenset({"shooting", "gunshot"})
_MANIFOLD = {
    "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6,
}  # fmt: skip
_KILLINGS = frozenset({"homicide", "murder", "slaying", "killing", "fatality", "execution"})
_FATAL = frozenset({"fatal", "deadly"})
_CHARGED = frozenset({"murder", "homicide", "manslaughter"})
_UNDONE = frozenset({"attempted", "attempt", "attempting", "conspiracy", "solicitation", "intent"})
_SHOT = frozenset({"shot", "hit", "grazed"})
_NEAR = 4
_END = frozenset({"ADP", "PUNCT", "CCONJ", "ADV", "SCONJ", "SYM"})
_DEGREES = 6
"""How many words may stand between "counts of" and "murder": "premeditated first-degree"."""


def of_wounds(layers: Layers, i: int) -> Iterator[tuple[str, str, list[int]]]:
    """Yield kind, pattern and heads of whom the wounds or the victims at `i` tell as shot."""
    token = layers.tokens[i]
    lemma = token.base
    if token.pos not in _NOMINAL or (lemma != "victim" and lemma not in _WOUNDS):
        return
    beside = {t.low for t in kids(layers, i, "compound", "amod", "nmod")}
    of_deed = {layers.tokens[j].low for j in prep_objects(layers, i, "of")}
    counted = bool(kids(layers, i, "nummod"))
    if lemma == "victim" and counted and (beside | of_deed) & _HIT:
        yield "injured", "shot", [i]
    if lemma in _WOUNDS and (beside & _BY_SHOT or token.lemma == "gunshot"):
        yield "injured", "shot", _bearers(layers, token)


def _bearers(layers: Layers, wound: Token) -> list[int]:
    """Return who has the wound: "a man with a gunshot wound", "victims suffering from wounds"."""
    prep = layers.tokens[wound.head]
    if wound.dep != "pobj" or prep.low not in _WITH:
        return []
    above = layers.tokens[prep.head]
    if _deadly(layers, above.i):
        return []
    if above.pos in _NOMINAL:
        return conjuncts(layers, _first_of_two(layers, above))
    if above.pos not in ("VERB", "AUX"):
        return []
    if above.dep in ("acl", "relcl"):
        return conjuncts(layers, above.head)
    if above.lemma in _BEARS:
        return subject(layers, above.i)
    return patient(layers, above.i)


def _first_of_two(layers: Layers, noun: Token) -> int:
    """Return the first noun of "a man and a woman with wounds", where the parser sees the last."""
    first = layers.tokens[noun.head]
    joined = noun.dep == "conj" and first.pos in _NOMINAL and noun.i - first.i <= _NEAR
    return first.i if joined else noun.i


def _deadly(layers: Layers, i: int) -> bool:
    """Tell whether the word at `i`, one under it or one above it says that somebody died."""
    chain = [layers.tokens[j] for j in (i, *layers.children[i], *layers.ancestors(i)[:3])]
    return any(t.base in _DEADLY for t in chain)


def add_manifold(found: Collector) -> None:
    """Add those told by a manifold deed ("a triple homicide"), a charge, or "7 shot"."""
    for token in found.layers.tokens:
        number = _MANIFOLD.get(token.low)
        if number is not None and (deed := _deed_after(found.layers, token)) is not None:
            count = Count(token.i, deed.i + 1, deed.i, number, number, True, "", "number")
            words = {t.low for t in found.layers.tokens[token.i : deed.i]}
            killed = deed.base in _KILLINGS or bool(words & _FATAL)
            found.put(
                deed.i, "killed" if killed else "injured", "deed" if killed else "shot", count
            )
    _add_charged(found)
    _add_shot(found)


def _deed_after(layers: Layers, token: Token) -> Token | None:
    """Return the deed that "double" and the like stand before, "fatal" between them or not."""
    for other in layers.tokens[token.i + 1 : token.i + 4]:
        if other.low in _FATAL or other.text == "-":
            continue
        named = other.base in _KILLINGS or other.low in ("shooting", "shootings")
        return other if named else None
    return None


def _add_charged(found: Collector) -> None:
    """Add the dead whom the counts of a charge stand for: "four counts of murder"."""
    tokens = found.layers.tokens
    for number in found.free():
        words = [t.low for t in tokens[number.last : number.last + 2]]
        if words not in (["counts", "of"], ["count", "of"]) or number.least != number.most:
            continue
        after = tokens[number.last + 2 : number.last + 2 + _DEGREES]
        said = [t.low for t in after if t.sentence == tokens[number.first].sentence]
        charge = next((n for n, word in enumerate(said) if word in _CHARGED), None)
        if charge is None or set(said[:charge]) & (_UNDONE | {",", "and", "or"}):
            continue
        at = number.last + 2 + charge
        count = Count(number.first, at + 1, at, number.least, number.most, True, "", "number")
        found.put(at, "killed", "charged", count)


def _add_shot(found: Collector) -> None:
    """Add those of whom a headline says no more than "7 shot" or "two girls, five men shot"."""
    for number in reversed(found.free()):
        count = _of_people(found, number)
        if count is None or (number.most or 2) < 2:
            continue
        at = _listed_with(found, count) or count.last
        if at >= len(found.layers.tokens) or found.layers.tokens[at].low not in _SHOT:
            continue
        if _ends(found.layers, at) and not fires_at(found.layers, at):
            found.put(at, "injured", "shot", count)


def _of_people(found: Collector, number: Number) -> Count | None:
    """Return the people that a number counts; of a bare one itself, whatever it hangs on."""
    count = found.counter.count(number.last - 1)
    people = count is not None and count.how == "number" and count.group is not None
    if count is not None and people and count.noun >= number.last:
        return count
    after = found.layers.tokens[number.last : number.last + 2]
    noun = after[0] if len(after) > 1 and after[1].low in _SHOT | {",", "and"} else None
    group = group_of(found.layers, noun.i) if noun is not None else None
    last = number.last if noun is None or group is None or is_thing(group) else noun.i + 1
    return Count(number.first, last, last - 1, number.least, number.most, number.exact,
                 group or "", "number")  # fmt: skip


def _listed_with(found: Collector, count: Count) -> int | None:
    """Return the "shot" of those whom only a comma or "and" parts from a count before them."""
    if found.layers.after(count.last - 1).low not in (",", "and", "&"):
        return None
    others = (m for m in found.found if m.first == count.last + 1 and m.harm == m.last)
    return next((m.harm for m in others if SHOT in m.finding.rule), None)


def _ends(layers: Layers, i: int) -> bool:
    """Tell whether "shot" at `i` is no noun before another, and nothing says that all died."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    after = layers.tokens[i + 1 : min(i + 4, sentence.last)]
    words = [t.low for t in after]
    dead = words[:1] == ["dead"] or words[:2] in (["to", "death"], ["and", "killed"])
    return not dead and (not after or after[0].pos in _END)
