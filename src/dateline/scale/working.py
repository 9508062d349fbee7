"""What the processes of a batch do: read a shard, code a piece of it, write the files of a part.

Each job is a function of what it is given, and of files that are whole; whoever runs it, and how
often, the files it leaves are the same.
"""

import functools
import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.document import Document
from dateline.errors import BatchError
from dateline.export import write_records, write_tables
from dateline.export.files import whole_file, whole_folder
from dateline.ingest import Meta, read_file
from dateline.pipeline import FAILED, Settings, code_document, made_by
from dateline.records import Coding, Issue
from dateline.scale.folder import RECORDS, Folder
from dateline.scale.records import read_records
from dateline.scale.shards import Shard

_ONE = threading.Lock()
"""A process codes one document at a time, whatever threads its cluster gives it."""


class Reading(msgspec.Struct, frozen=True):
    """The job of reading a shard."""

    folder: Folder
    key: str
    shard: Shard
    meta: Meta


class Piece(msgspec.Struct, frozen=True):
    """The job of coding some documents of a part: number, id, start and length of each."""

    folder: Folder
    shard: str
    part: str
    number: int
    documents: tuple[tuple[int, str, int, int], ...]
    settings: Settings
    maker: str


class Finish(msgspec.Struct, frozen=True):
    """The job of writing the files of a part whose documents are all coded."""

    folder: Folder
    part: str
    documents: int


class Sighting(msgspec.Struct, frozen=True):
    """A document that stands in a shard."""

    id: str
    name: str
    number: int
    start: int
    length: int


class Sighted(msgspec.Struct, frozen=True):
    """What a shard holds; `broken` where some of it could not be read."""

    documents: tuple[Sighting, ...]
    repeated: int
    issues: tuple[Issue, ...]
    broken: bool


class Done(msgspec.Struct, frozen=True):
    """How the coding of one document went."""

    document: str
    failed: bool
    events: int
    issues: tuple[Issue, ...]


Job = Reading | Piece | Finish
Result = Sighted | tuple[Done, ...] | None


def work(job: Job) -> Result:
    """Do a job."""
    if isinstance(job, Reading):
        return _read(job)
    if isinstance(job, Piece):
        return _code(job)
    _finish(job)
    return None


def _read(job: Reading) -> Sighted:
    """Read a shard, and write its documents to a file of their own."""
    found: dict[str, Sighting] = {}
    issues: list[Issue] = []
    number = repeated = 0
    unread = damaged = False
    with whole_file(job.folder.spool(job.key)) as out:
        for item in _items(job.shard, job.meta):
            if isinstance(item, Issue):
                issues.append(item)
                unread = item.where == job.shard.where
                damaged = damaged or item.kind == "damage"
                continue
            unread = False
            body = msgspec.json.encode(item)
            sighted = Sighting(item.id, item.name or "", number, out.tell(), len(body))
            out.write(body)
            number += 1
            repeated += item.id in found
            # of copies with one id that with the least name is kept, as of those of two shards
            if item.id not in found or sighted.name < found[item.id].name:
                found[item.id] = sighted
    return Sighted(tuple(found.values()), repeated, tuple(issues), unread or damaged)


def _items(shard: Shard, meta: Meta) -> Iterator[Document | Issue]:
    """Return what the files of a shard hold; a fault of a reader is an issue like others."""
    for path, name in shard.files:
        try:
            yield from read_file(path, name, meta)
        except Exception as wrong:
            what = f"reading failed: {type(wrong).__name__}: {wrong}"
            yield Issue(str(path), what, "report it with the file; the others were read")


def _code(job: Piece) -> tuple[Done, ...]:
    """Code the documents of a piece, and write their records."""
    if (here := _maker(job.settings)) != job.maker:
        raise BatchError(
            f"{job.folder.path}: a worker codes with other versions ({here}, not {job.maker}); "
            "install the same Dateline, and the same --actors, on all machines"
        )
    with _ONE:
        coded = [(d, code_document(d, job.settings)) for d in _documents(job)]
    return write_piece(job, coded)


@functools.cache
def _maker(settings: Settings) -> str:
    return made_by(settings).digest


def _documents(job: Piece) -> Iterator[Document]:
    """Return the documents of a piece as they were read from their shard."""
    spool = job.folder.spool(job.shard)
    try:
        with spool.open("rb") as bodies:
            for _, _, start, length in job.documents:
                bodies.seek(start)
                yield msgspec.json.decode(bodies.read(length), type=Document)
    except FileNotFoundError:
        raise BatchError(
            f"{spool}: a worker does not see it; give as --out a folder that all machines share "
            "under one path"
        ) from None


def write_piece(job: Piece, coded: list[tuple[Document, Coding]]) -> tuple[Done, ...]:
    """Write the records of a piece, and return how each document went."""
    pieces = job.folder.pieces(job.part)
    pieces.mkdir(exist_ok=True)
    with whole_file(pieces / f"{job.number:09}.jsonl") as out:
        out.writelines(line.encode() for line in write_records(coded))
    return tuple(
        Done(
            coding.document,
            coding.failed,
            len(coding.likely),
            coding.issues,
        )
        for _, coding in coded
    )


def lost_document(job: Piece) -> tuple[Done, ...]:
    """Write a document that ended the process which coded it as one that can't be coded."""
    (document,) = _documents(job)
    issue = Issue(
        where=document.name or document.id,
        what=f"{FAILED}: its process was ended, as for want of memory",
        cure="report it with the article; the other articles were coded",
        document=document.id,
        kind="failure",
    )
    return write_piece(job, [(document, Coding(document.id, issues=(issue,)))])


def _finish(job: Finish) -> None:
    """Write the tables and records of a part, from its pieces in their order."""
    number = 0
    with whole_folder(job.folder.part(job.part), drafts=job.folder.work) as draft:
        with (draft / RECORDS).open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as out:
            for coded in write_tables(draft, _pieces(job.folder.pieces(job.part))):
                out.writelines(line.encode() for line in write_records([coded]))
                number += 1
        if number != job.documents:
            raise BatchError(
                f"{job.folder.pieces(job.part)}: {number:,} of {job.documents:,} articles are "
                "left; take this folder away and run the batch again"
            )


def _pieces(folder: Path) -> Iterator[tuple[Document, Coding]]:
    """Return what is coded of a part, each document once: a stopped run may have left two."""
    seen: set[str] = set()
    for path in sorted(folder.glob("[!.]*.jsonl")):
        for document, coding in read_records(path):
            if document.id not in seen:
                seen.add(document.id)
                yield document, coding
