"""Who is actor and who recipient of an event, once its mentions are brought together.

Of each contender (`contenders`) two fitted logits (`model/weights/casting.json`, made by
`bench.casting_fit`) tell how likely it is one or the other. Whom a reader named already stays
unless that is unlikely; who is new must be likely.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.annotate import Layers, counted
from dateline.annotate.socalled import so_called
from dateline.codebook.directory import Known
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.beside import ANSWERING, CLAIMANT
from dateline.extract.events.grammar.classes import role_of
from dateline.extract.events.grammar.slots import (
    RELATIVE,
    antecedent,
    is_passive,
    kids,
    patient,
    prep_objects,
)
from dateline.extract.events.roles.condemned import wronged
from dateline.extract.events.roles.contenders import HARMED_IN, Numbers, contenders
from dateline.extract.events.roles.outsiders import plays_no_part
from dateline.extract.events.sides.bearing import AGENT, BEARER, BLAMER, CHARGED, GIVER, PARTNER
from dateline.extract.events.sides.heldfor import held_for
from dateline.extract.events.sides.parties import is_mere_place, is_own_country, leaders
from dateline.extract.events.weighing.assembly import probability
from dateline.model.reader import WEIGHTS
from dateline.records import LIKELY

_DOERS = frozenset({"person", "force"})
_KEPT, _NEW = 0.35, 0.4
"""Probability from which a party read so far stays, and from which a new one comes in."""

_PLAINLY = frozenset({"against", "holder", f"at {ANSWERING}"})
"""What makes a recipient of whom a reader named: "anti-tax protests", "towns taken from rebels",
"came at the mayor's request". The texts that the weights are fitted on have seven holders, six of
them recipients, and none of the others."""

_NO_DOER = frozenset({HARMED_IN, f"at {BLAMER}"})
_TAKING_PART = frozenset({f"at {PARTNER}", f"at {GIVER}", f"at {AGENT}"})
_DONE_TO = frozenset({"at object", "passive"})
"""Who is the subject of a passive does nothing: "a suspect extradited by Oman"."""
_DOING = frozenset({"at subject", "at by"})
"""Places in which alone a judge or a jury is the doer of violence that they hear of."""
_AT_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of deeds done at towns, which are then where, not whom."""
_HITTING = frozenset({"ASSAULT", "COERCE"})
_HARMED_ONES = frozenset({"victim", "casualty", "fatality", "dead", "wounded", "injured"})
_HELPING = frozenset({"AID", "COOPERATE", "SUPPORT"})
_FIGHTING = frozenset({
    "fight", "battle", "combat", "defeat", "counter", "destroy", "oust", "topple", "overthrow",
    "attack", "strike", "target", "bomb", "hunt", "resist", "repel", "contain", "kill", "confront",
})  # fmt: skip
_BUILT = frozenset({"FAC", "ORG"})
_STATES = frozenset({"country", "capital"})
_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "ELI"})
"""Sectors of those who act for a state."""


