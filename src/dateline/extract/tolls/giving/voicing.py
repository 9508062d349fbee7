"""Who gives a bare number: the subject of its verb, who stands in brackets behind it, whose list.

"The mayor's adviser, on his page, mentions 38"; "174 suffered (the Ministry of Health)"; "his
registrar's roll shows 40". Asked of tolls that a statement gives without a word of harm.
"""

from dateline.annotate import Layers, Token
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.nounphrases import Phrase, author_of, phrase_at
from dateline.extract.events.grammar.slots import is_passive, kids
from dateline.extract.tolls.giving.givers import given_by, may_give, noun_phrase
from dateline.extract.tolls.lexicon import harm_of, is_deed
from dateline.extract.tolls.mentions import TollMention

RULE = "claim.voice"
_NEAR = 16
"""Tokens between a number and the bracket that names who gives it."""
_OPENS = frozenset({";", "-", "\u2013", "\u2014", ":"})
_STATED = "-stated"
_NO_VOICE = frozenset({
    "death", "dead", "toll", "number", "figure", "total", "victim", "killed", "wounded", "injured",
    "casualty", "loss", "count", "tally", "body", "sum",
})  # fmt: skip
"""What a verb may count without giving a number to anybody: "the deaths bring the dead to 28"."""
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ADDS = frozenset({"bring", "take", "push", "drive", "send"})
"""Verbs by which what was done adds to a number: "dug up two more, bringing the dead to 28"."""


def voice_of(layers: Layers, mention: TollMention) -> Attribution | None:
    """Return who gives a number, by its verb, by a bracket, or by the words that open its part."""
    aside = _bracketed(layers, mention)
    if aside is not None:
        return _given(layers, mention, aside, None)
    if _STATED not in mention.finding.rule:
        return None
    verb = layers.tokens[mention.harm]
    if verb.pos not in ("VERB", "AUX", "SCONJ", "ADP") or mention.first <= verb.i < mention.last:
        return None
    if verb.base in _ADDS or is_passive(layers, verb.i) or harm_of(layers, verb.i):
        return None
    who = _subject(layers, verb) or _opening(layers, mention, verb)
    return _given(layers, mention, who, verb.i) if who is not None else None


def _bracketed(layers: Layers, mention: TollMention) -> Phrase | None:
    """Return who stands in brackets right behind a toll: "or two are (the radio)"."""
    tokens = layers.tokens
    own = tokens[mention.first].sentence
    for token in tokens[mention.last : mention.last + _NEAR]:
        if token.sentence != own or token.text in (",", ";") or token.pos == "NUM":
            return None
        if token.text != "(":
            continue
        close = next((t.i for t in tokens[token.i : token.i + 2 * _NEAR] if t.text == ")"), None)
        if close is None:
            return None
        at = token.i + 1
        said = [t for t in tokens[at:close] if t.pos == "VERB"]
        who = phrase_at(layers, at, said[0].i if said else close)
        whole = who is not None and (who.last == close or (said and said[-1].i == close - 1))
        if token.i > mention.last and all(t.name in ("GPE", "LOC") for t in tokens[at:close]):
            return None  # "in Plateau state (Riyom)"
        return who if who is not None and whole and may_give(layers, who) else None
    return None


def _subject(layers: Layers, verb: Token) -> Phrase | None:
    """Return the subject of a verb of giving; the parse may take one behind it for the object."""
    for own in kids(layers, verb.i, "nsubj"):
        i = own.i
        if own.pos == "PRON":
            told = [j for j in layers.refers.get(i, ()) if layers.tokens[j].pos in _NOMINAL]
            if not told:
                return None
            i = told[-1]
        mute = layers.tokens[i].base in _NO_VOICE or is_deed(layers, i)
        if layers.tokens[i].pos in _NOMINAL and not mute:
            return noun_phrase(layers, i)
    behind = kids(layers, verb.i, "dobj")
    after = [t for t in behind if t.i > verb.i and t.pos in _NOMINAL]
    found = noun_phrase(layers, after[0].i) if after else None
    return found if found is not None and may_give(layers, found) else None


def _opening(layers: Layers, mention: TollMention, verb: Token) -> Phrase | None:
    """Return who is named first in the part of the sentence that a number stands in."""
    sentence = layers.sentences[layers.tokens[mention.first].sentence]
    before = layers.tokens[sentence.first : min(mention.first, verb.i + 1)]
    first = max([t.i + 1 for t in before if t.text in _OPENS], default=sentence.first)
    while first < mention.first and layers.tokens[first].low in ("and", "but", "while"):
        first += 1
    if first >= min(mention.first, verb.i):
        return None
    who = phrase_at(layers, first, min(mention.first, verb.i))
    return who if who is not None and may_give(layers, who) else None


def _given(
    layers: Layers, mention: TollMention, who: Phrase, cue: int | None
) -> Attribution | None:
    """Return the attribution of a toll's words to whom a phrase names, or whose list it is."""
    named = author_of(layers, who, who.last) or who
    if named.first <= mention.head < named.last:
        return None
    at = layers.span(mention.first, mention.last)
    return given_by(named, (at.start, at.end), RULE, None if cue is None else (cue, cue + 1))
