"""Task `places`: which words name places, and which places they name."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.annotate import annotate
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished
from dateline.bench.units import names_unit
from dateline.codebook.places import kilometres
from dateline.document import Document, plain
from dateline.extract.places import find_places
from dateline.ingest.articles import read_words
from dateline.ingest.text import Meta
from dateline.records import Place

NEAR_KM = 161.0
"""A hundred miles: the customary bound for a place that counts as found."""


class Toponym(msgspec.Struct, frozen=True):
    """A place named in a text: code points, the point meant, and what the set says of it.

    `gold` holds `country`, `admin1`, `fcode` and `name` where the set follows GeoNames.
    """

    phrase: str
    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: str | None = None
    relation: str | None = None
    gold: dict[str, Any] = {}


class Record(msgspec.Struct, frozen=True):
    """A text with its places; `metonyms` are spans that count neither for nor against."""

    text: str
    toponyms: tuple[Toponym, ...]
    id: str = ""
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    metonyms: tuple[tuple[int, int], ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """A place as it was read: the code points of its words."""

    start: int
    end: int
    place: Place


class Score(msgspec.Struct):
    """Counts over all records; `pointed` are gold places with a point, `judged` those found."""

    wanted: int = 0
    given: int = 0
    matched: int = 0
    pointed: int = 0
    judged: int = 0
    near: int = 0
    right: int = 0
    asked: int = 0
    precise: int = 0


def score_places(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return how many places are recognised and resolved, and a line for each that is not.

    Recognised: spans overlap, one to one. `resolved_161km`: of those whose gold has a point, how
    many lie within 161 km of it; `recovered_161km`: of all whose gold has a point. `_unit`: a
    country or first-level unit also counts where it is the one that the gold names.
    """
    began = time.monotonic()
    score, n = Score(), 0
    misses: list[str] = []
    for record in read_lines(data, Record, limit=limit):
        if not record.id.endswith("-ambiguous"):
            n += 1
            misses += [f"{record.id}: {line}" for line in _count(score, record)]
    metrics = {
        "recognition_f1": 2 * score.matched / max(1, score.wanted + score.given),
        "recognition_p": score.matched / max(1, score.given),
        "recognition_r": score.matched / max(1, score.wanted),
        "resolved_161km": score.near / max(1, score.judged),
        "resolved_unit": score.right / max(1, score.judged),
        "recovered_161km": score.near / max(1, score.pointed),
        "recovered_unit": score.right / max(1, score.pointed),
    }
    if score.asked:
        metrics["precision_accuracy"] = score.precise / score.asked
    rounded = {name: round(value, 3) for name, value in metrics.items()}
    return finished("places", n, rounded, [data], began=began), tuple(misses)


def _count(score: Score, record: Record) -> Iterator[str]:
    """Count one record; yield what was read wrong."""
    read = _read(record)
    score.wanted += len(record.toponyms)
    score.given += len(read)
    used: set[int] = set()
    for gold in record.toponyms:
        score.pointed += gold.lat is not None
        found = _overlapping(gold, read, used)
        if found is None:
            yield f"missed {gold.phrase!r} at {gold.start}"
            continue
        used.add(found)
        place = read[found].place
        near = _is_near(place, gold)
        right = near or (gold.lat is not None and gold.lon is not None and names_unit(
            place, gold.phrase, gold.gold, (gold.lat, gold.lon)))  # fmt: skip
        score.matched += 1
        score.judged += gold.lat is not None
        score.near += near
        score.right += right
        if gold.precision is not None:
            score.asked += 1
            score.precise += place.precision == gold.precision
            if place.precision != gold.precision:
                yield f"{gold.phrase!r}: precision {place.precision}, not {gold.precision}"
        if not right and gold.lat is not None:
            yield f"{gold.phrase!r}: {_said(place)}, not {gold.lat}, {gold.lon} {gold.gold}"
    for i, one in enumerate(read):
        if i not in used:
            yield f"not in the gold: {record.text[one.start : one.end]!r}: {_said(one.place)}"


def _said(place: Place) -> str:
    where = f"{place.country}, {place.admin1}; {place.precision}"
    return f"{place.name} ({where}) {place.lat}, {place.lon}"


def _read(record: Record) -> list[Reading]:
    """Return the places read in a record, without those that the gold leaves out."""
    readings = []
    for mention in find_places(annotate(document_of(record))):
        quote = mention.finding.quotes[0]
        start, end = quote.span.start, quote.span.end
        if not any(a < end and start < b for a, b in record.metonyms):
            readings.append(Reading(start, end, mention.finding.value))
    return readings


def document_of(record: Record) -> Document:
    """Return a record's text as a document of its publisher."""
    document = plain(
        record.text, published=record.date and record.date[:10], publisher=record.publisher
    )
    datelines = read_words(record.text, Meta(), "").datelines
    return msgspec.structs.replace(document, url=record.url, datelines=datelines)


def _overlapping(gold: Toponym, read: Sequence[Reading], used: set[int]) -> int | None:
    """Return the reading that shares most with a gold place and is not spent."""
    shared = [
        (min(one.end, gold.end) - max(one.start, gold.start), -i)
        for i, one in enumerate(read)
        if i not in used
    ]
    best = max(shared, default=(0, 0))
    return -best[1] if best[0] > 0 else None


def _is_near(place: Place, gold: Toponym) -> bool:
    if place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return False
    return kilometres(place.lat, place.lon, gold.lat, gold.lon) <= NEAR_KM
