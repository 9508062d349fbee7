"""START HERE: the stages of the work in order, each by its one function."""

import functools
import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING

import msgspec

from dateline import __version__
from dateline.annotate import annotate
from dateline.annotate.parse import load as load_parser
from dateline.codebook.directory import load_directory
from dateline.codebook.frames import load_codebook
from dateline.codebook.versions import codebook_digest, model_name
from dateline.document import Document
from dateline.errors import DatelineError
from dateline.extract import extract
from dateline.garbage import collector_held
from dateline.ingest import read_text
from dateline.model.reader import load_reader
from dateline.records import Coding, Issue

if TYPE_CHECKING:
    from dateline.store import Maker


class Settings(msgspec.Struct, frozen=True):
    """What a run reads with: `model` and `codebook` can be left out to see what each is worth.

    `actors` are the user's own actor files, which come before the shipped knowledge base.
    """

    model: bool = True
    codebook: bool = True
    actors: tuple[Path, ...] = ()


PLAIN = Settings()
FAILED = "coding failed"
"""How the issue of a document begins that could not be coded."""


def made_by(settings: Settings = PLAIN) -> "Maker":
    """Return the versions that code with these settings: a document coded by them is done."""
    from dateline.store import Maker

    return Maker(__version__, codebook_digest(settings.actors), model_name())


Known = Callable[[Document], Coding | None]
_AHEAD = 4
"""Documents that are read ahead for each worker, so that none waits for the next."""


def code_document(document: Document, settings: Settings = PLAIN) -> Coding:
    """Return all that is read from one document; a pure function of document and settings.

    An error inside a stage becomes an `Issue` of the coding: one bad article never stops a run.
    """
    directory = load_directory(settings.actors)
    try:
        _load(settings.model)
        with collector_held():
            layers = annotate(document, directory, model=settings.model)
            return extract(layers, codebook=settings.codebook)
    except Exception as wrong:
        issue = Issue(
            where=document.name or document.url or document.id,
            what=f"{FAILED}: {type(wrong).__name__}: {wrong}",
            cure="report it with the article; the other articles were coded",
            document=document.id,
            kind="failure",
        )
        return Coding(document.id, issues=(issue,))


@functools.cache
def _load(model: bool) -> None:
    """Load what every document is read with, and spare the garbage collector the walk over it.

    It stays for as long as the process: walked again and again it takes 2 % of a run.
    """
    load_parser()
    load_codebook()
    if model:
        load_reader()
    gc.freeze()


def code_documents(
    documents: Iterable[Document], *, workers: int = 1, settings: Settings = PLAIN,
    known: Known = lambda _: None,
) -> Iterator[tuple[Document, Coding]]:  # fmt: skip
    """Return each document with its coding, in the order given, whatever the number of workers.

    Documents are taken as they are needed, so that they may be more than the memory holds.
    `known` returns the coding of one that need not be coded again.
    """
    if workers == 1:
        for document in documents:
            found = known(document)
            yield document, code_document(document, settings) if found is None else found
        return
    begun: deque[tuple[Document, Future[Coding]]] = deque()
    with _workers(workers) as pool:
        for document in documents:
            begun.append((document, _begun(pool, document, settings, known(document))))
            if len(begun) >= _AHEAD * workers:
                yield _ended(*begun.popleft())
        while begun:
            yield _ended(*begun.popleft())


@contextmanager
def _workers(number: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that code; what they have not begun is dropped when the run is stopped."""
    pool = ProcessPoolExecutor(
        number, mp_context=get_context("spawn"),
        initializer=signal, initargs=(SIGINT, SIG_IGN),  # it is the run that Ctrl-C stops
    )  # fmt: skip
    try:
        yield pool
    except BrokenProcessPool:
        raise DatelineError(
            "workers: one was ended from outside, as for want of memory; give fewer --workers"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(
    pool: ProcessPoolExecutor, document: Document, settings: Settings, found: Coding | None
) -> Future[Coding]:
    """Return what will be the coding of a document: `found`, if it is there already."""
    if found is None:
        return pool.submit(code_document, document, settings)
    coding: Future[Coding] = Future()
    coding.set_result(found)
    return coding


def _ended(document: Document, coding: Future[Coding]) -> tuple[Document, Coding]:
    return document, coding.result()


def code(text: str, *, published: str | None = None, title: str | None = None) -> Coding:
    """Return the coding of a text; `published` is an ISO 8601 date, with time if known."""
    return code_document(read_text(text, published=published, title=title))