class Weights(msgspec.Struct, frozen=True):
    """How what speaks for a contender adds up to the log-odds that it is actor or recipient."""

    actor: Mapping[str, float]
    recipient: Mapping[str, float]


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship."""
    return msgspec.json.decode((WEIGHTS / "casting.json").read_bytes(), type=Weights)


def cast(article: Article, drafts: Sequence[Draft]) -> None:
    """Give each likely draft the parties that its readers and its grammar together speak for."""
    if not article.layers.readings:
        return
    for draft in drafts:
        if draft.standing is not None and draft.standing < LIKELY:
            continue
        actors: dict[int, float] = {}
        recipients: dict[int, float] = {}
        sole = _relative(article.layers, draft)
        led = _led(article.layers, draft)
        called = _called_so(article.layers, draft)
        for head, numbers in contenders(article, draft).items():
            doer, sufferer = _chances(article.layers, draft, head, numbers)
            if sole is not None:
                doer = float(head == sole)
            doer = 1.0 if head in led else doer
            if called:  # "shelled what residents said was a school": no residents
                sufferer = float(head in called) or sufferer * (head in draft.recipients)
            charged = f"at {CHARGED}" in numbers
            if doer and not charged and plays_no_part(article.layers, draft, head, acts=True):
                doer = 0.0
            if sufferer and plays_no_part(article.layers, draft, head, acts=False):
                sufferer = 0.0
            acts = doer >= (_KEPT if head in draft.actors else _NEW)
            suffers = sufferer >= (_KEPT if head in draft.recipients else _NEW)
            if acts and (doer >= sufferer or not suffers):
                actors[head] = doer
            elif suffers:
                recipients[head] = sufferer
        if not recipients:
            recipients = {
                h: 1.0 for h in draft.recipients if _is_thing_hit(article.layers, draft, h)
            }
        held = held_for(article.layers, draft.head)
        if held:  # "police arrested a man after he stabbed two": the police stabbed nobody
            actors = {h: odds for h, odds in actors.items() if h in draft.actors or h in held}
        both = _in_both(article.layers, actors, recipients)
        kept = [
            a for a in actors
            if a not in both and not _is_scene(article, draft, a)
            and not _is_of_day(article.layers, a)
            and not _suffers_it(article, draft, a, recipients)
            and not _is_victim(article.layers, draft, a)
        ]  # fmt: skip
        kept += [h for h in _leading(article.layers, kept) if h in draft.actors]
        draft.actors = list(dict.fromkeys(kept))
        spared = wronged(article.layers, draft)
        draft.recipients = [
            r for r in recipients
            if r not in spared | both and not is_own_country(article.layers, r, draft.actors)
            and not _is_own_state(article, draft, r) and not _is_scene(article, draft, r)
            and not _is_fought(article.layers, draft, r) and not _is_of_day(article.layers, r)
            and not _is_moved(article.layers, draft, r)
        ]  # fmt: skip


def _is_of_day(layers: Layers, head: int) -> bool:
    """Tell whether a word only names a day: "a Mother's Day shooting" hit no mother."""
    if layers.tokens[head].pos != "PROPN" or layers.tokens[head].dep not in ("poss", "compound"):
        return False
    after = [t for t in layers.tokens[head + 1 : head + 3] if t.tag != "POS"]
    return after[0].text in ("Day", "Eve") if after else False


def _suffers_it(article: Article, draft: Draft, actor: int, recipients: Iterable[int]) -> bool:
    """Tell whether nobody read so far has done it whom the deed was done to.

    "The army said its troops had come under fire": the troops are the army's.
    """
    if actor in draft.actors:
        return False
    mine = {(f.value.country, f.value.name) for f in article.who(draft, [actor]) if f.value.name}
    theirs = {(f.value.country, f.value.name) for f in article.who(draft, list(recipients))}
    return not mine.isdisjoint(theirs)


def _is_victim(layers: Layers, draft: Draft, actor: int) -> bool:
    """Tell whether a word says that they were harmed: "3,210 shooting victims" shot nobody."""
    return draft.type == "ASSAULT" and layers.tokens[counted(layers, actor)].base in _HARMED_ONES


def _is_fought(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is whom help is against: "praised their help in battling rebels"."""
    if draft.type not in _HELPING:
        return False
    path = [head, *layers.ancestors(head)]
    at = next((n for n, i in enumerate(path) if i in draft.heads), 0)
    between = [layers.tokens[i] for i in path[:at]]
    return any(
        (t.low == "against" and t.dep == "prep")
        or (t.dep == "dobj" and t.head not in draft.heads
            and layers.tokens[t.head].base in _FIGHTING)
        or (t.dep == "pobj" and any(c.tag == "VBG" and c.base in _FIGHTING
                                    for c in kids(layers, t.i, "amod")))
        for t in between
    )  # fmt: skip


