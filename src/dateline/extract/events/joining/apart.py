"""Words that set two deeds apart: "a day after", "in reply to", "another", "who had attacked"."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.classes import is_actor, is_harm
from dateline.extract.events.grammar.slots import is_passive, kids, patient
from dateline.extract.events.sides.bearing import LOOKING_INTO
from dateline.extract.events.sides.heldfor import CHARGING, HOLDING
from dateline.records import When

_THEN = frozenset({"after", "since", "following"})
_ORDER = _THEN | {"before"}
ANSWERS = frozenset(
    {"reply", "response", "retaliation", "reprisal", "revenge", "answer", "payback"}
)
LENGTHS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year", "weekend"})
_DYING = frozenset({"die", "perish", "succumb", "lose", "dead", "fall"})
_ANEW = frozenset({
    "another", "fresh", "further", "more", "new", "renewed", "second", "third", "fourth", "fifth",
    "separate", "similar",
})  # fmt: skip
_OLD = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
_CAMPAIGNS = frozenset(
    {"offensive", "counteroffensive", "campaign", "war", "operation", "crackdown"}
)
_MURDERS = frozenset({
    "murder", "assassinate", "assassination", "slay", "slaying", "kidnap", "kidnapping", "stab",
})  # fmt: skip
_COUPS = frozenset({"coup", "putsch", "overthrow", "takeover"})
_TAKING = frozenset({"take", "seize", "assume", "grab"})
_POWER = frozenset({"power", "charge", "reins"})
_ORDERING = frozenset({"follow", "precede"})
_WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "uprising"})
_THOUGHT = frozenset({"think", "believe", "estimate", "say", "know", "report"})
_BEFORE = frozenset({"earlier", "previous", "prior"})
_DENYING = frozenset({"deny", "refute", "dispute", "reject", "dismiss", "disown", "disavow"})
_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "today", "dawn", "morning", "noon", "midday", "afternoon", "evening", "night", "midnight",
    "overnight", "weekend",
})  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_BY = frozenset({"in", "by", "during"})
_WHO = frozenset({"who", "which", "that"})


def set_apart(layers: Layers, a: int, b: int) -> bool:
    """Tell whether the words between two triggers of one sentence make them two deeds.

    What came of a deed is no deed of its own: "two were killed after a bomb went off".
    """
    tokens = layers.tokens
    if _of_other_scale(layers, a, b):
        return True
    if a == b or tokens[a].sentence != tokens[b].sentence:
        return False
    if _is_earlier(layers, a) != _is_earlier(layers, b) or _of_two_doers(layers, a, b):
        return True
    if _of_some(layers, min(a, b), max(a, b)):
        return True
    above_a, above_b = [a, *layers.ancestors(a)], [b, *layers.ancestors(b)]
    top = next((i for i in above_a if i in above_b), None)
    sides = [side[: side.index(top)] if top in side else side for side in (above_a, above_b)]
    if top is not None and tokens[top].base in _ORDERING:
        ends = {tokens[side[-1]].dep: side[0] for side in sides if side}
        if ends.keys() == {"nsubj", "dobj"} and kids(layers, ends["dobj"], "poss"):
            return True  # "the bombing follows the army's offensive"
    if top in (a, b) and tokens[top].pos == "VERB" and tokens[top].base in HOLDING | CHARGING:
        links = {tokens[i].low for side in sides for i in side if i not in (a, b)}
        if links & {"for", "over"}:
            return True  # "was hanged for the killing of a judge"
    if top in (a, b) and tokens[top].base in ANSWERS:
        last = next((side[-1] for side in sides if side), top)
        if tokens[last].low in ("for", "to"):
            return True  # "in retaliation for an ambush"
    if top is not None and any(_denied_beside(layers, side, top) for side in sides):
        return True
    return any(
        _ordered(layers, side, low, high)
        or _done_by_victim(layers, side, high)
        or _only_charged(layers, side)
        for side, low, high in ((sides[0], a, b), (sides[1], b, a))
    )


def _of_two_doers(layers: Layers, a: int, b: int) -> bool:
    """Tell whether "and" joins what two sides do: "rebels blew up a bridge and troops shot two"."""
    first, second = sorted((layers.tokens[a], layers.tokens[b]), key=lambda t: t.i)
    within = second.dep == "relcl" and first.i in layers.ancestors(second.i)
    joined = second.dep == "conj" and second.head == first.i
    if not (joined or within) or {first.pos, second.pos} != {"VERB"}:
        return False
    doers = [kids(layers, t.i, "nsubj") for t in (first, second)]
    if within and any(t.low in _WHO for t in doers[1]):
        return False
    if joined and all(doers) and any(t.low == "that" for t in kids(layers, second.i, "mark")):
        return not _is_same(layers, doers[0][0].i, doers[1][0].i)  # "that …, and that it had …"
    if not all(doers) or dies(layers, second.i):
        return False
    people = all(is_actor(layers, d[0].i) and d[0].pos != "PRON" for d in doers)
    return people and not _is_same(layers, doers[0][0].i, doers[1][0].i)


def _is_same(layers: Layers, a: int, b: int) -> bool:
    """Tell whether two mentions are of one and the same, as the text's pronouns tell."""
    one, other = {a, *layers.refers.get(a, ())}, {b, *layers.refers.get(b, ())}
    return not one.isdisjoint(other)


