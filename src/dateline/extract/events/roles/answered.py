"""The act that a reaction answers: who did it is whom the reaction is towards.

"Rejected the offer", "called the verdict a travesty", "accepted her resignation".
"""

from collections.abc import Sequence

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.codebook.words import word_groups
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import belongs, role_of
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, prep_objects
from dateline.extract.events.joining.merging import definite
from dateline.extract.events.roles.condemned import objects
from dateline.records import EventType

ANSWERS: frozenset[EventType] = frozenset(
    {"REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE", "REQUEST"}
)
"""Types of acts that may answer another's."""
_FREEDOM = frozenset({"release", "freedom", "liberation", "free"})
_PUBLISHED = (
    "@media", "@money", "data", "detail", "document", "file", "finding", "image", "information",
    "list", "name", "paper", "picture", "photo", "photograph", "record", "recording", "result",
    "statement", "tape", "transcript",
)  # fmt: skip
"""What is released and was in no cell."""
_HELD = frozenset({"arrest", "abduct"})
"""Modes of the deeds that somebody's release undoes."""
_FROM_ABOVE = frozenset({"SANCTION", "COERCE"})
"""Types whose acts go by each other's names: a station is suspended, a ban is a sanction."""
_DECIDING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
_CHARGES = frozenset({"allegation", "charge", "accusation", "claim", "assertion"})
_NEAR, _NEXT = 3, 1
"""Sentences back to the act that a noun takes up: one that names its kind, and "the move"."""


def answered(layers: Layers, draft: Draft, drafts: Sequence[Draft]) -> list[int]:
    """Return who did what a draft answers: the owner of the act, or the doer of one told before."""
    if draft.type == "REQUEST":
        return _captors(layers, draft, drafts)
    for head in draft.heads:
        for i in objects(layers, head):
            named = layers.refers.get(i, ()) if layers.tokens[i].pos == "PRON" else ()
            act = layers.tokens[named[0] if named else i]  # "rejected the plan and called it mad"
            if act.pos != "NOUN" or act.base not in word_groups("acts"):
                continue
            owners = [j for p in kids(layers, act.i, "poss") for j in conjuncts(layers, p.i)]
            found = owners or _doers(layers, draft, act, drafts)
            found = [j for j in found if not _is_among(layers, j, draft.actors)]
            if found:
                return found
    return []


def _captors(layers: Layers, draft: Draft, drafts: Sequence[Draft]) -> list[int]:
    """Return who holds those whose release is demanded: who seized somebody in a deed before."""
    for head in draft.heads:
        below = [*objects(layers, head), *prep_objects(layers, head, "for")]
        below += [t.i for t in kids(layers, head, "ccomp", "xcomp")]
        freed = [layers.tokens[i] for i in below if _is_freedom(layers, i)]
        seizing = [d for d in drafts if d.mode in _HELD and d.actors]
        found = _last_doers(layers, seizing, freed[0], _NEAR) if freed else []
        if found:
            return found
    return []


def _is_freedom(layers: Layers, i: int) -> bool:
    """Tell whether a word is for somebody's freedom: no "release of the report"."""
    if layers.tokens[i].base not in _FREEDOM:
        return False
    freed = prep_objects(layers, i, "of")
    freed += patient(layers, i) if layers.tokens[i].pos == "VERB" else []
    classes = load_codebook().classes
    return not any(belongs(layers, j, _PUBLISHED, classes) for j in freed)


def _doers(layers: Layers, draft: Draft, act: Token, drafts: Sequence[Draft]) -> list[int]:
    """Return who did what a noun tells: by its own event, else by the last before that it fits."""
    others = [
        d for d in drafts
        if d is not draft and not all(_is_among(layers, a, draft.actors) for a in d.actors)
    ]  # fmt: skip
    own = next((d for d in others if act.i in d.heads), None)
    if own is not None:
        return own.actors
    around = _within(layers, draft, act)
    if around is not None:
        return next((d.actors for d in others if around in d.heads), [])
    said = act.base in _CHARGES and kids(layers, act.i, "relcl")
    if said or not _takes_up(layers, draft, act):
        return []  # "an allegation that he rejected" is not by who did it
    kinds = word_groups("acts")[act.base]
    if kinds & _FROM_ABOVE:
        kinds |= _FROM_ABOVE
    fitting = [d for d in others if _fits(layers, d, kinds)]
    return _last_doers(layers, fitting, act, _NEXT if "any" in kinds else _NEAR)


def _within(layers: Layers, draft: Draft, act: Token) -> int | None:
    """Return the verb that an act is the frame of: "swapped spies in a deal that Oman welcomed"."""
    prep = layers.tokens[act.head]
    reacts = any(t.i in draft.heads for t in kids(layers, act.i, "relcl"))
    return prep.head if reacts and act.dep == "pobj" and prep.low in ("in", "under") else None


def _takes_up(layers: Layers, draft: Draft, act: Token) -> bool:
    """Tell whether a noun takes up an act told before, and does not itself say whose it is."""
    own = [t for t in kids(layers, act.i, "amod", "compound") if t.i < act.i]
    told = [t for t in kids(layers, act.i, "acl", "relcl") if t.i not in draft.heads]
    if own or told or prep_objects(layers, act.i, "by"):
        return False
    reacts = any(t.i in draft.heads for t in kids(layers, act.i, "relcl"))
    set_off = any(t.text == "," for t in layers.tokens[max(0, act.i - 2) : act.i])
    return definite(layers, act.i) or act.dep == "appos" or (reacts and set_off)


def _last_doers(layers: Layers, drafts: Sequence[Draft], act: Token, near: int) -> list[int]:
    """Return who did the deed that was told last, a few sentences before a noun at most."""
    told = [
        (head, draft) for draft in drafts for head in draft.heads
        if head < act.i and act.sentence - layers.tokens[head].sentence <= near
    ]  # fmt: skip
    return max(told, key=lambda found: found[0])[1].actors if told else []


def _fits(layers: Layers, told: Draft, kinds: frozenset[str]) -> bool:
    if "any" in kinds:
        return all(_decides(layers, a) for a in told.actors)
    if "court" in kinds:
        return any(role_of(layers, a) == "JUD" for a in told.actors)
    return told.type in kinds


def _decides(layers: Layers, i: int) -> bool:
    """Tell whether a doer is a state or a body, whose act a "decision" or a "move" is."""
    named = any(k.first <= i < k.last and k.form != "person" for k in layers.known)
    return named or role_of(layers, i) in _DECIDING


def _is_among(layers: Layers, head: int, heads: Sequence[int]) -> bool:
    """Tell whether a word stands for one of some others."""
    mine = {head, *layers.refers.get(head, ())}
    return any(not mine.isdisjoint({h, *layers.refers.get(h, ())}) for h in heads)
