"""What a time phrase is read against: publication, the story so far, the tense of its clause."""

from datetime import date, datetime
from typing import Literal

import msgspec

from dateline.annotate import Layers, Token
from dateline.document import Document
from dateline.extract.times.days import Stretch
from dateline.extract.times.lexicon import words

Direction = Literal["past", "present", "future", "none"]


class Scene(msgspec.Struct, frozen=True):
    """The surroundings of one match: `token` is its first token, `story` the last day told.

    `era` is the last point told at any grain; `old` says that the story there is history, so
    that a month without a year belongs to it and not to the year of publication; `history` that
    the whole document is.
    """

    layers: Layers
    published: date | None
    moment: datetime | None = None
    token: int = 0
    story: Stretch | None = None
    era: Stretch | None = None
    old: bool = False
    history: bool = False

    def direction(self) -> Direction:
        """Return where the tense of the phrase's clause points."""
        return direction(self.layers, self.token)

    def base(self) -> date | None:
        """Return the day that the story stands at, publication where it tells none."""
        return self.story.first if self.story is not None else self.published


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
    before = [t.text.lower() for t in layers.tokens[max(sentence.first, token - 4) : token]]
    if before[-2:] == ["ahead", "of"] or before[-3:-1] == ["ahead", "of"]:
        return "future"
    if {"upcoming", "forthcoming"} & set(before):
        return "future"
    if not any(t.dep for t in layers.tokens[sentence.first : sentence.last]):
        return "future" if {"will", "shall", "to"} & set(before) else "none"
    verb = governor(layers, token)
    if verb is None:
        return "none"
    return _tense(layers, verb)


def _tense(layers: Layers, verb: Token) -> Direction:
    below = [layers.tokens[i] for i in layers.children[verb.i]]
    helpers = [t for t in below if t.dep in ("aux", "auxpass")]
    forms = {t.text.lower() for t in helpers}
    if forms & set(words("future")):
        return "future" if "have" not in forms else "past"
    lemma = verb.lemma.lower()
    if lemma in words("planned") and verb.tag in ("VBN", "JJ"):
        return "future"
    if any(t.dep == "acomp" and t.lemma.lower() in words("planned") for t in below):
        return "future"
    head = layers.tokens[verb.head]
    if "to" in forms or verb.tag == "TO":
        if verb.dep in ("xcomp", "ccomp") and head.lemma.lower() in words("implicative"):
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
    role = layers.document.blocks[layers.sentences[verb.sentence].block].role
    if role in ("title", "caption", "subhead"):
        return "present"
    return "future" if verb.lemma.lower() in words("scheduled") else "present"
