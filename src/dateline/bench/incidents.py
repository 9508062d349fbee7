"""Task `incidents`: which articles tell of the same incident."""

import time
from pathlib import Path

import msgspec

from dateline.bench.clustering import metrics, named
from dateline.bench.lines import read_lines
from dateline.bench.results import Result, finished
from dateline.document import Document
from dateline.errors import BenchError
from dateline.ingest import read_text
from dateline.link.articles.gathering import gather_articles
from dateline.link.articles.profiles import profile
from dateline.model.news import lines_of


class Record(msgspec.Struct, frozen=True):
    """An article and its gold cluster, in one of two shapes; other keys are passed over.

    With `text` (and `title`, and `dct`, its day), clustered by `incident`; or with `tokens` (and
    `sent_of_token`, the sentence of each), clustered by `subtopic`.
    """

    id: str
    text: str | None = None
    title: str | None = None
    dct: str | None = None
    incident: str | None = None
    tokens: tuple[str, ...] = ()
    sent_of_token: tuple[int, ...] = ()
    topic: str | None = None
    subtopic: str | None = None


class Told(msgspec.Struct, frozen=True):
    """An article with its gold cluster; `group` is what must not be split between folds."""

    document: Document
    gold: str
    group: str


def read_articles(data: Path, *, limit: int | None = None) -> dict[str, Told]:
    """Return the articles of a file; an error names the one that lacks something.

    The key is the place in the file and the id: one article may be listed under two incidents.
    """
    found: dict[str, Told] = {}
    for place, record in enumerate(read_lines(data, Record, limit=limit)):
        gold = record.incident or record.subtopic
        text = record.text
        if text is None:
            text = "\n".join(lines_of(record.tokens, record.sent_of_token))
        if not gold or not text.strip():
            raise BenchError(
                f"{data}: {record.id}: give a text with its incident, or tokens with a subtopic"
            )
        document = read_text(text, published=record.dct, title=record.title)
        found[f"{place:06}-{record.id}"] = Told(document, gold, record.topic or gold)
    return found


def score_incidents(data: Path, *, limit: int | None = None) -> tuple[Result, tuple[str, ...]]:
    """Return the figures, and a line for each gold cluster that was not found as it is.

    BCubed and pairwise precision, recall and F1 of the clusters of articles.
    """
    began = time.monotonic()
    told = read_articles(data, limit=limit)
    clusters = gather_articles({i: profile(one.document) for i, one in told.items()})
    gold, found = {i: one.gold for i, one in told.items()}, named(clusters)
    result = finished("incidents", len(told), metrics(gold, found), [data], began=began)
    return result, tuple(_misses(gold, found))


def _misses(gold: dict[str, str], found: dict[str, str]) -> list[str]:
    """Return a line for each gold cluster that is split, or joined with others."""
    members: dict[str, set[str]] = {}
    for item, name in found.items():
        members.setdefault(name, set()).add(item)
    lines = []
    for cluster in sorted(set(gold.values())):
        items = sorted(item for item, name in gold.items() if name == cluster)
        parts = sorted({found[item] for item in items})
        others = sorted({gold[i] for part in parts for i in members[part]} - {cluster})
        if len(parts) > 1 or others:
            joined = f", joined with {', '.join(others)}" if others else ""
            lines.append(f"{cluster}: {len(items)} articles in {len(parts)} clusters{joined}")
    return lines
