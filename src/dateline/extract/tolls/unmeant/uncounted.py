"""Numbers of people that are no toll: populations, capacities, forces, who is paid or aided."""

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.grammar.slots import kids
from dateline.extract.tolls.counting.counts import Count, Counter
from dateline.extract.tolls.lexicon import is_armed, is_thing
from dateline.extract.tolls.whereabouts import ROUGH

_MANY = frozenset({
    "soul", "voice", "participant", "mouth", "head", "person", "people", "arrival", "newcomer",
    "household", "other", "more", "national", "compatriot", "adult", "family", "one", "human",
    "youth", "student", "farmer", "worker", "attendee", "cardholder", "internee", "being",
    "individual", "speaker", "folk", "expatriate", "holidaymaker", "inmate", "returnee",
    "entrant", "walker", "viewer", "guest",
})  # fmt: skip
_FOLK = ("ees", "ists", "ians", "eurs", "eers")
_KIN = ("children", "people", "men", "women", "goers", "folk", "dwellers", "keepers", "owners")
"""Ends of the nouns for people that no list need know: "schoolchildren", "filmgoers"."""
_SETTLEMENTS = frozenset({"town", "village", "border", "mountain", "hill", "plain", "desert",
                          "beach", "building"})  # fmt: skip
_SHOWN = frozenset({"photos", "videos", "images", "comments", "views", "shares", "slides"})
_SETTLED = frozenset({"inhabitant", "resident", "citizen", "dweller", "islander"})
_STAFF = frozenset({"staff", "employee", "officer", "troop", "personnel", "member", "voter",
                    "passenger"})  # fmt: skip
_BODIES = frozenset({
    "community", "tribe", "clan", "gang", "group", "party", "coalition", "country", "team", "crew",
    "faction", "militia", "nation", "delegation", "unit",
})  # fmt: skip
_HOLDS = frozenset({
    "seat", "fit", "serve", "employ", "train", "deploy", "hire", "recruit", "pay", "cost",
    "earn", "sell", "print", "produce", "elect", "poll", "weigh", "measure", "last", "ready",
    "prepare", "feed", "cater", "need", "plan", "expect", "permit", "free", "release", "rescue",
    "save", "survive", "tell", "warn", "depend", "assist", "help", "treat", "vaccinate", "kill",
    "inhabit", "populate", "work", "vote", "dwell", "reside", "pull", "shoot", "freeze", "refuse",
    "affect", "urge", "advise", "ask", "order", "instruct", "invite", "threaten",
    "limit", "cap", "restrict", "surrender", "queue", "interview", "hear",
    "license", "face", "starve", "lack", "suffer", "risk", "own", "buy", "use", "feel",
})  # fmt: skip
"""Verbs that count others: whom a hall holds, who is paid, trained, freed or treated."""
_AIDED = frozenset({"reach", "provide", "supply", "deliver", "distribute", "give", "hand", "ship",
                    "airlift", "donate"})  # fmt: skip
_HOSTS = frozenset({"shelter", "house", "host", "hold", "accommodate", "lodge", "sleep", "hide"})
_TALLIES = frozenset({"count", "toll", "number", "figure", "total", "tally", "list"})
_BEFORE = frozenset({"for", "per", "than", "under", "against"})
_BASES = (["home", "to"], ["of", "the"], ["for", "the"])
_SIZES = frozenset({
    "population", "town", "city", "capacity", "electorate", "force", "garrison", "membership",
    "staff", "workforce", "army", "district", "name", "body", "coffin", "list",
    "need", "budget", "appeal", "fund", "suburb", "village", "quarter", "enclave", "island",
    "province", "region", "county", "state", "nation", "community",
})  # fmt: skip
_COMES = frozenset({"come", "go", "get", "move", "travel", "trickle", "head", "return", "walk"})
_BACK = frozenset({"home", "back"})
_SHARED = frozenset({"have", "begin", "start", "try", "continue", "manage", "need", "force"})
_MONEY = frozenset({"dollar", "dollars", "euro", "euros", "pounds", "us$", "rs", "rupees", "crore"})
_MILLION = 1_000_000
_TRIPLE = 3
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_of_people(counter: Counter, count: Count) -> bool:
    """Tell whether people are counted who may be driven out or come together."""
    if count.how != "number" or count.most == 0:
        return False
    noun = counter.layers.tokens[count.noun]
    if noun.low in _SHOWN or _is_a_name(counter.layers, count):
        return False
    if count.partitive and noun.pos != "PRON":
        return False  # "35 of the injured"
    if count.noun in counter.at:
        return not _is_broken_off(counter.layers, count)
    word = noun.base
    jailed = count.group == "prisoners" and word != "inmate"
    if is_thing(count.group) or is_armed(count.group) or jailed or word in _STAFF | _BODIES:
        return False
    people = noun.tag == "NNPS" or noun.name == "NORP" or noun.low.endswith(_KIN + _FOLK)
    people = people or (
        noun.text.istitle() and noun.text.endswith("s") and noun.name not in _PLACES
    )
    return count.group is not None or people or word in _MANY


