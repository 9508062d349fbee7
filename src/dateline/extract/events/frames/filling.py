"""Slots of a match: which head tokens fill them, and who its parties are."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.classes import belongs, is_person, is_place, role_of
from dateline.extract.events.grammar.nouns import (
    against,
    carried_by,
    is_scene,
    modifiers,
    owners,
)
from dateline.extract.events.grammar.slots import (
    antecedent,
    conjuncts,
    is_passive,
    kids,
    patient,
    prep_objects,
    subject,
)
from dateline.extract.events.kinds import VERBAL

VERB_ACTOR, VERB_RECIPIENT = ("subject",), ("object",)
NOUN_ACTOR = ("poss", "by", "subject", "modifier", "prep:from")
NOUN_RECIPIENT = ("prep:on", "prep:against", "of", "prep:at", "prep:in")
_DATES = frozenset({"DATE", "TIME"})
_RANKS = frozenset({"general", "major", "private", "chief", "principal", "minor", "corporal"})
"""Ranks and people whose words are adjectives too: "more general protests" are no general's."""
_FORCES = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "GOV", "UNO", "IGO"})


def slot(layers: Layers, match: Match, name: str) -> list[int]:
    """Return the head tokens that fill a slot of a match (docs/codebook.md lists the slots)."""
    i, verbal = match.head, layers.tokens[match.head].pos in ("VERB", "AUX")
    carrier = None if verbal else carried_by(layers, i)
    if name == "subject" and match.frame.type in VERBAL and (above := _shared_speech(layers, i)):
        return subject(layers, above)
    if name == "subject":
        return subject(layers, i) if verbal else _noun_subject(layers, match, carrier)
    if name == "object":
        if verbal:
            return patient(layers, i) or _after_particle(layers, match)
        return prep_objects(layers, i, "of", "on", "against")
    if name == "iobj":
        found = [j for d in kids(layers, i, "dative") for j in conjuncts(layers, d.i)]
        return [j for j in found if layers.tokens[j].pos != "ADP"] or prep_objects(layers, i, "to")
    if name == "poss":
        return [antecedent(layers, j) for j in owners(layers, i)]
    if name == "modifier":
        return _doing(layers, i)
    if name in ("of", "by"):
        return prep_objects(layers, i, name)
    if name.startswith("prep:"):
        word = name.removeprefix("prep:")
        found = prep_objects(layers, i, word)
        if verbal and not found:  # "blamed the attack on rebels": the parser hangs "on" on "attack"
            found = [j for o in kids(layers, i, "dobj") for j in prep_objects(layers, o.i, word)]
        return found or (prep_objects(layers, carrier[0], word) if carrier else [])
    if name.startswith("complement:"):
        return _in_complement(layers, i, name.removeprefix("complement:"))
    return []


def _shared_speech(layers: Layers, i: int) -> int | None:
    """Return the verb of saying that an act of speech is really coordinated with.

    "She said that civilians had been killed and called for a truce": the parser hangs "called" on
    the passive.
    """
    token = layers.tokens[i]
    beside = layers.tokens[token.head]
    if token.dep != "conj" or is_passive(layers, i) or kids(layers, i, "nsubj", "aux"):
        return None
    if beside.dep != "ccomp" or not is_passive(layers, beside.i):
        return None
    return beside.head


def _after_particle(layers: Layers, match: Match) -> list[int]:
    """Return the object that the parser gives to a verb's particle ("called off its offensive")."""
    words = [layers.tokens[j].low for j in range(match.head + 1, match.last)]
    return prep_objects(layers, match.head, *words) if words else []


def _doing(layers: Layers, deed: int) -> list[int]:
    """Return the words before a noun of a deed that say who does it."""
    able = [m for m in modifiers(layers, deed) if _can_act(layers, m)]
    return [m for m in able if not is_scene(layers, m, deed)]


def _can_act(layers: Layers, i: int) -> bool:
    token = layers.tokens[i]
    if token.name in ("GPE", "NORP", "ORG", "PERSON"):
        return True
    if token.pos not in ("NOUN", "PROPN") and role_of(layers, i, "kind") != "person":
        return False  # "a military offensive" may be anybody's, "a rebel attack" not
    if token.pos == "ADJ" and token.base in _RANKS:
        return False
    return role_of(layers, i) in _FORCES and role_of(layers, i, "kind") != "vehicle"


def _noun_subject(layers: Layers, match: Match, carrier: tuple[int, str] | None) -> list[int]:
    if carrier is not None:
        return subject(layers, carrier[0]) if carrier[1] == "actor" else []
    head = layers.tokens[match.head]
    above = layers.tokens[head.head]
    if match.kind == "phrase" and head.dep == "prep" and above.pos in ("NOUN", "PROPN"):
        return [above.i]  # "suspects in custody"
    if match.kind in ("adjective", "phrase") and head.dep in ("acomp", "attr", "prep", "oprd"):
        return subject(layers, above.i) or patient(layers, above.i)
    if match.kind == "adjective" and head.dep == "amod":
        return [above.i]
    if match.kind == "noun" and head.dep == "dobj" and above.lemma in ("have", "make", "hold"):
        return subject(layers, above.i)
    if match.frame.both and head.dep == "pobj" and above.low in ("in", "during", "at"):
        return subject(layers, above.head)  # "In a phone call, the two sides described …"
    return []


