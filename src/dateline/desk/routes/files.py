"""What stands beside the pages: the bundle, the towns of the map, the way in."""

import asyncio
import mimetypes
from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from dateline.codebook.places import Gazetteer
from dateline.desk import rendering
from dateline.desk.bundling import STATIC
from dateline.desk.rights import ASKER
from dateline.desk.routes.asking import GivenKeys
from dateline.desk.routes.judging import remember
from dateline.desk.security import COOKIE, cookie_of
from dateline.desk.sessions import LASTS, same

_FOREVER = "public, max-age=31536000, immutable"
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_BIG, _MOST = 15_000, 8_000
"""People that a town must have to be on the map, and how many towns at most."""


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=True)
def give_file(request: Request, name: FromPath[str]) -> Response[bytes]:  # type: ignore[type-arg]
    """Return a file of the bundle, compressed where the browser takes it."""
    if name not in {*rendering.manifest().values(), *_chunks()}:
        raise NotFoundException(f'no file "{name}" in the bundle')
    accepted = request.headers.get("accept-encoding", "")
    headers = {"cache-control": _FOREVER, "vary": "accept-encoding"}
    path = STATIC / name
    for encoding, ending in _ENCODINGS.items():
        if encoding in accepted and (STATIC / (name + ending)).exists():
            path = STATIC / (name + ending)
            headers["content-encoding"] = encoding
            break
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(path.read_bytes(), media_type=kind, headers=headers)


def _chunks() -> set[str]:
    return {p.name for p in STATIC.glob("chunk-*.js")}


@get("/api/towns", tags=["map"], sync_to_thread=True, cache=3600, opt={"uncompressed": False})
def give_towns() -> Response[dict[str, object]]:
    """Return the towns that the map names, the largest first, as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(lon, 3), round(lat, 3)]},
            "properties": {"name": name, "people": people, "capital": capital},
        }
        for name, lat, lon, people, capital in Gazetteer.open().largest(_BIG, _MOST)
    ]
    return Response(
        {"type": "FeatureCollection", "features": features},
        media_type="application/geo+json", headers={"cache-control": "private, max-age=86400"},
    )  # fmt: skip


@get("/enter", include_in_schema=False)
async def show_enter(keys: GivenKeys) -> Response[str]:
    """Return the page that asks for the password or token, or for a user's name and password."""
    return rendering.page("enter.html", wrong=False, users=keys.sessions is not None)


@post("/enter", include_in_schema=False, opt={"role": None})
async def enter(keys: GivenKeys, data: URLEncodedBody[dict[str, str]]) -> Response[str] | Redirect:
    """Let in who has the right words; wrong ones wait, a wrong name no less than the rest."""
    users = keys.sessions is not None
    entry = await keys.enter(data.get("name", ""), data.get("word", ""))
    if entry is None:
        await asyncio.sleep(1)
        return rendering.page("enter.html", wrong=True, users=users, status=403)
    answer = Redirect("/", status_code=303)
    answer.set_cookie(COOKIE, entry, httponly=True, samesite="strict", max_age=LASTS)
    if data.get("name", "").strip() and not users:
        remember(answer, data["name"])
    return answer


@post("/leave", include_in_schema=False, opt={"role": None})
async def leave(
    request: Request[Any, Any, Any], keys: GivenKeys, data: URLEncodedBody[dict[str, str]]
) -> Redirect:
    """End the session; the form carries the token of the page, as it can't send a header."""
    if not same(data.get("csrf", ""), ASKER.get().csrf):
        raise PermissionDeniedException("the page is out of date; load it again to leave")
    if keys.sessions is not None:
        keys.sessions.leave(cookie_of(request.headers))
    answer = Redirect("/enter", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


router = Router("/", route_handlers=[give_file, give_towns, show_enter, enter, leave])
