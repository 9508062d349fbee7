"""What becomes of offices, measures and terms in words that mostly tell of other deeds.

Who names or swears in somebody accuses nobody; who quits a post breaks no tie; who lifts immunity
or calls off an election yields nothing.
"""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import belongs, is_person
from dateline.extract.events.grammar.slots import kids, patient, prep_objects, subject

_JAILING = frozenset({"jail", "imprison"})
_TERMS = frozenset({"year", "month", "life", "decade"})
_APPOINTING = frozenset({"name", "appoint", "nominate", "pick", "choose"})
_OUSTING = frozenset({"oust", "unseat", "topple", "depose", "overthrow"})
_SOLDIERS = (
    "@forces", "@armsbearer", "army", "military", "junta", "general", "colonel", "captain", "major",
    "lieutenant", "officer", "mutineer", "commander",
)  # fmt: skip
_QUITTING = frozenset({"quit", "resign"})
_GRABBED = frozenset({"election", "vote", "poll", "ballot", "referendum", "runoff", "round"})
_UNDOING = frozenset({"cancel", "annul", "scrap", "void", "suspend", "postpone", "abort"})
_LIFTING = frozenset({"lift", "strip", "remove", "revoke", "waive"})


def is_sentence(layers: Layers, head: int) -> bool:
    """Tell whether somebody is jailed for a term, which is SANCTION: "jailed for nine years"."""
    if layers.tokens[head].base not in _JAILING:
        return False
    return any(layers.tokens[i].base in _TERMS for i in prep_objects(layers, head, "for", "to"))


def is_term_given(layers: Layers, head: int) -> bool:
    """Tell whether a term is given, which concedes nothing: "handed life terms to two men"."""
    token = layers.tokens[head]
    given = patient(layers, head) if token.base in ("hand", "give", "pass") else []
    return any(layers.tokens[i].base in _TERMS | {"sentence", "term"} for i in given)


def is_appointment(layers: Layers, head: int) -> bool:
    """Tell whether somebody is put into an office: "swore in a premier", "named her to it"."""
    token = layers.tokens[head]
    if token.base == "swear":
        return any(t.low == "in" for t in kids(layers, head, "prt", "advmod", "prep"))
    if token.base not in _APPOINTING or token.pos != "VERB":
        return False
    put = any(is_person(layers, i) for i in patient(layers, head))
    into = kids(layers, head, "xcomp", "oprd", "advcl") or any(
        t.low in ("as", "to", "in") for t in kids(layers, head, "prep")
    )
    return put and bool(into)


def is_coup(layers: Layers, head: int) -> bool:
    """Tell whether soldiers oust somebody, which is ASSAULT: "a captain ousted the president"."""
    token = layers.tokens[head]
    if token.base not in _OUSTING or token.pos != "VERB":
        return False
    classes = load_codebook().classes
    doers = [*subject(layers, head), *prep_objects(layers, head, "by")]
    return any(belongs(layers, i, _SOLDIERS, classes) for i in doers)


def is_resignation(layers: Layers, head: int) -> bool:
    """Tell whether somebody gives up a post, which is RETREAT: "quit as foreign minister"."""
    token = layers.tokens[head]
    if token.base not in _QUITTING or token.pos != "VERB":
        return False
    leaves = any(is_person(layers, i) for i in subject(layers, head))
    return leaves and any(t.low == "as" for t in kids(layers, head, "prep"))


def is_grab(layers: Layers, head: int) -> bool:
    """Tell whether rights are taken, not given: "lifted their immunity", "cancelled the vote"."""
    token = layers.tokens[head]
    taken = {layers.tokens[i].base for i in patient(layers, head)}
    if token.base in _LIFTING:
        return "immunity" in taken
    return token.base in _UNDOING and bool(taken & _GRABBED)
