"""Constraints of a frame: whether the words around a trigger meet them."""

from collections.abc import Mapping

from dateline.annotate import Layers
from dateline.codebook.frames import Codebook
from dateline.codebook.words import word_table
from dateline.extract.events.classes import belongs
from dateline.extract.events.filling import slot
from dateline.extract.events.matches import Match
from dateline.extract.events.nouns import light_verb
from dateline.extract.events.slots import conjuncts, is_passive, kids, prep_objects

_PREPS = ("prep", "agent", "dative", "prt", "advmod", "mark")


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


def _complements(layers: Layers, i: int) -> list[int]:
    found = [t.i for t in kids(layers, i, "xcomp", "ccomp", "acl", "relcl", "advcl")]
    found += [o.i for p in kids(layers, i, "prep") for o in kids(layers, p.i, "pcomp", "pobj")]
    return [j for i_ in found for j in conjuncts(layers, i_)]


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
    if not match.frame.without and not match.frame.context:
        return True
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