def _is_a_name(layers: Layers, count: Count) -> bool:
    """Tell whether a bare number is called or ends a name: "called 911", "Radio 880's reporter"."""
    if layers.tokens[count.noun].pos != "NUM":
        return False
    before = layers.tokens[max(0, count.first - 1) : count.first]
    owns = any(t.tag == "POS" for t in layers.tokens[count.last : count.last + 1])
    called = any(t.base in ("call", "dial") for t in before)
    return called or (owns and any(t.pos == "PROPN" for t in before))


def _is_broken_off(layers: Layers, count: Count) -> bool:
    """Tell whether digits go on after a space: "338 000"."""
    after = layers.tokens[count.last : count.last + 1]
    digits = any(t.text.isdigit() and len(t.text) == _TRIPLE for t in after)
    return digits or layers.tokens[count.noun].text == "000"


def verb_of(layers: Layers, count: Count) -> int:
    """Return the verb that a counted phrase hangs on, or its noun where there is none."""
    token = layers.tokens[count.noun]
    for _ in range(4):
        up = layers.tokens[token.head]
        if up.i == token.i:
            break
        if up.pos in ("VERB", "AUX"):
            todo = kids(layers, up.i, "xcomp") if up.lemma in _SHARED else []
            done = [t.i for t in todo if t.pos == "VERB" and count.noun < up.i]
            return done[0] if done else up.i
        token = up
    return count.noun


def host_of(layers: Layers, verb: int) -> tuple[int, ...]:
    """Return the words for what houses people: a camp that does is no news by itself."""
    if layers.tokens[verb].lemma not in _HOSTS:
        return ()
    return tuple(j for t in kids(layers, verb, "nsubj") for j in layers.subtree(t.i))


def is_other(layers: Layers, count: Count) -> bool:
    """Tell whether a number is a population, a capacity, a share, a force or a forecast."""
    words = [t.low for t in layers.tokens[max(0, count.first - 2) : count.first]]
    if (words and words[-1] in _BEFORE) or words in _BASES:
        return True
    after = [t.low for t in layers.tokens[count.last : count.last + 2]]
    if after[:1] == ["aboard"] or after == ["on", "board"]:
        return True
    before = layers.tokens[max(0, count.first - 4) : count.first]
    if words[-1:] == ["in"] and any(t.pos == "NUM" for t in before):
        return True  # "nine shops in ten"
    if words[-1:] == ["of"] and any(t.low == "one" for t in before[-2:-1]):
        return True  # "one of 284 residents of the house"
    noun = layers.tokens[count.noun]
    up = layers.tokens[noun.head]
    opens = up.text == "Of" or (up.i > 0 and layers.tokens[up.i - 1].text in (";", ",", ":"))
    if up.low == "of" and up.i < count.first and opens:
        return True  # "of 90,000 souls, 70,000 have gone"
    if noun.dep == "pobj" and layers.tokens[up.head].base in _SIZES:
        return True
    if count.least >= _MILLION and _is_money(layers, count):
        return True
    after = [t.low for t in layers.tokens[count.last : count.last + 2]]
    verb = layers.tokens[verb_of(layers, count)]
    return after == ["under", "arms"] or (verb.pos == "VERB" and _of_others(layers, count, verb))


