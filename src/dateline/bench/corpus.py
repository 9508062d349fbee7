"""Task `corpus`: the written corpus coded and compared, and how far scores are probabilities."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.bench.articles import Tally
from dateline.bench.coding import coded
from dateline.bench.results import Result, finished, share
from dateline.document import Document, Span, plain
from dateline.errors import CorpusError
from dateline.model.corpus import Item, Mention, read_corpus
from dateline.model.news import read_news
from dateline.pipeline import PLAIN, Settings
from dateline.records import Actor, Event, Finding

Judged = tuple[float, bool]
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
    return plain(text, published=day or None), golds


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
        told = grouped(golds)
        options = sorted(
            (-_closeness(group, e), g, n)
            for g, group in enumerate(told) for n, e in enumerate(events)
            if _closeness(group, e)
        )  # fmt: skip
        paired = one_to_one((g, n) for _, g, n in options)
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


def one_to_one(options: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return which gold event is paired with which of ours, the best options standing first."""
    pairs: dict[int, int] = {}
    for gold, mine in options:
        if gold not in pairs and mine not in pairs.values():
            pairs[gold] = mine
    return pairs


def grouped(golds: Sequence[Gold]) -> list[list[Gold]]:
    """Return the mentions of each event: those with one number tell one."""
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


def reliability(judged: Sequence[Judged]) -> Iterator[tuple[float, float, int, float, float]]:
    """Return the reliability plot: bounds of a bin, how many, the mean score, the share right."""
    for n in range(BINS):
        low, high = n / BINS, (n + 1) / BINS
        inside = [j for j in judged if low <= j[0] < high or (n == BINS - 1 and j[0] == 1)]
        if inside:
            said = sum(s for s, _ in inside) / len(inside)
            yield low, high, len(inside), said, sum(r for _, r in inside) / len(inside)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: the mean gap of score and share right, by bin."""
    total = sum(n * abs(said - was) for _, _, n, said, was in reliability(judged))
    return share(total, len(judged))


def items_at(path: Path, sets: Path | None, *, held_back: bool | None = None) -> Iterator[Item]:
    """Return the items of a corpus file or folder, or of news by its marks (`.jsonl`).

    Marked news needs the folder of its `sets`; `held_back` asks for one part of it.
    """
    if path.suffix != ".jsonl":
        return read_corpus(path)
    if sets is None:
        raise CorpusError(f"{path}: marks without their texts; name the folder of the sets")
    return read_news(path, sets, held_back=held_back)


def score_corpus(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN,
    sets: Path | None = None, held_back: bool = False, leave: Collection[str] = (),
) -> Result:  # fmt: skip
    """Return the scores on a corpus file or folder, or on marked news (of its held-back fifth).

    The texts of the sets named by `leave` are left out.
    """
    began = time.monotonic()
    scorer, n = Scorer(), 0
    for item in items_at(data, sets, held_back=held_back or None):
        if n == limit:
            break
        if item.where.partition(".")[0] in leave:
            continue
        document, golds = as_document(item)
        scorer.item(golds, coded(document, settings).likely)
        n += 1
    paths = sorted(data.rglob("*.txt")) if data.is_dir() else [data]
    return finished("corpus", n, scorer.metrics(), paths, began=began)
