"""Who heard a report and hands it on: "told Y, who told Z", "told her doctor, and he a friend".

Read word by word. Whoever hears in private is a link too ("a guard told his wife that …"): how
else should the words have come out. A reporter, an outlet, a court or a parliament is none.
"""

import functools
from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_set, word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.grammar.nounphrases import (
    Phrase,
    bears_words,
    phrase_at,
    phrase_before,
)
from dateline.extract.claims.grammar.relays import can_relay
from dateline.extract.claims.grammar.trees import word

TELLING = frozenset({
    "tell", "inform", "ring", "telephone", "phone", "radio", "message", "write", "text", "confide",
    "whisper", "recount", "testify", "admit", "brief", "swear", "complain", "report", "email",
    "call", "cable", "warn", "assure", "say", "describe", "relate", "mention", "confess", "speak",
    "telegraph", "fax", "signal", "wire", "hand", "send", "talk", "relay", "pass", "explain",
})  # fmt: skip
_GIVING = frozenset({"tell", "inform", "pass", "relay", "report", "repeat", "read", "play", "hand",
                     "forward", "ring", "send", "recount", "brief", "publish", "broadcast", "air",
                     "put", "carry", "print", "post", "translate", "take", "call", "phone",
                     "show", "say", "share", "quote", "cite", "confirm", "write", "set", "retell",
                     "record", "film", "tape"})  # fmt: skip
_PRIVATE = frozenset({"tell", "write", "confide", "whisper", "recount", "phone", "telephone",
                      "ring", "radio", "message", "text", "confess", "relate", "email", "describe",
                      "complain", "swear"})  # fmt: skip
"""Verbs by which somebody tells one person or a few."""
_LISTENERS = frozenset({"me", "us", "this", "him", "her", "them", "it"})
_STOPS = frozenset({",", ";", ".", ":"})
_AGAIN = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "and"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_SECTORS = frozenset({"CVL", "MED", "REL", "EDU", "NGO", "AGR", "LAB"})
_MOST = 4
"""Links that hearsay can have: more is a misreading."""


def heard_by(layers: Layers, said: Attribution) -> Attribution:
    """Return a report with the listeners who hand it on, the nearest first, before other links."""
    if said.cue is None or not said.sources or said.view:
        return said
    verb = next((i for i in range(*said.cue)
                 if layers.tokens[i].base in TELLING), None)  # fmt: skip
    heard = listener(layers, verb) if verb is not None else None
    if verb is None or heard is None:
        return said
    nested = bool(said.chain) and layers.tokens[said.chain[0]].pos != "PRON"
    chain = _chain(layers, verb, heard, nested=nested)
    links = [h for h in chain if h not in said.sources]
    parts = {h - n for h in links for n in (1, 2)}  # the parse of "sub-prefect" has three nouns
    known = [link for link in said.chain if link not in parts]
    lemmas = {layers.tokens[h].base for h in links}
    known = [link for link in known if layers.tokens[link].base not in lemmas]
    if links and known and word(layers, known[0]) in _PRONOUNS and known[0] > links[0]:
        known = known[1:]  # "told a nurse, and she told the radio": the nurse
    return msgspec.structs.replace(said, chain=(*links, *known)) if links else said


