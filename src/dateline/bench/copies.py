"""Task `copies`: which copies are found, and what is taken for a copy that is none."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline import __version__
from dateline.bench.copyset import CopySet, Sample, make_set, read_stories
from dateline.bench.results import Result, digest
from dateline.document import Document
from dateline.link.clusters import Pair, pair
from dateline.link.texts.copies import candidate_pairs, is_copy, judge_runs, runs_of
from dateline.link.texts.shingles import keys_of, text_of
from dateline.records import Copy


def score_copies(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return the figures of the copies found, and a line for each that was judged wrongly.

    A corpus folder (with `stories/` and `copies/`) gives 2,000 edited copies and look-alikes,
    `limit` fewer; a folder of story files gives all pairs of their reports.
    """
    started = time.perf_counter()
    if (data / "copies").is_dir():
        wanted = make_set(data) if limit is None else make_set(data, copies=limit)
        files = [*(data / "stories").glob("*.txt"), *(data / "copies").iterdir(),
                 *(data / "incidents" / "seen").glob("*.json")]  # fmt: skip
    else:
        wanted, files = read_stories(data), list(data.glob("*.json"))
    judged, candidates, each = _judge_all(list(wanted.documents.values()))
    metrics = figures(wanted, judged, candidates)
    metrics["documents"], metrics["ms_per_document"] = len(wanted.documents), round(each, 3)
    seconds = round(time.perf_counter() - started, 1)
    return (
        Result("copies", len(wanted.samples), metrics, digest(files), __version__, seconds),
        tuple(misses(wanted, judged)),
    )


def _judge_all(documents: Sequence[Document]) -> tuple[dict[Pair, Copy], set[Pair], float]:
    """Return the pairs that share text, the candidates judged, and milliseconds a document."""
    started = time.perf_counter()
    texts = {document.id: text_of(document) for document in documents}
    candidates = candidate_pairs((name, keys_of(text)) for name, text in texts.items())
    runs = {name: runs_of(text) for name, text in texts.items()}
    found = {}
    for left, right in candidates:
        if (copy := judge_runs(runs[left], runs[right])) is not None:
            found[left, right] = copy
    each = (time.perf_counter() - started) * 1000 / max(1, len(documents))
    return found, set(candidates), each


def figures(wanted: CopySet, judged: dict[Pair, Copy], candidates: set[Pair]) -> dict[str, float]:
    """Return the metrics: docs/copies.md tells what each counts."""
    copies = [s for s in wanted.samples if s.copy]
    others = [s for s in wanted.samples if not s.copy]
    found, alarms = _taken(copies, judged), _taken(others, judged)
    metrics = {
        "recall": _ratio(found, len(copies)),
        "false_alarms": _ratio(alarms, len(others)),
        "f1": _ratio(2 * found, len(copies) + found + alarms),
        "candidates": _ratio(sum(pair(s.left, s.right) in candidates for s in copies), len(copies)),
        "copies": len(copies),
        "others": len(others),
    }  # fmt: skip
    listed = {pair(s.left, s.right) for s in wanted.samples}
    strays = [c for (a, b), c in judged.items()
              if wanted.family[a] != wanted.family[b] and (a, b) not in listed]  # fmt: skip
    if strays:
        metrics["strays"] = len(strays)
        metrics["stray_alarms"] = _ratio(sum(map(is_copy, strays)), len(strays))
    for name, part in (("paragraph_recall", copies), ("share_recall", others)):
        if total := sum(len(s.blocks) for s in part):
            metrics[name] = _ratio(sum(_blocks_found(s, judged) for s in part), total)
    for strength in sorted({s.strength for s in copies if s.strength}):
        part = [s for s in copies if s.strength == strength]
        metrics[f"recall_{strength}"] = _ratio(_taken(part, judged), len(part))
    for kind in sorted({s.kind for s in others}):
        part = [s for s in others if s.kind == kind]
        metrics[f"false_{kind.replace(' ', '_')}"] = _ratio(_taken(part, judged), len(part))
    return metrics


def _taken(samples: Iterable[Sample], judged: dict[Pair, Copy]) -> int:
    copies = (judged.get(pair(s.left, s.right)) for s in samples)
    return sum(copy is not None and is_copy(copy) for copy in copies)


def _blocks_found(sample: Sample, judged: dict[Pair, Copy]) -> int:
    """Return how many of the blocks that both have are told as one text."""
    copy = judged.get(pair(sample.left, sample.right))
    if copy is None:
        return 0
    side = 0 if copy.left == sample.left else 1
    return len(set(sample.blocks) & {two[side] for two in copy.paragraphs})


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def misses(wanted: CopySet, judged: dict[Pair, Copy]) -> Iterable[str]:
    """Return a line for each pair that was judged wrongly."""
    for sample in wanted.samples:
        copy = judged.get(pair(sample.left, sample.right))
        if (copy is not None and is_copy(copy)) == sample.copy:
            continue
        left, right = wanted.documents[sample.left], wanted.documents[sample.right]
        likeness = copy.likeness if copy else 0.0
        yield (
            f"{'missed' if sample.copy else 'no copy'} ({sample.kind} {sample.strength}, "
            f"likeness {likeness:.2f}): {left.url} | {right.url} | {right.text[:200]!r}"
        )
