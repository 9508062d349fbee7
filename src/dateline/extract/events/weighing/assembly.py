"""Assembly: the codebook's drafts and the model's triggers, weighed against each other.

Each draft gets a probability from both readers (`model/weights/assembly.json`, fitted on a part of
our corpus that neither was made from); what is unlikely is dropped.
"""

import functools
import json
import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.codebook.frames import Frame
from dateline.document import Range
from dateline.extract.events.drafts import Draft, instrument, without_struck
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.classes import past_title
from dateline.extract.events.grammar.realis import Reading, called_off, is_foreseen, read_realis
from dateline.extract.events.grammar.slots import kids, prep_objects, subject
from dateline.extract.events.kinds import ASKING, HARMING, PROMISED
from dateline.extract.events.sides.parties import actors_behind, recipients_behind
from dateline.extract.events.unmeant.finding import is_no_act, is_worded
from dateline.extract.events.weighing.evidence import (
    MODEL_RULE,
    Tables,
    by_model,
    gathered,
    place_of,
    reading_at,
)  # fmt: skip
from dateline.extract.events.weighing.plainly import is_giving_up, is_thrown
from dateline.model.labels import TYPES
from dateline.model.reader import WEIGHTS, SentenceReading
from dateline.records import EventType, Realis

_SHORT = 2
"""Sentences of a text that is all news; a longer one also tells what came before, and why."""
_RETYPING = 0.3
"""In longer texts: by how much the model must be surer to overrule a frame's type."""
_LEAST = 0.2
"""Probability from which what the model alone reads is a draft; `standing` has the last word."""
_BORNE_OUT = 0.02
"""Probability from which a deed stands that a toll without any owner bears out."""
_THROWN = 0.9
"""Least probability that arms fired at somebody are a deed of force."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SURE_ROLE = {"actor": 0.8, "recipient": 0.5}
"""Actors that the parse finds are mostly right (P .87 on our corpus), recipients are not (.67)."""
_HOSTILE = HARMING | {"THREATEN", "ACCUSE", "REJECT"}
"""What the model may not read besides into what is offered, asked for or threatened: "was ready to
supply missiles" is an offer alone."""
_SURE_MODE = 0.6
_SURE_REALIS = 0.85
_WORDED_REALIS = frozenset(
    {"realis.governor", "realis.without", "realis.headline", "realis.subjunctive"}
)
"""What the words themselves say of an act ("urged it to sign"), whatever the model reads."""


class Weights(msgspec.Struct, frozen=True):
    """How a draft's evidence adds up to the log-odds that it is right.

    `frames` holds the log-odds that what a frame reads is right, counted on what the model was
    taught; `words` those that a word is an event of a type, counted on what it was not.
    """

    of: Mapping[str, float]
    frames: Mapping[str, float]
    words: Mapping[str, float]


@functools.cache
def load_weights() -> Weights:
    """Return the fitted weights that ship with the model."""
    return msgspec.convert(json.loads((WEIGHTS / "assembly.json").read_bytes()), Weights)


