"""Fates told by a verb and its company: "lost limbs", "is under treatment", "forced to flee"."""

from collections.abc import Iterator, Sequence

from dateline.annotate import Layers, Token
from dateline.annotate.memory import remembered
from dateline.extract.events.grammar.slots import conjuncts, is_passive, kids, patient, subject
from dateline.extract.tolls.lexicon import bare_fate, phrases
from dateline.extract.tolls.readings.shots import BODY

_SUFFERS = frozenset({"suffer", "sustain", "have", "receive", "get", "nurse"})
_INJURIES = frozenset({
    "injury", "wound", "burn", "fracture", "concussion", "bruise", "cut", "laceration", "gash",
    "inhalation", "bite", "amputation",
})  # fmt: skip
_BROKEN = frozenset({
    "broken", "fractured", "shattered", "crushed", "dislocated", "punctured", "perforated",
    "severed", "torn", "cracked",
})  # fmt: skip
_LIMBS = frozenset({
    "limb", "leg", "arm", "eye", "foot", "hand", "sight", "hearing", "finger", "eyesight",
})  # fmt: skip
SICK = frozenset({"hospital", "treatment", "surgery", "care", "clinic", "condition", "ward"})
_MEDICAL = frozenset({"medical", "trauma", "health", "burn", "care", "emergency", "operating"})
_WINGS = frozenset({"center", "centre", "unit", "room", "theatre", "department"})
_HURTS = frozenset({"hurt", "injure", "burn", "cut", "bruise"})
SICK_BY = frozenset({"in", "under", "to", "into", "at"})
_BROUGHT = frozenset(
    {"take", "rush", "bring", "fly", "transport", "send", "admit", "carry", "airlift"}
)
_PUTS = frozenset({"leave", "land", "put"})
_STAYS = frozenset({"be", "remain", "stay", "lie", "land", "end"})
_HOMES = frozenset({
    "home", "house", "village", "town", "city", "area", "neighbourhood", "neighborhood", "camp",
    "district",
})  # fmt: skip
_DWELL = frozenset({"family", "household", "villager", "resident", "inhabitant"})
_FLEEING = frozenset({"refugee", "people", "civilian", "woman", "child"})
_HELD = frozenset({"hostage", "captive", "prisoner"})
_SEND = frozenset({"send", "drive", "force", "chase", "push", "throw", "uproot"})
_AWAY = frozenset({
    "road", "home", "house", "village", "flight", "street", "exile", "bush", "town", "shelter",
    "camp", "forest", "hill",
})  # fmt: skip
_MAKES = frozenset({"force", "compel", "oblige", "drive"})
_GOES = frozenset({"move", "relocate", "leave", "go", "seek", "shelter", "run"})
_MOVES = frozenset({"cross", "arrive", "escape", "shelter", "camp", "walk"})
_BREAKS = frozenset({
    "blow", "tear", "rip", "shatter", "smash", "break", "damage", "strip", "destroy", "crack",
})  # fmt: skip
_FITTINGS = frozenset({"roof", "window", "wall", "door", "facade", "front", "windowpane", "pane"})
_COMES = frozenset({"arrive", "cross", "come", "pour", "stream", "trek", "walk"})
_FLED = frozenset({"refugee", "evacuee", "idp"})
_SHELTERS = frozenset({"camp", "shelter", "tent", "school"})
_YIELDS = frozenset({("give", "up"), ("turn", "in"), ("hand", "in")})
_SELVES = frozenset({"himself", "herself", "themselves", "itself"})
_HANGS = frozenset({"kill", "hang"})
_SELF = frozenset({"himself", "herself"})
_DEADLY = frozenset({
    "died", "dead", "killed", "kill", "killing", "fatally", "death", "dies", "die", "fatal",
})  # fmt: skip
_OTHERS = frozenset({
    "another", "other", "others", "second", "third", "fourth", "fifth", "rest", "remaining",
    "further", "additional", "more",
})  # fmt: skip
_REFUGES = frozenset({"border", "frontier", "country", "refuge"})
Under = tuple[str, Token]
"""A preposition under a verb, and its object."""
Fate = tuple[str, list[int]]
"""The kind of harm, and the head tokens of those who suffer it."""


