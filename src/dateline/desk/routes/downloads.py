"""Downloads: all that a filter of the list leaves, as tables, GeoJSON and whole records."""

from collections.abc import Iterable, Iterator

import msgspec
from litestar import Router, get
from litestar.di import Provide
from litestar.response import Stream

from dateline.desk.index.filters import Filter
from dateline.desk.index.incidents import Row, events_of, page
from dateline.desk.library import Library
from dateline.desk.routes.asking import GivenLibrary, Wanted, provide_filter
from dateline.document import Document
from dateline.export import TEXT_FORMATS, write_incidents
from dateline.records import Coding, Incident
from dateline.store import Reviews

_WHOLE = 1_000
"""Rows that a download asks the index for at a time."""
_BOM = "\ufeff"
"""What a spreadsheet needs in front of a table, to read it as UTF-8."""


@get("/incidents.csv", tags=["incidents"], media_type="text/csv", sync_to_thread=True)
def download_csv(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return all incidents that a filter leaves, a row each, as `dateline export incidents`."""
    return _table(write_incidents(_incidents(library, wanted)), "incidents.csv")


@get("/events.csv", tags=["incidents"], media_type="text/csv", sync_to_thread=True)
def download_events(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return the events of all incidents that a filter leaves, as `dateline export csv`."""
    return _table(TEXT_FORMATS["csv"](_codings(library, wanted)), "events.csv")


@get("/incidents.jsonl", tags=["incidents"], media_type="application/jsonl", sync_to_thread=True)
def download_whole(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return all incidents that a filter leaves with every value's words, one a line."""
    lines = (msgspec.json.encode(i) + b"\n" for i in _incidents(library, wanted))
    return Stream(lines, media_type="application/jsonl", headers=_named("incidents.jsonl"))


@get("/incidents.geojson", tags=["incidents"], sync_to_thread=True)
def download_geojson(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return all incidents that a filter leaves as GeoJSON; no geometry where no pin is honest."""
    features = _features(_rows(library, wanted))
    headers = _named("incidents.geojson")
    return Stream(features, media_type="application/geo+json", headers=headers)


def _table(lines: Iterable[str], name: str) -> Stream:
    def told() -> Iterator[str]:
        yield _BOM
        yield from lines

    return Stream(told(), media_type="text/csv; charset=utf-8", headers=_named(name))


def _rows(library: Library, wanted: Filter) -> Iterator[Row]:
    start: int | None = 0
    while start is not None:
        found = page(library.index, wanted, start, _WHOLE)
        yield from found.incidents
        start = found.next


def _incidents(library: Library, wanted: Filter) -> Iterator[Incident]:
    """Return the incidents of a filter, without those that are gone since it was asked."""
    for row in _rows(library, wanted):
        if found := library.source.incident(row.id):
            yield found


def _codings(library: Library, wanted: Filter) -> Iterator[tuple[Document, Coding]]:
    """Return each article with those of its events, as people have them, that a filter leaves."""
    reviews = Reviews.of_store(library.store)
    for ident, events in events_of(library.index, wanted).items():
        document, machine = library.store.read([ident])[ident]
        coding = reviews.applied(machine)
        left = tuple(e for e in coding.events if e.id in events)
        yield document, msgspec.structs.replace(coding, events=left)


def _features(rows: Iterable[Row]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows):
        values = msgspec.structs.asdict(row)
        lat, lon = values.pop("lat"), values.pop("lon")
        point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": row.id, "geometry": point, "properties": values}
        yield (",\n" if number else "\n") + msgspec.json.encode(feature).decode()
    yield "\n]}\n"


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}


router = Router(
    "/", dependencies={"wanted": Provide(provide_filter, sync_to_thread=False)},
    route_handlers=[download_csv, download_events, download_whole, download_geojson],
)  # fmt: skip
