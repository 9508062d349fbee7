"""The application: routes, errors, and the door in front of them."""

import logging
from collections.abc import Iterable
from typing import Any, cast

from litestar import Litestar, MediaType, Request, Response
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from dateline import __version__
from dateline.desk import rendering
from dateline.desk.jobs import Coder
from dateline.desk.library import Library
from dateline.desk.rights import guard
from dateline.desk.routes import (
    actors,
    adding,
    articles,
    downloads,
    files,
    incidents,
    judging,
    review,
    sources,
)
from dateline.desk.security import App, Door, Keys
from dateline.errors import DatelineError


def create_app(
    library: Library, *, hosts: Iterable[str], keys: Keys | None = None, local: bool = True
) -> Door:
    """Return the desk over a library as an ASGI application.

    `hosts` are the names that it answers to; `local` tells that it serves this machine alone.
    """
    keys = keys or Keys.new(None)
    coder = Coder(library)

    def provided(value: Any) -> Provide:
        return Provide(lambda: value, sync_to_thread=False)

    app = Litestar(
        [r.router for r in (incidents, downloads, articles, actors, sources, adding, files, review,
                            judging)],
        dependencies={
            "library": provided(library), "coder": provided(coder), "keys": provided(keys),
            "local": provided(local),
            "reviewer": Provide(judging.provide_reviewer, sync_to_thread=False),
        },
        guards=[guard],
        exception_handlers={
            DatelineError: _missing, HTTPException: _refused, Exception: _failed,
        },
        # only what asks for it: files are compressed already, a stream of steps would be held back,
        # and a page holds a token beside words of its address
        compression_config=CompressionConfig(
            "gzip", gzip_compress_level=4, exclude_opt_key="uncompressed"
        ),
        opt={"uncompressed": True}, logging_config=None, on_shutdown=[coder.stop, library.close],
        openapi_config=OpenAPIConfig(
            title="Dateline's desk", version=__version__, path="/api/schema",
            description="What the pages show, as data: each page's address with .json is its twin.",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
    )  # fmt: skip
    return Door(cast("App", app), keys, hosts)


def _missing(request: Request[Any, Any, Any], wrong: DatelineError) -> Response[Any]:
    return _error(request, 404, str(wrong).partition(": ")[2] or str(wrong))


def _refused(request: Request[Any, Any, Any], wrong: HTTPException) -> Response[Any]:
    extra = "; ".join(
        f"{e.get('key')}: {e.get('message')}" for e in wrong.extra or () if isinstance(e, dict)
    )
    said = wrong.detail.partition(" for ")[0] if extra else wrong.detail
    return _error(request, wrong.status_code, f"{said}: {extra}" if extra else said)


def _failed(request: Request[Any, Any, Any], wrong: Exception) -> Response[Any]:
    logging.getLogger("dateline.desk").exception("%s failed", request.url.path, exc_info=wrong)
    return _error(request, 500, f"The desk failed on this page ({type(wrong).__name__}).")


def _error(request: Request[Any, Any, Any], status: int, reason: str) -> Response[Any]:
    """Return an error as a page to a browser, as JSON to a program."""
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api"):
        return rendering.page("error.html", status=status, reason=reason, code=status)
    return Response(
        {"status": status, "error": reason}, status_code=status, media_type=MediaType.JSON
    )