def of_fate(layers: Layers, i: int) -> Iterator[Fate]:
    """Yield whom the verb at `i`, with its object or its phrases, leaves hurt or driven out."""
    token = layers.tokens[i]
    if token.pos not in ("VERB", "AUX"):
        return
    objects, places = kids(layers, i, "dobj"), _objects(layers, i)
    yield from _injured(layers, token, objects, places)
    sheltered = any(word in ("in", "at") and t.base in _SHELTERS for word, t in places)
    if token.lemma in _STAYS and sheltered and not _deadly(layers, i):
        yield "displaced", subject(layers, i)
    yield from _captured(layers, token, objects)
    yield from _driven_out(layers, token, objects, places)
    if token.lemma in _HANGS:
        own = _listed(layers, i)
        yield "killed", [j for j in own if layers.tokens[j].low in _SELF]
    if token.lemma == "bury" and not _under_rubble(layers, i):
        yield "killed", patient(layers, i)
    if token.lemma == "fear" and (for_whom := [t.i for word, t in places if word == "for"]):
        yield "missing", for_whom


def _injured(
    layers: Layers, token: Token, objects: Sequence[Token], places: Sequence[Under]
) -> Iterator[Fate]:
    """Yield who is hurt, sick, or taken to where the sick are."""
    i, lemma = token.i, token.lemma
    if lemma in _SUFFERS and any(is_injury(layers, t) for t in objects):
        yield "injured", subject(layers, i)
    if lemma in _PUTS and _into_injury(layers, i):
        yield "injured", [j for j in _dobj(layers, i) if not _left_dead(layers, j)]
    elif lemma in _PUTS:
        yield "injured", [j for j in _dobj(layers, i)[1:] if _in_ward(layers, j)]
    if lemma == "recover" and token.tag != "VBD":
        yield "injured", subject(layers, i)
    if any(t.low in _SELVES for t in objects) and _hurt_self(layers, token):
        yield "injured", subject(layers, i)
    if lemma == "lose" and any(t.base in _LIMBS for t in objects):
        yield "injured", subject(layers, i)
    sick = any(word in SICK_BY and is_ward(layers, t) for word, t in places)
    sick = sick and (not _deadly(layers, i) or _are_others(layers, i))
    if sick and lemma in _STAYS and not _visits(places):
        yield "injured", subject(layers, i)
    if sick and lemma in _BROUGHT:
        yield "injured", _undergoing(layers, i)
    if lemma in ("treat", "hospitalise", "hospitalize"):
        yield "injured", patient(layers, i)
    if lemma == "admit" and is_passive(layers, i) and not kids(layers, i, "xcomp", "ccomp"):
        yield "injured", [j for j in patient(layers, i) if not places or sick]


def _visits(places: Sequence[Under]) -> bool:
    """Tell whether somebody is with one who lies there: "her mother was with her at the clinic"."""
    return any(word == "with" and t.tag == "PRP" for word, t in places)


def _captured(layers: Layers, token: Token, objects: Sequence[Token]) -> Iterator[Fate]:
    """Yield who gives himself up, or is held by others."""
    gives = (token.lemma, _particle(layers, token.i)) in _YIELDS
    if gives and any(t.low in _SELVES for t in objects):
        yield "captured", subject(layers, token.i)
    for held in (t for t in objects if t.lemma in _HELD and token.lemma in ("hold", "take")):
        yield "captured", [t.i for t in kids(layers, held.i, "compound", "nmod")]
    if token.lemma in _STAYS | {"become"} and any(
        t.lemma in _HELD and not kids(layers, t.i, "nummod") for t in kids(layers, token.i, "attr")
    ):
        yield "captured", subject(layers, token.i)  # "they have been prisoners since"


def _driven_out(
    layers: Layers, token: Token, objects: Sequence[Token], places: Sequence[Under]
) -> Iterator[Fate]:
    """Yield who leaves home, is sent away, or arrives as those who fled do."""
    i, lemma = token.i, token.lemma
    if lemma == "leave" and any(t.base in _HOMES for t in objects):
        theirs = any(kids(layers, t.i, "poss") for t in objects)
        theirs = theirs or any(t.low == "home" and not kids(layers, t.i, "det") for t in objects)
        who = subject(layers, i)
        yield "displaced", [j for j in who if theirs or layers.tokens[j].lemma in _DWELL]
    if lemma in _SEND and any(t.base in _AWAY for _, t in places):
        yield "displaced", _undergoing(layers, i)
    if lemma in _MAKES and (gone := _made_to_go(layers, i)):
        yield "displaced", gone
    if lemma in _STAYS and any(word == "on" and t.lemma == "move" for word, t in places):
        yield "displaced", subject(layers, i)
    if lemma in _COMES and places:
        yield "displaced", [j for j in subject(layers, i) if layers.tokens[j].lemma in _FLED]
    if lemma in ("cross", "pour", "stream") and any(
        word == "into" and t.name in ("GPE", "LOC") for word, t in places
    ):
        who = subject(layers, i)
        yield "displaced", [j for j in who if layers.tokens[j].lemma in _DWELL | _FLEEING]
    if lemma in _MOVES and any(t.base in _REFUGES for t in [*objects, *(t for _, t in places)]):
        yield "displaced", subject(layers, i)


