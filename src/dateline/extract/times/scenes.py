"""What a time phrase is read against: publication, the story so far, the tense of its clause."""

import re
from datetime import date, datetime
from typing import Literal

import msgspec

from dateline.annotate import Layers, Token
from dateline.document import Document
from dateline.extract.times.days import Stretch
from dateline.extract.times.lexicon import words

Direction = Literal["past", "present", "future", "none"]
_CLOCK_WORDS = ("on", "at", "the", "a.m.", "p.m.", "am", "pm", "noon", "midnight", "midday", "dawn")
_BIRTH = re.compile(
    r"\b(?:born|DOB|date of birth|d\.o\.b\.)\b(?:(?!\b(?:he|she|they|who|was|were|is|has|had)\b)"
    r"[^;:]){0,40}\Z|\bDOB:\s*\Z",
    re.IGNORECASE,
)
"""What stands before the day or year of somebody's birth, which no story stands at."""
LONG_GONE = 30
"""Days behind publication from which what is told first is long gone."""
_STALE = 7
"""Days behind publication from which a time of day without a date is that of publication."""


class Scene(msgspec.Struct, frozen=True):
    """The surroundings of one match: `token` is its first token, `story` the last day told.

    `here` is a day told in the same sentence; `era` is the last point told at any grain; `old`
    says that the story there is history, so that a month without a year belongs to it and not to
    the year of publication; `history` that the whole document is; `back` that the first day told
    was long gone, as in a report on a deed.
    """

    layers: Layers
    published: date | None
    moment: datetime | None = None
    token: int = 0
    story: Stretch | None = None
    era: Stretch | None = None
    old: bool = False
    history: bool = False
    back: bool = False
    here: Stretch | None = None

    def direction(self) -> Direction:
        """Return where the tense of the phrase's clause points."""
        return direction(self.layers, self.token)

    def premodifies(self) -> bool:
        """Tell whether the phrase stands before a noun that it tells the day of."""
        token = self.layers.tokens[self.token]
        above = self.layers.tokens[token.head]
        before = token.dep in ("compound", "nmod", "nummod", "amod", "poss", "npadvmod")
        return before and above.pos in ("NOUN", "PROPN") and above.i > token.i

    def stale(self) -> bool:
        """Tell whether the day that the story stands at is too far back for "at noon"."""
        if (
            self.here is not None
            or self.old
            or self.back
            or self.story is None
            or self.published is None
        ):
            return False
        return (self.published - self.story.last).days > _STALE

    def base(self) -> date | None:
        """Return the day that the story stands at, publication where it tells none."""
        return self.story.first if self.story is not None else self.published


def is_of_birth(before: str) -> bool:
    """Tell whether the words before a time make it that of somebody's birth.

    >>> is_of_birth("Orlov, born in Omsk in "), is_of_birth("Born there, he was shot on ")
    (True, False)
    """
    return _BIRTH.search(before) is not None


def published_on(document: Document) -> tuple[date | None, datetime | None]:
    """Return the day of publication in the publisher's zone, and the minute if it is known."""
    said = document.published or document.updated
    if not said:
        return None, None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None, None
    return moment.date(), moment if len(said) > 10 else None


def governor(layers: Layers, token: int) -> Token | None:
    """Return the nearest verb above a token, itself left out."""
    for i in layers.ancestors(token):
        above = layers.tokens[i]
        if above.pos == "VERB" or (above.pos == "AUX" and above.dep not in ("aux", "auxpass")):
            return above
    return None


def direction(layers: Layers, token: int) -> Direction:
    """Return where the tense of the clause around a token points."""
    here = layers.tokens[token]
    sentence = layers.sentences[here.sentence]
    if layers.role_of(token) == "entry":
        return _of_entry(layers, here.sentence)
    before = [t.low for t in layers.tokens[max(sentence.first, token - 4) : token]]
    if before[-2:] == ["ahead", "of"] or before[-3:-1] == ["ahead", "of"]:
        return "future"
    above = [layers.tokens[i].low for i in layers.ancestors(token)][:5]
    if {"upcoming", "forthcoming"} & set(before) or "ahead" in above:
        return "future"
    if not any(t.dep for t in layers.tokens[sentence.first : sentence.last]):
        return "future" if {"will", "shall", "to"} & set(before) else "none"
    verb = governor(layers, token)
    if _sets_a_term(layers, token, verb):
        return "future"
    if verb is None:
        return "none"
    return _tense(layers, verb)


