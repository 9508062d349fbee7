"""How times and events hang on clauses: up the parse from each until they meet."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from dateline.annotate import Layers, Token
from dateline.extract.times.lexicon import words
from dateline.extract.times.mentions import TimeMention

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_PREMODIFIERS = ("poss", "compound", "amod", "nummod", "nmod", "npadvmod")
_SHARES = ("conj", "xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "parataxis", "dep")
_OUTLIVING = frozenset({"survive", "outlive"})
_REMEMBERING = frozenset({
    "tribute", "honor", "honour", "mourn", "remember", "commemorate", "remembrance", "memorial",
    "vigil", "anniversary", "memory",
})  # fmt: skip
JUDGED = frozenset({
    "convict", "sentence", "charge", "indict", "acquit", "try", "prosecute", "guilty", "jail",
    "imprison",
})  # fmt: skip
OF_CRIMES = frozenset({"of", "for", "with", "over"})
"""Words by which somebody is tried or punished for a deed."""
_REMEMBERED_IN = 3
"""Words up the parse from whom somebody remembers to the word for it."""
AFTER_EVENT = "time.from-event"
Block = Literal["", "saying", "later", "before", "relative"]


class Carrier(msgspec.Struct, frozen=True):
    """A token that a time may belong to; `premodifier` for "Monday's strike", "2015 entry"."""

    token: int
    cost: float
    premodifier: bool = False


def head_of(layers: Layers, mention: TimeMention) -> Token:
    """Return the token of a mention whose head lies outside it."""
    inside = range(mention.first, mention.last)
    for i in inside:
        if layers.tokens[i].head not in inside or layers.tokens[i].head == i:
            return layers.tokens[i]
    return layers.tokens[mention.first]


def carriers(layers: Layers, mention: TimeMention) -> list[Carrier]:
    """Return the tokens that a time can belong to, nearest first, up to its clause's verb."""
    here = head_of(layers, mention)
    if mention.finding.rule == AFTER_EVENT:
        return _after(layers, mention)
    if (opened := _opens(layers, mention)) is not None:
        return [Carrier(opened, 0.0)]
    found: list[Carrier] = []
    cost = 0.0
    while here.head != here.i:
        above = layers.tokens[here.head]
        premodifier = here.dep in _PREMODIFIERS and here.i < above.i and above.pos in _NOMINAL
        if above.pos in ("VERB", "AUX"):
            verb = _told_before(layers, mention, above) or above
            found.append(Carrier(verb.i, cost))
            return [*found, *_described(layers, verb)]
        if above.pos not in ("ADP", "SCONJ", "PART", "ADV", "PUNCT"):
            while premodifier and above.dep in _PREMODIFIERS and above.head != above.i:
                above = layers.tokens[above.head]  # "On Sunday President Ana Reyes met …"
            if premodifier and (main := _main_verb(layers, mention, above)) is not None:
                return [Carrier(main, cost)]
            found.append(Carrier(above.i, cost, premodifier))
            cost += 1.0
            if premodifier:
                return [*found, *_subject_of(layers, above)]
        here = above
    return found


def _told_before(layers: Layers, mention: TimeMention, verb: Token) -> Token | None:
    """Return the verb of what is told before who says it, and before whom the time stands.

    "Rebels shelled a base, on Tuesday night, the ministry said": no day of the saying.
    """
    if verb.base not in words("saying"):
        return None
    below = [layers.tokens[i] for i in layers.children[verb.i]]
    speaker = next((t for t in below if t.dep == "nsubj"), None)
    told = next((t for t in below if t.dep == "ccomp" and t.pos in ("VERB", "AUX")), None)
    if speaker is None or told is None:
        return None
    opens = layers.subtree(speaker.i)[0]
    return told if mention.last <= opens and told.i < opens else None


