"""Phrases that name another link of a chain: "on the word of S", "in remarks picked up by X".

Read word by word within one clause, as such phrases are often parsed wrong.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.claims.grammar.nounphrases import Phrase, author_of, bears_words, phrase_at
from dateline.extract.claims.grammar.relays import MEDIA, QUOTING, can_relay, can_speak
from dateline.extract.claims.grammar.trees import word

_GAP = 9
"""Tokens between a document and who carries it ("in a text sent today and carried by X")."""
_AGENTS = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "ee", "ic", "nurse")
_THINGS = frozenset({
    "order", "number", "letter", "paper", "weather", "matter", "error", "factor", "fear", "traffic",
    "logistic", "power", "danger", "disaster", "water", "border", "river", "terror", "horror",
    "honor", "center", "topic",
})  # fmt: skip
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure", "ing",
             "age", "acy", "cy", "logy")  # fmt: skip
_NAMING_WHO = frozenset({"source", "cite", "citing", "quote", "quoting", "paraphrase"})
_HEARD = frozenset({"it", "told", "heard", "informed", "learned", "learnt", "this", "that", "those",
                    "word"})  # fmt: skip
"""Words of phrases in "from" or "by" after which somebody is named, whoever it is."""
_STOPS = frozenset({",", ";", ":", "."})
_PUTTING = frozenset({"put", "have", "report", "say", "tell", "relay", "write", "claim", "note",
                      "quote", "recount", "announce", "describe", "state"})  # fmt: skip
_TELLING = _PUTTING | {"see", "hear", "confess", "remember", "recall", "give", "confide", "witness",
                       "testify", "call", "show", "admit", "confirm", "whisper", "phone",
                       "telephone", "message", "recount", "relate"}  # fmt: skip
_OVER = frozenset({"in", "on", "through", "via", "from", "by", "of", "to"})
_ACCOUNTS = frozenset({"by", "on", "from", "in", "with"})
_OPENING = _OVER | _ACCOUNTS | {"through", "via", "whose", "whom", "who", "as", "or"}
"""Words that a phrase can begin with which is read without the list of link words."""


class Link(msgspec.Struct, frozen=True):
    """A phrase that names other links: its tokens, those named from within, where they stand."""

    first: int
    last: int
    named: tuple[Phrase, ...]
    inner: bool


@functools.cache
def _openers(kind: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of one kind by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in word_list("link_words"):
        if row["kind"] == kind:
            words = tuple(row["form"].split())
            found.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in found.items()}


@functools.cache
def _first_words() -> frozenset[str]:
    """Return the words, and lemmas, that a phrase which names a link can begin with."""
    kinds = ("leaning", "source", "passing", "carried", "reached")
    return frozenset(w for kind in kinds for w in _openers(kind)) | _OPENING


def link_at(layers: Layers, at: int, end: int) -> Link | None:
    """Return the link that a phrase names which begins at a token."""
    if _first_words().isdisjoint((word(layers, at), layers.tokens[at].base)):
        return None
    return _leaning(layers, at, end) or _carried(layers, at, end)


def _opener(layers: Layers, at: int, end: int, kind: str) -> int | None:
    """Return where a listed phrase that begins at a token ends; "~": one to three words."""
    starts = dict.fromkeys((word(layers, at), layers.tokens[at].base))
    for form in (f for start in starts for f in _openers(kind).get(start, ())):
        if (last := _match(layers, form, at, end)) is not None:
            return last
    return None


def _match(layers: Layers, form: Sequence[str], at: int, end: int) -> int | None:
    for n, wanted in enumerate(form):
        if wanted == "~":
            for skip in range(1, 4):
                if (last := _match(layers, form[n + 1 :], at + skip, end)) is not None:
                    return last
            return None
        while n and at < end and layers.tokens[at].pos == "ADV" and wanted != word(layers, at):
            at += 1  # "quoted anonymously by"
        if at >= end or wanted not in (word(layers, at), layers.tokens[at].base):
            return None
        at += 1
    return at


def _leaning(layers: Layers, at: int, end: int) -> Link | None:
    """Read a phrase that says whose words a speaker gives ("relaying word from aid workers")."""
    if (who := _by_account(layers, at, end)) is not None:
        return Link(at, who[1], (who[0],), inner=True)
    for kind in ("leaning", "source", "passing"):
        last = _opener(layers, at, end, kind)
        if last is not None and word(layers, last) == "what":
            return _what_was_told(layers, at, last + 1, end)
        named = phrase_at(layers, last, end) if last is not None else None
        if named is None:
            continue
        author = author_of(layers, named, end)
        bare = word(layers, named.first) not in ("the", "this", "that", "his", "her", "their")
        plain = author is not None and author.head == named.head
        if author is None or (kind == "passing" and plain):
            continue
        if kind == "source" and plain and not bare:
            continue  # "referring to the rebels" speaks of them
        told = _names_who(layers, at, named.first)
        if _may_speak(layers, author.head) or not plain or (told and _is_somebody(layers, author)):
            deeper = deeper_sources(layers, author.head + 1, end)
            last = max(named.last, author.last, *(d.last for d in deeper))
            return Link(at, last, (*reversed(deeper), author), inner=True)
    return None


@functools.cache
def _reasons() -> frozenset[str]:
    return frozenset(r["form"] for r in word_list("link_words") if r["kind"] == "reason")


def _names_who(layers: Layers, at: int, end: int) -> bool:
    """Tell whether a phrase can only be followed by somebody ("had it from", "on the word of")."""
    before = layers.tokens[end - 1].base
    if before in ("from", "by"):
        return bool(_HEARD & {word(layers, i) for i in range(at, end)})
    if before == "of":
        return word(layers, end - 2) in ("word", "authority", "say-so", "mouth", "testimony")
    return before in _NAMING_WHO


def _is_somebody(layers: Layers, named: Phrase) -> bool:
    """Tell whether a phrase after "had it from" names whoever, and no time."""
    token = layers.tokens[named.head]
    timed = token.name in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "LAW")
    lemma = token.base
    thing = lemma in _reasons() or lemma.endswith(_ABSTRACT) or token.tag == "VBG"
    return token.pos in ("NOUN", "PROPN") and not timed and not thing


def _what_was_told(layers: Layers, at: int, start: int, end: int) -> Link | None:
    """Read what follows "quoting what": "S (had) told its doctors"."""
    who = phrase_at(layers, start, end)
    verb = who.head + 1 if who is not None else end
    while verb < end and layers.tokens[verb].pos in ("ADV", "AUX"):
        verb += 1
    if who is None or verb >= end or layers.tokens[verb].base not in _TELLING:
        return None
    last = next((i for i in range(verb, end) if layers.tokens[i].text in _STOPS), end)
    that = next((i for i in range(verb + 1, last) if word(layers, i) == "that"), last)
    heard = phrase_at(layers, verb + 1, last)
    told = Phrase(who.first, who.head + 1, who.head)
    third = heard is not None and layers.tokens[heard.head].pos in ("NOUN", "PROPN")
    own = third and heard is not None and word(layers, heard.first) in ("his", "her", "their")
    return Link(at, that, (told, heard) if own and heard is not None else (told,), inner=True)


def _may_speak(layers: Layers, i: int) -> bool:
    """Tell whether a noun can be cited: a known speaker, or a word for somebody by its ending."""
    token = layers.tokens[i]
    strong = token.name in ("ORG", "PERSON", "NORP")
    return strong or can_speak(layers, i) or token.pos == "PRON" or (
        token.pos == "NOUN" and token.low.removesuffix("s").endswith(_AGENTS)
        and token.base not in _THINGS
    )  # fmt: skip


def _by_account(layers: Layers, at: int, end: int) -> tuple[Phrase, int] | None:
    """Read "by the sheriff's account" and "on the constable's information"."""
    if word(layers, at) not in _ACCOUNTS or not _opens(layers, at):
        return None
    held = phrase_at(layers, at + 1, end)
    if held is None or not bears_words(layers, held.head) or held.head + 1 >= end:
        return None
    owner = author_of(layers, held, held.head)
    closed = layers.after(held.head).text == ","
    if owner is None or owner.head == held.head or not closed:
        return None
    return (owner, held.head + 1) if layers.tokens[owner.head].pos != "PRON" else None


def deeper_sources(layers: Layers, at: int, end: int) -> list[Phrase]:
    """Return the sources of a source, the outer first: "… who had it from Y, who cited Z"."""
    found: list[Phrase] = []
    while at < end:
        start = at
        while start < min(end, at + 6) and word(layers, start) not in ("who", "which", "and"):
            if layers.tokens[start].tag in ("VBD", "VBZ", "VBP", "MD") or (
                layers.tokens[start].text in (";", ":", ".")
            ):
                return found
            start += 1
        if start >= end:
            return found
        last = _opener(layers, start, end, "deeper")
        last = _opener(layers, start, end, "leaning") if last is None else last
        named = phrase_at(layers, last, end) if last is not None else None
        author = author_of(layers, named, end) if named is not None else None
        if author is None:
            return found
        found.append(author)
        at = author.head + 1
    return found


def _carried(layers: Layers, at: int, end: int) -> Link | None:
    """Read a phrase that says who passes a speaker's words on ("as relayed by Anadolu")."""
    last = _opener(layers, at, end, "carried")
    if last is not None:
        return _relay(layers, at, _all_by(layers, last, end))
    last = _opener(layers, at, end, "reached") if _opens(layers, at) else None
    if last is not None:
        who = phrase_at(layers, last, end)
        known = who is not None and _may_speak(layers, who.head)
        return _relay(layers, at, [who]) if known and who is not None else None
    if word(layers, at) in ("through", "via") and _opens(layers, at):
        who = phrase_at(layers, at + 1, end)
        if who is not None and can_speak(layers, who.head) and not bears_words(layers, who.head):
            return _relay(layers, at, [who])
    if word(layers, at) == "whose" or (word(layers, at) in _OVER and _opens(layers, at)):
        held = phrase_at(layers, at + 1, end)
        text = _text_in(layers, held) if held is not None else None
        if text is not None:
            return _relay(layers, at, carriers_of(layers, text + 1, end))
    if word(layers, at) in ("whom", "who"):
        who = phrase_at(layers, at + 1, end)
        after = who.head + 1 if who is not None else end
        if who is not None and after < end and layers.tokens[after].base in QUOTING:
            return _relay(layers, at, [who])
    return _as_put(layers, at, end)


