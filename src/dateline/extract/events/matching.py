"""Frames on text: which trigger frames read which tokens."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.frames import Codebook, Frame, Trigger
from dateline.codebook.words import word_table
from dateline.extract.events.classes import belongs, is_place, lemmas, role_of
from dateline.extract.events.slots import (
    against,
    antecedent,
    conjuncts,
    is_passive,
    kids,
    light_verb,
    modifiers,
    patient,
    prep_objects,
    subject,
)

_PREPS = ("prep", "agent", "dative", "prt", "advmod", "mark")
VERB_ACTOR, VERB_RECIPIENT = ("subject",), ("object",)
NOUN_ACTOR = ("poss", "by", "subject", "modifier", "prep:from")
NOUN_RECIPIENT = ("prep:on", "prep:against", "of", "prep:at", "prep:in")
_DATES = frozenset({"DATE", "TIME"})
_FORCES = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "GOV", "UNO", "IGO"})


class Match(msgspec.Struct, frozen=True):
    """A frame that reads a trigger: its head token, its words `first` to `last` (exclusive)."""

    frame: Frame
    kind: str
    head: int
    first: int
    last: int


def _rest_of_verb(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return the end of the words after the verb that belong to it, None if they are missing."""
    if not rest:
        return i + 1
    end = i + 1
    if all(
        end + n < len(layers.tokens)
        and word in (layers.tokens[end + n].text.lower(), layers.tokens[end + n].lemma.lower())
        for n, word in enumerate(rest)
    ):
        return end + len(rest)
    own = {
        w
        for c in layers.children[i]
        for w in (layers.tokens[c].text.lower(), layers.tokens[c].lemma)
    }
    below = {layers.tokens[g].text.lower() for c in layers.children[i] for g in layers.children[c]}
    return end if rest[0] in own and all(w in own | below for w in rest) else None


