"""Makes a large database out of a small one, and times the desk over it.

    python tests/desk/crowding.py small.db large.db --copies 210

Each copy is every article and every linked incident of the small database under new ids, their
days and places moved. Printed are the times of the server alone: the first answer of a desk over a
full index, a refill after linking made half of the incidents anew, and what the list, a change of
the filter and the map ask.
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
from dateline.desk.index.histogram import histogram
from dateline.desk.index.incidents import choices, page, spread
from dateline.desk.library import Library
from dateline.document import Document
from dateline.link.keeping import row_of
from dateline.records import Coding, Incident
from dateline.store import Maker, Store, all_incidents
from dateline.store.kept import IncidentRows, Told
from dateline.store.linking import Links

_IDENT = re.compile(rb"\"([decln])-([0-9a-f]{16})\"")
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
    "list, words of a name": Filter(who="armed forces"),
    "list, one on another": Filter(actor="RUS", target="UKR.CVL"),
    "list, one party's word": Filter(voices="party"),
    "list, at least 10 killed": Filter(killed=10),
    "list, a box": Filter(box="30,30,45,40"),
}
MAKER = Maker("crowd", "codebook", "model")


def copies(store: Store, number: int) -> Iterator[tuple[Document, Coding]]:
    """Return each article of a store so many times, every time another."""
    listed = [(msgspec.json.encode(d), msgspec.json.encode(c)) for d, c in store.codings()]
    for copy in range(number):
        for body, coded in listed:
            yield (
                msgspec.json.decode(_moved(body, copy), type=Document),
                msgspec.json.decode(_moved(coded, copy), type=Coding),
            )


def incidents(store: Store, number: int) -> Iterator[IncidentRows]:
    """Return the incidents of a store so many times as rows, moved as `copies` moves articles."""
    events = {e.id: e for _, coding in store.codings() for e in coding.events}
    listed = [(msgspec.json.encode(i), [events[e] for e in i.events]) for i in all_incidents(store)]
    for copy in range(number):
        rows = IncidentRows([], [], [], [])
        for body, held in listed:
            incident = msgspec.json.decode(_moved(body, copy), type=Incident)
            rows.incidents.append(row_of(incident, held))
            rows.events.extend(
                {"event": event, "incident": incident.id, "document": report.document}
                for report in incident.reports
                for event in report.events
            )
        yield rows


def _moved(body: bytes, copy: int) -> bytes:
    luck = random.Random(copy)
    years, by = -4 * luck.randint(0, 3), luck.randint(-10, 10) / 5

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
    """Write the large database, linked as the small one is."""
    store, target = Store(small, create=False), Store(large)
    run = target.start_run(MAKER)
    for document, coding in copies(store, number):
        target.save(document, coding, run=run, maker=MAKER)
    with target.engine.begin() as connection:
        links = Links(connection)
        numbers = dict(links.pending())
        links.add((Told(ident, (), b"", frozenset()) for ident in numbers), numbers)
        for made in incidents(store, number):
            links.put(made)


def relinked(library: Library) -> None:
    """Log half of the incidents as changed, as a linking does that makes them anew."""
    with library.store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO incident_log (incident) SELECT id FROM incidents WHERE id < 'n-8'"
        )


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
    parser.add_argument("--copies", type=int, default=83)
    parser.add_argument("--relinked", action="store_true", help="link half of it anew, first")
    given = parser.parse_args()
    if not given.large.exists():
        crowd(given.small, given.large, given.copies)
    library = Library(given.large)
    start = time.perf_counter()
    changed = library.refresh()
    print(f"{changed:,} incidents indexed in {time.perf_counter() - start:.1f} s")  # noqa: T201
    library.close()
    start = time.perf_counter()
    library = Library(given.large)
    library.refresh()
    asked(library, Filter())
    print(f"first answer after a start: {time.perf_counter() - start:.2f} s")  # noqa: T201
    if given.relinked:
        relinked(library)
        start = time.perf_counter()
        changed = library.refresh()
        print(f"{changed:,} indexed again in {time.perf_counter() - start:.1f} s")  # noqa: T201
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
