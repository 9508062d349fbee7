"""Who hands words on in a clause that follows: "told Y, and Y told Z", "The radio ran his words".

Read word by word, for what the parse of `retelling` misses.
"""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.chains.confiding import (
    TELLING,
    heard_by,
    listener,
    passed_up,
    told_first,
)
from dateline.extract.claims.chains.hearsay import antecedent_of
from dateline.extract.claims.grammar.links import carriers_of, carrying_verbs
from dateline.extract.claims.grammar.nounphrases import (
    Phrase,
    bears_words,
    phrase_at,
    phrase_before,
)
from dateline.extract.claims.grammar.relays import MEDIA, can_relay
from dateline.extract.claims.grammar.trees import subject, word

_SPREADING = frozenset({
    "repeat", "carry", "publish", "print", "run", "air", "broadcast", "relay", "play", "quote",
    "cite", "report", "circulate", "spread", "reprint", "pass", "forward", "share", "read",
    "transmit", "take", "pick", "translate", "post", "put", "echo", "copy", "lead", "use",
    "distribute", "release", "rebroadcast", "reproduce", "hand", "recount", "retell", "lift",
    "splash", "headline", "amplify", "feature", "show", "stream", "upload", "wire", "bring",
    "tell", "give", "open", "go", "announce", "say",
})  # fmt: skip
_WITH_IT = frozenset({"it", "this", "that", "them", "both", "these", "those", "him", "her"})
_BACK = frozenset({"the", "his", "her", "its", "their", "this", "that", "these", "those", "both"})
_WEAK = frozenset({"tell", "give", "say", "open", "go", "lead", "take", "put", "use", "read",
                   "show", "announce", "bring", "run", "pass", "hand"})  # fmt: skip
"""Verbs of many meanings: these need "it" or a noun for what was said."""
_HANDING = _SPREADING - _WEAK | {"give", "pass", "read", "show", "hand"}
_REACH = 4
"""Sentences back to the words of "the surgeon's message"."""
_MOVING = frozenset({"pass", "hand", "bring", "send", "take"})
_PASSED = frozenset({"figure", "number", "toll", "account", "version", "story", "report", "text",
                     "message", "word", "news", "recording", "statement"})  # fmt: skip
"""What is given "to" somebody where words are passed on."""
_DEGREES = frozenset({"down", "at", "far", "much", "higher", "lower", "above", "below", "over",
                      "under", "closer", "nearer", "between", "as"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ".", ":"})


