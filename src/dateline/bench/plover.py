"""Task `plover`: the PLOVER type of what passes from a source to a target in one sentence."""

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.bench.articles import QUADS
from dateline.bench.classes import accuracy, macro_f1
from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.older_scheme import YIELD, older_type
from dateline.bench.results import Result, finished
from dateline.document import Range, plain
from dateline.extract.pairs import Pair, fit, type_of_pair
from dateline.pipeline import Settings
from dateline.records import Event


class Record(msgspec.Struct, frozen=True):
    """A sentence with the words of its source and target, and a type; other keys are passed over.

    `marked` is the sentence with <s>…</s> and <t>…</t> around them, where the words stand twice.
    """

    text: str
    source: str
    target: str
    plover: str
    marked: str | None = None


def score_plover(data: Path, *, limit: int | None = None, settings: Settings) -> Result:
    """Return the scores of typing sentences openly, and with the pair given.

    Open: the sentence is coded as a document, and the event whose parties overlap the pair best
    gives the type; no event is wrong. Given: the pair is handed to the model. A set that has YIELD
    is of the older scheme, and our types are scored by their older names.
    """
    began = time.monotonic()
    records = list(read_lines(data, Record, limit=limit))
    gold = [r.plover for r in records]
    older = "YIELD" in gold
    answers: dict[str, list[str | None]] = {"given": [], "open": []}
    for record in records:
        pair = locate(record)
        events = coded(plain(pair.text), settings).likely
        answers["open"].append(_best_event(events, pair, older=older))
        merged = dict(YIELD) if older else {}
        for e in reversed(_ranked(events, pair)):
            if older and fit(e, pair):
                merged[e.type.value] = older_type(e, pair.text)
        given = type_of_pair(
            pair, events, model=settings.model, codebook=settings.codebook, merged=merged
        )
        answers["given"].append(given)
    metrics = {}
    for name, found in answers.items():
        metrics[f"{name}_accuracy"] = accuracy(gold, found)
        metrics[f"{name}_macro_f1"] = macro_f1(gold, found)
        quads = [_quad(f) for f in found]
        metrics[f"{name}_quad_macro_f1"] = macro_f1([str(_quad(g)) for g in gold], quads)
    return finished("plover", len(records), metrics, [data], began=began)


def _quad(kind: str | None) -> str | None:
    if kind is None:
        return None
    return str(QUADS["RETREAT" if kind == "YIELD" else kind])


def locate(record: Record) -> Pair:
    """Return a record as a sentence with the places of its source and target."""
    if record.marked is not None:
        places, text = _unmark(record.marked)
        if text == record.text:
            return Pair(text, places.get("s"), places.get("t"))
    return Pair(record.text, _find(record.text, record.source), _find(record.text, record.target))


def _find(text: str, words: str) -> Range | None:
    at = text.find(words)
    return (at, at + len(words)) if words and at >= 0 else None


def _unmark(marked: str) -> tuple[dict[str, Range], str]:
    """Return where the first <s> and <t> stand once all marks are gone, and the bare text."""
    opened: dict[str, int] = {}
    places: dict[str, Range] = {}
    text, i = "", 0
    while i < len(marked):
        mark = next((m for m in ("<s>", "<t>", "</s>", "</t>") if marked.startswith(m, i)), None)
        if mark is None:
            text += marked[i]
            i += 1
            continue
        name = mark.strip("</>")
        if mark.startswith("</") and name in opened:
            places.setdefault(name, (opened[name], len(text)))
        elif not mark.startswith("</"):
            opened[name] = len(text)
        i += len(mark)
    return {name: span for name, span in places.items() if span[0] < span[1]}, text


def _best_event(events: Sequence[Event], pair: Pair, *, older: bool) -> str | None:
    """Return the type of the event whose parties overlap the pair best, the surer of equals."""
    best = next(iter(_ranked(events, pair)), None)
    if best is None:
        return None
    return older_type(best, pair.text) if older else best.type.value


def _ranked(events: Sequence[Event], pair: Pair) -> list[Event]:
    return sorted(events, key=lambda e: (-fit(e, pair), -e.score, e.trigger.quotes[0].span.start))
