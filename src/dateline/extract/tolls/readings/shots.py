"""Who was hit by shots: hurt, as far as the article does not tell that he died."""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, prep_objects
from dateline.extract.tolls.counting.counts import Count, Counter
from dateline.extract.tolls.lexicon import fatal_for_some, group_of, is_nobody, is_thing
from dateline.extract.tolls.mentions import TollMention
from dateline.extract.tolls.readings.victims import of_find
from dateline.records.persons import Person, distinct, may_be_one, person_of
from dateline.records.summing import ALSO, NAMED, SINGLE, is_one

_LIMBS = frozenset({
    "leg", "arm", "hand", "foot", "thigh", "shoulder", "hip", "buttock", "finger", "toe", "ankle",
    "calf", "wrist", "shin", "elbow", "knee", "forearm", "limb", "heel", "palm", "thumb",
})  # fmt: skip
BODY = _LIMBS | {
    "head",
    "chest",
    "back",
    "stomach",
    "abdomen",
    "neck",
    "face",
    "torso",
    "side",
    "body",
    "jaw",
    "groin",
    "eye",
    "cheek",
    "ear",
    "spine",
    "rib",
    "mouth",
    "throat",
    "belly",
    "skull",
    "nose",
    "collarbone",
    "pelvis",
    "lung",
    "spleen",
    "vertebra",
    "bone",
}
_BULLETS = frozenset({
    "bullet", "gunfire", "shot", "gunshot", "pellet", "shrapnel", "round", "fragment", "fire",
    "crossfire", "shell", "splinter", "slug", "buckshot",
})  # fmt: skip
_GUNS = frozenset({"gun", "weapon", "rifle", "shotgun", "handgun", "pistol", "firearm"})
_HITS = frozenset({"hit", "strike", "graze", "wing"})
_SELF = frozenset({"himself", "herself", "self", "themselves", "myself"})
_DEADLY = frozenset({"dead", "fatally", "mortally"})
_KILLS = frozenset({"kill", "murder", "execute", "slay", "die"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_NEW = frozenset({"a", "an", "another", "one"})
_BY_ACCIDENT = frozenset({"accidentally", "inadvertently", "unintentionally"})
_ALIVE = re.compile(
    r"\bnon-?\s?life[- ]threatening|\b(?:not|n't) (?:believed to be )?life[- ]threatening|"
    r"\b(?:expected|going) to (?:survive|live|recover|be ok)|\bstable condition|\brecovering|"
    r"\bminor injur|\bwill (?:survive|recover)|\b(?:fair|good|serious) condition|\bsurvived\b",
    re.I,
)
_DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing|ings)?|dead|deaths?|die[sd]|dying|fatal(?:ly)?|murder(?:ed|s)?|"
    r"homicides?|manslaughter|slain|slay(?:ing|ings)?|suicide|succumbed)\b",
    re.I,
)
_NOT_DEATH = re.compile(
    r"\b(?:attempt(?:ed|ing)?|tried|trying|conspir\w+|threat\w*|intent|intending) (?:\w+[ -]){0,4}?"
    r"(?:kill|murder|homicide|suicide)|\bhomicide (?:unit|detective|investigator|squad|bureau)",
    re.I,
)


def of_shot(layers: Layers, i: int) -> Iterator[tuple[str, str, list[int]]]:
    """Yield kind, pattern and heads of whom the verb at `i` says that shots hit.

    "shot himself" is a death unless it was an accident, hit a limb, or the article tells of
    wounds and of no death.
    """
    token = layers.tokens[i]
    if token.pos != "VERB" or token.lemma not in _HITS | {"shoot", "turn"}:
        return
    own = _own_victim(layers, token)
    if own:
        hurt = _by_accident(layers, i)
        yield ("injured", "shot", own) if hurt else ("killed", "fate", own)
        if len(kids(layers, i, "dobj")) == len(own):
            return
    if token.lemma == "turn" or _deadly(layers, i) or _wounds_too(layers, i):
        return
    if fires_at(layers, i):
        return
    if token.lemma == "shoot" or _by_bullet(layers, i):
        hit = [*patient(layers, i), *_participle(layers, token)]
        yield "injured", "shot", [h for h in hit if not _brought_down(layers, i, h)]


