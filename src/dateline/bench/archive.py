"""Task `archive`: how long linking takes in a large store.

The archive is made of the story files' own codings, each again and again on other days, at other
places, among other people: every word but the commonest is another of the same length, the same
one throughout a document, so that quotes keep their place and no two documents are copies. One
in four documents stays near the one before it (same days, places and words), as reports of one
deed do. Fixed dice: the same archive each time.
"""

import random
import string
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from dateline import __version__
from dateline.bench.coding import coded
from dateline.bench.results import Result, files_in, finished, peak_mb
from dateline.bench.storyfiles import read_stories
from dateline.codebook.words import word_set
from dateline.document import Document, content_id
from dateline.link import link_store
from dateline.records import Coding
from dateline.store import Maker, Store

_DAYS = 3 * 365
_NEAR = 0.25
_CENTRES = 400
"""Districts that the deeds are spread over, a few of them with most of the deeds."""
_SAMPLE = 20
"""Articles that are linked one by one to time them."""
_MAKER = Maker(__version__, "archive", "none")


def score_archive(data: Path, *, events: int = 100_000) -> Result:
    """Return how long linking takes: everything, and one article more, in milliseconds.

    `peak_mb` is the most memory that the process ever held.
    """
    started = time.monotonic()
    stories = read_stories(data)
    codings = [(d, coded(d)) for s in stories for d in s.documents().values()]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "archive.db")
        run = store.start_run(_MAKER)
        stored = documents = 0
        later: list[tuple[Document, Coding]] = []
        for document, coding in _archive(codings):
            if stored < events:
                store.save(document, coding, run=run, maker=_MAKER)
                stored, documents = stored + len(coding.events), documents + 1
            elif len(later) < _SAMPLE:
                later.append((document, coding))
            else:
                break
        began = time.monotonic()
        outcome = link_store(store, anew=True)
        whole = time.monotonic() - began
        each = []
        for document, coding in later:
            store.save(document, coding, run=run, maker=_MAKER)
            began = time.monotonic()
            link_store(store)
            each.append(1000 * (time.monotonic() - began))
        store.close()
    metrics = {
        "events": float(stored),
        "documents": float(documents),
        "incidents": float(outcome.incidents),
        "relink_seconds": round(whole, 1),
        "article_ms_median": round(sorted(each)[len(each) // 2], 1),
        "article_ms_most": round(max(each), 1),
        "peak_mb": peak_mb(),
    }
    return finished("archive", stored, metrics, files_in(data, "*.json"), began=started)


def _archive(codings: Sequence[tuple[Document, Coding]]) -> Iterator[tuple[Document, Coding]]:
    """Return documents without end, each like one of `codings`."""
    dice = random.Random(7)
    kept = word_set("common")
    texts = " ".join(document.text for document, _ in codings)
    spare: dict[int, list[str]] = {}
    for word in sorted({w for w in texts.split() if w.isalpha()}):
        spare.setdefault(len(word), []).append(word)
    centres = [(dice.uniform(-35, 60), dice.uniform(-100, 140)) for _ in range(_CENTRES)]
    number, world = 0, _World({}, timedelta(0), (0.0, 0.0), "AAA")
    while True:
        for document, coding in codings:
            if dice.random() > _NEAR:
                centre = min(int(dice.expovariate(0.02)), _CENTRES - 1)
                country = "".join(string.ascii_uppercase[(centre // n) % 26] for n in (1, 26, 52))
                days = timedelta(dice.randrange(_DAYS))
                world = _World({}, days, centres[centre], country)
            number += 1
            yield _moved(document, coding, number, world, dice, spare, kept)


class _World(msgspec.Struct):
    """What a document is moved to: other words for its words, another time and place."""

    words: dict[str, str]
    days: timedelta
    centre: tuple[float, float]
    country: str


def _moved(
    document: Document, coding: Coding, number: int, world: _World, dice: random.Random,
    spare: dict[int, list[str]], kept: frozenset[str],
) -> tuple[Document, Coding]:  # fmt: skip
    ident = content_id("d", document.id, str(number))
    pieces = [_word(w, world.words, dice, spare, kept) for w in document.text.split(" ")]
    raw = msgspec.json.decode(
        msgspec.json.encode(coding).replace(document.id.encode(), ident.encode())
    )
    names = {e["id"]: content_id("e", e["id"], str(number)) for e in raw["events"]}
    names |= {c["id"]: content_id("c", c["id"], str(number)) for c in raw["claims"]}
    moved = msgspec.structs.replace(
        document, id=ident, text=" ".join(pieces), published=_later(document.published, world.days),
        url=f"{document.url}/{number}",
    )  # fmt: skip
    return moved, msgspec.convert(_renamed(raw, names, world), Coding)


def _word(
    word: str, words: dict[str, str], dice: random.Random, spare: dict[int, list[str]],
    kept: frozenset[str],
) -> str:  # fmt: skip
    if not word.isalpha() or word.lower() in kept:
        return word
    if word not in words:
        other = dice.choice(spare.get(len(word), [word]))
        words[word] = other.capitalize() if word[0].isupper() else other.lower()
    return words[word]


def _renamed(value: Any, names: dict[str, str], world: _World) -> Any:
    """Return a decoded record with other ids, days and places."""
    if isinstance(value, dict):
        found = {key: _renamed(inner, names, world) for key, inner in value.items()}
        if "earliest" in found:
            for end in ("earliest", "latest"):
                found[end] = _later(found[end], world.days)
        if "radius_km" in found and found["lat"] is not None:
            found["lat"] = world.centre[0] + found["lat"] % 1
            found["lon"] = world.centre[1] + found["lon"] % 1
            found["country"] = world.country
            found["name"] = world.words.get(found["name"], found["name"])
            found["rejected"] = []
        return found
    if isinstance(value, list):
        return [_renamed(inner, names, world) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value


def _later(stamp: str | None, days: timedelta) -> str | None:
    if stamp is None:
        return None
    return (date.fromisoformat(stamp[:10]) + days).isoformat() + stamp[10:]
