"""Task `corpus`: the written corpus coded and compared, and how far scores are probabilities."""

import json
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline import __version__
from dateline.annotate import Layers, annotate
from dateline.bench.articles import Tally
from dateline.bench.coding import coded
from dateline.bench.results import Result, digest
from dateline.codebook.frames import load_codebook
from dateline.document import Document, Span, plain
from dateline.extract.events.assembly import Weights, candidates, evidence, probability
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.model.corpus import Item, Mention, read_corpus
from dateline.pipeline import PLAIN, Settings
from dateline.records import Actor, Event, Finding

_PRIOR = 4
"""How many readings the mean of a type counts for in a frame's reliability."""
BINS = 10
"""Bins of the reliability plot, of equal width."""


class Gold(msgspec.Struct, frozen=True):
    """A mention of the corpus with its places in the whole document."""

    mention: Mention
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def as_document(item: Item) -> tuple[Document, list[Gold]]:
    """Return an item as a document, a block a paragraph, and its mentions."""
    text, golds = "", []
    for paragraph in item.paragraphs:
        text += "\n\n" if text else ""
        at = len(text)
        text += paragraph.text
        for m in paragraph.mentions:
            golds.append(
                Gold(
                    m, _on(m.trigger, at), tuple(_on(a, at) for a in m.actors),
                    tuple(_on(r, at) for r in m.recipients),
                )
            )  # fmt: skip
    day = f"{item.date}-07-01" if len(item.date) == 4 else item.date
    return plain(text, published=day), golds


def _on(span: Span, at: int) -> Span:
    return Span(span.start + at, span.end + at)


class Scorer:
    """Adds up matches of events and their slots over the items of the corpus."""

    def __init__(self) -> None:
        rows = ("event", "trigger", "actor", "recipient", "mode", "realis")
        self.rows = {row: Tally() for row in rows}
        self.judged: list[tuple[float, bool]] = []

    def item(self, golds: Sequence[Gold], events: Sequence[Event]) -> None:
        """Add one item; mentions with one number are one event, told as often."""
        told = _grouped(golds)
        options = sorted(
            (-_closeness(group, e), g, n)
            for g, group in enumerate(told) for n, e in enumerate(events)
            if _closeness(group, e)
        )  # fmt: skip
        paired: dict[int, int] = {}
        for _, g, n in options:
            if g not in paired and n not in paired.values():
                paired[g] = n
        self.rows["event"].add(len(paired), len(told), len(events))
        exact = sum(_closeness(told[g], events[n]) > 1 for g, n in paired.items())
        self.rows["trigger"].add(exact, len(told), len(events))
        self.judged += [(e.score, n in paired.values()) for n, e in enumerate(events)]
        for g, n in paired.items():
            self._slots(told[g], events[n])

    def _slots(self, group: list[Gold], event: Event) -> None:
        first = group[0]
        for row, wanted, given in (
            ("actor", first.actors, event.actors),
            ("recipient", first.recipients, event.recipients),
        ):
            hit = sum(any(_meets(f, [w]) for f in given) for w in wanted)
            self.rows[row].add(hit, len(wanted), len(given))
        mine = event.mode.value if event.mode else None
        wanted_mode = first.mention.mode
        self.rows["mode"].add(
            wanted_mode is not None and mine == wanted_mode, wanted_mode is not None,
            mine is not None,
        )  # fmt: skip
        right = event.realis.value == first.mention.realis
        self.rows["realis"].add(right, 1, 1)

    def metrics(self) -> dict[str, float]:
        """Return precision, recall and F1 of each row, and the calibration error of the scores."""
        found: dict[str, float] = {}
        for row, tally in self.rows.items():
            for name, value in zip(("p", "r", "f1"), tally.scores(), strict=True):
                found[f"{row}_{name}"] = value
        found["calibration_error"] = calibration_error(self.judged)
        for low, high, n, said, was in reliability(self.judged):
            found[f"score_{low:.1f}_{high:.1f}"] = round(was, 3)
            found[f"score_{low:.1f}_{high:.1f}_n"] = n
            del said
        return found


def _grouped(golds: Sequence[Gold]) -> list[list[Gold]]:
    groups: dict[object, list[Gold]] = {}
    for n, gold in enumerate(golds):
        number = gold.mention.event
        groups.setdefault(("event", number) if number is not None else n, []).append(gold)
    return list(groups.values())


def _closeness(group: Sequence[Gold], event: Event) -> float:
    """Return 0 for another event, 1 for the same type in the same sentence, 2 for its trigger."""
    best = 0.0
    for gold in group:
        if gold.mention.type != event.type.value:
            continue
        if any(q.span.overlaps(gold.trigger) for q in event.trigger.quotes):
            return 2.0
        if any(q.span.overlaps(gold.trigger) for q in event.evidence):
            best = 1.0
    return best


def _meets(finding: Finding[Actor], spans: Sequence[Span]) -> bool:
    return any(q.span.overlaps(s) for q in finding.quotes for s in spans)


