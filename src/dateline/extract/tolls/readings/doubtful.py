"""Words that tell of harm only in some company: "held", "took", "hit", "attended", "Killed:"."""

from dateline.annotate import Layers, Token
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject
from dateline.extract.tolls.counting.counts import Counter
from dateline.extract.tolls.lexicon import Harm, bare_fate, is_doer
from dateline.extract.tolls.readings.company import company
from dateline.extract.tolls.readings.fates import SICK_BY, is_injury, is_ward, of_fate

WEAK = frozenset({"grasp", "hit", "mass"})
"""Patterns of verbs that tell of harm only in some company: "held six men", "six were hit"."""
_MASSES = frozenset({
    "mourner", "rioter", "protester", "protestor", "demonstrator", "marcher", "striker", "fan",
    "worshipper", "supporter", "picketer", "activist", "crowd",
})  # fmt: skip
_RESCUED = frozenset({"safety", "shelter", "refuge", "hospital", "clinic"})
"""Where people are taken by those who do them no harm."""
_WOUNDS = frozenset({
    "shoot", "hit", "stab", "strike", "graze", "wound", "injure", "hurt", "burn", "beat", "knife",
    "treat",
})  # fmt: skip
_CAUGHT = {
    "on": frozenset({"camera", "video", "tape", "film", "cctv", "footage", "surveillance"}),
    "in": frozenset({"crossfire", "gunfire", "fire", "middle", "fighting", "blast", "explosion",
                     "shooting", "traffic", "storm", "flood", "stampede", "clash"}),
}  # fmt: skip
"""Where somebody is caught whom nobody holds, by preposition."""
_SEVERAL = frozenset({"NNS", "NNPS", "CD"})
_MEETINGS = frozenset({
    "talk", "meeting", "summit", "conference", "session", "hearing", "exercise", "drill", "course",
    "training", "trial", "negotiation", "class", "lesson", "seminar", "workshop", "dinner",
})  # fmt: skip
_MANY = 100
"""From how many on a bare number of people who chant or fill a place is a crowd."""


def of_others(counter: Counter, token: Token, harm: Harm) -> bool:
    """Tell whether a weak verb ("held", "took", "hit") is not said of victims here."""
    if harm.pattern not in WEAK:
        return False
    passive = is_passive(counter.layers, token.i)
    if harm.pattern == "hit":  # a single one may be dead
        whom = patient(counter.layers, token.i)
        whom += company(counter.layers, token.i, whom)
        if not passive:
            return not _hits_people(counter, token, whom)
        if any(c.group is None for j in whom if (c := counter.count(j)) is not None):
            return True  # "six sites were hit"
        return len(whom) < 2 and not any(counter.layers.tokens[j].tag in _SEVERAL for j in whom)
    if any(heads for _, heads in of_fate(counter.layers, token.i)):  # "taken to hospital"
        return True
    doers = [counter.layers.tokens[j] for j in subject(counter.layers, token.i)]
    doers += kids(counter.layers, token.i, "nsubj")
    aims = [counter.layers.tokens[j] for j in prep_objects(counter.layers, token.i, "to")]
    if any(t.base in _RESCUED for t in aims) or _is_brought(counter.layers, token):
        return True
    if harm.pattern == "mass":
        many = [c for t in doers if (c := counter.count(t.i)) is not None]
        bare = any(c.noun in counter.at and c.least >= _MANY for c in many)
        return passive or not (bare or any(t.base in _MASSES for t in doers))
    return not (passive or any(is_doer(counter.layers, t) for t in doers))


def _is_brought(layers: Layers, verb: Token) -> bool:
    """Tell whether nobody is seized: the hurt are brought somewhere, or somebody is only seen.

    "Was shot in the leg and taken to Saint Anne's", "was caught on video", "caught in crossfire".
    """
    aims = [(p.low, t) for p in kids(layers, verb.i, "prep") for t in kids(layers, p.i, "pobj")]
    where = verb.dep == "relcl" and any(t.low == "where" for t in kids(layers, verb.i, "advmod"))
    aims += [("to", layers.tokens[verb.head])] if where else []
    if verb.lemma == "catch":
        return any(t.base in _CAUGHT.get(word, ()) for word, t in aims)
    if any(word in SICK_BY and is_ward(layers, t) for word, t in aims):
        return True
    beside = [verb, layers.tokens[verb.head], *kids(layers, verb.i, "conj")]
    hurt = any(t.base in _WOUNDS for t in beside if t.i == verb.i or verb.dep == "conj")
    if any(word == "with" and is_injury(layers, t) for word, t in aims):
        return True
    return hurt and any(word == "to" for word, _ in aims)


def _hits_people(counter: Counter, token: Token, whom: list[int]) -> bool:
    """Tell whether a number of people is hit: "the blast hit six men", "guards hit four"."""
    counts = [counter.count(j) for j in whom]
    if len(counts) > 1 and all(c is not None and c.group is not None for c in counts):
        return True  # "hit her and three of her grandchildren"
    if not counts or any(c is None or c.how != "number" or c.group is None for c in counts):
        return False
    bare = any(c.noun in counter.at for c in counts if c is not None)
    doers = [counter.layers.tokens[j] for j in subject(counter.layers, token.i)]
    return not bare or any(is_doer(counter.layers, t) for t in doers)


def is_meeting(layers: Layers, i: int) -> bool:
    """Tell whether people come together at the verb for what is no public gathering."""
    aims = kids(layers, i, "dobj")
    aims += [layers.tokens[j] for h in (i, *(t.i for t in aims)) for j in prep_objects(layers, h)]
    return any(t.base in _MEETINGS for t in aims)


def heads_a_list(layers: Layers, i: int) -> bool:
    """Tell whether a fate stands before a colon and its number: "Killed: 9; injured: 14"."""
    tokens = layers.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text != ":" or tokens[i + 2].pos != "NUM":
        return False
    return bare_fate(tokens[i].text) is not None