def passed_up(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those told within another with the links of that one too.

    "A corporal told a nurse that a clerk told him C": the clerk, the corporal, the nurse.
    """
    handed = [a for a in found if a.chain and a.sources and a.content]
    result = []
    for said in found:
        last = said.chain[-1] if said.chain and said.cue is not None else None
        start = layers.tokens[said.cue[0]].start if said.cue is not None else 0
        for outer in handed:
            if outer is not said and last in outer.sources and outer.covers(start, start + 1):
                more = [h for h in outer.chain if h not in (*said.sources, *said.chain)]
                said = msgspec.structs.replace(said, chain=(*said.chain, *more))
                break
        result.append(said)
    return result


def _own(layers: Layers, heard: Phrase) -> bool:
    """Tell whether a listener belongs to whoever tells of it ("told his men, she said")."""
    person = word_table("roles", "kind").get(layers.tokens[heard.head].base)
    return word(layers, heard.first) in ("his", "her", "its", "their") and person == "person"


def _chain(layers: Layers, verb: int, heard: Phrase, *, nested: bool) -> Iterator[int]:
    """Yield the listeners from the first on who hand on what verb `verb` tells, or must have."""
    told = layers.tokens[verb].base
    for _ in range(_MOST):
        gapped = _gapped(layers, heard)
        if gapped is not None:
            yield heard.head
            heard = gapped
            continue
        handing = _hands_on(layers, heard)
        if handing is None:
            if told in _PRIVATE and (
                is_confidant(layers, heard) or (nested and _own(layers, heard))
            ):
                yield heard.head
            return
        yield handing[1]
        if handing[0] is None:
            return
        told = layers.tokens[handing[0]].base
        after = listener(layers, handing[0])
        if after is None:
            return
        heard = after


@functools.cache
def _names() -> frozenset[str]:
    return word_set("confidants")


def is_confidant(layers: Layers, heard: Phrase) -> bool:
    """Tell whether a listener is no audience but somebody who must have passed the words on."""
    head = layers.tokens[heard.head]
    text = " ".join(word(layers, i) for i in range(heard.first, heard.head + 1))
    bare = text.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    lemma = head.base
    if bare in _names() or lemma in _names():
        return True
    if head.tag in ("NNS", "NNPS") or head.pos == "PROPN":
        return False
    pair = f"{word(layers, heard.head - 1)} {lemma}"
    roles, kinds = word_table("roles", "sector"), word_table("roles", "kind")
    known = pair if pair in roles else lemma
    return kinds.get(known) == "person" and roles.get(known) in _SECTORS


def listener(layers: Layers, verb: int) -> Phrase | None:
    """Return whom a verb tells: "told Y", "confided to Y", "wrote to Y"."""
    end = layers.sentences[layers.tokens[verb].sentence].last
    at = verb + 1
    while at < min(end, verb + 4) and (
        layers.tokens[at].pos == "ADV" or word(layers, at) in ("to", "in", "it", "with", "this")
    ):
        at += 1
    if at >= end or (word(layers, at) in _LISTENERS and layers.tokens[at].tag != "PRP$"):
        return None
    who = phrase_at(layers, at, end)
    return who if who is not None and can_relay(layers, who.head) else None


def _gapped(layers: Layers, heard: Phrase) -> Phrase | None:
    """Return the next listener of "told her doctor, and he a colleague, that …"."""
    end = layers.sentences[layers.tokens[heard.head].sentence].last
    comma = next((i for i in range(heard.head + 1, min(end, heard.head + 8))
                  if layers.tokens[i].text in _STOPS), None)  # fmt: skip
    if comma is None or layers.tokens[comma].text not in (",", ";"):
        return None
    at = comma + 2 if word(layers, comma + 1) == "and" else comma + 1
    if at >= end:
        return None
    if word(layers, at) in _PRONOUNS:
        after = at + 1
    elif (
        word(layers, at) in _AGAIN
        and layers.tokens[at + 1].lemma == layers.tokens[heard.head].lemma
    ):
        after = at + 2
    else:
        return None
    after += 1 if word(layers, after) == "to" else 0
    if after >= end or layers.tokens[after].pos in ("VERB", "AUX", "ADV"):
        return None
    who = phrase_at(layers, after, end)
    closed = who is not None and any(
        layers.tokens[i].text in _STOPS or word(layers, i) in ("that", "of")
        for i in range(who.head + 1, min(end, who.head + 6))
    )
    return who if closed and who is not None and can_relay(layers, who.head) else None


def _hands_on(layers: Layers, heard: Phrase) -> tuple[int | None, int] | None:
    """Return the verb by which a listener hands on what was told, and who hands it on."""
    sentence = layers.tokens[heard.head].sentence
    last = layers.sentences[min(sentence + 1, len(layers.sentences) - 1)].last
    end = layers.sentences[sentence].last
    i = heard.head + 1
    while i < min(end, heard.head + 8) and layers.tokens[i].text not in _STOPS:
        if word(layers, i) == "who" and _gives(layers, i + 1, end) is not None:
            return _gives(layers, i + 1, end), heard.head
        i += 1
    if i + 2 < end and layers.tokens[i].text == ",":
        relative = _relative(layers, heard, i + 1, end)
        if relative is not None:
            return relative
    for j in range(heard.head + 1, min(last, heard.head + 40)):
        if not _is_again(layers, j, heard):
            continue
        verb = _gives(layers, j + 1, last)
        if verb is not None:
            return verb, j
        if word(layers, j + 1) == "to":  # "and the bishop to his flock"
            return None, j
    return None


def _relative(layers: Layers, heard: Phrase, at: int, end: int) -> tuple[int | None, int] | None:
    """Read ", who told Z", ", whose wife told Z", ", from whom …" and ", which X quoted"."""
    first = word(layers, at)
    if first == "from" and word(layers, at + 1) in ("whom", "where", "which"):
        return None, heard.head
    if first not in ("who", "which", "whose"):
        return None
    start, who = at + 1, heard.head
    if first == "whose":
        named = phrase_at(layers, start, end)
        if named is not None and bears_words(layers, named.head):
            spread = _gives(layers, named.head + 1, end) is not None
            return (None, heard.head) if spread else None  # "…, whose report X read out"
        who, start = (named.head, named.head + 1) if named is not None else (who, start)
    verb = _gives(layers, start, end)
    if verb is not None:
        return verb, who
    other = phrase_at(layers, start, end) if first == "which" else None
    after = _after_adverbs(layers, other.head + 1, end - 1) if other is not None else None
    if after is not None and layers.tokens[after].base in ("quote", "cite"):
        return None, heard.head
    return None


def _is_again(layers: Layers, i: int, heard: Phrase) -> bool:
    """Tell whether a token takes up a listener: "the (aid) worker", "those relatives"."""
    token = layers.tokens[i]
    if token.lemma != layers.tokens[heard.head].lemma or token.pos not in ("NOUN", "PROPN"):
        return False
    before = i - 1
    while before > heard.head and layers.tokens[before].pos in ("ADJ", "NOUN", "PROPN"):
        before -= 1
    return word(layers, before) in _AGAIN


def _gives(layers: Layers, at: int, end: int) -> int | None:
    """Return the verb of handing on that stands at a token, after adverbs and auxiliaries."""
    at = _after_adverbs(layers, at, end)
    while at < end - 3 and word(layers, at) in ("leaned", "came", "went"):
        joined = next((i for i in range(at, min(end, at + 8)) if word(layers, i) == "and"), None)
        if joined is None:
            return None
        at = joined + 1
    found = at < end and layers.tokens[at].tag[:2] == "VB"
    return at if found and layers.tokens[at].base in _GIVING else None


def _after_adverbs(layers: Layers, at: int, end: int) -> int:
    while at < end and layers.tokens[at].pos in ("ADV", "AUX"):
        at += 1
    return at


def told_first(layers: Layers, said: Attribution) -> Attribution:
    """Return "S phoned relatives, and those relatives said C" as what S said first."""
    if said.cue is None or len(said.sources) != 1 or said.chain or said.view:
        return said
    who = said.sources[0]
    first = layers.sentences[layers.tokens[who].sentence].first
    start = said.source_spans[0][0]
    if start - first < _MOST or word(layers, start) not in _AGAIN:
        return said
    if word(layers, start - 1) not in ("and", "but", ";", ","):
        return said
    for verb in range(first + 1, start - 1):
        token = layers.tokens[verb]
        if token.tag[:2] != "VB" or token.base not in _PRIVATE:
            continue
        heard, teller = listener(layers, verb), phrase_before(layers, first, verb)
        same = heard is not None and layers.tokens[heard.head].lemma == layers.tokens[who].lemma
        if same and teller is not None and can_relay(layers, teller.head):
            return msgspec.structs.replace(
                said, sources=(teller.head,), source_spans=((teller.first, teller.last),),
                chain=(who,),
            )  # fmt: skip
    return said