def assemble(layers: Layers, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of both readers with their probability, one for each trigger.

    What the model alone reads must be likely. What a frame reads stays for now: it may only count
    the victims of an event told elsewhere, which it then joins; `standing` has the last word.
    Without readings (the model left out) the codebook's drafts come back as they are.
    """
    if not layers.readings:
        return drafts
    story = is_story(layers)
    best: dict[int, Draft] = {}
    every = candidates(layers, drafts)
    _weigh(layers, every)
    for draft in every:
        alone = by_model(draft)
        if alone and (draft.probability or 0.0) < _LEAST:
            continue
        if draft.type == "CONSULT" and called_off(layers, draft.head) is not None:
            continue  # "cancelled talks": it is the refusal that is told
        rival = best.get(draft.head)
        lead = _RETYPING if story and alone else 0.0
        if rival is None or (rival.probability or 0.0) + lead < (draft.probability or 0.0):
            best[draft.head] = draft  # one trigger is one event: the likelier type stands
    kept = list(best.values())
    for draft in kept:
        _fill(layers, draft)
    return kept


def left_out(layers: Layers, drafts: list[Draft]) -> list[Draft]:
    """Return what the model alone reads as deeds, though not surely enough for `assemble`.

    Some of it may be what the article's dead and wounded bear out.
    """
    if not layers.readings:
        return []
    every = [msgspec.structs.replace(d) for d in candidates(layers, drafts)]  # theirs stay weighed
    _weigh(layers, every)
    found = [d for d in every if by_model(d) and d.type in HARMING]
    return [d for d in found if (d.probability or 0.0) >= _BORNE_OUT]


def _weigh(layers: Layers, drafts: Sequence[Draft]) -> None:
    """Give an article's drafts their probability."""
    weights = load_weights()
    tables = Tables(weights.frames, weights.words)
    for draft, evidence in zip(drafts, gathered(layers, drafts, tables), strict=True):
        draft.probability = probability(evidence, weights.of)
        if is_thrown(layers, draft) or is_giving_up(layers, draft):
            draft.probability = max(draft.probability, _THROWN)


def is_story(layers: Layers) -> bool:
    """Tell whether a text is more than a few sentences, all of them news."""
    return len(layers.sentences) > _SHORT


def _fill(layers: Layers, draft: Draft) -> None:
    """Fill the parties and the mode that the codebook's frame found no words for."""
    if by_model(draft) or draft.echo:
        return
    reading, shift = reading_at(layers, draft.head)
    start, end = place_of(layers, draft.matches[0])
    if not reading.types(start - shift, end - shift):
        return  # it stands behind the words that the model reads of a long sentence
    read = _draft(layers, draft.matches[0], reading, shift)
    known = {*draft.actors, *draft.recipients, *draft.heads}
    if not draft.actors:
        draft.actors = [a for a in read.actors if a not in known]
    if not draft.recipients and len(draft.actors) < 2:
        draft.recipients = [r for r in read.recipients if r not in {*known, *draft.actors}]
    if draft.mode is None and draft.type == draft.matches[0].frame.type:
        draft.mode, draft.mode_at = read.mode, read.mode_at


def candidates(layers: Layers, drafts: list[Draft]) -> list[Draft]:
    """Return every draft of either reader, in text order, each type of a trigger once."""
    found = list(drafts)
    taken = {i for d in drafts for m in d.matches for i in (*range(m.first, m.last), m.head)}
    read = [d for number in range(len(layers.readings)) for d in _of_model(layers, number, taken)]
    asked = {
        t.i for d in (*drafts, *read) if d.type in ASKING for t in kids(layers, d.head, "xcomp")
    }  # fmt: skip
    read += [other for draft in drafts if (other := _retyped(layers, draft)) is not None]
    asked |= {t.i for i in asked for t in kids(layers, i, "prt")}  # "threatened to blow up shops"
    found += (d for d in read if d.type not in _HOSTILE or d.head not in asked)
    found = without_struck(found, found)
    return sorted(found, key=lambda d: (d.matches[0].first, d.matches[0].last, d.type))


def probability(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that what speaks for a draft, or for a merged event, amounts to."""
    odds = sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@functools.cache
def model_frame(kind: EventType) -> Frame:
    """Return the frame that stands for the model's own reading of a type."""
    return Frame(id=f"{MODEL_RULE}.{kind.lower()}", type=kind, yes=(), no=())


def _retyped(layers: Layers, draft: Draft) -> Draft | None:
    """Return a codebook draft as the type that the model gives its trigger, if another."""
    reading, shift = reading_at(layers, draft.head)
    start, end = place_of(layers, draft.matches[0])
    types = reading.types(start - shift, end - shift)
    best = max(TYPES, key=lambda t: types.get(t, 0.0)) if types else draft.type
    if best == draft.type or types[best] < 0.5 or is_no_act(layers, draft.head, best):
        return None
    kind = best
    match = msgspec.structs.replace(draft.matches[0], frame=model_frame(kind))
    return _draft(layers, match, reading, shift)


def _of_model(layers: Layers, number: int, taken: set[int]) -> Iterator[Draft]:
    """Return the drafts of triggers that the model alone reads in a sentence.

    `taken` are the words that a frame reads.
    """
    sentence = layers.sentences[number]
    shift = layers.tokens[sentence.first].start
    for n, spotted in enumerate(layers.readings[number].spotted):
        tokens = []
        at = layers.token_at(spotted.start + shift)
        while at is not None and at < sentence.last:
            if layers.tokens[at].start >= spotted.end + shift:
                break
            tokens.append(at)
            at += 1
        if not tokens or not taken.isdisjoint(tokens):
            continue
        read = _spotted(layers, number, n, tokens[0], tokens[-1] + 1)
        if read is not None:  # drafts are joined and filled later on
            yield msgspec.structs.replace(
                read, matches=[*read.matches], actors=[*read.actors], recipients=[*read.recipients]
            )


@remembered
def _spotted(layers: Layers, number: int, n: int, first: int, last: int) -> Draft | None:
    """Return the draft of a trigger that the model reads in a sentence, None if it is no act."""
    reading = layers.readings[number]
    types = reading.spotted[n].types
    outside = (i for i in range(first, last) if not first <= layers.tokens[i].head < last)
    head = next(outside, first)
    kind: EventType = max(TYPES, key=lambda t: types[t])
    if is_no_act(layers, head, kind):
        return None
    part = "verb" if layers.tokens[head].pos in ("VERB", "AUX") else "noun"
    match = Match(model_frame(kind), part, head, first, last)
    return _draft(layers, match, reading, layers.tokens[layers.sentences[number].first].start)


def _draft(layers: Layers, match: Match, reading: SentenceReading, shift: int) -> Draft:
    """Return the model's reading of a trigger as a draft."""
    announced = read_realis(layers, match.head).rule == "realis.headline"
    if announced and match.frame.type in PROMISED:  # "Oman to host talks"
        match = msgspec.structs.replace(match, frame=model_frame(PROMISED[match.frame.type]))
    kind = match.frame.type
    start, end = place_of(layers, match)
    roles = reading.roles(start - shift, end - shift)
    heads = {
        role: [
            h
            for span, p in roles[role]
            if p >= _SURE_ROLE[role]
            for h in _heads(layers, span, shift)
        ]
        for role in ("actor", "recipient")
    }
    robbed = prep_objects(layers, match.head, "from") if match.kind == "verb" else []
    actors = [a for a in actors_behind(layers, heads["actor"]) if a not in robbed]
    if not actors and match.kind == "verb":
        actors = actors_behind(layers, subject(layers, match.head))
    recipients = recipients_behind(layers, heads["recipient"] or robbed, kind)
    mode, at = instrument(layers, match) if kind == "ASSAULT" else (None, None)
    if mode is None:
        modes = reading.modes(start - shift, end - shift, kind)
        best = max(modes, key=lambda m: modes[m])
        sure = modes[best] >= _SURE_MODE and is_worded(layers, match.head, best)
        mode = best if best and sure else None
    realis = read_realis(layers, match.head)
    chances = reading.realis(start - shift, end - shift)
    likeliest: Realis = max(chances, key=lambda r: chances[r])
    if realis.value == "future" and kind in ASKING and not is_foreseen(layers, realis):
        realis = Reading("actual", match.head, "realis.promise")  # the promise is made now
    elif (
        chances[likeliest] >= _SURE_REALIS
        and likeliest != realis.value
        and realis.rule not in _WORDED_REALIS
    ):
        realis = Reading(likeliest, match.head, f"{MODEL_RULE}.realis")
    return Draft(
        [match], kind, mode, at, actors, [r for r in recipients if r not in actors], realis
    )


def _heads(layers: Layers, span: Range, shift: int) -> list[int]:
    """Return the noun that heads some words of a sentence: the one that hangs outside them."""
    first = layers.token_at(span[0] + shift)
    inside = []
    while first is not None and first < len(layers.tokens):
        if layers.tokens[first].start >= span[1] + shift:
            break
        inside.append(first)
        first += 1
    named = [i for i in inside if layers.tokens[i].pos in _NOMINAL]
    tops = [i for i in named if layers.tokens[i].head not in inside or layers.tokens[i].head == i]
    return [past_title(layers, i) for i in (tops or named[-1:])[:1]]
