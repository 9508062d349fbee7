"""Task `acled`: the ACLED sub-event type of a short report."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.bench.classes import accuracy, macro_f1, weighted_f1
from dateline.bench.coding import coded
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished
from dateline.codebook.crosswalks import acled_report
from dateline.document import plain
from dateline.errors import BenchError
from dateline.model.reports import leanings
from dateline.pipeline import PLAIN, Settings


class Record(msgspec.Struct, frozen=True):
    """A report and the sub-event type it was given; other keys are passed over."""

    text: str
    label: str


def score_acled(
    data: Path, *, limit: int | None = None, labels: Path | None = None, settings: Settings = PLAIN
) -> Result:
    """Return accuracy, weighted and macro F1 of the sub-event type of each record.

    A record is coded as a document; what it tells in ACLED's scheme is the answer, and nothing is
    wrong. `labels` is a JSON object from the data's label names to ACLED's.
    """
    began = time.monotonic()
    names = _names(labels)
    gold, found = [], []
    for record in read_lines(data, Record, limit=limit):
        gold.append(names.get(record.label, record.label))
        coding = coded(plain(record.text), settings)
        leaning = leanings(record.text) if settings.model else None
        found.append(acled_report(record.text, coding.events, leaning))
    metrics = {
        "accuracy": accuracy(gold, found),
        "weighted_f1": weighted_f1(gold, found),
        "macro_f1": macro_f1(gold, found),
    }
    return finished("acled", len(gold), metrics, [data], began=began)


def _names(path: Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    try:
        return msgspec.convert(json.loads(path.read_text(encoding="utf-8")), dict[str, str])
    except (OSError, ValueError) as wrong:
        raise BenchError(f'{path}: {wrong}; give {{"their label": "ACLED sub-event"}}') from None
