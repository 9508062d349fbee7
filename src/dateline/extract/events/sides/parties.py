"""Parties of an event: which slot fillers are somebody, and who stands behind the others."""

from collections.abc import Iterable

from dateline.annotate import Layers, counted
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.codebook.words import word_set
from dateline.extract.actors.offshoots import of_another
from dateline.extract.events.grammar.classes import is_actor, is_harm, lemmas, role_of
from dateline.extract.events.grammar.nouns import is_scene
from dateline.extract.events.grammar.slots import conjuncts, kids, prep_objects
from dateline.extract.events.kinds import HARMED, HARMING
from dateline.extract.events.sides.means import is_laden, is_means
from dateline.records import EventType

_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_PEOPLED = frozenset({"community", "market", "camp"})
"""Settlements whose name stands for the people in them."""
_LIVED_IN = frozenset({"residential", "populated", "inhabited", "civilian", "crowded"})
"""Words by which an area stands for those who live there."""
_COUNTS = frozenset({
    "other", "dozen", "score", "hundred", "thousand", "more", "most", "several", "many", "another",
})  # fmt: skip
"""Words that count people whom a text need not name: the dead and wounded of a deed."""
_FIRING = ARMED_SECTORS | {"GOV"}
"""Sectors of those whose drones and shells strike."""
_CROWD = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
"""Plurals that count people where they are the subject of a deed."""


def actors_behind(layers: Layers, heads: Iterable[int]) -> list[int]:
    """Return the heads that can act; of others ("Iran's plan") whoever owns or makes them."""
    found: list[int] = []
    for head in heads:
        if _of_premises(layers, head) or is_laden(layers, head):
            continue
        if _is_munition(layers, head):
            found += _owners(layers, head) or _firing(layers, head)
        elif leader := _whose_country(layers, head):
            found.append(leader)
        elif _acts(layers, head) or _are_many(layers, head):
            found += [head, *leaders(layers, head), *_ranks(layers, head)]
        else:
            found += _owners(layers, head)
    return list(dict.fromkeys(found))


def recipients_behind(layers: Layers, heads: Iterable[int], kind: EventType) -> list[int]:
    """Return the heads that something can be done to: people, bodies and, of harm, their things."""
    found: list[int] = []
    for head in heads:
        if _is_munition(layers, head) or (kind == "ASSAULT" and is_means(layers, head)):
            continue  # "fired mortars at a village"
        if kind in HARMING and _is_settled(layers, head):
            continue
        if (
            (_acts(layers, head) and not is_mere_place(layers, head, kind))
            or (kind in HARMED and _target(layers, head))
            or (kind in ("ASSAULT", "COERCE") and is_number_of_people(layers, head))
        ):
            found.append(head)
        elif kind not in HARMING:
            found += _owners(layers, head)
    return list(dict.fromkeys(found))


def is_own_country(layers: Layers, head: int, actors: Iterable[int]) -> bool:
    """Tell whether what a deed is done to is the doer's own country: he acts for it."""
    leader = _whose_country(layers, head)
    if leader is None:
        return False
    return any({a, *layers.refers.get(a, ())} & set(layers.refers[leader]) for a in actors)


def _whose_country(layers: Layers, head: int) -> int | None:
    """Return who speaks for "his country": the leader, who acts for it."""
    if layers.tokens[head].base not in ("country", "nation"):
        return None
    owners = [t.i for t in kids(layers, head, "poss") if t.tag == "PRP$" and layers.refers.get(t.i)]
    return owners[0] if owners else None


def _of_premises(layers: Layers, head: int) -> bool:
    """Tell whether a country's adjective says whose the place was that was hit, not who hit it.

    "The American embassy attack": the parser hangs both words on the deed.
    """
    token = layers.tokens[head]
    if token.name not in ("NORP", "GPE") or not head + 1 < token.head:
        return False
    after = layers.tokens[head + 1]
    struck = after.dep == "compound" and after.head == token.head
    return struck and after.base in load_codebook().classes["building"]


def _firing(layers: Layers, head: int) -> list[int]:
    """Return the force whose shots they are: "police bullets", "government drones"."""
    before = kids(layers, head, "compound", "amod")
    return [
        t.i for t in before
        if t.i + 1 == head and role_of(layers, t.i) in _FIRING
        and role_of(layers, t.i, "kind") != "vehicle"
    ]  # fmt: skip