def _in_complement(layers: Layers, i: int, name: str) -> list[int]:
    for verb in kids(layers, i, "xcomp", "ccomp", "advcl", "pcomp"):
        if name == "subject":
            found = subject(layers, verb.i)
        elif name == "object":
            found = patient(layers, verb.i)
        else:
            found = prep_objects(layers, verb.i, name.removeprefix("prep:"))
        if found:
            return found
    return []


def parties(layers: Layers, match: Match) -> tuple[list[int], list[int]]:
    """Return the head tokens of the actors and of the recipients of a match."""
    frame, noun = match.frame, match.kind != "verb"
    actor_slots = (noun and frame.noun_actor) or frame.actor or (NOUN_ACTOR if noun else VERB_ACTOR)
    recipient_slots = (
        (noun and frame.noun_recipient)
        or frame.recipient
        or (NOUN_RECIPIENT if noun else VERB_RECIPIENT)
    )
    if match.kind == "verb" and "object" in recipient_slots and _is_done_to(layers, match.head):
        recipient_slots = ("object",)
    actors = _first_filled(layers, match, actor_slots)
    recipients = [r for r in _first_filled(layers, match, recipient_slots) if r not in actors]
    if match.kind == "noun":
        foes = [t.i for t in kids(layers, match.head, "compound", "amod") if against(layers, t.i)]
        recipients = recipients or foes
    if match.kind == "noun" and role_of(layers, match.head, "kind") == "person":
        actors = [match.head]  # "Hong Kong protesters": who they are, not whose
    if match.kind == "noun" and (blamed := _blamed(layers, match.head)):
        actors, recipients = blamed, [r for r in recipients if r not in blamed]
    if match.kind == "verb" and match.frame.type == "ASSAULT" and not actors:
        actors = [a for a in _by_deed(layers, match.head) if a not in recipients]
    if match.kind == "phrase" and "subject" in frame.recipient:
        doers, done_to = _put(layers, match.head)
        actors, recipients = (actors or doers, done_to) if done_to else (actors, recipients)
    carrier = carried_by(layers, match.head) if match.kind == "noun" else None
    if carrier is not None and carrier[1] == "recipient":
        recipients = subject(layers, carrier[0]) or recipients
    if frame.both:
        every = slot(layers, match, "subject") + actors + recipients
        return list(dict.fromkeys(every)), []
    return actors, recipients


def _put(layers: Layers, i: int) -> tuple[list[int], list[int]]:
    """Return who puts or has whom in the state of a phrase: "took the man into custody"."""
    above = layers.tokens[layers.tokens[i].head]
    if layers.tokens[i].dep != "prep":
        return [], []
    held = above.pos in ("NOUN", "PROPN", "PRON") and above.dep == "dobj"
    verb = layers.tokens[above.head] if held else above  # "have a suspect in custody"
    if verb.pos != "VERB" or is_passive(layers, verb.i) or not kids(layers, verb.i, "dobj"):
        return [], []
    return subject(layers, verb.i), patient(layers, verb.i)


def _is_done_to(layers: Layers, head: int) -> bool:
    """Tell whether a passive says of people what was done to them ("he was shot on a street")."""
    return is_passive(layers, head) and any(is_person(layers, p) for p in patient(layers, head))


def _by_deed(layers: Layers, head: int) -> list[int]:
    """Return whose deed somebody was hurt in: "killed in police firing", "died in the army's raid".

    Whose it is stands before the deed or after "by"; a deed is a noun of the class @attack.
    """
    found: list[int] = []
    for deed in prep_objects(layers, head, "in", "during", "by", "from", "to", "of"):
        clauses = [*kids(layers, deed, "acl"), *kids(layers, head, "advcl")]
        if any(c.lemma in ("fire", "shoot") and c.i == deed + 1 for c in clauses):
            found.append(deed)  # "killed in police firing", parsed as police who fire
        if not belongs(layers, deed, ("@attack",), load_codebook().classes):
            continue
        found += [j for p in kids(layers, deed, "poss") for j in conjuncts(layers, p.i)]
        found += _doing(layers, deed)
        found += prep_objects(layers, deed, "by")
        if layers.tokens[deed].pos == "VERB":  # "in police firing" may be parsed as a clause
            found += subject(layers, deed)
    return list(dict.fromkeys(found))


def _blamed(layers: Layers, head: int) -> list[int]:
    """Return on whom a deed is blamed ("blamed the attack on the militia"): its alleged doer."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass") or verb.base not in ("blame", "pin"):
        return []
    return prep_objects(layers, verb.i, "on") or prep_objects(layers, head, "on")


def _is_whom(layers: Layers, match: Match, name: str, i: int) -> bool:
    """Tell whether what stands after "in" or "at" is whom, not where ("shot at a bus")."""
    if is_place(layers, i):
        return False
    return bool(layers.tokens[i].name) or (name == "prep:at" and match.kind == "verb")


def _first_filled(layers: Layers, match: Match, names: tuple[str, ...]) -> list[int]:
    for name in names:
        found = [f for f in slot(layers, match, name) if layers.tokens[f].name not in _DATES]
        if (
            name in ("prep:in", "prep:at") and match.frame.type != "CONSULT"
        ):  # a place is where, not whom
            found = [f for f in found if _is_whom(layers, match, name, f)]
        if found:
            return found
    return []
