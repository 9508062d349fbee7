"""Task `police`: what the police do, sentence by sentence, in local reports of riots."""

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.annotate import Layers, annotate
from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, f1, finished
from dateline.codebook.frames import load_codebook
from dateline.document import Block, Document, Span, content_id
from dateline.extract.events.grammar.classes import lemmas, role_of
from dateline.pipeline import PLAIN, Settings
from dateline.records import Event

FORCES = frozenset({"COP", "MIL", "PRM", "SPY"})
LABELS = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
_PREMISES = frozenset({"station", "headquarters", "line", "post", "camp"})
_VAGUE = frozenset({"general", "force", "coalition", "guard"})
"""Words that name a force of the state only with another before them ("security force")."""
_LETHAL = ("kill", "dead", "death", "die", "fatal")
_SHOTS = frozenset({"fire", "fired", "firing"})
_UNREAL = frozenset({"denied", "hypothetical", "future"})
_OF_MOBS = frozenset({"primitive", "destroy", "explosives"})
"""Modes of ASSAULT that are not those of forces against a crowd."""
_POLICED = frozenset({"arrest", "curfew", "seize"})
"""Modes of COERCE that are the work of the police, whoever ordered them."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with what the police do in it; other keys are passed over."""

    text: str
    labels: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """An article in sentences, and its day (YYYY-MM-DD)."""

    sents: tuple[Sentence, ...]
    date: str | None = None


def score_police(data: Path, *, limit: int | None = None, settings: Settings = PLAIN) -> Result:
    """Return the F1 of each label over the sentences of all articles."""
    began = time.monotonic()
    hits, wanted, given = (dict.fromkeys(LABELS, 0) for _ in range(3))
    n = 0
    for article in read_lines(data, Article, limit=limit):
        document = as_document(article)
        events = coded(document, settings).events
        layers = annotate(document)
        spans = [b.span for b in document.blocks]
        told = [s for s in article.sents if s.text.strip()]
        for sentence, span in zip(told, spans, strict=True):
            named = _present(layers, span)
            found = _labels_of(events, span, present=named, shots=_has_shots(sentence.text))
            n += 1
            for label in LABELS:
                hits[label] += label in found and label in sentence.labels
                wanted[label] += label in sentence.labels
                given[label] += label in found
    metrics = {
        f"{label.lower()}_f1": f1(hits[label], wanted[label], given[label]) for label in LABELS
    }
    return finished("police", n, metrics, [data], began=began)


def as_document(article: Article) -> Document:
    """Return the article as a document with a block a sentence."""
    text, blocks = "", []
    for sentence in article.sents:
        if words := sentence.text.strip():
            text += "\n\n" if text else ""
            blocks.append(Block("paragraph", Span(len(text), len(text) + len(words))))
            text += words
    return Document(content_id("d", text), text, tuple(blocks), published=article.date)


def _labels_of(
    events: Sequence[Event], span: Span, *, present: bool, shots: bool = False
) -> set[str]:
    """Return the labels of a sentence: what the events that are told in it stand for.

    An arrest that names no doer is the police's, and so is crowd control, and a death beside their
    use of force. `present` says whether forces of the state are named in the sentence, `shots`
    whether fire is.
    """
    deeds = [
        e for e in events if e.realis.value not in _UNREAL and _told(e, span, present or shots)
    ]
    found = {"ANY_ACTION"} if present else set()
    violent = [e for e in deeds if e.type.value == "ASSAULT"]
    if any(_by_force(e) or _is_crowd_control(e) for e in violent):
        found |= {"FORCE", "ANY_ACTION"}
        ownerless = [e for e in deeds if not e.actors and _may_be_shots(e)]
        theirs = [e for e in violent if _by_force(e)]
        if any(_lethal(e, span) for e in (*theirs, *ownerless)):
            found.add("KILL")
    for event in deeds:
        if _is_arrest(event, span) and (_by_force(event) or not event.actors):
            found |= {"ARREST", "ANY_ACTION"}
        if _by_force(event) or _by_authority(event):
            found.add("ANY_ACTION")
    return found


