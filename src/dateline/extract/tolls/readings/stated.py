"""Tolls that a statement gives for what was told before: "put it at 103", "has named 48"."""

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import conjuncts, kids
from dateline.extract.tolls.collecting import Collector
from dateline.extract.tolls.counting.counts import Count
from dateline.extract.tolls.counting.crowds import CROWD, at_gathering, draws, is_crowd
from dateline.extract.tolls.counting.totals import counts_things
from dateline.extract.tolls.lexicon import is_thing
from dateline.extract.tolls.unmeant.unreal import is_unreal

_MEASURED = {
    "toll": "killed", "dead": "killed", "loss": "killed", "death": "killed", "crowd": "crowd",
    "casualty": "killed", "victim": "killed", "killed": "killed", "fatality": "killed",
    "attendance": "crowd", "turnout": "crowd", "marcher": "crowd", "protester": "crowd",
    "demonstrator": "crowd", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "evacuated": "displaced", "displaced": "displaced", "evacuee": "displaced",
    "refugee": "displaced", "missing": "missing", "detained": "captured", "arrested": "captured",
    "slain": "killed", "murdered": "killed", "hostage": "captured", "abducted": "captured",
    "kidnapped": "captured", "maimed": "injured", "uprooted": "displaced",
    "arrest": "captured", "captive": "captured", "detainee": "captured",
}  # fmt: skip
"""What is counted, by kind of toll."""
_AGAIN = frozenset(
    {
        "it",
        "that",
        "this",
        "figure",
        "number",
        "count",
        "tally",
        "total",
        "toll",
        "estimate",
        "list",
    }
)
"""Words for the toll that was told before."""
_SETS = frozenset({"put", "estimate", "set", "place", "fix", "reckon"})
_MOVES = frozenset({
    "raise", "lower", "revise", "cut", "lift", "increase", "reduce", "correct", "update", "bring",
    "push", "downgrade", "take",
})  # fmt: skip
_GIVES = frozenset({
    "count", "name", "give", "list", "identify", "tally", "report", "record", "say", "revise",
    "correct", "confirm", "admit", "acknowledge", "claim", "document", "verify", "estimate",
})  # fmt: skip
_LISTS = frozenset({"have", "publish", "list", "collect", "count", "record", "read", "gather"})
_CLAIMS = frozenset({"claim", "count", "report", "confirm", "acknowledge"})
_SPEAKS = frozenset({"speak", "talk", "tell", "know", "write", "boast"})
_COUNTS = frozenset({"count", "counts", "counted"})
_ARRIVES = frozenset({"reach", "cross", "arrive", "come", "enter", "leave", "walk", "follow", "go"})
_KNOWN_BY = frozenset({"identify", "name", "count", "bury", "list", "register", "document"})
_KEEPS = frozenset({"have", "hold", "keep", "claim", "acknowledge", "admit", "show", "parade"})
_HELD = frozenset({"prisoner", "captive", "hostage", "pow", "detainee"})
_COMERS = frozenset({"arrival", "newcomer", "evacuee", "refugee", "idp", "returnee"})
_TAKES_IN = frozenset({
    "count", "register", "receive", "host", "shelter", "record", "house", "have", "log", "admit",
    "report", "accommodate", "welcome", "process",
})  # fmt: skip
_OF_DEATH = frozenset(
    {
        "death",
        "dead",
        "killed",
        "bodies",
        "graves",
        "died",
        "toll",
        "deaths",
        "killings",
        "fatalities",
    }
)
_HIT = frozenset({"other", "surviving", "shooting", "gunshot", "wounded", "injured", "remaining"})
_NAMES = frozenset({"name", "body", "corpse", "grave", "coffin"})


def add_stated(found: Collector) -> None:
    """Add the numbers that are given as a toll without a word of harm beside them."""
    for number in found.free():
        count = found.counter.count(number.last - 1)
        uncounted = found.layers.quote(number.first, number.last).text.lower() == "a number"
        rival = count is None
        count = found.counter.alone(number) if count is None else count
        if is_thing(count.group) or uncounted:
            continue
        said = _said(found, count)
        if rival and not _spoken_of(found.layers, count):
            # "the opposition says 100 died, the government 27"
            said = (None, count.first) if _of_rival(found, count) else None
        if said is None:
            continue
        kind, at = said
        if kind is None:
            topic = found.before(count.first)
            kind = _topic(found, topic) if topic is not None else None
            kind = kind or _told_of(found.layers, count.first)
        if kind is None or is_unreal(found.layers, at):
            continue
        if kind == "killed" and count.group not in (None, "") and count.least == 0:
            continue
        for j in conjuncts(found.layers, count.noun):
            one = count if rival else found.counter.count(j)
            if one is not None and one.how == "number":
                found.put(at, kind, "stated", one)