def _text_in(layers: Layers, held: Phrase) -> int | None:
    """Return the noun for a text in a phrase that may run on into the next ("figures Anadolu")."""
    if bears_words(layers, held.head):
        return held.head
    nouns = [i for i in range(held.first, held.head + 1)
             if layers.tokens[i].pos in ("NOUN", "PROPN")]  # fmt: skip
    first = nouns[0] if nouns else held.head
    return first if bears_words(layers, first) and layers.tokens[first].tag == "NNS" else None


def _as_put(layers: Layers, at: int, end: int) -> Link | None:
    """Read ", as X put it," and ", or so X claimed"."""
    start = at + 1 if word(layers, at) == "as" else at + 2
    so = word(layers, at) == "or" and at + 1 < end and word(layers, at + 1) == "so"
    if not (so or word(layers, at) == "as") or not _opens(layers, at):
        return None
    who = phrase_at(layers, start, end)
    if who is None:
        return None
    after = who.head + 1
    while after < end and layers.tokens[after].pos in ("ADV", "AUX"):
        after += 1
    if after >= end or layers.tokens[after].base not in _PUTTING:
        return None
    closed = after + 1
    while closed < end and word(layers, closed) in ("it", "this", "that", "out", "later", "then"):
        closed += 1
    if closed < end and layers.tokens[closed].text not in (",", ".", ";"):
        return None
    named = Phrase(who.first, who.head + 1, who.head)
    return Link(at, closed, (named,), inner=False) if can_relay(layers, who.head) else None