def _is_moved(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a force is what somebody moves or readies: "called up 10,000 reservists".

    Nor is his own what he threatens to use or withdraw: "threatened to recall its envoy".
    """
    forces = layers.tokens[head].dep in ("dobj", "nsubjpass", "nsubj", "conj")
    if draft.type == "MOBILIZE":
        moved = {p for h in draft.heads for p in patient(layers, h)}
        return forces and head in moved and role_of(layers, head) in ARMED_SECTORS
    if draft.type != "THREATEN":
        return False
    own = {i for t in kids(layers, head, "poss") if t.tag == "PRP$"
           for i in layers.refers.get(t.i, ())}  # fmt: skip
    doers = {i for a in draft.actors for i in (a, *layers.refers.get(a, ()))}
    return not own.isdisjoint(doers)


def _is_own_state(article: Article, draft: Draft, head: int) -> bool:
    """Tell whether a state's name is what its own leader or body is said to act on.

    "The minister warned that Moscow would answer", "withdrew his country from the court".
    """
    known = article.actors.names.known_at.get(head)
    if known is None or known.form not in _STATES or len(known.ids) != 1:
        return False
    doers = [f.value for f in article.who(draft, draft.actors)]
    return bool(doers) and all(
        d.country == known.ids[0] and d.sector in _OF_STATE and d.id != d.country for d in doers
    )


def _leading(layers: Layers, actors: Sequence[int]) -> list[int]:
    """Return who leads some actors ("rebels, led by …"), and so does what they do."""
    return [leader for a in actors for leader in leaders(layers, a)]


def _in_both(
    layers: Layers, actors: Mapping[int, float], recipients: Mapping[int, float]
) -> set[int]:
    """Return the mentions of whoever is on both sides, in the role that is less likely his."""
    whole = {h: layers.refers.get(h, (h,)) for h in (*actors, *recipients)}
    found = set()
    for a, doer in actors.items():
        for r, sufferer in recipients.items():
            if whole[a] == whole[r]:
                found.add(r if doer >= sufferer else a)
    return found


def _relative(layers: Layers, draft: Draft) -> int | None:
    """Return who was read to do what a relative clause alone tells: "boats, which carried aid"."""
    verb = layers.tokens[draft.head]
    if len(draft.heads) > 1 or verb.dep != "relcl" or verb.tag == "VBN":
        return None
    own = [antecedent(layers, t.i) for t in kids(layers, verb.i, "nsubj") if t.low in RELATIVE]
    return own[0] if own and own[0] in draft.actors else None


def _led(layers: Layers, draft: Draft) -> set[int]:
    """Return who suffers the clause that his own deed goes before: "was shot after killing two"."""
    token = layers.tokens[draft.head]
    prep = layers.tokens[token.head]
    if token.dep != "pcomp" or not is_passive(layers, prep.head):
        return set()
    if not kids(layers, token.i, "dobj") and not prep_objects(layers, token.i, "on", "at"):
        return set()  # "were killed after shelling"
    return set(draft.actors) & set(patient(layers, prep.head))


def _called_so(layers: Layers, draft: Draft) -> set[int]:
    """Return what a deed is done to as somebody calls it: "what it said was a base"."""
    named = {n for h in draft.heads for n in so_called(layers.tokens, layers.tokens[h])}
    return named & set(draft.recipients)


def _is_scene(article: Article, draft: Draft, head: int) -> bool:
    """Tell whether a name is only where harm was done: "shelled Darayya and Hama".

    The parser takes some towns for people; the deed's own place says better.
    """
    tokens = article.layers.tokens
    if draft.type not in _AT_PLACES or tokens[head].pos != "PROPN":
        return False
    if tokens[head].name in _BUILT or tokens[head].base in load_codebook().classes["building"]:
        return False  # an embassy is what was hit
    known = next((k for k in article.layers.known if k.first <= head < k.last), None)
    if known is not None:
        # "the Paris attacks", "a Somalia blast"; "Moscow's attacks" are Moscow's
        before = tokens[head].dep in ("compound", "nmod", "amod", "npadvmod", "conj")
        if not before or not _before_deed(article.layers, draft, head):
            return False
        return known.form == "capital" or _is_where(article, draft, known)
    listed = any(m.first <= head < m.last for m in article.places)
    if listed and is_mere_place(article.layers, head, draft.type):
        return True
    first = head
    while tokens[first].dep == "conj":
        first = tokens[first].head
    own = article.own_place(draft)
    spans = [q.span for q in own.quotes] if own is not None else []
    return any(s.start <= tokens[i].start < s.end for s in spans for i in (head, first))


def _is_where(article: Article, draft: Draft, known: Known) -> bool:
    """Tell whether a country's name before a deed is where it was: "a Somalia attack killed six".

    A state may well fly the strikes on its own towns.
    """
    own = article.own_place(draft)
    if known.form != "country" or own is None or own.value.country not in known.ids:
        return False
    start = article.layers.tokens[known.first].start
    return draft.mode != "aerial" or any(q.span.start <= start < q.span.end for q in own.quotes)


def _before_deed(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a name stands before a noun for the deed: "the Paris attacks"."""
    first = layers.tokens[head]
    while first.dep == "conj":
        first = layers.tokens[first.head]
    above = layers.tokens[first.head]
    return first.dep != "poss" and head < above.i and above.i in draft.heads and above.pos == "NOUN"


def _chances(layers: Layers, draft: Draft, head: int, numbers: Numbers) -> tuple[float, float]:
    """Return how likely a contender is the actor, and the recipient, of a draft."""
    weights = load_weights()
    bears, charged = f"at {BEARER}" in numbers, f"at {CHARGED}" in numbers
    owns = f"at {CLAIMANT}" in numbers and (head in draft.actors or not draft.actors)
    owns = owns or (head in draft.actors and _is_named_in(layers, draft, head))
    plain = head in draft.recipients and not _PLAINLY.isdisjoint(numbers)
    judges = draft.type == "ASSAULT" and role_of(layers, head) == "JUD"
    away = judges and numbers.keys().isdisjoint(_DOING)
    done_to = numbers.keys() >= _DONE_TO and head not in draft.actors
    if bears or away or done_to or (not charged and not numbers.keys().isdisjoint(_NO_DOER)):
        doer = 0.0
    else:
        doer = (
            1.0
            if owns or charged or not numbers.keys().isdisjoint(_TAKING_PART)
            else probability(numbers, weights.actor)
        )
    return doer, 1.0 if plain or bears else probability(numbers, weights.recipient)


def _is_thing_hit(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a thing, and no town, is the object of a deed: "torched forty houses"."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    hit = token.dep == "dobj" and verb.i in draft.heads and not is_passive(layers, verb.i)
    thing = token.pos == "NOUN" and role_of(layers, head, "kind") != "person"
    return hit and thing and draft.type in _HITTING


def _is_named_in(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a force stands in the very words of a deed as its doer: "police firing"."""
    token = layers.tokens[head]
    if token.dep != "compound" or token.head not in draft.heads:
        return False
    force = role_of(layers, head) in ARMED_SECTORS and role_of(layers, head, "kind") in _DOERS
    return force and layers.tokens[token.head].base in load_codebook().classes["attack"]
