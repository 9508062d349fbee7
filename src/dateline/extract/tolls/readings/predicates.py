"""Tolls of numbers whose verb the parse hung elsewhere: read from the words that stand between.

Asides part a subject from its verb ("Eleven people, the envoy's spokesman said, were killed"), and
a verb from its object ("killed, it is said, two guards"); the parser then hangs either on another
word. Here only the order of words counts, and only for numbers that no other rule has read.
"""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.lexicon import harm_of, is_armed, is_thing, phrases
from dateline.extract.tolls.readings.fates import SICK, SICK_BY
from dateline.extract.tolls.readings.running import runs_off
from dateline.extract.tolls.unmeant.unreal import is_unreal

_CLAUSE = frozenset({"who", "whom", "which", "that", "when", "where", "after", "before", "as"})
_NOUNY = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})
_AUXILIARY = frozenset({"be", "have", "do", "get"})
_LEFT_OUT = frozenset({"be", "get"})
_SUFFERED = frozenset({"object", "either"})
_DONE = frozenset({"subject", "either"})
_ASIDE = 14
"""Tokens that may stand between two commas or dashes."""
_SET_OFF = frozenset({",", "-", "\u2013", "\u2014"})
_LIVES = frozenset({"life", "lives"})
_SUFFERS = frozenset({"suffer", "sustain", "have", "receive", "get", "nurse"})
_WOUNDS = frozenset({"wound", "injury", "burn", "fracture", "bruise", "cut", "concussion"})
_STAYS = frozenset({"be", "remain", "stay", "lie"})
_SOUGHT = (
    ["still", "to", "be", "found"],
    ["yet", "to", "be", "found"],
    ["still", "to", "be", "accounted"],
)
_HEADLINE = {"wounds": "injured", "injures": "injured", "kills": "killed", "hurts": "injured"}
_ENDS = frozenset({"PUNCT", "ADP", "CCONJ", "ADV"})
_NEAR = 5


def add_predicates(found: Collector) -> None:
    """Add the tolls of the numbers still free that a verb of harm follows or precedes."""
    for number in found.free():
        count = found.counter.count(number.last - 1)
        if count is None or count.most == 0 or count.how != "number":
            continue
        if _is_base(found.layers, count):
            continue
        thing = is_thing(count.group)
        read = _after(found.layers, count, thing=thing) or _before(found.layers, count, thing=thing)
        if read is None:
            continue
        kind, at = read
        if is_unreal(found.layers, at):
            continue
        if not thing and count.group is None and count.noun not in found.counter.at:
            continue
        if kind == "crowd" or (kind in ("displaced", "missing") and is_armed(count.group)):
            continue
        found.put(at, kind, "clause", count)


def _is_base(layers: Layers, count: Count) -> bool:
    """Tell whether a number is what others are taken from: "nearly all of the 4,000 inmates"."""
    if layers.tokens[count.noun].low in ("a", "an", "another"):
        return True  # an article without its noun
    after = layers.tokens[count.last : count.last + 1]
    if any(t.tag == "POS" or t.low in ("per", "percent", "%") for t in after):
        return True  # "a beekeeper's wife", "70 per cent of the town"
    words = [t.low for t in layers.tokens[max(0, count.first - 2) : count.first]]
    return words[-1:] == ["of"] or words == ["of", "the"]


def _after(layers: Layers, count: Count, *, thing: bool) -> tuple[str, int] | None:
    """Return the kind of harm, and its word, that the verb after a counted phrase tells of it."""
    at = max(count.last, count.noun + 1)
    before = layers.tokens[count.first - 1] if count.first else None
    if before is not None and before.pos == "ADP" and before.low != "of":
        return None  # "280 of our colleagues in 33 countries were killed"
    after = _skipped(layers, at)
    group = list(_verb_group(layers, after))
    if len(group) == 1 and group[0].tag == "VBN" and layers.tokens[after - 1].pos != "PUNCT":
        group = group if after == at else []  # "1,800 people at the funeral of two girls stabbed"
    if not group or (group[-1].pos == "AUX" and group[-1].lemma not in _STAYS):
        rest = _rest(layers, at, layers.tokens[count.noun].sentence)
        ends = next((t for t in rest if t.pos in ("PUNCT", "VERB", "AUX", "CCONJ")), None)
        told = _place(rest, thing=thing) if not group and (ends or len(rest) < _NEAR) else None
        if told is None and rest[:1] and rest[0].low == "of" and not thing:
            told = _place(_rest(layers, after, rest[0].sentence), thing=thing)
        if [t.low for t in rest[:4]] in _SOUGHT:
            told = "missing"
        return (told, count.noun) if told else None
    verb = group[-1]
    helped = (
        any(t.lemma in _LEFT_OUT for t in group[:-1]) and verb.tag != "VBG"
    )  # "were hanging out"
    passive = helped or (len(group) == 1 and verb.tag in ("VBN", "VBD"))
    told = _told(layers, verb, passive=passive, bare=len(group) == 1, thing=thing)
    return (told, verb.i) if told else None


def _verb_group(layers: Layers, at: int) -> Iterator[Token]:
    """Yield the verbs that begin at token `at`: auxiliaries and the one they help."""
    tokens, own = layers.tokens, layers.tokens[at - 1].sentence
    for token in tokens[at : at + _NEAR + 2]:
        if token.sentence != own:
            return
        if token.pos == "AUX" or (token.pos == "VERB" and token.lemma in _AUXILIARY):
            yield token
        elif token.pos == "VERB" or token.tag in ("VBN", "VBD"):
            yield token
            return
        elif token.pos not in ("ADV", "PART") or token.dep == "neg":
            return