def _all_by(layers: Layers, at: int, end: int) -> list[Phrase]:
    """Return who follows "by", and who stands after a second one ("… and printed by Y")."""
    who = phrase_at(layers, at, end)
    if who is None:
        return []
    for i in range(who.head + 1, min(end, who.head + _GAP)):
        if layers.tokens[i].text in _STOPS or layers.tokens[i].tag in ("VBD", "VBZ", "VBP"):
            break
        joined = word(layers, i) == "and" and i + 2 < end
        if joined and layers.after(i).base in carrying_verbs():
            more = carriers_of(layers, i + 1, end)
            return [Phrase(who.first, who.head + 1, who.head), *more]
    return [who]


def _relay(layers: Layers, at: int, who: Sequence[Phrase]) -> Link | None:
    named = tuple(w for w in who if can_relay(layers, w.head))
    return Link(at, named[-1].last, named, inner=False) if named else None


def _opens(layers: Layers, at: int) -> bool:
    """Tell whether a comma stands before a phrase, or it opens a sentence."""
    sentence = layers.sentences[layers.tokens[at].sentence]
    return at == sentence.first or layers.tokens[at - 1].text in (",", "—", "–", ":")


def carriers_of(layers: Layers, at: int, end: int) -> list[Phrase]:
    """Return who carries the document before a token: "… (that was) read out by X", "… X ran"."""
    for i in range(at, min(end, at + _GAP)):
        token = layers.tokens[i]
        if token.text in _STOPS:
            return []
        over = word(layers, i) in ("by", "on", "in") and i > at
        if over and _is_carrying(layers, at, i):
            held = phrase_at(layers, i + 1, end)
            if word(layers, i) == "by" or (held is not None and _is_outlet(layers, held)):
                return _all_by(layers, i + 1, end)
        if token.base in carrying_verbs() and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
            first = at + 1 if word(layers, at) in ("that", "which", "and") else at
            who = phrase_at(layers, first, i) if first < i else None
            if who is None or who.head != i - 1:
                continue
            after = i + 1
            while after < end and word(layers, after) in ("down", "out", "up", "on", "along"):
                after += 1
            joined = after < end and word(layers, after) == "and"
            return [who, *(carriers_of(layers, after, end) if joined else [])]
    return []


def _is_outlet(layers: Layers, who: Phrase) -> bool:
    words = {layers.tokens[i].base for i in range(who.first, who.head + 1)}
    known = bool(words & MEDIA) or layers.tokens[who.head].name == "ORG"
    return known or bears_words(layers, who.head)


def _is_carrying(layers: Layers, first: int, last: int) -> bool:
    return any(layers.tokens[i].base in carrying_verbs() for i in range(first, last))


@functools.cache
def carrying_verbs() -> frozenset[str]:
    """Return the verbs of carrying a text."""
    return frozenset(r["form"] for r in word_list("link_words") if r["kind"] == "verb")