def _made_to_go(layers: Layers, i: int) -> list[int]:
    """Return whom something made move away: "forced 400 families to move to higher ground"."""
    for verb in kids(layers, i, "xcomp", "ccomp"):
        if verb.lemma in _GOES and any(t.low == "to" for t in kids(layers, verb.i, "aux")):
            return patient(layers, i) or [t.i for t in kids(layers, verb.i, "nsubj")]
    return []


def _hurt_self(layers: Layers, token: Token) -> bool:
    """Tell whether people "hurt themselves", or "drove themselves to emergency rooms"."""
    brought = token.lemma in _BROUGHT | {"drive"}
    ward = any(w in SICK_BY and is_ward(layers, t) for w, t in _objects(layers, token.i))
    return token.lemma in _HURTS or (brought and ward)


def _particle(layers: Layers, i: int) -> str:
    """Return the particle of the verb at `i`: "up" of "gave himself up"."""
    return next((t.low for t in kids(layers, i, "prt")), "")


def of_fittings(layers: Layers, i: int) -> list[int]:
    """Return the things whose roofs or windows the verb at `i` breaks: "off 30 houses"."""
    token = layers.tokens[i]
    if token.lemma not in _BREAKS:
        return []
    fittings = [t for t in kids(layers, i, "dobj", "nsubjpass") if t.base in _FITTINGS
                and not kids(layers, t.i, "nummod")]  # fmt: skip
    holders = [*fittings, *([token] if fittings else [])]
    return [j for h in holders for p in kids(layers, h.i, "prep")
            if p.low in ("of", "off", "from")
            for t in kids(layers, p.i, "pobj") for j in conjuncts(layers, t.i)]  # fmt: skip


def _under_rubble(layers: Layers, i: int) -> bool:
    """Tell whether those who are buried may be alive: "buried under the rubble"."""
    below = {t.low for t in kids(layers, i, "prep", "advmod", "acomp", "oprd")}
    return bool(below & {"under", "beneath", "underneath", "alive"})


def of_phrase(layers: Layers, i: int) -> Iterator[tuple[str, str, list[int]]]:
    """Yield kind, pattern and heads of whom a verb with its company harms: "left in ruins"."""
    token = layers.tokens[i]
    if token.pos not in ("VERB", "AUX"):
        return
    known = phrases().get(token.base, ())
    objects = {t.base for t in kids(layers, i, "dobj")} if known else set()
    told = list(_with_outer(layers, i)) if known else []
    for phrase in known:
        if phrase.object and phrase.object not in objects:
            continue
        fitting = [t for word, t in told if word == phrase.preposition
                   and phrase.noun in ("*", t.base)]  # fmt: skip
        if phrase.preposition and not fitting:
            continue
        kind, pattern = phrase.harm
        if pattern == "aim":
            yield kind, "phrase", [j for t in fitting for j in conjuncts(layers, t.i)]
        elif pattern == "object":
            above = token.dep in ("oprd", "xcomp") and token.tag == "VBN"  # "feared trapped under"
            yield (
                kind,
                "phrase",
                patient(layers, i) or (patient(layers, token.head) if above else []),
            )
        else:
            yield kind, "phrase", subject(layers, i)


def _with_outer(layers: Layers, i: int) -> Iterator[tuple[str, Token]]:
    """Yield the objects of a verb's prepositions, of "out of" both ways."""
    yield from _objects(layers, i)
    for prep in kids(layers, i, "prep", "agent", "prt", "advmod"):
        yield from ((prep.low, t) for t in kids(layers, prep.i, "pobj"))
        for inner in kids(layers, prep.i, "prep"):
            word = f"{prep.text} {inner.text}".lower()
            yield from ((word, t) for t in kids(layers, inner.i, "pobj"))


def _into_injury(layers: Layers, i: int) -> bool:
    """Tell whether something leaves its object "with minor injuries" or lands it "in hospital"."""
    told = _objects(layers, i)
    hurt = any(word == "with" and t.base in _INJURIES for word, t in told)
    return hurt or any(word == "in" and t.base in SICK for word, t in told)


def _left_dead(layers: Layers, i: int) -> bool:
    """Tell whether a fate right behind says they died ("four dead and ten with burns")."""
    after = layers.tokens[i + 1 : i + 2]
    return any(bare_fate(t.text) == "killed" for t in after)


