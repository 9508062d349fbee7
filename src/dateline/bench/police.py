"""Task `police`: what the police do, sentence by sentence, in local reports of riots."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from dateline import __version__
from dateline.annotate import Layers, annotate
from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, digest
from dateline.codebook.words import word_table
from dateline.document import Block, Document, Span, content_id
from dateline.extract.events.slots import subject
from dateline.pipeline import PLAIN, Settings
from dateline.records import Actor, Event, Finding

FORCES = frozenset({"COP", "MIL", "PRM", "SPY"})
LABELS = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
_LETHAL = ("kill", "dead", "death", "die", "fatal")


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
    right, wanted, given, n = (dict.fromkeys(LABELS, 0) for _ in range(3)), {}, {}, 0
    hits, wanted, given = (dict.fromkeys(LABELS, 0) for _ in range(3))
    del right
    for article in read_lines(data, Article, limit=limit):
        document = as_document(article)
        events = coded(document, settings).events
        layers = annotate(document)
        spans = [b.span for b in document.blocks]
        told = [s for s in article.sents if s.text.strip()]
        for sentence, span in zip(told, spans, strict=True):
            mine = [e for e in events if any(span.contains(q.span) for q in _triggers(e))]
            found = labels_of(mine) | ({"ANY_ACTION"} if _acts(layers, span) else set())
            n += 1
            for label in LABELS:
                hits[label] += label in found and label in sentence.labels
                wanted[label] += label in sentence.labels
                given[label] += label in found
    metrics = {
        f"{label.lower()}_f1": round(2 * hits[label] / max(1, wanted[label] + given[label]), 3)
        for label in LABELS
    }
    seconds = round(time.monotonic() - began, 3)
    return Result("police", n, metrics, digest([data]), __version__, seconds)


def as_document(article: Article) -> Document:
    """Return the article as a document with a block a sentence."""
    text, blocks = "", []
    for sentence in article.sents:
        if words := sentence.text.strip():
            text += "\n\n" if text else ""
            blocks.append(Block("paragraph", Span(len(text), len(text) + len(words))))
            text += words
    return Document(content_id("d", text), text, tuple(blocks), published=article.date)


def _triggers(event: Event) -> Iterable[Finding[str]]:
    return [event.trigger.quotes[0]]  # type: ignore[list-item]


def labels_of(events: Sequence[Event]) -> set[str]:
    """Return the labels that a sentence's events stand for."""
    found: set[str] = set()
    for event in events:
        force = any(_is_force(a.value) for a in event.actors)
        arrest = event.type.value == "COERCE" and event.mode and event.mode.value == "arrest"
        if arrest and (force or not event.actors):
            found |= {"ARREST", "ANY_ACTION"}
        if event.type.value == "ASSAULT" and force and event.realis.value != "denied":
            found |= {"FORCE", "ANY_ACTION"}
            killed = any(t.value.kind == "killed" and t.value.least > 0 for t in event.tolls)
            if killed or any(w in event.trigger.value.lower() for w in _LETHAL):
                found.add("KILL")
        if force or (event.type.value in ("COERCE", "MOBILIZE") and not event.actors):
            found.add("ANY_ACTION")
    return found


def _is_force(actor: Actor) -> bool:
    return actor.sector in FORCES


def _acts(layers: Layers, span: Span) -> bool:
    """Tell whether the police are the subject of a verb other than one of saying."""
    cues = word_table("cues", "stance")
    sectors = word_table("roles", "sector")
    for token in layers.tokens:
        if token.pos != "VERB" or not span.start <= token.start < span.end:
            continue
        if token.lemma.lower() in cues:
            continue
        if any(sectors.get(layers.tokens[s].lemma.lower()) == "COP" for s in subject(layers, token.i)):
            return True
    return False
