"""Bare numbers that somebody gives for what is told elsewhere: "Forty-three, said the governor".

Asked only of numbers that no other rule has read; what they count is the toll told last, or the
harm that the sentences before tell without a number.
"""

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.counting.totals import counts_things
from dateline.extract.tolls.lexicon import harm_of, is_deed, is_thing
from dateline.extract.tolls.mishaps import befalls
from dateline.extract.tolls.readings.doubtful import WEAK
from dateline.extract.tolls.unmeant.unreal import is_unreal

_SAYS = frozenset({
    "say", "write", "reply", "answer", "think", "report", "claim", "concede", "correct", "add",
    "admit", "announce", "estimate", "reckon", "tell", "insist", "believe", "acknowledge", "allow",
    "declare", "state", "confirm", "maintain", "count", "tally", "repeat", "note", "post", "swear",
    "argue", "protest", "record", "counter", "guess", "conclude",
})  # fmt: skip
"""Verbs of those who give a number in so many words."""
_HOLDS = frozenset({
    "say", "write", "reply", "answer", "think", "report", "claim", "mention", "prefer", "believe",
    "concede", "estimate", "reckon", "guess", "read", "have", "give", "make", "quote", "cite",
    "suggest", "offer", "show", "counter", "repeat", "print", "carry",
})  # fmt: skip
"""Verbs whose object a number is that somebody gives."""
_ARRIVES: dict[str, frozenset[str]] = {
    "to": frozenset({"come", "get", "run", "amount", "add", "own", "admit", "stick", "stand",
                     "hold", "keep", "rise", "go", "move"}),
    "of": frozenset({"speak", "talk", "write", "hear", "know", "think"}),
    "on": frozenset({"insist", "settle", "stand"}),
    "at": frozenset({"begin", "start", "stand", "stay", "arrive", "stop"}),
    "with": frozenset({"begin", "start", "come"}),
}  # fmt: skip
"""Verbs that come to a number by a preposition: "has got to 139", "insists on two"."""
_LISTS = frozenset({
    "list", "sheet", "bulletin", "note", "slug", "page", "report", "register", "roll", "update",
    "count", "tally", "statement", "record", "notebook", "headline",
})  # fmt: skip
_AWAY = frozenset({
    "dig", "pull", "free", "release", "rescue", "save", "evacuate", "turn", "spare", "protect",
    "seat", "house", "sleep",
})  # fmt: skip
"""Verbs whose objects are no toll of that told before."""
_CALLED = frozenset({
    "call", "dial", "text", "phone", "telephone", "contact", "hotline", "tip", "email", "ext",
})  # fmt: skip
"""Words of a sentence that gives a number to be dialled."""
_NAMED = frozenset({":", "to", "of", "with"})
"""Words before the number of names on a list."""
_TO = frozenset({"to", "from", "over"})
_NAMES = frozenset({"name", "grave", "coffin", "burial", "life", "corpse"})
"""What stands for the dead where a toll is told."""
_FIGURES = _LISTS | {
    "figure", "number", "total", "sum", "estimate", "toll", "talk", "claim", "reckoning", "score",
}  # fmt: skip
_QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019"})
_BREAKS = frozenset({";", ":", "-", "\u2013", "\u2014", "(", "?"})
_CLOSES = frozenset({".", ",", ";", ")", "(", "!", "?", "-", "\u2013", "\u2014"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BODILY = frozenset({"killed", "injured", "captured", "missing", "displaced"})
_ENDED = frozenset({";", ":", "?"})
"""Marks after which a bare number is no age; brackets and dashes may hold one."""
_LINKS = frozenset({"or", "versus", "vs", "vs.", "then", "later"})
"""Words by which a second number for the same toll is told."""
_OLDEST = 110
_NOMINAL = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN"})
_PHRASE = 10
"""Tokens of a phrase behind a number that opens a statement: "boys in green blazers"."""
_HOURS = 24
"""The last number that "begun at" may take for an hour."""
_SHORT = 6
"""Sentences of a text in which a number given first is of what the rest tells."""
_REACH = 3
"""Sentences back to what a number may go on."""
_NEAR = 6
"""Tokens from one given number to the next that goes on it."""
_UP = 4
"""Steps of the parse up to the verb of a number."""
_FAR = 25
"""Tokens between a number that opens a statement and the verb of saying."""


def add_voiced(found: Collector) -> None:
    """Add the bare numbers that somebody gives for the toll or the harm told before."""
    for number in found.free():
        count = found.counter.count(number.last - 1) or found.counter.alone(number)
        if not _may_count(found, count):
            continue
        dead = _named(found, count)
        if dead is not None:
            found.put(dead, "killed", "stated", count)
            continue
        at = _said_of(found.layers, count) or _joined(found, count)
        kind = _topic(found, count) if at is not None else None
        if at is not None and kind is not None and not _foretold(found.layers, count):
            found.put(at, kind, "stated", count)


def _foretold(layers: Layers, count: Count) -> bool:
    """Tell whether something is only to reach a number: "the town will grow to 15,000"."""
    chain = (layers.tokens[j] for j in layers.ancestors(count.noun)[:_UP])
    verb = next((t for t in chain if t.pos == "VERB"), None)
    given = verb is None or verb.base in _SAYS | _HOLDS
    return verb is not None and not given and is_unreal(layers, verb.i)


def _named(found: Collector, count: Count) -> int | None:
    """Return the noun by which a number counts dead: "thirty-five names", "26 lives"."""
    tokens = found.layers.tokens
    noun = tokens[count.noun]
    words = {noun.base, noun.low.removesuffix("s")}
    words |= {"life"} if noun.low == "lives" else set()
    if not words & _NAMES or not _is_many(count):
        return None
    near = tokens[max(0, count.first - _NEAR) : count.first]
    if any(t.lemma in _AWAY for t in near):
        return None
    before = _before(found.layers, count.first)
    listed = before is not None and (before.text in _NAMED or before.lemma == "have")
    if noun.base == "name" and not (listed and found.found):
        return None
    return noun.i


def _joined(found: Collector, count: Count) -> int | None:
    """Return a bare number that "and" joins to one just given: "115 at noon and 93 at dawn"."""
    before = _before(found.layers, count.first)
    if before is None or before.low != "and" or not _ends(found.layers, count.last):
        return None
    given = [m for m in found.found if 0 <= count.first - m.last <= _NEAR
             and any(name in m.finding.rule for name in ("-stated", "-again"))]  # fmt: skip
    bare = found.layers.tokens[count.noun].pos == "NUM"
    return count.first if given and bare else None


def _may_count(found: Collector, count: Count) -> bool:
    """Tell whether a number stands alone, or with a noun for people, and is not of things."""
    noun = found.layers.tokens[count.noun]
    if count.first and found.layers.tokens[count.first - 1].low == "both":
        return False  # "both 14": their age
    if is_thing(count.group) or count.how != "number" or count.least == count.most == 1:
        return False
    named = noun.base in _NAMES
    bare = noun.i in found.counter.at or named or (noun.i < count.last and noun.pos == "NUM")
    return bare or count.group is not None


def _said_of(layers: Layers, count: Count) -> int | None:
    """Return the word by which somebody gives a number: the verb of saying, or the number."""
    return _opens(layers, count) or _object(layers, count) or _alone(layers, count)


def _alone(layers: Layers, count: Count) -> int | None:
    """Return a bare number that nothing makes an age or an hour, where a voice is near it."""
    tokens = layers.tokens
    if tokens[count.noun].pos != "NUM" or not _ends(layers, count.last) or not _is_many(count):
        return None
    before = _before(layers, count.first)
    if before is not None and not (
        before.text in _ENDED
        or before.low in _LINKS
        or (before.text == "," and not _is_age(layers, count))
        or (before.pos == "VERB" and before.lemma not in _AWAY)
        or _of_figure(layers, before)
        or (before.low in _TO and count.least > _HOURS)
    ):
        return None
    after = tokens[count.last : count.last + 1]
    if before is None and any(t.text in ("-", "\u2013", "\u2014") for t in after):
        return None  # "3 - Sheriff Dreckman identified": an item of a list
    sentence = layers.sentences[tokens[count.first].sentence]
    near = tokens[sentence.first : sentence.last]
    if any(t.base in _CALLED for t in near):
        return None  # "call 911", "text a tip to 8477"
    if any(counts_things(layers, t.i) for t in near if t.i < count.first):
        return None
    voiced = any(_is_said(t) for t in near) or any(_is_voice(t) for t in near)
    return count.first if voiced else None


def _of_figure(layers: Layers, before: Token) -> bool:
    """Tell whether a figure or a list is told to be a number: "a count of 31", "his sum is 40"."""
    if before.low == "of":
        return layers.tokens[before.i - 1].base in _FIGURES
    if before.lemma != "be":
        return False
    return any(t.base in _FIGURES for t in kids(layers, before.i, "nsubj"))


def _is_many(count: Count) -> bool:
    return count.least != 1 or count.most != 1


def _is_age(layers: Layers, count: Count) -> bool:
    """Tell whether a number between commas, or at the end, may be the age of one named before."""
    at = _before(layers, count.first)
    whose = layers.tokens[at.i - 1] if at is not None and at.i else None
    young = count.exact and count.least == count.most and count.least < _OLDEST
    named = whose is not None and (whose.pos in ("NOUN", "PROPN") or whose.text == ")")
    return young and named


def _is_voice(token: Token) -> bool:
    return token.name == "ORG" or token.base in word_table("roles", "kind")


def _opens(layers: Layers, count: Count) -> int | None:
    """Return the verb of "Forty-three, said the governor", of "said: "Twenty-six, …"."""
    tokens = layers.tokens
    sentence = layers.sentences[tokens[count.first].sentence]
    before = _before(layers, count.first)
    if not (before is None or before.text in _BREAKS or before.text == ","):
        return None
    if before is not None and before.text == ",":
        said = tokens[before.i - 1]
        quoted = tokens[count.first - 1].text in _QUOTES
        return said.i if quoted and _is_said(said) else None
    if before is not None and before.text == ":" and _is_said(tokens[before.i - 1]):
        return before.i - 1
    after = tokens[count.last : sentence.last]
    skip = next((n for n, t in enumerate(after[:_PHRASE]) if t.pos not in _NOMINAL), 0)
    after = after[skip:]
    words = [t for t in after if t.text not in _QUOTES]
    if not words or (words[0].text != "," and words[0] is after[0]):
        return None
    for token in words[1 : _FAR + 1] if words[0].text == "," else words[:_FAR]:
        if token.text in (";", ":"):
            return None
        if token.pos == "NUM" and token.i < count.last + 2:
            return None
        if _is_said(token):
            return token.i
        if token.pos in ("VERB", "AUX") and not _is_quoted(layers, token.i, sentence.last):
            return None  # "another 28, all from here, were pulled out alive, he said"
    return None


def _is_quoted(layers: Layers, i: int, last: int) -> bool:
    """Tell whether the words at `i` are quoted, or hang on a noun as a clause."""
    mark = next((t for t in layers.tokens[i:last] if t.text in _QUOTES or t.text == ";"), None)
    return mark is not None and mark.text in _QUOTES


def _is_said(token: Token) -> bool:
    return token.base in _SAYS and token.tag in _FINITE


def _before(layers: Layers, first: int) -> Token | None:
    """Return the token before a number in its sentence, quotation marks passed over."""
    own = layers.tokens[first].sentence
    at = first - 1
    while at >= 0 and layers.tokens[at].sentence == own and layers.tokens[at].text in _QUOTES:
        at -= 1
    return layers.tokens[at] if at >= 0 and layers.tokens[at].sentence == own else None


def _object(layers: Layers, count: Count) -> int | None:
    """Return the verb whose object a bare number is: "mentions 38", "has got to 139"."""
    tokens = layers.tokens
    if tokens[count.noun].pos != "NUM" or not _ends(layers, count.last):
        return None
    before = _before(layers, count.first)
    if before is None:
        return None
    at = before.i
    if before.low == "that" and at and tokens[at - 1].text == ",":
        return at  # "the minister in Bamako, that 157"
    verbs = _ARRIVES.get(before.low)
    if verbs is not None:
        verb = next((t for t in reversed(tokens[max(0, at - 3) : at]) if t.pos == "VERB"), None)
        fits = verb is not None and verb.lemma in verbs and verb.sentence == before.sentence
        fits = fits and (before.low != "at" or count.least > _HOURS)
        return verb.i if verb is not None and fits else None
    verb = tokens[at - 1] if before.text == "it" and at else before
    if verb.lemma == "make" and verb is before:
        return None
    if verb.pos not in ("VERB", "AUX") or verb.lemma not in _HOLDS:
        head = tokens[tokens[count.noun].head]
        far = tokens[count.noun].dep == "dobj" and head.lemma in _HOLDS and head.i < count.first
        if not far:
            return None
        verb = head
    return verb.i if verb.lemma not in ("have", "read", "show") or _may_hold(layers, verb) else None


def _may_hold(layers: Layers, verb: Token) -> bool:
    """Tell whether what "has" or "reads" a number is somebody who counts, or his list."""
    return any(
        t.name in ("ORG", "PERSON", "GPE", "NORP") or t.pos in ("NOUN", "PROPN")
        for t in kids(layers, verb.i, "nsubj")
    )


def _ends(layers: Layers, last: int) -> bool:
    """Tell whether nothing that a number could count follows it."""
    after = next((t for t in layers.tokens[last : last + 3] if t.text not in _QUOTES), None)
    if after is None or layers.tokens[last - 1].sentence != after.sentence:
        return True
    if after.low in ("per", "percent"):
        return False
    return after.text in _CLOSES or after.pos in ("ADP", "CCONJ", "SCONJ", "ADV")


def _topic(found: Collector, count: Count) -> str | None:
    """Return what a bare number counts: the toll told last, or harm told without a number."""
    last = found.before(count.first, reach=_REACH)
    if last is not None:
        kind = found.found[last].finding.value.kind
        if kind == "injured" and "killed" in _kinds(found, last):
            return "killed"
        return kind if kind != "damaged" else None
    layers = found.layers
    own = layers.tokens[count.first].sentence
    near = [t for t in layers.tokens if abs(t.sentence - own) <= _REACH]
    for token in reversed([t for t in near if t.sentence <= own]):
        told = (h for h in harm_of(layers, token.i) if h.pattern not in WEAK)
        harm = next((h.kind for h in told if h.kind in _BODILY), None)
        if harm is not None:
            return harm
    befell = any(befalls(layers, t.i) or (t.pos != "VERB" and is_deed(layers, t.i)) for t in near)
    short = len(layers.sentences) <= _SHORT and bool(found.found)
    return "killed" if befell or short else None


def _kinds(found: Collector, told: int) -> set[str]:
    """Return the kinds of toll of the sentence of the toll told last."""
    own = found.layers.tokens[found.found[told].head].sentence
    return {
        m.finding.value.kind for m in found.found
        if found.layers.tokens[m.head].sentence == own and m.finding.value.most != 0
    }  # fmt: skip
