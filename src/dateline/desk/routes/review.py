"""Review: the queue, how far people agree, the forms to decide with, decisions as test cases."""

from typing import Annotated, Any, get_args

from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from dateline.codebook.schemes import PLOVER_MODES
from dateline.desk import rendering
from dateline.desk.index.incidents import close, only
from dateline.desk.review.agreement import Agreement, agreement, reserved
from dateline.desk.review.deciding import the_event
from dateline.desk.review.naming import known
from dateline.desk.review.queue import PAGE, Choice, Queue, queue
from dateline.desk.routes.asking import Day, GivenLibrary, Start, Words
from dateline.desk.routes.judging import GivenReviewer
from dateline.export import write_cases
from dateline.records import (
    Actor,
    EventType,
    Place,
    PlacePrecision,
    Realis,
    Slot,
    Toll,
    TollKind,
    WhenPrecision,
)
from dateline.store import judgements
from dateline.store.judging import newest_judgement

_CHOICES = {
    "types": get_args(EventType), "realis": get_args(Realis), "slots": get_args(Slot),
    "places": get_args(PlacePrecision), "whens": get_args(WhenPrecision),
    "kinds": get_args(TollKind),
}  # fmt: skip


@get("/review", include_in_schema=False, sync_to_thread=True)
def show_queue(
    library: GivenLibrary, reviewer: GivenReviewer, of: FromQuery[Choice] = "new", start: Start = 0
) -> Response[str]:
    """Return the page of what is to be judged."""
    found = queue(library, reviewer, of, start)
    back = max(0, start - PAGE)
    return rendering.page("queue.html", queue=found, reviewer=reviewer, start=start, back=back)


@get("/api/review", tags=["review"], sync_to_thread=True)
def give_queue(
    library: GivenLibrary, reviewer: GivenReviewer, of: FromQuery[Choice] = "new", start: Start = 0
) -> Queue:
    """Return what is to be judged, twenty records at a time: stakes times doubt."""
    return queue(library, reviewer, of, start)


@get("/review/agreement", include_in_schema=False, sync_to_thread=True)
def show_agreement(library: GivenLibrary) -> Response[str]:
    """Return the page of how far people agree, with what is open between them."""
    seen = newest_judgement(library.store)
    judged = judgements(library.store)
    found = agreement(judged)
    told = {d.event: the_event(library, d.event) for d in found.disputes}
    return rendering.page(
        "agreement.html", found=found, told=told, seen=seen, reserved=reserved(judged)
    )


@get("/api/review/agreement", tags=["review"], sync_to_thread=True)
def give_agreement(library: GivenLibrary) -> Agreement:
    """Return Cohen's kappa of each pair of people, and the records that they see otherwise."""
    return agreement(judgements(library.store))


@get("/review/cases.jsonl", tags=["review"], media_type="application/jsonl", sync_to_thread=True)
def give_cases(library: GivenLibrary) -> Stream:
    """Return each decision as a test case, a line each."""
    headers = {"content-disposition": 'attachment; filename="cases.jsonl"'}
    return Stream(write_cases(library.store), media_type="application/jsonl", headers=headers)


@get("/review/incidents", include_in_schema=False, sync_to_thread=True)
def find_incidents(library: GivenLibrary, q: Words = "", but: Words = "") -> Response[str]:
    """Return incidents to merge with, as a piece of a page: by words, by id, else the closest."""
    words = " ".join(q.split())
    if words.startswith(("n-", "e-")):
        known = library.source.incident(words)
        found = only(library.index, known.id) if known and known.id != but else ()
    else:
        found = close(library.index, but, words)
    return rendering.page("candidates.html", found=found, q=words)


@get("/review/actors", include_in_schema=False, sync_to_thread=True, opt={"role": "coder"})
def find_actor(name: Words = "", on: Day = "") -> Actor:
    """Return the actor that a name means on a day, as far as one is known."""
    return known(Actor(name), on or None)


@get("/review/events/{ident:str}/correct", include_in_schema=False, sync_to_thread=True,
     opt={"role": "coder"})  # fmt: skip
def show_correction(
    library: GivenLibrary, ident: FromPath[str], slot: FromQuery[Slot] = "tolls",
    words: Words = "", near: Annotated[int, QueryParameter(ge=0)] = 0,
) -> Response[str]:  # fmt: skip
    """Return the form that corrects one slot of an event, as a piece of a page."""
    seen = newest_judgement(library.store)
    document, _, event = the_event(library, ident)
    return rendering.page(
        "correct.html", event=event, document=document, slot=slot, seen=seen, words=words,
        near=near, choices=_CHOICES, modes=PLOVER_MODES, blank=_blank(),
    )  # fmt: skip


@get("/review/articles/{ident:str}/add", include_in_schema=False, sync_to_thread=True,
     opt={"role": "coder"})  # fmt: skip
def show_addition(
    library: GivenLibrary, ident: FromPath[str], words: Words = "",
    near: Annotated[int, QueryParameter(ge=0)] = 0,
) -> Response[str]:  # fmt: skip
    """Return the form that adds an event the machine missed, as a piece of a page."""
    seen = newest_judgement(library.store)
    document = library.store.document(ident)
    return rendering.page(
        "addition.html", document=document, words=words, near=near, seen=seen, choices=_CHOICES,
        modes=PLOVER_MODES, blank=_blank(),
    )  # fmt: skip


def _blank() -> dict[str, Any]:
    """Return empty values that the rows of a form begin with."""
    return {"toll": Toll("killed", 0, None), "place": Place("", "")}


router = Router(
    "/",
    route_handlers=[
        show_queue, give_queue, show_agreement, give_agreement, give_cases, find_incidents,
        find_actor, show_correction, show_addition,
    ],
)  # fmt: skip
