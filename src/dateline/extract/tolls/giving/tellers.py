"""Who gives a number by the words right before it, read word by word.

"The office lists 46", "she counted 13 bodies", "residents fear at least 60"; "and, by the
governor's reckoning, 17 more". What is said is the number alone, so it is nearer to the number
than what others say around it.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.nounphrases import Phrase, phrase_at, phrase_before
from dateline.extract.tolls.giving.givers import LOST, WARDS, given_by, may_give, noun_phrase
from dateline.extract.tolls.giving.neighbours import ESTIMATES
from dateline.extract.tolls.lexicon import is_deed
from dateline.extract.tolls.mentions import TollMention

RULE = "claim.teller"
_TELLS = frozenset({
    "list", "count", "register", "record", "log", "document", "report", "claim", "name", "give",
    "cite", "fear", "tally", "identify", "post", "publish", "speak", "mention", "estimate",
    "reckon", "note", "confirm", "verify", "acknowledge", "concede", "admit", "announce",
    "display", "hear", "catalogue", "enumerate", "accept", "recognise", "recognize",
})  # fmt: skip
"""Verbs whose object is a number that somebody gives, or those whom he counts."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SHOWN = frozenset({
    "picture", "photo", "photograph", "video", "footage", "image", "name", "list", "report", "news",
    "word", "number", "total",
})  # fmt: skip
"""What somebody posts, lists or hears that is of those whom he counts."""
_LEADING = frozenset({
    "only", "just", "also", "already", "now", "first", "itself", "alone", "of", "at", "themselves",
    "himself", "herself", "then", "later", "instead",
})  # fmt: skip
_JOINING = frozenset({"and", "but"})
_QUOTES = '"“”'
_BY = frozenset({"by", "on"})
_SHE = frozenset({"he", "she"})
_REACH = 2
"""Sentences back in which who "he", "she", "it" or "they" is may have spoken."""


