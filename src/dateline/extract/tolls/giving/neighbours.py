"""Who gives a number by the words right beside it, where a sentence has several numbers.

"12,000 people according to police and 40,000 according to the unions", "a police estimate of
12,000", "by the guards' count", "as the mayor saw it", "put at 9,000 by the unions", "a nun guessed
at 9,000": the parse gives such numbers to one speaker or to none. What is said is the number alone.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.nounphrases import (
    Phrase,
    bears_words,
    phrase_at,
    phrase_before,
)  # fmt: skip
from dateline.extract.events.grammar.slots import is_passive, kids
from dateline.extract.tolls.giving.givers import given_by, may_give, noun_phrase, words_before
from dateline.extract.tolls.mentions import TollMention

RULE = "claim.beside"
_REACH = 12
"""Tokens behind a number in which who gives it may be named."""
ESTIMATES = frozenset({
    "estimate", "figure", "count", "tally", "claim", "guess", "total", "reckoning", "calculation",
    "headcount", "number", "arithmetic", "sum", "account", "opinion", "judgement", "judgment",
    "eye", "lights", "light", "measure", "statistic", "version", "view", "telling", "list", "book",
    "register", "ledger", "record", "hand-count", "survey", "data", "datum", "tracking", "roll",
})  # fmt: skip
_BY = frozenset({"by", "on", "in", "to", "at"})
_EQUALS = frozenset({"of", ",", ":", "was", "is", "were"})
"""What stands between somebody's estimate and its number."""
_SEES = frozenset({
    "see", "have", "put", "tell", "count", "reckon", "judge", "estimate", "say", "hold", "claim",
})  # fmt: skip
_GIVES = frozenset(
    {"put", "estimate", "count", "reckon", "set", "number", "give", "judge", "guess"}
)
_RECORDS = frozenset({
    "drone", "camera", "clicker", "photograph", "survey", "bulletin", "table", "map", "sheet",
    "notebook", "statistician", "counter", "software", "spreadsheet", "board", "website",
    "channel", "report", "reading", "formula", "method", "whiteboard", "exercise-book", "diary",
})  # fmt: skip
"""What somebody counts with, and where he writes it down."""
_STOPS = frozenset({";", ":", ".", "(", ")"})
_GUESSES = frozenset({
    "guess", "calculate", "judge", "hazard", "venture", "compute", "assess", "concede", "think",
    "believe", "quote", "cite", "read", "tot", "tick", "note", "jot", "enter", "scribble",
    "measure", "total", "gauge", "settle", "arrive", "plump", "offer", "vouch", "swear", "insist",
})  # fmt: skip


