"""The sentence around a quote: a bare "25" says nothing until one reads who counted whom."""

import re
from collections.abc import Callable

import msgspec

from dateline.document import Document, Quote
from dateline.export.sayings import content_words
from dateline.export.wording import PRONOUNS
from dateline.records import Claim
from dateline.store import Store

_END = re.compile(r"[.!?][\"'”’)]*\s+|\n+")
_POINTING = PRONOUNS | {"this", "that", "so", "these", "those"}
_LONG = 240
"""Characters of a sentence on either side of the words; what is farther away is cut."""


class Passage(msgspec.Struct, frozen=True):
    """A sentence in three parts: what stands before the quoted words, the words, what follows."""

    before: str
    words: str
    after: str


def passage(document: Document, quote: Quote) -> Passage:
    """Return the sentence that a quote stands in; a quote of several sentences stands alone.

    >>> from dateline.document import plain
    >>> d = plain("It was hit. The army counted 25 dead in all. More later.")
    >>> passage(d, d.quote(29, 31))
    Passage(before='The army counted ', words='25', after=' dead in all.')
    """
    whole = sentence(document, quote)
    at, end = quote.span.start - whole.span.start, quote.span.end - whole.span.start
    before, after = whole.text[:at], whole.text[end:]
    return Passage(_cut(before, end=True), quote.text, _cut(after, end=False))


def sentence(document: Document, quote: Quote) -> Quote:
    """Return the sentence that a quote stands in; of a quote of several, all of them."""
    first, last = 0, len(document.text)
    for found in _END.finditer(document.text):
        if found.end() <= quote.span.start:
            first = found.end()
        elif found.start() >= quote.span.end - 1:
            last = found.start() + len(found[0].rstrip())
            break
    return document.quote(first, max(last, quote.span.end))


def claimed_words(document: Document, claim: Claim) -> str:
    """Return what is claimed; its whole sentence where that is a mere "it": "denied it"."""
    words = content_words(claim)
    if words.lower() not in _POINTING:
        return words
    told = passage(document, claim.content)
    return f"{told.before}{told.words}{told.after}"


def passages(store: Store) -> Callable[[Quote], Passage]:
    """Return a function that gives a quote's passage, reading each document once."""
    known: dict[str, Document] = {}

    def of(quote: Quote) -> Passage:
        if quote.document not in known:
            known[quote.document] = store.document(quote.document)
        return passage(known[quote.document], quote)

    return of


def _cut(text: str, *, end: bool) -> str:
    """Return a side of a sentence, shortened at a word where it is long."""
    if len(text) <= _LONG:
        return text
    if end:
        return "… " + text[-_LONG:].partition(" ")[2]
    return text[:_LONG].rpartition(" ")[0] + " …"