def _topic(found: Collector, told: int) -> str:
    """Return the kind of toll that a bare number goes on: the dead, where they were told too.

    "The mission gives 53 dead and 110 injured; police say 25".
    """
    last = found.found[told]
    if last.finding.value.kind != "injured":
        return last.finding.value.kind
    own = found.layers.tokens[last.head].sentence
    dead = any(
        m.finding.value.kind == "killed" and found.layers.tokens[m.head].sentence == own
        and (m.finding.value.most or 1) > 0 for m in found.found
    )  # fmt: skip
    return "killed" if dead else "injured"


def _said(found: Collector, count: Count) -> tuple[str | None, int] | None:
    """Return the kind of toll a number is stated for (None: the last told) and the word for it."""
    layers = found.layers
    noun = layers.tokens[count.noun]
    head = layers.tokens[noun.head]
    bare = (count.noun < count.last and noun.pos == "NUM") or noun.i in found.counter.at
    if is_crowd(layers, count):
        return "crowd", head.i if head.pos == "VERB" else noun.i
    numbered = _numbered(layers, count)
    if numbered is not None:
        return numbered
    if bare and _of_rival(found, count):
        return None, count.first
    if at_gathering(layers, noun.i) and count.group is not None and count.least >= CROWD:
        return "crowd", noun.i
    if noun.dep == "conj" and head.pos == "VERB":
        return None
    if noun.dep == "pobj" and head.dep in ("prep", "conj", "prt"):
        top = head
        while top.dep == "conj" and layers.tokens[top.head].dep in ("prep", "conj"):
            top = layers.tokens[top.head]
        verb = layers.tokens[top.head]
        if verb.pos == "ADV":  # "spoke of three dead, later of five"
            verb = layers.tokens[verb.head]
        if verb.pos == "NOUN" and layers.tokens[verb.head].lemma in _SPEAKS:
            verb = layers.tokens[verb.head]  # "spoke of six dead, the union of 14"
        if head.low == "to" and verb.dep == "prep":  # "from 35 dead to 32"
            verb = layers.tokens[verb.head]
        if noun.lemma == "name" and verb.lemma == "list":  # "a list with 27 names"
            return ("killed", verb.i) if found.before(count.first) is not None else None
        return _of_verb(layers, verb.i, head.low, bare)
    if noun.dep in ("dobj", "oprd", "npadvmod") and head.pos == "VERB":
        return _as_object(found, count, head.i, bare)
    if bare and layers.tokens[count.first - 1].low in _COUNTS and count.first:
        return None, count.first - 1
    if noun.dep in ("nsubj", "nsubjpass"):
        return _as_subject(found, count, head.i)
    if noun.dep == "attr" and head.lemma == "be":
        for own in kids(layers, head.i, "nsubj"):
            if own.base == "victim" and bare and _are_ages(layers, noun.i, own):
                return None
            if own.base == "victim" and _of_shooting(layers, own.i):
                return "injured", own.i
            if own.base in _AGAIN | _MEASURED.keys() and own.pos != "PRON":
                return _MEASURED.get(own.base), own.i
    return None


def _numbered(layers: Layers, count: Count) -> tuple[str, int] | None:
    """Return what "the dead numbered 31" and "put navy dead at 12" give a number for."""
    at = count.first - 1
    if at < 1:
        return None
    whom = layers.tokens[at - 1]
    told = _MEASURED.get(whom.low) or _MEASURED.get(whom.base)
    if told is None or whom.sentence != layers.tokens[at].sentence:
        return None
    if layers.tokens[at].lemma in ("number", "total"):
        return told, at
    sets = (t.i for t in layers.tokens[max(0, at - 5) : at - 1] if t.lemma in _SETS)
    verb = next(sets, None) if layers.tokens[at].low == "at" else None
    return (told, verb) if verb is not None and whom.low != "toll" else None


def _spoken_of(layers: Layers, count: Count) -> bool:
    """Tell whether a bare number is spoken of: "he had earlier spoken of 64"."""
    before = layers.tokens[max(0, count.first - 4) : count.first]
    words = [t for t in before if t.pos not in ("PUNCT", "ADV")]
    return len(words) > 1 and words[-1].low == "of" and words[-2].lemma == "speak"


def _are_ages(layers: Layers, i: int, victims: Token) -> bool:
    """Tell whether bare numbers are the years of victims: "the victims were 19 and 24"."""
    return victims.tag == "NN" or any(t.pos == "NUM" for t in kids(layers, i, "conj"))


def _of_shooting(layers: Layers, i: int) -> bool:
    """Tell whether victims are those who were hit: "the other victims", "the shooting victims"."""
    return any(t.low in _HIT for t in kids(layers, i, "amod", "compound", "nmod"))