def fires_at(layers: Layers, i: int) -> bool:
    """Tell whether people or vehicles are what somebody shot at, who was not shot himself."""
    if kids(layers, i, "auxpass") or layers.after(i).low != "at":
        return False
    aims = list(itertools.takewhile(lambda t: t.pos in _NOMINAL, layers.tokens[i + 2 : i + 7]))
    group = group_of(layers, aims[-1].i) if aims else None
    people = group is not None and not is_nobody(group) and not is_thing(group)
    return people or group == "vehicles" or (bool(aims) and aims[-1].pos == "PRON")


def _brought_down(layers: Layers, i: int, hit: int) -> bool:
    """Tell whether a bare number was "shot down": of drones or missiles told before."""
    after = layers.tokens[i + 1 : i + 2]
    return layers.tokens[hit].pos == "NUM" and any(t.low == "down" for t in after)


def _own_victim(layers: Layers, token: Token) -> list[int]:
    """Return the word for one who shot himself, or turned the gun on himself."""
    if token.lemma == "turn":
        armed = any(t.base in _GUNS for t in kids(layers, token.i, "dobj"))
        told = prep_objects(layers, token.i, "on") if armed else []
    elif token.lemma == "shoot":
        told = [t.i for t in kids(layers, token.i, "dobj", "advmod", "npadvmod", "conj")]
        told = [j for i in told for j in conjuncts(layers, i)]
    else:
        told = []
    return [j for j in told if layers.tokens[j].low in _SELF]


def _wounds_too(layers: Layers, i: int) -> bool:
    """Tell whether the next verb says that the shots wounded: "shot and wounded"."""
    return any(t.lemma in ("wound", "injure") for t in kids(layers, i, "conj"))


def _participle(layers: Layers, token: Token) -> list[int]:
    """Return who was "found shot", also in "found five people shot"."""
    if token.tag == "VBN" and token.dep in ("oprd", "xcomp", "acomp") and token.head != token.i:
        return patient(layers, token.head)
    return of_find(layers, token.i)


def _parts(layers: Layers, i: int) -> set[str]:
    """Return the parts of the body that a verb says were hit."""
    aims = prep_objects(layers, i, "in", "to", "through")
    return {layers.tokens[j].base for j in aims} & BODY


def can_be_hurt(layers: Layers, count: Count) -> bool:
    """Tell whether a count is neither of a part of a body ("wounded his head") nor of "I"."""
    noun = layers.tokens[count.noun]
    return noun.base not in BODY and noun.low not in ("i", "me")


def is_new(counter: Counter, count: Count) -> bool:
    """Tell whether a count may tell of somebody for the first time: no "he", no "six rounds"."""
    noun = counter.layers.tokens[count.noun]
    known = count.group is not None or noun.i in counter.at
    return count.how != "pronoun" and (known or noun.base in ("other", "more"))


def _by_bullet(layers: Layers, i: int) -> bool:
    means = {layers.tokens[j].base for j in prep_objects(layers, i, "by", "with")}
    means |= {t.base for t in kids(layers, i, "nsubj")}
    return bool(_parts(layers, i) or means & _BULLETS)


def _by_accident(layers: Layers, i: int) -> bool:
    if _parts(layers, i) & _LIMBS:
        return True
    text = layers.document.text
    accident = {t.low for t in kids(layers, i, "advmod")} & _BY_ACCIDENT
    return (bool(accident) or _ALIVE.search(text) is not None) and not tells_death(text)


def _deadly(layers: Layers, i: int) -> bool:
    """Tell whether a verb or one joined to it says that the shots killed."""
    token = layers.tokens[i]
    near = [layers.tokens[c] for c in layers.children[i] if not fatal_for_some(layers, i, c)]
    near += [t for t in layers.tokens[i + 1 : i + 2] if t.low == "dead"]
    near += [t for o in kids(layers, i, "dobj") for t in kids(layers, o.i, "amod", "acl")
             if t.i > o.i]  # fmt: skip
    near += [t for c in kids(layers, i, "conj") for t in prep_under(layers, c, "to")]
    if token.dep == "conj":
        near.append(layers.tokens[token.head])
    joined = [t for t in near if t.dep == "conj" or t.i == token.head]
    if any(t.low in _DEADLY | {"death"} for t in near) or any(t.lemma in _KILLS for t in joined):
        return True
    return any(layers.tokens[j].lemma == "death" for j in prep_objects(layers, i, "to"))