def _is_munition(layers: Layers, head: int) -> bool:
    """Tell whether a noun is a thing that is fired: it neither acts nor suffers."""
    words = set(lemmas(layers, counted(layers, head)))
    return layers.tokens[head].pos == "NOUN" and bool(words & load_codebook().classes["munition"])


def _acts(layers: Layers, head: int) -> bool:
    token, what = layers.tokens[head], counted(layers, head)
    if token.name in _TIMES and what == head:
        return False
    if token.pos == "NUM" and what == head:
        return not kids(layers, head, "prep")
    behind = layers.refers.get(what, (what,))[0]
    if token.pos == "PRON" and behind != what:
        return _acts(layers, behind)  # "It killed two", said of a shell
    return is_actor(layers, what) and not is_harm(layers, what)


def is_mere_place(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether a name is only where harm was done ("shelled Hama"), not to whom."""
    if layers.tokens[head].name not in ("GPE", "LOC", "FAC"):
        return False
    if kind == "CONSULT":
        return not any(k.first <= head < k.last for k in layers.known)
    if kind not in HARMING:
        return False
    state = any(k.first <= head < k.last and k.form == "country" for k in layers.known)
    return kind == "MOBILIZE" or not state


def _is_settled(layers: Layers, head: int) -> bool:
    """Tell whether a noun is a stretch of land or a settlement, not the people who live there.

    "Shelled the area", but "hit residential areas".
    """
    what = counted(layers, head)
    lemma = layers.tokens[what].base
    if lemma not in load_codebook().classes["settlement"] - _PEOPLED and lemma != "country":
        return False
    return not any(t.base in _LIVED_IN for t in kids(layers, what, "amod", "compound"))


def is_number_of_people(layers: Layers, head: int) -> bool:
    """Tell whether a word only counts people ("and 56 others", "dozens were wounded")."""
    token = layers.tokens[counted(layers, head)]
    return token.base in _COUNTS and token.pos in ("NOUN", "ADJ", "NUM", "PRON")


def _are_many(layers: Layers, head: int) -> bool:
    """Tell whether a word counts those who do something ("tens of thousands marched")."""
    token = layers.tokens[head]
    what = layers.tokens[counted(layers, head)]
    return token.dep == "nsubj" and what.tag == "NNS" and what.base in _CROWD


def _target(layers: Layers, head: int) -> bool:
    """Tell whether a common noun is a thing that can be harmed, rather than a deed or idea."""
    lemma, pair = lemmas(layers, counted(layers, head))
    targets = word_set("targets")
    return lemma in targets or pair in targets


def leaders(layers: Layers, head: int) -> list[int]:
    """Return who leads a group ("rebels, led by …"): they act with it."""
    return [
        j
        for clause in kids(layers, head, "acl")
        if clause.lemma in ("lead", "spearhead", "head") and clause.tag == "VBN"
        for agent in kids(layers, clause.i, "agent")
        for o in kids(layers, agent.i, "pobj")
        for j in conjuncts(layers, o.i)
    ]


def _ranks(layers: Layers, head: int) -> list[int]:
    """Return the armed groups that unnamed fighters come from ("fighters from Badr")."""
    if layers.tokens[head].pos != "NOUN":
        return []
    inside = {
        i
        for prep in kids(layers, head, "prep")
        if prep.low in ("from", "of")
        for i in layers.subtree(prep.i)
    }
    groups = [k.last - 1 for k in layers.known if k.form == "group" and k.last - 1 in inside]
    return [i for i in groups if not of_another(layers, i)]


def _owners(layers: Layers, head: int) -> list[int]:
    """Return who a deed, plan or thing belongs to ("Iran's assessments", "Iranian involvement")."""
    found = []
    for token in kids(layers, head, "poss", "amod", "compound", "nmod"):
        named = token.dep == "poss" or token.name in ("NORP", "GPE", "ORG", "PERSON")
        if named and not is_scene(layers, token.i, head):
            found += [j for j in conjuncts(layers, token.i) if _acts(layers, j)]
    if not found:  # "the killing of aid workers": they are its victims, not its doers
        triggers = load_codebook().nouns.get(layers.tokens[head].base, ())
        deed = any(not t.rest for t in triggers)
        words = ("by",) if deed else ("of", "by")
        found = [j for j in prep_objects(layers, head, *words) if _acts(layers, j)]
    return found