def _has_shots(text: str) -> bool:
    """Tell whether a sentence names fire."""
    return any(word.strip(".,;:'\"") in _SHOTS for word in text.lower().split())


def _told(event: Event, span: Span, named: bool) -> bool:
    """Tell whether an event is told in a sentence, rather than that it is only alluded to.

    Its first mention tells it. Of later ones those of an arrest do, and those of violence where
    forces or their fire are named: not "the recent carnage", nor "such killings". On 892 reports
    later mentions take KILL from .65 to .71, ARREST from .74 to .78 and FORCE from .72 to .76.
    """
    words = _words(event, span)
    if not words or span.contains(event.trigger.quotes[0].span):
        return bool(words)
    return event.type.value == "COERCE" or (event.type.value == "ASSAULT" and named)


def _words(event: Event, span: Span) -> list[str]:
    """Return the words in a sentence that trigger an event, in small letters."""
    return [q.text.lower() for q in event.trigger.quotes if span.contains(q.span)]


def _by_force(event: Event) -> bool:
    return any(a.value.sector in FORCES for a in event.actors)


def _may_be_shots(event: Event) -> bool:
    """Tell whether violence by nobody named may be the fire of forces: no stabbing, no burning.

    Of one who is named the mode is `targeted`, so the frame of the words is asked, too.
    """
    frame = load_codebook().frames.get(event.trigger.rule)
    modes = {event.mode and event.mode.value, frame and frame.mode}
    return event.type.value in ("ASSAULT", "PROTEST") and modes.isdisjoint(_OF_MOBS)


def _is_crowd_control(event: Event) -> bool:
    """Tell whether nobody is said to have done what only forces do: "tear gas was fired"."""
    return not event.actors and event.mode is not None and event.mode.value == "crowd-control"


def _is_arrest(event: Event, span: Span) -> bool:
    """Tell whether an event is an arrest; who is booked in India is mostly held as well."""
    arrest = event.mode is not None and event.mode.value == "arrest"
    return (event.type.value == "COERCE" and arrest) or "booked" in _words(event, span)


def _by_authority(event: Event) -> bool:
    """Tell whether an event is the work of a state's forces by its kind: an arrest, a curfew.

    Not so bans and orders: of sentences with only such, in .13 the police did something.
    """
    state = not event.actors or any(a.value.sector == "GOV" for a in event.actors)
    mode = event.mode.value if event.mode else None
    return event.type.value == "COERCE" and mode in _POLICED and state


def _lethal(event: Event, span: Span) -> bool:
    """Tell whether a sentence says that somebody was killed in an event."""
    killed = any(
        t.value.kind == "killed" and t.value.least > 0 and span.contains(q.span)
        for t in event.tolls for q in t.quotes
    )  # fmt: skip
    return killed or any(w in word for word in _words(event, span) for w in _LETHAL)


def _present(layers: Layers, span: Span) -> bool:
    """Tell whether forces of the state are named in a sentence, other than by their premises.

    Where they speak they mostly tell what they did: leaving speakers out loses more than it gains.
    """
    for token in layers.tokens:
        if not span.start <= token.start < span.end or not _is_force(layers, token.i):
            continue
        above = layers.tokens[token.head]
        premises = token.base in _PREMISES
        if not premises and not (token.dep == "compound" and above.base in _PREMISES):
            return True
    return False


def _is_force(layers: Layers, i: int) -> bool:
    """Tell whether a noun is of the police or of other forces of the state."""
    token = layers.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    sector = role_of(layers, i)
    if sector == "COP":
        return True
    if sector in FORCES and role_of(layers, i, "kind") != "vehicle":
        pair = lemmas(layers, i)[1]
        return token.dep != "compound" and (token.base not in _VAGUE or " " in pair)
    known = [k for k in layers.known if k.first <= i < k.last]
    entries = [layers.directory.on(ident, None) for k in known for ident in k.ids]
    return any(e is not None and e.sector in ("COP", "MIL") for e in entries)
