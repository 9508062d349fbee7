"""Parties of merged drafts, each once: parts of others, their things and bystanders left out."""

from collections.abc import Sequence

from dateline.annotate import Layers, counted
from dateline.extract.actors import phrase
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_person
from dateline.extract.events.grammar.slots import kids, subject

_PARTLY = frozenset({"mostly", "mainly", "largely", "chiefly", "predominantly"})
_HYPHENS = frozenset({"-", "\u2010", "\u2013"})
_TOLD_OF = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION", "PROTEST"})
_KEEPING_COUNT = frozenset({
    "register", "report", "record", "document", "log", "count", "verify", "catalogue", "list",
    "monitor", "track", "tally", "note", "observe", "identify", "investigate", "compile",
    "call", "describe", "condemn", "denounce", "decry", "deplore", "criticise", "criticize",
    "slam", "lament", "hail", "mourn",
})  # fmt: skip
"""Verbs whose subject only tells of a deed, or judges it: "registered 618 disappearances", "called
the attack a crime"."""
_OWNING = frozenset({"confirm", "announce", "mourn", "acknowledge"})
"""Verbs of a side's own loss: "Hezbollah confirmed the death of its leader"."""
AMONG = frozenset({"including", "include"})


def tidy(layers: Layers, drafts: Sequence[Draft]) -> None:
    """Leave out of each draft the parties that only stand inside, or beside, others of its own."""
    for draft in drafts:
        if draft.type in _TOLD_OF and draft.actors:
            tellers = {t for h in draft.heads for t in _tellers(layers, h)}
            draft.actors = [
                a for a in draft.actors
                if a not in tellers and not _speaks_before(layers, a, draft.head)
            ]  # fmt: skip
        if draft.type == "ASSAULT" and (losers := _losers(layers, draft.head)):
            draft.actors = [a for a in draft.actors if a not in losers]
            draft.recipients = losers
        if len(draft.actors) > 1:
            draft.actors = _apart(layers, draft.actors)
        if len(draft.recipients) > 1:
            kept = _apart(layers, draft.recipients)
            kept = [r for r in kept if not _is_part(layers, r, kept)]
            draft.recipients = [r for r in kept if not _is_thing_of(layers, r, kept)]


def _speaks_before(layers: Layers, actor: int, head: int) -> bool:
    """Tell whether somebody opens a sentence before a colon, and so says what follows it."""
    first = layers.sentences[layers.tokens[head].sentence].first
    _, last = phrase(layers, actor)
    opens = first <= actor < last < head and layers.tokens[first].sentence == (
        layers.tokens[actor].sentence
    )
    before = layers.tokens[first:actor]
    return opens and layers.tokens[last].text == ":" and not any(t.pos == "VERB" for t in before)


def _losers(layers: Layers, head: int) -> list[int]:
    """Return who lost men of its own: "the enemy lost 40 soldiers" tells whom somebody hurt."""
    token = layers.tokens[head]
    lost = any(is_person(layers, counted(layers, t.i)) for t in kids(layers, head, "dobj"))
    return subject(layers, head) if token.base == "lose" and lost else []


def _tellers(layers: Layers, head: int) -> list[int]:
    """Return who only registers or reports the deed that a noun names."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    told = verb.base in _KEEPING_COUNT or (token.base == "death" and verb.base in _OWNING)
    if token.pos != "NOUN" or token.dep != "dobj" or not told:
        return []
    own = [t.i for t in kids(layers, verb.i, "nsubj")]
    return [i for s in own for i in (s, *layers.refers.get(s, ()))]


def _apart(layers: Layers, heads: Sequence[int]) -> list[int]:
    """Return the heads whose words stand in no other's ("the group's guards": not the group).

    A group that fighters are "from" or members "of" acts with them.
    """
    spans = {h: phrase(layers, h) for h in heads}
    groups = {k.last - 1 for k in layers.known if k.form == "group"}

    def inside(h: int, g: int) -> bool:
        (first, last), own = spans[g], spans[h]
        if g == h or own == (first, last) or not first <= h < last or _is_paired(layers, h, g):
            return False
        above = (layers.tokens[i] for i in layers.ancestors(h) if first <= i < last)
        return h not in groups or not any(t.dep == "prep" for t in above)

    return [h for h in heads if not any(inside(h, g) for g in heads)]


def _is_paired(layers: Layers, head: int, other: int) -> bool:
    """Tell whether a hyphen joins a nation to another: "Germany-Turkey talks" are of both."""
    joined = any(t.text in _HYPHENS for t in layers.tokens[head + 1 : head + 2])
    return (
        joined
        and other == head + 2
        and all(layers.tokens[i].name in ("GPE", "NORP") for i in (head, other))
    )


def _is_part(layers: Layers, head: int, heads: Sequence[int]) -> bool:
    """Tell whether some victims are only part of others ("12 people, including two girls").

    "Mostly civilians", "five of them children" say who the others were.
    """
    if any(t.low in _PARTLY for t in kids(layers, head, "advmod")):
        return True
    return is_among(layers, head) or any(_includes(layers, h, head) for h in heads)


def _includes(layers: Layers, whole: int, head: int) -> bool:
    """Tell whether a victim is hung on those who include it (", five clerks and a child")."""
    if layers.tokens[head].dep != "conj" or whole not in layers.ancestors(head):
        return False
    return any(i < head and layers.tokens[i].low in AMONG for i in layers.children[whole])


def is_among(layers: Layers, head: int) -> bool:
    """Tell whether a word is the object of "including", however the parser hangs that."""
    above = layers.ancestors(head)
    path = [head, *above]
    for low, high in zip(path, above, strict=False):
        token = layers.tokens[high]
        if layers.tokens[low].dep not in ("conj", "pobj", "dobj"):
            return False
        if layers.tokens[low].dep != "conj":
            return token.low in AMONG
    return False


def _is_thing_of(layers: Layers, head: int, heads: Sequence[int]) -> bool:
    """Tell whether a thing is only what the victims had with them ("when their van was hit")."""
    what = counted(layers, head)
    if is_person(layers, what) or layers.tokens[what].name:
        return False
    his = any(t.tag == "PRP$" for t in kids(layers, what, "poss"))
    return his and any(is_person(layers, counted(layers, h)) for h in heads if h != head)
