"""Incidents: the list with its map, one incident, and both as data."""

from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from litestar import Request, Response, Router, get
from litestar.di import Provide
from litestar.params import FromPath, PathParameter
from litestar.response import Redirect, Stream

from dateline.desk import rendering
from dateline.desk.index import actors
from dateline.desk.index.filters import Filter
from dateline.desk.index.histogram import histogram
from dateline.desk.index.incidents import (
    Page,
    Row,
    Spread,
    choices,
    page,
    spread,
)
from dateline.desk.ledger import Ledger, ledger
from dateline.desk.library import Library
from dateline.desk.passages import passages
from dateline.desk.review.history import history, told
from dateline.desk.routes.asking import GivenLibrary, Start, Wanted, provide_filter
from dateline.desk.routes.judging import GivenReviewer
from dateline.export.tables import write_rows
from dateline.records import Incident
from dateline.store import judgements
from dateline.store.judging import newest_judgement

_WHOLE = 1_000
"""Rows that a download asks the index for at a time."""


@get("/incidents", include_in_schema=False)
async def lead_home(request: Request[Any, Any, Any]) -> Redirect:
    """Lead to the list: its twin is `/incidents.json`, its own address is short."""
    return Redirect(f"/?{request.url.query}" if request.url.query else "/")


@get("/", include_in_schema=False, sync_to_thread=True)
def show_list(
    request: Request[Any, Any, Any], library: GivenLibrary, wanted: Wanted, start: Start = 0
) -> Response[str]:
    """Return the page with the list, the filters and the map."""
    index = library.index
    found = page(index, wanted, start)
    shown = rendering.page(
        "incidents.html", wanted=wanted, found=found, facets=choices(index, wanted), start=start,
        times=histogram(index, wanted), named=actors.names(index, wanted.actor, wanted.source),
        empty=not library.index.value("SELECT 1 FROM documents LIMIT 1"),
    )  # fmt: skip
    if _types_on(request, wanted):
        shown.headers["HX-Replace-Url"] = "true"
    return shown


def _types_on(request: Request[Any, Any, Any], wanted: Filter) -> bool:
    """Tell whether words sought become others: one step back then undoes them all."""
    before = parse_qs(urlsplit(request.headers.get("hx-current-url", "")).query).get("q", [""])[0]
    return "" != before != wanted.q != ""


@get("/api/incidents", sync_to_thread=True, tags=["incidents"])
def list_incidents(library: GivenLibrary, wanted: Wanted, start: Start = 0) -> Page:
    """Return the incidents that a filter leaves, sixty at a time."""
    return page(library.index, wanted, start)


@get("/api/map", sync_to_thread=True, tags=["incidents"], opt={"uncompressed": False})
def map_incidents(library: GivenLibrary, wanted: Wanted) -> Spread:
    """Return where the incidents lie that a filter leaves: places, countries, nowhere."""
    return spread(library.index, wanted)


@get("/incidents/{ident:str}", include_in_schema=False, sync_to_thread=True)
def show_incident(
    library: GivenLibrary, reviewer: GivenReviewer, ident: FromPath[str]
) -> Response[str] | Redirect:
    """Return an incident's page; one that was merged into another leads to that one."""
    seen = newest_judgement(library.store)
    incident = library.incident(ident)
    if incident.id != ident:
        return Redirect(f"/incidents/{incident.id}", status_code=303)  # a merge can be undone
    parties = {o.party for o in incident.origins if o.party}
    return rendering.page(
        "incident.html", incident=incident, ledger=ledger(library.store, incident), seen=seen,
        said=history(judgements(library.store), incident.events), reviewer=reviewer,
        tellings=told(library, incident), around=passages(library.store),
        named=actors.names(library.index, *sorted(parties)),
        steps=rendering.as_json([s for t in incident.tolls for s in t.steps]),
        places=rendering.as_json([p.value for p in incident.places]),
    )  # fmt: skip


class Whole(msgspec.Struct, frozen=True):
    """An incident with the claims made of it."""

    incident: Incident
    ledger: Ledger


@get("/api/incidents/{ident:str}", sync_to_thread=True, tags=["incidents"])
def give_incident(
    library: GivenLibrary, ident: Annotated[str, PathParameter(description="An incident's id.")]
) -> Whole:
    """Return an incident with every value's words, and who claims what of it."""
    incident = library.incident(ident)
    return Whole(incident, ledger(library.store, incident))


@get("/incidents.csv", tags=["incidents"], media_type="text/csv", sync_to_thread=True)
def download_csv(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return all incidents that a filter leaves, a row each."""
    lines = write_rows(Row.__struct_fields__, map(msgspec.structs.asdict, _all(library, wanted)))
    return Stream(lines, media_type="text/csv; charset=utf-8", headers=_named("incidents.csv"))


@get("/incidents.geojson", tags=["incidents"], sync_to_thread=True)
def download_geojson(library: GivenLibrary, wanted: Wanted) -> Stream:
    """Return all incidents that a filter leaves as GeoJSON; no geometry where no pin is honest."""
    return Stream(
        _features(library, wanted), media_type="application/geo+json",
        headers=_named("incidents.geojson"),
    )  # fmt: skip


def _all(library: Library, wanted: Filter) -> Iterator[Row]:
    start: int | None = 0
    while start is not None:
        found = page(library.index, wanted, start, _WHOLE)
        yield from found.incidents
        start = found.next


def _features(library: Library, wanted: Filter) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(_all(library, wanted)):
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
    route_handlers=[
        lead_home, show_list, list_incidents, map_incidents, show_incident, give_incident,
        download_csv, download_geojson,
    ],
)  # fmt: skip