def _opens(layers: Layers, mention: TimeMention) -> int | None:
    """Return the verb of the clause that a time opens after a colon or semicolon.

    "Little has changed: in June, says the monitor, rebels killed nine" is no change in June.
    """
    at = mention.first
    while at and layers.tokens[at - 1].pos in ("ADP", "DET"):
        at -= 1
    if not at or layers.tokens[at - 1].text not in (":", ";"):
        return None
    end = layers.sentences[layers.tokens[at].sentence].last
    return next(
        (
            i for i in range(mention.last, end)
            if layers.tokens[i].pos == "VERB"
            and layers.tokens[i].base not in words("saying")
            and any(
                layers.tokens[c].dep in ("nsubj", "nsubjpass") and mention.last <= c < i
                for c in layers.children[i]
            )
        ), None,
    )  # fmt: skip


def _main_verb(layers: Layers, mention: TimeMention, noun: Token) -> int | None:
    """Return the verb of "On Wednesday nurses marched", where the parser reads "on nurses"."""
    prep = layers.tokens[noun.head]
    verb = layers.tokens[prep.head]
    before = noun.dep == "pobj" and prep.low == "on" and prep.i + 1 == mention.first
    opens = prep.i == layers.sentences[noun.sentence].first
    return verb.i if before and opens and verb.pos == "VERB" and verb.i > noun.i else None


def _after(layers: Layers, mention: TimeMention) -> list[Carrier]:
    """Return the event that "a week after the attack" counts from."""
    marker = layers.tokens[mention.last - 1]
    below = [i for i in layers.children[marker.i] if i > marker.i]
    if marker.dep == "mark":
        below = [marker.head]
    return [Carrier(i, 0.0) for i in below[:1]]


def clause_of(layers: Layers, carried: Sequence[Carrier]) -> int | None:
    """Return the verb among the carriers of a time, else the last of them."""
    for carrier in carried:
        if layers.tokens[carrier.token].pos in ("VERB", "AUX"):
            return carrier.token
    return carried[-1].token if carried else None


def _described(layers: Layers, verb: Token) -> list[Carrier]:
    """Return the noun that a dated clause describes: "the attack that killed five on Sunday"."""
    noun = layers.tokens[verb.head]
    if verb.dep not in ("relcl", "acl") or noun.pos != "NOUN" or _stops(layers, verb):
        return []
    return [Carrier(noun.i, 2.0)]


def _subject_of(layers: Layers, noun: Token) -> list[Carrier]:
    """Return the verb that a dated noun is the subject of: "Monday's attack killed five"."""
    here = noun
    if here.dep == "pobj" and layers.tokens[here.head].low in ("in", "during", "by"):
        here = layers.tokens[here.head]
    elif here.dep not in ("nsubj", "nsubjpass"):
        return []
    verb = layers.tokens[here.head]
    if verb.pos not in ("VERB", "AUX") or verb.base in words("saying"):
        return []
    return [Carrier(verb.i, 2.0)]


def verbal(layers: Layers, trigger: int) -> Token | None:
    """Return the trigger if it is a verb, else the verb of its clause."""
    token = layers.tokens[trigger]
    while token.pos not in ("VERB", "AUX"):
        if token.head == token.i:
            return None
        token = layers.tokens[token.head]
    return token


def _stops(layers: Layers, token: Token) -> Block:
    """Return why a clause does not share the time of the clause above it, empty if it does."""
    above = layers.tokens[token.head]
    lemma = above.base
    below = [layers.tokens[i] for i in layers.children[token.i]]
    helpers = {t.low for t in below if t.dep in ("aux", "auxpass")}
    if token.dep in ("ccomp", "parataxis") and above.pos in ("VERB", "AUX", "NOUN", "ADJ"):
        return "saying"
    if token.dep == "xcomp" and lemma in words("commissive"):
        return "later"
    if token.dep == "advcl":
        marks = {t.low for t in below if t.dep in ("mark", "advmod")}
        return (
            "before" if marks & set(words("before_mark")) else ("later" if "to" in helpers else "")
        )
    if token.dep in ("relcl", "acl"):
        if "had" in helpers or _looks_back(token) or _mourned(layers, above):
            return "before"
        if "to" in helpers:
            return "later"
        return "saying" if any(t.dep == "mark" and t.low == "that" for t in below) else ""
    return ""