def _in_ward(layers: Layers, i: int) -> bool:
    """Tell whether one of those left so or so is left "in critical condition"."""
    aims = [t for p in kids(layers, i, "prep") if p.low == "in"
            for t in kids(layers, p.i, "pobj")]  # fmt: skip
    return any(is_ward(layers, t) for t in aims)


def _are_others(layers: Layers, i: int) -> bool:
    """Tell whether a verb speaks of others than the dead: "one died, another is in hospital"."""
    who = patient(layers, i) if is_passive(layers, i) else _dobj(layers, i) or subject(layers, i)
    words = {t.low for j in who for t in (layers.tokens[j], *kids(layers, j, "amod", "det"))}
    if words & _OTHERS:
        return True
    apart = layers.tokens[i].dep == "conj" and not words & {"the", "both", "all", "them"}
    return apart and any(kids(layers, j, "nummod") for j in who)


def _deadly(layers: Layers, i: int) -> bool:
    """Tell whether the sentence of a verb tells of dead, who may be those it speaks of.

    Only up to a semicolon: "sixty died; a hundred of those pulled out are in hospital".
    """
    sentence = layers.sentences[layers.tokens[i].sentence]
    breaks = [t.i for t in layers.tokens[sentence.first : sentence.last] if t.text == ";"]
    first = max([b for b in breaks if b < i], default=sentence.first)
    last = min([b for b in breaks if b > i], default=sentence.last)
    return any(t.low in _DEADLY for t in layers.tokens[first:last])


@remembered
def _objects(layers: Layers, i: int) -> tuple[tuple[str, Token], ...]:
    """Return the objects of the prepositions under a verb, also of "out of" and the like."""
    found = []
    for prep in kids(layers, i, "prep"):
        for holder in (prep, *kids(layers, prep.i, "prep")):
            found += [(holder.low, t) for t in kids(layers, holder.i, "pobj")]
    inside = [t for t in kids(layers, i, "dobj") for t in (t, *_last_below(layers, t.i))]
    for prep in (p for t in inside for p in kids(layers, t.i, "prep")):
        found += [(prep.low, t) for t in kids(layers, prep.i, "pobj")]
    return tuple(found)


def _last_below(layers: Layers, i: int) -> list[Token]:
    """Return what "of" takes below a noun: the parse hangs on it what is said of the whole.

    "set seven wagons of a train on fire".
    """
    return [t for p in kids(layers, i, "prep") if p.low == "of"
            for t in kids(layers, p.i, "pobj")]  # fmt: skip


def _listed(layers: Layers, i: int) -> list[int]:
    """Return what a verb is done to, and what the parser hung beside it: "and then himself"."""
    own = kids(layers, i, "dobj", "conj", "npadvmod")
    own += [t for o in kids(layers, i, "dobj") for t in kids(layers, o.i, "appos")]
    return [j for t in own for j in conjuncts(layers, t.i)]


def _undergoing(layers: Layers, i: int) -> list[int]:
    """Return whom the verb at `i` moves: the subject of a passive, else the object."""
    return patient(layers, i) if is_passive(layers, i) else _dobj(layers, i)


def _dobj(layers: Layers, i: int) -> list[int]:
    return [j for t in kids(layers, i, "dobj") for j in conjuncts(layers, t.i)]


def is_ward(layers: Layers, token: Token) -> bool:
    """Tell whether a noun names where the sick are: "hospital", "a trauma center"."""
    beside = {t.base for t in kids(layers, token.i, "compound", "amod")}
    centre = token.base in _WINGS and beside & _MEDICAL
    return token.base in SICK or bool(centre)


def _is_broken(layers: Layers, token: Token) -> bool:
    """Tell whether a noun names a broken bone: "a fractured skull"."""
    how = {t.low for t in kids(layers, token.i, "amod")}
    return bool(how & _BROKEN) and token.base in BODY


def is_injury(layers: Layers, token: Token) -> bool:
    """Tell whether a noun names a wound, or a broken bone, and not a number of them."""
    word = token.base
    hit = word == "gunshot" and bool(kids(layers, token.i, "prep"))  # "a gunshot to the chest"
    wound = (word in _INJURIES or hit) and not kids(layers, token.i, "nummod")
    return wound or _is_broken(layers, token)


def of_with(layers: Layers, i: int) -> Iterator[tuple[str, list[int]]]:
    """Yield whom somebody "made off with"."""
    heads = [t.i for p in kids(layers, i, "prep") if p.low == "with"
             for t in kids(layers, p.i, "pobj")]  # fmt: skip
    off = any(t.low in ("off", "away") for t in kids(layers, i, "prt", "advmod"))
    yield "with", [j for h in heads if off for j in conjuncts(layers, h)]
