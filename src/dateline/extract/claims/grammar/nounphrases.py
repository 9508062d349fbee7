"""Reads noun phrases word by word, where the parse of a crowded sentence can't be trusted."""

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.grammar.relays import is_document
from dateline.extract.claims.grammar.trees import word

_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"})
_MARKS = '"“”‘’'
_STOPS = frozenset({",", ";", ":", ".", "—", "–", "(", ")"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"of", "by", "from", "with"})
_BEARERS = frozenset({
    "word", "authority", "strength", "basis", "evidence", "testimony", "figure", "information",
    "account", "line", "message", "voice", "mouth", "call", "notes", "minute", "conversation",
    "talk", "transmission", "description", "recollection", "estimate", "tally", "count", "tip",
    "assurance", "intelligence", "photo", "photograph", "clip", "diary", "memory",
    "story", "tale", "datum", "data", "say-so", "news", "detail", "quote", "lead", "feed",
    "thread", "wire", "copy", "fax", "confession", "affidavit", "record", "log", "list",
    "number", "toll", "death toll", "verdict", "version", "tape", "words", "remark", "comment",
    "claim", "warning", "appeal", "charge", "accusation", "allegation", "denial", "promise",
    "threat", "apology", "reply", "answer", "finding", "boast", "quotation", "footage",
    "picture", "image", "calculation", "reading", "complaint", "outburst", "phrase",
})  # fmt: skip
"""Nouns besides documents that carry somebody's words."""


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: its tokens (last exclusive) and the noun that it is about."""

    first: int
    last: int
    head: int


def phrase_at(layers: Layers, at: int, end: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, read up to `end` at the most."""
    first = at
    while first < end and layers.tokens[first].text in _MARKS:
        first += 1
    if first >= end:
        return None
    if layers.tokens[first].pos == "PRON" and layers.tokens[first].tag == "PRP":
        return Phrase(first, first + 1, first)
    head = None
    for i in range(first, end):
        if not _goes_on(layers, i, first):
            break
        paper = word(layers, i) in ("daily", "weekly")  # often read as adverbs
        if layers.tokens[i].pos in ("NOUN", "PROPN", "NUM") or paper:
            head = i
    if head is None:
        return None
    last = head + 1
    opened = first > 0 and layers.tokens[first - 1].text in _MARKS
    if opened and last < end and layers.tokens[last].text in _MARKS:
        last += 1
    return Phrase(first, _with_rest(layers, last, end), head)


def bears_words(layers: Layers, i: int) -> bool:
    """Tell whether a noun stands for what somebody said, wrote or showed."""
    return is_document(layers, i) or layers.tokens[i].base in _BEARERS


def author_of(layers: Layers, found: Phrase, end: int) -> Phrase | None:
    """Return whose words a phrase stands for: the phrase itself where it is somebody.

    "the general's words": the general; "a statement by the rebels": the rebels.
    """
    if not bears_words(layers, found.head):
        return found
    for i in range(found.first + 1, found.head):
        if layers.tokens[i].tag == "POS":
            return phrase_at(layers, found.first, i)
    for i in range(found.head + 1, min(end, found.head + 8)):
        if layers.tokens[i].text in _STOPS:
            return None
        if word(layers, i) in _NAMING or (word(layers, i) == "to" and i > found.head + 1):
            more = phrase_at(layers, i + 1, end)
            return author_of(layers, more, end) if more is not None else None
    return None


def _goes_on(layers: Layers, i: int, first: int) -> bool:
    """Tell whether a token belongs to the nouns and adjectives from `first` on."""
    token = layers.tokens[i]
    before = layers.tokens[i - 1] if i > first else None
    if (
        before is not None
        and before.pos in ("NOUN", "PROPN")
        and (token.pos == "DET" or token.tag == "PRP$")
    ):
        return False  # another phrase: "whose list [a Berlin aid worker] forwarded"
    if token.text in _MARKS or token.text == "-" or token.tag in ("PRP$", "POS"):
        return True
    if word(layers, i) in ("daily", "weekly") and i > first:
        return True
    if token.tag in ("VBG", "VBN") or token.pos == "ADV":
        after = layers.tokens[i + 1] if i + 1 < len(layers.tokens) else token
        noun = before is not None and before.pos in ("NOUN", "PROPN")
        return after.pos in ("NOUN", "PROPN", "ADJ") and not noun
    return token.pos in _INNER and token.text not in _STOPS


def _with_rest(layers: Layers, last: int, end: int) -> int:
    """Return the end of a phrase with what hangs on it, up to a comma or a finite verb."""
    at = last
    while at < end and layers.tokens[at].text not in _STOPS:
        if layers.tokens[at].tag in _FINITE:
            break
        at += 1
    if last >= end or layers.tokens[last].pos not in ("ADP", "ADV", "VERB", "ADJ"):
        return last
    return last if at < end and layers.tokens[at].tag in _FINITE else at


def phrase_before(layers: Layers, first: int, end: int) -> Phrase | None:
    """Return the longest noun phrase that ends right before token `end`."""
    for start in range(first, end):
        broken = start > first and layers.tokens[start - 1].pos in (
            "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART",
        ) and layers.tokens[start].pos not in ("DET",)  # fmt: skip
        of = start > first and word(layers, start - 1) == "of"
        found = phrase_at(layers, start, end) if not (broken or of) else None
        if found is not None and found.last == end:
            return found
    return None