def _rest_of_noun(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    """Return where the words before the noun begin, None if they are missing."""
    at = i
    for word in reversed(rest):
        at -= 1
        if at >= 0 and layers.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (layers.tokens[at].lemma.lower(), layers.tokens[at].text.lower()):
            return None
    return at


def _rest_of_phrase(layers: Layers, i: int, rest: tuple[str, ...]) -> int | None:
    words = tuple(t.text.lower() for t in layers.tokens[i + 1 : i + 1 + len(rest)])
    return i + 1 + len(rest) if words == rest else None


def _candidates(layers: Layers, token: Token, codebook: Codebook) -> Iterator[Match]:
    lemma = lemmas(layers, token.i)[0]
    if token.pos in ("VERB", "AUX"):
        for trigger in codebook.verbs.get(lemma, ()):
            end = _rest_of_verb(layers, token.i, trigger.rest)
            if end is not None:
                yield Match(trigger.frame, "verb", token.i, token.i, end)
    if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
        for trigger in codebook.nouns.get(lemma, ()):
            start = _rest_of_noun(layers, token.i, trigger.rest)
            if start is not None:
                yield Match(trigger.frame, "noun", token.i, start, token.i + 1)
    if token.pos in ("ADJ", "VERB", "ADV"):
        for trigger in codebook.adjectives.get(token.text.lower(), ()):
            if _rest_of_verb(layers, token.i, trigger.rest) is not None:
                yield Match(trigger.frame, "adjective", token.i, token.i, token.i + 1)
    yield from _phrases(layers, token, codebook.phrases.get(token.text.lower(), ()))


def _phrases(layers: Layers, token: Token, triggers: tuple[Trigger, ...]) -> Iterator[Match]:
    for trigger in triggers:
        end = _rest_of_phrase(layers, token.i, trigger.rest)
        if end is not None:
            heads = [
                t.i
                for t in layers.tokens[token.i : end]
                if t.head == t.i or not token.i <= t.head < end
            ]
            yield Match(trigger.frame, "phrase", heads[0] if heads else token.i, token.i, end)


def slot(layers: Layers, match: Match, name: str) -> list[int]:
    """Return the head tokens that fill a slot of a match (docs/codebook.md lists the slots)."""
    i, verbal = match.head, layers.tokens[match.head].pos in ("VERB", "AUX")
    carrier = None if verbal else light_verb(layers, i)
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
        owners = [j for p in kids(layers, i, "poss") for j in conjuncts(layers, p.i)]
        return [antecedent(layers, j) for j in owners]
    if name == "modifier":
        return [m for m in modifiers(layers, i) if _can_act(layers, m)]
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


def _after_particle(layers: Layers, match: Match) -> list[int]:
    """Return the object that the parser gives to a verb's particle ("called off its offensive")."""
    words = [layers.tokens[j].text.lower() for j in range(match.head + 1, match.last)]
    return prep_objects(layers, match.head, *words) if words else []


def _can_act(layers: Layers, i: int) -> bool:
    token = layers.tokens[i]
    if token.name in ("GPE", "NORP", "ORG", "PERSON"):
        return True
    if token.pos not in ("NOUN", "PROPN"):
        return False  # "a military offensive" may be anybody's
    return role_of(layers, i) in _FORCES and role_of(layers, i, "kind") != "vehicle"


def _noun_subject(layers: Layers, match: Match, carrier: tuple[int, str] | None) -> list[int]:
    if carrier is not None:
        return subject(layers, carrier[0]) if carrier[1] == "actor" else []
    head = layers.tokens[match.head]
    above = layers.tokens[head.head]
    if match.kind in ("adjective", "phrase") and head.dep in ("acomp", "attr", "prep", "oprd"):
        return subject(layers, above.i) or patient(layers, above.i)
    if match.kind == "adjective" and head.dep == "amod":
        return [above.i]
    if match.kind == "noun" and head.dep == "dobj" and above.lemma in ("have", "make", "hold"):
        return subject(layers, above.i)
    if match.kind == "phrase" and head.dep == "prep" and above.pos in ("NOUN", "PROPN"):
        return [above.i]  # "suspects in custody"
    if match.frame.both and head.dep == "pobj" and above.text.lower() in ("in", "during", "at"):
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


def _complements(layers: Layers, i: int) -> list[int]:
    found = [t.i for t in kids(layers, i, "xcomp", "ccomp", "acl", "relcl", "advcl")]
    found += [o.i for p in kids(layers, i, "prep") for o in kids(layers, p.i, "pcomp", "pobj")]
    return [j for i_ in found for j in conjuncts(layers, i_)]


def holds(layers: Layers, match: Match, codebook: Codebook) -> bool:
    """Tell whether the constraints of the match's frame are met."""
    frame, i, classes = match.frame, match.head, codebook.classes
    if (frame.without or frame.context) and not _surrounded(layers, match, classes):
        return False
    if frame.modal and not _bound(layers, i, frame.modal):
        return False
    for name, wanted, refused in (
        ("subject", frame.subject, frame.subject_not),
        ("object", frame.object, frame.object_not),
    ):
        if not wanted and not refused:
            continue
        heads = slot(layers, match, name)
        if refused and any(belongs(layers, h, refused, classes) for h in heads):
            return False
        anybody = _may_be_somebody(wanted)
        agentless = name == "subject" and not heads and anybody and _hides_subject(layers, match)
        if wanted and not agentless and not any(belongs(layers, h, wanted, classes) for h in heads):
            return False
    if frame.prep and not _has_prep(layers, match):
        return False
    if frame.prep_object:
        heads = prep_objects(layers, i, *frame.prep)
        if match.kind == "verb" and not heads:  # the parser hangs it somewhere on the object
            below = [j for o in kids(layers, i, "dobj") for j in layers.subtree(o.i)]
            heads = [h for j in below for h in prep_objects(layers, j, *frame.prep)]
        if not any(belongs(layers, h, frame.prep_object, classes) for h in heads):
            return False
    return not frame.complement or any(
        belongs(layers, c, frame.complement, classes) for c in _complements(layers, i)
    )


def _may_be_somebody(wanted: tuple[str, ...]) -> bool:
    """Tell whether a frame's subject is people, so that a passive may leave them out.

    A frame of weapons ("a mine killed") needs its weapon in the words.
    """
    if "@actor" in wanted or "@person" in wanted:
        return True
    kinds, modes = word_table("roles", "kind"), word_table("instruments", "mode")
    people = any(kinds.get(word) in ("person", "force", "body") for word in wanted)
    return people and not any(word in modes or word == "@munition" for word in wanted)


def _bound(layers: Layers, i: int, modals: tuple[str, ...]) -> bool:
    """Tell whether a verb stands under one of some verbs of duty ("must", "need to")."""
    words = {t.text.lower() for t in kids(layers, i, "aux")}
    token = layers.tokens[i]
    if token.dep == "xcomp":
        words.add(layers.tokens[token.head].lemma.lower())
    return bool(words & set(modals))


def _surrounded(layers: Layers, match: Match, classes: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the sentence holds a word of `context`, if asked for, and none of `without`."""
    sentence = layers.sentences[layers.tokens[match.head].sentence]
    around = {
        w
        for t in layers.tokens[sentence.first : sentence.last]
        if not match.first <= t.i < match.last
        for w in (t.lemma.lower(), t.text.lower())
    }
    refused, wanted = (
        {
            form
            for word in words
            for form in (classes[word[1:]] if word.startswith("@") else (word,))
        }
        for words in (match.frame.without, match.frame.context)
    )
    return not around & refused and (not wanted or bool(around & wanted))


def _has_prep(layers: Layers, match: Match) -> bool:
    carrier = None if match.kind == "verb" else light_verb(layers, match.head)
    heads = [match.head] if carrier is None else [match.head, carrier[0]]
    if match.kind == "verb":
        heads += [j for o in kids(layers, match.head, "dobj") for j in layers.subtree(o.i)]
    clauses = [c.i for c in kids(layers, match.head, "ccomp", "xcomp", "advcl")]
    found = [p for h in heads for p in kids(layers, h, *_PREPS)]
    found += [p for c in clauses for p in kids(layers, c, "mark")]  # "called for it to be closed"
    return any(p.text.lower() in match.frame.prep for p in found)


def _hides_subject(layers: Layers, match: Match) -> bool:
    """Tell whether the trigger may lack a subject: a passive, a noun, a participle."""
    token = layers.tokens[match.head]
    return (
        match.kind != "verb"
        or is_passive(layers, match.head)
        or token.tag in ("VBG", "VBN")
        or token.dep in ("xcomp", "acl", "pcomp", "advcl")
    )


def all_matches(layers: Layers, codebook: Codebook) -> tuple[Match, ...]:
    """Return every frame that reads some words of the document, rivals included."""
    return tuple(
        match
        for token in layers.tokens
        for match in _candidates(layers, token, codebook)
        if holds(layers, match, codebook)
    )


def narrowest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the narrowest match of each trigger, in text order."""
    best: dict[int, Match] = {}
    for match in matches:
        rival = best.get(match.head)
        if rival is None or _rank(match) > _rank(rival):
            best[match.head] = match
    return tuple(sorted(best.values(), key=lambda m: (m.first, m.last)))


def _rank(match: Match) -> tuple[int, int, str]:
    return (match.last - match.first, match.frame.narrowness, match.frame.id)


def parties(layers: Layers, match: Match) -> tuple[list[int], list[int]]:
    """Return the head tokens of the actors and of the recipients of a match."""
    frame, noun = match.frame, match.kind != "verb"
    actor_slots = (noun and frame.noun_actor) or frame.actor or (NOUN_ACTOR if noun else VERB_ACTOR)
    recipient_slots = (
        (noun and frame.noun_recipient)
        or frame.recipient
        or (NOUN_RECIPIENT if noun else VERB_RECIPIENT)
    )
    actors = _first_filled(layers, match, actor_slots)
    recipients = [r for r in _first_filled(layers, match, recipient_slots) if r not in actors]
    if match.kind == "noun":
        foes = [t.i for t in kids(layers, match.head, "compound", "amod") if against(layers, t.i)]
        recipients = recipients or foes
    carrier = light_verb(layers, match.head) if match.kind == "noun" else None
    if carrier is not None and carrier[1] == "recipient":
        recipients = subject(layers, carrier[0]) or recipients
    if frame.both:
        every = slot(layers, match, "subject") + actors + recipients
        return list(dict.fromkeys(every)), []
    return actors, recipients


def _first_filled(layers: Layers, match: Match, names: tuple[str, ...]) -> list[int]:
    for name in names:
        found = [f for f in slot(layers, match, name) if layers.tokens[f].name not in _DATES]
        if (
            name in ("prep:in", "prep:at") and match.frame.type != "CONSULT"
        ):  # a place is where, not whom
            found = [f for f in found if layers.tokens[f].name and not is_place(layers, f)]
        if found:
            return found
    return []