def _is_money(layers: Layers, count: Count) -> bool:
    """Tell whether money is told beside a number: "$3 million of the 9 million required"."""
    beside = layers.tokens[max(0, count.first - 12) : count.last + 2]
    words = {t.low for t in beside if t.sentence == layers.tokens[count.first].sentence}
    return bool(words & _MONEY) or any(t.text[:1] in "$\u20ac\u00a3" for t in beside)


def _of_others(layers: Layers, count: Count, verb: Token) -> bool:
    """Tell whether a verb says that people are held, paid, aided, settled or already counted."""
    beside = {t.low for t in kids(layers, verb.i, "prep", "advmod")}
    done = count.noun > verb.i
    beside |= {t.low for t in kids(layers, count.noun, "prep")} if done else set()
    if verb.lemma in _HOLDS or (verb.lemma in _AIDED and done and "with" in beside):
        return True
    above = layers.tokens[layers.tokens[count.noun].head]
    if (
        verb.lemma in _AIDED
        and done
        and above.low in ("to", "for")
        and kids(layers, verb.i, "dobj")
    ):
        return True  # "distributed food to 48,000 people"
    if (verb.lemma == "return" or (verb.lemma in _COMES and beside & _BACK)) and not cannot_return(
        layers, verb.i
    ):
        return True
    if verb.lemma == "live" and not (verb.tag == "VBG" or _live_rough(layers, verb)):
        return True
    if verb.lemma in _HOSTS and (verb.dep == "relcl" or _meanwhile(layers, verb)):
        return True
    owners = kids(layers, verb.i, "nsubj")
    masses = any(_is_mass(layers, j) for o in owners for j in layers.subtree(o.i))
    if done and verb.lemma == "number" and not masses:
        return True
    settled = layers.tokens[count.noun].base in _SETTLED
    return done and settled and verb.lemma in ("have", "number")


def _live_rough(layers: Layers, verb: Token) -> bool:
    """Tell whether people live where nobody does for good, as in tents, or under or with others."""
    if any(t.low in ("elsewhere", "rough") for t in kids(layers, verb.i, "advmod")):
        return True
    preps = kids(layers, verb.i, "prep")
    aims = {layers.tokens[j].base for p in preps for j in layers.subtree(p.i)}
    return bool(aims & ROUGH - _SETTLEMENTS) or any(
        p.low in ("with", "under", "among") for p in preps
    )


def cannot_return(layers: Layers, verb: int) -> bool:
    """Tell whether people are told not to go home, or not to be able to."""
    if not kids(layers, verb, "neg"):
        return False
    beside = {t.low for t in kids(layers, verb, "advmod", "prt", "prep", "dobj")}
    lemma = layers.tokens[verb].lemma
    return lemma == "return" or (lemma in _COMES and bool(beside & _BACK))


def is_tally(layers: Layers, count: Count) -> bool:
    """Tell whether a number is that of a count that doesn't say of whom: "the tally is 90"."""
    verb = layers.tokens[verb_of(layers, count)]
    if verb.pos != "VERB" or count.noun < verb.i:
        return False
    owners = kids(layers, verb.i, "nsubj", "dobj")
    tally = any(t.base in _TALLIES for t in owners)
    return tally and not any(_is_mass(layers, j) for o in owners for j in layers.subtree(o.i))


def _is_mass(layers: Layers, i: int) -> bool:
    """Tell whether a word speaks for people on the move or coming together."""
    return int(word_table("masses", "weight").get(layers.tokens[i].base, 0)) > 1


def _meanwhile(layers: Layers, verb: Token) -> bool:
    """Tell whether people only were somewhere when something befell them."""
    if verb.tag == "VBG" and any(t.low == "had" for t in kids(layers, verb.i, "aux")):
        return True  # "200 men had been sleeping there"
    clauses = kids(layers, verb.i, "advcl")
    when = {t.low for c in clauses for t in kids(layers, c.i, "advmod", "mark")}
    return bool(when & {"when", "as", "while"})