def _skipped(layers: Layers, at: int) -> int:
    """Return the token after the phrases and asides that hang on what ends before token `at`."""
    tokens = layers.tokens
    own = tokens[at - 1].sentence
    for _ in range(3):
        here = tokens[at] if at < len(tokens) and tokens[at].sentence == own else None
        if here is None:
            return at
        if here.pos == "ADP" and here.low not in _CLAUSE:
            at = _past_phrase(layers, at + 1)
        elif here.text in _SET_OFF:
            end = _aside_end(layers, at)
            if end is None:
                return at
            at = end
        else:
            return at
    return at


def _past_phrase(layers: Layers, at: int) -> int:
    """Return the token after the noun phrase that begins at token `at`."""
    tokens = layers.tokens
    if at < len(tokens) and tokens[at].low in ("about", "around", "some", "roughly"):
        at += 1
    while at < len(tokens) and tokens[at].pos in _NOUNY and tokens[at].low not in _CLAUSE:
        at += 1
    return at


def _aside_end(layers: Layers, at: int) -> int | None:
    """Return the token after the aside that the comma or dash at `at` opens, if a verb follows."""
    tokens, mark = layers.tokens, layers.tokens[at].text
    for token in tokens[at + 1 : at + _ASIDE]:
        if token.sentence != tokens[at].sentence:
            return None
        if token.text == mark:
            after = tokens[token.i + 1 : token.i + 2]
            verbal = bool(after) and (after[0].pos == "AUX" or after[0].tag in ("VBD", "VBZ"))
            return token.i + 1 if verbal else None
    return None


def _told(layers: Layers, verb: Token, *, passive: bool, bare: bool, thing: bool) -> str | None:
    """Return what a verb tells of its subject: harm done to it, lives lost, wounds, a ward."""
    rest = _rest(layers, verb.i + 1, verb.sentence)
    objects = {t.base for t in rest[:4]}
    if verb.low == "gone" and thing and not objects - {".", ";", ","}:
        return "damaged"
    if verb.lemma == "lose" and objects & _LIVES:
        return "killed"
    if verb.lemma in _SUFFERS and objects & _WOUNDS:
        return "injured"
    for harm in harm_of(layers, verb.i):
        if (harm.kind == "damaged") != thing:
            continue
        if harm.kind == "displaced" and runs_off(layers, verb.i):
            continue
        if harm.pattern in _DONE and not (passive and not bare and harm.pattern == "subject"):
            return harm.kind
        fits = harm.pattern in _SUFFERED and passive
        if fits and (not bare or not rest or rest[0].pos in _ENDS):
            return harm.kind
    return _place(rest, thing=thing) if verb.lemma in _STAYS else None


def _rest(layers: Layers, at: int, sentence: int) -> list[Token]:
    """Return the next few tokens of a sentence from token `at`."""
    return [t for t in layers.tokens[at : at + _NEAR + 1] if t.sentence == sentence]


def _place(rest: list[Token], *, thing: bool) -> str | None:
    """Return what "in wards" or "under the rubble" tells, by the phrases that "be" makes."""
    prep = next((n for n, t in enumerate(rest) if t.pos == "ADP"), None)
    if prep is None or any(t.pos != "ADV" for t in rest[:prep]):
        return None
    nouns = {t.base for t in rest[prep + 1 : prep + 4] if t.pos == "NOUN"}
    how = rest[prep].low
    if thing:
        hurt = False
    elif how == "with":
        hurt = bool(nouns & _WOUNDS)
    else:
        hurt = how in SICK_BY and bool(nouns & SICK)
    if hurt:
        return "injured"
    for phrase in (p for verb in ("be", "lie") for p in phrases().get(verb, ())):
        fits = phrase.preposition == rest[prep].low and phrase.noun in nouns
        if fits and (phrase.harm.kind == "damaged") == thing:
            return phrase.harm.kind
    return None


def _before(layers: Layers, count: Count, *, thing: bool) -> tuple[str, int] | None:
    """Return the kind of harm of the verb whose object a counted phrase must be."""
    at = count.first - 1
    tokens = layers.tokens
    if at >= 0 and tokens[at].text in _SET_OFF:  # "killed, it is said, two guards"
        opened = [t.i for t in tokens[max(0, at - _NEAR) : at] if t.text == tokens[at].text]
        at = opened[-1] - 1 if opened else -1
    while at >= 0 and (tokens[at].pos == "ADV" or tokens[at].low == "dead"):
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[count.noun].sentence:
        return None
    verb = tokens[at]
    words = [t.low for t in tokens[max(0, at - 2) : at + 1]]
    if thing and words in (
        ["set", "fire", "to"],
        ["sets", "fire", "to"],
        ["setting", "fire", "to"],
    ):
        return "damaged", at - 2
    if verb.low in _HEADLINE and at and tokens[at - 1].text in (",", "and", ";"):
        return (_HEADLINE[verb.low], at) if not thing else None
    if verb.pos != "VERB" or any(
        t.lemma == "be" for t in tokens[max(0, at - 2) : at] if t.pos == "AUX"
    ):
        return None
    if verb.lemma == "shoot" and tokens[at + 1].low == "dead":
        return "killed", at
    for harm in harm_of(layers, at):
        if harm.pattern in _SUFFERED and (harm.kind == "damaged") == thing:
            return harm.kind, at
    return None