def handed_on(layers: Layers, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with those as outer links who hand the words on in a later clause."""
    result = passed_up(layers, [heard_by(layers, told_first(layers, a)) for a in found])
    for sentence in layers.sentences:
        for at in range(sentence.first, sentence.last):
            result = _of_owner(layers, at, sentence.last, result)
            if not _opens(layers, at, sentence.first):
                continue
            for n in _told_before(layers, result, at) if at == sentence.first else ():
                carried = [w.head for w in _carried_text(layers, at, sentence.last)
                           if not _is_link(layers, w, result[n])]  # fmt: skip
                links = (*result[n].chain, *carried)
                result[n] = msgspec.structs.replace(result[n], chain=links)
            who = _spreader(layers, at, sentence.last)
            for n in _told_before(layers, result, at) if who is not None else ():
                said = result[n]
                if who is not None and not _is_link(layers, who, said):
                    links = (*said.chain, *_between(layers, at, said), who.head)
                    result[n] = msgspec.structs.replace(said, chain=links)
            if (source := _source_was(layers, at, sentence.last)) is not None:
                result += _behind(layers, source, result, at)
    return result


def _of_owner(layers: Layers, at: int, end: int, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with who hands on "the surgeon's message" as a link of his words."""
    token = layers.tokens[at]
    if token.base not in _HANDING or token.tag[:2] != "VB" or word(layers, at + 1) != "the":
        return found
    held, own = phrase_at(layers, at + 1, end), subject(layers, at)
    if held is None or own is None or not bears_words(layers, held.head):
        return found
    owner = next((i - 1 for i in range(held.first, held.head) if layers.tokens[i].tag == "POS"), at)
    who, lemma = antecedent_of(layers, own), layers.tokens[owner].base
    if owner == at or not can_relay(layers, who) or layers.tokens[who].base == lemma:
        return found
    result = []
    for said in found:
        near = said.cue is not None and said.cue[0] < at and (
            token.sentence - layers.tokens[said.cue[0]].sentence <= _REACH
        )  # fmt: skip
        first = said.sources[:1]
        mine = bool(first) and layers.tokens[first[0]].base == lemma
        if near and mine and who not in said.chain and not said.view:
            said = msgspec.structs.replace(said, chain=(*said.chain, who))
        result.append(said)
    return result


def _between(layers: Layers, at: int, said: Attribution) -> tuple[int, ...]:
    """Return the listener whose text is spread ("told the institute, whose note was cited")."""
    start = at + 1 if word(layers, at) in ("and", "but") else at
    if word(layers, start) != "its" or said.cue is None or said.chain:
        return ()
    if layers.tokens[said.sources[0]].tag not in ("NNS", "NNPS"):
        return ()
    verb = next((i for i in range(*said.cue)
                 if layers.tokens[i].base in TELLING), None)  # fmt: skip
    heard = listener(layers, verb) if verb is not None else None
    return (heard.head,) if heard is not None else ()


def _source_was(layers: Layers, at: int, end: int) -> Phrase | None:
    """Return who "his source (, he added,) was": whose words were passed on before."""
    source = next(
        (
            i
            for i in range(at + 1, min(end, at + 4))
            if layers.tokens[i].base in ("source", "informant", "witness")
        ),
        None,
    )
    if source is None or word(layers, at) not in ("his", "her", "its", "their", "the", "whose"):
        return None
    if any(layers.tokens[i].pos not in ("ADJ", "NOUN", "PROPN") for i in range(at + 1, source)):
        return None
    for i in range(source + 1, min(end, source + 7)):
        if layers.tokens[i].base == "be":
            who = phrase_at(layers, i + 1, end)
            return who if who is not None and can_relay(layers, who.head) else None
        if layers.tokens[i].text in (";", "."):
            return None
    return None


def _behind(
    layers: Layers, source: Phrase, found: Sequence[Attribution], at: int
) -> list[Attribution]:
    """Return the last report before a token as said first by its source."""
    for n in _told_before(layers, found, at)[:1]:
        said = found[n]
        if not said.covers(layers.tokens[source.head].start, layers.tokens[source.head].end):
            return [
                msgspec.structs.replace(
                    said, sources=(source.head,), source_spans=((source.first, source.last),),
                    chain=(*said.sources[:1], *said.chain), cue=(source.first - 1, source.first),
                    rule="claim.citing",
                )
            ]  # fmt: skip
    return []


def _opens(layers: Layers, at: int, first: int) -> bool:
    """Tell whether a clause may begin at a token: after a mark, "and", "which" or a sentence."""
    if at == first or layers.tokens[at - 1].text in (",", ";", "—", "–"):
        return True
    return word(layers, at - 1) in ("and", "but", "which", "then", "where", "while")


def _spreader(layers: Layers, at: int, end: int) -> Phrase | None:
    """Return who spreads words said before, in a clause that begins at a token."""
    start = at + 1 if word(layers, at) in ("and", "but", "then") else at
    if start >= end:
        return None
    relative = word(layers, at) in ("who", "which") and layers.tokens[at - 1].text == ","
    sentence = layers.sentences[layers.tokens[at].sentence]
    who = phrase_before(layers, sentence.first, at - 1) if relative else phrase_at(
        layers, start, end)  # fmt: skip
    if who is None or not can_relay(layers, who.head):
        return None
    bare = Phrase(who.first, who.head + 1, who.head)
    i = at + 1 if relative else who.head + 1
    while i < end and (layers.tokens[i].pos in ("ADV", "AUX") or word(layers, i) in ("in", "turn")):
        i += 1
    if i >= end:
        return None
    verb = layers.tokens[i]
    which = word(layers, at - 1) == "which" if at else False
    if bears_words(layers, who.head) and (by := _passive(layers, who, i, end)) is not None:
        return by
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.base not in _SPREADING:
        return None
    if verb.base == "put" and _gives_its_own(layers, i, end):
        return None
    strong = which and (verb.base not in _WEAK or word(layers, i + 1) == "out")
    return bare if strong or _points_back(layers, i, end) else None


def _gives_its_own(layers: Layers, put: int, end: int) -> bool:
    """Tell whether who "put the toll higher", "put it at 40", "put this down to rebels" says so."""
    near = (word(layers, i) for i in range(put + 2, min(end, put + 6)))
    return any(low in _DEGREES for low in near)


def _carried_text(layers: Layers, at: int, end: int) -> list[Phrase]:
    """Return who carries a text: "The claim, relayed by X and published by Y, …"."""
    text = phrase_at(layers, at, end)
    if text is None or not bears_words(layers, text.head) or text.head + 2 >= end:
        return []
    comma = layers.after(text.head).text == ","
    if word(layers, at) not in _BACK or not comma:
        return []
    return [w for w in carriers_of(layers, text.head + 2, end) if can_relay(layers, w.head)]


def _passive(layers: Layers, text: Phrase, at: int, end: int) -> Phrase | None:
    """Return by whom "its dispatch was cited"."""
    back = any(word(layers, i) in _BACK for i in range(text.first, text.head))
    for i in range(at, min(end, at + 6)):
        if (
            word(layers, i) == "by"
            and back
            and any(layers.tokens[j].base in carrying_verbs() for j in range(at, i))
        ):
            who = phrase_at(layers, i + 1, end)
            return who if who is not None and can_relay(layers, who.head) else None
        if layers.tokens[i].text in _STOPS:
            return None
    return None


def _points_back(layers: Layers, verb: int, end: int) -> bool:
    """Tell whether a verb's object stands for what was said: "it", "his words", "with that"."""
    weak = layers.tokens[verb].base in _WEAK
    for i in range(verb + 1, min(end, verb + 5)):
        token = layers.tokens[i]
        if token.text in _STOPS:
            return False
        if word(layers, i) in _WITH_IT and (layers.tokens[i].tag in ("PRP", "DT")):
            after = layers.tokens[i + 1] if i + 1 < len(layers.tokens) else token
            bare = after.pos not in ("NOUN", "ADJ", "PROPN", "NUM") and after.tag != "VBG"
            if bare and word(layers, i) not in ("him", "her", "them"):
                lemma = layers.tokens[verb].base
                onwards = any(
                    word(layers, j) in ("along", "into", "to")
                    or (word(layers, j) == "on" and layers.tokens[j].dep in ("prt", "advmod"))
                    for j in range(i + 1, min(end, i + 3))
                )
                onwards = onwards and lemma in _MOVING | {"give"}
                return onwards or lemma not in {"tell", "say", "give", *_MOVING}
        if word(layers, i) in _BACK:
            held = phrase_at(layers, i, end)
            if held is None or not bears_words(layers, held.head):
                continue
            told = layers.tokens[verb].base == "tell"
            if told and layers.tokens[held.head].base in MEDIA:
                return False  # "told the same paper"
            named = any(layers.tokens[j].tag == "POS" for j in range(held.first, held.head))
            follows = word(layers, held.head + 1) if held.head + 1 < end else ""
            more = follows in ("of", "by", "from", "that") or (
                held.head + 1 < end and layers.after(held.head).tag in _FINITE
            )  # "said the story was fiction"
            given = layers.tokens[verb].lemma == "give" and not (
                follows == "to" and layers.tokens[held.head].base in _PASSED)  # fmt: skip
            return not named and not more and not (weak and given)
    return False


def _told_before(layers: Layers, found: Sequence[Attribution], at: int) -> list[int]:
    """Return the places of the last report before a token, and of those told within it."""
    sentence = layers.tokens[at].sentence
    block = layers.sentences[sentence].block
    near = [
        (a.cue[0], n) for n, a in enumerate(found)
        if a.cue is not None and a.sources and a.cue[0] < at and not a.view
        and sentence - 1 <= layers.tokens[a.cue[0]].sentence
        and layers.block_of(a.cue[0]) == block
    ]  # fmt: skip
    if not near:
        return []
    here = [(c, n) for c, n in near if layers.tokens[c].sentence == sentence] or near
    last = found[max(here)[1]]
    outer = last.chain[-1] if last.chain else last.sources[0]
    return [n for _, n in here if outer in (*found[n].sources, *found[n].chain)]


def _is_link(layers: Layers, who: Phrase, said: Attribution) -> bool:
    """Tell whether somebody is a link of a report already, or whom it speaks of in its content."""
    links = {*said.sources, *said.chain}
    if who.head in links or any(layers.refers.get(who.head, ()) and link in layers.refers.get(
        who.head, ()) for link in links):  # fmt: skip
        return True
    start = layers.tokens[who.head].start
    joined = {layers.tokens[i].text for i in range(max(0, who.first - 2), who.first)}
    if said.covers(start, start + 1) and not (joined >= {",", "and"} or ";" in joined):
        return True
    lemma = layers.tokens[who.head].base
    return any(layers.tokens[link].base == lemma for link in links)
