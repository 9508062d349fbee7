"""Who gives a number, word by word, where the parse of the sentence lost the speaker.

"Baza channel: one dead", "…, the governor of the region wrote in a note", "11,541 lives, by the
reckoning of the centre": asked only of a toll that no other statement covers.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution, Range
from dateline.extract.claims.grammar.nounphrases import (
    Phrase,
    phrase_at,
    phrase_before,
)  # fmt: skip
from dateline.extract.claims.speaking.unsaid import gives_number
from dateline.extract.tolls.giving.givers import given_by
from dateline.extract.tolls.lexicon import is_deed
from dateline.extract.tolls.mentions import TollMention

RULE = "claim.credit"
_SAYS = frozenset({
    "say", "write", "tell", "report", "announce", "complain", "add", "confirm", "state", "note",
    "estimate", "declare", "tweet", "post", "recall", "explain", "reckon", "specify", "reveal",
    "calculate", "conclude", "find", "warn", "maintain", "insist", "disclose", "relate", "admit",
    "acknowledge", "work", "allow", "concede", "tally", "correct", "think", "believe", "agree",
    "show", "indicate", "suggest", "put", "repeat", "swear", "argue", "guess", "judge", "assert",
    "record", "document", "register", "count",
})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVE = frozenset({"has", "have", "had"})
_RECKONED = frozenset({
    "count", "reckoning", "finding", "account", "estimate", "tally", "figure", "record",
    "calculation", "register", "list", "datum", "data", "census", "roll", "sheet", "book", "log",
    "board", "bulletin", "notebook", "ledger",
})  # fmt: skip
_BY = frozenset({"by", "on", "in", "per"})
_AUTHORED = frozenset({"of", "by", "from"})
_STATEMENTS = frozenset({
    "statement", "communique", "communiqué", "bulletin", "note", "figure", "message", "post",
    "update", "report", "release", "telegram", "declaration", "tally", "count", "notice",
})  # fmt: skip
_QUOTES = '"“”'
_LONGEST = 14
"""Tokens before the colon after a speaker."""


def credited(layers: Layers, mention: TollMention) -> Attribution | None:
    """Return who gives a toll by the words of its own part of the sentence, if they name one."""
    part = _part(layers, mention)
    return (
        _behind(layers, mention, part)
        or _reckoned(layers, mention, part)
        or _opened(layers, mention, part)
    )


def _part(layers: Layers, mention: TollMention) -> Range:
    """Return the tokens of the sentence around a toll that no semicolon parts from it."""
    sentence = layers.sentences[layers.tokens[mention.head].sentence]
    first, last = sentence.first, sentence.last
    for token in layers.tokens[sentence.first : sentence.last]:
        if token.text == ";" and token.i < mention.first:
            first = token.i + 1
        elif token.text == ";" and token.i >= mention.last:
            return first, token.i
    return first, last


def _behind(layers: Layers, mention: TollMention, part: Range) -> Attribution | None:
    """Return the speaker of "…, the governor of the region wrote in a note"."""
    for comma in layers.tokens[mention.last : part[1]]:
        if comma.text != ",":
            continue
        verb = _says_after(layers, comma.i + 1, part[1])
        if verb is None:
            continue
        end = verb.i - 1 if layers.tokens[verb.i - 1].low in _HAVE else verb.i
        who = phrase_before(layers, comma.i + 1, end)
        named = _named_before(layers, mention, comma.i) if end == comma.i + 1 else None
        if named is not None and _may_speak(layers, named[0]):
            return _said(layers, named[0], (verb.i, verb.i + 1), (part[0], named[1]))
        if who is not None and layers.tokens[who.head].base in _RECKONED:
            who = _author(layers, who, end)  # "the force's own roll shows"
        if who is None or who.first != comma.i + 1 or not _may_speak(layers, who):
            return None
        if any(t.text in _QUOTES for t in layers.tokens[mention.first : comma.i]):
            return None
        return _said(layers, who, (verb.i, verb.i + 1), (part[0], comma.i))
    return None


def _named_before(layers: Layers, mention: TollMention, end: int) -> tuple[Phrase, int] | None:
    """Return the speaker of "…, the mayor, Ali Reza, wrote", and the comma before him."""
    commas = [t.i for t in layers.tokens[mention.last : end] if t.text == ","]
    who = phrase_at(layers, commas[-1] + 1, end) if commas else None
    if who is None or who.last != end or layers.tokens[who.head].pos != "PROPN":
        return None
    role = phrase_at(layers, commas[-2] + 1, commas[-1]) if len(commas) > 1 else None
    if role is None or role.last != commas[-1]:
        return None
    known = layers.tokens[role.head].base in word_table("roles", "kind")
    return (who, commas[-2]) if known else None


def _says_after(layers: Layers, first: int, last: int) -> Token | None:
    """Return the first finite verb from a token on, if it is one of saying without an object."""
    for token in layers.tokens[first : min(first + _LONGEST, last)]:
        if token.text in (",", ":", "(", *_QUOTES):
            return None
        perfect = token.tag == "VBN" and layers.tokens[token.i - 1].low in _HAVE
        if token.tag not in _FINITE and not perfect:
            continue
        if token.low in _HAVE and layers.after(token.i).tag == "VBN":
            continue
        if token.base not in _SAYS:
            return None
        after = layers.tokens[token.i + 1 : last]
        out = token.lemma != "work" or (bool(after) and after[0].low == "out")
        return token if out and not any(t.low == "that" for t in after[:2]) else None
    return None


def _may_speak(layers: Layers, who: Phrase) -> bool:
    """Tell whether a phrase names somebody who may give a number, not a deed or a victim."""
    head = layers.tokens[who.head]
    if is_deed(layers, who.head) or head.pos not in ("NOUN", "PROPN"):
        return False
    return not any(t.pos == "NUM" for t in layers.tokens[who.first : who.head + 1])


def _reckoned(layers: Layers, mention: TollMention, part: Range) -> Attribution | None:
    """Return whose count a toll is: "by the reckoning of the centre", "by the warden's account"."""
    for token in layers.tokens[mention.last : part[1]]:
        if token.low not in _BY or token.i + 1 >= part[1]:
            continue
        found = phrase_at(layers, token.i + 1, part[1])
        if token.low == "per":  # "presumed abducted, per local health authorities"
            if found is not None and _is_known(layers, found.first, found.last):
                return _said(layers, found, (token.i, token.i + 1), (part[0], token.i))
            continue
        counts = found is not None and layers.tokens[found.head].base in _RECKONED
        if found is None or not counts or _of_another(layers, token.i, found.last):
            continue
        who = _author(layers, found, part[1])
        if who is not None and _may_speak(layers, who):
            return _said(layers, who, (token.i, found.head + 1), (part[0], token.i))
    return None


def _of_another(layers: Layers, by: int, last: int) -> bool:
    """Tell whether a count is of the number behind it ("and, by the mayor's count, 17 more")."""
    before, after = (
        [t for t in layers.tokens[max(first, 0) : first + 2] if t.text != ","]
        for first in (by - 2, last)
    )
    joins = bool(before) and (before[-1].pos == "CCONJ" or before[-1].text == ":")
    return joins and bool(after) and after[0].pos == "NUM"


def _named(layers: Layers, who: Phrase, end: int) -> Phrase:
    """Return a phrase with the "and" or "of" inside the name it begins."""
    last = who.last
    while last + 1 < end and layers.tokens[last].text in ("and", "of", "for"):
        if layers.after(last).pos != "PROPN":
            break
        last += 2
        while last < end and layers.tokens[last].pos == "PROPN":
            last += 1
    return Phrase(who.first, last, who.head)


def _opened(layers: Layers, mention: TollMention, part: Range) -> Attribution | None:
    """Return the speaker before the colon of "Baza channel: one dead, three in hospital"."""
    for colon in layers.tokens[part[0] : mention.first]:
        if colon.text != ":" or colon.i - part[0] > _LONGEST:
            continue
        if gives_number(layers, layers.block_of(colon.i)):
            return None  # "Shelter: 2,400 households"
        who = _heading(layers, part[0], colon.i)
        if who is not None:
            return _said(layers, who, (colon.i, colon.i + 1), (colon.i + 1, part[1]))
    return None


def _heading(layers: Layers, first: int, colon: int) -> Phrase | None:
    """Return who is named before a colon and nothing else: a role, a body, a person, his words."""
    while first < colon and not layers.tokens[first].text[0].isalpha():
        first += 1  # "09:12 Mayor: 4 dead"
    tokens = layers.tokens[first:colon]
    if not tokens or tokens[0].text[0].islower() or any(_is_acting(t) for t in tokens):
        return None
    found = phrase_at(layers, first, colon)
    if found is None or is_deed(layers, found.head):
        return None
    who: Phrase | None = found
    if layers.tokens[found.head].base in _STATEMENTS:
        who = _author(layers, found, colon)
    elif not _is_known(layers, found.first, colon):
        return None
    return who if who is not None and _may_speak(layers, who) else None


def _author(layers: Layers, found: Phrase, end: int) -> Phrase | None:
    """Return whose statement or count is named: "Statement of the mayor", "ACLED's figures"."""
    for token in layers.tokens[found.first : end]:
        if token.tag == "POS":
            return phrase_at(layers, found.first, token.i)
        if token.i > found.head and token.low in _AUTHORED:
            who = phrase_at(layers, token.i + 1, end)
            return _named(layers, who, end) if who is not None else None
    return None


def _is_acting(token: Token) -> bool:
    verb = token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound")
    return verb or token.text in _QUOTES or token.pos == "ADV"


def _is_known(layers: Layers, first: int, colon: int) -> bool:
    """Tell whether words name a person, a body or a role of those who give numbers."""
    roles = word_table("roles", "kind")
    return any(
        t.name in ("PERSON", "ORG")
        or t.base in roles
        or any(k.first <= t.i < k.last for k in layers.known)
        for t in layers.tokens[first:colon]
    )


def _said(layers: Layers, who: Phrase, cue: Range, content: Range) -> Attribution:
    """Return the attribution of some tokens to a phrase."""
    tokens = layers.tokens
    words = [t for t in tokens[content[0] : content[1]] if t.text not in (".", ",")]
    return given_by(who, (words[0].start, words[-1].end), RULE, cue)


def goes_on(layers: Layers, mention: TollMention, said: Attribution) -> Range | None:
    """Return what a statement goes on to say behind a semicolon: "…; that 40 have been held".

    As a range of code points; None where the part with the toll begins without "that".
    """
    first, last = _part(layers, mention)
    before = layers.tokens[first - 1] if first else None
    if before is None or before.text != ";" or not said.content:
        return None
    opening = layers.tokens[first : first + 2]
    that = next((t for t in opening if t.low == "that"), None)
    if that is None or (that.i > first and layers.tokens[first].low != "and"):
        return None
    sentence = layers.sentences[layers.tokens[first].sentence]
    begun = layers.tokens[sentence.first].start <= said.content[-1][1] <= before.start + 1
    words = [t for t in layers.tokens[that.i : last] if t.text != "."]
    return (words[0].start, words[-1].end) if begun else None


def with_names(layers: Layers, said: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, "it" given back to the body that spoke in the sentence before.

    "The ministry announced that … . The toll, it said, stands at 40."
    """
    found: list[Attribution] = []
    last: Attribution | None = None
    for one in sorted(said, key=lambda a: a.content[0][0] if a.content else 0):
        alone = one.sources[0] if len(one.sources) == 1 else None
        if alone is not None and _is_lost_it(layers, alone):
            if last is not None and _follows(layers, last, alone):
                fields = {"sources": last.sources, "source_spans": last.source_spans}
                found.append(msgspec.structs.replace(one, **fields))
                continue
        elif alone is not None and layers.tokens[alone].pos != "PRON":
            last = one
        found.append(one)
    return found


def _is_lost_it(layers: Layers, i: int) -> bool:
    """Tell whether "it" speaks, and stands for no body that is known."""
    told = layers.refers.get(i, ())
    return layers.tokens[i].low == "it" and not any(_is_body(layers, j) for j in told)


def _is_body(layers: Layers, i: int) -> bool:
    kind = word_table("roles", "kind").get(layers.tokens[i].base)
    return layers.tokens[i].name == "ORG" or kind == "body"


def _follows(layers: Layers, last: Attribution, it: int) -> bool:
    """Tell whether "it" may be the body that spoke last: in its sentence or the one before."""
    head = last.sources[0]
    near = layers.tokens[it].sentence - layers.tokens[head].sentence
    return head < it and near <= 1 and _is_body(layers, head)