def _of_some(layers: Layers, first: int, second: int) -> bool:
    """Tell whether only some of those hurt were so by a second deed: "including 40 in a blast"."""
    if layers.tokens[second].pos != "NOUN" and layers.tokens[second].tag != "VBG":
        return False
    words = layers.tokens[first + 1 : second]
    at = next((n for n, t in enumerate(words) if t.low == "including"), None)
    part = words[at + 1 :] if at is not None else ()
    counted = next((n for n, t in enumerate(part) if t.tag == "CD"), None)
    plain = all(t.pos not in ("VERB", "PUNCT") for t in part)
    return counted is not None and plain and any(t.low in _BY for t in part[counted:])


def _is_earlier(layers: Layers, i: int) -> bool:
    """Tell whether a noun is of a deed before the one told: "rubble from an earlier strike"."""
    noun = layers.tokens[i].pos == "NOUN"
    return noun and any(t.low in _BEFORE for t in kids(layers, i, "amod"))


def _denied_beside(layers: Layers, side: list[int], top: int) -> bool:
    """Tell whether of two deeds that somebody speaks of one is what he denies.

    "Admitted killing the mayor, but denied that it had burned the hall".
    """
    last = layers.tokens[side[-1] if len(side) > 1 else top]
    if last.dep != "conj" or last.head != top:
        return False
    return (last.base in _DENYING) != (layers.tokens[top].base in _DENYING)


def _only_charged(layers: Layers, side: list[int]) -> bool:
    """Tell whether one deed is only what somebody charges others with or looks into."""
    return any(layers.tokens[i].base in LOOKING_INTO for i in side[1:])


def _of_other_scale(layers: Layers, a: int, b: int) -> bool:
    """Tell whether one is a campaign and the other the murder of somebody: neither is the other."""
    one, other = layers.tokens[a], layers.tokens[b]
    return any(
        wide.base in _CAMPAIGNS and wide.pos == "NOUN" and single.base in _MURDERS
        for wide, single in ((one, other), (other, one))
    )


def takes_power(layers: Layers, i: int) -> bool:
    """Tell whether a trigger tells of a coup: who died in protests before did not die in it."""
    token = layers.tokens[i]
    if token.base in _COUPS or (token.base in _POWER and layers.tokens[token.head].base in _TAKING):
        return True
    taken = patient(layers, i) if token.base in _TAKING else []
    return any(layers.tokens[j].base in _POWER for j in taken)


def anew(layers: Layers, head: int) -> bool:
    """Tell whether a deed is told as one more: "a fresh strike", "as more shells fall"."""
    nouns = [head, *(t.i for t in kids(layers, head, "nsubj", "nsubjpass"))]
    marks = {t.low for n in nouns for t in kids(layers, n, "amod", "det", "advmod")}
    return (bool(marks & _ANEW) and not is_harm(layers, head)) or _long_before(layers, head)


def _long_before(layers: Layers, i: int) -> bool:
    """Tell whether another deed is brought in by time: "weeks after gunmen had killed 130"."""
    if layers.tokens[i].dep != "advcl":
        return False
    marks = [t.i for t in kids(layers, i, "mark") if t.low == "after"]
    doers = kids(layers, i, "nsubj")
    new = [
        t
        for t in doers
        if t.pos == "NOUN" and not _OLD & {d.low for d in kids(layers, t.i, "det", "poss")}
    ]
    return any(m and layers.tokens[m - 1].base in LENGTHS for m in marks) and bool(new)


