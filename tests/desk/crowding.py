"""Makes a large database out of a small one, and times the desk over it.

    python tests/desk/crowding.py small.db large.db --copies 210

Each copy is every article of the small database under new ids, its days and places moved. Printed
are the times of the server alone for what the list, a change of the filter and the map ask.
"""

import argparse
import hashlib
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dateline.desk.index import actors, sayings
from dateline.desk.index.filters import Filter
from dateline.desk.index.incidents import choices, histogram, page, spread
from dateline.desk.library import Library
from dateline.document import Document
from dateline.records import Coding
from dateline.store import Maker, Store

_IDENT = re.compile(rb"\"([decl])-([0-9a-f]{16})\"")
_YEAR = re.compile(rb"\"((?:19|20)\d\d)(?=-\d\d)")
_POINT = re.compile(rb"\"lat\":(-?[\d.]+),\"lon\":(-?[\d.]+)")
ASKED = {
    "list, everything": Filter(),
    "list, words": Filter(q="market"),
    "list, one type": Filter(type=("ASSAULT",)),
    "list, a grade and a country": Filter(grade=("contested",), country=("SYR",)),
    "list, a time": Filter(since="2015-03", until="2016"),
    "list, most killed first": Filter(sort="deadliest"),
    "list, an actor": Filter(actor="israel-defense-forces"),
    "list, a source": Filter(source="IRQ"),
    "list, at least 10 killed": Filter(killed=10),
    "list, a box": Filter(box="30,30,45,40"),
}
MAKER = Maker("crowd", "codebook", "model")


def copies(store: Store, number: int) -> Iterator[tuple[Document, Coding]]:
    """Return each article of a store so many times, every time another."""
    listed = [(msgspec.json.encode(d), msgspec.json.encode(c)) for d, c in store.codings()]
    for copy in range(number):
        luck = random.Random(copy)
        for body, coded in listed:
            years, by = -4 * luck.randint(0, 3), luck.randint(-10, 10) / 5
            yield (
                msgspec.json.decode(_moved(body, copy, years, by), type=Document),
                msgspec.json.decode(_moved(coded, copy, years, by), type=Coding),
            )


def _moved(body: bytes, copy: int, years: int, by: float) -> bytes:
    def ident(found: re.Match[bytes]) -> bytes:
        new = hashlib.sha256(found[2] + bytes([copy % 256, copy // 256])).hexdigest()[:16]
        return b'"%s-%s"' % (found[1], new.encode())

    def point(found: re.Match[bytes]) -> bytes:
        lat, lon = float(found[1]) + by, float(found[2]) + by
        return b'"lat":%.4f,"lon":%.4f' % (lat, lon)

    def year(found: re.Match[bytes]) -> bytes:
        return b'"%d' % (int(found[1]) + years)  # by fours: the 29th of February stays a day

    body = _IDENT.sub(ident, body)
    return _POINT.sub(point, _YEAR.sub(year, body)) if copy else body


def crowd(small: Path, large: Path, number: int) -> None:
    """Write the large database."""
    store, target = Store(small, create=False), Store(large)
    run = target.start_run(MAKER)
    for document, coding in copies(store, number):
        target.save(document, coding, run=run, maker=MAKER)


def asked(library: Library, wanted: Filter) -> None:
    """Ask what the list asks for a filter."""
    page(library.index, wanted)
    histogram(library.index, wanted)
    choices(library.index, wanted)


def timed(name: str, job: Callable[[], object]) -> None:
    """Print how long a job takes: the second of two runs."""
    job()
    start = time.perf_counter()
    job()
    print(f"{name:40} {1000 * (time.perf_counter() - start):7.0f} ms")  # noqa: T201


def main() -> None:
    """Make the database where it is missing, fill its index, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--copies", type=int, default=210)
    given = parser.parse_args()
    if not given.large.exists():
        crowd(given.small, given.large, given.copies)
    library = Library(given.large)
    start = time.perf_counter()
    changed = library.refresh()
    print(f"{changed:,} incidents indexed in {time.perf_counter() - start:.1f} s")  # noqa: T201
    for name, wanted in ASKED.items():
        timed(name, lambda wanted=wanted: asked(library, wanted))  # type: ignore[misc]
    timed("map, everything", lambda: msgspec.json.encode(spread(library.index, Filter())))
    timed("map, one type", lambda: spread(library.index, Filter(type=("ASSAULT",))))
    timed("actors: network", lambda: actors.network(library.index, Filter()))
    timed("actors: list", lambda: actors.actors(library.index, Filter()))
    timed("sources", lambda: sayings.sources(library.index))
    timed("labels", lambda: sayings.labels(library.index))


if __name__ == "__main__":
    main()
