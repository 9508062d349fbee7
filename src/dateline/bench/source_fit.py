"""Fits the weights by which it is told whether words tagged as a source are one."""

import itertools
import time
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.bench.attribution import Record, read_records
from dateline.bench.locate import WORD_OR_MARK, words_at
from dateline.bench.logit import FOLDS, Case, case, fit
from dateline.bench.results import Result, finished, share, write_weights
from dateline.document import Range, plain
from dateline.errors import BenchError
from dateline.model.reader import load_reader
from dateline.model.sources import LEAST, Clues, log_odds


class Tagged(msgspec.Struct, frozen=True):
    """Words that the encoder tags as a source: their text, their clues, how many are a source's."""

    text: str
    clues: Clues
    right: int
    words: int


def fit_sources(
    data: Path, target: Path, *, limit: int | None = None, split: str | None = None
) -> Result:
    """Fit the weights on attributions, and write them to `target` as JSON.

    Each word counts, and is right where it is a source's. The figures are of held-out fifths of the
    texts: how many of the words kept are right (`source_p`), and how many of those that are right
    are kept (`source_r`).
    """
    began = time.monotonic()
    records = itertools.islice(read_records(data, split), limit)
    tagged = [t for record in records for t in _tagged(record)]
    if not tagged:
        raise BenchError(f"{data}: the encoder sees no source in it; give attributions in news")
    names = sorted({name for t in tagged for name in t.clues})
    cases = [c for t in tagged for c in _cases(t, names)]
    weights = dict(zip(names, (round(float(w), 4) for w in fit(cases)), strict=True))
    write_weights(target, weights)
    return finished("attribution", len(tagged), _held_out(cases), [data], began=began)


def _tagged(record: Record) -> list[Tagged]:
    """Return all that the encoder tags as a source in a text, however doubtful."""
    layers = annotate(plain(record.text, published=record.date))
    seen: list[tuple[Clues, Range]] = []

    def note(clues: Clues, place: Range) -> float:
        seen.append((clues, place))
        return 1.0

    spans = (layers.span(s.first, s.last) for s in layers.sentences)
    load_reader().read(record.text, [(s.start, s.end) for s in spans], weigh=note)
    sources = [(a, b) for gold in record.attributions for a, b, _ in gold.source]
    wanted = words_at(record.text, sources, WORD_OR_MARK)
    found = []
    for clues, place in seen:
        words = words_at(record.text, [place], WORD_OR_MARK)
        found.append(Tagged(record.text, clues, len(words & wanted), len(words)))
    return found


def _cases(tagged: Tagged, names: list[str]) -> list[Case]:
    """Return the choice between a source and none, for the words that are right and the others."""
    row = [tagged.clues.get(name, 0.0) for name in names]
    counts = ((tagged.right, True), (tagged.words - tagged.right, False))
    found = []
    for weight, right in counts:
        if weight:
            one = case(tagged.text, [row, [0.0] * len(names)], [right, not right])
            one.weight = float(weight)
            found.append(one)
    return found


def _held_out(cases: list[Case]) -> dict[str, float]:
    """Return precision and recall of words, each fold by weights of the others."""
    kept, right, wanted = 0.0, 0.0, 0.0
    for number in range(FOLDS):
        held, others = ([c for c in cases if (c.fold == number) is same] for same in (True, False))
        if not held or not others:
            continue
        weights = fit(others)
        for one in held:
            is_source = bool(one.right[0])
            wanted += one.weight * is_source
            if one.scores(weights)[0] >= log_odds(LEAST):
                kept += one.weight
                right += one.weight * is_source
    return {
        "source_p": share(right, kept),
        "source_r": share(right, wanted),
    }