def dies(layers: Layers, i: int) -> bool:
    """Tell whether a trigger tells of somebody's death, which may come days after the deed."""
    return layers.tokens[i].base in _DYING


def counts_years(layers: Layers, i: int) -> bool:
    """Tell whether a trigger counts whom a whole war has killed, not whom one deed did.

    "The war has killed 9,000 people", "1,500 have been killed since the crackdown began". Since a
    day or a part of one ("since Friday evening") is the news of these days.
    """
    if not is_harm(layers, i):
        return False
    if any(t.base in _WARS for t in kids(layers, i, "nsubj")):
        return True
    above = layers.tokens[layers.tokens[i].head]
    if above.base in _THOUGHT and any(t.base in _WARS for t in kids(layers, above.i, *_SUBJECTS)):
        return True
    verbs = [i, *(t.i for t in kids(layers, i, "conj"))]
    since = {t.low for v in verbs for t in kids(layers, v, "prep") if not _from_a_day(layers, t.i)}
    clauses = [c.i for v in verbs for c in kids(layers, v, "advcl")]
    since |= {t.low for c in clauses for t in kids(layers, c, "mark")}
    return "since" in since and any(t.low in ("has", "have") for t in kids(layers, i, "aux"))


def _from_a_day(layers: Layers, i: int) -> bool:
    """Tell whether what the preposition at `i` counts from is a day: "since late Saturday"."""
    return any(layers.tokens[j].low in _DAYS for j in layers.subtree(i))


def _ordered(layers: Layers, side: list[int], low: int, high: int) -> bool:
    """Tell whether one deed is only what the other came after, or answers."""
    tokens = layers.tokens
    for i in side:
        links = [i] if i != low else []
        links += [m.i for m in kids(layers, i, "mark") if tokens[i].dep == "advcl"]
        for link in links:
            word = tokens[link].low
            if word in ANSWERS:
                return _stands(layers, low) and _stands(layers, high)
            if word not in _ORDER or link > low:
                continue
            if tokens[link - 1].base in LENGTHS:
                dying = dies(layers, low) or dies(layers, high)
                return not dying or _tolls(layers, low) == _tolls(layers, high)
            if word == "since" and counts_years(layers, high):
                return True  # "since the coup 6,600 have been killed"
            if word in _THEN and _tolls(layers, low) and not _tolls(layers, high):
                return True  # who had been killed before was not killed by what came after
            return _stands(layers, low) and _stands(layers, high) and not _shared(layers, low)
    return False


def _stands(layers: Layers, i: int) -> bool:
    """Tell whether a trigger tells a deed, not only what came of one."""
    token = layers.tokens[i]
    if not _tolls(layers, i):
        return True
    return token.pos == "VERB" and not dies(layers, i) and bool(kids(layers, i, "nsubj"))


def _tolls(layers: Layers, i: int) -> bool:
    """Tell whether a trigger tells of harm or death: of a deed it is what came of it."""
    return is_harm(layers, i) or dies(layers, i)


def _shared(layers: Layers, low: int) -> bool:
    """Tell whether a verb has its doer from the clause above ("before killing fourteen")."""
    token = layers.tokens[low]
    return token.pos == "VERB" and not kids(layers, low, "nsubj", "nsubjpass")


def _done_by_victim(layers: Layers, side: list[int], high: int) -> bool:
    """Tell whether a clause tells what the others had done ("fought rebels who").

    Or what those had done whom a passive is of: "were driven out after shelling the town".
    """
    tokens = layers.tokens
    for i in side:
        if tokens[i].dep == "pcomp" and is_passive(layers, high) and kids(layers, i, "dobj"):
            return tokens[tokens[i].head].head == high
        if tokens[i].dep != "relcl" or tokens[i].head not in patient(layers, high):
            continue
        if any(t.low in _WHO for t in kids(layers, i, "nsubj")):
            return True
    return False


def days_differ(left: When, right: When) -> bool:
    """Tell whether two times have no day in common."""
    return left.latest[:10] < right.earliest[:10] or right.latest[:10] < left.earliest[:10]