def with_neighbours(
    layers: Layers, tolls: Sequence[TollMention], said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions, with those of who is named right beside a number."""
    found = list(said)
    firsts = sorted(m.first for m in tolls)
    for mention in tolls:
        sentence = layers.sentences[layers.tokens[mention.head].sentence]
        later = [i for i in firsts if i >= mention.last]
        end = min([sentence.last, mention.last + _REACH, *later])
        who = _before(layers, mention, sentence.first) or _behind(layers, mention, end)
        who = who or _passive(layers, mention, sentence.first, end) or _guessed(layers, mention)
        who = who or _agent(layers, mention)
        given = _given(layers, mention, who)
        if who is None or given is None:
            continue
        content = given.content[0]
        covering = [a for a in found if a.covers(*content) and a.sources]
        if any(_tells_all(layers, a, who, covering) for a in covering):
            continue
        found = [_without(a, content) if a in covering else a for a in found] + [given]
    return found


def _tells_all(
    layers: Layers, said: Attribution, who: Phrase, covering: Sequence[Attribution]
) -> bool:
    """Tell whether a number has its giver already: he tells what all others who say it say.

    "The rebels admitted holding two men, according to a letter": of the letter, and so is what
    both say ("The mayor said two had died, according to the paper").
    """
    return _names(said, who) and all(
        other is said
        or (
            other.cue is not None
            and layers.tokens[other.cue[0]].pos == "VERB"
            and layers.tokens[other.cue[0]].low != "according"
            and (
                other.content == said.content
                or all(
                    said.covers(t.start, t.end) for t in (layers.tokens[i] for i in other.sources)
                )
            )
        )
        for other in covering
    )


def _names(said: Attribution, who: Phrase) -> bool:
    """Tell whether a phrase is, or begins, the name of a speaker: "the Tasnim" of its agency."""
    spans = (
        span for i, span in zip(said.sources, said.source_spans, strict=False) if i >= who.head
    )
    return any(who.first <= i < who.last for i in said.sources) or any(
        first <= who.head < last for first, last in spans
    )


def recorded(layers: Layers, mention: TollMention) -> Attribution | None:
    """Return who gives a number by his own count or list: "the prefect's last list has 3,000"."""
    sentence = layers.sentences[layers.tokens[mention.head].sentence]
    return _given(layers, mention, _recorded(layers, mention, sentence.first))


def _given(layers: Layers, mention: TollMention, who: Phrase | None) -> Attribution | None:
    """Return the attribution of a number to whom a phrase names, if he may speak."""
    if who is None or not may_give(layers, who):
        return None
    at = layers.span(mention.first, mention.last)
    return given_by(who, (at.start, at.end), RULE)


def _before(layers: Layers, mention: TollMention, start: int) -> Phrase | None:
    """Return whose estimate a number is: "a police estimate of 12,000", "the police figure, 338".

    Or who is named before it in brackets: "24 dead (the ministry: 16)".
    """
    tokens = layers.tokens
    at = mention.first
    if at - 2 < start or tokens[at - 1].low not in _EQUALS:
        return None
    if tokens[at - 2].base in ESTIMATES:
        return _owner(layers, phrase_before(layers, start, at - 1))
    who = words_before(layers, start, at - 1) if tokens[at - 1].text == ":" else None
    return who if who is not None and who.first and tokens[who.first - 1].text == "(" else None


def _recorded(layers: Layers, mention: TollMention, start: int) -> Phrase | None:
    """Return whose count or list stands before a number, with no other number between."""
    tokens = layers.tokens
    stops = [t.i + 1 for t in tokens[start : mention.first] if t.text == ";" or t.pos == "NUM"]
    first = max([start, *stops])
    for mark in reversed(tokens[first : mention.first]):
        if mark.tag != "POS":
            continue
        found = phrase_at(layers, mark.i + 1, min(mark.i + 5, mention.first))
        if found is None:
            return None
        noun = tokens[found.head].base
        counted = noun in ESTIMATES | _RECORDS or bears_words(layers, found.head)
        return phrase_before(layers, first, mark.i) if counted else None
    return None


def _owner(layers: Layers, found: Phrase | None) -> Phrase | None:
    """Return who stands inside a phrase for a count: "the police count", "the unions' figure"."""
    if found is None or layers.tokens[found.head].base not in ESTIMATES:
        return None
    for token in layers.tokens[found.first : found.head]:
        if token.tag == "POS":
            return phrase_at(layers, found.first, token.i)
    nouns = [t for t in layers.tokens[found.first : found.head] if t.pos in ("NOUN", "PROPN")]
    if not nouns or nouns[-1].i != found.head - 1:
        return None
    return Phrase(found.first, found.head, nouns[-1].i)


def _behind(layers: Layers, mention: TollMention, end: int) -> Phrase | None:
    """Return who is named behind a number by "according to", "per", a count or what was seen."""
    tokens = layers.tokens
    for token in tokens[mention.last : end]:
        word = token.low
        if token.text in _STOPS:
            return None
        after_comma = token.i == mention.last + 1 and tokens[mention.last].text == ","
        if after_comma and word == "said":  # "killed 102, said the ministry, or"
            return phrase_at(layers, token.i + 1, end)
        after = tokens[token.i + 1] if token.i + 1 < end else None
        if word == "per" and after is not None and after.pos in ("DET", "PROPN"):
            return phrase_at(layers, after.i, end)
        if word == "according" and after is not None and after.low == "to":
            return phrase_at(layers, token.i + 2, end)
        if word in _BY and after is not None:
            found = phrase_at(layers, after.i, end)
            who = _owner(layers, found) or _author(layers, found, end)
            if who is not None:
                return who
        if word == "as" and after is not None:
            who = _seen(layers, after.i, end)
            if who is not None:
                return who
    return None


def _author(layers: Layers, found: Phrase | None, end: int) -> Phrase | None:
    """Return whose a count is: "the tally of state media"."""
    if found is None or layers.tokens[found.head].base not in ESTIMATES:
        return None
    of = found.head + 1
    return phrase_at(layers, of + 1, end) if of < end and layers.tokens[of].low == "of" else None


def _seen(layers: Layers, at: int, end: int) -> Phrase | None:
    """Return who saw it so: "as the police saw it", "as the mayor has it"."""
    who = phrase_at(layers, at, end)
    if who is None or who.last >= end or layers.tokens[who.last].lemma not in _SEES:
        return None
    after = layers.tokens[who.last + 1 : who.last + 2]
    return who if any(t.low == "it" for t in after) else None


def _passive(layers: Layers, mention: TollMention, start: int, end: int) -> Phrase | None:
    """Return by whom a number was given: "put at 40,000 by the organisers and 12,000 by police"."""
    tokens = layers.tokens
    if mention.last >= end or tokens[mention.last].low != "by":
        return None
    before = tokens[start : mention.first]
    given = any(t.lemma in _GIVES and t.tag in ("VBN", "VBD") for t in before)
    return phrase_at(layers, mention.last + 1, end) if given else None


def _agent(layers: Layers, mention: TollMention) -> Phrase | None:
    """Return by whom a number was given, further on: "put at 60 late on Friday by officials"."""
    for i in layers.ancestors(mention.head)[:3]:
        if layers.tokens[i].base in _GIVES and is_passive(layers, i):
            by = [p for p in kids(layers, i, "agent", "prep") if p.low == "by"]
            named = [t for p in by for t in kids(layers, p.i, "pobj") if t.i > mention.last]
            return noun_phrase(layers, named[0].i) if named else None
    return None


def _guessed(layers: Layers, mention: TollMention) -> Phrase | None:
    """Return whose guess a number is: "a nun at the gate guessed at 9,000"."""
    token = layers.tokens[mention.head]
    up = layers.tokens[token.head]
    verb = layers.tokens[up.head] if up.pos == "ADP" else up
    if verb.lemma not in _GUESSES or verb.i > mention.first:
        return None
    for own in kids(layers, verb.i, "nsubj"):
        first = min((j for j in layers.subtree(own.i) if j <= own.i), default=own.i)
        return Phrase(first, own.i + 1, own.i)
    return None


def _without(said: Attribution, piece: Range) -> Attribution:
    """Return an attribution without the number that another gives."""
    kept: list[Range] = []
    for start, end in said.content:
        if end <= piece[0] or start >= piece[1]:
            kept.append((start, end))
            continue
        kept += [(s, e) for s, e in ((start, piece[0]), (piece[1], end)) if s < e]
    return msgspec.structs.replace(said, content=tuple(kept)) if kept else said
