"""Drafts: events as single triggers read them, before the article is taken as a whole."""

from collections.abc import Sequence

import msgspec

from dateline.annotate import Layers, counted
from dateline.codebook.frames import Codebook, load_codebook
from dateline.codebook.words import word_set, word_table
from dateline.extract.events.frames.filling import parties
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.frames.matching import all_matches, narrowest
from dateline.extract.events.grammar.classes import is_actor, is_harm, lemmas
from dateline.extract.events.grammar.realis import Reading, is_foreseen, read_realis
from dateline.extract.events.grammar.slots import conjuncts, kids, patient, prep_objects, subject
from dateline.extract.events.kinds import ASKING, BY_MODAL, PROMISED
from dateline.extract.events.sides.parties import actors_behind, recipients_behind
from dateline.extract.events.unmeant.finding import is_everyday
from dateline.records import EventType

_RIOTING = frozenset({None, "primitive", "beat", "destroy"})
_CROWDS = frozenset({"protester", "protestor", "demonstrator", "rioter", "marcher"})
_MOBS = frozenset({"mob", "looter", "hooligan", "vandal", "miscreant"})
_FURTHER = frozenset({"new", "fresh", "further", "more", "additional"})
_UNSURE = frozenset({"may", "might"})
_ON_THE_WAY = frozenset({"AID", "MOBILIZE"})
"""Types that a noun for people under way tells of."""
_MEANS = ("with", "by", "using", "from", "in", "via", "of", "during")

_ADMITTING = frozenset({"admit", "acknowledge", "concede", "confess", "regret"})


class Draft(msgspec.Struct):
    """An event in the making: its matches, parties (head tokens), mode and realis.

    `mode_at` is the token that decides the mode, None where the frame does. An `echo` only says
    what came of an event told elsewhere ("no one was hurt"). `probability` is None until the
    readers are weighed, `standing` until the merged event is weighed in its article.
    """

    matches: list[Match]
    type: EventType
    mode: str | None
    mode_at: int | None
    actors: list[int]
    recipients: list[int]
    realis: Reading
    echo: bool = False
    probability: float | None = None
    standing: float | None = None

    @property
    def head(self) -> int:
        """The head token of the first trigger."""
        return self.matches[0].head

    @property
    def heads(self) -> list[int]:
        """The head tokens of all triggers."""
        return [m.head for m in self.matches]


def find_drafts(layers: Layers, codebook: Codebook) -> list[Draft]:
    """Return a draft for each trigger that is no part of another's demand or promise."""
    every = all_matches(layers, codebook)
    matches = narrowest([m for m in every if not is_everyday(layers, m.head, m.frame.type)])
    swallowed = _swallowed(layers, matches)
    drafts = []
    for match in matches:
        if match.head in swallowed:
            continue
        if match.kind in ("verb", "phrase") and layers.tokens[match.head].dep in (
            "amod",
            "compound",
        ):
            continue  # "an Iranian-backed militia", "captured fighters" describe, they don't report
        actors, recipients = parties(layers, match)
        actors = actors_behind(layers, actors)
        recipients = recipients_behind(layers, recipients, match.frame.type)
        if match.frame.type == "MOBILIZE" and not actors and match.kind == "verb":
            moved = recipients_behind(layers, patient(layers, match.head), "MOBILIZE")
            actors, recipients = moved or recipients, []  # "police have been deployed" move
        if _purpose(layers, match):
            continue
        mode, at = match.frame.mode, None
        if mode is None and match.frame.type == "ASSAULT":
            mode, at = instrument(layers, match)
        realis = read_realis(layers, match.head)
        if match.frame.realis is not None:
            realis = Reading(match.frame.realis, match.head, match.frame.id)
        if realis.rule == "realis.negated" and match.first <= realis.token < match.last:
            realis = Reading("actual", match.head, match.frame.id)  # "would not negotiate"
        echo = _no_harm(layers, match, realis)
        if echo or (match.frame.type in BY_MODAL and _is_said(layers, realis)):
            realis = Reading("actual", match.head, "realis.plain")
        kind = match.frame.type
        if kind == "ASSAULT" and mode in _RIOTING and _by_crowd(layers, match, actors):
            kind, mode, at = "PROTEST", "riot", None
        foreseen = kind == "SUPPORT" and is_foreseen(layers, realis)
        if realis.value == "future" and kind in PROMISED and not foreseen:
            kind, mode, realis = (
                PROMISED[kind],
                None,
                Reading("actual", match.head, "realis.promise"),
            )
        drafts.append(Draft([match], kind, mode, at, actors, recipients, realis, echo))
    return without_struck(drafts, drafts)


def without_struck(drafts: list[Draft], known: Sequence[Draft]) -> list[Draft]:
    """Return drafts but those of whom others hit: "shelled an aid convoy" tells of no aid."""
    struck = {r for d in known if d.type == "ASSAULT" for r in d.recipients}
    return [d for d in drafts if d.type not in _ON_THE_WAY or d.head not in struck]


def _is_said(layers: Layers, realis: Reading) -> bool:
    """Tell whether a modal makes the very act ("must leave"), and leaves none open ("may urge")."""
    return realis.rule == "realis.modal" and layers.tokens[realis.token].low not in _UNSURE


