"""Sources and labels: what each source claimed, who contradicts it, who calls whom what."""

from typing import Literal

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery

from dateline.desk import rendering
from dateline.desk.index import sayings as asked
from dateline.desk.index.sayings import ClaimRow, Claims, LabelRow, SourceRow
from dateline.desk.library import Library
from dateline.desk.routes.asking import GivenLibrary, Start, Words, cut
from dateline.errors import StoreError

Of = Literal["speakers", "outlets"]
_ROWS = 100
"""Sources, outlets or labels on a page."""


class SourcePage(msgspec.Struct, frozen=True):
    """A source with what it claimed, and its claims face to face with those against them."""

    source: SourceRow
    claims: Claims
    against: tuple[tuple[ClaimRow, ClaimRow], ...]


@get("/sources", include_in_schema=False, sync_to_thread=True)
def show_sources(
    library: GivenLibrary, q: Words = "", of: FromQuery[Of] = "speakers", start: Start = 0
) -> Response[str]:
    """Return the page of sources: who is quoted, or the outlets."""
    listing = asked.sources if of == "speakers" else asked.outlets
    found, more = cut(listing(library.index, q, _ROWS + 1, start), start, _ROWS)
    return rendering.page(
        "sources.html", found=found, q=q, of=of, start=start, size=_ROWS, next=more
    )


@get("/api/sources", sync_to_thread=True, tags=["sources"])
def list_sources(library: GivenLibrary, q: Words = "", start: Start = 0) -> tuple[SourceRow, ...]:
    """Return the sources with the most claims, two hundred at a time."""
    return asked.sources(library.index, q, start=start)


@get("/sources/{key:str}", include_in_schema=False, sync_to_thread=True)
def show_source(library: GivenLibrary, key: FromPath[str], start: Start = 0) -> Response[str]:
    """Return a source's page."""
    return rendering.page("source.html", found=_source(library, key, start), start=start)


@get("/api/sources/{key:str}", sync_to_thread=True, tags=["sources"])
def give_source(library: GivenLibrary, key: FromPath[str], start: Start = 0) -> SourcePage:
    """Return one source: its claims, newest first, and what others say against them."""
    return _source(library, key, start)


def _source(library: Library, key: str, start: int) -> SourcePage:
    found = asked.source(library.index, key)
    if found is None:
        raise StoreError(f'{library.path}: no source "{key}"; find it in the list of sources')
    said = asked.claims(library.index, key, start)
    return SourcePage(found, said, asked.against(library.index, key))


@get("/labels", include_in_schema=False, sync_to_thread=True)
def show_labels(library: GivenLibrary, q: Words = "", start: Start = 0) -> Response[str]:
    """Return the page of labels."""
    found, more = cut(asked.labels(library.index, q, _ROWS + 1, start), start, _ROWS)
    return rendering.page("labels.html", found=found, q=q, start=start, size=_ROWS, next=more)


@get("/api/labels", sync_to_thread=True, tags=["sources"])
def list_labels(library: GivenLibrary, q: Words = "", start: Start = 0) -> tuple[LabelRow, ...]:
    """Return who calls whom what, the most used first, three hundred at a time."""
    return asked.labels(library.index, q, start=start)


router = Router(
    "/",
    route_handlers=[
        show_sources, list_sources, show_source, give_source, show_labels, list_labels,
    ],
)  # fmt: skip
