"""Fits the weights by which places are ranked, on texts whose places are known."""

import json
import time
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline.annotate import Layers, annotate
from dateline.bench.lines import read_lines
from dateline.bench.logit import FOLDS, Array, Case, fit, held_out_accuracy
from dateline.bench.places import Record, Toponym, document_of
from dateline.bench.results import Result, finished
from dateline.bench.units import names_unit
from dateline.codebook.places import Row, kilometres
from dateline.extract.places.containing import link_containers
from dateline.extract.places.evidence import Resolver
from dateline.extract.places.features import FEATURES
from dateline.extract.places.mentions import Spot
from dateline.extract.places.ranking import Ranker, load_ranker
from dateline.extract.places.relations import Reader
from dateline.extract.places.spotting import Spotter
from dateline.records import Place, PlacePrecision

_ROUNDS = 3
_SAME_KM = 40.0
_UNIT_KM = 250.0


class Text(msgspec.Struct):
    """A text made ready: its spots, and the gold place of those that have one."""

    key: str
    layers: Layers
    spots: list[Spot]
    gold: dict[int, Toponym]


def fit_ranker(files: Sequence[Path], target: Path) -> Result:
    """Fit weights on sets of toponyms, write them, and return how often they choose right.

    What is fitted is the probability of the right candidate among all (a conditional logit).
    Votes of the article depend on the weights, so there are some rounds. The accuracy is
    measured on a fifth that the weights of its round were not fitted on; texts of one publisher
    stay together.
    """
    began = time.monotonic()
    texts = [text for file in files for text in _texts(file)]
    ranker = load_ranker()
    cases: list[Case] = []
    for _ in range(_ROUNDS):
        cases = [case for text in texts for case in _cases(text, ranker)]
        ranker = _ranker(fit(cases))
    accuracy = held_out_accuracy(cases)
    stored = {
        "made_by": "dateline bench places --fit",
        "data": sorted(file.name for file in files),
        "cases": len(cases),
        "held_out_accuracy": accuracy,
        "weights": {name: round(weight, 3) for name, weight in ranker.weights.items()},
    }
    target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    metrics = {"held_out_accuracy": accuracy, "cases": float(len(cases))}
    return finished("places", len(texts), metrics, files, began=began)


def _ranker(weights: Array) -> Ranker:
    return Ranker(dict(zip(FEATURES, weights.tolist(), strict=True)))


def _texts(file: Path) -> Iterable[Text]:
    for record in read_lines(file, Record):
        layers = annotate(document_of(record))
        spots = Spotter(layers).spots_found()
        Reader(layers).read(spots)
        link_containers(layers, spots)
        gold = {}
        for i, spot in enumerate(spots):
            span = layers.span(spot.first, spot.last)
            for one in record.toponyms:
                if one.lat is not None and one.start < span.end and span.start < one.end:
                    gold[i] = one
        host = (record.url or record.id).split("//")[-1].split("/")[0]
        yield Text(record.publisher or host, layers, spots, gold)


def _cases(text: Text, ranker: Ranker) -> Iterable[Case]:
    resolver = Resolver(text.layers, text.spots, ranker)
    chosen, scene = resolver.settle()
    settled = resolver.settled(chosen)
    fold_of = zlib.crc32(text.key.encode()) % FOLDS
    for i, gold in text.gold.items():
        rows = resolver.rows[i]
        right = np.array([_means(row, gold) for row in rows], dtype=bool)
        if right.any() and not right.all():
            yield Case(fold_of, np.array(resolver.numbers(i, scene, settled), float), right)


def _means(row: Row, gold: Toponym) -> bool:
    """Tell whether a candidate is the place that the gold means, of its kind where that is told."""
    if gold.lat is None or gold.lon is None:
        return False
    code = str(gold.gold.get("fcode") or "")
    apart = 20_000.0
    if row.lat is not None and row.lon is not None:
        apart = kilometres(row.lat, row.lon, gold.lat, gold.lon)
    if row.kind in ("country", "admin1"):
        if gold.precision is not None:
            return gold.precision == row.kind and row.country == gold.country and (
                row.kind == "country" or apart < _UNIT_KM)  # fmt: skip
        level: PlacePrecision = "country" if row.kind == "country" else "admin1"
        unit = Place(text="", name=row.name, country=row.country, precision=level)
        return names_unit(unit, gold.phrase, gold.gold, (gold.lat, gold.lon))
    if gold.precision in ("country", "admin1") or code == "ADM1" or code.startswith("PCL"):
        return False
    if code.startswith("P") and row.kind not in ("town", "village"):
        return False
    if code.startswith("ADM") and row.kind != "admin2":
        return False
    return apart < _SAME_KM