def _used(layers: Layers, verb: int) -> list[int]:
    """Return the weapons that a verb launches or its doer is said to use."""
    objects = [t.i for t in kids(layers, verb, "dobj")]
    found = []
    if layers.tokens[verb].base in word_set("launchers"):
        found += objects
    for i in (verb, *objects):  # the parser hangs "using rifles" on the verb or on its object
        using = [t.i for t in kids(layers, i, "advcl", "acl") if t.lemma == "use"]
        found += [o.i for u in using for o in kids(layers, u, "dobj")]
    return found


def _purpose(layers: Layers, match: Match) -> bool:
    """Tell whether a verb only says what something was done for ("sent troops to fight")."""
    token = layers.tokens[match.head]
    infinitive = any(t.low == "to" for t in kids(layers, token.i, "aux"))
    return match.kind == "verb" and token.dep == "advcl" and token.tag == "VB" and infinitive


def _by_crowd(layers: Layers, match: Match, actors: list[int]) -> bool:
    """Tell whether protesters act: their violence is a riot (PLOVER), a mob's against things."""
    heads = [counted(layers, layers.refers.get(a, (a,))[0]) for a in actors]
    doers = {layers.tokens[h].base for h in heads}
    if doers & _CROWDS or not doers & _MOBS:
        return bool(doers & _CROWDS)
    classes = load_codebook().classes
    things = {*word_set("targets"), *classes["building"], *classes["vehicle"]}
    struck = [counted(layers, p) for p in patient(layers, match.head)]
    return bool(struck) and all(lemmas(layers, s)[0] in things for s in struck)


def _no_harm(layers: Layers, match: Match, realis: Reading) -> bool:
    """Tell whether the words deny harm, not the deed: "no troops were injured".

    "No new killings were reported" denies more deeds; it says nothing of what came of those told.
    Nor does "the army did not behead anyone" speak of another deed: what somebody does not do to
    others is denied itself.
    """
    doers = prep_objects(layers, match.head, "by")
    if match.kind == "verb":
        doers = subject(layers, match.head)
    if any(is_actor(layers, d) for d in doers):
        return False
    more = {t.low for t in kids(layers, match.head, "amod")} & _FURTHER
    return realis.value == "denied" and is_harm(layers, match.head) and not more


def _swallowed(layers: Layers, matches: tuple[Match, ...]) -> set[int]:
    """Return the triggers that only say what another trigger asks for, promises or refuses."""
    heads = {m.head: m for m in matches}
    found: set[int] = set()
    for match in matches:
        if match.frame.type not in ASKING:
            continue
        i = match.head
        below = [t.i for t in kids(layers, i, "xcomp", "ccomp", "acl", "pcomp")]
        below += [
            t.i for t in kids(layers, i, "advcl")
            if any(m.low == "for" for m in kids(layers, t.i, "mark"))
        ]  # fmt: skip
        below += prep_objects(layers, i, "for", "to", "against", "of", "on")
        if match.frame.type in ("REQUEST", "THREATEN", "REJECT"):
            below += [t.i for t in kids(layers, i, "dobj")]
        if layers.tokens[i].base in _ADMITTING:  # "admitted killing the mayor": it was done
            below = [j for j in below if layers.tokens[j].tag != "VBG"]
        for child in below:
            for head in conjuncts(layers, child):
                found |= _chain(layers, head, heads)
        found |= {h for h in heads if match.first <= h < match.last and h != i}
    return found


def _chain(layers: Layers, head: int, heads: dict[int, Match]) -> set[int]:
    """Return a swallowed head and the verbs that hang on it as complements."""
    token = layers.tokens[head]
    definite = any(t.low in ("the", "this", "that") for t in kids(layers, head, "det"))
    happened = token.pos == "NOUN" and definite and heads.get(head) is not None
    happened = happened and heads[head].frame.type in ("ASSAULT", "PROTEST", "COERCE")
    past = token.tag == "VBD" or any(t.lemma == "have" for t in kids(layers, head, "aux"))
    if happened or past:
        return set()
    found = {head}
    for child in kids(layers, head, "xcomp", "ccomp", "dobj", "acl", "conj"):
        if child.dep != "dobj" or heads.get(child.i) is not None:
            found |= _chain(layers, child.i, heads)
    return found


def instrument(layers: Layers, match: Match) -> tuple[str | None, int | None]:
    """Return the mode of an assault that the weapon decides, and the token that names it."""
    modes = word_table("instruments", "mode")
    own = list(range(match.first, match.last))
    own += [c for c in layers.children[match.head] if layers.tokens[c].dep in ("compound", "amod")]
    means = prep_objects(layers, match.head, *_MEANS)
    if layers.tokens[match.head].pos == "VERB":
        means = [*subject(layers, match.head), *means, *_used(layers, match.head)]
        near = [*means, *own]  # "warplanes bombed": the means say more than the verb
    else:
        near = [*own, *means]
    for i in near:
        lemma, pair = lemmas(layers, i)
        phrases = [f"{lemma} {t.low}" for t in kids(layers, i, "prt")]  # "blew up a bridge"
        for word in (*phrases, pair, lemma):
            if word in modes:
                return modes[word], i
        for child in kids(layers, i, "compound", "amod"):
            if child.base in modes:
                return modes[child.base], child.i
    return None, None
