"""START HERE: the stages of the work in order, each by its one function."""

import functools
import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.annotate.parse import load as load_parser
from dateline.codebook.directory import load_directory
from dateline.codebook.frames import load_codebook
from dateline.document import Document
from dateline.errors import DatelineError
from dateline.extract import extract
from dateline.garbage import collector_held
from dateline.ingest import read_text
from dateline.model.reader import load_reader
from dateline.records import Coding, Issue


class Settings(msgspec.Struct, frozen=True):
    """What a run reads with: `model` and `codebook` can be left out to see what each is worth.

    `actors` are the user's own actor files, which come before the shipped knowledge base.
    """

    model: bool = True
    codebook: bool = True
    actors: tuple[Path, ...] = ()


PLAIN = Settings()


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
            what=f"coding failed: {type(wrong).__name__}: {wrong}",
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
    documents: Iterable[Document], *, workers: int = 1, settings: Settings = PLAIN
) -> Iterator[tuple[Document, Coding]]:
    """Return each document with its coding, in the order given, whatever the number of workers."""
    if workers == 1:
        for document in documents:
            yield document, code_document(document, settings)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        listed = list(documents)
        job = functools.partial(code_document, settings=settings)
        try:
            yield from zip(listed, pool.map(job, listed, chunksize=4), strict=True)
        except BrokenProcessPool:
            raise DatelineError(
                "workers: one was ended from outside, as for want of memory; give fewer --workers"
            ) from None


def code(text: str, *, published: str | None = None, title: str | None = None) -> Coding:
    """Return the coding of a text; `published` is an ISO 8601 date, with time if known."""
    return code_document(read_text(text, published=published, title=title))
