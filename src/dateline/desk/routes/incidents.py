"""Incidents: the list with its map, one incident, and both as data."""

from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from litestar import Request, Response, Router, get
from litestar.di import Provide
from litestar.params import FromPath, PathParameter
from litestar.response import Redirect

from dateline.desk import rendering
from dateline.desk.index import actors
from dateline.desk.index.chips import chips
from dateline.desk.index.filters import Filter
from dateline.desk.index.histogram import histogram
from dateline.desk.index.incidents import (
    Page,
    Spread,
    choices,
    close,
    holding,
    page,
    spread,
)
from dateline.desk.ledger import Ledger, ledger
from dateline.desk.passages import passages
from dateline.desk.review.history import history, told
from dateline.desk.routes.asking import GivenLibrary, Start, Wanted, provide_filter
from dateline.desk.routes.judging import GivenReviewer
from dateline.records import Incident
from dateline.store import judgements
from dateline.store.judging import newest_judgement


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
    named = actors.names(index, wanted.actor, wanted.target, wanted.source)
    shown = rendering.page(
        "incidents.html", wanted=wanted, found=found, facets=choices(index, wanted), start=start,
        times=histogram(index, wanted), named=named, chips=chips(wanted, named),
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
    said = history(judgements(library.store), incident.events)
    held = {s.id: holding(library.index, s.events) for s in said}
    beside = {i: {n: t for n, t in found.items() if n != incident.id} for i, found in held.items()}
    return rendering.page(
        "incident.html", incident=incident, ledger=ledger(library.store, incident), seen=seen,
        said=said, beside=beside, reviewer=reviewer,
        tellings=told(library, incident), around=passages(library.store),
        named=actors.names(library.index, *sorted(parties)),
        close=close(library.index, incident.id),
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


router = Router(
    "/", dependencies={"wanted": Provide(provide_filter, sync_to_thread=False)},
    route_handlers=[
        lead_home, show_list, list_incidents, map_incidents, show_incident, give_incident,
    ],
)  # fmt: skip
