"""Adding articles: files, an address or a folder, coded while the page shows how far it is."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import msgspec
from litestar import Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath, JSONBody, MultipartBody
from litestar.response import ServerSentEvent, ServerSentEventMessage

from dateline.desk import rendering
from dateline.desk.jobs import Coder, Job, Step
from dateline.desk.routes.asking import GivenCoder, GivenLocal

MOST_BYTES = 64_000_000
"""The most that one drop may hold."""
_TICK = 0.15
"""Seconds between two looks at a job."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address, or a path on this machine where the desk serves nobody else."""

    source: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class Started(msgspec.Struct, frozen=True):
    """A job, and how far it is."""

    job: str
    step: Step


@get("/add", include_in_schema=False, opt={"role": "coder"})
async def show_adding(local: GivenLocal) -> Response[str]:
    """Return the page to drop articles on."""
    return rendering.page("add.html", local=local)


@post("/api/jobs/files", request_max_body_size=MOST_BYTES, tags=["adding"], status_code=202)
async def add_files(
    coder: GivenCoder,
    data: MultipartBody[list[UploadFile]],
) -> Started:
    """Code dropped files: text, HTML, JSONL, feeds, web archives, Parquet."""
    if not data:
        raise ClientException("no file was sent; drop one")
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    names: list[str] = []
    for number, file in enumerate(data):
        inner = folder / str(number)
        inner.mkdir()
        name = Path(file.filename.replace("\\", "/")).name.lstrip(".") or "article.txt"
        path = inner / name[-120:]
        path.write_bytes(await file.read())
        names.append(str(path))
    return _started(coder.add(names, folder))


@post("/api/jobs", tags=["adding"], status_code=202)
async def add_source(coder: GivenCoder, local: GivenLocal, data: JSONBody[Place]) -> Started:
    """Code an address; or a file or folder of this machine, where nobody else is served."""
    source = data.source.strip()
    if not source.startswith(("http://", "https://")):
        if not local:
            raise ClientException("only an address can be given here; drop the files instead")
        if not Path(source).expanduser().exists():
            raise ClientException(f"{source}: no such file or folder; check the path")
        source = str(Path(source).expanduser())
    return _started(coder.add([source]))


@get("/api/jobs/{ident:str}", tags=["adding"])
async def give_job(coder: GivenCoder, ident: FromPath[str]) -> Started:
    """Return how far a job is."""
    return _started(_found(coder, ident))


@get("/jobs/{ident:str}/steps", include_in_schema=False)
async def watch_job(coder: GivenCoder, ident: FromPath[str]) -> ServerSentEvent:
    """Return a job's steps as they come, as server-sent events."""
    return ServerSentEvent(_steps(_found(coder, ident)))


async def _steps(job: Job) -> AsyncIterator[ServerSentEventMessage]:
    sent = 0
    while True:
        over = job.over
        for step in job.steps[sent:]:
            sent += 1
            yield ServerSentEventMessage(data=msgspec.json.encode(step).decode(), event="step")
        if over:
            return
        await asyncio.sleep(_TICK)


def _found(coder: Coder, ident: str) -> Job:
    job = coder.job(ident)
    if job is None:
        raise NotFoundException(f'no job "{ident}"; it ended with the desk that ran it')
    return job


def _started(job: Job) -> Started:
    return Started(job.id, job.steps[-1])


router = Router(
    "/", route_handlers=[show_adding, add_files, add_source, give_job, watch_job]
)  # fmt: skip