def _of_entry(layers: Layers, head: int) -> Direction:
    """Return where the tense points of what the entry tells that a sentence is the head of."""
    blocks = layers.document.blocks
    for sentence in layers.sentences[head + 1 :]:
        if blocks[sentence.block].role != "entry":
            verb = layers.tokens[sentence.root]
            return _tense(layers, verb) if verb.pos in ("VERB", "AUX") else "none"
    return "none"


def _sets_a_term(layers: Layers, token: int, verb: Token | None) -> bool:
    """Tell whether a time is one that is set: "gave them until Sunday", "put off Sunday's vote"."""
    before = _word_before(layers, token)
    heads = [layers.tokens[i] for i in layers.ancestors(token)][:3]
    if any(t.pos == "ADJ" and t.base in words("planned") for t in heads[:2]):
        return True
    if before in ("until", "till", "by", "to"):
        terms = words("deadline")
        below = layers.children[verb.i] if verb is not None else ()
        things = [t for t in (layers.tokens[i] for i in below) if t.dep in ("dobj", "nsubjpass")]
        nouns = (t for t in (*heads, *things) if t.pos in ("NOUN", "PROPN"))
        if any(t.base in terms for t in nouns):
            return True
        if verb is not None and before != "by" and verb.base in terms:
            return True
    here = layers.tokens[token]
    modifies = here.dep in ("poss", "compound", "nmod", "amod")
    if before == "for" and not modifies and _is_day(layers, token):
        return True
    if verb is None or not _puts_off(layers, verb):
        return False
    return modifies or before in ("to", "until", "till", "for", "from")


def _word_before(layers: Layers, token: int) -> str:
    """Return the word before a time, its clock left out: "until" of "until 6 p.m. on Friday"."""
    for i in range(token - 1, max(token - 7, -1), -1):
        text = layers.tokens[i].low
        if text not in _CLOCK_WORDS and not text[0].isdigit():
            return "" if text == "to" and i < token - 1 else text
    return ""


def _is_day(layers: Layers, token: int) -> bool:
    """Tell whether a weekday or a date with its day begins at a token."""
    texts = [t.text for t in layers.tokens[token : token + 2]]
    return texts[0].lower() in words("weekday") or any(t[0].isdigit() and len(t) < 5 for t in texts)


def _puts_off(layers: Layers, verb: Token) -> bool:
    lemma = verb.base
    particle = next((layers.tokens[i].base for i in layers.children[verb.i]
                     if layers.tokens[i].dep in ("prt", "advmod", "prep")), "")  # fmt: skip
    return lemma in words("postponing") or f"{lemma} {particle}" in words("postponing")


def _tense(layers: Layers, verb: Token) -> Direction:
    below = [layers.tokens[i] for i in layers.children[verb.i]]
    helpers = [t for t in below if t.dep in ("aux", "auxpass")]
    forms = {t.low for t in helpers}
    if forms & set(words("future")):
        return "future" if "have" not in forms else "past"
    lemma = verb.base
    if lemma in words("planned") and verb.tag in ("VBN", "JJ"):
        return "future"
    if any(t.dep == "acomp" and t.base in words("planned") for t in below):
        return "future"
    head = layers.tokens[verb.head]
    if "to" in forms or verb.tag == "TO":
        if verb.dep in ("xcomp", "ccomp") and head.base in words("implicative"):
            return _tense(layers, head) if head.pos in ("VERB", "AUX") else "none"
        return "future"
    past = verb.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
    if past or forms & {"has", "have", "had", "'ve", "'d"}:
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return _present(layers, verb)
    if verb.dep in ("conj", "advcl", "xcomp", "pcomp") and verb.tag in ("VBG", "VB", "VBN"):
        while verb.head != verb.i and verb.dep in ("conj", "advcl", "xcomp", "pcomp", "prep"):
            verb = layers.tokens[verb.head]
            if verb.pos in ("VERB", "AUX"):
                return _tense(layers, verb)
    return "past" if verb.tag == "VBN" else "none"


def _present(layers: Layers, verb: Token) -> Direction:
    """Return the future for "talks resume on Friday", outside headlines and captions."""
    if layers.role_of(verb.i) in ("title", "caption", "subhead"):
        return "present"
    return "future" if verb.base in words("scheduled") else "present"
