"""Decisions as data: made by a page or program, listed, and the name they are made under."""

import base64
import getpass
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import JSONBody

from dateline.desk.library import Library
from dateline.desk.review.deciding import Decision, judgement_of
from dateline.desk.review.history import Said, said
from dateline.desk.rights import ASKER
from dateline.desk.routes.asking import GivenLibrary, GivenLocal, Words
from dateline.errors import StoreError
from dateline.records import Judgement
from dateline.store import judgements
from dateline.store.judging import newest_judgement
from dateline.store.reviewing import in_force

NAME_COOKIE = "dateline-name"
_YEAR = 365 * 24 * 3600


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who decides."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"\S")]


class Kept(msgspec.Struct, frozen=True):
    """A judgement that was kept; `incident` is the incident that its first event stands in now."""

    judgement: Judgement
    incident: str | None
    newest: int


class Stale(msgspec.Struct, frozen=True):
    """Why a judgement was not kept: others judged the same since; `seen` knows of theirs too."""

    status: int
    error: str
    yours: Said
    theirs: tuple[Said, ...]
    seen: int


class Listed(msgspec.Struct, frozen=True):
    """Judgements, oldest first, the withdrawn ones too; `newest` is the number of the last."""

    newest: int
    judgements: tuple[Judgement, ...]
    in_force: tuple[str, ...]


def provide_reviewer(request: Request[Any, Any, Any], local: GivenLocal) -> str:
    """Return the name that the reader decides under, a user's own; "" where he gave none."""
    if (name := ASKER.get().name) is not None:
        return name
    try:
        kept = base64.urlsafe_b64decode(request.cookies.get(NAME_COOKIE, "")).decode()
    except ValueError:
        kept = ""
    return kept or (_login() if local else "")


def _login() -> str:
    """Return the name of the machine's user; "" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def remember(answer: Response[Any], name: str) -> None:
    """Keep a reader's name in the browser."""
    kept = base64.urlsafe_b64encode(" ".join(name.split())[:80].encode()).decode()
    answer.set_cookie(NAME_COOKIE, kept, httponly=True, samesite="strict", max_age=_YEAR)


GivenReviewer = NamedDependency[str]


@post("/api/reviewer", tags=["review"], status_code=200, sync_to_thread=False)
def set_name(data: JSONBody[Name]) -> Response[Name]:
    """Decide under this name from now on; a user has one already."""
    if (name := ASKER.get().name) is not None:
        raise PermissionDeniedException(f"you decide as {name}: the desk knows its users")
    answer = Response(data)
    remember(answer, data.name)
    return answer


@post("/api/judgements", tags=["review"], status_code=201, sync_to_thread=True)
def decide(
    library: GivenLibrary, reviewer: GivenReviewer, data: JSONBody[Decision]
) -> Response[Kept] | Response[Stale]:
    """Keep a decision; 409 where others decided on the same since the reader looked."""
    judgement = judgement_of(library, data, reviewer)
    theirs = library.decide(judgement, data.seen)
    newest = newest_judgement(library.store)
    if theirs:
        people = ", ".join(dict.fromkeys(j.by for j in theirs))
        reason = f"{people} decided on this while you looked; nothing was changed"
        known = {j.id: j for j in judgements(library.store)}
        told = tuple(said(j, known) for j in theirs)
        stale = Stale(409, reason, said(judgement, known), told, newest)
        return Response(stale, status_code=409)
    return Response(Kept(judgement, _incident(library, judgement), newest))


def _incident(library: Library, judgement: Judgement) -> str | None:
    for event in judgement.events:
        try:
            return library.incident(event).id
        except StoreError:
            continue
    return None


@get("/api/judgements", tags=["review"], sync_to_thread=True)
def list_judgements(library: GivenLibrary, event: Words = "") -> Listed:
    """Return all judgements, or those of one event."""
    newest, listed = newest_judgement(library.store), judgements(library.store)
    mine = [j for j in listed if not event or event in (*j.events, *j.others)]
    held = {j.id for j in in_force(listed)}
    return Listed(newest, tuple(mine), tuple(j.id for j in mine if j.id in held))


router = Router("/", route_handlers=[set_name, decide, list_judgements])
