"""To whom a deed is done, where neither a frame's slots nor the model say it."""

from collections.abc import Sequence

from dateline.annotate import Layers, counted
from dateline.codebook.words import word_table
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.beside import ANSWERING, beside
from dateline.extract.events.grammar.classes import is_actor, is_person, role_of
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects
from dateline.extract.events.sides.holders import holders, is_ground, is_taking, robbed
from dateline.extract.events.sides.parties import is_number_of_people, recipients_behind

_BESIDE = ("along", "together", "alongside")
_DENOUNCING = frozenset({
    "demand", "denounce", "condemn", "oppose", "protest", "reject", "decry", "criticise",
    "criticize", "urge", "press", "defy",
})  # fmt: skip
_GOING = frozenset({
    "resignation", "removal", "ouster", "dismissal", "departure", "impeachment", "sacking", "exit",
    "arrest", "trial", "prosecution",
})  # fmt: skip
"""What is demanded of somebody who should go, or go to court: "the resignation of the mayor"."""
_MAKING_DEMANDS = frozenset({"REQUEST", "ACCUSE"})


def find_whom(layers: Layers, drafts: Sequence[Draft]) -> None:
    """Add to the drafts' recipients whom the grammar around their triggers shows."""
    for draft in drafts:
        if draft.type == "ASSAULT":
            _of_ground(layers, draft)
        if draft.type in ("ASSAULT", "COERCE"):
            _beside(layers, draft)
        if draft.type == "PROTEST" and not draft.recipients:
            _of_demands(layers, draft, drafts)
        if draft.type == "REQUEST" and not draft.recipients:
            places = {h: names for i in draft.heads for h, names in beside(layers, i).items()}
            answer = [h for h, names in places.items() if ANSWERING in names]
            _add(draft, recipients_behind(layers, answer, draft.type))


def _add(draft: Draft, heads: Sequence[int]) -> None:
    known = {*draft.actors, *draft.recipients, *draft.heads}
    draft.recipients += [h for h in dict.fromkeys(heads) if h not in known]


def _of_ground(layers: Layers, draft: Draft) -> None:
    """Put who held what was struck or taken in the place of mere ground."""
    match = draft.matches[0]
    if is_taking(layers, match):
        draft.recipients = [r for r in draft.recipients if not is_ground(layers, r)]
        lost = [r for r in robbed(layers, match.head) if is_actor(layers, r)]
        _add(draft, recipients_behind(layers, lost, "ACCUSE"))  # a state that lost is no mere place
    if any(_is_somebody(layers, r) for r in draft.recipients):
        return
    found = [h for h in holders(layers, match) if is_actor(layers, h)]
    found = recipients_behind(layers, found, "ASSAULT")
    if found:
        draft.recipients = [r for r in draft.recipients if not _is_bare_name(layers, r)]
        _add(draft, found)


def _is_somebody(layers: Layers, i: int) -> bool:
    """Tell whether a recipient is people or a body, rather than a thing or an unknown name."""
    if is_person(layers, counted(layers, i)) or is_number_of_people(layers, i):
        return True
    if layers.tokens[i].name == "ORG":  # the parser calls unknown towns so: "Darayya"
        return any(k.first <= i < k.last for k in layers.known)
    return role_of(layers, counted(layers, i), "kind") == "force" or layers.tokens[i].name == "NORP"


def _is_bare_name(layers: Layers, i: int) -> bool:
    """Tell whether a recipient is a name of which nothing is known: most likely a place."""
    token = layers.tokens[i]
    known = any(k.first <= i < k.last for k in layers.known)
    return token.pos == "PROPN" and token.name in ("", "ORG") and not known


def _beside(layers: Layers, draft: Draft) -> None:
    """Add who suffered it with the others: "was killed along with two of his guards"."""
    match = draft.matches[0]
    head = match.head
    harm = layers.tokens[head].base in word_table("harm", "kind")
    if match.kind != "verb" or not (harm or is_passive(layers, head)):
        return
    found = prep_objects(layers, head, *_BESIDE)
    found += [j for p in patient(layers, head) for j in prep_objects(layers, p, *_BESIDE)]
    if is_passive(layers, head):
        found += [j for j in prep_objects(layers, head, "with") if is_person(layers, j)]
    _add(draft, recipients_behind(layers, found, draft.type))


def _of_demands(layers: Layers, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Fill against whom people protest, from what they demand or denounce as they do it.

    "Marched to demand the minister's resignation", "rallied, accusing the king of theft",
    "protested against NATO's raid".
    """
    head = draft.head
    below = {t.i for t in kids(layers, head, "advcl", "xcomp", "acl")}
    below |= {t.i for b in tuple(below) for t in kids(layers, b, "conj", "xcomp")}
    for other in drafts:
        if other.type in _MAKING_DEMANDS and other.head in below:
            _add(draft, other.recipients)
    said = [i for i in sorted(below) if layers.tokens[i].base in _DENOUNCING]
    found = prep_objects(layers, head, "against") + [p for i in said for p in patient(layers, i)]
    gone = [i for i in found if layers.tokens[i].base in _GOING]
    found += [j for i in gone for j in prep_objects(layers, i, "of")]
    if not draft.recipients:
        _add(draft, recipients_behind(layers, found, "ACCUSE"))