def _of_rival(found: Collector, count: Count) -> bool:
    """Tell whether a bare number is another's for the toll just told: "the opposition 130"."""
    tokens = found.layers.tokens
    own = tokens[count.first].sentence
    after = tokens[count.last] if count.last < len(tokens) else None
    if after is not None and after.sentence == own and after.text not in (".", ",", ";"):
        return False
    at = count.first - 1
    said = at > 0 and tokens[at].lemma in ("say", "claim", "report")
    at -= said
    if at < 1 or tokens[at].pos not in ("NOUN", "PROPN") or tokens[at].sentence != own:
        return False
    while at > 0 and tokens[at].pos in ("NOUN", "PROPN", "DET", "ADJ"):
        at -= 1
    told = found.before(count.first, reach=0)
    return told is not None and tokens[at].low in (",", ";", "and", "but", "while")


def _of_verb(layers: Layers, i: int, prep: str, bare: bool) -> tuple[str | None, int] | None:
    """Return what "put … at", "raised … to" and "spoke of" state a number for."""
    verb = layers.tokens[i]
    lemma = verb.base
    sets = lemma in _SETS and prep in ("at", "in")
    if sets or (lemma in _MOVES and prep in ("to", "from")):
        own = [layers.tokens[verb.head]] if verb.dep == "acl" else []
        for obj in [*kids(layers, i, "dobj", "nsubjpass"), *own]:
            word = obj.base
            kinds = [_MEASURED[w] for w in _within(layers, obj.i) if w in _MEASURED]
            told = _MEASURED.get(word) or _MEASURED.get(obj.low)
            if told is None and word in ("those", "people") and kinds:
                told = kinds[0]  # "put those slain at 800"
            if told and word != "toll":
                return told, i
            if word in _AGAIN:
                if not kinds and counts_things(layers, obj.i):
                    return None
                return (kinds[0] if kinds else None), i
    if lemma in _SPEAKS and prep == "of":
        return None, i
    if lemma in ("stick", "admit", "own") and prep == "to" and bare:
        return None, i
    if prep == "as" and lemma in _GIVES and bare:
        return None, i
    if prep == "at" and verb.low in _MEASURED and kids(layers, i, "det"):
        return _MEASURED[verb.low], i  # "put the dead at 40 and the wounded at 90"
    if lemma == "come" and prep == "of" and not bare:
        return None, i
    return None


def _as_subject(found: Collector, count: Count, verb: int) -> tuple[str | None, int] | None:
    """Return what "about 50 crossed to the city" and "the two bombers come on top" state."""
    lemma = found.layers.tokens[verb].base
    words = [found.layers.tokens[j].low for j in layers_after(found, verb)]
    if lemma == "come" and words[:3] == ["on", "top", "of"]:
        return None, verb
    bare = found.layers.tokens[count.noun].pos == "NUM"
    if bare and lemma in _KNOWN_BY and kids(found.layers, verb, "auxpass"):
        return None, verb  # "ninety-one have been identified"
    topic = found.before(count.first)
    moved = topic is not None and found.found[topic].finding.value.kind == "displaced"
    return ("displaced", verb) if moved and lemma in _ARRIVES else None


def layers_after(found: Collector, i: int) -> range:
    """Return the three tokens after token `i`."""
    return range(i + 1, min(i + 4, len(found.layers.tokens)))


def _told_of(layers: Layers, i: int) -> str | None:
    """Return the harm that the sentence tells of without a number ("hacked people to death")."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    words = {t.low for t in layers.tokens[sentence.first : sentence.last]}
    return "killed" if words & _OF_DEATH else None


def _within(layers: Layers, i: int) -> list[str]:
    """Return the words inside a phrase about a number: "the number of victims"."""
    inner = [layers.tokens[j] for j in layers.subtree(i) if j != i]
    return [t.base for t in inner] + [t.low for t in inner]


def _as_object(
    found: Collector, count: Count, verb: int, bare: bool
) -> tuple[str | None, int] | None:
    """Return what "has named 48", "claimed twelve soldiers", "had eight names" state."""
    lemma = found.layers.tokens[verb].base
    noun = found.layers.tokens[count.noun].base
    if noun in _NAMES and lemma in _LISTS and found.before(count.first) is not None:
        return "killed", verb
    if lemma in _GIVES and bare:
        return None, verb
    if count.least >= CROWD and draws(found.layers, verb):
        return "crowd", verb
    if noun == "victim" and lemma in _GIVES and found.counter.count(count.noun) is not None:
        return "killed", verb
    if noun in _COMERS and lemma in _TAKES_IN:
        return "displaced", verb
    if noun in _HELD and lemma in _KEEPS:
        return "captured", verb
    if lemma in _CLAIMS and count.group in ("soldiers", "fighters", "police"):
        return "killed", verb
    return None
