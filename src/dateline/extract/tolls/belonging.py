"""Which event a toll belongs to: the trigger that its word of harm is, hangs on, or governs."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.extract.events.grammar.classes import is_harm, role_of
from dateline.extract.events.grammar.slots import antecedent, conjuncts, kids, prep_objects, subject
from dateline.extract.events.sides.heldfor import CHARGING, HOLDING
from dateline.extract.tolls.lexicon import harm_of, is_deed
from dateline.extract.tolls.mentions import TollMention
from dateline.records import Finding, Toll, TollKind
from dateline.records.summing import RUNNING

_DOWN = frozenset({
    "relcl", "acl", "advcl", "conj", "xcomp", "prep", "pcomp", "oprd", "dobj", "pobj", "acomp",
    "amod", "appos", "attr", "dep", "nsubj",
})  # fmt: skip
_SHARED = frozenset({
    "conj", "acomp", "oprd", "dobj", "attr", "xcomp", "nsubj", "nsubjpass",
})  # fmt: skip
_MEANS = (
    "in", "by", "during", "from", "after", "following", "with", "of", "amid", "to", "on", "at",
)  # fmt: skip
_IN_COURSE = tuple(word for word in _MEANS if word not in ("after", "following"))
_BODILY = frozenset({"killed", "injured", "missing", "captured"})
_APART = frozenset({
    "after", "before", "since", "until", "although", "though", "if", "despite",
})  # fmt: skip
_GROUNDS = frozenset({"against", "over", "about"})
_HELD = CHARGING | HOLDING | {"wanted", "warrant", "connection", "relation", "custody"}
_HELD_FOR = frozenset({"for", "after", "following", "with", "to", "of"})
_WHEN = frozenset({"when", "after", "as", "while", "because", "during"})


def event_of(layers: Layers, harm: int) -> int | None:
    """Return the trigger that the syntax makes the cause of the harm at `harm`, if it names one."""
    tokens = layers.tokens
    i = harm
    for _ in range(6):
        causes = [j for j in _causes(layers, i, own=True) if is_deed(layers, j)]
        if causes:
            return causes[0]
        token = tokens[i]
        if token.dep == "relcl" and is_deed(layers, token.head):
            return token.head
        if _marked(layers, i) or _is_ground(layers, i) or _of_own_doer(layers, i):
            return None
        if token.dep in ("advcl", "acl", "xcomp") and is_deed(layers, token.head):
            return token.head
        if token.head == i or token.dep in ("ccomp", "parataxis", "relcl"):
            return None
        i = token.head
    return None


def _causes(layers: Layers, i: int, *, own: bool = False) -> list[int]:
    """Return what stands in the slots of a cause: subject, agent, "in the attack".

    With `own` a subject shared with a governing verb is left out ("exploded, killing six").
    """
    token = layers.tokens[i]
    found: list[int] = []
    if token.pos in ("VERB", "AUX") and not (own and token.dep in ("advcl", "xcomp", "pcomp")):
        found += [antecedent(layers, j) for j in subject(layers, i)]
    acts = _is_done(layers, i)
    found += prep_objects(layers, i, *(_MEANS if not acts else _IN_COURSE))
    for clause in kids(layers, i, "advcl") if not acts else ():
        if _only_harm(layers, clause.i) or _beside(layers, clause.i):
            continue
        if {t.low for t in kids(layers, clause.i, "mark", "advmod")} & _WHEN:
            found.append(clause.i)
    return [j for c in found for j in (c, *_inside(layers, c))]


def _is_done(layers: Layers, i: int) -> bool:
    """Tell whether a verb itself tells who harmed whom: what came before or beside did not."""
    doers = kids(layers, i, "nsubj")
    objects = kids(layers, i, "dobj")
    return bool(objects) and is_deed(layers, i) and any(role_of(layers, t.i) for t in doers)


def _of_own_doer(layers: Layers, i: int) -> bool:
    """Tell whether "and" joins what others did: "dockers struck and police shot two of them"."""
    token = layers.tokens[i]
    return token.dep == "conj" and layers.tokens[token.head].pos == "VERB" and _is_done(layers, i)


def _only_harm(layers: Layers, i: int) -> bool:
    """Tell whether a clause only counts others harmed: "six were hurt while two were killed"."""
    return is_harm(layers, i) and bool(kids(layers, i, "nsubjpass"))


def _beside(layers: Layers, i: int) -> bool:
    """Tell whether a clause only tells what went on beside: "even as police fired tear gas"."""
    marks = kids(layers, i, "mark")
    return bool(marks) and layers.tokens[marks[0].i - 1].low == "even"


def _marked(layers: Layers, i: int) -> bool:
    """Tell whether a clause stands apart in time ("raided a village after a bomb killed two")."""
    token = layers.tokens[i]
    if token.dep == "pcomp":
        return layers.tokens[token.head].low in _APART
    return token.dep == "advcl" and bool(
        {t.low for t in kids(layers, i, "mark", "advmod")} & _APART
    )


def _inside(layers: Layers, i: int) -> list[int]:
    """Return the deed inside a phrase about it: "a series of attacks", "the wave of bombings"."""
    return [j for j in prep_objects(layers, i, "of") if is_deed(layers, j)]


def _under(layers: Layers, harm: int, triggers: frozenset[int]) -> bool:
    """Tell whether the harm hangs on a trigger within its clause family."""
    i = harm
    while layers.tokens[i].head != i and layers.tokens[i].dep in _DOWN:
        if layers.tokens[i].dep == "nsubj" and i == harm:
            return layers.tokens[i].head in triggers
        if i != harm and is_deed(layers, i) and layers.tokens[i].dep in ("relcl", "conj", "dobj"):
            return False
        if _marked(layers, i) or _is_ground(layers, i) or _of_own_doer(layers, i):
            return False
        apart = _told_apart(layers, i)
        i = layers.tokens[i].head
        if i in triggers:
            return not apart
    return False


def _is_ground(layers: Layers, i: int) -> bool:
    """Tell whether a preposition tells why somebody acts: "a strike over the killing of two".

    Of an arrest that is also what it is for: "held for the murder of two nurses".
    """
    token = layers.tokens[i]
    if token.dep != "prep":
        return False
    held = layers.tokens[token.head].base in _HELD and token.low in _HELD_FOR
    return token.low in _GROUNDS or held


def _told_apart(layers: Layers, i: int) -> bool:
    """Tell whether a verb with a subject of its own is only told beside another word of harm.

    "Several were arrested, and a few officers suffered injuries": the arrest hurt nobody.
    """
    token = layers.tokens[i]
    if token.dep != "conj" or token.pos not in ("VERB", "AUX"):
        return False
    own = kids(layers, i, "nsubj", "nsubjpass")
    kinds = {h.kind for h in harm_of(layers, token.head)} - {"killed", "injured"}
    return bool(own) and bool(kinds) and not is_deed(layers, i)


def _governs(layers: Layers, harm: int, triggers: frozenset[int]) -> bool:
    """Tell whether a trigger stands as cause or circumstance under the harm or its verb."""
    i = harm
    for _ in range(4):
        if triggers & set(_causes(layers, i)):
            return True
        token = layers.tokens[i]
        if token.dep not in _SHARED or token.head == i:
            return False
        i = token.head
    return False


@remembered
def _joined(layers: Layers, i: int) -> frozenset[int]:
    """Return what "and" joins to a trigger, read once for all tolls of a long sentence."""
    return frozenset(conjuncts(layers, i))


def belongs(layers: Layers, mention: TollMention, triggers: frozenset[int]) -> bool:
    """Tell whether a toll belongs to the event with these trigger tokens."""
    if mention.harm in triggers:
        return True
    if _caught_for(layers, mention, triggers) or _came_together(layers, mention):
        return False
    if mention.event in triggers:
        return True
    tokens = layers.tokens
    own = tokens[mention.harm].sentence
    here = frozenset([t for t in triggers if tokens[t].sentence == own])
    if not here:
        return False
    if mention.event is not None and mention.event not in here:
        return any(mention.harm in _joined(layers, t) for t in here)
    return _governs(layers, mention.harm, here) or _under(layers, mention.harm, here)


def _came_together(layers: Layers, mention: TollMention) -> bool:
    """Tell whether a crowd is of its own deed: "arrested 30 as thousands rallied"."""
    return mention.finding.value.kind == "crowd" and is_deed(layers, mention.harm)


def _caught_for(layers: Layers, mention: TollMention, triggers: frozenset[int]) -> bool:
    """Tell whether somebody is held for the deed: "was arrested after he shot his brother"."""
    if mention.finding.value.kind != "captured":
        return False
    doers = {j for t in triggers for j in subject(layers, t)}
    return mention.head in doers | {k for j in doers for k in layers.refers.get(j, ())}


def tolls_of(
    layers: Layers,
    triggers: Sequence[int],
    tolls: Sequence[TollMention],
    *,
    kinds: Sequence[TollKind] = ("killed", "injured"),
) -> tuple[Finding[Toll], ...]:
    """Return the tolls of the event whose trigger tokens are given, in text order."""
    wanted = frozenset(triggers)
    found = [
        _marked_running(t, wanted)
        for t in tolls
        if t.finding.value.kind in kinds and belongs(layers, t, wanted)
    ]
    return tuple(dict.fromkeys(found))


def _marked_running(mention: TollMention, triggers: frozenset[int]) -> Finding[Toll]:
    """Return the toll, marked where it is a running total that is not the event's own."""
    if not mention.running or mention.harm in triggers:
        return mention.finding
    return msgspec.structs.replace(mention.finding, rule=mention.finding.rule + RUNNING)


def counted_by(
    layers: Layers, triggers: Sequence[int], tolls: Sequence[TollMention]
) -> frozenset[int]:
    """Return the nouns of those whom the tolls of an event count as harmed."""
    heads = frozenset(triggers)
    told = (m for m in tolls if m.finding.value.kind in _BODILY and m.finding.value.most != 0)
    return frozenset(m.head for m in told if belongs(layers, m, heads))