def reliability(judged: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int, float, float]]:  # fmt: skip
    """Return the reliability plot: bounds of a bin, how many, the mean score, the share right."""
    for n in range(BINS):
        low, high = n / BINS, (n + 1) / BINS
        inside = [j for j in judged if low <= j[0] < high or (n == BINS - 1 and j[0] == 1)]
        if inside:
            said = sum(s for s, _ in inside) / len(inside)
            yield low, high, len(inside), said, sum(r for _, r in inside) / len(inside)


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the mean gap of score and share right, by bin."""
    total = sum(n * abs(said - was) for _, _, n, said, was in reliability(judged))
    return round(total / max(1, len(judged)), 3)


def score_corpus(data: Path, *, limit: int | None = None, settings: Settings = PLAIN) -> Result:
    """Return the scores on a corpus file or folder."""
    began = time.monotonic()
    scorer, n = Scorer(), 0
    for item in read_corpus(data):
        if n == limit:
            break
        document, golds = as_document(item)
        scorer.item(golds, coded(document, settings).events)
        n += 1
    paths = sorted(data.rglob("*.txt")) if data.is_dir() else [data]
    seconds = round(time.monotonic() - began, 3)
    return Result("corpus", n, scorer.metrics(), digest(paths), __version__, seconds)


def frame_odds(data: Path) -> dict[str, float]:
    """Return the log-odds that what each frame reads is right, counted on a part of the corpus.

    A frame seen seldom is drawn towards the mean of its type.
    """
    counts: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    types = {f.id: f.type for f in load_codebook().frames.values()}
    for item in read_corpus(data):
        document, golds = as_document(item)
        layers = annotate(document)
        drafts = find_drafts(layers, load_codebook())
        for draft, right in zip(drafts, _right(layers, drafts, golds), strict=True):
            name = draft.matches[0].frame.id
            for tally in (counts.setdefault(name, [0, 0]), kinds.setdefault(types[name], [0, 0])):
                tally[0] += right
                tally[1] += 1
    found = {}
    for name, (right, n) in sorted(counts.items()):
        of_kind = kinds[types[name]]
        mean = (of_kind[0] + 1) / (of_kind[1] + 2)
        chance = (right + _PRIOR * mean) / (n + _PRIOR)
        found[name] = round(math.log(chance / (1 - chance)), 3)
    return found


def fit_assembly(data: Path, taught: Path, target: Path) -> None:
    """Fit the weights by which assembly joins the two readers, and write them as JSON.

    `data` is a part of the corpus that the model was not taught; `taught` the part on which the
    frames' reliability is counted.
    """
    rows: list[tuple[dict[str, float], bool]] = []
    frames = frame_odds(taught)
    wanted = 0
    for item in read_corpus(data):
        document, golds = as_document(item)
        layers = annotate(document, model=True)
        drafts = candidates(layers, find_drafts(layers, load_codebook()))
        wanted += len(golds)
        judged = zip(drafts, _right(layers, drafts, golds), strict=True)
        rows += [(evidence(layers, draft, frames), right) for draft, right in judged]
    names = list(rows[0][0])
    table = numpy.array([[e[n] for n in names] for e, _ in rows])
    answers = numpy.array([float(r) for _, r in rows])
    weights = dict(zip(names, (float(round(w, 4)) for w in _logistic(table, answers)), strict=True))
    chances = [probability(e, weights) for e, _ in rows]
    least = max(
        (n / 100 for n in range(20, 71)),
        key=lambda t: _f1([r for (_, r), p in zip(rows, chances, strict=True) if p >= t], wanted),
    )
    found = msgspec.to_builtins(Weights(of=weights, least=least, frames=frames))
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _f1(kept: Sequence[bool], wanted: int) -> float:
    return 2 * sum(kept) / (len(kept) + wanted)


def _right(layers: Layers, drafts: Sequence[Draft], golds: Sequence[Gold]) -> list[bool]:
    """Tell of each draft whether it reads a gold mention: its trigger, or else its sentence."""
    places = [
        Span(layers.tokens[min(m.first for m in d.matches)].start,
             layers.tokens[max(m.last for m in d.matches) - 1].end) for d in drafts
    ]  # fmt: skip
    found = [False] * len(drafts)
    for gold in golds:
        mine = [n for n, d in enumerate(drafts) if d.type == gold.mention.type]
        over = [n for n in mine if places[n].overlaps(gold.trigger)]
        at = layers.token_at(gold.trigger.start)
        if not over and at is not None:
            sentence = layers.tokens[at].sentence
            over = [n for n in mine if layers.tokens[drafts[n].heads[0]].sentence == sentence][:1]
        for n in over:
            found[n] = True
    return found


def _logistic(table: "numpy.ndarray", answers: "numpy.ndarray") -> "numpy.ndarray":  # type: ignore[type-arg]
    """Return the weights of a logistic regression with a slight ridge, by Newton's method."""
    weights = numpy.zeros(table.shape[1])
    ridge = numpy.eye(table.shape[1]) * 1.0
    for _ in range(30):
        chances = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (answers - chances) - ridge @ weights
        bend = (table * (chances * (1 - chances))[:, None]).T @ table + ridge
        weights = weights + numpy.linalg.solve(bend, slope)
    return weights