def _looks_back(token: Token) -> bool:
    """Tell whether a clause goes back over a life: "a teacher who survived being shot"."""
    return token.base in _OUTLIVING


def _mourned(layers: Layers, noun: Token) -> bool:
    """Tell whether somebody is remembered: "paid tribute to the 49 people killed in Orlando"."""
    above = list(layers.ancestors(noun.i)[:_REMEMBERED_IN])
    above += [c for i in above for c in layers.children[i] if layers.tokens[c].dep == "dobj"]
    return not _REMEMBERING.isdisjoint(layers.tokens[i].base for i in above)


def _apart(layers: Layers, marker: Token, below: int) -> bool:
    """Tell whether a preposition sets what follows at another time.

    "died on Tuesday after being shot" is one day, "suspended on Tuesday after protests" two. Nor
    was a deed done on the day of the verdict: "convicted on Monday of the murder of a nun".
    """
    form = marker.low
    over = layers.tokens[marker.head]  # the parser may hang "of" on who is convicted
    judged = (layers.tokens[over.head] if over.dep == "dobj" else over).base in JUDGED
    if judged and form in OF_CRIMES and layers.tokens[below].dep == "pobj":
        return True
    return form in words("before_mark") and not (
        form in ("after", "following") and layers.tokens[below].dep == "pcomp"
    )


def _reported(noun: Token, verb: Token) -> bool:
    """Tell whether a noun is what a verb of saying speaks of: "condemned the attack"."""
    lemma = verb.base
    if noun.dep in ("nsubj", "nsubjpass") or lemma not in words("saying"):
        return False
    return not (noun.dep == "dobj" and lemma in words("performative"))


def _is_told_of(layers: Layers, token: Token) -> bool:
    """Tell whether a day stands between an account and what it is of.

    "Gave accounts on Friday of an attack": the attack was not on Friday.
    """
    return token.low == "of" and layers.tokens[token.i - 1].base in words("weekday")


def _gone_on_from(layers: Layers, token: Token, above: Token) -> Token:
    """Return what a clause goes on from: behind who says it, what was told before him.

    "Shells hit a school on Tuesday, police said, as rebels fought for the town".
    """
    if token.dep != "advcl" or above.base not in words("saying") or token.i < above.i:
        return above
    if above.dep == "parataxis" and above.head < above.i:
        return layers.tokens[above.head]
    told = (layers.tokens[i] for i in layers.children[above.i])
    return next((t for t in told if t.dep == "ccomp" and t.i < above.i), above)


def _climb(layers: Layers, trigger: int, speech: bool) -> tuple[list[int], Block]:
    token = layers.tokens[trigger]
    found = [token.i]
    while token.head != token.i:
        above = layers.tokens[token.head]
        if token.pos in ("VERB", "AUX") and token.dep in _SHARES:
            why = _stops(layers, token)
            if why and not (speech and why == "saying"):
                return found, why
        if above.pos in ("VERB", "AUX") and token.pos in ("NOUN", "PROPN", "ADP"):
            noun = layers.tokens[found[-1]]
            if noun.pos in ("NOUN", "PROPN") and _reported(token, above) and not speech:
                return found, "saying"
        if token.pos == "ADP" and _apart(layers, token, found[-1]):
            return found, "before"
        if not speech and _is_told_of(layers, token):
            return found, "saying"
        above = _gone_on_from(layers, token, above)
        if above.pos != "ADP":
            found.append(above.i)
        token = above
    return found, ""


def chain(layers: Layers, trigger: int, speech: bool = False) -> list[int]:
    """Return the trigger and the tokens above it whose time it shares, nearest first."""
    return _climb(layers, trigger, speech)[0]


def blocked(layers: Layers, trigger: int, speech: bool = False) -> Block:
    """Return what keeps the trigger from the time of the clause above it."""
    return _climb(layers, trigger, speech)[1]