def with_tellers(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions, with those by the finite verb or the count right before a number."""
    found = list(said)
    for mention in tolls:
        verb = _verb_before(layers, mention)
        told = _teller(layers, verb, found) if verb is not None else None
        counted = _counter(layers, mention) if told is None else None
        if counted is not None:
            found = [_only_here(layers, a, counted, mention) for a in found]
        who = told or counted
        if who is None:
            continue
        words = layers.span(mention.first, mention.last)
        if any(_says_it(a, who, (words.start, words.end)) for a in found):
            continue
        cue = (verb.i, verb.i + 1) if told is not None and verb is not None else None
        found.append(given_by(who, (words.start, words.end), RULE, cue))
    return found


def _says_it(said: Attribution, who: Phrase, words: Range) -> bool:
    """Tell whether an attribution gives some words to somebody already."""
    return said.covers(*words) and any(who.first <= i < who.last for i in said.sources)


def _teller(layers: Layers, verb: Token, said: Sequence[Attribution]) -> Phrase | None:
    """Return the subject of a verb of telling that stands right before a number."""
    start = layers.sentences[verb.sentence].first
    end = verb.i
    while end > start and layers.tokens[end - 1].low in _LEADING:
        end -= 1
    if end > start and layers.tokens[end - 1].low in ("has", "have", "had"):
        end -= 1
    if end == start:
        return None
    if layers.tokens[end - 1].tag == "PRP":
        return _meant(layers, end - 1, said)
    if layers.tokens[end - 1].low in _JOINING:
        return _sharing(layers, verb, said)
    who = _antecedent(layers, start, phrase_before(layers, start, end))
    if who is not None and who.first - 1 > start and layers.tokens[who.first - 1].pos == "ADP":
        around = phrase_before(layers, start, who.first - 1)  # "a shooting in south Memphis"
        who = Phrase(around.first, end, around.head) if around is not None else None
    if who is None or layers.tokens[who.head].tag == "PRP":
        return None
    return who if _counts(layers, who, verb) else None


def _sharing(layers: Layers, verb: Token, said: Sequence[Attribution]) -> Phrase | None:
    """Return whose subject a joined verb of telling shares: "a medic went there and counted 30"."""
    told = any(a.cue is not None and a.cue[0] <= verb.i < a.cue[1] for a in said)
    i = doer(layers, verb.i) if verb.dep == "conj" and not told else None
    if i is None:
        return None
    if layers.tokens[i].tag == "PRP":
        return _meant(layers, i, said)
    who = noun_phrase(layers, i)
    return who if _counts(layers, who, verb) else None


def _counts(layers: Layers, who: Phrase, verb: Token) -> bool:
    """Tell whether somebody gives the number that is the object of a verb, and takes nobody in."""
    ward = layers.tokens[who.head].base in WARDS and verb.base in ("admit", "register")
    return may_give(layers, who) and not ward


def _antecedent(layers: Layers, start: int, who: Phrase | None) -> Phrase | None:
    """Return whom a clause tells of that ends in a phrase: "a team that saw the site listed 40"."""
    at = who.first - 2 if who is not None else start
    if at <= start or layers.tokens[at].low not in ("that", "which", "who"):
        return who
    told = phrase_before(layers, start, at) if layers.after(at).tag in _FINITE else None
    return told if told is not None and may_give(layers, told) else who


def _verb_before(layers: Layers, mention: TollMention) -> Token | None:
    """Return the verb of telling before a number, with at most "pictures of" between."""
    start = layers.sentences[layers.tokens[mention.first].sentence].first
    i = mention.first - 1
    while i > start and (layers.tokens[i].low in _LEADING or layers.tokens[i].text in _QUOTES):
        i -= 1
    if i > start and layers.tokens[i].base in _SHOWN and layers.after(i).low == "of":
        i -= 1
        while i > start and layers.tokens[i].pos in ("DET", "ADJ", "NUM"):
            i -= 1
    token = layers.tokens[i]
    if i <= start or token.base not in _TELLS:
        return None
    if token.base == "claim" and layers.tokens[mention.head].base in LOST:
        return None
    perfect = token.tag == "VBN" and layers.tokens[i - 1].low in ("has", "have", "had")
    return token if token.tag in _FINITE or perfect else None


def _meant(layers: Layers, i: int, said: Sequence[Attribution]) -> Phrase | None:
    """Return who a pronoun is: by coreference, else who spoke last and may be meant."""
    word = layers.tokens[i].low
    if word not in ("he", "she", "it", "they"):
        return None
    told = [j for j in layers.refers.get(i, ()) if layers.tokens[j].pos in ("NOUN", "PROPN")]
    if told:
        return noun_phrase(layers, told[-1])
    spoken = [
        j for a in said if a.stance != "deny" for j in a.sources
        if j < i and layers.tokens[i].sentence - layers.tokens[j].sentence <= _REACH
        and layers.tokens[j].pos in ("NOUN", "PROPN") and _fits(layers, word, j)
    ]  # fmt: skip
    return noun_phrase(layers, max(spoken)) if spoken else None


def _fits(layers: Layers, word: str, i: int) -> bool:
    """Tell whether a pronoun may stand for a noun: a person, a body, several people."""
    token = layers.tokens[i]
    kind = word_table("roles", "kind").get(token.base)
    body = token.name in ("ORG", "GPE") or kind in ("body", "force")
    if word in _SHE:
        return not body and token.tag not in ("NNS", "NNPS")
    if word == "it":
        return body
    return body or token.tag in ("NNS", "NNPS")


def _counter(layers: Layers, mention: TollMention) -> Phrase | None:
    """Return whose count stands right before a number: "by the army's count 800,000"."""
    sentence = layers.sentences[layers.tokens[mention.first].sentence]
    end = mention.first
    if end > sentence.first and layers.tokens[end - 1].text == ",":
        end -= 1
    found = phrase_before(layers, sentence.first, end)
    if found is None or layers.tokens[found.head].base not in ESTIMATES:
        return None
    by = found.first - 1
    if by < sentence.first or layers.tokens[by].low not in _BY:
        return None
    for token in layers.tokens[found.first : found.head]:
        if token.tag == "POS":
            who = phrase_at(layers, found.first, token.i)
            return who if who is not None and may_give(layers, who) else None
    nouns = [t for t in layers.tokens[found.first : found.head] if t.pos in ("NOUN", "PROPN")]
    if not nouns or nouns[-1].i != found.head - 1 or is_deed(layers, nouns[-1].i):
        return None
    who = Phrase(found.first, found.head, nouns[-1].i)
    return who if may_give(layers, who) else None


def _only_here(layers: Layers, said: Attribution, who: Phrase, mention: TollMention) -> Attribution:
    """Return the statement of a count inside a sentence without what is not counted so."""
    sentence = layers.sentences[layers.tokens[who.head].sentence]
    inside = any(t.pos in ("NOUN", "VERB") for t in layers.tokens[sentence.first : who.first - 1])
    if not inside or said.rule != "claim.according-to":
        return said
    if not any(who.first <= i < who.last for i in said.sources):
        return said
    words = layers.span(mention.first, mention.last)
    return msgspec.structs.replace(said, cue=None, content=((words.start, words.end),))
