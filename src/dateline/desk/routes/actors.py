"""Actors: who does what to whom, and one actor over time."""

import msgspec
from litestar import Response, Router, get
from litestar.di import Provide
from litestar.params import FromPath

from dateline.desk import rendering
from dateline.desk.index import actors as asked
from dateline.desk.index.actors import ActorRow, Edge, Month, Network, network
from dateline.desk.index.filters import Filter
from dateline.desk.index.incidents import Row, choices, page
from dateline.desk.library import Library
from dateline.desk.routes.asking import GivenLibrary, Start, Wanted, Words, cut, provide_filter
from dateline.errors import StoreError

_MATRIX = 16
"""Actors on each side of the matrix: what fits on a screen."""
_ROWS = 50
"""Actors of the list on a page."""


class ActorPage(msgspec.Struct, frozen=True):
    """An actor, its months, whom it acts on, who acts on it, and its newest incidents."""

    actor: ActorRow
    months: tuple[Month, ...]
    acts_on: tuple[Edge, ...]
    acted_on_by: tuple[Edge, ...]
    incidents: tuple[Row, ...]


@get("/actors", include_in_schema=False, sync_to_thread=True)
def show_actors(
    library: GivenLibrary, wanted: Wanted, name: Words = "", start: Start = 0
) -> Response[str]:
    """Return the page of actors: the network, the matrix, the list."""
    rows = asked.actors(library.index, wanted, name, _ROWS + 1, start)
    listed, more = cut(rows, start, _ROWS)
    found = Network((), ()) if start else network(library.index, wanted)
    matrix = {(e.source, e.target): e for e in found.edges}
    return rendering.page(
        "actors.html", wanted=wanted, name=name, matrix=matrix,
        rows=_busiest(found, acting=True), columns=_busiest(found, acting=False),
        network=rendering.as_json(found), most=max((e.count for e in found.edges), default=1),
        listed=listed, start=start, size=_ROWS, next=more,
        types=choices(library.index, wanted)["type"],
    )  # fmt: skip


def _busiest(found: Network, *, acting: bool) -> list[ActorRow]:
    """Return the actors that act, or that are acted on, most often in the network."""
    sums: dict[str, int] = {}
    for edge in found.edges:
        key = edge.source if acting else edge.target
        sums[key] = sums.get(key, 0) + edge.count
    rows = [a for a in found.actors if a.key in sums]
    return sorted(rows, key=lambda a: (-sums[a.key], a.key))[:_MATRIX]


@get("/api/actors", sync_to_thread=True, tags=["actors"])
def list_actors(library: GivenLibrary, wanted: Wanted) -> Network:
    """Return the busiest actors of the incidents that a filter leaves, and their edges."""
    return network(library.index, wanted)


@get("/actors/{key:str}", include_in_schema=False, sync_to_thread=True)
def show_actor(library: GivenLibrary, key: FromPath[str]) -> Response[str]:
    """Return an actor's page."""
    found = _actor(library, key)
    keys = {k for e in (*found.acts_on, *found.acted_on_by) for k in (e.source, e.target)}
    return rendering.page(
        "actor.html", found=found, names=asked.names(library.index, *sorted(keys)),
        months=rendering.as_json(found.months),
    )  # fmt: skip


@get("/api/actors/{key:str}", sync_to_thread=True, tags=["actors"])
def give_actor(library: GivenLibrary, key: FromPath[str]) -> ActorPage:
    """Return one actor: its months, its partners, its newest incidents."""
    return _actor(library, key)


def _actor(library: Library, key: str) -> ActorPage:
    found = asked.actor(library.index, key)
    if found is None:
        raise StoreError(f'{library.path}: no actor "{key}"; find it in the list of actors')
    return ActorPage(
        found, asked.months(library.index, key),
        asked.partners(library.index, key, acting=True),
        asked.partners(library.index, key, acting=False),
        page(library.index, Filter(actor=key), size=12).incidents,
    )  # fmt: skip


router = Router(
    "/", dependencies={"wanted": Provide(provide_filter, sync_to_thread=False)},
    route_handlers=[show_actors, list_actors, show_actor, give_actor],
)  # fmt: skip