def prep_under(layers: Layers, token: Token, word: str) -> list[Token]:
    """Return the objects of a preposition under a token."""
    return [layers.tokens[j] for j in prep_objects(layers, token.i, word)]


def tells_death(text: str) -> bool:
    """Tell whether a text has a word of death that is not only tried or threatened.

    >>> tells_death("He is charged with attempted murder."), tells_death("A fatal shooting.")
    (False, True)
    """
    spared = [m.span() for m in _NOT_DEATH.finditer(text)]
    return any(not any(a <= m.start() < b for a, b in spared) for m in _DEATH.finditer(text))


def without_dead(layers: Layers, found: Sequence[TollMention]) -> list[TollMention]:
    """Return the tolls without single persons hit by shots who may be those told as dead.

    A person stays where the text tells of no death, or where age, sex or part tell him from
    every person who died. Who has the age or the name of one of them is that one.
    """
    dead = [m for m in found if m.finding.value.kind == "killed" and m.finding.value.most != 0]
    words = tells_death(layers.document.text)
    kept = [
        n for n, m in enumerate(found)
        if not _has_died(m, dead)
        and (not _may_have_died(m) or not (words or dead) or _told_apart(m, dead)
             or _is_safe(layers, m))
    ]  # fmt: skip
    place = {old: new for new, old in enumerate(kept)}
    return [
        msgspec.structs.replace(m, part_of=place.get(m.part_of)) if m.part_of is not None else m
        for m in (found[n] for n in kept)
    ]


def _may_have_died(mention: TollMention) -> bool:
    """Tell whether a toll is of one person hit, or of "the victim" who went to hospital."""
    rule, first = mention.finding.rule, mention.finding.quotes[0].text.split()[0].lower()
    if not (SINGLE in rule or NAMED in rule):
        return False
    return "injured-shot" in rule or ("injured-fate" in rule and first not in _NEW)


def _is_safe(layers: Layers, mention: TollMention) -> bool:
    """Tell whether the sentence of a person hit says that he lives."""
    sentence = layers.sentences[layers.tokens[mention.harm].sentence]
    text = layers.quote(sentence.first, sentence.last).text
    return _ALIVE.search(text) is not None and not tells_death(text)


def _told_apart(mention: TollMention, dead: Sequence[TollMention]) -> bool:
    """Tell whether a person hit is none of the dead, by what is said of each.

    Every one of the dead must be told of: "two dead" may have him among them.
    """
    known = [_person(other) for other in dead if is_one(other.finding)]
    counts = [o.finding.value.least for o in dead if not is_one(o.finding)]
    if not known or distinct(known) < max(counts, default=0):
        return False
    one = _person(mention)
    return one.another or not any(may_be_one(one, other) for other in known)


def _person(mention: TollMention) -> Person:
    """Return what is said of one person; "a woman was also hit" is of somebody new."""
    rule, words = mention.finding.rule, mention.finding.quotes[0].text
    new = ALSO in rule and words.split()[0].lower() in _NEW
    one = person_of(words, named=NAMED in rule)
    return msgspec.structs.replace(one, another=True) if new else one


def _has_died(mention: TollMention, dead: Sequence[TollMention]) -> bool:
    """Tell whether a person hurt has the age or name of one who died: "the 16-year-old died"."""
    if mention.finding.value.kind != "injured" or not is_one(mention.finding):
        return False
    one = _person(mention)
    for other in (_person(d) for d in dead if is_one(d.finding)):
        aged = one.youngest == one.oldest == other.youngest
        if not one.another and (aged or (one.name and other.name)) and may_be_one(one, other):
            return True
    return False
